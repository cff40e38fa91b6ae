// The suite in Node.
import * as soteplan from "soteplan";
import { caseFiles, report } from "./report.mjs";
import { run } from "./suite.mjs";

report("node", await run(soteplan, caseFiles()));
