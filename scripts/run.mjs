// Runs a TypeScript script of the project: `node scripts/run.mjs scripts/score-diff.ts`.

import { mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const [script] = process.argv.splice(2, 1);
// inside the project, so that packages are found
const folder = mkdtempSync(join(resolve("node_modules"), ".run-"));
// also of a script that ends the process itself
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const outfile = join(folder, "script.mjs");
await build({
  entryPoints: [resolve(script)],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  packages: "external",
  plugins: [{ name: "modules of the project", setup: leaveModulesWhereTheyAre }],
  logLevel: "error",
});
await import(pathToFileURL(outfile).href);

/** They find the project by their own address. */
function leaveModulesWhereTheyAre({ onResolve }) {
  onResolve({ filter: /^\..*\.mjs$/ }, ({ path, resolveDir }) => ({
    path: pathToFileURL(join(resolveDir, path)).href,
    external: true,
  }));
}
