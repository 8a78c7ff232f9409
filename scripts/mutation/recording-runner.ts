/** Runs all tests, and writes down which marks each came by and how long it took. */
import { appendFileSync, writeFileSync } from "node:fs";
import { env, pid } from "node:process";
import { type RunnerTestCase, type RunnerTestFile, type RunnerTestSuite, TestRunner } from "vitest";
import { nameOf, type RecordedFile, type RecordedTest, testsIn } from "./recorded.js";

const folder = env["LASTCALL_MARKS"] ?? "";
const marks = globalThis as { lastcallMarks?: Set<number> };

export default class RecordingRunner extends TestRunner {
  readonly #ofTests = new Map<RunnerTestCase, Set<number>>();
  #ofFile = new Set<number>();
  #file = "";

  override onCollectStart(file: RunnerTestFile): void {
    this.#ofTests.clear();
    this.#ofFile = new Set();
    this.#file = file.name;
    this.#from(this.#ofFile);
    super.onCollectStart(file);
  }

  override onBeforeTryTask(test: RunnerTestCase): void {
    const ofTest = this.#ofTests.get(test) ?? new Set();
    this.#ofTests.set(test, ofTest);
    this.#from(ofTest, nameOf(test));
    super.onBeforeTryTask(test);
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    this.#from(this.#ofFile);
  }

  override async onAfterRunSuite(suite: RunnerTestSuite): Promise<void> {
    await super.onAfterRunSuite(suite);
    if (!("filepath" in suite)) return;
    const recorded: RecordedFile = {
      file: this.#file,
      marks: [...this.#ofFile],
      tests: testsIn(suite).map((test) => ({
        name: nameOf(test),
        milliseconds: Math.round(test.result?.duration ?? 0),
        state: stateOf(test),
        marks: [...(this.#ofTests.get(test) ?? [])],
      })),
    };
    appendFileSync(`${folder}/tests.jsonl`, `${JSON.stringify(recorded)}\n`);
  }

  /** From now on marks are those of this test, or of its file. */
  #from(of: Set<number>, test?: string): void {
    marks.lastcallMarks = of;
    writeFileSync(`${folder}/running-${pid}`, JSON.stringify({ file: this.#file, test }));
  }
}

function stateOf({ result }: RunnerTestCase): RecordedTest["state"] {
  if (result?.state === "pass") return "passed";
  return result?.state === "fail" ? "failed" : "skipped";
}
