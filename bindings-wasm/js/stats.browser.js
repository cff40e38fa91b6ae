// The methods in a browser or a worker.
import * as core from "../dist/stats.js";

await core.default({ module_or_path: new URL("../dist/stats_bg.wasm", import.meta.url) });

export { compute, Stream } from "./stats.js";
