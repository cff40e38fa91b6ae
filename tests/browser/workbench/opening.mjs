import assert from "node:assert/strict";
import { test } from "node:test";
import { examples } from "soteplan/examples";
import { findings, markedLines, opened } from "./hands.mjs";

export function opening(visit) {
    test(
        "opens with the example and what the library finds in it",
        visit({}, async (page) => {
            await opened(page);
            const plan = examples.hyks2021_2025();
            assert.equal(await page.locator("#plan-title").innerText(), plan.toObject().title.en);
            assert.match(await page.locator(".cm-content").innerText(), /"id": "hyks-2021-2025"/);
            const expected = plan.check().map(({ code, line }) => ({ code, line }));
            assert.ok(expected.length > 0);
            assert.deepEqual(await findings(page), expected);
        }),
    );

    test(
        "shows findings beside their places in the text",
        visit({}, async (page) => {
            await opened(page);
            const [first] = await findings(page);
            await page.locator(".finding").first().click();
            assert.ok((await markedLines(page)).includes(first.line), "the gutter has a mark at the line");
            await page.locator(".cm-lintRange").first().hover();
            const tooltip = await page.locator(".cm-tooltip").innerText();
            const [{ code, message, help }] = examples.hyks2021_2025().check();
            for (const words of [code, message.en, help.en]) {
                assert.ok(tooltip.includes(words.replaceAll("`", "")), `${words} in ${tooltip}`);
            }
        }),
    );

    test(
        "says what is illustrative, and who produced the figures",
        visit({}, async (page) => {
            await opened(page);
            assert.match(await page.locator(".summary").innerText(), /illustrative/);
            const caption = await page.locator("#panel-indicators caption").first().innerText();
            assert.match(caption, /target: 3,450 by 2025\s+illustrative/i);
            assert.match(await page.locator(".chart").innerText(), /target 2025 \(illustrative\)/);
            assert.match(await page.locator("#panel-indicators").innerText(), /Statistics Finland.*THL/);
        }),
    );

    test(
        "lets nothing out, even if a script wanted to",
        visit({ expected: /127\.0\.0\.2/ }, async (page) => {
            await opened(page);
            const blocked = await page.evaluate(async () => {
                const violated = new Promise((resolve) => {
                    document.addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
                    setTimeout(() => resolve("it went out"), 2000);
                });
                new Image().src = "http://127.0.0.2/elsewhere.png";
                return violated;
            });
            assert.equal(blocked, "img-src");
        }),
    );

    test(
        "says so when it cannot work",
        visit({ expected: /wasm|WebAssembly/i }, async (page) => {
            await page.route("**/*.wasm", (route) => route.abort());
            await page.reload();
            await page.getByRole("alert").getByText("The workbench does not work").waitFor();
        }),
    );
}
