// Writes docs/rules/diff: the pages of the rules of `diff`, made from the rules, and a list of them.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { diffRules, rulePages } from "../src/diff/rules/index.js";

const folder = join(process.cwd(), "docs/rules/diff");
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const pages = rulePages(diffRules().values());
for (const [file, text] of pages) await writeFile(join(folder, file), text);
console.log(`${diffRules().size} rules on ${pages.size} pages`);
