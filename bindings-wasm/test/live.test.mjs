// A plan in an editor: edits as CodeMirror has them, findings as a fresh reading has them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect, LivePlan, SoteplanError } from "soteplan";
import { examples } from "soteplan/examples";

const text = examples.hyks2021_2025().text;

/** The place of an offset in UTF-16 units. */
function place(offset, source = text) {
    const before = source.slice(0, offset).split("\n");
    return { line: before.length, column: before.at(-1).length };
}

test("edits within a value and across values find what a fresh reading finds", () => {
    const live = new LivePlan(text);
    assert.deepEqual(live.findings(), inspect(text));

    // Within a word: the rest is not read again. The letter beyond the first plane is two units.
    const at = text.indexOf("Helsin");
    live.edit({ from: place(at), to: place(at + 6), insert: "\u{10348}öö" });
    const edited = `${text.slice(0, at)}\u{10348}öö${text.slice(at + 6)}`;
    assert.equal(live.text, edited);
    assert.equal(live.wholeReadings, 1);
    assert.deepEqual(live.findings(), inspect(edited));

    // A reference that leads nowhere is found at once, and gone again.
    const pair = edited.indexOf('"answers_for"');
    const goal = edited.indexOf('"', edited.indexOf("[", pair)) + 1;
    live.edit({ from: place(goal, edited), insert: "no-such-" });
    assert.equal(live.wholeReadings, 1);
    assert.ok(live.findings().some(({ code, line }) => code === "S002" && line === place(goal, edited).line));
    live.edit({ from: place(goal, edited), to: place(goal + 8, edited) });
    assert.deepEqual(live.findings(), inspect(edited));

    // A bracket too many breaks the text.
    live.edit({ from: place(0), insert: "{" });
    assert.deepEqual(live.findings(), inspect(`{${edited}`));
    live.edit({ from: { line: 1, column: 0 }, to: { line: 1, column: 1 } });
    assert.deepEqual(live.findings(), inspect(edited));
    live.free();
    assert.throws(() => live.findings(), { code: "freed" });
});

test("a fix is made in the text, and an editor can make it itself", () => {
    // The letter beyond the first plane is two units.
    const source = text.replace("HYKS-alueen", "\u{10348} HYKS-alueen");
    const spaced = source.replace('"\u{10348}', '"  \u{10348}');
    const live = new LivePlan(spaced, { only: ["S015"] });
    const [finding] = live.findings();
    const edits = live.textEdits(finding);
    const lines = spaced.split("\n");
    for (const { from, to, insert } of edits) {
        assert.equal(from.line, to.line);
        const line = lines[from.line - 1];
        lines[from.line - 1] = line.slice(0, from.column) + insert + line.slice(to.column);
    }
    live.applyFix(finding);
    assert.equal(live.text, lines.join("\n"));
    assert.equal(live.text, source);
    assert.equal(live.wholeReadings, 1);
    assert.deepEqual(live.findings(), []);
    assert.throws(() => live.applyFix({ fixes: [{ patch: [{ op: "remove", path: "/no/such" }] }] }), { code: "argument" });
    assert.throws(() => live.textEdits({}), SoteplanError);
    assert.equal(live.text, source);
});

test("what is no edit is refused", () => {
    const live = new LivePlan("{}");
    for (const change of [{ from: { line: 0, column: 0 } }, { from: { line: 1, column: 1.5 } }, { from: null }, {}]) {
        assert.throws(() => live.edit(change), SoteplanError);
    }
    assert.throws(() => live.edit({ from: { line: 1, column: 2 }, to: { line: 1, column: 1 } }), { code: "argument" });
    assert.throws(() => new LivePlan("{}", { only: ["no-such"] }), { code: "unknown-name" });
    assert.equal(live.text, "{}");
});
