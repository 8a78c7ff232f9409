/** What is done in a copy of the project: it is built, and its tests are run. */
import { spawn, spawnSync } from "node:child_process";
import process from "node:process";

const VITEST = [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--config",
  "scripts/mutation/vitest.config.ts",
  "--reporter=dot",
];

/** Tests of the command line start the built program. */
export const builds = (copy: string): boolean =>
  spawnSync(process.execPath, ["scripts/build.mjs"], { cwd: copy, stdio: "ignore", timeout: 60_000 }).status === 0;

export type RunOfTests = "passed" | "failed" | "did not end";

export function runTests(
  copy: string,
  tests: readonly string[],
  env: Readonly<Record<string, string>>,
  seconds = 3600,
): Promise<RunOfTests> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [...VITEST, ...tests], {
      cwd: copy,
      stdio: "ignore",
      detached: true,
      env: { ...process.env, ...env, TESTS_IN_ORDER: tests.join("\n") },
    });
    let ended = true;
    const timer = setTimeout(() => {
      ended = false;
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    }, seconds * 1000);
    child.on("exit", (code) => {
      clearTimeout(timer);
      done(ended ? (code === 0 ? "passed" : "failed") : "did not end");
    });
  });
}
