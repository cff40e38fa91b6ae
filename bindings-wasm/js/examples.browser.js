// The examples, with the module that reads them.
import "./browser.js";

export { examples } from "./examples.js";
