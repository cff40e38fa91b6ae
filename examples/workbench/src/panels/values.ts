// The values of an indicator as tables: by area and year with status and target, and with every column.

import type { EvaluationRow } from "soteplan";
import { numberWriter } from "../language/format";
import { sentences } from "../language/sentences";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import { type Child, h } from "../ui/element";
import { table } from "../ui/table";
import { certaintyMark, statusMark } from "./mark";

/** A row for each area, a column for each year. */
export function valuesTable(rows: readonly EvaluationRow[], words: Words): HTMLElement {
    const write = numberWriter(
        rows.flatMap((row) => [row.value, row.target]),
        words.language.get(),
    );
    const years = [...new Set(rows.map((row) => row.period))];
    const areas = [...new Set(rows.map((row) => row.area))].map((area) => rows.filter((row) => row.area === area));
    // A target that all areas share is said once, above the table.
    const shared = new Set(
        rows.map(({ target, target_period, target_certainty }) => `${target} ${target_period} ${target_certainty}`),
    );
    const common = shared.size === 1;
    const body = areas.map((ofArea): Child[] => {
        const byYear = new Map(ofArea.map((row) => [row.period, row]));
        const values = years.map((year) => valueCell(byYear.get(year), write, words));
        const target = h("div", { class: "value" }, ...targetWords(ofArea.at(-1), write, words));
        return [ofArea[0]?.area_name, ...values, ...(common ? [] : [target])];
    });
    const headings = [
        { label: words.heading("area_name") },
        ...years.map((year) => ({ label: String(year), numeric: true })),
        ...(common ? [] : [{ label: words.heading("target"), numeric: true }]),
    ];
    const name = `${words.say(strings.valuesByYear)} (${rows[0]?.unit ?? ""})`;
    const caption = h("caption", {}, h("span", {}, name));
    if (common) caption.append(h("span", {}, `${words.heading("target")}: `, ...targetWords(rows[0], write, words)));
    return table(name, headings, body, caption);
}

/** Which values are missing or to be read with care, and why: areas only where not all are meant. */
export function valueNotes(rows: readonly EvaluationRow[], words: Words): HTMLElement | null {
    const notes = new Set(rows.flatMap((row) => row.note ?? []));
    if (notes.size === 0) return null;
    const years = [...new Set(rows.map((row) => row.period))];
    const items = [...notes].map((note) => {
        const places = years.flatMap((year) => {
            const ofYear = rows.filter((row) => row.period === year);
            const noted = ofYear.filter((row) => row.note === note);
            if (noted.length === 0) return [];
            const areas = noted.map((row) => row.area_name).join(", ");
            return noted.length === ofYear.length ? `${year}` : `${year} (${areas})`;
        });
        return h("li", {}, h("strong", {}, words.word("note", note)), `: ${places.join(", ")}`);
    });
    return h("ul", { class: "notes muted", "aria-label": words.heading("note") }, ...items);
}

/** A row for each area and year, with every column that has something in it. */
export function everyColumn(rows: readonly EvaluationRow[], words: Words): HTMLElement {
    const language = words.language.get();
    const [sample] = rows;
    const hidden = ["indicator", "area", "unit"];
    const columns = (Object.keys(sample ?? {}) as (keyof EvaluationRow)[]).filter(
        (column) => !hidden.includes(column) && rows.some((row) => row[column] !== null),
    );
    const amounts = new Set<string>(["value", "lower", "upper", "baseline", "target", "expected"]);
    const write = numberWriter(
        rows.map((row) => row.value),
        language,
    );
    const cell = (row: EvaluationRow, column: keyof EvaluationRow): Child => {
        const value = row[column];
        if (value === null) return null;
        if (typeof value === "number") return amounts.has(column) ? write(value) : String(value);
        return column === "status" ? statusMark(value, words) : words.word(column, value);
    };
    const headings = columns.map((column) => ({
        label: words.heading(column),
        numeric: rows.some((row) => typeof row[column] === "number"),
    }));
    return table(
        words.say(strings.allColumns),
        headings,
        rows.map((row) => columns.map((column) => cell(row, column))),
    );
}

function valueCell(row: EvaluationRow | undefined, write: (value: number) => string, words: Words): Child {
    if (row === undefined) return null;
    // Whether there is a target is said once, in its own column; notes stand below the table.
    const status = row.status === "no_target" ? null : statusMark(row.status, words);
    return h("div", { class: "value" }, row.value !== null && h("span", {}, write(row.value)), status);
}

function targetWords(row: EvaluationRow | undefined, write: (value: number) => string, words: Words): Child[] {
    if (row?.target == null) return [statusMark("no_target", words)];
    return [
        h("span", {}, write(row.target)),
        row.target_period !== null && h("span", { class: "muted" }, ` ${words.say(sentences.by(row.target_period))} `),
        certaintyMark(row.target_certainty, words),
    ];
}
