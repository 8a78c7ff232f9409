/** What a report says of the baseline itself. */
import { join, relative } from "node:path";
import { knownProviders } from "../../contract/provider/index.js";
import { PAIR } from "../api/provider.js";
import { exists } from "../files.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import type { Workspace } from "../workspace.js";
import type { Baselined } from "./apply.js";
import { BASELINE_NAME, type Baseline } from "./file.js";

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

/** `apis`: what the run is about */
export function remarksOnBaseline(
  baseline: Baseline,
  { stale, ended }: Baselined,
  workspace: Workspace,
  apis: readonly string[],
): readonly string[] {
  return [
    ...ofUnknownApis(baseline, workspace, apis),
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

/** They can never be matched, and no run drops them: only what is looked at is known to be gone. */
function ofUnknownApis(
  { accepted, findings }: Baseline,
  { project, resolved }: Workspace,
  apis: readonly string[],
): readonly string[] {
  const named = new Set([...apis, ...resolved.apis.map(({ name }) => name)]);
  const others = [...accepted, ...findings].map(({ api }) => api).filter((api) => !named.has(api));
  if (others.length === 0) return [];
  const known = new Set(knownProviders(project));
  return [...new Set(others)]
    .filter((api) => !known.has(api))
    .sort()
    .map((api) => {
      const count = others.filter((other) => other === api).length;
      const [what, they] = count === 1 ? ["is of", "it accepts"] : ["are of", "they accept"];
      const origin = api === PAIR ? "a run with --base and --target" : `${api}, an API that nothing here names`;
      return `${entries(count)} of the baseline ${what} ${origin}: ${they} nothing in this run; delete ${count === 1 ? "it" : "them"}, then: lastcall baseline write`;
    });
}

const entries = (count: number): string => (count === 1 ? "1 entry" : `${count} entries`);
