import assert from "node:assert/strict";
import { test } from "node:test";
import { examples } from "soteplan/examples";
import { beforeCursor, drop, eventually, finding, findings, label, markedLines, opened, select } from "./hands.mjs";

export function editing(visit) {
    test(
        "shows an error as it is typed, at its line, and takes it away when it is mended",
        visit({}, async (page) => {
            await opened(page);
            const before = await findings(page);
            await select(page, '"schema_version"');
            await page.keyboard.type('"schema_versio"');

            const entry = await finding(page, "P006");
            assert.match(await entry.innerText(), /schema_versio/);
            assert.match(await entry.innerText(), /did you mean.*schema_version/);
            assert.deepEqual((await findings(page)).find(({ code }) => code === "P006").line, 2);
            await eventually(async () => assert.ok((await markedLines(page)).includes(2), "the gutter has a mark at line 2"));
            assert.equal(
                await page.locator(".cm-lintRange-error", { hasText: "versio" }).innerText(),
                '"schema_versio"',
            );
            await eventually(async () => assert.match(await page.locator(".filters").innerText(), /error [1-9]/));

            await page.keyboard.press("ControlOrMeta+z");
            await finding(page, "P006", "detached");
            await eventually(async () => assert.deepEqual(await findings(page), before));
            await eventually(async () => assert.equal((await markedLines(page)).includes(2), false));
        }),
    );

    test(
        "keeps the last plan's answers while the text is no plan, and says so",
        visit({}, async (page) => {
            await opened(page);
            await select(page, '"hyks-2021-2025"');
            await page.keyboard.type('"hyks-2021-2025');
            await page.getByText("The text is not a plan right now").waitFor();
            assert.ok((await page.locator("#panel-indicators tbody tr").count()) > 0);
            await page.keyboard.type('"');
            await page.getByText("The text is not a plan right now").waitFor({ state: "detached" });
        }),
    );

    test(
        "puts the cursor where the finding is, also after characters beyond the first plane",
        visit({}, async (page) => {
            await opened(page);
            // Two characters of one code point and two units each, and one line before.
            await drop(page, [{ name: "astral.json", text: '{\n"𝕊😀": 1, "titel": 2}' }]);
            const entry = page.locator(".findings li", { hasText: "titel" }).first();
            await entry.locator("button").first().click();
            assert.equal(await beforeCursor(page), '"𝕊😀": 1, ');
            assert.equal(await page.locator(".cm-lintRange", { hasText: "titel" }).innerText(), '"titel"');
        }),
    );

    test(
        "leads from a finding to what it is related to",
        visit({}, async (page) => {
            await opened(page);
            await drop(page, [{ name: "twice.json", text: '{\n  "id": "a",\n  "id": "b"\n}' }]);
            const entry = await finding(page, "P003");
            assert.equal((await findings(page)).find(({ code }) => code === "P003").line, 3);
            await entry.locator(".link").click();
            assert.match(await page.locator(".cm-activeLine").innerText(), /"id": "a"/);
        }),
    );

    test(
        "hides and shows findings by severity",
        visit({}, async (page) => {
            await opened(page);
            const warnings = page.locator(".filter", { hasText: "warning" });
            await warnings.click();
            assert.equal(await warnings.getAttribute("aria-pressed"), "false");
            assert.equal(await page.locator(".findings .mark.warning").count(), 0);
            await warnings.click();
            assert.ok((await page.locator(".findings .mark.warning").count()) > 0);
        }),
    );

    test(
        "filters findings by what they are about, together with their severity",
        visit({}, async (page) => {
            await opened(page);
            const all = examples.hyks2021_2025().check();
            const shown = async () => (await findings(page)).map(({ code }) => code);
            const codes = (fits) => all.filter(fits).map(({ code }) => code);
            const families = [...new Set(all.map(({ family }) => family))];
            const size = (family) => all.filter((one) => one.family === family).length;
            const named = families.map((family) => `${label("family", family).en} (${size(family)})`).sort();
            const choice = page.getByLabel("Subject");
            assert.deepEqual(await choice.locator("option").allInnerTexts(), [`all (${all.length})`, ...named]);

            await choice.selectOption("responsibility");
            const expected = codes(({ family }) => family === "responsibility");
            assert.ok(expected.length > 0 && expected.length < all.length);
            assert.deepEqual(await shown(), expected);
            await eventually(async () =>
                assert.equal(await page.getByRole("status").innerText(), `${expected.length} findings`),
            );
            await page.locator(".filter", { hasText: "warning" }).click();
            const milder = codes(({ family, severity }) => family === "responsibility" && severity !== "warning");
            assert.deepEqual(await shown(), milder);
            await page.locator(".filter", { hasText: "advice" }).click();
            await page.getByText("The choices above hide all findings.").waitFor();
            await choice.selectOption("");
            await page.locator(".filter", { hasText: "warning" }).click();
            assert.deepEqual(await shown(), codes(({ severity }) => severity === "warning"));
        }),
    );

    test(
        "stays at hand while a long text is examined",
        visit({}, async (page) => {
            await opened(page);
            await page.evaluate(() => {
                window.longest = 0;
                new PerformanceObserver((list) => {
                    for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
                }).observe({ type: "longtask" });
            });
            const plan = examples.hyks2021_2025().toObject();
            const [goal] = plan.goals;
            plan.goals = Array.from({ length: 8_000 }, (_, index) => ({ ...goal, id: `goal-${index}` }));
            await drop(page, [{ name: "long.json", text: JSON.stringify(plan, null, 2) }]);
            await page.getByText(/worst of/).waitFor({ timeout: 20_000 });
            await page.locator(".cm-content").click();
            await page.keyboard.type("    ", { delay: 200 });
            // A reader notices half a second; a slow machine gets twice that.
            assert.ok((await page.evaluate(() => window.longest)) < 1000);
        }),
    );
}
