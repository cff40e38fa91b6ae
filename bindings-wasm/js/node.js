// The package in Node: the module is read from the disk, at once, so that `require` of this file works too.
import { readFileSync } from "node:fs";
import { initSync } from "../dist/soteplan.js";

initSync({ module: readFileSync(new URL("../dist/soteplan_bg.wasm", import.meta.url)) });

export * from "../dist/soteplan.js";
