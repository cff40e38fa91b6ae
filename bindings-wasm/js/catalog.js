// What the library can find, calculate and answer, with its documentation. Loaded apart: the module needs none of it.
import { catalogue } from "../dist/catalog.js";

export function catalog() {
    return JSON.parse(catalogue);
}
