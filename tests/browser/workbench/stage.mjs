// One build, one server and one browser for all tests of the workbench.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { launch } from "../launch.mjs";

const root = fileURLToPath(new URL("../../../examples/workbench", import.meta.url));

/** Longest that a test may take: one that waits for nothing must not hold up the others. */
const PATIENCE = 60_000;

/**
 * @typedef {object} Reader
 * @property {string} [language] of the browser
 * @property {number} [width]
 * @property {number} [height]
 * @property {"light" | "dark"} [colorScheme]
 * @property {RegExp} [expected] complaints of the browser, or addresses, that the test is about
 */

export class Stage {
    #folder;
    #server;
    #browser;
    #origin;

    static async open() {
        const stage = new Stage();
        try {
            await stage.#set();
        } catch (error) {
            await stage.close();
            throw error;
        }
        return stage;
    }

    async #set() {
        // A folder of its own: whoever builds the page meanwhile does not take it away.
        this.#folder = await mkdtemp(join(tmpdir(), "workbench-"));
        const settings = { root, logLevel: "warn", build: { outDir: this.#folder, emptyOutDir: true } };
        await build(settings);
        this.#server = await preview({ ...settings, preview: { host: "127.0.0.1", port: 0, open: false } });
        this.#origin = new URL(this.#server.resolvedUrls.local[0]).origin;
        this.#browser = await launch();
    }

    async close() {
        await this.#browser?.close();
        await this.#server?.close();
        if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
    }

    /**
     * Opens the page for a reader and runs a test on it. Whatever the test is about, the page must not complain and must
     * not speak with anybody but its own server.
     *
     * @param {Reader} reader
     * @param {(page: import("playwright-core").Page) => Promise<void>} test
     */
    async visit({ language = "en", width = 1280, height = 800, colorScheme = "light", expected }, test) {
        const context = await this.#browser.newContext({
            viewport: { width, height },
            locale: language,
            colorScheme,
            acceptDownloads: true,
        });
        const complaints = [];
        const strangers = new Set();
        context.on("request", (request) => {
            const { origin, protocol } = new URL(request.url());
            if (origin !== this.#origin && !["data:", "blob:"].includes(protocol)) strangers.add(request.url());
        });
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        page.on("console", (message) => {
            if (["error", "warning"].includes(message.type())) complaints.push(message.text());
        });
        page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
        try {
            await page.goto(this.#origin);
            await inTime(test(page));
            assert.deepEqual(
                complaints.filter((complaint) => !expected?.test(complaint)),
                [],
            );
            assert.deepEqual(
                [...strangers].filter((url) => !expected?.test(url)),
                [],
            );
        } finally {
            await context.close();
        }
    }
}

/** @param {Promise<void>} work */
async function inTime(work) {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error(`not finished after ${PATIENCE / 1000} s`)), PATIENCE);
    });
    await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
