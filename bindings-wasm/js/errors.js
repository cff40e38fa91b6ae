// What the package throws. The module itself makes these, see src/refusal.rs.

/** A call that could not be made. */
export class SoteplanError extends Error {
    name = "SoteplanError";

    /**
     * @param {string} code stable and machine-readable
     * @param {string} message what is wrong
     * @param {string} [help] what to do about it
     * @param {ErrorOptions} [options]
     */
    constructor(code, message, help, options) {
        super(message, options);
        this.code = code;
        this.help = help;
    }
}

/** A text or object that is not a plan. */
export class PlanError extends SoteplanError {
    name = "PlanError";

    /**
     * @param {string} message the first faults
     * @param {string} diagnostics all of them, as JSON
     */
    constructor(message, diagnostics) {
        super("not-a-plan", message);
        this.diagnostics = JSON.parse(diagnostics);
    }
}

/**
 * An argument that cannot be taken.
 *
 * @param {string} what its name
 * @param {unknown} value what was given
 * @param {string} expected what it must be
 */
export function argumentError(what, value, expected) {
    return new SoteplanError("argument", `${what} is ${shown(value)}, it must be ${expected}`);
}

/** @param {unknown} value */
export function shown(value) {
    switch (typeof value) {
        case "string":
            return `\`${value.length > 60 ? `${value.slice(0, 60)}…` : value}\``;
        case "bigint":
            return `${value}n`;
        case "number":
        case "boolean":
        case "undefined":
            return String(value);
        default:
            return value === null ? "null" : Array.isArray(value) ? "an array" : `a ${kind(value)}`;
    }
}

/**
 * The kind of an object: `Object`, `Map`, `Date`; `Function`, `Symbol`.
 *
 * @param {unknown} value
 */
export function kind(value) {
    return Object.prototype.toString.call(value).slice("[object ".length, -1);
}
