// What is random or slow, at length: `npm run test:long`. The same tests as in `npm test`, with more and other inputs.
//
// --part fuzz      only this part (repeatable); --list names them
// --seed 7         where the random inputs begin (default: the number of today, so that each night has its own)
// --scale 0.01     this share of each count
//
// Each part prints its command first, seed included: it can be run again alone. Exit code 1: a part failed.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";

const DAY = 86_400_000;
const PARTS = [
  {
    name: "mutations",
    count: 10_000,
    what: "changes through the whole pipeline",
    file: "test/check/mutation/mutation.test.ts",
    variable: "LASTCALL_MUTATIONS",
  },
  {
    name: "fuzz",
    count: 20_000,
    what: "inputs that nobody wrote",
    file: "test/fuzz/fuzz.test.ts",
    variable: "LASTCALL_FUZZ",
  },
  {
    name: "chains",
    count: 2000,
    what: "chains of rewrites",
    file: "test/scan/meaning/rewrites.test.ts",
    variable: "LASTCALL_CHAINS",
  },
  {
    name: "edits",
    count: 10_000,
    what: "edits of documents",
    file: "test/diff/edits.test.ts",
    variable: "LASTCALL_EDITS",
  },
  {
    name: "sessions",
    count: 200,
    what: "rounds of edits in an editor",
    file: "test/session/session.test.ts",
    variable: "LASTCALL_SESSIONS",
  },
  {
    name: "fixes",
    count: 300,
    what: "programs that fix edits",
    file: "test/fix/properties.test.ts",
    variable: "LASTCALL_FIXES",
  },
  {
    name: "lives",
    count: 1,
    what: "all questions about all places",
    file: ["test/policy/one-life.test.ts", "test/shipped/lives.test.ts", "test/shipped/statements.test.ts"],
    variable: "LASTCALL_LIVES",
    value: "all",
  },
  { name: "kills", count: 200, what: "runs killed, and a full disk" },
  { name: "mutants", count: 300, what: "wrong changes of the code" },
];
/** percent of the mutants */
const NOTICED = "90";

const values = valuesGiven();
const [seed, scale] = [Number(values.seed), Number(values.scale)];
const unknown = (values.part ?? []).filter((name) => !PARTS.some((part) => part.name === name));
if (unknown.length > 0 || !Number.isSafeInteger(seed) || seed < 0 || !(scale > 0)) {
  console.error(
    unknown.length > 0
      ? `no part is called ${unknown.join(", ")}: ${PARTS.map(({ name }) => name).join(", ")}`
      : "--seed is a whole number, --scale a number above 0",
  );
  process.exit(2);
}
const chosen = PARTS.filter(({ name }) => values.part === undefined || values.part.includes(name)).map((part) => ({
  ...part,
  count: Math.max(1, Math.round(part.count * scale)),
}));

function valuesGiven() {
  try {
    const { values } = parseArgs({
      options: {
        part: { type: "string", multiple: true },
        seed: { type: "string", default: String(Math.floor(Date.now() / DAY)) },
        scale: { type: "string", default: "1" },
        list: { type: "boolean", default: false },
      },
    });
    return values;
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

function commandOf({ name, count, file, variable, value = String(count) }) {
  if (name === "kills") return { env: {}, args: ["scripts/kill-test.mjs", `${count}`, `${seed}`] };
  if (name === "mutants")
    return {
      env: {},
      args: ["scripts/run.mjs", "scripts/mutate.ts", "--count", `${count}`, "--seed", `${seed}`, "--least", NOTICED],
    };
  return {
    env: { [variable]: value, LASTCALL_SEED: `${seed}` },
    args: ["node_modules/vitest/vitest.mjs", "run", "--reporter=dot", ...[file].flat()],
  };
}

const inWords = ({ env, args }) =>
  [...Object.entries(env).map(([name, value]) => `${name}=${value}`), "node", ...args].join(" ");

if (values.list) {
  for (const part of chosen) console.log([part.name, part.count, part.what, inWords(commandOf(part))].join("\t"));
  process.exit(0);
}
if (!existsSync("dist/program.cjs")) {
  console.error("there is no built program: npm run build");
  process.exit(2);
}

const rows = [];
for (const part of chosen) {
  const command = commandOf(part);
  console.log(`\n${part.name}: ${inWords(command)}`);
  const started = performance.now();
  const passed = await succeeds(command);
  rows.push([
    part.name,
    `${part.count} ${part.what}`,
    passed ? "passed" : "FAILED",
    `${Math.round((performance.now() - started) / 1000)} s`,
  ]);
}
const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at].length)));
console.log(`\nseed ${seed}`);
for (const row of rows)
  console.log(
    row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join("  ")
      .trimEnd(),
  );
process.exitCode = rows.some(([, , result]) => result === "FAILED") ? 1 : 0;

function succeeds({ env, args }) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: "inherit" });
    child.on("exit", (code) => done(code === 0));
  });
}
