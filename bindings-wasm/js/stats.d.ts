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

/**
 * A method on rows that come in portions: what {@link compute} would answer to all rows, in memory that grows with the
 * groups and not with the rows. Any split of the rows, and states merged in any tree, give the same bits.
 *
 * Methods that know their rows through sums stream: rates, ratios, proportions, standardised rates, comparisons of two
 * groups; others are refused with `not-streamable`.
 *
 * ```js
 * import { Stream } from "soteplan/stats";
 * const rates = new Stream("crude_rate", { per: 1_000 }, ["area"]);
 * rates.push({ area: ["091", "049"], count: [40, 12], denominator: [2_000, 1_500] });
 * rates.push({ area: ["091"], count: [60], denominator: [3_000] });
 * const { area, value } = rates.finish();
 * ```
 */
export class Stream {
    /**
     * A state that has seen no row. A method that answers row by row cannot do without keys.
     */
    constructor(method: MethodId | (string & {}), options?: object, by?: readonly string[]);
    /** Takes a portion of rows in, or none of them where it is refused. Rows of errors are counted within the portion. */
    push(columns: InputColumns): void;
    /** Takes in what another has seen, which stays as it is: its groups come after those that are here already. */
    merge(other: Stream): void;
    /** The answer: keys first, a row a group, in order of first appearance. More rows can be taken in after it. */
    finish(): ResultColumns;
    /** The state as bytes, for another worker, process or machine with the same version of the library. */
    toBytes(): Uint8Array;
    /** The state that {@link Stream.toBytes} gave as bytes; others are refused with `state`. */
    static fromBytes(bytes: Uint8Array): Stream;
}
