// The package in a browser or a worker. Bundlers know this form of `new URL` and carry the module along.
import init from "../dist/soteplan.js";

await init({ module_or_path: new URL("../dist/soteplan_bg.wasm", import.meta.url) });

export * from "../dist/soteplan.js";
