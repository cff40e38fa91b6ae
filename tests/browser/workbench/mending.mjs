// Findings are mended: the example with faults that these tests put into it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Plan } from "soteplan";
import { examples } from "soteplan/examples";
import { activeLine, drop, eventually, finding, findings, focused, opened, saved, select, tabTo } from "./hands.mjs";

/** @typedef {import("playwright-core").Page} Page */

const EXAMPLE = examples.hyks2021_2025().text;

/** Each fault with what stands in the example where it is put; what mends it brings the example back, byte for byte. */
const FAULTS = /** @type {const} */ ({
    // S015: blanks around a text.
    blanks: ['"fi": "HYKS-alueen kuntien', '"fi": "  HYKS-alueen kuntien'],
    // S014: a reference that stands in a list twice.
    twice: ['"indicators": ["needs-adjusted-cost"]', '"indicators": ["needs-adjusted-cost", "needs-adjusted-cost"]'],
    // S002: a goal that there is not, and one that is called almost so.
    typo: ['"goals": ["closer-cooperation", "joint-planning"', '"goals": ["closer-cooperation", "joint-planing"'],
});

/** The example with some of the faults. @param {(keyof typeof FAULTS)[]} faults */
function faulty(...faults) {
    return faults.reduce((text, fault) => {
        const [right, wrong] = FAULTS[fault];
        assert.ok(text.includes(right), `the example has ${right}`);
        return text.replace(right, wrong);
    }, EXAMPLE);
}

/** Opens a text and waits for one of its findings. @param {Page} page */
async function openText(page, text, code) {
    await opened(page);
    await drop(page, [{ name: "faulty.json", text }]);
    return finding(page, code);
}

/** The button that makes the fix of a finding. */
const fixOf = (entry) => entry.locator(".deed:not(.quiet)").first();
const safeFixes = (page) => page.getByRole("button", { name: /Make all safe fixes/ });

/** Waits until the text is that one. @param {Page} page */
const textIs = (page, text) => eventually(async () => assert.equal((await saved(page)).text, text));

export function mending(visit) {
    test(
        "makes a safe fix in the text, says so, and takes it back",
        visit({}, async (page) => {
            const text = faulty("blanks");
            const entry = await openText(page, text, "S015");
            const fix = fixOf(entry);
            assert.match(await fix.innerText(), /^Take the blanks around the text away\s+\(S015, line 13\)$/);
            await fix.click();
            await finding(page, "S015", "detached");
            await textIs(page, EXAMPLE);
            assert.match(await activeLine(page), /"fi": "HYKS-alueen kuntien/);
            await eventually(async () =>
                assert.match(
                    await page.getByRole("status").innerText(),
                    /^Mended S015: take the blanks around the text away\. 12 findings: /,
                ),
            );
            const news = page.locator(".news");
            assert.match(await news.innerText(), /Mended S015/);
            await news.getByRole("button", { name: "Undo" }).click();
            await finding(page, "S015");
            assert.equal(await news.isVisible(), false);
            assert.equal(await page.evaluate(() => document.activeElement.id), "findings");
            await textIs(page, text);
        }),
    );

    test(
        "marks a fix that somebody has to look at, and makes it as one step",
        visit({}, async (page) => {
            const text = faulty("typo");
            const entry = await openText(page, text, "S002");
            const fix = fixOf(entry);
            assert.match(await fix.innerText(), /^Write joint-planning\s+suggestion/);
            assert.equal(await safeFixes(page).isVisible(), false, "nothing is safe to mend");
            await fix.click();
            await finding(page, "S002", "detached");
            await textIs(page, EXAMPLE);
            assert.match(await activeLine(page), /joint-planning/);
            // A person edits on, and goes back step by step.
            await page.locator(".cm-content").focus();
            await page.keyboard.press("ControlOrMeta+z");
            await finding(page, "S002");
            await textIs(page, text);
            await page.locator(".cm-content").focus();
            await page.keyboard.press("ControlOrMeta+y");
            await textIs(page, EXAMPLE);
        }),
    );

    test(
        "makes all safe fixes at once, leaves the others, and takes all back at once",
        visit({}, async (page) => {
            const text = faulty("blanks", "twice", "typo");
            await openText(page, text, "S015");
            const all = safeFixes(page);
            assert.equal(await all.innerText(), "Make all safe fixes (2)");
            await all.focus();
            await page.keyboard.press("Enter");
            await finding(page, "S015", "detached");
            await finding(page, "S014", "detached");
            assert.match(await page.locator(".news").innerText(), /^2 fixes made\./);
            assert.equal(await all.isVisible(), false);
            assert.equal(await page.evaluate(() => document.activeElement.id), "findings");
            await textIs(page, faulty("typo"));
            await page.locator(".cm-content").focus();
            await page.keyboard.press("ControlOrMeta+z");
            await textIs(page, text);
            await finding(page, "S014");
        }),
    );

    test(
        "mends what keeps a text from being a plan",
        visit({}, async (page) => {
            // Helsinki is 091 in the classification of municipalities; spreadsheets take the zero away.
            const text = EXAMPLE.replace('"091"', '"91"');
            await openText(page, text, "P009");
            await safeFixes(page).click();
            await finding(page, "P009", "detached");
            await textIs(page, EXAMPLE);
        }),
    );

    test(
        "says so where a fix comes too late",
        visit({ width: 1280, height: 800 }, async (page) => {
            const entry = await openText(page, faulty("blanks"), "S015");
            await select(page, '"  HYKS-alueen');
            const button = await fixOf(entry).elementHandle();
            // A person cannot be as quick as the page: it mends the text and presses before the text is examined.
            await page.evaluate(async (fix) => {
                document.execCommand("insertText", false, '"HYKS-alueen');
                await new Promise((resolve) => setTimeout(resolve, 0));
                fix.click();
            }, button);
            await page.getByRole("alert").getByText("the text has changed, and the finding is gone").waitFor();
            await finding(page, "S015", "detached");
            await textIs(page, EXAMPLE);
        }),
    );

    test(
        "mends by keyboard alone",
        visit({}, async (page) => {
            await openText(page, faulty("blanks"), "S015");
            await page.locator(".skip a").nth(1).focus();
            await page.keyboard.press("Enter");
            await tabTo(page, ({ name }) => name.startsWith("Take the blanks"));
            await page.keyboard.press("Enter");
            await finding(page, "S015", "detached");
            // The focus goes on to what was the next finding, so that the list can be worked through.
            await eventually(async () => assert.match((await focused(page)).name, /V002/));
            await tabTo(page, ({ name }) => name === "Undo", "Shift+Tab");
            await textIs(page, EXAMPLE);
        }),
    );

    for (const language of ["fi", "sv", "en"]) {
        test(
            `speaks of mending in ${language}`,
            visit({ language }, async (page) => {
                const text = faulty("blanks", "typo");
                await openText(page, text, "S015");
                const fixable = Plan.parse(text)
                    .check()
                    .filter(({ fixes }) => fixes.length > 0);
                for (const { code, fixes } of fixable) {
                    const title = fixes[0].title[language].replaceAll("`", "");
                    const shown = await fixOf(await finding(page, code)).innerText();
                    assert.equal(shown.slice(0, title.length).toLowerCase(), title.toLowerCase());
                }
            }),
        );
    }
}
