import { availableParallelism } from "node:os";
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
    // workers wait for the programs that they start: on two cores two of them take 236 s, three 184 s
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // a golden file that is missing is a failure, and no reason to write it: --update does
    update: "none",
  },
});
