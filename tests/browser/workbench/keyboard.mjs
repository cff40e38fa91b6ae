import assert from "node:assert/strict";
import { test } from "node:test";
import { beforeCursor, eventually, findings, focused, opened, tabTo } from "./hands.mjs";

export function keyboard(visit) {
    test(
        "needs nothing but the keyboard",
        visit({}, async (page) => {
            await opened(page);
            const first = await tabTo(page, () => true);
            assert.equal(first.name, "Skip to the text of the plan");

            await tabTo(page, ({ name }) => name === "Svenska");
            await page.keyboard.press("Enter");
            await page.locator("html[lang=sv]").waitFor();
            assert.equal((await focused(page)).name, "Svenska");

            await tabTo(page, ({ inEditor }) => inEditor);
            await page.keyboard.type(" ");
            const after = await tabTo(page, () => true);
            assert.equal(after.inEditor, false, "Tab leads out of the editor");
            await tabTo(page, ({ inEditor }) => inEditor, "Shift+Tab");

            await tabTo(page, ({ inFindings }) => inFindings);
            const line = await page.evaluate(() =>
                Number(document.activeElement.querySelector(".place").textContent.match(/\d+/)[0]),
            );
            await page.keyboard.press("Enter");
            await eventually(async () => assert.ok((await focused(page)).inEditor, "the finding leads into the editor"));
            assert.equal(Number(await page.locator(".cm-activeLineGutter").first().innerText()), line);
            assert.match(await beforeCursor(page), /"id": $/);

            await tabTo(page, ({ role }) => role === "tab");
            await page.keyboard.press("ArrowRight");
            const tab = await focused(page);
            assert.equal(tab.name, "Giltighet och tidslinje");
            assert.ok(await page.locator("#panel-validity").isVisible());
            await tabTo(page, ({ name }) => name.startsWith("Reformen"));
            await page.keyboard.press("Space");
            await page.locator("#panel-validity time[datetime='2022-12-31']").first().waitFor();
        }),
    );

    test(
        "skips to the text, the findings and the answers",
        visit({}, async (page) => {
            await opened(page);
            for (const [index, id] of ["text", "findings", "answers"].entries()) {
                await page.locator(".skip a").nth(index).focus();
                await page.keyboard.press("Enter");
                assert.equal(await page.evaluate(() => document.activeElement.id), id);
            }
        }),
    );

    test(
        "keeps the focus in the list while the list is made anew",
        visit({}, async (page) => {
            await opened(page);
            const [first] = await findings(page);
            await page.locator(".cm-content").focus();
            await page.keyboard.press("ControlOrMeta+Home");
            await page.keyboard.press("Enter");
            await tabTo(page, ({ inFindings }) => inFindings);
            const entry = () => page.evaluate(() => document.activeElement.dataset.key);
            const before = await entry();
            // The line above pushes every finding down by one once the text has been examined.
            await page.locator(".findings .place", { hasText: `line ${first.line + 1}` }).first().waitFor();
            assert.equal(await entry(), before);
        }),
    );

    test(
        "goes from finding to finding with F8",
        visit({}, async (page) => {
            await opened(page);
            await page.locator(".cm-content").focus();
            await page.keyboard.press("F8");
            const [first] = await findings(page);
            assert.equal(Number(await page.locator(".cm-activeLineGutter").first().innerText()), first.line);
        }),
    );

    test(
        "tells screen readers what was found, politely",
        visit({}, async (page) => {
            await opened(page);
            const status = page.getByRole("status");
            await page.waitForFunction(() =>
                /12 findings: error 0, warning 9, advice 3/.test(document.querySelector("[role=status]").textContent),
            );
            assert.equal(await status.getAttribute("aria-live"), "polite");
            await page.locator(".cm-content").focus();
            await page.keyboard.type("x");
            await page.waitForFunction(() => /error [1-9]/.test(document.querySelector("[role=status]").textContent));
        }),
    );

    test(
        "keeps the focus where it is when what has it is drawn anew",
        visit({}, async (page) => {
            await opened(page);
            await page.locator(".finding").nth(2).focus();
            // A click of a script moves no focus.
            await page.evaluate(() => document.querySelector(".choice [lang=sv]").click());
            await page.locator(".finding .place", { hasText: "rad" }).first().waitFor();
            const focus = () => page.evaluate(() => document.activeElement.innerText);
            assert.equal(await focus(), await page.locator(".finding").nth(2).innerText());

            await page.getByRole("tab", { name: "Giltighet" }).click();
            const preset = page.getByRole("button", { name: "Reformen 1 jan. 2023" });
            await preset.focus();
            await page.keyboard.press("Enter");
            await page.locator("#panel-validity time[datetime='2022-12-31']").first().waitFor();
            assert.equal(await focus(), await preset.innerText());
        }),
    );
}
