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
import { copyOfProject } from "./copy-of-project.js";
import { builds } from "./mutation/copies.js";
import { nearestTests } from "./mutation/nearest-tests.js";
import { isAt, type MutateOptions, optionsOf } from "./mutation/options.js";
import { record } from "./mutation/recording.js";
import { mutantsIn, type PlacedMutant, sampleOf, typeScriptIn } from "./mutation/sample.js";
import { type Outcome, outcomeOf } from "./mutation/trial.js";
import { typeCheck } from "./mutation/type-check.js";

const root = resolve(".");
const sources = typeScriptIn(root, "src");
const options = givenOptions();
const copies: string[] = [];
const tally = new Map<string, { noticed: number; all: number }>();

/** Refused before minutes are spent on them. */
function givenOptions(): MutateOptions {
  const given = optionsOf(process.argv.slice(2), { root, sources, cores: availableParallelism() });
  if (given.ok) return given.value;
  console.error(`error: ${given.problem.message}\n  hint: ${given.problem.hint}`);
  process.exit(2);
}

/** They read the sources as text, and would notice how something is written. */
const WHOLE_TREE = new Set(
  ["contributing", "docs", "house", "newcomer", "package", "release"].map((name) => `test/${name}.test.ts`),
);

function copyFor(name: string): string {
  const copy = copyOfProject(root, name);
  copies.push(copy);
  return copy;
}

function chosenOf(all: readonly PlacedMutant[]): readonly PlacedMutant[] {
  const sample =
    options.only === undefined
      ? sampleOf(all, options.count, options.seed)
      : all.filter((mutant) => options.only?.some((place) => isAt(place)(mutant)));
  return options.rooms?.flatMap((name) => sample.filter(({ room }) => room === name)) ?? sample;
}

async function tryAll(): Promise<void> {
  const all = mutantsIn(root, sources);
  const mutants = chosenOf(all);
  const isSound = typeCheck(root);
  if (isSound === undefined) return refuse("the project has type errors: every mutant would be noticed by them");
  console.log(`${mutants.length} of ${all.length} mutants, seed ${options.seed}`);
  const tests = typeScriptIn(root, "test").filter((file) => file.endsWith(".test.ts") && !WHOLE_TREE.has(file));
  const started = performance.now();
  const recording = await record(copyFor("marks"), mutants, tests);
  if (recording === undefined) return refuse("the project cannot be built, or its tests do not run");
  console.log(`all tests once: ${Math.round((performance.now() - started) / 1000)} s`);
  for (const test of recording.failing) console.log(`proves nothing, it fails without any change: ${test}`);
  const nearest = nearestTests(root, [...sources, ...typeScriptIn(root, "test")]);
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
  await Promise.all(Array.from({ length: options.jobs }, work));
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

try {
  await tryAll();
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}
for (const [room, { noticed, all }] of tally) console.log(`${room}: ${noticed} of ${all} noticed`);
const tried = [...tally.values()].reduce((sum, { all }) => sum + all, 0);
const total = [...tally.values()].reduce((sum, { noticed }) => sum + noticed, 0);
console.log(`all: ${total} of ${tried} noticed`);
if (total * 100 < options.least * tried) process.exitCode = 1;
