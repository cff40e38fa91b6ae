// The suite in Node.
import * as soteplan from "soteplan";
import { catalog } from "soteplan/catalog";
import { examples } from "soteplan/examples";
import { compute } from "soteplan/stats";
import { caseFiles, report } from "./report.mjs";
import { run } from "./suite.mjs";

report("node", await run({ ...soteplan, catalog, compute, examples }, caseFiles()));
