// What the methods cost in a browser: the directly standardised rate of 30,000 areas by 38 rows, typed arrays in and out.
//
// What an edit costs in an editor: a synthetic plan of 1,000 goals in Chromium, one letter at a time, against a fresh reading
// of the same text in the same run. `make bench` runs it; times never fail anything.
import { launch } from "./launch.mjs";
import { serveRepository } from "./serve.mjs";

/** Runs in the page. */
async function measure(goals) {
    const { inspect, LivePlan } = await import("/bindings-wasm/js/browser.js");
    const list = (make) => Array.from({ length: goals }, (_, index) => make(index));
    const words = (fi, sv) => ({ fi: `Synteettinen ${fi}, jonka sanat eivät merkitse mitään`, sv: `Syntetisk ${sv}, vars ord inte betyder något` });
    const party = (id, side) => ({ id, name: words("osapuoli", "part"), kind: "other", side });
    const holder = (side) => ({ side, party: side, role: words("johtaja", "direktör") });
    const plan = {
        schema_version: 2, id: "synthetic", kind: "provision-plan", title: words("suunnitelma", "plan"), status: "draft",
        sides: [{ id: "a", name: words("puoli", "sida") }, { id: "b", name: words("puoli", "sida") }],
        parties: [party("a", "a"), party("b", "b")].map((one, index) => ({ ...one, id: index ? "hus" : "kerava" })),
        term: { from: "2021-08-01", until: "2025-05-31" },
        goals: list((index) => ({ id: `goal-${index}`, text: words("tavoite", "mål"), indicators: [`indicator-${index}`] })),
        indicators: list((index) => ({
            id: `indicator-${index}`, name: words("mittari", "indikator"), unit: { fi: "euroa", sv: "euro" },
            direction: "lower-is-better", method: "ratio", columns: { value: "cost", denominator: "population" },
            baseline: { period: 2020, value: 100 }, targets: [{ period: 2025, value: 90 }],
        })),
        responsibility_pairs: list((index) => ({
            id: `pair-${index}`, answers_for: [`goal-${index}`], review: { months: 12 },
            holders: [{ ...holder("a"), party: "kerava" }, { ...holder("b"), party: "hus" }],
        })),
        interfaces: list((index) => ({
            id: `interface-${index}`, name: words("yhdyspinta", "kontaktyta"), status: "identified",
            sides: [{ actor: "kerava", role: "organiser", accountable: true }, { actor: "hus", role: "provider" }],
        })),
    };
    const text = JSON.stringify(plan, null, 2);
    const live = new LivePlan(text);
    const before = text.slice(0, text.indexOf('"goal-500"')).split("\n").length;
    const at = { line: before + 2, column: 20 };
    const times = [];
    for (let count = 0; count < 40; count += 1) {
        const begun = performance.now();
        live.edit({ from: at, insert: "x" });
        times.push(performance.now() - begun);
    }
    const begun = performance.now();
    const found = inspect(live.text).length;
    const fresh = performance.now() - begun;
    const told = performance.now();
    const findings = live.findings().length;
    const telling = performance.now() - told;
    if (findings !== found || live.wholeReadings !== 1) throw new Error("an edit found something else, or read the whole text");
    times.sort((one, other) => one - other);
    return { megabytes: text.length / 1e6, findings, median: times[20], worst: times.at(-1), telling, fresh };
}

/** Runs in the page: million rows a second. The data are synthetic. */
async function standardise(areas) {
    const { compute } = await import("/bindings-wasm/js/stats.browser.js");
    const bands = 38;
    const of = (make) => Float64Array.from({ length: areas * bands }, (_, row) => make(row % bands, Math.floor(row / bands)));
    const columns = {
        area: of((_, area) => area),
        count: of((band, area) => 1 + ((band * 7 + area * 13) % 60)),
        denominator: of((band, area) => 50 + ((band * 31 + area * 17) % 4950)),
        standard_population: of((band) => 1000 + 150 * band),
    };
    let best = Infinity;
    for (let run = 0; run < 7; run += 1) {
        const begun = performance.now();
        const rates = compute("directly_standardised_rate", columns, {}, ["area"]);
        best = Math.min(best, performance.now() - begun);
        if (rates.value.length !== areas) throw new Error("not a rate for each area");
    }
    return (areas * bands) / best / 1000;
}

const server = await serveRepository();
const browser = await launch();
try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const rate = await page.evaluate(standardise, 30_000);
    console.log(`directly standardised rate, 30,000 areas x 38 rows (synthetic), one thread: ${rate.toFixed(0)} million rows a second`);
    for (const goals of [1000, 3000]) {
        const { megabytes, findings, median, worst, telling, fresh } = await page.evaluate(measure, goals);
        const ms = (time) => `${time.toFixed(1)} ms`;
        console.log(
            `${goals} goals (${megabytes.toFixed(1)} MB, synthetic, ${findings} findings): an edit ${ms(median)} (worst ${ms(worst)}), ` +
                `its findings as objects ${ms(telling)}; a fresh reading ${ms(fresh)}, ${(fresh / median).toFixed(0)} times an edit`,
        );
    }
} finally {
    await browser.close();
    server.close();
}
