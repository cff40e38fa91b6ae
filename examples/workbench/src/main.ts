// Puts the page together.

import { PlanEditor } from "./editor/editor";
import { dropZone, choose } from "./files/choose";
import { Library } from "./files/library";
import { strings } from "./language/strings";
import { Words } from "./language/words";
import { findingsPanel } from "./panels/findings/findings";
import { Mender } from "./panels/findings/mender";
import { indicatorsPanel } from "./panels/indicators";
import { structurePanel } from "./panels/structure/structure";
import { summary } from "./panels/summary";
import { validityPanel } from "./panels/validity";
import { Session } from "./state/session";
import { effect } from "./state/signal";
import { h } from "./ui/element";
import { header, skipLinks } from "./ui/header";
import { Live } from "./ui/live";
import { Notice } from "./ui/notice";
import { tabs } from "./ui/tabs";

const session = new Session();
const words = new Words(session.language);
const notice = new Notice(words);
const live = new Live(words);

const surface = h("div", { class: "editor" });
const editor = new PlanEditor(surface, session.language.get(), (changes) => session.changed(changes));
const mender = new Mender(session, editor, notice);
const library = new Library({ session, editor, words, notice, live });
const version = h("span", {});

const text = h(
    "section",
    { id: "text", class: "panel", "aria-labelledby": "text-title", tabindex: -1 },
    h("div", { class: "head" }, words.text(h("h2", { id: "text-title" }), strings.textOfPlan), library.name()),
    surface,
    words.text(h("p", { id: "editor-keys", class: "muted" }), strings.editorKeys),
);
const goToPointer = (pointer: string) => {
    const failed = (error: unknown) => session.failure.set(String(error));
    session.place(pointer).then((offset) => editor.reveal(offset), failed);
};
const openFigures = () => choose(".csv", (files) => void library.open(files));
const answers = h(
    "section",
    { id: "answers", class: "panel", tabindex: -1 },
    tabs(
        strings.answers,
        [
            { id: "indicators", name: strings.indicators, panel: indicatorsPanel(session, words, openFigures) },
            { id: "validity", name: strings.validity, panel: validityPanel(session, words, goToPointer) },
            { id: "structure", name: strings.structure, panel: structurePanel(session, words, live, goToPointer) },
        ],
        words,
    ),
);
words.attribute(answers, "aria-label", strings.answers);

document.body.append(
    skipLinks(words),
    header(words, session.language, library.controls()),
    h(
        "main",
        {},
        notice.element,
        summary(session, words),
        h(
            "div",
            { class: "work" },
            h(
                "div",
                { class: "writing" },
                text,
                findingsPanel(session, mender, words, live, (offset) => editor.goTo(offset)),
            ),
            answers,
        ),
    ),
    h("footer", {}, words.text(h("span"), strings.privacy), " ", version),
    live.element,
    dropZone(words, (files) => void library.open(files)),
);

effect([session.language], () => {
    document.documentElement.lang = session.language.get();
    editor.setLanguage(session.language.get());
});
effect([session.language, session.outline], () => {
    const outline = session.outline.get();
    const plan = outline === null ? "" : `${words.tell(outline.title)} – `;
    document.title = plan + words.say(strings.title);
});
effect([session.examination, session.language], () => {
    const examination = session.examination.get();
    if (examination !== null) editor.show(examination.findings, session.language.get());
});
effect([session.outline], () => answers.toggleAttribute("data-empty", session.outline.get() === null));
effect([session.failure], () => {
    const failure = session.failure.get();
    if (failure !== null) notice.show({ wording: strings.failure, details: () => h("p", { lang: "en" }, failure) });
});

async function open(): Promise<void> {
    const catalog = await session.load();
    words.learn(catalog.labels);
    version.textContent = `soteplan ${catalog.version}`;
    await library.openExample();
}
open().catch((error: unknown) => session.failure.set(String(error)));
