// One way for every browser test to start Chromium.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const finder = fileURLToPath(new URL("../../scripts/find-browser.sh", import.meta.url));

// Containers have no sandbox and no GPU, and a test must not speak with anybody but the page's own server.
const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/**
 * Starts headless Chromium with a profile of its own, which is gone after `close()`.
 *
 * @param {import("playwright-core").LaunchOptions} [options] what a test wants otherwise, such as `{ headless: false }`
 * @returns {Promise<import("playwright-core").Browser>}
 */
export async function launch(options = {}) {
    return chromium.launch({ executablePath: browserPath(), args, ...options });
}

function browserPath() {
    try {
        return execFileSync(finder, { encoding: "utf8" }).trim();
    } catch (cause) {
        throw new Error("no Chromium was found: run scripts/setup-browser.sh", { cause });
    }
}
