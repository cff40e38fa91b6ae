import assert from "node:assert/strict";
import { test } from "node:test";
import { councilTerms, legislation } from "soteplan";
import { examples } from "soteplan/examples";
import { UUSIMAA, activeLine, drop, eventually, openExample, opened, select } from "./hands.mjs";

const REFORM = { "sote-reform": "2023-01-01" };

const days = (from, until) => (Date.parse(until) - Date.parse(from)) / 86_400_000;

async function openTimeline(page) {
    await page.getByRole("tab", { name: "Validity and timeline" }).click();
    await page.locator(".party").first().waitFor();
}

/** What the timeline shows of each party: stretches as parts of the line, and the words beside them. */
const parties = (page) =>
    page.locator(".party").evaluateAll((lanes) =>
        lanes.map((lane) => {
            const line = lane.querySelector(".track").getBoundingClientRect();
            const stretches = [...lane.querySelectorAll(".stretch")].map((stretch) => {
                const { left, right } = stretch.getBoundingClientRect();
                const look = stretch.className.replace("stretch ", "");
                return { look, from: (left - line.left) / line.width, until: (right - line.left) / line.width };
            });
            return {
                name: lane.querySelector(".lane-name").textContent,
                words: lane.querySelector(".lane-words").innerText.replace(/\s+/g, " "),
                stretches,
            };
        }),
    );

/** Waits until every party has stretches that look like this. */
const looksLike = (page, ...looks) =>
    eventually(async () => {
        const shown = await parties(page);
        assert.ok(shown.length > 0);
        for (const { stretches } of shown)
            assert.deepEqual(
                stretches.map(({ look }) => look),
                looks,
            );
    });

/** That a stretch lies where the days do on a line from the first to the last year, within two pixels of it. */
function assertLies(stretch, [first, last], from, dayAfter) {
    const whole = days(`${first}-01-01`, `${last + 1}-01-01`);
    const near = (part, day) => Math.abs(part - days(`${first}-01-01`, day) / whole) < 0.005;
    assert.ok(near(stretch.from, from), `${JSON.stringify(stretch)} begins on ${from}`);
    assert.ok(near(stretch.until, dayAfter), `${JSON.stringify(stretch)} ends before ${dayAfter}`);
}

