import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { argumentsFrom, inputLines, inputName, OWN_INPUTS } from "../../src/action/inputs.js";
import { checkCommand } from "../../src/cli/program.js";
import { ROOT, readAction } from "./runner.js";

const action = readAction();
const options = checkCommand().options;

test("every option of check is an input, and every input is an option of check or the Action's own", () => {
  // The Action always asks for annotations, JSON and SARIF, which a plan cannot be.
  const others = ["color", "plan"];
  const names = new Set(options.filter((option) => !others.includes(option.attributeName())).map(inputName));
  expect(new Set(Object.keys(action.inputs))).toEqual(new Set([...names, ...OWN_INPUTS, "color"]));
});

test("every input reaches the program through the environment, and no script holds an expression", () => {
  const check = action.runs.steps.find(({ id }) => id === "check");
  // a secret goes by the name that it has everywhere, and brings a folder with it
  const { "cache-key": _, "cache-folder": __, ...plain } = action.inputs;
  const { LASTCALL_CACHE_KEY: key, INPUT_CACHE_FOLDER: folder, ...env } = check?.env ?? {};
  expect(env).toEqual(
    Object.fromEntries(
      Object.keys(plain).map((name) => [`INPUT_${name.toUpperCase().replaceAll("-", "_")}`, `\${{ inputs.${name} }}`]),
    ),
  );
  expect([key, folder]).toEqual([
    expect.stringContaining("inputs.cache-key"),
    expect.stringContaining("inputs.cache-folder"),
  ]);
  for (const { run } of action.runs.steps) expect(run ?? "").not.toContain("${{");
});

test("what other Actions it uses, it uses by their full commit, and none of them fails the job", () => {
  for (const step of action.runs.steps.filter(({ uses }) => uses !== undefined))
    expect([step.uses, step["continue-on-error"]]).toEqual([expect.stringMatching(/@[\da-f]{40}$/), true]);
});

test.each(readdirSync(join(ROOT, "docs/workflows")))("the example workflow %s gives only inputs that exist", (file) => {
  const workflow = load(readFileSync(join(ROOT, "docs/workflows", file), "utf8")) as {
    jobs: Record<string, { steps: { uses?: string; with?: object }[] }>;
  };
  const uses = Object.values(workflow.jobs).flatMap(({ steps }) =>
    steps.filter(({ uses }) => uses?.startsWith("OWNER/lastcall@")),
  );
  expect(uses).toHaveLength(1);
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(uses[0]?.with ?? {})));
});

test.each([
  { name: "nothing given", env: {}, args: [] },
  { name: "empty text is nothing given", env: { INPUT_FROM: "", INPUT_TO: "  " }, args: [] },
  {
    name: "values",
    env: { INPUT_FROM: "2.22", INPUT_AS_OF: "2027-01-31" },
    args: ["--from=2.22", "--as-of=2027-01-31"],
  },
  {
    name: "a value that looks like an option stays a value",
    env: { INPUT_CONFIG: "--version" },
    args: ["--config=--version"],
  },
  {
    name: "one line per value",
    env: { INPUT_RULE: "unlisted-endpoint=off\n\n  deprecated-api=error\n" },
    args: ["--rule=unlisted-endpoint=off", "--rule=deprecated-api=error"],
  },
  {
    name: "switches",
    env: { INPUT_ALLOW_EMPTY: "true", INPUT_VERBOSE: "false", INPUT_NO_CACHE: "true" },
    args: ["--no-cache", "--allow-empty"],
  },
  { name: "colours on", env: { INPUT_COLOR: "true" }, args: ["--color"] },
  { name: "colours off", env: { INPUT_COLOR: "false" }, args: ["--no-color"] },
])("arguments: $name", ({ env, args }) => {
  expect(argumentsFrom(env, checkCommand())).toEqual(args);
});

test("paths are lines too", () => {
  expect(inputLines({ INPUT_PATHS: "src\r\n packages/web \n" }, "paths")).toEqual(["src", "packages/web"]);
});

test("unless told otherwise, the Action reads from no address: the config comes with the pull request", () => {
  const offlineBy = (INPUT_OFFLINE: string) => argumentsFrom({ INPUT_OFFLINE }, checkCommand()).includes("--offline");
  expect(offlineBy(action.inputs["offline"]?.default ?? "")).toBe(true);
  expect(offlineBy("false")).toBe(false);
});
