// Days along a line: whole years, with room for what follows the plan.

const DAY = 86_400_000;

export class Axis {
    readonly first: string;
    readonly last: string;
    readonly #from: number;
    readonly #days: number;

    /** From the year of the first of the days to the year after the last. */
    constructor(days: readonly string[]) {
        const years = days.map((day) => Number(day.slice(0, 4))).filter((year) => !Number.isNaN(year));
        this.first = iso(Math.min(...years), "01-01");
        this.last = iso(Math.max(...years) + 1, "12-31");
        this.#from = time(this.first);
        this.#days = (time(this.last) - this.#from) / DAY + 1;
    }

    /** How many days there are. */
    get length(): number {
        return this.#days;
    }

    get years(): number[] {
        const [first, last] = [this.first, this.last].map((day) => Number(day.slice(0, 4))) as [number, number];
        return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }

    has(day: string): boolean {
        return this.first <= day && day <= this.last;
    }

    /** How many days after the first one, within the line. */
    offset(day: string): number {
        const days = Math.round((time(day) - this.#from) / DAY);
        return Math.min(Math.max(days, 0), this.#days);
    }

    day(offset: number): string {
        return new Date(this.#from + offset * DAY).toISOString().slice(0, 10);
    }

    /** Where a day begins, in per cent of the line. */
    at(day: string): number {
        return (this.offset(day) / this.#days) * 100;
    }

    /** From the beginning of the first day to the end of the last, in per cent; null where nothing of it is on the line. */
    span(from: string | null, until: string | null): { start: number; width: number } | null {
        const start = from === null ? 0 : this.at(from);
        const end = until === null ? 100 : this.at(dayAfter(until));
        return end > start ? { start, width: end - start } : null;
    }
}

export function dayAfter(day: string): string {
    return new Date(time(day) + DAY).toISOString().slice(0, 10);
}

function time(day: string): number {
    return Date.parse(`${day}T00:00:00Z`);
}

function iso(year: number, rest: string): string {
    return `${String(year).padStart(4, "0")}-${rest}`;
}
