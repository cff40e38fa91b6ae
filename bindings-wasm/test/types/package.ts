// What compiles and what must not: compiled, never run. A line after a `ts-expect-error` that compiles is an error.
import {
    areas,
    inspect,
    maxBytes,
    Plan,
    PlanError,
    SoteplanError,
    version,
    type AreaRow,
    type Catalog,
    type Diagnostic,
    type EvaluationRow,
    type Indicator,
    type Language,
    type ObservationColumns,
    type PlanDocument,
    type ResultColumns,
    type Scenario,
    type ValidityRow,
} from "soteplan";
import { catalog } from "soteplan/catalog";
import { examples } from "soteplan/examples";
import { compute } from "soteplan/stats";

/** Fails to compile where the two types are not the same. */
function same<A>(): <B>(
    value: B,
    ...proof: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? [] : [never]
) => void {
    return () => {};
}

// Plans.
const plan = Plan.parse("{}");
same<Plan>()(plan);
same<PlanDocument>()(plan.toObject());
same<PlanDocument>()(plan.toJSON());
same<string>()(plan.toText());
same<string | undefined>()(plan.text);
same<Diagnostic[]>()(plan.check({ ignore: ["R001"] }));
same<Diagnostic[]>()(inspect("{}", { ignore: [] }));
same<ValidityRow[]>()(plan.validity({ "sote-reform": "2023-01-01", other: false }));
same<string>()(plan.page({ scenarios: { reform: { "sote-reform": "2023-01-01" } }, language: "sv" }));
plan.free();
// @ts-expect-error a plan is read, not constructed
new Plan();
// @ts-expect-error not a text
Plan.parse({});
// @ts-expect-error the text is read only
plan.text = "";
// @ts-expect-error no such option
plan.check({ ignored: ["R001"] });
// @ts-expect-error a fact happens on a day or never
plan.validity({ "sote-reform": true });
// @ts-expect-error no such language
plan.page({ language: "de" });

// Documents.
const indicator: Indicator = {
    id: "waiting",
    name: { fi: "jonotus" },
    unit: { en: "days" },
    method: "ratio",
    columns: { value: "days", denominator: "patients" },
    direction: "lower-is-better",
};
const document: PlanDocument = {
    schema_version: 1,
    id: "plan",
    kind: "provision-plan",
    title: { fi: "suunnitelma", sv: "plan" },
    status: "draft",
    term: { from: "2021-01-01", until: "2025-12-31" },
    indicators: [indicator],
};
same<Plan>()(Plan.fromObject(document));
// @ts-expect-error a plan has a term
const without: PlanDocument = { schema_version: 1, id: "plan", kind: "provision-plan", title: {}, status: "draft" };
// @ts-expect-error no such status
const status: PlanDocument["status"] = "final";
void [without, status];

// Observations.
const columns: ObservationColumns = { area: ["091", null], period: new Int16Array(2), cost: new Float64Array(2) };
same<EvaluationRow[]>()(plan.evaluate(columns, { combined: false, confidence: 0.99, language: "fi" }));
same<EvaluationRow[]>()(plan.evaluate([{ area: "091", period: 2018, cost: null }]));
plan.evaluate(examples.netCosts());
plan.chart("waiting", columns, { language: "fi" })["layer"];
// @ts-expect-error a day is no cell
plan.evaluate([{ area: "091", period: new Date() }]);
// @ts-expect-error a column is no single number
plan.evaluate({ area: ["091"], period: 2018 });
// @ts-expect-error the indicator comes first
plan.chart(columns);

// Methods.
const rate = compute(
    "crude_rate",
    { count: [1, null], denominator: new Int32Array(2), area: ["091", "049"] },
    { confidence: [0.95, 0.998] },
    ["area"],
);
same<Float64Array>()(rate.value);
same<(string | null)[]>()(rate.note);
// @ts-expect-error with several levels there are `lower_95` and so on
rate.lower.length;
compute("ratio", { value: [1], denominator: [1] });
// @ts-expect-error no denominator
compute("crude_rate", { count: [1] });
// @ts-expect-error words are no counts
compute("crude_rate", { count: ["a"], denominator: [1] });
// @ts-expect-error no such option
compute("crude_rate", { count: [1], denominator: [1] }, { confidnce: 0.95 });
// @ts-expect-error no such method
compute("crude_rat", { count: [1], denominator: [1] });
// @ts-expect-error keys are named, not given
compute("crude_rate", { count: [1], denominator: [1] }, {}, [["091"]]);
for (const { id } of catalog().methods) same<ResultColumns>()(compute(id, { value: [1] }, { per: 1 }));

// The rest.
same<Catalog>()(catalog());
same<AreaRow[]>()(areas());
same<Plan>()(examples.hyks2021_2025());
same<string>()(version);
same<number>()(maxBytes);
const language: Language = "sv";
const scenario: Scenario = {};
void [language, scenario];
try {
    plan.check();
} catch (error) {
    if (error instanceof PlanError) same<Diagnostic[]>()(error.diagnostics);
    if (error instanceof SoteplanError) same<string | undefined>()(error.help);
}
