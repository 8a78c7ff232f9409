/** The tests in the order in which they are named, not in that of an earlier run. */
import { env } from "node:process";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import project from "../../vitest.config.js";

const order = (env["TESTS_IN_ORDER"] ?? "").split("\n");

class AsNamed extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => order.findIndex((name) => moduleId.endsWith(`/${name}`));
    return Promise.resolve([...files].sort((a, b) => place(a) - place(b)));
  }
}

const isRecording = env["LASTCALL_MARKS"] !== undefined;

export default defineConfig({
  ...project,
  root: process.cwd(),
  test: {
    ...project.test,
    runner: `./scripts/mutation/${isRecording ? "recording" : "choosing"}-runner.ts`,
    experimental: { fsModuleCache: true },
    ...(isRecording ? {} : { sequence: { sequencer: AsNamed }, maxWorkers: 1, bail: 1 }),
  },
});
