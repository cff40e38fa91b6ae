import assert from "node:assert/strict";
import { test } from "node:test";
import { examples } from "soteplan/examples";
import { label, opened } from "./hands.mjs";

const NAMES = { fi: "Suomi", sv: "Svenska", en: "English" };
const TABS = {
    fi: ["Mittarit", "Voimassaolo ja aikajana", "Rakenne"],
    sv: ["Indikatorer", "Giltighet och tidslinje", "Struktur"],
    en: ["Indicators", "Validity and timeline", "Structure"],
};
const EDITOR = { fi: "Suunnitelman teksti", sv: "Planens text", en: "Text of the plan" };
/** A number of the table, one of the chart's axis, and the last day of the term. */
const FIGURES = {
    fi: ["3\u00a0470", "4\u00a0000", "31.12.2025"],
    sv: ["3\u00a0470", "4\u00a0000", "31 dec. 2025"],
    en: ["3,470", "4,000", "31 Dec 2025"],
};
const YEAR = { fi: "vuosi", sv: "år", en: "year" };

/** Every text on the page that is not the plan's own: of elements, and what screen readers say. */
async function words(page) {
    const panels = [];
    for (const tab of [1, 2, 0]) {
        await page.getByRole("tab").nth(tab).click();
        await page.locator("details").evaluateAll((list) => list.forEach((details) => (details.open = true)));
        panels.push(await texts(page));
    }
    return panels.flat();
}

const texts = (page) =>
    page.evaluate(() => {
        const found = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
            if (element.closest(".cm-content, .cm-gutters, code, [lang]:not(html), script, noscript")) continue;
            if (node.nodeType === Node.TEXT_NODE) found.push(node.data);
            else if (element.closest("[aria-hidden=true]") !== null) continue;
            else
                for (const name of ["aria-label", "title", "placeholder"]) found.push(element.getAttribute(name) ?? "");
        }
        return found.map((text) => text.trim()).filter((text) => /\p{L}{3}/u.test(text));
    });

export function languages(visit) {
    for (const [code, name] of Object.entries(NAMES)) {
        test(
            `speaks ${name} in every part`,
            visit({ language: code === "en" ? "fi" : "en" }, async (page) => {
                await opened(page);
                await page.getByRole("button", { name, exact: true }).click();
                await page.locator(`html[lang=${code}]`).waitFor();
                await page.locator(".chart svg text", { hasText: YEAR[code] }).waitFor();
                const plan = examples.hyks2021_2025();
                assert.deepEqual(await page.getByRole("tab").allInnerTexts(), TABS[code]);
                assert.equal(await page.locator(".cm-content").getAttribute("aria-label"), EDITOR[code]);
                assert.match(await page.title(), new RegExp(plan.toObject().title[code]));
                assert.equal(await page.locator("#plan-title").innerText(), plan.toObject().title[code]);
                const messages = plan.check().map(({ message }) => message[code].replaceAll("`", ""));
                assert.deepEqual(await page.locator(".findings .message").allInnerTexts(), messages);
                const table = await page.locator("#panel-indicators table").first().textContent();
                for (const word of [
                    label("status", "off_track"),
                    label(null, "target"),
                    label("target_certainty", "illustrative"),
                ]) {
                    assert.ok(table.includes(word[code]), `${word[code]} in ${table}`);
                }
                const [value, tick, day] = FIGURES[code];
                assert.ok(table.includes(value), `${value} in ${table}`);
                assert.ok((await page.locator(".chart").textContent()).includes(tick));
                assert.ok((await page.locator(".summary").innerText()).includes(day));
                await page.locator(".finding").first().click();
                await page.locator(".cm-lintRange").first().hover();
                assert.ok((await page.locator(".cm-tooltip").innerText()).includes(messages[0]));
                await page.getByRole("tab").nth(1).click();
                assert.ok(
                    (await page.locator(".by-party table").innerText()).includes(label("status", "undecided")[code]),
                );
                const pressed = page.locator(".choice [aria-pressed=true]");
                assert.deepEqual(await pressed.allInnerTexts(), [name]);
            }),
        );
    }

    test(
        "leaves no word of another language behind",
        visit({}, async (page) => {
            await opened(page);
            // Every word that the views can show: an early end with what follows, and the tree with all of its rows.
            await page.getByRole("tab").nth(1).click();
            await page.locator("#panel-validity .presets button").first().click();
            await page.locator(".party").nth(1).click();
            await page.locator(".chain li").first().waitFor();
            await page.getByRole("tab").nth(2).click();
            await page.locator("#panel-structure .presets button").first().click();
            const english = new Set(await words(page));
            assert.ok(english.size > 60, `only ${english.size} texts were found`);
            // Names are names in every language.
            const municipalities = "Helsinki|Espoo|Vantaa|Kerava|Kirkkonummi|Kauniainen|Lohja|Raasepori|Hanko|Inkoo";
            const others = "Karkkila|Siuntio|Vihti|Finlex|CC BY 4\\.0|hyks-2021-2025\\.json|soteplan.*";
            const names = new RegExp(`^(${municipalities}|${others})$`);
            for (const name of ["Suomi", "Svenska"]) {
                await page.getByRole("button", { name, exact: true }).click();
                await page.locator(".chart svg text", { hasText: name === "Suomi" ? "vuosi" : "år" }).waitFor();
                const left = (await words(page)).filter((text) => english.has(text) && !names.test(text));
                // Swedish shares some words with English.
                const shared = name === "Svenska" ? ["Scenario", "scenario", "plan", "element"] : [];
                assert.deepEqual(
                    left.filter((text) => !shared.includes(text)),
                    [],
                );
            }
        }),
    );

    test(
        "begins in the browser's language and remembers another choice",
        visit({ language: "sv-FI" }, async (page) => {
            await opened(page);
            assert.equal(await page.locator("html").getAttribute("lang"), "sv");
            await page.getByRole("button", { name: "Suomi" }).click();
            await page.reload();
            await opened(page);
            assert.equal(await page.locator("html").getAttribute("lang"), "fi");
        }),
    );

    test(
        "begins in English where it has no language of the browser",
        visit({ language: "de-DE" }, async (page) => {
            await opened(page);
            assert.equal(await page.locator("html").getAttribute("lang"), "en");
        }),
    );
}
