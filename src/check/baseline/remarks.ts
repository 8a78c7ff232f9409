/** What a report says of the baseline itself. */
import { join, relative } from "node:path";
import { exists } from "../files.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import type { Workspace } from "../workspace.js";
import type { Baselined } from "./apply.js";
import { BASELINE_NAME } from "./file.js";

/** Who wrote one expects it to count. An editor asks at each key and shows no remarks. */
export function unusedBaseline(
  { project }: Workspace,
  { cwd, engine }: Pick<CheckOptions & CheckEnvironment, "cwd" | "engine">,
): readonly string[] {
  const file = join(project, BASELINE_NAME);
  if (engine !== undefined || !exists(file)) return [];
  const shown = relative(cwd, file).replaceAll("\\", "/");
  return [`${shown} is not used: name it with --baseline, or as "baseline" in the config`];
}

export function remarksOnBaseline({ stale, ended }: Baselined): readonly string[] {
  const entries = (count: number): string => (count === 1 ? "1 entry" : `${count} entries`);
  return [
    ...(stale.length === 0
      ? []
      : [
          `${entries(stale.length)} of the baseline no longer occur${stale.length === 1 ? "s" : ""}; drop with: lastcall baseline prune`,
        ]),
    ...(ended.length === 0
      ? []
      : [
          `${entries(ended.length)} of the baseline ${ended.length === 1 ? "has" : "have"} reached the agreed end: reported again`,
        ]),
  ];
}
