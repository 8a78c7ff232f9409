import { chooseApi } from "../check/api/choose.js";
import { openApi } from "../check/api/provider.js";
import type { Settings } from "../check/config/settings.js";
import type { CheckOptions } from "../check/options.js";
import { openWorkspace } from "../check/workspace.js";
import type { Provider } from "../contract/provider/index.js";
import { type Outcome, ok, problem } from "../outcome.js";
import { environmentOf } from "./environment.js";
import type { Terminal } from "./terminal/terminal.js";

/** A provider as the config, the flags and the working directory name it, without any code being looked at. */
export interface OpenedProvider {
  readonly provider: Provider;
  readonly settings: Settings;
  /** the newest release with a contract */
  readonly newest: string;
  /** absolute: the folder beside which `.lastcall/` lies or would lie */
  readonly project: string;
}

export async function openProviderOf(options: CheckOptions, terminal: Terminal): Promise<Outcome<OpenedProvider>> {
  const workspace = await openWorkspace([], options, terminal);
  if (!workspace.ok) return workspace;
  const { resolved, project } = workspace.value;
  const choice = chooseApi(resolved);
  if (!choice.ok) return choice;
  const provider = await openApi(choice.value, { project, ...environmentOf(terminal) });
  if (!provider.ok) return provider;
  const newest = provider.value.versions.findLast((version) => version !== "latest") ?? provider.value.latest;
  if (newest === undefined)
    return problem(`no contract of ${provider.value.name} is known`, {
      hint: "add one with: lastcall spec add <version> <file or URL>",
    });
  return ok({ provider: provider.value, settings: choice.value.settings, newest, project });
}
