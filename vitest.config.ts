import { defineConfig } from "vitest/config";

/**
 * Thousands of short programs in one process: room for what each makes and drops at once, and, on Node 20, code optimised
 * late, as in bin/program.js. Together a fifth of the processor time of all tests (test/scan, shipped and policy: 87 → 68 s).
 */
const FOR_SHORT_RUNS = [
  "--max-semi-space-size=64",
  ...(process.versions.v8.startsWith("11.") ? ["--interrupt-budget=600000"] : []),
];

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/fixtures/**"],
    globalSetup: "./test/temporary-folder.ts",
    // ends what hangs, and is no measure: machines are shared
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // half the time; each file cleans up behind itself (npx vitest run --sequence.shuffle finds one that does not)
    isolate: false,
    // as Node imports them: otherwise each `ts.…` of the compiler goes through a proxy, and a scan takes four times as long
    deps: { interopDefault: false },
    // the default leaves one core idle, which is half of a machine with two
    maxWorkers: "100%",
    execArgv: FOR_SHORT_RUNS,
    // a golden file that is missing is a failure, and no reason to write it: --update does
    update: "none",
  },
});
