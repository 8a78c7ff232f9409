// How the program is bundled: what scripts/build.mjs and scripts/build-standalone.mjs have in common.

import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

/** Importing ts-morph costs a second; the scan needs only the compiler in it. See src/scan/cache/compiler.ts. */
export const quickCompiler = {
  name: "quick-compiler",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^ts-morph$/ }, () => ({ path: resolve("src/scan/cache/compiler.ts") })),
};

/** Commander takes a process module along for subcommands that are programs of their own, which costs every start. */
export const noSubprograms = {
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

/** What the files in `bin` start; a run loads only the one it is. */
export const PROGRAMS = `
  export const main = async (environment) => (await import("./src/cli/main.js")).main(environment);
  export const runAction = async (environment) => (await import("./src/action/main.js")).runAction(environment);`;
export const common = {
  bundle: true,
  platform: "node",
  target: "node20.19",
  external: external.flatMap((name) => [name, `${name}/*`]),
  plugins: [quickCompiler, noSubprograms],
  metafile: true,
};

/** The licences of all packages that became part of a bundle. */
export async function licensesOf(results) {
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

/** What bin/program.js runs: one function of what a module gets, and at the end its digest. */
export async function makeScript(file) {
  // Only ASCII, so that it can be read as what V8 keeps it as: esbuild leaves templates, patterns and comments as they are.
  const script = (await readFile(file, "utf8")).replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const digest = createHash("sha256").update(script).digest("hex").slice(0, 16);
  await writeFile(file, `(function (module, require, self) {${script}})\n// ${digest}\n`);
}
