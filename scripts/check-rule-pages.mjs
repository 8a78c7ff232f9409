// Writes docs/rules/<id>.md for every rule of `check`, from the words of the rules: `npm run docs:check-rules`.
import { build } from "esbuild";
import { mkdir, rm, writeFile } from "node:fs/promises";

const bundle = "node_modules/.cache/lastcall/check-rule-pages.mjs";
await build({
  stdin: {
    contents: `export { rulePage } from "./src/report/message/rule-page.js"; export { DEFAULT_LEVELS } from "./src/check/rules.js";`,
    resolveDir: ".",
  },
  outfile: bundle,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
});
const { rulePage, DEFAULT_LEVELS } = await import(new URL(`../${bundle}`, import.meta.url).href);
await rm(bundle);
await mkdir("docs/rules", { recursive: true });
for (const [id, severity] of Object.entries(DEFAULT_LEVELS)) await writeFile(`docs/rules/${id}.md`, rulePage(id, severity));
