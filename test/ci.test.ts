/** The templates for pipelines: they are what their systems read, and their commands do what they say. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load, loadAll } from "js-yaml";
import { globSync } from "tinyglobby";
import { describe, expect, test } from "vitest";
import { ROOT } from "./action/runner.js";
import { folder } from "./cli/folder.js";
import { type Ended, lastcall } from "./cli/run.js";

const FOLDER = join(ROOT, "docs/ci");
const textOf = (name: string): string => readFileSync(join(FOLDER, name), "utf8");
const templates = readdirSync(FOLDER).filter((name) => name !== "README.md");

/** A code base with a config, as the templates expect one. */
function portal(): string {
  const cwd = folder({});
  cpSync(join(ROOT, "examples/workload-portal"), cwd, { recursive: true });
  writeFileSync(join(cwd, "lastcall.config.json"), JSON.stringify({ from: "2.22", to: "2.24" }));
  return cwd;
}

/** What a shell would make of the arguments, with the variables of the system put in. */
function commandsIn(text: string, variables: Readonly<Record<string, string>>): readonly (readonly string[])[] {
  const filled = Object.entries(variables).reduce((all, [name, value]) => all.replaceAll(name, value), text);
  return [...filled.matchAll(/npx --no-install lastcall ([^\n]*)/g)].map(([, line = ""]) =>
    line
      .replace(/'\s*$/, "")
      .replaceAll('"', "")
      .split(/\s+/)
      .filter((part) => part !== ""),
  );
}

test.each(templates.filter((name) => name.endsWith(".yml")))("%s is YAML", (name) => {
  expect(loadAll(textOf(name)).length).toBe(name === "gitlab.yml" ? 2 : 1);
});

const VARIABLES = {
  $CI_NODE_INDEX: "1",
  $CI_NODE_TOTAL: "2",
  "$[[ inputs.paths ]]": "src",
  "$[[ inputs.options ]]": "",
  "${{ matrix.shard }}": "1",
};

test.each(templates)("%s: its first command works and finds what there is", async (name) => {
  const [first = []] = commandsIn(textOf(name), VARIABLES);
  expect(first[0]).toBe("check");
  const { exitCode, stderr } = await lastcall(first, { cwd: portal() });
  expect({ exitCode, stderr }).toEqual({ exitCode: first.includes("never") ? 0 : 1, stderr: "" });
});

describe("shards over a matrix, merged", () => {
  /** Without the advice on what to do next: a part may hold edits that a run which only prints does not look for. */
  const judged = ({ stdout, ...ended }: Ended): Ended => ({ ...ended, stdout: stdout.replace(/\n {2}next [^]*/, "") });
  const joined = async (name: string, parts: readonly Readonly<Record<string, string>>[]): Promise<[Ended, Ended]> => {
    const cwd = portal();
    // a team has one of these beside the parts
    await lastcall(["baseline", "write", "src/pages"], { cwd });
    const whole = await lastcall(["check", "src"], { cwd });
    for (const variables of parts) {
      const [shard = []] = commandsIn(textOf(name), { ...VARIABLES, ...variables });
      expect((await lastcall(shard, { cwd })).exitCode).toBe(0);
    }
    const merge = commandsIn(textOf(name), VARIABLES)[1] ?? [];
    const files = merge.flatMap((part) => (part.includes("*") ? globSync(part, { cwd }).sort() : [part]));
    return [judged(whole), judged(await lastcall(files, { cwd }))];
  };

  test("of GitHub: the report and the exit code of one run", async () => {
    const { jobs } = load(textOf("github-shards.yml")) as {
      jobs: { shard: { strategy: { matrix: { shard: readonly number[] } } } };
    };
    const parts = jobs.shard.strategy.matrix.shard.map((shard) => ({ "${{ matrix.shard }}": String(shard) }));
    const [whole, merged] = await joined("github-shards.yml", parts);
    expect(merged).toEqual(whole);
  });

  test("of GitLab", async () => {
    const [whole, merged] = await joined("gitlab.yml", [{ $CI_NODE_INDEX: "1" }, { $CI_NODE_INDEX: "2" }]);
    expect(merged).toEqual(whole);
  });
});

test("the hook of pre-commit takes files", async () => {
  const [hook] = load(readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8")) as readonly {
    entry: string;
    language: string;
  }[];
  const [program, ...args] = (hook?.entry ?? "").split(" ");
  // pre-commit packs the commit that is named and installs that
  expect([hook?.language, program]).toEqual(["node", "lastcall"]);
  const cwd = portal();
  expect((await lastcall([...args, "src/runai/users.ts"], { cwd })).exitCode).toBe(1);
  expect((await lastcall([...args, "src/pages/html.ts"], { cwd })).exitCode).toBe(0);
});
