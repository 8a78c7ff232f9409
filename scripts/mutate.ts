/**
 * Do the tests notice? One small wrong change at a time, and the tests of its room: `npm run mutate -- --seed 1`.
 *
 * Options: --count 150, --seed 1, --room policy (repeatable: of the same mutants those in it), --thorough (what the
 * room's own tests let pass is given to the tests of all others), --only FILE or FILE:LINE (repeatable: all mutants
 * there), --least 90 (exit code 1 where fewer percent are noticed).
 * A mutant counts as noticed by a test that fails, by a run that does not end, or by the type checker.
 */
import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { copyOfProject } from "./copy-of-project.js";
import { EQUIVALENT, type Mutant, mutantsOf } from "./mutants.js";
import { nearestTests, type TestsOfFile } from "./nearest-tests.js";
import { type TypeCheck, typeCheck } from "./type-check.js";

const ROOMS: Readonly<Record<string, readonly string[]>> = {
  contract: ["test/contract"],
  shipped: ["test/shipped", "test/contract"],
  // what is shipped is compared ahead of time
  diff: ["test/diff", "test/shipped"],
  policy: ["test/policy"],
  // what stays warm is asked by a session, and what is kept compiled may be forged
  scan: ["test/scan", "test/session", "test/security/compiled-code.test.ts"],
  check: ["test/check", "test/schema.test.ts", "test/security"],
  fix: ["test/fix"],
  report: ["test/report"],
  // what a command prints is looked at beside its format
  cli: ["test/cli", "test/report", "test/security", "test/fix/example.test.ts"],
  action: ["test/action"],
  editor: ["test/editor"],
};
/** Seconds, and so many times what the room's tests took without a change: a busy machine notices nothing. */
const [LONGEST, TIMES_LONGEST] = [90, 4];

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
    only: { type: "string", multiple: true },
    thorough: { type: "boolean", default: false },
    least: { type: "string", default: "0" },
  },
});

const roomOf = (file: string): string => /^src\/([^/]+)\//.exec(file)?.[1] ?? "top";
/** Of the files beside the rooms: what looks at the whole tree is left out. */
const WHOLE_TREE = new Set(["contributing.test.ts", "docs.test.ts", "house.test.ts", "schema.test.ts"]);

function isTestOf(room: string, test: string): boolean {
  const [, name = "", ...inner] = test.split("/");
  if (room === "top") return name === "library" || (inner.length === 0 && !WHOLE_TREE.has(name));
  return (ROOMS[room] ?? [`test/${room}`]).some((place) => test === place || test.startsWith(`${place}/`));
}

function filesOf(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((file) => !file.startsWith("test/fixtures/"))
    .sort();
}

function allMutants(root: string): readonly Placed[] {
  return filesOf(root, "src").flatMap((file) => {
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

/** Each room by its size, none with fewer than five, and by itself: whoever asks for one room gets the same of it. */
function chosen(all: readonly Placed[], count: number, seed: number): readonly Placed[] {
  return [...new Set(all.map(({ room }) => room))].flatMap((room) => {
    const random = randomFrom(seed + hashOf(room));
    const mutants = all.filter((mutant) => mutant.room === room);
    const share = Math.max(5, Math.round((count * mutants.length) / all.length));
    return mutants
      .map((mutant) => ({ mutant, at: random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, share)
      .map(({ mutant }) => mutant);
  });
}

const hashOf = (text: string): number =>
  [...text].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0, 0);

/** True: everything passed, within so many seconds. */
function passes(
  copy: string,
  tests: readonly string[],
  seconds: number,
  failures: "ignore" | "inherit" = "ignore",
): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...VITEST, ...tests], {
      cwd: copy,
      stdio: ["ignore", "ignore", failures],
      detached: true,
      env: { ...process.env, TESTS_IN_ORDER: tests.join("\n") },
    });
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, seconds * 1000);
    child.on("exit", (code) => {
      clearTimeout(timer);
      done(code === 0);
    });
  });
}

const VITEST = ["node_modules/vitest/vitest.mjs", "run", "--config", "scripts/mutants.vitest.ts", "--reporter=dot"];

/** Tests of the command line start the built program. */
const builds = (copy: string): boolean =>
  spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: copy, stdio: "ignore", timeout: 60_000 }).status === 0;

