/** Follows each recipe of CONTRIBUTING.md in a copy of the project: `npm run recipes`, or one: `npm run recipes -- client`. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { copyOfProject } from "./copy-of-project.js";
import { follow, obstacle, type Recipe, recipesIn } from "./recipes.js";

const root = resolve(".");
const wanted = process.argv[2] ?? "";

function outcomeOf({ steps }: Recipe): string | undefined {
  const copy = copyOfProject(root, "recipe");
  try {
    for (const step of steps) {
      const problem = obstacle(step, copy);
      if (problem !== undefined) return problem;
      if (step.kind !== "run") follow(step, copy);
      else {
        const run = spawnSync(step.command, { cwd: copy, shell: true, encoding: "utf8" });
        if (run.status !== 0) return `${step.command}\n${run.stdout}${run.stderr}`;
      }
    }
    return undefined;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const recipes = recipesIn(readFileSync("CONTRIBUTING.md", "utf8"));
const chosen = recipes.filter(({ title }) => title.toLowerCase().includes(wanted.toLowerCase()));
if (chosen.length === 0) {
  console.error(`no recipe is called "${wanted}": ${recipes.map(({ title }) => title).join(", ")}`);
  process.exitCode = 2;
}
for (const recipe of chosen) {
  const start = performance.now();
  const problem = outcomeOf(recipe);
  console.log(`${recipe.title}: ${problem ?? "done"} (${Math.round((performance.now() - start) / 1000)} s)`);
  if (problem !== undefined) process.exitCode = 1;
}
