import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { optionsOf } from "../../scripts/mutation/options.js";
import { typeScriptIn } from "../../scripts/mutation/sample.js";

const root = resolve(import.meta.dirname, "../..");
const project = { root, sources: typeScriptIn(root, "src"), cores: 2 };

test.each([
  [["--jobs", "x"], "--jobs is a whole number", "such as --jobs 2"],
  [["--seed", "1.5"], "--seed is a whole number", "such as --seed 2"],
  [["--count", "0"], "--count and --jobs are at least 1", "leave them out for 150, and one for each core"],
  [["--jobs", "0"], "--count and --jobs are at least 1", "leave them out for 150, and one for each core"],
  [["--least", "101"], "--least is a share in percent", "such as --least 90"],
  [["--least=-1"], "--least is a share in percent", "such as --least 90"],
  [
    ["--only", "src/nothing.ts"],
    "nothing can be changed at src/nothing.ts",
    "name a file, or FILE:LINE, from the root",
  ],
  [
    ["--only", "src/outcome.ts:9999"],
    "nothing can be changed at src/outcome.ts:9999",
    "name a file, or FILE:LINE, from the root",
  ],
])("%j is refused", (given, message, hint) => {
  expect(optionsOf(given, project)).toEqual({ ok: false, problem: { message, hint } });
});

test("a room that is not there is refused with those that are", () => {
  expect(optionsOf(["--room", "nowhere"], { ...project, sources: ["src/a/b.ts", "src/c.ts"] })).toEqual({
    ok: false,
    problem: { message: "no room is called nowhere", hint: "they are a, top" },
  });
});

test("what is left out has its defaults, and what is given is taken", () => {
  expect(optionsOf([], project)).toEqual({
    ok: true,
    value: { count: 150, seed: 1, jobs: 2, least: 0, rooms: undefined, only: undefined },
  });
  const given = "--count 7 --seed 3 --jobs 1 --least 100 --room policy --only src/outcome.ts".split(" ");
  expect(optionsOf(given, project)).toEqual({
    ok: true,
    value: { count: 7, seed: 3, jobs: 1, least: 100, rooms: ["policy"], only: ["src/outcome.ts"] },
  });
});

test("an option that there is not ends the program in a line, before it starts", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["scripts/run.mjs", "scripts/mutate.ts", "--thorough"],
    { cwd: root, encoding: "utf8" },
  );
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^error: Unknown option '--thorough'.*\n {2}hint: .+\n$/);
});
