// The files of the page: the plan that is open, under its name, and the figures.

import type { PlanEditor } from "../editor/editor";
import { sentences } from "../language/sentences";
import { strings } from "../language/strings";
import type { Words } from "../language/words";
import { refusalText } from "../panels/refusal";
import type { Session } from "../state/session";
import { button, h } from "../ui/element";
import type { Live } from "../ui/live";
import type { Notice } from "../ui/notice";
import { choices } from "../ui/choices";
import type { ExampleId, Reading } from "../worker/protocol";
import { choose } from "./choose";
import { save } from "./save";

/** The example that the page begins with. */
const FIRST: ExampleId = "hyks-2021-2025";

const EXAMPLES = [
    { id: FIRST, name: strings.exampleHyks },
    { id: "uusimaa-strategy-2030", name: strings.exampleUusimaa },
] as const satisfies readonly { id: ExampleId; name: unknown }[];

/** Where files are opened into, and where news of them goes. */
interface Surroundings {
    session: Session;
    editor: PlanEditor;
    words: Words;
    notice: Notice;
    live: Live;
}

export class Library {
    readonly #around: Surroundings;
    readonly #shownName = h("span", { class: "muted file-name" });
    /** Between lines: what the file had is what is written. */
    #lineEnd = "\n";

    constructor(around: Surroundings) {
        this.#around = around;
        window.addEventListener("beforeunload", (event) => {
            if (around.editor.edited) event.preventDefault();
        });
    }

    /** The buttons for files. */
    controls(): HTMLElement {
        const { words } = this.#around;
        const group = h(
            "div",
            { role: "group", class: "files" },
            words.text(
                button({}, () => choose(".json,.csv", (files) => void this.open(files))),
                strings.openFile,
            ),
            choices(
                strings.openExample,
                "examples",
                EXAMPLES.map(({ id, name }) => ({ name, choose: () => void this.openExample(id) })),
                words,
            ),
            words.text(
                button({}, () => this.#save()),
                strings.saveText,
            ),
        );
        return words.attribute(group, "aria-label", strings.file);
    }

    /** The name of the file that is open, kept up to date. */
    name(): HTMLElement {
        return this.#shownName;
    }

    async openExample(id: ExampleId = FIRST): Promise<void> {
        const { session, notice } = this.#around;
        notice.clear();
        this.#show(`${id}.json`, await session.example(id));
        await session.takeFigures(null);
    }

    /** Opens plans and figures, told apart by their names. */
    async open(files: readonly File[]): Promise<void> {
        this.#around.notice.clear();
        for (const file of files) {
            try {
                if (/\.csv$/i.test(file.name)) await this.#openFigures(file);
                else this.#show(file.name, await this.#around.session.read(file));
            } catch {
                // It has gone away, or is a folder.
                this.#around.notice.show({ wording: sentences.unreadable(file.name) });
            }
        }
    }

    async #openFigures(file: File): Promise<void> {
        const { session, notice, live, words } = this.#around;
        const refusal = await session.takeFigures(file);
        if (refusal === null) {
            live.say(() => words.say(sentences.figuresTaken(file.name)));
        } else {
            const wording = sentences.figuresNotTaken(file.name);
            notice.show({ wording, details: () => refusalText(refusal, words) });
        }
    }

    #show(name: string, reading: Reading): void {
        const { editor, session, notice } = this.#around;
        if ("text" in reading) {
            this.#shownName.textContent = name;
            this.#lineEnd = /^[^\n]*\r\n/.test(reading.text) ? "\r\n" : "\n";
            editor.replace(reading.text);
            session.adopted();
        } else if (reading.refused === "too-large") {
            notice.show({ wording: sentences.tooLarge(name, reading.size, reading.limit) });
        } else {
            notice.show({ wording: sentences.notUtf8(name) });
        }
    }

    #save(): void {
        const { editor } = this.#around;
        const name = this.#shownName.textContent || `${FIRST}.json`;
        save(/\.json$/i.test(name) ? name : `${name}.json`, editor.text(this.#lineEnd));
        editor.edited = false;
    }
}
