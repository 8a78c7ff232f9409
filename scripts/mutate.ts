/**
 * Do the tests notice? One small wrong change at a time, and the tests of its room: `npm run mutate -- --seed 1`.
 *
 * Options: --count 150, --seed 1, --room policy (repeatable; all without it), --thorough (what the room's own tests
 * let pass is given to the whole suite), --only FILE:LINE (the mutants of one line), --least 90 (exit code 1 where fewer
 * percent are noticed).
 * A mutant counts as noticed by a test that fails, by a run that does not end, or by the type checker.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { copyOfProject } from "./copy-of-project.js";
import { EQUIVALENT, type Mutant, mutantsOf } from "./mutants.js";

const ROOMS: Readonly<Record<string, readonly string[]>> = {
  contract: ["test/contract"],
  shipped: ["test/shipped", "test/contract"],
  // what is shipped is compared ahead of time
  diff: ["test/diff", "test/shipped"],
  policy: ["test/policy"],
  scan: ["test/scan"],
  check: ["test/check", "test/schema.test.ts", "test/security"],
  fix: ["test/fix"],
  report: ["test/report"],
  // what a command prints is looked at beside its format
  cli: ["test/cli", "test/report", "test/security", "test/fix/example.test.ts"],
  action: ["test/action"],
  editor: ["test/editor"],
};
/** Seconds, and so many times what the room's tests took without a change: a busy machine notices nothing. */
const [LONGEST, TIMES_LONGEST] = [240, 4];

interface Placed extends Mutant {
  readonly room: string;
  readonly file: string;
  readonly line: number;
}

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    count: { type: "string", default: "150" },
    seed: { type: "string", default: "1" },
    room: { type: "string", multiple: true },
    only: { type: "string" },
    thorough: { type: "boolean", default: false },
    least: { type: "string", default: "0" },
  },
});
const root = resolve(".");

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

const roomOf = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? "top";
/** Of the files beside the rooms: what looks at the whole tree is left out. */
const WHOLE_TREE = new Set(["contributing.test.ts", "docs.test.ts", "house.test.ts", "schema.test.ts"]);
const testsOf = (room: string): readonly string[] =>
  room === "top"
    ? ["test/library", ...readdirSync(join(root, "test")).flatMap((name) => (isOwn(name) ? [`test/${name}`] : []))]
    : (ROOMS[room] ?? [`test/${room}`]);
const isOwn = (name: string): boolean => name.endsWith(".test.ts") && !WHOLE_TREE.has(name);

/** Of the file's own name, or else of its folder: most mutants are noticed there, in a fraction of the room's time. */
const nearestTests = (file: string): string | undefined =>
  [file.replace(/^src/, "test").replace(/\.ts$/, ".test.ts"), dirname(file).replace(/^src/, "test")].find(
    (path) => /\/.*\//.test(path) && existsSync(join(root, path)),
  );

function allMutants(): readonly Placed[] {
  return filesOf("src").flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8");
    const isEquivalent = ({ start, end }: Mutant): boolean =>
      EQUIVALENT.some((one) => one.file === file && one.was.test(text.slice(start, end)));
    const mutants = mutantsOf(file, text).filter((mutant) => !isEquivalent(mutant));
    return mutants.map((mutant) => ({
      ...mutant,
      file,
      room: roomOf(file),
      line: text.slice(0, mutant.start).split("\n").length,
    }));
  });
}

/** Mulberry32: the same seed, the same mutants. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Each room by its size, none with fewer than five. */
function chosen(all: readonly Placed[], count: number, seed: number): readonly Placed[] {
  const random = randomFrom(seed);
  return [...new Set(all.map(({ room }) => room))].flatMap((room) => {
    const mutants = all.filter((mutant) => mutant.room === room);
    const share = Math.max(5, Math.round((count * mutants.length) / all.length));
    return mutants
      .map((mutant) => ({ mutant, at: random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, share)
      .map(({ mutant }) => mutant);
  });
}

/** True: everything passed, within so many seconds. */
function passes(
  copy: string,
  command: readonly string[],
  seconds: number,
  output: "ignore" | "inherit" = "ignore",
): Promise<boolean> {
  return new Promise((done) => {
    const stdio = ["ignore", output, output] as const;
    const child = spawn(process.execPath, command, { cwd: copy, stdio: [...stdio], detached: true });
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, seconds * 1000);
    child.on("exit", (code) => {
      clearTimeout(timer);
      done(code === 0);
    });
  });
}

const vitest = (tests: readonly string[]): readonly string[] => [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--bail=1",
  "--maxWorkers=1",
  "--reporter=dot",
  ...tests,
];

/** What did not change is not checked again: a third of the time. */
const TYPE_CHECK = [
  "node_modules/typescript/bin/tsc",
  ...["--noEmit", "--incremental", "--tsBuildInfoFile", "node_modules/.cache/mutants.tsbuildinfo"],
] as const;

/** Tests of the command line start the built program. */
const builds = (copy: string): boolean =>
  spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: copy, stdio: "ignore", timeout: 60_000 }).status === 0;

