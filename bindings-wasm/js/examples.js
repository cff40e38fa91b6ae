// The real plans and real figures that newcomers begin with. They are loaded apart: a page with plans of its own needs none.
import { texts, columns } from "../dist/examples.js";
import { Plan } from "./api.js";

export const examples = Object.freeze({
    hyks2021_2025: () => Plan.parse(texts.hyks_2021_2025),
    uusimaaStrategy2030: () => Plan.parse(texts.uusimaa_strategy_2030),
    netCosts: () => fresh(columns.net_costs),
});

/** Columns that are the caller's own: text as lists, numbers as typed arrays with NaN for what is missing. */
function fresh(columns) {
    const column = (values) =>
        values.some((value) => typeof value === "string")
            ? [...values]
            : Float64Array.from(values, (value) => value ?? NaN);
    return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, column(values)]));
}
