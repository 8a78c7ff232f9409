import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

test.each([
  [["--jobs", "x"], "--jobs is a whole number"],
  [["--count", "0"], "--count and --jobs are at least 1"],
  [["--least", "900"], "--least is a share in percent"],
  [["--room", "nowhere"], "no room is called nowhere"],
  [["--only", "src/nothing.ts"], "nothing can be changed at src/nothing.ts"],
  [["--thorough"], "Unknown option '--thorough'"],
])("npm run mutate refuses %j in a line, before it starts", (given, message) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/run.mjs", "scripts/mutate.ts", ...given], {
    cwd: resolve(import.meta.dirname, "../.."),
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr.startsWith(`error: ${message}`)).toBe(true);
  expect(stderr).toMatch(/^error: .+\n {2}hint: .+\n$/);
});
