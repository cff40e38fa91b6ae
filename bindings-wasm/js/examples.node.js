// The examples, with the module that reads them.
import "./node.js";

export { examples } from "./examples.js";
