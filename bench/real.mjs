// What the scan of real code costs beside what one would run today on the same folders: processor time of whole
// processes, their children included, as ratios. `npm run bench:real -- <folder> [--peers <folder>] [--only name,name]`
// Each folder in <folder> is one code base: `consumer/` is its code, `specs/` holds two documents of the API it calls,
// the older one first by name (or `base.*` and `target.*`).
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { writeCodebase } from "./codebase.mjs";
import { CLI, ENV, ROOT, runOnce } from "./process.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: "string" }, only: { type: "string" } },
});
const [given] = positionals;
if (given === undefined) {
  console.error("name the folder of the code bases: npm run bench:real -- <folder>");
  process.exit(2);
}
const root = resolve(given);
const only = values.only?.split(",");
const scratch = mkdtempSync(join(tmpdir(), "lastcall-real-"));
/** TypeScript 7, wherever it is; oxlint comes with the project. */
const compiler = values.peers && resolve(values.peers, "node_modules/typescript/lib/tsc.js");
const linter = join(ROOT, "node_modules/oxlint/bin/oxlint");

/** Neither is given the settings of a code base: most lean on packages that are not there, and then nothing is done. */
const TSCONFIG = {
  compilerOptions: {
    target: "esnext",
    module: "esnext",
    moduleResolution: "bundler",
    jsx: "preserve",
    allowJs: true,
    skipLibCheck: true,
    strict: true,
    noEmit: true,
  },
  include: ["**/*"],
};
const OXLINTRC = {
  plugins: ["typescript"],
  categories: { correctness: "off" },
  rules: { "typescript/no-deprecated": "error" },
};

/** Seconds of the processor for a command and all that it starts, as the shell counts them. */
function processorTime(args, cwd) {
  const script = '"$@" >/dev/null 2>&1; times';
  const { stdout } = spawnSync("sh", ["-c", script, "sh", process.execPath, ...args], {
    cwd,
    env: { ...ENV, PATH: `${join(ROOT, "node_modules/.bin")}:${ENV.PATH}` },
    encoding: "utf8",
  });
  const [, children = ""] = stdout.trim().split("\n");
  return [...children.matchAll(/(\d+)m([\d.,]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds.replace(",", ".")),
    0,
  );
}

function peersOn(code) {
  const copy = join(scratch, "copy");
  cpSync(code, copy, { recursive: true, filter: (path) => !/[\\/](node_modules|\.git)$/.test(path) });
  for (const file of readdirSync(copy, { recursive: true }))
    if (/(^|[\\/])(tsconfig[^\\/]*\.json|\.oxlintrc[^\\/]*)$/.test(file)) rmSync(join(copy, file));
  writeFileSync(join(copy, "tsconfig.json"), JSON.stringify(TSCONFIG));
  writeFileSync(join(copy, ".oxlintrc.json"), JSON.stringify(OXLINTRC));
  const lint = processorTime([linter, "--type-aware", "."], copy);
  const compile = compiler && existsSync(compiler) ? processorTime([compiler, "--noEmit", "-p", "."], copy) : undefined;
  rmSync(copy, { recursive: true, force: true });
  return { lint, compile };
}

function* codeBases() {
  for (const name of readdirSync(root).sort()) {
    const code = join(root, name, "consumer");
    const specs = join(root, name, "specs");
    if ((only && !only.includes(name)) || !existsSync(code) || !existsSync(specs)) continue;
    const documents = readdirSync(specs, { recursive: true })
      .filter((file) => /\.(json|ya?ml)$/.test(file))
      .sort();
    const find = (side, otherwise) => join(specs, documents.find((file) => file.startsWith(side)) ?? otherwise);
    yield {
      name,
      code,
      options: ["--base", find("base", documents[0]), "--target", find("target", documents.at(-1))],
    };
  }
  if (only) return;
  for (const [files, percent] of [
    [1000, 5],
    [5000, 20],
  ]) {
    const code = join(scratch, `generated-${files}-${percent}`);
    writeCodebase(code, files, percent);
    yield { name: `generated ${files}, ${percent} %`, code, options: ["--from", "2.22", "--to", "2.24"] };
  }
}

const row = (...cells) =>
  console.log(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(28) : String(cell).padStart(9))).join(""));
const seconds = (time) => (time === undefined ? "-" : time.toFixed(1));
const mean = (numbers) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

row("processor time in s", "calls", "cold", "MB", "warm", "oxlint", "tsc 7", "ratio", "warm/cold");
const all = [];
for (const { name, code, options } of codeBases()) {
  const env = { XDG_CACHE_HOME: join(scratch, "cache", name.replaceAll(/\W/g, "-")) };
  const check = [CLI, "check", ".", ...options, "--format", "json", "--fail-on", "never", "--allow-empty"];
  // the first run compiles the program and keeps that, as on every user's machine
  await runOnce([CLI, "check", "--help"], { cwd: code, env });
  const cold = await runOnce([...check, "--no-cache"], { cwd: code, env });
  await runOnce(check, { cwd: code, env });
  const warm = await runOnce(check, { cwd: code, env });
  const { lint, compile } = peersOn(code);
  const one = {
    ratio: cold.cpuMs / 1000 / Math.max(lint, compile ?? 0),
    again: warm.cpuMs / cold.cpuMs,
    peakMb: Math.max(cold.peakMb, warm.peakMb),
  };
  all.push(one);
  const calls = cold.exitCode === 0 ? JSON.parse(cold.stdout).summary.calls : `exit ${cold.exitCode}`;
  row(
    name,
    calls,
    seconds(cold.cpuMs / 1000),
    Math.round(one.peakMb),
    seconds(warm.cpuMs / 1000),
    seconds(lint),
    seconds(compile),
    one.ratio.toFixed(1),
    one.again.toFixed(2),
  );
}
rmSync(scratch, { recursive: true, force: true });
console.log(
  `mean ratio to the slower of the two ${mean(all.map(({ ratio }) => ratio)).toFixed(1)} (asked: 1), ` +
    `worst ${Math.max(...all.map(({ ratio }) => ratio)).toFixed(1)} (2), ` +
    `most memory ${Math.round(Math.max(...all.map(({ peakMb }) => peakMb)))} MB (500), ` +
    `mean warm to cold ${mean(all.map(({ again }) => again)).toFixed(2)} (0.25)`,
);
