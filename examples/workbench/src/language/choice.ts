// Which language the reader wants.

import { LANGUAGES, type Language } from "./language";

const KEY = "soteplan-workbench.language";

/** What the reader chose last time, else the first of the browser's languages that there is, else English. */
export function initialLanguage(): Language {
    const wanted = [remembered(), ...navigator.languages.map((tag) => tag.split("-")[0])];
    return wanted.find(isLanguage) ?? "en";
}

/** Remembers the choice; a browser that keeps nothing forgets it, and that is all. */
export function remember(language: Language): void {
    try {
        localStorage.setItem(KEY, language);
    } catch {
        // Storage is switched off.
    }
}

function remembered(): string | null {
    try {
        return localStorage.getItem(KEY);
    } catch {
        return null;
    }
}

function isLanguage(code: string | null | undefined): code is Language {
    return LANGUAGES.some((language) => language === code);
}
