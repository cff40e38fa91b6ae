// Figures from a file of comma-separated values, or of semicolons and decimal commas as Finnish spreadsheets write it.

import { dsvFormat } from "d3-dsv";
import type { ObservationColumns } from "soteplan";
import type { FiguresFault } from "./protocol";

/** The column of codes: words whatever they look like, since 091 is not 91. */
const AREA = "area";

export class FiguresError extends Error {
    readonly fault: FiguresFault;

    constructor(fault: FiguresFault) {
        super(fault.kind);
        this.fault = fault;
    }
}

/** Reads a table with a heading line into columns; an empty field is missing. `null` is a file that was no text. */
export function readFigures(text: string | null): ObservationColumns {
    if (text === null) throw new FiguresError({ kind: "not-utf8" });
    const heading = text.slice(0, text.search(/[\r\n]|$/));
    const semicolons = heading.includes(";");
    const [names = [], ...records] = dsvFormat(semicolons ? ";" : ",").parseRows(text);
    if (records.length === 0) throw new FiguresError({ kind: "no-rows" });
    const uneven = records.findIndex((record) => record.length !== names.length);
    if (uneven >= 0) throw new FiguresError({ kind: "uneven", line: uneven + 2, fields: names.length });
    const columns = names.map((name, index) => {
        const fields = records.map((record) => (record[index] ?? "").trim());
        return [name.trim(), column(name.trim(), fields, semicolons)] as const;
    });
    return Object.fromEntries(columns);
}

/** Numbers where any field is one, and then all of them must be; else words. */
function column(name: string, fields: string[], decimalComma: boolean): (number | null)[] | (string | null)[] {
    const number = (field: string) => Number(decimalComma ? field.replace(",", ".") : field);
    const anyNumber = fields.some((field) => field !== "" && Number.isFinite(number(field)));
    if (name === AREA || !anyNumber) {
        return fields.map((field) => (field === "" ? null : field));
    }
    return fields.map((field, row) => {
        if (field === "") return null;
        const value = number(field);
        if (!Number.isFinite(value))
            throw new FiguresError({ kind: "value", column: name, line: row + 2, value: field });
        return value;
    });
}
