// The methods, a module of their own: loading it also lets plans evaluate their indicators.
import type { InputColumns, MethodId, Methods, ResultColumns } from "./index.js";

/**
 * Calculates a method on named columns. With `by` the rows are grouped by those of the columns, and the answer begins
 * with them.
 *
 * ```js
 * import { compute } from "soteplan/stats";
 * const { value, lower, upper } = compute("crude_rate", { count: [12, 30], denominator: [10_000, 12_500] });
 * ```
 */
export function compute<M extends MethodId>(
    method: M,
    columns: Methods[M]["columns"] & InputColumns,
    options?: Methods[M]["options"],
    by?: readonly string[],
): Methods[M]["result"];
/** The same for a method whose name is known only when the program runs. */
export function compute<M extends string>(
    method: string extends M ? M : never,
    columns: InputColumns,
    options?: object,
    by?: readonly string[],
): ResultColumns;
