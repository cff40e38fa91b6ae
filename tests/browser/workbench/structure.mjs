import assert from "node:assert/strict";
import { test } from "node:test";
import { examples } from "soteplan/examples";
import { HYKS, UUSIMAA, activeLine, eventually, openExample, opened, select } from "./hands.mjs";

const EXAMPLES = { [HYKS]: examples.hyks2021_2025, [UUSIMAA]: examples.uusimaaStrategy2030 };

/** The lists of a plan that the structure shows, all that it has but what only tells about the plan as a whole. */
const LISTS = [
    ...["statements", "focus_areas", "goals", "operating_models", "indicators", "measures", "responsibility_pairs", "interfaces"],
    ...["parties", "organisations", "units", "groups", "organisation_changes", "client_groups", "services"],
    ...[
        "legal_basis",
        "facts",
        "early_ends",
        "decisions",
        "evaluations",
        "assessment_axes",
        "sources",
        "related_plans",
        "suppressions",
    ],
];

async function openStructure(page) {
    await page.getByRole("tab", { name: "Structure" }).click();
    await node(page, "Focus areas").waitFor();
}

const node = (page, name) => page.getByRole("treeitem", { name, exact: false }).first();

/** Every row of the tree that is open: its level, name, whole text, and what it stands under. */
const rows = (page) =>
    page.locator("[role=treeitem]").evaluateAll((items) =>
        items
            .filter((item) => item.checkVisibility())
            .map((item) => ({
                level: Number(item.getAttribute("aria-level")),
                name: (item.querySelector(".name") ?? item.querySelector("strong")).textContent,
                text: item.innerText.replace(/\s+/g, " "),
            })),
    );

/** The rows below one, by its name. */
function below(all, name) {
    const at = all.findIndex((row) => row.name === name);
    assert.ok(at >= 0, `${name} is in the tree`);
    const end = all.findIndex((row, index) => index > at && row.level <= all[at].level);
    return all.slice(at + 1, end < 0 ? undefined : end);
}

const names = (list) => list.map(({ name }) => name);