export function timeline(visit) {
    test(
        "draws for each party the days on which the plan covers it, and who takes over",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            await looksLike(page, "undecided");
            const [first] = await parties(page);
            assert.equal(first.words, "1 Jan 2021 – 31 Dec 2025 undecided");
            assertLies(first.stretches[0], [2021, 2026], "2021-01-01", "2026-01-01");

            await page.getByRole("button", { name: "The reform on 1 Jan 2023" }).click();
            await looksLike(page, "certain", "after");
            const plan = examples.hyks2021_2025();
            const shown = await parties(page);
            const { parties: known } = plan.toObject();
            assert.deepEqual(
                shown.map(({ name }) => name),
                known.map(({ name }) => name.en),
            );
            for (const { stretches } of shown) {
                assertLies(stretches[0], [2021, 2026], "2021-01-01", "2023-01-01");
                assertLies(stretches[1], [2021, 2026], "2023-01-01", "2027-01-01");
            }
            // The plan's own changes of organisations say who follows whom.
            const words = Object.fromEntries(shown.map(({ name, words }) => [name, words]));
            assert.match(words.Espoo, /definite taken over by Wellbeing Services County of Western Uusimaa$/);
            assert.match(words.Kerava, /taken over by Wellbeing Services County of Vantaa and Kerava$/);
            assert.match(words.Helsinki, /carries on itself$/);
            assert.match(words[known.at(-1).name.en], /taken over by HUS Group$/);
        }),
    );

    test(
        "moves the bars with the scenario",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            await page.getByRole("button", { name: "The reform on 1 Jan 2023" }).click();
            await page.locator("#day-sote-reform").fill("2024-07-01");
            await eventually(async () => {
                const [{ stretches }] = await parties(page);
                assertLies(stretches[0], [2021, 2026], "2021-01-01", "2024-07-01");
            });
            await page.locator("#fact-sote-reform").selectOption("never happens");
            await looksLike(page, "certain");
            const [{ stretches }] = await parties(page);
            assertLies(stretches[0], [2021, 2026], "2021-01-01", "2026-01-01");
            await page.getByRole("button", { name: "Nothing known" }).click();
            await looksLike(page, "undecided");
        }),
    );

    test(
        "tells what is certain from what is undecided by pattern, edge and words",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            // Made up: it can end once both have happened, so not before the one that is dated.
            const plan = examples.hyks2021_2025().toObject();
            plan.facts.push({ id: "dated", name: { en: "Dated" }, date: "2023-01-01" });
            plan.early_ends = [
                {
                    id: "both",
                    text: { en: "Both have happened." },
                    when: { all: [{ fact: "dated" }, { fact: "sote-reform" }] },
                },
            ];
            plan.organisation_changes = [];
            await drop(page, [{ name: "both.json", text: JSON.stringify(plan, null, 2) }]);
            await looksLike(page, "certain", "undecided");
            const [{ stretches, words }] = await parties(page);
            assertLies(stretches[0], [2021, 2026], "2021-01-01", "2023-01-01");
            assertLies(stretches[1], [2021, 2026], "2023-01-01", "2026-01-01");
            assert.equal(words, "1 Jan 2021 – 31 Dec 2025 undecided for certain until 31 Dec 2022");
            const look = (name) =>
                page
                    .locator(`.party .${name}`)
                    .first()
                    .evaluate((element) => {
                        const { borderTopStyle, backgroundImage } = getComputedStyle(element);
                        return { edge: borderTopStyle, pattern: backgroundImage !== "none" };
                    });
            assert.deepEqual(await look("certain"), { edge: "solid", pattern: false });
            assert.deepEqual(await look("undecided"), { edge: "dashed", pattern: true });
            await page.locator(".by-party th", { hasText: /for certain until/i }).waitFor();
        }),
    );

    test(
        "says step by step why the plan ends for the party that is chosen",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            await page.getByText("Choose a party to see why").waitFor();
            await page.getByRole("button", { name: "The reform on 1 Jan 2023" }).click();
            await looksLike(page, "certain", "after");
            const espoo = page.locator(".party", { hasText: "Espoo" });
            await espoo.click();
            assert.equal(await espoo.getAttribute("aria-expanded"), "true");
            const steps = examples.hyks2021_2025().explain({ party: "espoo", scenario: REFORM, language: "en" });
            await eventually(async () => assert.equal(await page.locator(".chain li").count(), steps.length));
            const shown = await page.locator(".chain li").evaluateAll((items) =>
                items.map((item) => {
                    let depth = -1;
                    for (let list = item; list !== null; list = list.parentElement.closest(".chain")) depth += 1;
                    const [what, how] = item.querySelectorAll(":scope > p");
                    return {
                        depth: depth - 1,
                        decisive: item.className === "decisive",
                        text: what.innerText,
                        how: how.innerText,
                    };
                }),
            );
            assert.deepEqual(
                shown.map(({ depth, decisive }) => ({ depth, decisive })),
                steps.map(({ depth, decisive }) => ({ depth, decisive: decisive === "yes" })),
            );
            steps.forEach(({ text, source }, index) => {
                assert.ok(shown[index].text.includes(text ?? ""), `${text} in ${shown[index].text}`);
                assert.ok(shown[index].how.includes(source ?? ""), `${source} in ${shown[index].how}`);
            });
            assert.match(shown[0].text, /^term.*1 Jan 2021 – 31 Dec 2025/s);
            assert.match(shown[1].how, /happens 1 Jan 2023/);
            assert.match(await page.locator("#why").innerText(), /^Why it ends: Espoo\n/);
            assert.match(await page.locator("#why").innerText(), /cause: reform-starts, rules-change/);

            await page.getByRole("button", { name: "Nothing known" }).click();
            await page
                .locator("#why")
                .getByText(/cause: the term runs out/)
                .waitFor();
            await page.locator(".chain li .item", { hasText: "open" }).first().waitFor();
            await espoo.click();
            await page.getByText("Choose a party to see why").waitFor();
        }),
    );

    test(
        "shows the plan as it stands on the day that is chosen",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            const section = page.locator(".standing");
            await section.getByText("1 Jan 2021").first().waitFor();
            await page.getByRole("button", { name: "The reform on 1 Jan 2023" }).click();
            await page.locator("#day").fill("2023-01-01");
            await section.getByRole("heading", { name: "The plan on the day: 1 Jan 2023" }).waitFor();
            await section.locator("summary").click();
            const rows = examples.hyks2021_2025().asOf({ date: "2023-01-01", scenario: REFORM, language: "en" });
            const count = (status) => rows.filter((row) => row.status === status).length;
            await eventually(async () => {
                const short = (await section.locator("> .lane-words").innerText()).replace(/\s+/g, " ");
                assert.equal(short, `stands ${count("stands")} ended ${count("ended")}`);
                assert.equal(await section.locator("tbody tr").count(), rows.length);
            });
            const names = await section.locator("tbody .link").allInnerTexts();
            rows.forEach(({ name }, index) => assert.ok(names[index].startsWith(name), `${names[index]}: ${name}`));
            // The rows with a dot are the council terms in which the duty recurs.
            const basis = section.locator("tbody tr", { hasText: "legal basis" }).filter({ hasNotText: "·" });
            assert.match(await basis.innerText(), /Health Care Act.*ended.*31 Dec 2022/s);

            // A day back on the slider: the plan still holds.
            const slider = page.getByRole("slider", { name: "Day to look at" });
            await slider.focus();
            await page.keyboard.press("ArrowLeft");
            assert.equal(await slider.getAttribute("aria-valuetext"), "31 Dec 2022");
            assert.equal(await page.locator("#day").inputValue(), "2022-12-31");
            await section.locator("tbody tr", { hasText: "Espoo" }).getByText("stands").first().waitFor();

            await section.locator("tbody .link", { hasText: "Sustainable economy" }).click();
            await eventually(async () => assert.match(await activeLine(page, 1), /"id": "sustainable-economy"/));
        }),
    );

    test(
        "says what follows from an early end, and nothing where there is none",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            const follows = page.locator("details", { hasText: "What follows from the early end" });
            assert.equal(await follows.isVisible(), false);
            await page.getByRole("button", { name: "The reform on 1 Jan 2023" }).click();
            await follows.locator("summary").click();
            const rows = examples.hyks2021_2025().consequences({ scenario: REFORM });
            await eventually(async () => assert.equal(await follows.locator("tbody tr").count(), rows.length));
            await follows.locator("tbody .link", { hasText: "develop the responsibility pair model" }).click();
            await eventually(async () => assert.match(await activeLine(page, 1), /"id": "adopt-pair-model"/));
        }),
    );

    test(
        "shows the terms of councils and the events of legislation with their sources",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            const lane = (name) => page.locator(".lane", { has: page.getByText(name, { exact: true }) });
            assert.match(await lane("Municipal councils").innerText(), /1 Aug 2021 – 31 May 2025/);
            assert.match(await lane("County councils").innerText(), /1 Mar 2022 – 31 May 2025/);
            assert.match(await lane("Term of the plan").innerText(), /1 Jan 2021 – 31 Dec 2025/);
            // Four days within the years of the plan change the law; the act of 2011 lies before them.
            assert.deepEqual(await page.locator(".law-mark").allInnerTexts(), ["1", "2", "3", "4"]);
            await page.getByText("Events of legislation and council terms with their sources").click();
            const [events, terms] = await page
                .locator("#panel-validity details[open] table")
                .evaluateAll((tables) => tables.map((table) => [...table.tBodies[0].rows].map((row) => row.innerText)));
            const known = legislation();
            assert.equal(events.length, known.length);
            known.forEach(({ title_en, source }, index) => {
                assert.ok(events[index].includes(title_en) && events[index].includes(source), events[index]);
            });
            const bodies = ["municipal-council", "county-council"].flatMap((body) => councilTerms({ body }));
            assert.equal(terms.length, bodies.length);
            bodies.forEach(({ source }, index) => assert.ok(terms[index].includes(source), terms[index]));
        }),
    );

    test(
        "shows another plan on its own years",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            await page.locator(".party").first().click();
            await openExample(page, UUSIMAA);
            await eventually(async () => {
                const shown = await parties(page);
                assert.equal(shown.length, 1);
                assert.equal(shown[0].words, "1 Jan 2018 – 31 Dec 2030 definite");
                assertLies(shown[0].stretches[0], [2018, 2031], "2018-01-01", "2031-01-01");
            });
            await page.getByText("Choose a party to see why").waitFor();
            await page.locator(".party").click();
            await page.locator(".chain li.decisive", { hasText: "term" }).waitFor();
            assert.equal(await page.locator("#day").inputValue(), "2018-01-01");
            // An indicator that others publish is not calculated, and says so.
            await page.getByRole("tab", { name: "Indicators" }).click();
            await page.getByText("The indicator is not calculated from figures").waitFor();
        }),
    );

    test(
        "needs nothing but the keyboard, and keeps the focus while the bars move",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            await page.locator("#day").focus();
            await page.keyboard.press("Tab");
            const focus = () => page.evaluate(() => document.activeElement.className);
            for (let presses = 0; presses < 10 && !(await focus()).includes("party"); presses += 1) {
                await page.keyboard.press("Tab");
            }
            await page.keyboard.press("Tab");
            await page.keyboard.press("Enter");
            await page.locator("#why").getByText("Why it ends: Espoo").waitFor();
            const name = () => page.evaluate(() => document.activeElement.querySelector(".lane-name")?.textContent);
            assert.equal(await name(), "Espoo");
            // A click of a script moves no focus.
            await page.evaluate(() => document.querySelector("#panel-validity .presets button").click());
            await looksLike(page, "certain", "after");
            assert.equal(await name(), "Espoo");
            await page.keyboard.press("Space");
            await page.getByText("Choose a party to see why").waitFor();
        }),
    );

    test(
        "keeps the last timeline while the text is no plan",
        visit({}, async (page) => {
            await opened(page);
            await openTimeline(page);
            await page.locator(".party").first().click();
            await page.locator(".chain li").first().waitFor();
            const before = await parties(page);
            await select(page, '"hyks-2021-2025"');
            await page.keyboard.type('"hyks-2021-2025');
            await page.getByText("The text is not a plan right now").waitFor();
            assert.deepEqual(await parties(page), before);
            // And answers about it.
            await page.getByRole("button", { name: "The reform on 1 Jan 2023" }).click();
            await looksLike(page, "certain", "after");
            await page
                .locator("#why")
                .getByText(/cause: reform-starts/)
                .waitFor();
        }),
    );
}
