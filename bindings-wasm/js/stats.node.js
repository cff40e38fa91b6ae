// The methods in Node, read from the disk at once.
import { readFileSync } from "node:fs";
import * as core from "../dist/stats.js";

core.initSync({ module: readFileSync(new URL("../dist/stats_bg.wasm", import.meta.url)) });

export { compute, Stream } from "./stats.js";
