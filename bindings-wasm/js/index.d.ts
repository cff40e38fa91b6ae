export * from "../dist/soteplan.js";
