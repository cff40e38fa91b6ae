// What CodeMirror says, in Finnish and Swedish; its own words are English.

import type { Language } from "../language/language";

type Phrases = Readonly<Record<string, string>>;

const fi: Phrases = {
    "Control character": "Ohjausmerkki",
    "Fold line": "Kutista rivi",
    "Unfold line": "Laajenna rivi",
    "Folded lines": "Kutistettuja rivejä",
    "Unfolded lines": "Laajennettuja rivejä",
    "folded code": "kutistettua tekstiä",
    unfold: "laajenna",
    to: "–",
    Find: "Etsi",
    Replace: "Korvaa",
    next: "seuraava",
    previous: "edellinen",
    all: "kaikki",
    "match case": "sama kirjainkoko",
    regexp: "säännöllinen lauseke",
    "by word": "kokonaiset sanat",
    replace: "korvaa",
    "replace all": "korvaa kaikki",
    close: "sulje",
    "current match": "nykyinen osuma",
    "on line": "rivillä",
    "replaced match on line $": "korvattiin osuma rivillä $",
    "replaced $ matches": "korvattiin $ osumaa",
    "Go to line": "Siirry riville",
    go: "siirry",
    "Selection deleted": "Valinta poistettiin",
};

const sv: Phrases = {
    "Control character": "Styrtecken",
    "Fold line": "Fäll ihop raden",
    "Unfold line": "Fäll ut raden",
    "Folded lines": "Hopfällda rader",
    "Unfolded lines": "Utfällda rader",
    "folded code": "hopfälld text",
    unfold: "fäll ut",
    to: "–",
    Find: "Sök",
    Replace: "Ersätt",
    next: "nästa",
    previous: "föregående",
    all: "alla",
    "match case": "skilj på stora och små bokstäver",
    regexp: "reguljärt uttryck",
    "by word": "hela ord",
    replace: "ersätt",
    "replace all": "ersätt alla",
    close: "stäng",
    "current match": "aktuell träff",
    "on line": "på rad",
    "replaced match on line $": "ersatte träffen på rad $",
    "replaced $ matches": "ersatte $ träffar",
    "Go to line": "Gå till rad",
    go: "gå",
    "Selection deleted": "Markeringen raderades",
};

export const PHRASES: Readonly<Record<Language, Phrases>> = { fi, sv, en: {} };
