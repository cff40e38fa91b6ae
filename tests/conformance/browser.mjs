// The suite in Chromium: the package's own files, as a browser loads them without a bundler.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { launch } from "../browser/launch.mjs";
import { caseFiles, report } from "./report.mjs";

const root = new URL("../../", import.meta.url);
const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const pages = {
    "/": ["text/html", "<!doctype html><title>conformance</title>"],
    "/cases.json": ["application/json", JSON.stringify(caseFiles())],
};

async function serve(request, response) {
    const { pathname } = new URL(request.url, "http://localhost");
    try {
        const [type, body] = pages[pathname] ?? [
            types[extname(pathname)],
            await readFile(new URL(`.${pathname}`, root)),
        ];
        response.writeHead(200, { "content-type": type }).end(body);
    } catch {
        response.writeHead(404).end();
    }
}

const server = createServer(serve);
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await launch();
try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const result = await page.evaluate(async () => {
        const [soteplan, { catalog }, { examples }, { run }, files] = await Promise.all([
            import("/bindings-wasm/js/browser.js"),
            import("/bindings-wasm/js/catalog.js"),
            import("/bindings-wasm/js/examples.browser.js"),
            import("/tests/conformance/suite.mjs"),
            fetch("/cases.json").then((response) => response.json()),
        ]);
        return run({ ...soteplan, catalog, examples }, files);
    });
    report("chromium", result);
} finally {
    await browser.close();
    server.close();
}
