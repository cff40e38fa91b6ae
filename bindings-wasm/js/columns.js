// Columns on their way in: numbers as typed arrays, words as JSON.
import { argumentError, kind, shown, SoteplanError } from "./errors.js";

/**
 * Columns for the module: an object of columns by name, or an array of rows.
 *
 * @template {{ numbers(name: string, values: Float64Array): void; json(name: string, values: string): void }} C
 * @param {new () => C} Packed the module's class of columns
 * @param {string} what the argument's name
 * @param {unknown} value
 */
export function pack(Packed, what, value) {
    const named = Array.isArray(value) ? transposed(what, value) : value;
    if (typeof named !== "object" || named === null || kind(named) !== "Object") {
        throw argumentError(what, value, "an object of columns");
    }
    const columns = new Packed();
    for (const [name, values] of Object.entries(named)) {
        if (values === undefined) continue;
        if (Array.isArray(values)) pushArray(columns, name, values);
        else columns.numbers(name, doubles(name, values));
    }
    return columns;
}

/** Rows as columns; a row without a name of another row has nothing there. */
function transposed(what, rows) {
    const columns = new Map();
    rows.forEach((row, index) => {
        if (kind(row) !== "Object")
            throw argumentError(`${what}[${index}]`, row, "a row, an object of values by column");
        for (const [name, value] of Object.entries(row)) {
            if (!columns.has(name)) columns.set(name, new Array(rows.length).fill(null));
            columns.get(name)[index] = value;
        }
    });
    return Object.fromEntries(columns);
}

/** An array of numbers needs no JSON; what is not of one type is for the module to refuse, in its own words. */
function pushArray(columns, name, values) {
    let numbers = true;
    values.forEach((value, row) => {
        if (value === null || value === undefined || typeof value === "number") return;
        if (typeof value !== "string") throw cellError(name, row, value, "a number, a text or null");
        numbers = false;
    });
    if (numbers)
        columns.numbers(
            name,
            Float64Array.from(values, (value) => value ?? NaN),
        );
    else columns.json(name, JSON.stringify(values));
}

function doubles(name, values) {
    if (values instanceof Float64Array) return values;
    if (!ArrayBuffer.isView(values) || values instanceof DataView) {
        const message = `column \`${name}\` holds ${shown(values)}, an array or a typed array is needed`;
        throw new SoteplanError("column-type", message);
    }
    if (typeof values[0] !== "bigint") return new Float64Array(values);
    return Float64Array.from(values, (value, row) => {
        // A whole number that a double cannot tell from its neighbours would become another one.
        if (Number.isSafeInteger(Number(value))) return Number(value);
        throw cellError(name, row, value, "a whole number below 2^53");
    });
}

function cellError(name, row, value, expected) {
    return new SoteplanError("column-value", `column \`${name}\`, row ${row}: ${shown(value)} is not ${expected}`);
}
