// The workbench in a browser: one build, one server and one browser for all of it.
import { after, before, describe } from "node:test";
import { accessibility } from "./workbench/accessibility.mjs";
import { answers } from "./workbench/answers.mjs";
import { editing } from "./workbench/editing.mjs";
import { files } from "./workbench/files.mjs";
import { figures } from "./workbench/figures.mjs";
import { keyboard } from "./workbench/keyboard.mjs";
import { languages } from "./workbench/languages.mjs";
import { mending } from "./workbench/mending.mjs";
import { opening } from "./workbench/opening.mjs";
import { Stage } from "./workbench/stage.mjs";
import { structure } from "./workbench/structure.mjs";
import { timeline } from "./workbench/timeline.mjs";

const parts = [
    opening,
    editing,
    mending,
    files,
    figures,
    answers,
    timeline,
    structure,
    languages,
    keyboard,
    accessibility,
];

// Pages wait more than they work: two at a time take half the time.
describe("workbench", { concurrency: 2 }, () => {
    /** @type {Stage} */
    let stage;
    before(async () => {
        stage = await Stage.open();
    });
    after(() => stage?.close());

    /** Runs a test on the page as a reader opens it. */
    const visit = (reader, test) => () => stage.visit(reader, test);
    for (const part of parts) part(visit);
});
