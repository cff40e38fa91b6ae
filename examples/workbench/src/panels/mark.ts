// Words with a picture: severity, status, certainty. The word says it all; colour and picture repeat it.

import type { Words } from "../language/words";
import { h } from "../ui/element";
import { type Icon, icon } from "../ui/icons";
import type { Severity } from "../worker/protocol";

export const SEVERITY_ICONS: Readonly<Record<Severity, Icon>> = { error: "cross", warning: "triangle", advice: "info" };

/** A picture and a tone for the words of the column `status`. */
const STATUSES: Readonly<Record<string, readonly [Icon, "good" | "bad" | "open"]>> = {
    met: ["check", "good"],
    on_track: ["rising", "good"],
    off_track: ["behind", "bad"],
    missed: ["cross", "bad"],
    not_met: ["ring", "open"],
    no_target: ["dash", "open"],
    no_data: ["question", "open"],
    definite: ["check", "good"],
    undecided: ["question", "open"],
    never: ["cross", "bad"],
    stands: ["check", "good"],
    "not-yet": ["ring", "open"],
    ended: ["dash", "open"],
};

export function severityMark(severity: Severity, words: Words): HTMLElement {
    return h("span", { class: `mark ${severity}` }, icon(SEVERITY_ICONS[severity]), words.word("severity", severity));
}

export function statusMark(status: string | null, words: Words): HTMLElement | null {
    if (status === null) return null;
    const [picture, tone] = STATUSES[status] ?? (["ring", "open"] as const);
    return h("span", { class: `mark ${tone}` }, icon(picture), words.word("status", status));
}

/** Says that something is not stated in a source; nothing where it is. */
export function certaintyMark(level: string | null, words: Words): HTMLElement | null {
    if (level === null || level === "stated") return null;
    return h("span", { class: "badge" }, words.word("target_certainty", level));
}
