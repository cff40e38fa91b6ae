// The package in Node: the module is read from the disk, at once, so that `require` of this file works too.
import { readFileSync } from "node:fs";
import * as core from "../dist/soteplan.js";

core.initSync({ module: readFileSync(new URL("../dist/soteplan_bg.wasm", import.meta.url)) });

export * from "./api.js";
export const version = core.version();
export const maxBytes = core.max_bytes();
