// The package in a browser or a worker. Bundlers know this form of `new URL` and carry the module along.
import * as core from "../dist/soteplan.js";

await core.default({ module_or_path: new URL("../dist/soteplan_bg.wasm", import.meta.url) });

export * from "./api.js";
export const version = core.version();
export const maxBytes = core.max_bytes();
