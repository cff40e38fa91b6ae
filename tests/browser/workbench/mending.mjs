// Findings are mended and accepted: the example with faults that these tests put into it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Plan } from "soteplan";
import { examples } from "soteplan/examples";
import {
    activeLine,
    drop,
    eventually,
    finding,
    findings,
    focused,
    label,
    opened,
    saved,
    select,
    tabTo,
} from "./hands.mjs";

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
const acceptOf = (entry) => entry.locator(".deed.quiet");
const safeFixes = (page) => page.getByRole("button", { name: /Make all safe fixes/ });
const dialog = (page) => page.getByRole("dialog");

/** Waits until the text is that one. @param {Page} page */
const textIs = (page, text) => eventually(async () => assert.equal((await saved(page)).text, text));

/** Accepts a finding with what is given. @param {Page} page */
async function accept(page, entry, { reason, others = {}, owner, until }) {
    await acceptOf(entry).click();
    await page.getByLabel("Reason").fill(reason);
    if (Object.keys(others).length > 0) await dialog(page).getByText("Reason in other languages").click();
    for (const [language, text] of Object.entries(others)) await dialog(page).getByLabel(language).fill(text);
    if (owner !== undefined) await page.getByLabel("Who answers for it").fill(owner);
    if (until !== undefined) await page.getByLabel("Last day").fill(until);
    await dialog(page).getByRole("button", { name: "Accept", exact: true }).click();
}

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
        "accepts a finding with a reason, shows what is accepted, and takes it back",
        visit({}, async (page) => {
            await opened(page);
            const before = await findings(page);
            const entry = await finding(page, "R003");
            const others = { Suomi: "Virka täytetään toukokuussa", Svenska: "Tjänsten tillsätts i maj" };
            const reason = "The post is filled in May";
            await accept(page, entry, { reason, others, owner: "HUS", until: "2999-12-31" });
            await finding(page, "R003", "detached");
            await eventually(async () =>
                assert.match(
                    await page.getByRole("status").innerText(),
                    /^Accepted R003: the plan says so now\. 11 findings/,
                ),
            );
            const { text } = await saved(page);
            const { suppressions } = JSON.parse(text);
            assert.deepEqual(suppressions, [
                {
                    rule: "R003",
                    element: "mental-health-pair",
                    reason: { fi: others.Suomi, sv: others.Svenska, en: reason },
                    owner: "HUS",
                    until: "2999-12-31",
                },
            ]);
            const { findings: left, suppressed } = Plan.parse(text).checkReport();
            assert.deepEqual([left.length, suppressed.length], [11, 1]);
            assert.ok(text.startsWith(EXAMPLE.trimEnd().slice(0, -2)), "the rest stays as it is");

            const toggle = page.getByRole("button", { name: "Accepted (1)" });
            assert.equal(await toggle.getAttribute("aria-expanded"), "false");
            await toggle.click();
            const accepted = page.locator(".accepted > li");
            assert.match(
                (await accepted.innerText()).replace(/\s+/g, " "),
                /R003 .* The post is filled in May ?answered for by: HUS ?last day: 31 Dec 2999/,
            );
            await accepted.getByRole("button", { name: "Take the acceptance away" }).click();
            await finding(page, "R003");
            await textIs(page, EXAMPLE);
            assert.deepEqual(await findings(page), before);
            assert.equal(await page.getByRole("button", { name: /^Accepted/ }).isVisible(), false);
        }),
    );

    test(
        "accepts more than one finding, and all of a rule together where the plan says so",
        visit({}, async (page) => {
            await opened(page);
            await accept(page, await finding(page, "R003"), { reason: "Vacant until May" });
            await page.getByRole("button", { name: "Accepted (1)" }).waitFor();
            await accept(page, await finding(page, "V002"), { reason: "The law names a successor" });
            await page.getByRole("button", { name: "Accepted (2)" }).click();
            const { suppressions } = JSON.parse((await saved(page)).text);
            assert.deepEqual(
                suppressions.map(({ rule, element }) => [rule, element]),
                [
                    ["R003", "mental-health-pair"],
                    ["V002", "rules-change"],
                ],
            );
            // The first of two: the other stays.
            const first = page.locator(".accepted > li", { hasText: "Vacant until May" });
            await first.getByRole("button", { name: "Take the acceptance away" }).click();
            await finding(page, "R003");
            await page.getByRole("button", { name: "Accepted (1)" }).waitFor();
            const left = JSON.parse((await saved(page)).text).suppressions;
            assert.deepEqual(
                left.map(({ rule }) => rule),
                ["V002"],
            );

            // Without an element it is all that the rule finds in the plan.
            const plan = { ...JSON.parse(EXAMPLE), suppressions: [{ rule: "R006", reason: { en: "All of them" } }] };
            await drop(page, [{ name: "whole.json", text: JSON.stringify(plan, null, 2) }]);
            await page.getByRole("button", { name: "Accepted (3)" }).waitFor();
            await eventually(async () => assert.equal(await page.locator(".accepted > li").count(), 1));
            assert.equal(await page.locator(".accepted .finding").count(), 3);
        }),
    );

    test(
        "accepts nothing without a reason, nor until a day that has passed",
        visit({}, async (page) => {
            await opened(page);
            const entry = await finding(page, "R003");
            await acceptOf(entry).click();
            const reason = page.getByLabel("Reason");
            const submit = dialog(page).getByRole("button", { name: "Accept", exact: true });
            await reason.fill("   ");
            await submit.click();
            await page.getByText("Write why the finding is acceptable.").waitFor();
            assert.equal(await reason.getAttribute("aria-invalid"), "true");
            assert.equal((await focused(page)).role, "textarea");
            await reason.fill("Vacant until May");
            await page.getByLabel("Last day").fill("2020-01-01");
            await submit.click();
            await page.getByText("That day has passed.").waitFor();
            assert.equal(await reason.getAttribute("aria-invalid"), "false");
            await page.keyboard.press("Escape");
            await dialog(page).waitFor({ state: "detached" });
            assert.match((await focused(page)).name, /^Accept…/);
            assert.equal((await saved(page)).text, EXAMPLE);
        }),
    );

    test(
        "tells an acceptance that has run out",
        visit({}, async (page) => {
            const entry = {
                rule: "R003",
                element: "mental-health-pair",
                reason: { en: "Until May" },
                until: "2022-05-31",
            };
            const plan = { ...JSON.parse(EXAMPLE), suppressions: [entry] };
            await openText(page, JSON.stringify(plan, null, 2), "X002");
            await finding(page, "R003");
            assert.equal(
                await acceptOf(await finding(page, "X002")).count(),
                0,
                "exceptions are no matter of acceptance",
            );
        }),
    );

    test(
        "mends and accepts by keyboard alone",
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
            await tabTo(page, ({ name }) => /^Accept….*V002/s.test(name));
            await page.keyboard.press("Enter");
            assert.equal((await focused(page)).role, "textarea");
            await page.keyboard.type("The law names a successor");
            await tabTo(page, ({ name, role }) => role === "button" && name === "Accept");
            await page.keyboard.press("Enter");
            await finding(page, "V002", "detached");
            await eventually(async () => assert.match((await focused(page)).name, /G001/));
            await tabTo(page, ({ name }) => name === "Accepted (1)", "Shift+Tab");
            await page.keyboard.press("Space");
            await tabTo(page, ({ name }) => name.startsWith("Take the acceptance away"));
            await page.keyboard.press("Enter");
            await finding(page, "V002");
            assert.equal(await page.evaluate(() => document.activeElement.id), "findings", "the list of it is gone");
            await textIs(page, EXAMPLE);
        }),
    );

    const WORDS = {
        fi: ["Aihe", "Kirjoita, miksi", "Hyväksytyt (1)", "Peru hyväksyntä"],
        sv: ["Ämne", "Skriv varför", "Godtagna (1)", "Återta godkännandet"],
        en: ["Subject", "Write why", "Accepted (1)", "Take the acceptance away"],
    };
    for (const [language, [subject, missing, acceptedToggle, withdraw]] of Object.entries(WORDS)) {
        test(
            `speaks of mending in ${language}`,
            visit({ language }, async (page) => {
                const text = faulty("blanks", "typo");
                const entry = await openText(page, text, "S015");
                for (const { code, fixes } of Plan.parse(text)
                    .check()
                    .filter(({ fixes }) => fixes.length > 0)) {
                    const title = fixes[0].title[language].replaceAll("`", "");
                    const shown = await fixOf(await finding(page, code)).innerText();
                    assert.equal(shown.slice(0, title.length).toLowerCase(), title.toLowerCase());
                }
                const goals = label("family", "goals")[language];
                assert.ok((await page.getByLabel(subject).innerText()).includes(`${goals} (`));
                await acceptOf(entry).click();
                await dialog(page).locator("button.main").click();
                await dialog(page).getByText(missing).waitFor();
                await page.locator("#accept-reason").fill("HUS");
                await dialog(page).locator("button.main").click();
                await page.getByRole("button", { name: acceptedToggle }).click();
                await page.getByRole("button", { name: withdraw }).waitFor();
                const { suppressions } = JSON.parse((await saved(page)).text);
                assert.deepEqual(suppressions[0].reason, { [language]: "HUS" });
            }),
        );
    }
}
