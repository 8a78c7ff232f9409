/** One mutant in a copy of the project: the tests that come by its place, the nearest first, until one fails. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builds, runTests } from "./copies.js";
import type { TestsOfFile } from "./nearest-tests.js";
import type { Recording, Tests } from "./recording.js";
import type { PlacedMutant } from "./sample.js";

/** Seconds beside what the tests took without a change, and so many times that: a busy machine notices nothing. */
const [LONGEST, TIMES_LONGEST] = [40, 6];

export type Outcome =
  | { readonly kind: "noticed"; readonly by: string }
  /** So many tests came by and passed. */
  | { readonly kind: "survived"; readonly tests: number };

export interface Trial {
  readonly copy: string;
  readonly mutant: PlacedMutant;
  readonly recording: Recording;
  readonly nearest: TestsOfFile;
}

/** The copy is afterwards as it was. */
export async function outcomeOf({ copy, mutant, recording, nearest }: Trial): Promise<Outcome> {
  const { file, start, end, replacement } = mutant;
  const path = join(copy, file);
  const original = readFileSync(path, "utf8");
  const tests = recording.testsOf(mutant) ?? importing(nearest, recording);
  const inOrder = [...tests.keys()].sort(nearestFirst(mutant, nearest, (one) => durationOf(one, tests, recording)));
  if (inOrder.length === 0) return { kind: "survived", tests: 0 };
  writeFileSync(path, original.slice(0, start) + replacement + original.slice(end));
  // whatever is run while a file is loaded is run in the program as well
  const isBuilt = recording.testsOf(mutant) === undefined || recording.startsProgram(mutant);
  try {
    // no change here is wrong to a bundler: the machine is in trouble, and every test would fail
    if (isBuilt && !builds(copy)) throw new Error(`nothing can be built with ${file}:${mutant.line}`);
    return await run(copy, inOrder, tests, recording);
  } finally {
    writeFileSync(path, original);
    if (isBuilt) builds(copy);
  }
}

async function run(copy: string, files: readonly string[], tests: Tests, recording: Recording): Promise<Outcome> {
  const [chosen, failed] = [join(copy, "chosen-tests.json"), join(copy, "failed-test.txt")];
  writeFileSync(chosen, JSON.stringify(Object.fromEntries(files.map((file) => [file, [...(tests.get(file) ?? [])]]))));
  rmSync(failed, { force: true });
  const expected = files.reduce((sum, file) => sum + durationOf(file, tests, recording), 0) / 1000;
  const env = { LASTCALL_CHOSEN_TESTS: chosen, LASTCALL_FAILED_TEST: failed };
  const result = await runTests(copy, files, env, LONGEST + TIMES_LONGEST * expected);
  switch (result) {
    case "passed":
      return { kind: "survived", tests: files.reduce((sum, file) => sum + (tests.get(file)?.size ?? 0), 0) };
    case "did not end":
      return { kind: "noticed", by: "a run that does not end" };
    case "failed":
      return { kind: "noticed", by: textOf(failed) ?? "a file of tests that cannot be loaded" };
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

const durationOf = (file: string, tests: Tests, { milliseconds }: Recording): number =>
  [...(tests.get(file) ?? [])].reduce((sum, test) => sum + milliseconds(file, test), 0);

/** Those that import the file, and those that start the program. */
const importing = ({ importing, starting }: TestsOfFile, { allOf }: Recording): Tests =>
  new Map(
    [...importing, ...starting].map((file) => [file, allOf(file)] as const).filter(([, names]) => names.size > 0),
  );

/** The tests of the file itself, those of its room by how long they take, and those of other rooms. */
function nearestFirst(
  { file, room }: PlacedMutant,
  { importing }: TestsOfFile,
  duration: (test: string) => number,
): (a: string, b: string) => number {
  const namesake = file.replace(/^src/, "test").replace(/\.ts$/, ".test.ts");
  const rank = (test: string): number =>
    test === namesake ? 0 : test.startsWith(`test/${room}/`) && importing.includes(test) ? 1 : 2;
  return (a, b) => rank(a) - rank(b) || duration(a) - duration(b);
}
