/** Runs of each file the tests that were chosen, and says which test failed first. */
import { readFileSync, writeFileSync } from "node:fs";
import { env } from "node:process";
import { type RunnerTestCase, type RunnerTestFile, type RunnerTestSuite, TestRunner } from "vitest";
import { nameOf, testsIn } from "./recorded.js";

const chosen = JSON.parse(readFileSync(env["LASTCALL_CHOSEN_TESTS"] ?? "", "utf8")) as Readonly<
  Record<string, readonly string[]>
>;

export default class ChoosingRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    for (const file of files) {
      const names = new Set(chosen[file.name]);
      const leaveOut = (suite: RunnerTestSuite): void => {
        if (!testsIn(suite).some((test) => names.has(nameOf(test)))) suite.mode = "skip";
        for (const task of suite.tasks)
          if (task.type === "suite") leaveOut(task);
          else if (!names.has(nameOf(task))) task.mode = "skip";
      };
      leaveOut(file);
    }
  }

  override onAfterRunTask(test: RunnerTestCase): void {
    super.onAfterRunTask(test);
    if (test.result?.state === "fail")
      writeFileSync(env["LASTCALL_FAILED_TEST"] ?? "", `${test.file.name}: ${test.name}`);
  }
}