/** How many seconds the tests of a room may take; none where they fail without a change. */
async function limitOf(copy: string, tests: readonly string[]): Promise<number | undefined> {
  // the program that was built last still has a mutant of the room before
  builds(copy);
  const start = performance.now();
  if (!(await passes(copy, tests, 10 * LONGEST, "inherit"))) return undefined;
  return Math.max(LONGEST, (TIMES_LONGEST * (performance.now() - start)) / 1000);
}

async function tryAll(): Promise<void> {
  const isSound = typeCheck(copy);
  if (isSound === undefined) return refuse("the project has type errors: every mutant would be noticed by them");
  const all = allMutants(copy);
  const sample =
    values.only === undefined
      ? chosen(all, Number(values.count), Number(values.seed))
      : all.filter(({ file, line }) => [file, `${file}:${line}`].some((place) => values.only?.includes(place)));
  const mutants = values.room?.flatMap((name) => sample.filter(({ room }) => room === name)) ?? sample;
  console.log(`${mutants.length} of ${all.length} mutants, seed ${values.seed}`);
  const tests = filesOf(copy, "test").filter((file) => file.endsWith(".test.ts"));
  const nearest = nearestTests(copy, [...filesOf(copy, "src"), ...filesOf(copy, "test")]);
  const limits = new Map<string, number | undefined>();
  for (const mutant of mutants) {
    const { room, file, start, end, replacement, line, operator } = mutant;
    const ofRoom = tests.filter((test) => isTestOf(room, test));
    if (!limits.has(room)) limits.set(room, await limitOf(copy, ofRoom));
    const limit = limits.get(room);
    // they would notice everything
    if (limit === undefined) return refuse(`the tests of ${room} fail without any change`);
    const original = readFileSync(join(copy, file), "utf8");
    const text = original.slice(0, start) + replacement + original.slice(end);
    writeFileSync(join(copy, file), text);
    const by = await noticedBy({ mutant, text, isSound, limit, nearest: nearest(file) });
    writeFileSync(join(copy, file), original);
    const { noticed, all: before } = tally.get(room) ?? { noticed: 0, all: 0 };
    tally.set(room, { noticed: noticed + (by === undefined ? 0 : 1), all: before + 1 });
    const change = `${operator}: ${inOneLine(original.slice(start, end))} → ${inOneLine(replacement)}`;
    console.log(`${by === undefined ? "SURVIVED" : `noticed by ${by}`}  ${file}:${line}  ${change}`);
  }
}

function refuse(why: string): void {
  console.error(why);
  process.exitCode = 1;
}

const inOneLine = (text: string): string => text.replace(/\s+/g, " ").slice(0, 100);

interface Trial {
  readonly mutant: Placed;
  readonly text: string;
  readonly isSound: TypeCheck;
  readonly limit: number;
  readonly nearest: TestsOfFile;
}

async function noticedBy({ mutant, text, isSound, limit, nearest }: Trial): Promise<string | undefined> {
  if (!isSound(mutant.file, text)) return "types";
  const isOwn = (test: string): boolean => isTestOf(mutant.room, test);
  const { importing, starting } = nearest;
  const notices = async (tests: readonly string[], seconds: number): Promise<boolean> =>
    tests.length > 0 && !(await passes(copy, tests, seconds));
  if (await notices(importing.filter(isOwn), limit)) return "tests of the room";
  // no change here is wrong to a bundler: the machine is in trouble, and every test would fail
  if (starting.length > 0 && !builds(copy)) throw new Error(`nothing can be built with ${mutant.file}:${mutant.line}`);
  if (await notices(starting.filter(isOwn), limit)) return "tests that start the program";
  if (!values.thorough) return undefined;
  const others = [...importing, ...starting].filter((test) => !isOwn(test));
  return (await notices(others, 10 * limit)) ? "other tests" : undefined;
}

const copy = copyOfProject(resolve("."), "mutants");
const tally = new Map<string, { noticed: number; all: number }>();
try {
  await tryAll();
} finally {
  rmSync(copy, { recursive: true, force: true });
}
for (const [room, { noticed, all }] of tally) console.log(`${room}: ${noticed} of ${all} noticed`);
const tried = [...tally.values()].reduce((sum, { all }) => sum + all, 0);
const total = [...tally.values()].reduce((sum, { noticed }) => sum + noticed, 0);
console.log(`all: ${total} of ${tried} noticed`);
if (total * 100 < Number(values.least) * tried) process.exitCode = 1;
