// The suite in Chromium: the package's own files, as a browser loads them without a bundler.
import { launch } from "../browser/launch.mjs";
import { serveRepository } from "../browser/serve.mjs";
import { caseFiles, report } from "./report.mjs";

const server = await serveRepository({ "/cases.json": ["application/json", JSON.stringify(caseFiles())] });
const browser = await launch();
try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const result = await page.evaluate(async () => {
        const [soteplan, { catalog }, { examples }, { compute }, { run }, files] = await Promise.all([
            import("/bindings-wasm/js/browser.js"),
            import("/bindings-wasm/js/catalog.js"),
            import("/bindings-wasm/js/examples.browser.js"),
            import("/bindings-wasm/js/stats.browser.js"),
            import("/tests/conformance/suite.mjs"),
            fetch("/cases.json").then((response) => response.json()),
        ]);
        return run({ ...soteplan, catalog, compute, examples }, files);
    });
    report("chromium", result);
} finally {
    await browser.close();
    server.close();
}
