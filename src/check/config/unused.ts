/** Configs of packages inside the checked code: one run goes by one config, so theirs say nothing of their code. */
import { dirname, join, relative } from "node:path";
import { isInside } from "../../inside.js";
import { configsIn } from "./locate.js";

/**
 * `files`: where the API is called or mentioned, relative to `root`; elsewhere a config would change nothing.
 * Absolute, sorted. The root's own config is the one in use, or was passed over by naming another.
 */
export function unusedConfigs(root: string, files: readonly string[], used: string | undefined): readonly string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (
      let folder = dirname(join(root, file));
      folder !== root && isInside(root, folder) && !folders.has(folder);
      folder = dirname(folder)
    )
      folders.add(folder);
  }
  return [...folders]
    .flatMap(configsIn)
    .filter((config) => config !== used)
    .sort();
}

/** In words, for people who stand in `cwd`. */
export function remarksOnConfigs(unused: readonly string[], used: string | undefined, cwd: string): readonly string[] {
  const shown = (file: string): string => relative(cwd, file).replaceAll("\\", "/");
  return unused.map(
    (config) =>
      `${shown(config)} is not used: this run goes by ${used === undefined ? "no config, since none lies above" : shown(used)}. To judge that code by its own: lastcall check ${shown(dirname(config))}`,
  );
}
