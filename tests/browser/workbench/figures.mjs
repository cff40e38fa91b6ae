import assert from "node:assert/strict";
import { test } from "node:test";
import { drop, opened, shownTable } from "./hands.mjs";

const heading = "area,period,net_operating_cost,population,need_coefficient";
const rows = ["091", "049", "092", "245", "257", "235"].map((code) => `${code},2024,300000,100,0.5`);
const OWN = [heading, ...rows].join("\n");

export function figures(visit) {
    test(
        "calculates from own figures, and from the example's again",
        visit({}, async (page) => {
            await opened(page);
            const before = await shownTable(page);
            await drop(page, [{ name: "own.csv", text: OWN }]);
            await page.getByText("Own file own.csv, 6 rows").waitFor();
            await page.locator("#panel-indicators th", { hasText: "2024" }).waitFor();
            const { headings, rows: answers } = await shownTable(page);
            assert.deepEqual(headings.slice(1), ["2024"]);
            assert.match(answers[0][1], /^6,000 /);
            assert.doesNotMatch(await page.locator(".row .caption").innerText(), /Statistics Finland/);

            await page.getByRole("button", { name: "Back to the example's figures" }).click();
            await page.locator("#panel-indicators th", { hasText: "2018" }).waitFor();
            assert.deepEqual(await shownTable(page), before);

            // Semicolons and decimal commas, as Finnish spreadsheets write them.
            const text = OWN.replaceAll("0.5", "0#5").replaceAll(",", ";").replaceAll("#", ",");
            await drop(page, [{ name: "taulukko.csv", text }]);
            await page.locator("#panel-indicators th", { hasText: "2024" }).waitFor();
            assert.match((await shownTable(page)).rows[0][1], /^6,000 /);
        }),
    );

    test(
        "says which line is wrong, and keeps the figures that it has",
        visit({}, async (page) => {
            await opened(page);
            const before = await shownTable(page);
            const faults = [
                [OWN.replace("300000", "3OO000"), /Line 2 has 3OO000 in the column net_operating_cost/],
                [`${OWN}\n091,2025`, /Line 8 has another number of fields/],
                [heading, /no rows below its heading/],
            ];
            for (const [text, expected] of faults) {
                await drop(page, [{ name: "wrong.csv", text }]);
                await page.getByRole("alert").getByText(expected).waitFor();
                assert.match(await page.getByRole("alert").innerText(), /wrong\.csv were not taken into use/);
                assert.deepEqual(await shownTable(page), before);
            }
        }),
    );

    test(
        "passes on what the library says of figures that do not fit the plan",
        visit({ language: "fi" }, async (page) => {
            await opened(page);
            await drop(page, [{ name: "own.csv", text: OWN.replace("need_coefficient", "kerroin") }]);
            const notice = page.locator("#panel-indicators .notice.error");
            await notice.getByText("Mittareita ei voitu laskea näistä luvuista").waitFor();
            const english = notice.locator("[lang=en]");
            assert.match(await english.innerText(), /needs-adjusted-cost.*needs the column.*need_coefficient/);
            assert.equal(await page.locator("figure").isVisible(), false);
        }),
    );
}
