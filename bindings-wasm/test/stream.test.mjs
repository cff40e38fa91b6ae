// Methods on rows that come in portions. The figures are synthetic.
import assert from "node:assert/strict";
import { test } from "node:test";
import { compute, Stream } from "soteplan/stats";

const rows = {
    area: ["091", "049", "091", "092", "049", null],
    count: Float64Array.of(12, 0.1, 30, 7, 0.2, 4),
    denominator: Int32Array.of(1000, 900, 1100, 800, 950, 700),
};
const part = (from, to) => Object.fromEntries(Object.entries(rows).map(([name, values]) => [name, values.slice(from, to)]));
const state = (columns) => {
    const stream = new Stream("crude_rate", { confidence: [0.95, 0.998] }, ["area"]);
    stream.push(columns);
    return stream;
};
const refused = (call) => {
    try {
        call();
    } catch (error) {
        return error.code;
    }
};

test("portions, states and bytes give what all rows at once give", () => {
    const whole = compute("crude_rate", rows, { confidence: [0.95, 0.998] }, ["area"]);
    assert.deepEqual(whole.area, ["091", "049", "092", null]);
    const one = state(part(0, 2));
    one.push(part(2, 3));
    one.merge(Stream.fromBytes(state(part(3, 6)).toBytes()));
    assert.deepEqual(one.finish(), whole);
    assert.deepEqual(one.finish(), whole, "asked again");
    one.merge(one);
    assert.deepEqual(one.finish().count, whole.count.map((count) => 2 * count));
});

test("what cannot be streamed or merged is refused", () => {
    assert.equal(
        refused(() => new Stream("trend", {}, ["area"])),
        "not-streamable",
    );
    assert.equal(
        refused(() => new Stream("crude_rate")),
        "not-streamable",
    );
    assert.equal(
        refused(() => new Stream(5)),
        "argument",
    );
    const one = state(rows);
    assert.equal(
        refused(() => one.merge(new Stream("crude_rate", {}, ["area"]))),
        "state",
    );
    assert.equal(
        refused(() => one.merge({})),
        "argument",
    );
    assert.equal(
        refused(() => Stream.fromBytes(one.toBytes().slice(1))),
        "state",
    );
    assert.equal(
        refused(() => Stream.fromBytes("text")),
        "argument",
    );
    assert.equal(
        refused(() => one.push({ ...rows, cuont: rows.count })),
        "unknown-column",
    );
    assert.equal(one.finish().value.length, 4);
});
