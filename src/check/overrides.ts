/** Severities by rule and by the place of a finding: flags over folder overrides over the config. */

import { isAbsolute, join, relative } from "node:path";
import ignore from "ignore";
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
  const parts = overrides.map(({ files, rules }) => ({
    matches: ignore().add(files.map((glob) => glob.replace(/^\.\//, ""))),
    rules,
  }));
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
