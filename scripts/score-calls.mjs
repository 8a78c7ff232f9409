// Bundles the score of the call shapes and runs it, so that it needs no build and no test runner.

import { rm } from "node:fs/promises";
import { build } from "esbuild";

const bundle = "node_modules/.cache/lastcall/score-calls.mjs";
await build({
  entryPoints: ["test/scan/call-shapes/print.ts"],
  outfile: bundle,
  bundle: true,
  format: "esm",
  platform: "node",
  packages: "external",
  logLevel: "error",
});
try {
  await import(new URL(`../${bundle}`, import.meta.url).href);
} finally {
  await rm(bundle, { force: true });
}
