// Columns on their way out: numbers as typed arrays, words as arrays.

/** The module makes and fills it, see src/columns.rs. */
export class Answer {
    /** @type {[string, Float64Array | (string | number | null)[]][]} */
    #columns = [];

    /**
     * @param {string} name
     * @param {Float64Array} view of the module's memory
     */
    numbers(name, view) {
        this.#columns.push([name, view.slice()]);
    }

    /**
     * @param {string} name
     * @param {string} values
     */
    json(name, values) {
        this.#columns.push([name, JSON.parse(values)]);
    }

    /** The columns by name. A missing number is NaN, anything else that is missing null. */
    columns() {
        return Object.fromEntries(this.#columns);
    }

    /** The rows as objects. What is missing is null. */
    rows() {
        const length = this.#columns[0]?.[1].length ?? 0;
        const cell = (value) => (Number.isNaN(value) ? null : value);
        return Array.from({ length }, (_, row) =>
            Object.fromEntries(this.#columns.map(([name, values]) => [name, cell(values[row])])),
        );
    }
}
