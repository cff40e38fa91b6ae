// The package as a web project has it: packed, installed, served and bundled by Vite, on a page and in a worker.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build, createServer, preview } from "vite";
import { launch } from "../../tests/browser/launch.mjs";

const work = new URL("../../target/bundle-test/", import.meta.url);
const root = fileURLToPath(new URL("app/", work));
const files = {
    "index.html": `<!doctype html><title>bundle</title><link rel="icon" href="data:,"><script type="module" src="main.js"></script>`,
    "main.js": `
        import { examples } from "soteplan/examples";
        import "soteplan/stats";
        const page = examples.hyks2021_2025().check().length;
        const rows = examples.hyks2021_2025().evaluate(examples.netCosts()).length;
        const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
        worker.onmessage = ({ data }) => (window.result = { page, rows, worker: data });
        worker.onerror = (event) => (window.result = event.message);`,
    "worker.js": `
        import { examples } from "soteplan/examples";
        postMessage(examples.hyks2021_2025().check().length);`,
};
const config = {
    root,
    configFile: false,
    logLevel: "error",
    cacheDir: fileURLToPath(new URL("cache/", work)),
    build: { outDir: fileURLToPath(new URL("dist/", work)), emptyOutDir: true },
    // Rollup's other formats know no top-level await.
    worker: { format: "es" },
    server: { host: "127.0.0.1", port: 0 },
    preview: { host: "127.0.0.1", port: 0 },
};

let browser;
before(async () => {
    rmSync(work, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(new URL(`app/${name}`, work), content);
    const here = fileURLToPath(new URL("..", import.meta.url));
    const packed = execFileSync("npm", ["pack", "--json", "--dry-run"], {
        cwd: here,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
    });
    for (const { path } of JSON.parse(packed)[0].files) {
        cpSync(new URL(`../${path}`, import.meta.url), new URL(`app/node_modules/soteplan/${path}`, work), {
            recursive: true,
        });
    }
    browser = await launch();
});
after(() => browser?.close());

async function look(url) {
    const page = await browser.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("response", (response) => response.ok() || errors.push(`${response.status()} ${response.url()}`));
    await page.goto(url);
    const result = await page
        .waitForFunction(() => window.result, undefined, { timeout: 20_000 })
        .then((handle) => handle.jsonValue());
    assert.deepEqual(errors, []);
    assert.ok(result.page > 0 && result.rows > 0, JSON.stringify(result));
    assert.equal(result.worker, result.page);
}

test("served by Vite as it is written", async () => {
    const server = await createServer(config);
    await server.listen();
    try {
        await look(server.resolvedUrls.local[0]);
    } finally {
        await server.close();
    }
});

test("bundled by Vite", async () => {
    await build(config);
    const server = await preview(config);
    try {
        await look(server.resolvedUrls.local[0]);
    } finally {
        await server.close();
    }
});
