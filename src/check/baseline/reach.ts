/** Which entries of a baseline a run can judge, and how entries name files. */
import { dirname, relative, resolve } from "node:path";
import { isInside } from "../../inside.js";
import type { Finding } from "../finding.js";
import type { Workspace } from "../workspace.js";
import type { BaselineEntry } from "./file.js";

export interface BaselineReach {
  /** the run looked where the entry was found: if nothing matches it, it no longer occurs */
  readonly holds: (entry: BaselineEntry) => boolean;
  /** relative to the baseline's folder, so that it is the same from wherever one runs */
  readonly fileOf: (finding: Finding) => string;
}

/** `file`: the baseline, absolute. `apis`: what the run is about. */
export function baselineReach(
  { root, paths, resolved }: Workspace,
  file: string,
  apis: readonly string[],
): BaselineReach {
  const folder = dirname(file);
  const { include, exclude } = resolved.origins;
  // Of globs on the command line it is not known which files of the baseline they leave out.
  const narrowed = include.kind === "flag" || exclude.kind === "flag";
  return {
    holds: (entry) =>
      !narrowed && apis.includes(entry.api) && paths.some((path) => isInside(path, resolve(folder, entry.file))),
    fileOf: ({ place }) => relative(folder, resolve(root, place.file)).replaceAll("\\", "/"),
  };
}
