/** What the paths and `--include` of a command line choose: what is reported, never what is understood. */
import { join, relative } from "node:path";
import { globTest } from "../../glob.js";
import { isInside } from "../../inside.js";
import type { Workspace } from "../workspace.js";

/** `cwd`: what globs of the command line count from. Files are relative to the root. */
export function askedFiles({ root, paths, resolved }: Workspace, cwd: string): (file: string) => boolean {
  const { settings, origins } = resolved;
  const chosen =
    origins.include.kind === "flag" && settings.include.length > 0 ? globTest(settings.include) : undefined;
  const known = new Map<string, boolean>();
  const isAsked = (file: string): boolean => {
    const path = join(root, file);
    return (
      paths.some((named) => isInside(named, path)) && chosen?.(relative(cwd, path).replaceAll("\\", "/")) !== false
    );
  };
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const asked = isAsked(file);
    known.set(file, asked);
    return asked;
  };
}
