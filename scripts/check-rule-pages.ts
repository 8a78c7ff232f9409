// Writes docs/rules/<id>.md for every rule of `check`, from the words of the rules: `npm run docs:check-rules`.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CHECK_RULE_IDS } from "../src/check/finding.js";
import { DEFAULT_LEVELS } from "../src/check/rules.js";
import { rulePage } from "../src/report/check/message/rule-page.js";

const folder = join(process.cwd(), "docs/rules");
await mkdir(folder, { recursive: true });
for (const id of CHECK_RULE_IDS) await writeFile(join(folder, `${id}.md`), rulePage(id, DEFAULT_LEVELS[id]));
console.log(`${CHECK_RULE_IDS.length} pages`);
