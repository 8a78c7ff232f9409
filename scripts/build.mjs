// Three bundles: the program as one script, which V8 can keep compiled (see bin/program.js), what finds the kept code
// before the program is there, and the library as modules.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/** Importing ts-morph costs a second; the scan needs only the compiler in it. See src/scan/cache/compiler.ts. */
const quickCompiler = {
  name: "quick-compiler",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^ts-morph$/ }, () => ({ path: resolve("src/scan/cache/compiler.ts") })),
};

/** Commander takes a process module along for subcommands that are programs of their own, which costs every start. */
const noSubprograms = {
  name: "no-subprograms",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]node_modules[\\/]commander[\\/]/.test(importer) ? { path: "child_process", namespace: "none" } : undefined,
    );
    onLoad({ filter: /./, namespace: "none" }, () => ({ contents: "module.exports = {};" }));
  },
};

/**
 * What is no dependency of the package becomes part of the bundle, with its licence beside it.
 * commander: small, and needed by every start: as a part of the bundle it takes a fraction of the files to open.
 * htmlparser2: a tenth of it is used, and it is an ES module only, which a script that was kept compiled cannot import.
 * ignore: one file.
 */
const { dependencies, peerDependencies } = JSON.parse(await readFile("package.json", "utf8"));
const external = Object.keys({ ...dependencies, ...peerDependencies });

const PROGRAM = "dist/program.cjs";
/** What the files in `bin` start; a run loads only the one it is. */
const PROGRAMS = `
  export const main = async (environment) => (await import("./src/cli/main.js")).main(environment);
  export const runAction = async (environment) => (await import("./src/action/main.js")).runAction(environment);`;
const common = {
  bundle: true,
  platform: "node",
  target: "node20.19",
  external: external.flatMap((name) => [name, `${name}/*`]),
  plugins: [quickCompiler, noSubprograms],
  metafile: true,
};

/** The licences of all packages that became part of a bundle. */
async function licensesOf(results) {
  const folders = results.flatMap(({ metafile }) =>
    Object.keys(metafile.inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  const texts = [...new Set(folders)].sort().map(async (folder) => {
    const name = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file));
    if (name === undefined) throw new Error(`${folder} has no licence to pass on`);
    return `${folder.replace(/^.*node_modules\//, "")}\n\n${(await readFile(join(folder, name), "utf8")).trim()}\n`;
  });
  return (await Promise.all(texts)).join("\n---\n\n");
}

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
// Only ASCII, so that it can be read as what V8 keeps it as: esbuild leaves templates, patterns and comments as they are.
const script = (await readFile(PROGRAM, "utf8")).replace(
  /[^\0-\x7f]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
);
const digest = createHash("sha256").update(script).digest("hex").slice(0, 16);
await writeFile(PROGRAM, `(function (module, require, self) {${script}})\n// ${digest}\n`);
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
