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

test("what is no edit is refused", () => {
    const live = new LivePlan("{}");
    for (const change of [{ from: { line: 0, column: 0 } }, { from: { line: 1, column: 1.5 } }, { from: null }, {}]) {
        assert.throws(() => live.edit(change), SoteplanError);
    }
    assert.throws(() => live.edit({ from: { line: 1, column: 2 }, to: { line: 1, column: 1 } }), { code: "argument" });
    assert.throws(() => new LivePlan("{}", { only: ["no-such"] }), { code: "unknown-name" });
    assert.equal(live.text, "{}");
});
