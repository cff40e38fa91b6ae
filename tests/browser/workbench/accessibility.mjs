import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { examples } from "soteplan/examples";
import { drop, finding, opened } from "./hands.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with what axe-core finds on the page as it is: WCAG 2.1 A and AA, and good practice. */
async function audit(page, where) {
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
        const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
        const result = await window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
        return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
    });
    assert.deepEqual(violations, [], where);
}

/** Nothing but tables and the editor may need to be moved sideways. */
async function assertFits(page, where) {
    const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    assert.ok(needed <= given, `${where}: the page is ${needed} wide, the window ${given}`);
}

/** Brings everything that the views of the plan can show onto the page. */
async function unfold(page) {
    await page.getByRole("tab").nth(1).click();
    await page.locator(".presets:visible button").first().click();
    await page.locator(".party").nth(1).click();
    await page.locator(".chain li").first().waitFor();
    await page.locator("#panel-validity time[datetime='2022-12-31']").first().waitFor();
    await page.locator("details").evaluateAll((list) => list.forEach((details) => (details.open = true)));
    await page.getByRole("tab").nth(2).click();
    await page.locator(".presets:visible button").first().click();
}

const SCHEMES = /** @type {const} */ (["light", "dark"]);

export function accessibility(visit) {
    for (const language of ["fi", "sv", "en"]) {
        test(
            `axe-core finds nothing: ${language}`,
            visit({ language }, async (page) => {
                await opened(page);
                await unfold(page);
                for (const colorScheme of SCHEMES) {
                    await page.emulateMedia({ colorScheme });
                    for (const tab of [0, 1, 2]) {
                        await page.getByRole("tab").nth(tab).click();
                        await audit(page, `tab ${tab}, ${colorScheme}`);
                    }
                }
            }),
        );
    }

    for (const colorScheme of SCHEMES) {
        test(
            `axe-core finds nothing where something is wrong: ${colorScheme}`,
            visit({ colorScheme }, async (page) => {
                await opened(page);
                await page.getByText("All columns").click();
                await page.getByText("Sources that the plan names").click();
                await drop(page, [{ name: "wrong.csv", text: "area,period\n" }]);
                await page.getByRole("alert").getByRole("button").waitFor();
                await page.locator(".cm-content").focus();
                await page.keyboard.type("x");
                await finding(page, "P001");
                await page.locator(".cm-lintRange").first().hover();
                await page.locator(".cm-tooltip").waitFor();
                await page.keyboard.press("ControlOrMeta+f");
                await audit(page, "a broken text, a refused file, a tooltip and the search");
                await drop(page, [{ name: "notes.txt", text: "no plan" }]);
                await page.locator("#plan-title", { hasText: "not a plan" }).waitFor();
                await audit(page, "no plan");
            }),
        );
    }

    for (const [width, language] of /** @type {const} */ ([[1280, "fi"], [320, "sv"], [320, "en"]])) {
        test(
            `axe-core finds nothing while findings are mended and accepted: ${language}, ${width} pixels`,
            visit({ width, language, height: 600 }, async (page) => {
                await opened(page);
                const blanks = examples.hyks2021_2025().text.replace('"fi": "HYKS-alueen', '"fi": "  HYKS-alueen');
                await drop(page, [{ name: "blanks.json", text: blanks }]);
                await (await finding(page, "S015")).locator(".deed").first().click();
                await finding(page, "S015", "detached");
                await page.locator(".news button").waitFor();
                const open = page.locator(".findings .quiet").first();
                await open.click();
                await page.locator("dialog button.main").click();
                await page.locator("dialog summary").click();
                for (const colorScheme of SCHEMES) {
                    await page.emulateMedia({ colorScheme });
                    await audit(page, `the dialog, ${colorScheme}`);
                }
                await assertFits(page, "the dialog");
                await page.locator("#accept-reason").fill("HUS");
                await page.locator("dialog button.main").click();
                await page.locator("[aria-controls=accepted]").click();
                await page.locator(".accepted li").waitFor();
                for (const colorScheme of SCHEMES) {
                    await page.emulateMedia({ colorScheme });
                    await audit(page, `what is accepted, ${colorScheme}`);
                }
                await assertFits(page, "what is accepted");
            }),
        );
    }

    // 1280 pixels at 400 %.
    test(
        "fits 320 pixels in every language",
        visit({ width: 320, height: 256 }, async (page) => {
            await opened(page);
            await unfold(page);
            await page.getByRole("tab").nth(0).click();
            for (const [language, year] of Object.entries({ fi: "vuosi", sv: "år", en: "year" })) {
                await page.locator(`.choice [lang=${language}]`).click();
                await page.locator(".chart svg text", { hasText: year }).waitFor();
                await assertFits(page, `indicators, ${language}`);
                const svg = await page.locator(".chart svg").boundingBox();
                const box = await page.locator(".chart").boundingBox();
                assert.ok(svg.width <= box.width, "the chart is as wide as the room that it has");
                await page.getByRole("tab").nth(1).click();
                await assertFits(page, `validity, ${language}`);
                await page.getByRole("tab").nth(2).click();
                await assertFits(page, `structure, ${language}`);
                await page.getByRole("tab").nth(0).click();
            }
            const opener = page.locator(".choices > button");
            await opener.click();
            await page.locator(".choices li button").last().focus();
            await assertFits(page, "the list of examples");
            await audit(page, "the list of examples");
            await page.keyboard.press("Escape");
            assert.equal(await opener.getAttribute("aria-expanded"), "false");
            assert.ok(await opener.evaluate((button) => button === document.activeElement), "Escape leads back");
            await drop(page, [{ name: "a-very-long-name-of-a-file-that-is-not-utf-8-at-all.json", bytes: [0xff] }]);
            await page.getByRole("alert").getByRole("button").waitFor();
            await assertFits(page, "a message");
            await audit(page, "a narrow window");
        }),
    );
}
