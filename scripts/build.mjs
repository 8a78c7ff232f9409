// Three bundles: the program as one script, which V8 can keep compiled (see bin/program.js), what finds the kept code
// before the program is there, and the library as modules. `--types`: with what only a package needs.

import { execFileSync } from "node:child_process";
import { cp, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { common, licensesOf, makeScript, PROGRAMS } from "./bundle.mjs";

const PROGRAM = "dist/program.cjs";

await rm("dist", { recursive: true, force: true });
const bundles = await Promise.all([
  // `self` is the URL of the script, given by bin/program.js. A script that V8 kept compiled cannot `import()`: it requires.
  build({
    ...common,
    stdin: { contents: PROGRAMS, resolveDir: "." },
    outfile: PROGRAM,
    format: "cjs",
    define: { "import.meta.url": "self" },
    supported: { "dynamic-import": false },
  }),
  build({ ...common, entryPoints: ["src/user-cache/index.ts"], outfile: "dist/user-cache.cjs", format: "cjs" }),
  build({
    ...common,
    entryPoints: {
      index: "src/index.ts",
      eslint: "src/editor/eslint/index.ts",
      "eslint-worker": "src/editor/eslint/worker.ts",
      "language-server": "src/editor/lsp/server.ts",
    },
    outdir: "dist",
    splitting: true,
    format: "esm",
    // what was CommonJS asks for Node's own modules by `require`
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    chunkNames: "chunks/[name]-[hash]",
  }),
]);
await writeFile("dist/licenses.txt", await licensesOf(bundles));
await makeScript(PROGRAM);
const isPackage = process.argv.includes("--types");
if (isPackage) {
  // For whoever says `require`: a folder of its own, whose modules and declarations are CommonJS by their package.json.
  await build({
    ...common,
    entryPoints: ["src/index.ts"],
    outfile: "dist/cjs/index.js",
    format: "cjs",
    define: { "import.meta.url": "self" },
    banner: { js: 'const self = require("node:url").pathToFileURL(__filename).href;' },
  });
  await writeFile("dist/cjs/package.json", '{ "type": "commonjs" }\n');
}
// Declarations take longer than everything else, and only a package needs them: `npm pack` asks for them.
if (isPackage) {
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
    stdio: "inherit",
  });
  await cp("dist/types", "dist/cjs/types", { recursive: true });
}
