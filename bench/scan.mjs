// What a check of a whole code base costs, start to exit, beside what one would run today on the same code:
// `tsc --noEmit` of TypeScript 7 and oxlint with type-aware `no-deprecated`. `npm run bench:scan` after `npm run build`.
// The two are not dependencies: put them anywhere with `npm i --prefix <folder> typescript@7 oxlint oxlint-tsgolint`
// and name the folder: `npm run bench:scan -- --peers <folder>`.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeCodebase } from "./codebase.mjs";
import { CLI, measure, runOnce } from "./process.mjs";

const BUDGETS = [
  { files: 1000, percent: 5, ms: 2000 },
  { files: 5000, percent: 1, ms: 4000 },
  { files: 5000, percent: 5, ms: 4000 },
  { files: 5000, percent: 20, ms: 4000 },
];
const AGAIN_MS = 1000;
const PEAK_MB = 500;

const peersAt = process.argv.indexOf("--peers");
const peers = peersAt < 0 ? undefined : process.argv[peersAt + 1];
const folder = mkdtempSync(join(tmpdir(), "lastcall-bench-"));
const home = { XDG_CACHE_HOME: join(folder, "cache") };
const row = (...cells) =>
  console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(16) : String(cell).padStart(15))).join(""));
const timeAndMemory = ({ ms, peakMb }) => `${(ms / 1000).toFixed(2)} s ${Math.round(peakMb)} MB`;

row("files", "calls", "cold", "again", ...(peers ? ["tsc 7", "oxlint"] : []));
for (const { files, percent, ms } of BUDGETS) {
  const code = join(folder, `${files}-${percent}`);
  const planted = writeCodebase(code, files, percent);
  const check = [CLI, "check", code, "--from", "2.22", "--to", "2.24", "--format", "json", "--fail-on", "never"];
  const cold = await measure([...check, "--no-cache"], { runs: 3, env: home, cwd: code });
  const again = await measure(check, { runs: 3, env: home, cwd: code });
  const { summary } = JSON.parse(cold.stdout);
  const held =
    cold.ms <= ms &&
    again.ms <= AGAIN_MS &&
    Math.max(cold.peakMb, again.peakMb) <= PEAK_MB &&
    summary.calls === planted;
  if (!held) process.exitCode = 1;
  row(
    `${files}, ${percent} %`,
    `${summary.calls} of ${planted}`,
    timeAndMemory(cold),
    timeAndMemory(again),
    ...(peers ? await peersOn(code) : []),
    held ? "held" : "MISSED",
  );
}
rmSync(folder, { recursive: true, force: true });

async function peersOn(code) {
  const compiler = join(peers, "node_modules/typescript/bin/tsc");
  const linter = join(peers, "node_modules/oxlint/bin/oxlint");
  const rules = join(code, ".oxlintrc.json");
  writeFileSync(
    rules,
    JSON.stringify({
      plugins: ["typescript"],
      categories: { correctness: "off" },
      rules: { "typescript/no-deprecated": "error" },
    }),
  );
  const runs = [];
  if (existsSync(compiler)) runs.push(await runOnce([compiler, "--noEmit", "-p", code], { cwd: code }));
  if (existsSync(linter))
    runs.push(
      await runOnce([linter, "--type-aware", "-c", rules, code], {
        cwd: code,
        env: { OXLINT_TSGOLINT_PATH: join(peers, "node_modules/.bin/tsgolint") },
      }),
    );
  return runs.map((run) => `${(run.ms / 1000).toFixed(2)} s`);
}
