// What a reader does with the page, and what a reader sees on it.

import assert from "node:assert/strict";
import { catalog } from "soteplan/catalog";

export const HYKS = "HYKS";
export const UUSIMAA = "Uusimaa";

/** @typedef {import("playwright-core").Page} Page */

/** Waits for the example: its findings, its answers and its chart. @param {Page} page */
export async function opened(page) {
    await page.locator(".findings li").first().waitFor();
    await page.locator("#panel-indicators tbody tr").first().waitFor();
    await page.locator(".chart svg .mark-line").first().waitFor();
}

/** Opens an example by what the list calls it, and waits for its structure. @param {Page} page */
export async function openExample(page, name) {
    await page.locator(".choices > button").click();
    await page.locator(".choices li button", { hasText: name }).click();
    await page.locator(".file-name", { hasText: name === HYKS ? "hyks" : "uusimaa" }).waitFor();
    await page.locator("#panel-structure [role=treeitem]").first().waitFor({ state: "attached" });
}

/** What the library calls a word of a column, or a column, in each language. */
export function label(column, word) {
    return catalog().labels.find((entry) => (entry.column ?? null) === column && entry.word === word).label;
}

/** Waits until a check of what is shown holds: the page follows its worker, and its parts follow each other. */
export async function eventually(check) {
    const deadline = Date.now() + 10_000;
    for (;;) {
        try {
            return await check();
        } catch (error) {
            if (Date.now() > deadline) throw error;
            await new Promise((resolve) => setTimeout(resolve, 50));
        }
    }
}

/** The findings that the list shows: code, and line from one. @param {Page} page */
export async function findings(page) {
    return page.locator(".findings li").evaluateAll((items) =>
        items.map((item) => ({
            code: item.querySelector("strong").textContent,
            line: Number(item.querySelector(".place").textContent.match(/\d+/)[0]),
        })),
    );
}

/** Waits until the list shows a finding, or shows it no more. @param {Page} page */
export async function finding(page, code, state = "attached") {
    const entry = page.locator(".findings li", { has: page.locator("strong", { hasText: code }) }).first();
    await entry.waitFor({ state });
    return entry;
}

/** Lines whose gutter has a mark, of those in view. @param {Page} page */
export async function markedLines(page) {
    return page.evaluate(() => {
        const middle = (element) => {
            const { top, height } = element.getBoundingClientRect();
            return top + height / 2;
        };
        const numbers = [...document.querySelectorAll(".cm-lineNumbers .cm-gutterElement")];
        return [...document.querySelectorAll(".cm-lint-marker")].map((mark) => {
            const beside = numbers.find((number) => {
                const { top, bottom } = number.getBoundingClientRect();
                return top <= middle(mark) && middle(mark) <= bottom;
            });
            return Number(beside?.textContent);
        });
    });
}

/** Selects the next place of a text in the editor, by its search. @param {Page} page */
export async function select(page, text) {
    await page.locator(".cm-content").focus();
    await page.keyboard.press("ControlOrMeta+f");
    await page.locator(".cm-search [name=search]").press("ControlOrMeta+a");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
}

/** The text of the line with the cursor, or of one so many lines below. @param {Page} page */
export async function activeLine(page, below = 0) {
    return page.evaluate((lines) => {
        let line = document.querySelector(".cm-activeLine");
        for (let step = 0; step < lines; step += 1) line = line?.nextElementSibling;
        return line?.innerText ?? "";
    }, below);
}

/** The text from the beginning of the cursor's line to the cursor. @param {Page} page */
export async function beforeCursor(page) {
    return page.evaluate(() => {
        const selection = getSelection();
        const line = selection.anchorNode.parentElement.closest(".cm-line") ?? selection.anchorNode;
        const range = document.createRange();
        range.setStart(line, 0);
        range.setEnd(selection.anchorNode, selection.anchorOffset);
        return range.toString();
    });
}

/**
 * Drops files on the page as a file manager does.
 *
 * @param {Page} page
 * @param {{ name: string, text?: string, bytes?: number[], size?: number }[]} files
 */
export async function drop(page, files, target = ".cm-content") {
    const data = await page.evaluateHandle((list) => {
        const transfer = new DataTransfer();
        for (const { name, text, bytes, size } of list) {
            const content = text ?? new Uint8Array(bytes ?? size);
            transfer.items.add(new File([content], name));
        }
        return transfer;
    }, files);
    for (const event of ["dragenter", "dragover", "drop"])
        await page.dispatchEvent(target, event, { dataTransfer: data });
}

/** Saves the text and gives what the file has. @param {Page} page */
export async function saved(page) {
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(".files > button").last().click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
}

/** The table of the panel that is shown: headings, and rows of texts. @param {Page} page */
export async function shownTable(page) {
    return page
        .locator("[role=tabpanel]:not([hidden]) table")
        .first()
        .evaluate((table) => {
            const texts = (row) => [...row.cells].map((cell) => cell.innerText.replace(/\s+/gu, " ").trim());
            return { headings: texts(table.tHead.rows[0]), rows: [...table.tBodies[0].rows].map(texts) };
        });
}

/** What has the focus: a way to name it, and whether it shows. @param {Page} page */
export async function focused(page) {
    return page.evaluate(() => {
        const element = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const around = element.closest(".panel");
        const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        return {
            name: element.getAttribute("aria-label") ?? element.innerText,
            role: element.getAttribute("role") ?? element.tagName.toLowerCase(),
            inEditor: element.classList.contains("cm-content"),
            inFindings: element.closest(".findings") !== null,
            visible: outlined || (around !== null && getComputedStyle(around).outlineStyle !== "none"),
        };
    });
}

/** Presses Tab until something has the focus that is looked for; everything on the way must show that it has it. */
export async function tabTo(page, found, key = "Tab") {
    for (let presses = 0; presses < 60; presses += 1) {
        await page.keyboard.press(key);
        const now = await focused(page);
        assert.ok(now.visible, `the focus shows on ${now.role} ${now.name}`);
        if (found(now)) return now;
    }
    throw new Error("the keyboard never came there");
}
