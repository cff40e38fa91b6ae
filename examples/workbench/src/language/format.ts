// Days and numbers as each language writes them.

import type { Language } from "./language";

// Swedish and Finnish as in Finland; English as in Europe, day before month.
const LOCALES: Record<Language, string> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

/** A day like `2022-12-31` for a reader. */
export function day(iso: string, language: Language): string {
    const date = new Date(`${iso}T00:00:00Z`);
    if (Number.isNaN(date.getTime())) return iso;
    return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

/** Writes numbers with as many decimals as four significant digits of the largest of them need. */
export function numberWriter(values: readonly (number | null)[], language: Language): (value: number) => string {
    const known = values.filter((value) => value !== null);
    const largest = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const whole = known.every(Number.isInteger);
    const decimals = whole ? 0 : Math.min(Math.max(3 - Math.floor(Math.log10(largest || 1)), 0), 5);
    const format = new Intl.NumberFormat(LOCALES[language], {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
    });
    return (value) => format.format(value);
}

/** A whole number, such as a count or a size. */
export function count(value: number, language: Language): string {
    return new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 0 }).format(value);
}

/** How numbers are written in charts (d3-format). */
export function chartNumbers(language: Language): {
    decimal: string;
    thousands: string;
    grouping: number[];
    currency: [string, string];
} {
    return language === "en"
        ? { decimal: ".", thousands: ",", grouping: [3], currency: ["€", ""] }
        : { decimal: ",", thousands: "\u00a0", grouping: [3], currency: ["", "\u00a0€"] };
}
