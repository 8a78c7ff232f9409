/** `npm run test:long` names its parts, and each leads to a test that reads its variable. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { expect, test } from "vitest";

const long = (...args: readonly string[]) =>
  spawnSync(process.execPath, ["scripts/long-tests.mjs", ...args], { encoding: "utf8" });
const parts = (...args: readonly string[]): readonly (readonly string[])[] =>
  long("--list", ...args)
    .stdout.trim()
    .split("\n")
    .map((line) => line.split("\t"));

test("each part runs a file that is there and reads the count and the seed", () => {
  const listed = parts("--seed", "7");
  expect(listed.length).toBeGreaterThan(5);
  for (const [name = "", count = "", , command = ""] of listed) {
    const files = command.match(/\S+\.(?:mjs|ts)(?= |$)/g) ?? [];
    expect(files.map((file) => [file, existsSync(file)])).toEqual(files.map((file) => [file, true]));
    const tests = files.filter((file) => file.endsWith(".test.ts"));
    expect(tests.length > 0 || files.some((file) => file.startsWith("scripts/")), name).toBe(true);
    const variables = [...command.matchAll(/(LASTCALL_\w+)=(\S+)/g)];
    for (const [, variable = ""] of variables)
      for (const file of tests)
        if (name !== "lives" || variable !== "LASTCALL_SEED")
          expect(readFileSync(file, "utf8"), file).toContain(`process.env["${variable}"]`);
    expect(command, name).toContain(name === "lives" ? "=all" : count);
    expect(command, name).toMatch(/LASTCALL_SEED=7|--seed 7| 7$/);
  }
});

test("the nightly workflow runs every part", () => {
  const workflow = load(readFileSync(".github/workflows/long.yml", "utf8")) as {
    jobs: { long: { strategy: { matrix: { part: readonly string[] } } } };
  };
  expect(workflow.jobs.long.strategy.matrix.part).toEqual(parts().map(([name]) => name));
});

test("a share of each count, of the parts that are named", () => {
  expect(parts("--scale", "0.01", "--part", "fuzz", "--part", "edits").map(([name, count]) => [name, count])).toEqual([
    ["fuzz", "200"],
    ["edits", "100"],
  ]);
});

test.each([
  [["--part", "nothing"], /^no part is called nothing: mutations, fuzz, /],
  [["--seed", "x"], /^--seed is a whole number/],
  [["--scale", "0"], /^--seed is a whole number, --scale a number above 0\n/],
])("bad input ends with one line: %j", (args, message) => {
  const { status, stderr } = long(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});
