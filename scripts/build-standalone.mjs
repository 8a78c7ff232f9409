// The program with nothing to be installed: all its packages in one file, and the compiler beside it. What the Action of a
// release and the Docker image run: `node scripts/build-standalone.mjs dist/standalone`.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { common, licensesOf, makeScript, noSubprograms, PROGRAMS, quickCompiler } from "./bundle.mjs";

/** What is asked for by a `require` of its own, late, becomes a part of the bundle as well. */
const nothingInstalled = {
  name: "nothing-installed",
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(
        /createRequire\(import\.meta\.url\)\(("[\w-]+")\)/g,
        "require($1)",
      ),
      loader: "ts",
    })),
};

export async function buildStandalone(folder) {
  const program = join(folder, "program.cjs");
  const bundle = await build({
    ...common,
    stdin: { contents: PROGRAMS, resolveDir: "." },
    outfile: program,
    format: "cjs",
    minify: true,
    // a second opinion of `diff`, for who has it installed
    external: ["openapi-diff"],
    plugins: [quickCompiler, noSubprograms, nothingInstalled],
    define: { "import.meta.url": "self", COMPILER: '"./typescript.js"' },
    supported: { "dynamic-import": false },
  });
  await makeScript(program);

  const compiler = await readFile("node_modules/@ts-morph/common/dist/typescript.js", "utf8");
  const { code } = await transform(compiler, { minify: true, target: common.target });
  await writeFile(join(folder, "typescript.js"), code);
  const ofCompiler = ["LICENSE.txt", "ThirdPartyNoticeText.txt"].map(async (name) => {
    const text = await readFile(`node_modules/typescript/${name}`, "utf8");
    return `typescript\n\n${text.trim()}\n`;
  });
  const licenses = await Promise.all([licensesOf([bundle]), ...ofCompiler]);
  await writeFile(join(folder, "licenses.txt"), licenses.join("\n---\n\n"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildStandalone(process.argv[2] ?? "dist/standalone");
