// Findings beside their places in the text: gutter, underline, and what appears on top of it.

import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorState, TransactionSpec } from "@codemirror/state";
import type { Language } from "../language/language";
import { h } from "../ui/element";
import { prose } from "../ui/prose";
import type { Finding, Severity } from "../worker/protocol";

const SEVERITIES: Readonly<Record<Severity, Diagnostic["severity"]>> = {
    error: "error",
    warning: "warning",
    advice: "info",
};

/** The transaction that shows the findings, each where its place is `now`, instead of those shown before. */
export function marks(
    state: EditorState,
    findings: readonly Finding[],
    now: (offset: number) => number,
    language: Language,
): TransactionSpec {
    const diagnostics = findings.map((finding) => ({
        from: now(finding.from),
        to: now(finding.to),
        severity: SEVERITIES[finding.severity],
        message: `${finding.code} ${finding.message[language]}`,
        renderMessage: () => explanation(finding, language),
    }));
    return setDiagnostics(state, diagnostics);
}

function explanation({ code, message, help }: Finding, language: Language): HTMLElement {
    return h(
        "div",
        { class: "explanation" },
        h("p", {}, h("strong", {}, code), " ", prose(message[language])),
        h("p", { class: "muted" }, prose(help[language])),
    );
}
