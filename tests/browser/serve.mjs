// The files of the repository for a browser, as they are: no bundler stands between.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const root = new URL("../../", import.meta.url);
const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/**
 * Serves the repository on a free port of this machine.
 *
 * @param {Record<string, [type: string, body: string]>} pages what stands at paths of its own; `/` is an empty page
 * @returns {Promise<{url: string, close: () => void}>}
 */
export async function serveRepository(pages = {}) {
    const all = { "/": ["text/html", "<!doctype html><title>soteplan</title>"], ...pages };
    const server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url, "http://localhost");
        try {
            const [type, body] = all[pathname] ?? [
                types[extname(pathname)],
                await readFile(new URL(`.${pathname}`, root)),
            ];
            response.writeHead(200, { "content-type": type }).end(body);
        } catch {
            response.writeHead(404).end();
        }
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
