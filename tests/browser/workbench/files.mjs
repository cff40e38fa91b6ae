import assert from "node:assert/strict";
import { test } from "node:test";
import { HYKS, drop, finding, findings, openExample, opened, saved, select } from "./hands.mjs";

const MINIMAL = {
    schema_version: 1,
    id: "small",
    kind: "provision-plan",
    title: { fi: "Pieni suunnitelma", sv: "En liten plan", en: "A small plan" },
    status: "draft",
    term: { from: "2021-01-01", until: "2025-12-31" },
};

export function files(visit) {
    test(
        "opens a plan that is dropped, anywhere on the page",
        visit({}, async (page) => {
            await opened(page);
            const data = await page.evaluateHandle(() => {
                const transfer = new DataTransfer();
                transfer.items.add(new File(["{}"], "plan.json"));
                return transfer;
            });
            await page.dispatchEvent("body", "dragenter", { dataTransfer: data });
            await page.getByText("Drop the plan").waitFor();
            await page.dispatchEvent("body", "dragleave", { dataTransfer: data });
            await page.getByText("Drop the plan").waitFor({ state: "hidden" });

            for (const target of [".cm-content", "#answers", "footer"]) {
                const title = { ...MINIMAL.title, en: `Dropped on ${target}` };
                await opened(page);
                await drop(
                    page,
                    [{ name: "small.json", text: JSON.stringify({ ...MINIMAL, title }, null, 2) }],
                    target,
                );
                await page.locator("#plan-title", { hasText: title.en }).waitFor();
                assert.equal(await page.locator(".file-name").innerText(), "small.json");
                // The plan has no party: the example's answers are gone with the example.
                assert.deepEqual((await findings(page)).map(({ code }) => code.charAt(0)).includes("S"), true);
                assert.equal(await page.locator("#panel-indicators tbody tr").count(), 0);
                await openExample(page, HYKS);
            }
        }),
    );

    test(
        "opens a plan that is chosen, and gives back the edited text",
        visit({}, async (page) => {
            await opened(page);
            const [chooser] = await Promise.all([
                page.waitForEvent("filechooser"),
                page.getByRole("button", { name: "Open file…" }).click(),
            ]);
            const text = JSON.stringify(MINIMAL, null, 2).replaceAll("\n", "\r\n");
            await chooser.setFiles({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(text) });
            await page.locator("#plan-title", { hasText: "A small plan" }).waitFor();
            await select(page, "A small plan");
            await page.keyboard.type("A smaller plan 😀");
            await page.locator("#plan-title", { hasText: "A smaller plan 😀" }).waitFor();
            const expected = { name: "mine.json", text: text.replace("A small plan", "A smaller plan 😀") };
            assert.deepEqual(await saved(page), expected);
        }),
    );

    test(
        "brings the text before back when opening is undone",
        visit({}, async (page) => {
            await opened(page);
            await select(page, '"hyks-2021-2025"');
            await page.keyboard.type('"my-edit"');
            await drop(page, [{ name: "small.json", text: JSON.stringify(MINIMAL, null, 2) }]);
            await page.locator("#plan-title", { hasText: "A small plan" }).waitFor();
            await page.locator(".cm-content").focus();
            await page.keyboard.press("ControlOrMeta+z");
            await page.locator("#plan-title", { hasText: "HYKS area" }).waitFor();
            assert.ok((await saved(page)).text.includes('"id": "my-edit"'));
        }),
    );

    test(
        "says what is wrong with a file that is no plan",
        visit({}, async (page) => {
            await opened(page);
            await drop(page, [{ name: "notes.txt", text: "Kokous 12.3.\nLäsnä: kaikki" }]);
            await finding(page, "P001");
            assert.equal(await page.locator("#plan-title").innerText(), "The text is not a plan");
            assert.match(await page.locator(".cm-content").innerText(), /Läsnä/);
            assert.equal(await page.locator("#panel-indicators").isVisible(), false);
        }),
    );

    test(
        "refuses what is not UTF-8 or too large, and keeps the text that is open",
        visit({}, async (page) => {
            await opened(page);
            await drop(page, [{ name: "latin1.json", bytes: [0x7b, 0x22, 0xe4, 0x22, 0x7d] }]);
            const alert = page.getByRole("alert");
            await alert.getByText("latin1.json was not opened: it is not UTF-8 text").waitFor();
            assert.match(await page.locator(".cm-content").innerText(), /hyks-2021-2025/);
            await alert.getByRole("button").click();
            assert.equal(await alert.innerText(), "");

            await drop(page, [{ name: "huge.json", size: 101 * 1024 * 1024 }]);
            await alert.getByText("huge.json was not opened: it is 101 MB, at most 100 MB are read").waitFor();
            assert.match(await page.locator(".cm-content").innerText(), /hyks-2021-2025/);
        }),
    );
}
