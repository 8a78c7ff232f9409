// One bundle with lazily loaded chunks: a cold start reads a few files instead of hundreds.
import { build } from "esbuild";
import { readFile, rm } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** Importing ts-morph costs a second; the scan needs only the compiler in it. See src/scan/cache/compiler.ts. */
const quickCompiler = {
  name: "quick-compiler",
  setup: ({ onResolve }) => onResolve({ filter: /^ts-morph$/ }, () => ({ path: resolve("src/scan/cache/compiler.ts") })),
};

/** Small, and needed by every start: as a part of the bundle it takes a fraction of the files to open. */
const BUNDLED = ["commander"];
const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));
const external = Object.keys(dependencies).filter((name) => !BUNDLED.includes(name));

await rm("dist", { recursive: true, force: true });
await build({
  entryPoints: { cli: "src/cli/main.ts", index: "src/index.ts", action: "src/action/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  external: external.flatMap((name) => [name, `${name}/*`]),
  // what was CommonJS asks for Node's own modules by `require`
  banner: { js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);' },
  plugins: [quickCompiler],
  chunkNames: "chunks/[name]-[hash]",
});
// Declarations take longer than everything else, and only a package needs them: `npm ci` and `npm pack` ask for them.
if (process.argv.includes("--types")) execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
