import assert from "node:assert/strict";
import { test } from "node:test";
import { examples } from "soteplan/examples";
import "soteplan/stats";
import { drop, opened, shownTable } from "./hands.mjs";

/** The lines of the chart: one path for each area. */
const lines = (page) =>
    page
        .locator(".chart svg .role-mark.mark-line path")
        .evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));

export function answers(visit) {
    test(
        "shows the values, their status and the targets of the indicator",
        visit({}, async (page) => {
            await opened(page);
            const { headings, rows } = await shownTable(page);
            assert.deepEqual(headings.slice(1), ["2015", "2016", "2017", "2018", "2019"]);
            const in2018 = Object.fromEntries(rows.map((row) => [row[0], row[headings.indexOf("2018")]]));
            assert.equal(in2018.Helsinki, "3,470 off track");
            assert.equal(in2018.Espoo, "3,718 off track");
            assert.equal(in2018.Kerava, "3,093 met");
            assert.match(in2018["All together"] ?? in2018["all together"], /^3,/);
            assert.deepEqual(new Set(rows.map((row) => row[1])), new Set(["no data"]));

            const table = page.locator("#panel-indicators tbody");
            assert.equal(await table.locator(".mark").count(), await table.locator(".mark svg").count());
            const evaluation = examples.hyks2021_2025().evaluate(examples.netCosts());
            const shown = evaluation.filter(({ indicator }) => indicator === "needs-adjusted-cost");
            assert.equal(rows.length * 5, shown.length);
            await page.getByText("All columns").click();
            await page.locator("#panel-indicators details tbody tr").first().waitFor();
            assert.equal(await page.locator("#panel-indicators details tbody tr").count(), shown.length);
        }),
    );

    test(
        "gives each area its own target where they differ",
        visit({}, async (page) => {
            await opened(page);
            const plan = examples.hyks2021_2025().toObject();
            const [indicator] = plan.focus_areas[0].indicators.slice(-1);
            indicator.targets.push({ period: 2025, value: 3300, area: "091" });
            await drop(page, [{ name: "targets.json", text: JSON.stringify(plan, null, 2) }]);
            await page.locator("#panel-indicators th", { hasText: /target/i }).waitFor();
            const targets = Object.fromEntries((await shownTable(page)).rows.map((row) => [row[0], row.at(-1)]));
            assert.equal(targets.Helsinki, "3,300 by 2025");
            assert.equal(targets.Espoo, "3,450 by 2025 illustrative");
        }),
    );

    test(
        "draws the chart of the indicator that is chosen",
        visit({}, async (page) => {
            await opened(page);
            const adjusted = await lines(page);
            assert.equal(adjusted.length, 7);
            assert.match(await page.locator(".chart").getAttribute("aria-label"), /Needs-adjusted net operating cost/);
            const target = await page.locator(".chart svg .role-mark.mark-rule line").first().boundingBox();
            const drawing = await page.locator(".chart svg").boundingBox();
            assert.ok(
                target.width > drawing.width / 2 && target.height < 2,
                "the target is a level line across the years",
            );
            const legend = await page.locator(".chart .role-legend").textContent();
            for (const area of ["Helsinki", "Kauniainen", "all together"]) assert.ok(legend.includes(area), legend);

            await page.getByLabel("indicator", { exact: true }).selectOption("net-cost");
            await page.locator("figcaption", { hasText: /^Net operating cost/ }).waitFor();
            await page.waitForFunction(
                () => document.querySelectorAll(".chart .role-mark.mark-rule line").length === 0,
            );
            assert.notDeepEqual(await lines(page), adjusted);
            const { headings, rows } = await shownTable(page);
            assert.equal(rows[0][headings.indexOf("2018")], "2,918");
            assert.match(await page.locator("#panel-indicators caption").first().innerText(), /target:\s+no target/i);
        }),
    );

    test(
        "dates the plan under the reader's scenario",
        visit({}, async (page) => {
            await opened(page);
            await page.getByRole("tab", { name: "Validity" }).click();
            const table = page.locator(".by-party table");
            const parties = examples.hyks2021_2025().toObject().parties.length;
            const shows = (status, until) =>
                page.waitForFunction(
                    ([count, word, day]) => {
                        const rows = [...document.querySelectorAll(".by-party tbody tr")];
                        const holds = (row) =>
                            row.innerText.includes(word) && row.querySelectorAll("time")[1]?.dateTime === day;
                        return rows.length === count && rows.every(holds);
                    },
                    [parties, status, until],
                );

            await shows("undecided", "2025-12-31");
            assert.match(await table.innerText(), /The health and social services reform comes into force/);

            await page.getByRole("button", { name: "The reform on 1 Jan 2023" }).click();
            await shows("definite", "2022-12-31");
            assert.doesNotMatch(await table.innerText(), /undecided/);
            assert.match(await table.innerText(), /organisation agreement/);
            assert.match(await page.locator(".by-party dl").innerText(), /reform-starts\s+If the reform starts/);
            assert.equal(await page.locator("#day-sote-reform").inputValue(), "2023-01-01");

            await page.locator("#day-sote-reform").fill("2024-07-01");
            await shows("definite", "2024-06-30");

            await page.locator("#fact-sote-reform").selectOption("never happens");
            await shows("definite", "2025-12-31");

            await page.getByRole("button", { name: "Nothing known" }).click();
            await shows("undecided", "2025-12-31");
        }),
    );
}
