// Writes the tables of replacements into docs/fixes.md: `npm run docs:fixes`.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { partsTable, replacedParts } from "./replaced-parts.js";
import { operationsTable, replacementRows, withTable } from "./replacement-table.js";

const page = join(process.cwd(), "docs/fixes.md");
const [rows, parts] = [await replacementRows(), await replacedParts()];
const operations = withTable(await readFile(page, "utf8"), "replacements", operationsTable(rows));
await writeFile(page, withTable(operations, "parts", partsTable(parts)));
console.log(`${rows.length} operations, ${parts.length} parts`);
