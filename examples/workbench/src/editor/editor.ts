// The text of the plan: a CodeMirror editor.

import { defaultKeymap, history, historyKeymap, isolateHistory, undo } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, nextDiagnostic, previousDiagnostic } from "@codemirror/lint";
import { search, searchKeymap } from "@codemirror/search";
import { Annotation, type ChangeDesc, ChangeSet, Compartment, EditorState, Transaction } from "@codemirror/state";
import {
    EditorView,
    drawSelection,
    highlightActiveLine,
    highlightActiveLineGutter,
    highlightSpecialChars,
    keymap,
    lineNumbers,
} from "@codemirror/view";
import type { Language } from "../language/language";
import { strings } from "../language/strings";
import type { Finding } from "../worker/protocol";
import { marks } from "./marks";
import { PHRASES } from "./phrases";
import { theme } from "./theme";

/** Marks a text that the worker gave and need not be told of. */
const given = Annotation.define<boolean>();

export class PlanEditor {
    readonly #view: EditorView;
    readonly #words = new Compartment();
    /** Whether a person has changed the text since it was opened or saved. */
    edited = false;
    /** What has changed since the findings were shown: their places move with it. */
    #since: ChangeDesc | null = null;
    #findings: readonly Finding[] = [];

    /** `onEdit` hears of every change that a person makes, as a change set in JSON. */
    constructor(parent: HTMLElement, language: Language, onEdit: (changes: unknown) => void) {
        const state = EditorState.create({
            extensions: [
                lineNumbers(),
                lintGutter(),
                foldGutter(),
                highlightActiveLine(),
                highlightActiveLineGutter(),
                highlightSpecialChars(),
                drawSelection(),
                history(),
                json(),
                indentUnit.of("  "),
                indentOnInput(),
                bracketMatching(),
                search(),
                EditorView.lineWrapping,
                // Tab stays free: it leads out of the editor, as everywhere else on the page.
                keymap.of([
                    { key: "F8", run: nextDiagnostic },
                    { key: "Shift-F8", run: previousDiagnostic },
                    ...defaultKeymap,
                    ...searchKeymap,
                    ...historyKeymap,
                    ...foldKeymap,
                ]),
                this.#words.of(wordsIn(language)),
                theme,
                EditorView.updateListener.of((update) => {
                    const told = update.transactions.some((transaction) => transaction.annotation(given));
                    if (!update.docChanged) return;
                    this.#since = this.#since?.composeDesc(update.changes) ?? update.changes.desc;
                    if (told) return;
                    this.edited = true;
                    onEdit(update.changes.toJSON());
                }),
            ],
        });
        this.#view = new EditorView({ state, parent });
    }

    /** Shows another text; undoing brings the one before back, unless it is the first. */
    replace(text: string): void {
        const { length } = this.#view.state.doc;
        const annotations: Annotation<unknown>[] = [given.of(true), isolateHistory.of("full")];
        if (length === 0) annotations.push(Transaction.addToHistory.of(false));
        this.#view.dispatch({
            changes: { from: 0, to: length, insert: text },
            selection: { anchor: 0 },
            effects: EditorView.scrollIntoView(0),
            annotations,
        });
        this.edited = false;
    }

    /** Shows the findings in place of those shown before, or the same in another language. */
    show(findings: readonly Finding[], language: Language): void {
        if (findings !== this.#findings) this.#since = null;
        this.#findings = findings;
        this.#view.dispatch(marks(this.#view.state, findings, (offset) => this.#now(offset), language));
    }

    setLanguage(language: Language): void {
        this.#view.dispatch({ effects: this.#words.reconfigure(wordsIn(language)) });
    }

    /** Puts the cursor to the place of a finding and the place into the middle of the view. */
    goTo(offset: number): void {
        this.reveal(this.#now(offset));
    }

    /** The same for a place in the text as it is now. */
    reveal(offset: number): void {
        const anchor = Math.min(offset, this.#view.state.doc.length);
        this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
        this.#view.focus();
    }

    /** Makes changes as one step that can be undone, and shows the place of the first; the focus stays where it is. */
    mend(changes: unknown): void {
        const set = ChangeSet.fromJSON(changes);
        let anchor: number | undefined;
        set.iterChanges((_fromA, _toA, fromB, _toB, inserted) => {
            // What comes into a list begins with the comma before it.
            anchor ??= fromB + Math.max(inserted.toString().search(/[^\s,]/), 0);
        });
        if (anchor === undefined) return;
        this.#view.dispatch({
            changes: set,
            selection: { anchor },
            effects: EditorView.scrollIntoView(anchor, { y: "center" }),
            annotations: isolateHistory.of("full"),
        });
    }

    /** Takes the last change back. */
    undo(): void {
        undo(this.#view);
    }

    text(lineEnd: string): string {
        const { doc } = this.#view.state;
        return doc.sliceString(0, doc.length, lineEnd);
    }

    /** Where a place of the findings is by now. */
    #now(offset: number): number {
        const before = Math.min(offset, this.#since?.length ?? this.#view.state.doc.length);
        return this.#since?.mapPos(before) ?? before;
    }
}

function wordsIn(language: Language) {
    return [
        EditorState.phrases.of(PHRASES[language]),
        EditorView.contentAttributes.of({
            "aria-label": strings.textOfPlan[language],
            "aria-describedby": "editor-keys",
            tabindex: "0",
        }),
    ];
}