/** How many seconds the tests of a room may take; none where they fail without a change. */
async function limitOf(copy: string, room: string): Promise<number | undefined> {
  const start = performance.now();
  if (!(await passes(copy, vitest(testsOf(room)), 10 * LONGEST, "inherit"))) return undefined;
  return Math.max(LONGEST, (TIMES_LONGEST * (performance.now() - start)) / 1000);
}

async function noticedBy(copy: string, mutant: Placed, seconds: number): Promise<string | undefined> {
  // no change here is wrong to a bundler: the machine is in trouble, and every test would fail
  if (!builds(copy)) throw new Error(`the program cannot be built any more, with ${mutant.file}:${mutant.line}`);
  const nearest = nearestTests(mutant.file);
  if (nearest !== undefined && !(await passes(copy, vitest([nearest]), seconds))) return "nearest tests";
  if (!(await passes(copy, TYPE_CHECK, seconds))) return "types";
  if (!(await passes(copy, vitest(testsOf(mutant.room)), seconds))) return "tests of the room";
  if (values.thorough && !(await passes(copy, vitest([]), 10 * seconds))) return "other tests";
  return undefined;
}

const picked = allMutants().filter(
  ({ room, file, line }) =>
    (values.room === undefined || values.room.includes(room)) &&
    (values.only === undefined || values.only === `${file}:${line}`),
);
const mutants = values.only === undefined ? chosen(picked, Number(values.count), Number(values.seed)) : picked;
console.log(`${mutants.length} of ${picked.length} mutants, seed ${values.seed}`);
const copy = copyOfProject(root, "mutants");
const tally = new Map<string, { noticed: number; all: number }>();
try {
  if (!builds(copy)) throw new Error("the program cannot be built");
  // tests that fail without any change would notice everything
  const limits = new Map<string, number | undefined>();
  for (const mutant of mutants) {
    if (!limits.has(mutant.room)) {
      // the program that was built last still has the mutant of the room before
      builds(copy);
      limits.set(mutant.room, await limitOf(copy, mutant.room));
    }
    const limit = limits.get(mutant.room);
    if (limit === undefined) continue;
    const original = readFileSync(join(root, mutant.file), "utf8");
    writeFileSync(
      join(copy, mutant.file),
      original.slice(0, mutant.start) + mutant.replacement + original.slice(mutant.end),
    );
    const by = await noticedBy(copy, mutant, limit);
    writeFileSync(join(copy, mutant.file), original);
    const { noticed, all } = tally.get(mutant.room) ?? { noticed: 0, all: 0 };
    tally.set(mutant.room, { noticed: noticed + (by === undefined ? 0 : 1), all: all + 1 });
    const was = original.slice(mutant.start, mutant.end).replace(/\s+/g, " ").slice(0, 100);
    const change = `${mutant.operator}: ${was} → ${mutant.replacement.replace(/\s+/g, " ").slice(0, 100)}`;
    console.log(`${by === undefined ? "SURVIVED" : `noticed by ${by}`}  ${mutant.file}:${mutant.line}  ${change}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
for (const [room, { noticed, all }] of tally) console.log(`${room}: ${noticed} of ${all} noticed`);
const tried = [...tally.values()].reduce((sum, { all }) => sum + all, 0);
const total = [...tally.values()].reduce((sum, { noticed }) => sum + noticed, 0);
console.log(
  `all: ${total} of ${tried} noticed, ${mutants.length - tried} not tried, as the tests of their room fail anyway`,
);
// tests that fail without any change have noticed nothing
if (tried < mutants.length || total * 100 < Number(values.least) * tried)
  process.exitCode = values.least === "0" ? 0 : 1;
