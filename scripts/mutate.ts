/**
 * Do the tests notice? One small wrong change at a time, and the tests that come by it: `npm run mutate -- --seed 1`.
 *
 * Options: --count 150, --seed 1, --room policy (repeatable: of the same mutants those in it), --only FILE or FILE:LINE
 * (repeatable: all mutants there), --jobs (how many at once; the default: one for each core), --least 90 (exit code 1
 * where fewer percent are noticed).
 * A mutant counts as noticed by a test that fails, by a run that does not end, or by the type checker.
 */
import { readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { copyOfProject } from "./copy-of-project.js";
import { builds } from "./mutation/copies.js";
import { nearestTests } from "./mutation/nearest-tests.js";
import { record } from "./mutation/recording.js";
import { allMutants, type PlacedMutant, sampleOf, typeScriptIn } from "./mutation/sample.js";
import { type Outcome, outcomeOf } from "./mutation/trial.js";
import { typeCheck } from "./mutation/type-check.js";

const root = resolve(".");
const values = valuesGiven();
const [count, seed, jobs, least] = [values.count, values.seed, values.jobs, values.least].map(Number) as [
  number,
  number,
  number,
  number,
];

function valuesGiven() {
  try {
    const { values } = parseArgs({
      options: {
        count: { type: "string", default: "150" },
        seed: { type: "string", default: "1" },
        room: { type: "string", multiple: true },
        only: { type: "string", multiple: true },
        jobs: { type: "string", default: String(availableParallelism()) },
        least: { type: "string", default: "0" },
      },
    });
    return values;
  } catch (error) {
    return wrong(
      error instanceof Error ? error.message : String(error),
      "the head of scripts/mutate.ts lists the options",
    );
  }
}

function wrong(what: string, hint: string): never {
  console.error(`error: ${what}\n  hint: ${hint}`);
  process.exit(2);
}

/** Before minutes are spent on it. */
function refuseWrongNumbers(): void {
  const whole = Object.entries({ count, seed, jobs }).find(([, value]) => !Number.isSafeInteger(value) || value < 0);
  if (whole !== undefined) wrong(`--${whole[0]} is a whole number`, `such as --${whole[0]} 2`);
  if (count < 1 || jobs < 1)
    wrong("--count and --jobs are at least 1", "leave them out for 150, and one for each core");
  if (!(least >= 0 && least <= 100)) wrong("--least is a share in percent", "such as --least 90");
}

/** They read the sources as text, and would notice how something is written. */
const WHOLE_TREE = new Set(
  ["contributing", "docs", "house", "newcomer", "package", "release"].map((name) => `test/${name}.test.ts`),
);

const copies: string[] = [];
const tally = new Map<string, { noticed: number; all: number }>();

function copyFor(name: string): string {
  const copy = copyOfProject(root, name);
  copies.push(copy);
  return copy;
}

function chosenOf(all: readonly PlacedMutant[]): readonly PlacedMutant[] {
  const at = ({ file, line }: PlacedMutant): readonly string[] => [file, `${file}:${line}`];
  const strange = values.only?.find((place) => !all.some((mutant) => at(mutant).includes(place)));
  if (strange !== undefined) wrong(`nothing can be changed at ${strange}`, "name a file, or FILE:LINE, from the root");
  const rooms = [...new Set(all.map(({ room }) => room))];
  const unknown = values.room?.find((name) => !rooms.includes(name));
  if (unknown !== undefined) wrong(`no room is called ${unknown}`, `they are ${rooms.join(", ")}`);
  const sample =
    values.only === undefined
      ? sampleOf(all, count, seed)
      : all.filter((mutant) => at(mutant).some((place) => values.only?.includes(place)));
  return values.room?.flatMap((name) => sample.filter(({ room }) => room === name)) ?? sample;
}

async function tryAll(): Promise<void> {
  const all = allMutants(root);
  const mutants = chosenOf(all);
  const isSound = typeCheck(root);
  if (isSound === undefined) return refuse("the project has type errors: every mutant would be noticed by them");
  console.log(`${mutants.length} of ${all.length} mutants, seed ${seed}`);
  const tests = typeScriptIn(root, "test").filter((file) => file.endsWith(".test.ts") && !WHOLE_TREE.has(file));
  const started = performance.now();
  const recording = await record(copyFor("marks"), mutants, tests);
  if (recording === undefined) return refuse("the project cannot be built, or its tests do not run");
  console.log(`all tests once: ${Math.round((performance.now() - started) / 1000)} s`);
  for (const test of recording.failing) console.log(`proves nothing, it fails without any change: ${test}`);
  const nearest = nearestTests(root, [...typeScriptIn(root, "src"), ...typeScriptIn(root, "test")]);
  const waiting = [...mutants];
  const work = async (): Promise<void> => {
    const copy = copyFor("mutants");
    builds(copy);
    for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
      const outcome: Outcome = isSound(mutant.file, changed(mutant))
        ? await outcomeOf({ copy, mutant, recording, nearest: nearest(mutant.file) })
        : { kind: "noticed", by: "types" };
      tell(mutant, outcome);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
}

function changed({ file, start, end, replacement }: PlacedMutant): string {
  const text = readFileSync(join(root, file), "utf8");
  return text.slice(0, start) + replacement + text.slice(end);
}

function tell(mutant: PlacedMutant, outcome: Outcome): void {
  const { room, file, line, operator, start, end, replacement } = mutant;
  const { noticed, all } = tally.get(room) ?? { noticed: 0, all: 0 };
  tally.set(room, { noticed: noticed + (outcome.kind === "noticed" ? 1 : 0), all: all + 1 });
  const was = readFileSync(join(root, file), "utf8").slice(start, end);
  const result = outcome.kind === "noticed" ? `noticed by ${inOneLine(outcome.by)}` : `SURVIVED ${outcome.tests} tests`;
  console.log(`${result}  ${file}:${line}  ${operator}: ${inOneLine(was)} → ${inOneLine(replacement)}`);
}

function refuse(why: string): void {
  console.error(why);
  process.exitCode = 1;
}

const inOneLine = (text: string): string => text.replace(/\s+/g, " ").slice(0, 100);

refuseWrongNumbers();
try {
  await tryAll();
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}
for (const [room, { noticed, all }] of tally) console.log(`${room}: ${noticed} of ${all} noticed`);
const tried = [...tally.values()].reduce((sum, { all }) => sum + all, 0);
const total = [...tally.values()].reduce((sum, { noticed }) => sum + noticed, 0);
console.log(`all: ${total} of ${tried} noticed`);
if (total * 100 < least * tried) process.exitCode = 1;
