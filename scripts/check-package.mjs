// Packs the package, lets publint and are-the-types-wrong look at it, installs it in an empty folder and runs it as a
// program, by `import` and by `require`. `node scripts/check-package.mjs [path of a node …]` runs it on each of them.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const nodes = process.argv.length > 2 ? process.argv.slice(2).map((path) => resolve(path)) : [process.execPath];
const folder = mkdtempSync(join(tmpdir(), "lastcall-package-"));
const run = (command, args, cwd = folder) => execFileSync(command, args, { cwd, encoding: "utf8" });

run("npm", ["pack", "--pack-destination", folder], process.cwd());
const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
console.log(run("npx", ["--yes", "publint", tarball]).trim().split("\n").at(-1));
const types = ["--yes", "@arethetypeswrong/cli", tarball, "--format", "ascii"];
run("npx", [...types, "--exclude-entrypoints", "eslint"]);
// a plugin for flat configs, which are ES modules
run("npx", [...types, "--entrypoints", "eslint", "--profile", "esm-only"]);
console.log("types: nothing wrong");

writeFileSync(join(folder, "package.json"), "{}");
const said = execFileSync("sh", ["-c", `npm install --loglevel=warn "${tarball}" 2>&1`], {
  cwd: folder,
  encoding: "utf8",
});
console.log(said.trim());
if (/warn/i.test(said)) throw new Error("the installation warns");
const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"));
const count = Object.keys(packages).filter((name) => name !== "" && packages[name].optional !== true).length;
console.log(`${count} packages, ${run("du", ["-sm", "node_modules"]).split("\t")[0]} MB`);
if (count >= 30) throw new Error("an install brings 30 packages or more");

const code = "const users = () => fetch(`${process.env.RUNAI_URL}/v1/k8s/users`);\n";
writeFileSync(join(folder, "users.ts"), `export ${code}`);
const ask = 'check("users.ts", { from: "2.22", to: "2.24", cache: false }).then((r) => console.log(r.summary.errors))';
writeFileSync(join(folder, "run.cjs"), `const { check } = require("lastcall");\n${ask};\n`);
writeFileSync(join(folder, "run.mjs"), `import { check } from "lastcall";\nawait ${ask};\n`);

// a library user with strict TypeScript and nothing else: no @types/node, declarations of the package checked too
writeFileSync(
  join(folder, "use.mts"),
  'import { check } from "lastcall";\nexport const errors = (await check()).summary.errors;\n',
);
writeFileSync(join(folder, "use.cts"), 'import lastcall = require("lastcall");\nexport const run = lastcall.check;\n');
const compiler = fileURLToPath(new URL("../node_modules/typescript/bin/tsc", import.meta.url));
const compilerOptions = {
  ...{ strict: true, noEmit: true, target: "es2022", module: "nodenext", skipLibCheck: false },
  types: [],
};
writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.mts", "use.cts"] }));
run(process.execPath, [compiler, "-p", folder]);
console.log("strict TypeScript: compiles, import and require");

for (const node of nodes) {
  const program = [
    "node_modules/lastcall/bin/lastcall.js",
    "check",
    "users.ts",
    "--from",
    "2.22",
    "--fail-on",
    "never",
  ];
  const [told, byRequire, byImport] = [[...program, "--format", "agent"], ["run.cjs"], ["run.mjs"]].map((args) =>
    run(node, args).trim(),
  );
  if (!told.includes("removed-endpoint") || byRequire !== "1" || byImport !== "1")
    throw new Error(`${node}: ${told} / ${byRequire} / ${byImport}`);
  console.log(`${run(node, ["--version"]).trim()}: program, require and import agree`);
}
