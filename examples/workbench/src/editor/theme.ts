// The look of the editor: colours are the page's own variables, so that light and dark follow the page.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const look = EditorView.theme({
    "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--surface)", fontSize: "0.875rem" },
    "&.cm-focused": { outline: "none" },
    ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.5" },
    ".cm-content": { caretColor: "var(--text)" },
    ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--text)", borderLeftWidth: "2px" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
        background: "var(--selection)",
    },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--raised)" },
    ".cm-gutters": { color: "var(--muted)", backgroundColor: "var(--surface)", borderRight: "1px solid var(--line)" },
    ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
        backgroundColor: "var(--selection)",
        outline: "1px solid var(--muted)",
    },
    ".cm-searchMatch": { backgroundColor: "var(--selection)", outline: "1px solid var(--muted)" },
    ".cm-searchMatch-selected": { outline: "2px solid var(--focus)" },
    ".cm-foldPlaceholder": { color: "var(--muted)", backgroundColor: "var(--raised)", border: "1px solid var(--edge)" },
    ".cm-panels": { color: "var(--text)", backgroundColor: "var(--raised)", borderTop: "1px solid var(--line)" },
    ".cm-panel.cm-search": { fontFamily: "inherit", fontSize: "0.875rem" },
    ".cm-panel.cm-search label, .cm-panel.cm-search input, .cm-panel.cm-search button": { fontSize: "0.875rem" },
    ".cm-panel.cm-search [name=close]": { color: "inherit", fontSize: "1.25rem", minWidth: "1.5rem" },
    ".cm-textfield": { color: "inherit", backgroundColor: "var(--surface)", border: "1px solid var(--edge)" },
    ".cm-button": {
        color: "inherit",
        background: "var(--surface)",
        border: "1px solid var(--edge)",
        borderRadius: "0.25rem",
    },
    ".cm-tooltip": {
        color: "var(--text)",
        backgroundColor: "var(--surface)",
        border: "1px solid var(--edge)",
        maxWidth: "min(32rem, 90vw)",
    },
    ".cm-diagnostic": {
        padding: "0.5rem 0.75rem",
        borderLeftWidth: "4px",
        whiteSpace: "normal",
        fontFamily: "var(--sans)",
    },
    ".cm-diagnostic-error": { borderLeftColor: "var(--error)" },
    ".cm-diagnostic-warning": { borderLeftColor: "var(--warning)" },
    ".cm-diagnostic-info": { borderLeftColor: "var(--advice)" },
    // A wavy line for each severity, of the text's own decoration: the colour is never the only sign, the gutter has shapes.
    ".cm-lintRange": {
        backgroundImage: "none",
        textDecorationLine: "underline",
        textDecorationStyle: "wavy",
        textDecorationSkipInk: "none",
        textUnderlineOffset: "2px",
    },
    ".cm-lintRange-error": { textDecorationColor: "var(--error)" },
    ".cm-lintRange-warning": { textDecorationColor: "var(--warning)" },
    ".cm-lintRange-info": { textDecorationColor: "var(--advice)", textDecorationStyle: "dotted" },
    // The shapes of the list, in colours that stand out from the page.
    ".cm-lint-marker": { content: "normal", width: "0.8em", height: "0.8em", forcedColorAdjust: "none" },
    ".cm-lint-marker-error": {
        content: "normal",
        backgroundColor: "var(--error)",
        clipPath: "polygon(30% 0, 70% 0, 100% 30%, 100% 70%, 70% 100%, 30% 100%, 0 70%, 0 30%)",
    },
    ".cm-lint-marker-warning": {
        content: "normal",
        backgroundColor: "var(--warning)",
        clipPath: "polygon(50% 0, 100% 100%, 0 100%)",
    },
    ".cm-lint-marker-info": { content: "normal", backgroundColor: "var(--advice)", clipPath: "circle()" },
    ".cm-lintRange-active": { backgroundColor: "var(--selection)" },
});

const colours = HighlightStyle.define([
    { tag: tags.propertyName, color: "var(--syntax-key)" },
    { tag: tags.string, color: "var(--syntax-text)" },
    { tag: tags.number, color: "var(--syntax-number)" },
    { tag: [tags.bool, tags.null], color: "var(--syntax-word)" },
    { tag: tags.invalid, color: "var(--error)" },
]);

export const theme = [look, syntaxHighlighting(colours)];
