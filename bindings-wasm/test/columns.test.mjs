// Columns in and out, as JavaScript sees them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SoteplanError } from "soteplan";
import { compute } from "soteplan/stats";

const rate = (count, denominator = [10, 20, 40], ...rest) => compute("crude_rate", { count, denominator }, ...rest);

test("numbers come out as typed arrays, words as arrays", () => {
    const answer = rate([1, 2, null]);
    assert.deepEqual(Object.keys(answer).slice(0, 3), ["value", "lower", "upper"]);
    assert.deepEqual(answer.value, Float64Array.of(10_000, 10_000, NaN));
    assert.ok(answer.lower instanceof Float64Array);
    assert.deepEqual(answer.note, [null, null, "missing_input"]);
});

test("every kind of array of numbers means the same", () => {
    const expected = rate([1, 2, 3]);
    const kinds = [Float64Array, Float32Array, Int32Array, Uint32Array, Int16Array, Uint16Array, Int8Array, Uint8Array];
    for (const Kind of [...kinds, Uint8ClampedArray]) assert.deepEqual(rate(Kind.of(1, 2, 3)), expected, Kind.name);
    for (const Kind of [BigInt64Array, BigUint64Array])
        assert.deepEqual(rate(Kind.of(1n, 2n, 3n)), expected, Kind.name);
    assert.deepEqual(rate(new Float64Array([0, 1, 2, 3, 4]).subarray(1, 4)), expected);
});

test("missing is NaN, null, undefined or a hole", () => {
    const expected = rate(Float64Array.of(1, NaN, 3));
    for (const nothing of [NaN, null, undefined]) assert.deepEqual(rate([1, nothing, 3]), expected);
    assert.deepEqual(rate([1, , 3]), expected);
    assert.deepEqual(rate([null, null, null]).note, ["missing_input", "missing_input", "missing_input"]);
});

test("what is given stays as it was, what is got stays as it is", () => {
    const [count, denominator] = [Float64Array.of(1, 2, 3), Float64Array.of(10, 20, 40)];
    const answer = rate(count, denominator);
    const kept = structuredClone(answer);
    // The module's memory grows, and moves.
    rate(new Float64Array(1_000_000), new Float64Array(1_000_000).fill(1));
    assert.deepEqual(answer, kept);
    assert.deepEqual([count, denominator], [Float64Array.of(1, 2, 3), Float64Array.of(10, 20, 40)]);
});

test("keys go before the answer, as they came", () => {
    const columns = {
        area: ["091", null, "091"],
        year: [2018, 2018, 2018],
        count: [1, 2, 3],
        denominator: [10, 20, 40],
    };
    const answer = compute("crude_rate", columns, { per: 1 }, ["year", "area"]);
    assert.deepEqual(Object.keys(answer).slice(0, 3), ["year", "area", "value"]);
    assert.deepEqual([answer.area, answer.year], [["091", null], Float64Array.of(2018, 2018)]);
    assert.deepEqual(answer.value, Float64Array.of(4 / 50, 2 / 20));
    const strange = compute(
        "crude_rate",
        { ["__proto__"]: ["a", "b", "a"], count: [1, 2, 3], denominator: [1, 2, 3] },
        {},
        ["__proto__"],
    );
    assert.deepEqual(Object.keys(strange)[0], "__proto__");
    assert.deepEqual(Object.getOwnPropertyDescriptor(strange, "__proto__").value, ["a", "b"]);
});

test("columns may be rows", () => {
    const rows = [{ count: 1, denominator: 10 }, { denominator: 20, count: 2 }, { denominator: 40 }];
    assert.deepEqual(compute("crude_rate", rows), rate([1, 2, null]));
});

test("what a column cannot hold is refused with its place", () => {
    const cases = [
        [[1, "2", 3], "column-type", /column `count`/],
        [[1, true, 3], "column-value", /column `count`, row 1: true is not/],
        [[1, 2, 3n], "column-value", /column `count`, row 2: 3n is not/],
        [[1, 2, new Date(0)], "column-value", /column `count`, row 2: a Date is not/],
        [[1, 2, Symbol("s")], "column-value", /column `count`, row 2: a Symbol is not/],
        [[1, 2, Infinity], "column-value", /column `count`/],
        [[1, 2], "column-length", /column `denominator`/],
        [["a", "b", "c"], "column-type", /column `count`/],
        [BigInt64Array.of(1n, 2n, 2n ** 53n), "column-value", /column `count`, row 2: 9007199254740992n is not/],
        [5, "column-type", /column `count` holds 5/],
        ["123", "column-type", /column `count` holds `123`/],
        [null, "column-type", /column `count` holds null/],
        [new Map(), "column-type", /column `count` holds a Map/],
        [new DataView(new ArrayBuffer(24)), "column-type", /column `count` holds a DataView/],
        [new ArrayBuffer(24), "column-type", /column `count` holds a ArrayBuffer/],
        [undefined, "missing-column", /`count`/],
    ];
    for (const [count, code, message] of cases) {
        assert.throws(
            () => rate(count),
            (error) => error instanceof SoteplanError && error.code === code && message.test(error.message),
            String(message),
        );
    }
});

test("options are checked by the method", () => {
    assert.throws(() => rate([1, 2, 3], undefined, { confidance: 0.9 }), {
        code: "unknown-option",
        help: "did you mean `confidence`?",
    });
    assert.throws(() => rate([1, 2, 3], undefined, { confidence: NaN }), { code: "argument" });
    assert.throws(() => rate([1, 2, 3], undefined, {}, ["aera"]), { code: "unknown-column" });
    assert.throws(() => compute("crude_rat", {}), { code: "unknown-method", help: "did you mean `crude_rate`?" });
});
