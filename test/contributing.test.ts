import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { obstacle, recipesIn, type Step } from "../scripts/recipes.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as { scripts: Readonly<Record<string, string>> };
const recipes = recipesIn(read("CONTRIBUTING.md"));

/** Files that the program writes, and what a reader puts in: `src/report/check/<name>.ts`. */
const isConcrete = (path: string): boolean => !/[<*…{]/.test(path);

test.each(["ARCHITECTURE.md", "CONTRIBUTING.md"])("every path that %s names is there", (page) => {
  const made = recipes.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === "create" ? [step.file] : [])));
  const named = [
    ...read(page).matchAll(/`((?:src|test|scripts|docs|bench|bin|specs|schema|examples)\/[^`\s]*)`/g),
  ].flatMap(([, path = ""]) => (isConcrete(path) ? [path] : []));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !existsSync(join(root, path)) && !made.includes(path))).toEqual([]);
});

test.each(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])("every npm script that %s names is there", (page) => {
  const named = [...read(page).matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(([, name = ""]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(["ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"])(
  "links of %s lead somewhere",
  (page) => {
    const prose = read(page).replace(/^(`{3,})[^]*?^\1$/gm, "");
    const targets = [...prose.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, target = ""]) => target);
    expect(targets.filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, target)))).toEqual([]);
  },
);

describe("recipes (followed to the end by: npm run recipes)", () => {
  test("are those that people ask for", () => {
    expect(recipes.map(({ title }) => title)).toEqual([
      "A diff rule on a known keyword",
      "A new schema keyword",
      "An HTTP client",
      "A report format",
      "A provider",
    ]);
  });

  test.each(recipes.map(({ title, steps }) => [title, steps] as const))("%s: every place is found once", (_, steps) => {
    expect(steps.flatMap((step) => obstacle(step, root) ?? [])).toEqual([]);
  });

  // beside others that are there, Vitest overlooks one that is not
  test.each(recipes.map(({ title, steps }) => [title, steps] as const))(
    "%s: a test that it makes runs alone",
    (_, steps) => {
      const commands = steps.flatMap((step) => (step.kind === "run" ? [step.command] : []));
      const made = steps.flatMap((step) =>
        step.kind === "create" && step.file.endsWith(".test.ts") ? [step.file] : [],
      );
      expect(made.filter((file) => !commands.includes(`npx vitest run ${file}`))).toEqual([]);
    },
  );

  test.each(recipes.map(({ title }) => title))("%s: has a line in the changelog", (title) => {
    const [, recipe = ""] = read("CONTRIBUTING.md").split(`\n### ${title}\n`);
    expect(recipe.split("\n### ")[0]).toMatch(/^\d\. A line in `CHANGELOG.md`/m);
  });

  test.each(recipes.map(({ title, steps }) => [title, steps] as const))("%s: ends with its checks", (_, steps) => {
    const commands = steps.flatMap((step) => (step.kind === "run" ? [step.command] : []));
    expect(commands.at(-1)).toMatch(/^npx vitest run test\//);
    const tests = commands.flatMap((command) => command.match(/\btest\/\S+/g) ?? []);
    const made = new Set(steps.flatMap((step: Step) => (step.kind === "create" ? [step.file] : [])));
    expect(tests.filter((path) => !existsSync(join(root, path)) && !made.has(path))).toEqual([]);
  });
});
