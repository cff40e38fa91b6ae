// Where the two modules meet: that of plans asks, that of the methods answers once it has been loaded.
import { Columns } from "../dist/soteplan.js";
import { SoteplanError } from "./errors.js";

/** @type {((method: string, columns: object, options: string, by: string[]) => object) | undefined} */
let calculator;

/**
 * Says who calculates.
 *
 * @param {NonNullable<typeof calculator>} compute takes and gives columns by name
 */
export function calculateBy(compute) {
    calculator = compute;
}

/**
 * Calculates for the module of plans, which calls this.
 *
 * @param {string} method
 * @param {import("./answer.js").Answer} columns
 * @param {string} options JSON
 * @param {string[]} by
 */
export function calculate(method, columns, options, by) {
    if (calculator === undefined) {
        const help = 'import "soteplan/stats" once, anywhere in the program';
        throw new SoteplanError("methods-missing", "the methods are not loaded", help);
    }
    return carried(Columns, calculator(method, columns.columns(), options, by));
}

/**
 * Columns of one module for the other: typed arrays stay what they are, lists cross as JSON.
 *
 * @template {{ numbers(name: string, values: Float64Array): void; json(name: string, values: string): void }} C
 * @param {new () => C} Packed
 * @param {object} columns
 */
export function carried(Packed, columns) {
    const packed = new Packed();
    for (const [name, values] of Object.entries(columns)) {
        if (Array.isArray(values)) packed.json(name, JSON.stringify(values));
        else packed.numbers(name, values);
    }
    return packed;
}