export function structure(visit) {
    for (const [name, example] of Object.entries(EXAMPLES)) {
        test(
            `shows everything that the plan lists: ${name}`,
            visit({}, async (page) => {
                await opened(page);
                await openExample(page, name);
                await openStructure(page);
                await page.getByRole("button", { name: "Open all" }).click();
                const shown = await rows(page);
                const plan = example().toObject();
                const known = new Set(names(shown));
                const lists = Object.keys(plan).filter((key) => Array.isArray(plan[key]) && plan[key].length > 0);
                assert.deepEqual(
                    lists.filter((key) => key !== "sides" && !LISTS.includes(key)),
                    [],
                );
                const tell = (item) => (item.name ?? item.text ?? item.title ?? item.description).en;
                for (const item of lists.flatMap((key) => plan[key])) assert.ok(known.has(tell(item)), tell(item));
                for (const area of plan.focus_areas) {
                    const within = new Set(names(below(shown, area.name.en)));
                    for (const item of [...(area.goals ?? []), ...(area.indicators ?? [])]) {
                        assert.ok(within.has(tell(item)), `${tell(item)} in ${area.name.en}`);
                    }
                }
                assert.equal(
                    shown.filter(({ level }) => level === 1).length,
                    lists.filter((key) => key !== "sides").length,
                );
            }),
        );

        test(
            `shows what the rules found at its element, and nothing that they did not find: ${name}`,
            visit({}, async (page) => {
                await opened(page);
                await openExample(page, name);
                await openStructure(page);
                await page.getByRole("button", { name: "Open all" }).click();
                const findings = example().check();
                const shown = await page.locator(".tree .gap").evaluateAll((gaps) =>
                    gaps.map((gap) => {
                        const name = gap.closest("[role=treeitem]").querySelector(".name").textContent;
                        return `${gap.querySelector("strong").textContent} ${name}: ${gap.lastElementChild.textContent}`;
                    }),
                );
                const element = (pointer) => {
                    const item = pointer
                        .split("/")
                        .slice(1)
                        .reduce((value, step) => value[step], example().toObject());
                    return (item.name ?? item.text).en;
                };
                const expected = findings.map(
                    ({ code, pointer, message }) => `${code} ${element(pointer)}: ${message.en.replaceAll("`", "")}`,
                );
                // A goal that is mentioned elsewhere shows its finding there, too.
                assert.deepEqual([...new Set(shown)].toSorted(), expected.toSorted());

                await page.getByRole("button", { name: "Close all" }).click();
                const goals = (await rows(page)).find((row) => row.name === "Goals of the whole plan");
                const own = findings.filter(({ pointer }) => pointer.startsWith("/goals/")).length;
                assert.match(goals.text, new RegExp(`${own} finding`));
            }),
        );
    }

    test(
        "shows pairs with both sides, and parties by side",
        visit({}, async (page) => {
            await opened(page);
            await openStructure(page);
            await page.getByRole("button", { name: "Open all" }).click();
            const shown = await rows(page);
            const texts = (name) => below(shown, name).map(({ text }) => text);
            const pair = texts("Pair for the economy");
            assert.match(pair[0], /^Municipalities Espoo director of social and health services/);
            assert.match(
                pair[1],
                /^Specialised care Hospital District of Helsinki and Uusimaa \(HUS\) chief financial/,
            );
            assert.deepEqual(
                pair.slice(2).map((text) => text.replace(/^answers for (\S+ \S+).*/, "$1")),
                ["Sustainable economy", "Operations and"],
            );
            const until = texts("Pair for the mental health of the young")[0];
            assert.match(until, /Helsinki.*– 31 Aug 2024/);
            const municipal = names(below(shown, "Municipalities"));
            assert.deepEqual(municipal, ["Helsinki", "Espoo", "Vantaa", "Kerava", "Kirkkonummi", "Kauniainen"]);
            const meeting = texts("Interface of the municipalities' services and specialised medical care");
            assert.match(meeting[0], /^organiser Helsinki/);
            assert.match(
                meeting.find((text) => text.includes("HUS")),
                /^provider/,
            );
            const noted = shown.find(({ text }) => text.startsWith("noted"));
            assert.match(noted.text, /The plan was not approved/);
        }),
    );

    test(
        "shows units with members still to be confirmed, and groups with lenses and leads",
        visit({}, async (page) => {
            await opened(page);
            await openExample(page, UUSIMAA);
            await openStructure(page);
            await page.getByRole("button", { name: "Open all" }).click();
            const shown = await rows(page);
            const members = below(shown, "Units").filter(({ text }) => text.startsWith("member"));
            // Six units partition the 26 municipalities of Uusimaa.
            assert.equal(members.length, 26);
            assert.ok(members.every(({ text }) => text.endsWith("provisional")));
            assert.deepEqual(names(below(shown, "Units")).slice(1, 2), ["Helsinki"]);
            assert.ok(names(members).includes("Kirkkonummi") && names(members).includes("Myrskylä"));
            const plan = examples.uusimaaStrategy2030().toObject();
            const groups = below(shown, "Preparation and working groups");
            for (const { name, lenses, leads } of plan.groups) {
                const row = groups.find((one) => one.name === name.en);
                if (lenses?.includes("integration")) assert.match(row.text, /integration/);
                if (lenses?.includes("languages")) assert.match(row.text, /language rights/);
                for (const { role } of leads ?? [])
                    assert.ok(below(groups, name.en).some((one) => one.name === role.en));
            }
        }),
    );

    test(
        "leads from an element to its place in the text, also while the text is edited and broken",
        visit({}, async (page) => {
            await opened(page);
            await openStructure(page);
            await page.getByRole("button", { name: "Open all" }).click();
            const leads = async (name, line) => {
                await node(page, name).click();
                await eventually(async () => assert.match(await activeLine(page, 1), line));
                assert.ok(await page.evaluate(() => document.activeElement.classList.contains("cm-content")));
            };
            await leads("Urgent care and joint emergency services", /"id": "urgent-care"/);
            await leads("Pair for the economy", /"id": "economy-pair"/);
            await leads(
                "Specialised care Hospital District of Helsinki and Uusimaa (HUS) chief",
                /"side": "specialised-care"/,
            );
            // A mention leads to what is mentioned.
            await leads("answers for Operations and finances", /"id": "joint-planning"/);
            const before = await rows(page);
            await select(page, '"hyks-2021-2025"');
            await page.keyboard.type('\n\n"hyks');
            await page.getByText("The text is not a plan right now").waitFor();
            assert.deepEqual(await rows(page), before);
            await leads("Pair for the economy", /"id": "economy-pair"/);
        }),
    );

    test(
        "is a tree for the keyboard",
        visit({}, async (page) => {
            await opened(page);
            await openStructure(page);
            const tree = page.getByRole("tree", { name: "Structure" });
            assert.equal(await tree.locator("[tabindex='0']").count(), 1);
            const focus = () =>
                page.evaluate(() => {
                    const item = document.activeElement;
                    const name = (item.querySelector(".name") ?? item.querySelector("strong"))?.textContent;
                    return { name, role: item.getAttribute("role"), open: item.getAttribute("aria-expanded") };
                });
            const press = async (...keys) => {
                for (const key of keys) await page.keyboard.press(key);
                return focus();
            };
            await page.getByRole("button", { name: "Close all" }).focus();
            assert.deepEqual(await press("Tab"), { name: "Statements", role: "treeitem", open: "false" });
            assert.equal((await press("f")).name, "Focus areas");
            assert.deepEqual(await press("ArrowRight"), {
                name: "Sustainable economy",
                role: "treeitem",
                open: "false",
            });
            assert.equal((await press("ArrowRight")).open, "true");
            assert.equal((await press("ArrowRight")).name, "Needs-adjusted net costs per resident begin to fall.");
            assert.equal((await press("ArrowLeft")).name, "Sustainable economy");
            assert.equal((await press("ArrowLeft")).open, "false");
            assert.equal((await press("ArrowDown")).name, "Mental health services for children and young people");
            assert.equal((await press("End")).name, "Other plans");
            assert.equal((await press("Home")).name, "Statements");
            // A list has no text of its own to lead to.
            assert.equal((await press("Enter")).open, "true");
            assert.equal((await press("Space")).open, "false");
            assert.equal(await tree.locator("[tabindex='0']").count(), 1);
            await press("f", "ArrowRight", "ArrowDown", "Enter");
            await eventually(async () => assert.match(await activeLine(page, 1), /"id": "young-mental-health"/));
            // The tree remembers the way.
            await page.locator(".node[tabindex='0']").focus();
            assert.equal((await focus()).name, "Mental health services for children and young people");
        }),
    );

    test(
        "finds elements by name, and shows again what was open before",
        visit({}, async (page) => {
            await opened(page);
            await openStructure(page);
            const before = await rows(page);
            const box = page.getByRole("searchbox", { name: "Filter by name" });
            await box.fill("EMERGENCY");
            const found = await rows(page);
            const matching = found.filter(({ name }) => /emergency/i.test(name));
            assert.deepEqual(
                found.map(({ level }) => level).filter((level) => level === 1).length,
                new Set(["Focus areas", "Services"]).size,
            );
            assert.deepEqual(names(matching), ["Urgent care and joint emergency services", "Joint emergency services"]);
            await page.getByText("2 matches").first().waitFor();
            await page.getByRole("status").filter({ hasText: "2 matches" }).waitFor();
            await box.fill("zzz");
            await page.getByText("No name matches").first().waitFor();
            assert.deepEqual(await rows(page), []);
            await box.fill("");
            assert.deepEqual(await rows(page), before);
        }),
    );

    test(
        "stays open and keeps the focus in another language",
        visit({}, async (page) => {
            await opened(page);
            await openStructure(page);
            const before = await rows(page);
            await node(page, "Urgent care").focus();
            // A click of a script moves no focus.
            await page.evaluate(() => document.querySelector(".choice [lang=sv]").click());
            await node(page, "Brådskande mottagning och samjour").waitFor();
            assert.equal((await rows(page)).length, before.length);
            assert.match(
                await page.evaluate(() => document.activeElement.innerText),
                /Brådskande mottagning och samjour/,
            );
        }),
    );
}
