/** What a run of all tests says about marks: which tests came by, and how long each takes. */
import type { RunnerTask, RunnerTestCase, RunnerTestSuite } from "vitest";

export interface RecordedFile {
  /** From the root of the project. */
  readonly file: string;
  /** Those that it came by outside of its tests: while it was loaded, before all and after all of them. */
  readonly marks: readonly number[];
  readonly tests: readonly RecordedTest[];
}

export interface RecordedTest {
  readonly name: string;
  readonly milliseconds: number;
  readonly state: "passed" | "failed" | "skipped";
  readonly marks: readonly number[];
}

/** A mark that a process wrote which a test started, or its file outside of tests, or none that is known. */
export interface MarkOfProcess {
  readonly number: number;
  readonly file?: string;
  readonly test?: string;
}

/** With the suites around it. */
export function nameOf(test: RunnerTestCase): string {
  const names = [test.name];
  for (let { suite } = test; suite !== undefined; { suite } = suite) names.unshift(suite.name);
  return names.join(" > ");
}

export const testsIn = (suite: RunnerTestSuite): readonly RunnerTestCase[] =>
  suite.tasks.flatMap((task: RunnerTask) => (task.type === "suite" ? testsIn(task) : [task]));
