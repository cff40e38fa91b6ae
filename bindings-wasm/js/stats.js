// The methods: plain JavaScript in front of the module that calculates.
import * as core from "../dist/stats.js";
import { json, text, texts } from "./arguments.js";
import { calculateBy, carried } from "./calculator.js";
import { pack } from "./columns.js";
import { argumentError } from "./errors.js";

calculateBy((method, columns, options, by) => core.compute(method, carried(core.Columns, columns), options, by).columns());

export function compute(method, columns, options, by = []) {
    const [id, settings, keys] = [text("method", method), json("options", options), texts("by", by)];
    return core.compute(id, pack(core.Columns, "columns", columns), settings, keys).columns();
}

/** A method on rows that come in portions. */
export class Stream {
    #core;

    constructor(method, options, by = []) {
        // A state that bytes were made into, below.
        this.#core = method instanceof core.Stream ? method : made(method, options, by);
    }

    push(columns) {
        this.#core.push(pack(core.Columns, "columns", columns));
    }

    merge(other) {
        if (!(other instanceof Stream)) throw argumentError("other", other, "a stream");
        // The module lends a state to one call at a time.
        if (other === this) return this.merge(Stream.fromBytes(this.toBytes()));
        this.#core.merge(other.#core);
    }

    finish() {
        return this.#core.finish().columns();
    }

    toBytes() {
        return this.#core.to_bytes();
    }

    static fromBytes(bytes) {
        if (!(bytes instanceof Uint8Array)) throw argumentError("bytes", bytes, "a Uint8Array");
        return new Stream(core.Stream.from_bytes(bytes));
    }
}

function made(method, options, by) {
    return new core.Stream(text("method", method), json("options", options), texts("by", by));
}
