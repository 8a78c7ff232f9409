import { defineConfig } from "vitest/config";

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
    // a golden file that is missing is a failure, and no reason to write it: --update does
    update: "none",
  },
});
