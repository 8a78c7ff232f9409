/** One run of all tests over a copy with marks: which of them can notice which mutant. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { builds, runTests } from "./copies.js";
import { markModule, withMarks } from "./marks.js";
import type { MarkOfProcess, RecordedFile } from "./recorded.js";
import type { PlacedMutant } from "./sample.js";

/** Names of tests by file. */
export type Tests = ReadonlyMap<string, ReadonlySet<string>>;

export interface Recording {
  /** None where the place is run while the file is loaded: whatever imports the file may notice. */
  readonly testsOf: (mutant: PlacedMutant) => Tests | undefined;
  /** All tests of a file that pass. */
  readonly allOf: (file: string) => ReadonlySet<string>;
  /** What starts the built program comes by in it. */
  readonly startsProgram: (mutant: PlacedMutant) => boolean;
  readonly milliseconds: (file: string, test: string) => number;
  /** They fail without any change, and can prove nothing. */
  readonly failing: readonly string[];
}

/** A copy of the project, which is changed; `tests` are paths from its root. Undefined: it cannot be built or run. */
export async function record(
  copy: string,
  mutants: readonly PlacedMutant[],
  tests: readonly string[],
): Promise<Recording | undefined> {
  const folder = join(copy, "marks");
  mkdirSync(folder);
  const [module, recorded, ofProcesses] = ["mark.mjs", "tests.jsonl", "processes.jsonl"].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  writeFileSync(module, markModule(folder));
  writeFileSync(recorded, "");
  writeFileSync(ofProcesses, "");
  const whileLoading = new Set<PlacedMutant>();
  for (const file of new Set(mutants.map((mutant) => mutant.file))) {
    const numbered = mutants.flatMap((mutant, number) => (mutant.file === file ? [{ number, mutant }] : []));
    const path = join(copy, file);
    const marked = withMarks(readFileSync(path, "utf8"), numbered, module);
    writeFileSync(path, marked.text);
    for (const number of marked.whileLoading) whileLoading.add(mutants[number] as PlacedMutant);
  }
  if (!builds(copy)) return undefined;
  await runTests(copy, tests, { LASTCALL_MARKS: folder });
  const files = new Map(linesOf<RecordedFile>(recorded).map((file) => [file.file, file]));
  if (files.size === 0) return undefined;
  return readingOf(files, linesOf<MarkOfProcess>(ofProcesses), mutants, whileLoading);
}

const linesOf = <Line>(path: string): readonly Line[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

function readingOf(
  files: ReadonlyMap<string, RecordedFile>,
  ofProcesses: readonly MarkOfProcess[],
  mutants: readonly PlacedMutant[],
  whileLoading: ReadonlySet<PlacedMutant>,
): Recording {
  const by = mutants.map(() => new Map<string, Set<string>>());
  const started = new Set<number>();
  const allOf = (file: string): ReadonlySet<string> =>
    new Set(files.get(file)?.tests.flatMap(({ name, state }) => (state === "passed" ? [name] : [])));
  const add = (number: number, file: string, names: Iterable<string>): void => {
    const tests = by[number]?.get(file) ?? new Set();
    for (const name of names) if (allOf(file).has(name)) tests.add(name);
    if (tests.size > 0) by[number]?.set(file, tests);
  };
  for (const { file, marks, tests } of files.values()) {
    for (const number of marks) add(number, file, allOf(file));
    for (const test of tests) for (const number of test.marks) add(number, file, [test.name]);
  }
  for (const { number, file, test } of ofProcesses) {
    started.add(number);
    if (file !== undefined) add(number, file, test === undefined ? allOf(file) : [test]);
  }
  const numberOf = new Map(mutants.map((mutant, number) => [mutant, number]));
  return {
    testsOf: (mutant) => (whileLoading.has(mutant) ? undefined : by[numberOf.get(mutant) ?? -1]),
    allOf,
    startsProgram: (mutant) => started.has(numberOf.get(mutant) ?? -1),
    milliseconds: (file, test) => files.get(file)?.tests.find(({ name }) => name === test)?.milliseconds ?? 0,
    failing: [...files.values()].flatMap(({ file, tests }) =>
      tests.filter(({ state }) => state === "failed").map(({ name }) => `${file}: ${name}`),
    ),
  };
}
