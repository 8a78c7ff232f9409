// What a check of a whole code base costs, start to exit. `npm run bench:scan` after `npm run build`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argumentsOf } from "./arguments.mjs";
import { writeCodebase } from "./codebase.mjs";
import { CLI, measure } from "./process.mjs";

const BUDGETS = [
  { files: 1000, percent: 5, ms: 2000 },
  { files: 5000, percent: 1, ms: 4000 },
  { files: 5000, percent: 5, ms: 4000 },
  { files: 5000, percent: 20, ms: 4000 },
];
const AGAIN_MS = 1000;
const PEAK_MB = 500;

argumentsOf("bench:scan");
const folder = mkdtempSync(join(tmpdir(), "lastcall-bench-"));
const home = { XDG_CACHE_HOME: join(folder, "cache") };
const row = (...cells) =>
  console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(16) : String(cell).padStart(15))).join(""));
const timeAndMemory = ({ ms, peakMb }) => `${(ms / 1000).toFixed(2)} s ${Math.round(peakMb)} MB`;

row("files", "calls", "cold", "again");
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
    held ? "held" : "MISSED",
  );
}
rmSync(folder, { recursive: true, force: true });
