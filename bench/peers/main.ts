// What `check` and `diff` cost beside what one would use instead, in one run:
// `npm run bench -- --peers [--tools folder,folder] [--snapshots folder] [--documents folder] [--only name,name]
// [--runs n] [--json file] [--markdown]`. Tools that are not there are left out and named.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../process.mjs";
import { type Measuring, measureCode } from "./code.js";
import { CODE_TOOLS } from "./code-tools.js";
import { measureDocuments } from "./documents.js";
import {
  builtInDocuments,
  documentsIn,
  generatedCode,
  generatedDocuments,
  namesOf,
  publicCode,
  repositories,
} from "./inputs.js";
import { averages, markdownTable, type Row, textTable } from "./tables.js";

const values = optionsGiven();
const only = values.only?.split(",");
const wrong = whatIsWrong();
if (wrong !== undefined) {
  console.error(wrong);
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "lastcall-peers-"));
const measuring: Measuring = {
  scratch,
  tools: [...(values.tools?.split(",") ?? []).map((folder) => resolve(folder)), ROOT],
  runs: Number(values.runs),
};
const missing: string[] = [];
const code: Row[] = [];
const documents: Row[] = [];
try {
  for (const input of codeInputs()) {
    console.error(input.name);
    code.push(await measureCode(input, measuring));
    rmSync(input.code, { recursive: true, force: true });
  }
  for (const pair of documentPairs()) {
    console.error(pair.name);
    documents.push(await measureDocuments(pair, measuring));
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

const table = values.markdown ? markdownTable : textTable;
for (const [title, rows] of [
  ["Code", code],
  ["Documents", documents],
] as const)
  if (rows.length > 0) console.log(`\n${values.markdown ? "### " : ""}${title}\n\n${table(rows)}\n\n${averages(rows)}`);
for (const line of [...missing, ...toolsMissing()]) console.log(`not measured: ${line}`);
if (code.length + documents.length === 0) process.exitCode = 2;
if (values.json !== undefined) {
  const machine = { date: new Date().toISOString().slice(0, 10), node: process.version, cores: availableParallelism() };
  const withoutOutput = (key: string, value: unknown): unknown => (key === "stdout" ? undefined : value);
  writeFileSync(values.json, `${JSON.stringify({ ...machine, code, documents }, withoutOutput, 2)}\n`);
}

function* codeInputs() {
  if (only === undefined) yield* generatedCode(scratch);
  if (values.snapshots !== undefined)
    yield* publicCode(resolve(values.snapshots), join(scratch, "public"), only, (line) => missing.push(line));
}

function* documentPairs() {
  const some = [builtInDocuments(), ...generatedDocuments(join(scratch, "documents"))];
  const given = values.documents === undefined ? [] : [...documentsIn(resolve(values.documents))];
  yield* [...some, ...given].filter(({ name }) => only === undefined || only.includes(name));
}

/** What would leave a table empty, told before anything is measured. */
function whatIsWrong(): string | undefined {
  const { snapshots, documents: pairs, tools, json } = values;
  const folders = { snapshots, documents: pairs, json: json === undefined ? undefined : dirname(resolve(json)) };
  const given = [...Object.entries(folders), ...(tools?.split(",") ?? []).map((folder) => ["tools", folder] as const)];
  for (const [option, folder] of given) {
    if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) continue;
    const hint =
      option === "snapshots" ? `\n  hint: git clone --bare there, each or some of: ${repositories().join(", ")}` : "";
    return `error: --${option}: there is no folder ${folder}${hint}`;
  }
  const names = namesOf({ snapshots, documents: pairs });
  const unknown = only?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length === 0) return undefined;
  const hint = snapshots === undefined ? "; public code bases need --snapshots <folder>" : "";
  return `error: --only: nothing is called ${unknown.join(", ")}\n  hint: there are ${names.join(", ")}${hint}`;
}

function toolsMissing(): readonly string[] {
  const without = (rows: readonly Row[]): readonly string[] => [
    ...new Set(
      rows.flatMap(({ measured }) => measured.flatMap(({ what, cost }) => (cost === undefined ? [what] : []))),
    ),
  ];
  return [...without(code), ...without(documents)]
    .filter((name) => !name.startsWith("check"))
    .map((name) => {
      const packages = CODE_TOOLS.find((tool) => tool.name === name)?.packages;
      const install = Object.entries(packages ?? {}).map(([one, range]) => (range === "*" ? one : `${one}@${range}`));
      return install.length === 0
        ? `${name}: no folder of --tools has it`
        : `${name}: npm install --prefix <folder> ${install.join(" ")}, then --tools <folder>`;
    });
}

function optionsGiven() {
  try {
    const { values: given } = parseArgs({
      options: {
        peers: { type: "boolean", default: true },
        tools: { type: "string" },
        snapshots: { type: "string" },
        documents: { type: "string" },
        only: { type: "string" },
        runs: { type: "string", default: "3" },
        json: { type: "string" },
        markdown: { type: "boolean", default: false },
      },
    });
    if (!/^[1-9]\d*$/.test(given.runs)) throw new Error(`--runs is a number from 1 on, not "${given.runs}"`);
    return given;
  } catch (error) {
    console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
    return process.exit(2);
  }
}
