// How much of what public code calls is found: `npm run accuracy -- <folder of git snapshots> [--only name,name]
// [--markdown] [--notes] [--json file]`. Code bases, documents and known calls are those of `code-bases/`.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { ROOT } from "../process.mjs";
import { judge } from "./judge.js";
import { layOut } from "./lay-out.js";
import { runOn } from "./run.js";
import { averages, markdownTable, type Row, textTable } from "./table.js";
import { type CodeBase, readCodeBases } from "./truth.js";

const { positionals, values } = argumentsGiven();
const [snapshots] = positionals;
const all = readCodeBases(join(ROOT, "bench/accuracy/code-bases"));
const only = values.only?.split(",") ?? all.map(({ name }) => name);
const codeBases = all.filter(({ name }) => only.includes(name));

const unknown = only.filter((name) => !all.some((one) => one.name === name));
if (unknown.length > 0) stop(`no code base is called ${unknown.join(", ")}: ${all.map(({ name }) => name).join(", ")}`);
if (snapshots === undefined)
  stop(
    "name the folder of git snapshots: npm run accuracy -- <folder>\nit is to hold these repositories:",
    ...repositoriesOf(codeBases).map((repository) => `  https://github.com/${repository}`),
  );
if (!existsSync(snapshots)) stop(`there is no folder ${snapshots}`);

/** As a newcomer runs it; and with what a user of this code would name as the API's server. */
const MODES = [
  { title: "without --server", servers: () => [] },
  { title: "with --server", servers: ({ servers }: CodeBase) => servers },
];
const scratch = mkdtempSync(join(tmpdir(), "lastcall-accuracy-"));
const tables: Row[][] = MODES.map(() => []);
try {
  for (const codeBase of codeBases) {
    const laidOut = layOut(codeBase, resolve(snapshots), join(scratch, codeBase.name));
    for (const [at, { title, servers }] of MODES.entries()) {
      const named = servers(codeBase);
      for (const [index, truth] of codeBase.truths.entries()) {
        const main = index === 0;
        const name = main ? codeBase.name : `${codeBase.name} ${truth.base} → ${truth.target}`;
        console.error(`${title}: ${name}`);
        tables[at]?.push({ name, main, result: await resultOf(truth, laidOut, named) });
      }
    }
    rmSync(join(scratch, codeBase.name), { recursive: true, force: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

for (const [at, { title }] of MODES.entries()) {
  const rows = tables[at] ?? [];
  console.log(values.markdown ? `\n### ${title}\n\n${markdownTable(rows)}` : `\n${title}\n${textTable(rows)}`);
  console.log(`\n${averages(rows)}`);
  if (values.notes)
    for (const { name, result } of rows)
      if (!("problem" in result)) for (const note of result.score.notes) console.log(`  ${name}: ${note}`);
}
if (values.json !== undefined) {
  const byMode = MODES.map(({ title }, at) => ({ title, rows: tables[at] }));
  writeFileSync(values.json, `${JSON.stringify(byMode, null, 2)}\n`);
}
if (tables.flat().some(({ result }) => "problem" in result)) process.exitCode = 1;

function argumentsGiven() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        only: { type: "string" },
        markdown: { type: "boolean", default: false },
        notes: { type: "boolean", default: false },
        json: { type: "string" },
      },
    });
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

function stop(...lines: string[]): never {
  for (const line of lines) console.error(line);
  process.exit(2);
}

async function resultOf(
  truth: CodeBase["truths"][number],
  laidOut: ReturnType<typeof layOut>,
  servers: readonly string[],
): Promise<Row["result"]> {
  if ("missing" in laidOut) return { problem: laidOut.missing.join("; ") };
  const [base, target] = [laidOut.documents[truth.base], laidOut.documents[truth.target]];
  if (base === undefined || target === undefined) return { problem: `no document ${truth.base} or ${truth.target}` };
  const reported = await runOn({ code: laidOut.code, base, target, servers });
  if ("problem" in reported) return reported;
  return { score: judge(truth, reported), seconds: reported.seconds, megabytes: reported.megabytes };
}

function repositoriesOf(some: readonly CodeBase[]): string[] {
  const names = some.flatMap(({ repository, documents }) => [
    repository,
    ...Object.values(documents).map((document) => document.repository),
  ]);
  return [...new Set(names)].sort();
}
