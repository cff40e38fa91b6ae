// The catalogue, loaded apart from the package.
import type { Catalog } from "../types/catalog.js";

/** Everything that the library can find, calculate and answer, with its documentation. */
export function catalog(): Catalog;
