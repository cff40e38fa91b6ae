// What the runners in Node and in Chromium share on the side of the files.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

const here = new URL("./", import.meta.url);
const reports = new URL("../../target/conformance/", here);

/** What the files of `cases/` hold, in the order of their names. */
export function caseFiles() {
    const names = readdirSync(new URL("cases", here), { recursive: true }).filter((name) => name.endsWith(".json"));
    return names.sort().map((name) => JSON.parse(readFileSync(new URL(`cases/${name}`, here), "utf8")));
}

/** Leaves the hashes for comparison with other languages, says what failed, and fails the process if anything did. */
export function report(runner, { cases, failures }) {
    mkdirSync(reports, { recursive: true });
    writeFileSync(new URL(`${runner}.json`, reports), JSON.stringify({ runner, cases }, null, 2));
    failures.forEach((failure) => console.error(failure));
    const passed = Object.keys(cases).length - failures.length;
    console.log(`conformance (${runner}): ${passed} passed, ${failures.length} failed`);
    process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
}
