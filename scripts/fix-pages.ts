// Writes the table of replacements into docs/fixes.md: `npm run docs:fixes`.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { replacementRows, withTable } from "./replacement-table.js";

const page = join(process.cwd(), "docs/fixes.md");
const rows = await replacementRows();
await writeFile(page, withTable(await readFile(page, "utf8"), rows));
console.log(`${rows.length} replacements`);
