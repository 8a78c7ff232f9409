/** From what a package.json names, which is often built and not there, to the source it is made of. */

import { matchAlias } from "./aliases.js";
import { isOutputFolder } from "./language.js";
import type { TsConfig } from "./tsconfig.js";
import type { WorkspacePackage } from "./workspaces.js";

export function entriesFor(found: WorkspacePackage, subpath: string): readonly string[] {
  const exact = found.entries.get(subpath);
  if (exact !== undefined) return exact;
  return [...found.entries]
    .filter(([pattern]) => pattern.includes("*"))
    .sort(([a], [b]) => b.length - a.length)
    .flatMap(([pattern, targets]) => {
      const rest = matchAlias(pattern, subpath);
      return rest === undefined ? [] : targets.map((target) => target.replaceAll("*", rest));
    });
}

/** Where the source of a package starts when no entry leads to it. */
export const USUAL_ENTRIES: readonly string[] = [
  "src/index",
  "index",
  "src/main",
  "src/public-api",
  "src/public_api",
  "src/lib/index",
  "lib/index",
  "source/index",
  "src",
  "mod",
];

const BUILT: ReadonlySet<string> = new Set([
  "lib",
  "libs",
  "build",
  "built",
  "out",
  "output",
  "es",
  "esm",
  "cjs",
  "umd",
  "module",
  "commonjs",
  "types",
  "typings",
  "target",
  "compiled",
  "release",
  "bundle",
]);
const FORMATS: ReadonlySet<string> = new Set([
  "es",
  "esm",
  "cjs",
  "umd",
  "types",
  "typings",
  "module",
  "commonjs",
  "node",
  "browser",
  "bundle",
]);
const SOURCES = ["src", "source", "lib", ""] as const;

/**
 * `dist/esm/client.js` is built from `src/client.ts`; likeliest first, the entry itself last. Where the package's
 * tsconfig says what is built from what, that counts before any guess.
 */
export function sourcesOf(entry: string, folder: string, configs: readonly TsConfig[]): readonly string[] {
  const written = entry.replace(/\.d\.([cm]?)ts$/, ".$1js");
  const shown = configs.flatMap(({ outDir, rootDir }) =>
    outDir !== undefined && rootDir !== undefined && outDir !== rootDir && written.startsWith(`${outDir}/`)
      ? [rootDir + written.slice(outDir.length)]
      : [],
  );
  const parts = written.slice(folder.length + 1).split("/");
  const [first] = parts;
  if (first === undefined || parts.length < 2 || !(isOutputFolder(first) || BUILT.has(first))) return [...shown, entry];
  const inner = parts.slice(1);
  const own = inner.lastIndexOf("src");
  const plain = own >= 0 ? inner.slice(own + 1) : inner.filter((part) => !FORMATS.has(part));
  const guessed = [...new Set([plain.join("/"), inner.join("/")])].flatMap((path) =>
    SOURCES.map((source) => `${folder}/${source === "" ? "" : `${source}/`}${path}`),
  );
  return [...shown, ...guessed, entry];
}
