// The example of README.md does what README.md says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

test("the example prints what the page shows", () => {
    const page = readFileSync(new URL("../README.md", import.meta.url), "utf8");
    const [, program, printed] = page.match(/```js\n(.*?)```\n\n```text\n(.*?)```/s);
    const cwd = fileURLToPath(new URL("..", import.meta.url));
    const output = execFileSync(process.execPath, ["--input-type=module"], { cwd, input: program, encoding: "utf8" });
    assert.equal(output, printed);
});

test("the guide's editor makes a fix", () => {
    const page = readFileSync(new URL("../../docs/guides/fixing.md", import.meta.url), "utf8");
    const [, snippet] = page.match(/```js\n(.*?)```/s);
    const program = `
        import { LivePlan } from "soteplan";
        import { examples } from "soteplan/examples";
        const plain = examples.hyks2021_2025().text;
        const text = plain.replace('"HYKS-alueen', '" HYKS-alueen');
        ${snippet}
        console.log(edits.length, live.text === plain);
    `;
    const cwd = fileURLToPath(new URL("..", import.meta.url));
    const output = execFileSync(process.execPath, ["--input-type=module"], { cwd, input: program, encoding: "utf8" });
    assert.equal(output, "1 true\n");
});
