// What callers hand over, checked: the module takes texts and nothing else.
import { argumentError, kind, SoteplanError } from "./errors.js";

/**
 * @param {string} what the argument's name
 * @param {unknown} value
 * @returns {string}
 */
export function text(what, value) {
    if (typeof value !== "string") throw argumentError(what, value, "a string");
    return value;
}

/**
 * @param {string} what
 * @param {unknown} value
 * @returns {string[]}
 */
export function texts(what, value) {
    if (!Array.isArray(value)) throw argumentError(what, value, "an array of strings");
    return Array.from(value, (item, index) => text(`${what}[${index}]`, item));
}

/**
 * A value as JSON. What JSON would drop or change unasked (functions, infinite numbers, maps, cycles) is refused.
 *
 * @param {string} what
 * @param {unknown} value
 * @returns {string}
 */
export function json(what, value) {
    const refuseLoss = (/** @type {string} */ key, /** @type {unknown} */ item) => {
        const place = key === "" ? what : `${what}: \`${key}\``;
        if (typeof item === "number" && !Number.isFinite(item)) throw argumentError(place, item, "a finite number");
        const plain = typeof item !== "object" || item === null || Array.isArray(item) || kind(item) === "Object";
        if (!plain || ["bigint", "function", "symbol"].includes(typeof item)) {
            throw argumentError(place, item, "something that JSON can say");
        }
        return item;
    };
    try {
        return JSON.stringify(value, refuseLoss) ?? "null";
    } catch (cause) {
        if (cause instanceof SoteplanError) throw cause;
        // A cycle, or more levels than the stack holds: the engine says it well.
        throw new SoteplanError("argument", `${what} cannot be written as JSON: ${cause.message}`, undefined, {
            cause,
        });
    }
}
