// The three languages.

export const LANGUAGES = ["fi", "sv", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language calls itself by its own name, in whatever language the page is. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { fi: "Suomi", sv: "Svenska", en: "English" };

/** The same words in each language: leaving one out does not compile. */
export type Wording = Readonly<Record<Language, string>>;

/** A plan's text: any of the languages may be missing. */
export type PlanText = { readonly [code in Language]?: string | null | undefined };

/** A plan's text in the language, else in another that it has. */
export function best(text: PlanText, language: Language): string {
    return text[language] ?? text.fi ?? text.sv ?? text.en ?? "";
}

/** A plan's text in every language, as well as it has them. */
export function inEach(text: PlanText): Wording {
    return { fi: best(text, "fi"), sv: best(text, "sv"), en: best(text, "en") };
}
