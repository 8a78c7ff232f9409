/** Names that a tsconfig or a bundler gives to folders: `@app/http`. */

import { joinPath, parentOf } from "./path.js";
import type { TsConfig } from "./tsconfig.js";

/** Aliases that bundlers and frameworks bring without a tsconfig: `@/x`, `/@/x`, `~/x`, `$lib/x`. */
export const USUAL_ALIASES: readonly { readonly prefix: string; readonly folders: readonly string[] }[] = [
  { prefix: "@/", folders: ["src", "", "app"] },
  { prefix: "/@/", folders: ["src", "", "app"] },
  { prefix: "~/", folders: ["src", "", "app"] },
  { prefix: "~~/", folders: [""] },
  { prefix: "@@/", folders: [""] },
  { prefix: "$lib/", folders: ["src/lib"] },
  { prefix: "src/", folders: ["src"] },
];

export function aliasTargets(config: TsConfig, specifier: string): readonly string[] {
  const hits: { length: number; targets: readonly string[] }[] = [];
  for (const [pattern, targets] of config.paths) {
    const rest = matchAlias(pattern, specifier);
    if (rest !== undefined)
      hits.push({ length: pattern.length, targets: targets.map((target) => target.replace("*", rest)) });
  }
  hits.sort((a, b) => b.length - a.length);
  const mapped = hits.flatMap((hit) => hit.targets);
  // a rooted name is an alias or what a server serves, no file of the machine
  return config.baseUrl === undefined || specifier.startsWith("/")
    ? mapped
    : [...mapped, joinPath(config.baseUrl, specifier)];
}

/** `rootDirs` lays folders over each other: `./client` beside a generated file may lie in another of them. */
export function overlaidTargets(config: TsConfig, path: string): readonly string[] {
  const holder = config.rootDirs
    .filter((folder) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (holder === undefined) return [];
  const rest = path.slice(holder.length);
  return config.rootDirs.filter((folder) => folder !== holder).map((folder) => folder + rest);
}

/** `@app/*` × `@app/http` → `http`; without a star the whole must be equal. */
export function matchAlias(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === specifier ? "" : undefined;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits =
    specifier.startsWith(before) && specifier.endsWith(after) && specifier.length >= before.length + after.length;
  return fits ? specifier.slice(star, specifier.length - after.length) : undefined;
}

/**
 * Aliases of bundlers stand in configs that are code and never run. `@/api` of `assets/js/pages/a.ts` is the `api` that
 * lies in a folder above, `@shared/http` the `http` in a folder `shared` there: the highest first, as aliases name
 * folders near the top.
 */
export function guessedTargets(specifier: string, from: string, root: string): readonly string[] {
  const written = /^(?:[@~#$]\/?)?(?=\w)(.+)$/.exec(specifier)?.[1];
  if (written === undefined || (written === specifier && !specifier.includes("/")) || written.includes(":")) return [];
  const folders: string[] = [];
  for (let at = parentOf(from); at.length >= root.length && at !== parentOf(at); at = parentOf(at)) folders.push(at);
  return folders.toReversed().flatMap((folder) => ["", "src/", "app/"].map((below) => `${folder}/${below}${written}`));
}
