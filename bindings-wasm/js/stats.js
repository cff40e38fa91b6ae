// The methods: plain JavaScript in front of the module that calculates.
import * as core from "../dist/stats.js";
import { json, text, texts } from "./arguments.js";
import { calculateBy, carried } from "./calculator.js";
import { pack } from "./columns.js";

calculateBy((method, columns, options, by) => core.compute(method, carried(core.Columns, columns), options, by).columns());

export function compute(method, columns, options, by = []) {
    const [id, settings, keys] = [text("method", method), json("options", options), texts("by", by)];
    return core.compute(id, pack(core.Columns, "columns", columns), settings, keys).columns();
}
