/** Severities by rule and by the place of a finding: flags over folder overrides over the config. */

import { isAbsolute, join, relative } from "node:path";
import ignore from "ignore";
import { disk, type FileSystem } from "../scan/discover/file-system.js";
import { toForwardSlashes } from "../scan/discover/path.js";
import { walk } from "../scan/discover/walk.js";
import type { ResolvedSettings } from "./config/settings.js";
import type { RuleLevels } from "./severity.js";

/** `file` is relative to the project root; globs of overrides are relative to the config, in the manner of .gitignore. */
export function levelsByFile(
  resolved: ResolvedSettings,
  root: string,
  flags: RuleLevels,
): (file: string) => RuleLevels {
  const { overrides, settings, config } = resolved;
  if (overrides.length === 0) return () => settings.rules;
  const ofConfig = config?.folder ?? root;
  const parts = overrides.map(({ files, rules }) => ({ matches: ignore().add(files.map(fromConfig)), rules }));
  return (file) => {
    const path = relative(ofConfig, join(root, file)).replaceAll("\\", "/");
    // A file outside the config's folder is none that the config can speak of.
    const inside = !path.startsWith("../") && !isAbsolute(path);
    return Object.assign(
      {},
      settings.rules,
      ...parts.filter(({ matches }) => inside && matches.ignores(path)).map(({ rules }) => rules),
      flags,
    ) as RuleLevels;
  };
}

const fromConfig = (glob: string): string => glob.replace(/^\.\//, "");

/** In words: globs that fit no code below the config change nothing, and a slip of the pen must not go unseen. */
export function remarksOnOverrides(
  { overrides, config }: ResolvedSettings,
  cwd: string,
  fileSystem: FileSystem = disk,
): readonly string[] {
  // A glob that takes files back is about those that the others took.
  const globs = [...new Set(overrides.flatMap(({ files }) => files))].filter((glob) => !glob.startsWith("!"));
  if (config === undefined || globs.length === 0) return [];
  const root = toForwardSlashes(config.folder).replace(/\/+$/, "");
  const unmet = new Map(globs.map((glob) => [glob, ignore().add(fromConfig(glob))]));
  const meet = (file: string): boolean => {
    for (const [glob, matches] of unmet) if (matches.ignores(file)) unmet.delete(glob);
    return false;
  };
  walk({ fileSystem, root, starts: [root], wanted: (file) => !file.startsWith("../") && meet(file) });
  const name = relative(cwd, config.file).replaceAll("\\", "/");
  return [...unmet.keys()].map(
    (glob) => `The override of "${glob}" fits no code and changes nothing: globs count from the folder of ${name}`,
  );
}
