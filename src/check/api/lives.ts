/** A provider and the lives of all its elements, as config, options and working directory name it, without any code being looked at. */

import type { Provider } from "../../contract/provider/index.js";
import { type History, openHistory } from "../../diff/history/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { resolveTarget, type Target } from "../../policy/index.js";
import { withPlace } from "../config/setting-place.js";
import type { Settings } from "../config/settings.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import { openWorkspace } from "../workspace.js";
import { chooseApi } from "./choose.js";
import { openApi } from "./provider.js";

export interface OpenedProvider {
  readonly provider: Provider;
  readonly settings: Settings;
  /** the newest release with a contract */
  readonly newest: string;
  /** absolute: the folder beside which `.lastcall/` lies or would lie */
  readonly project: string;
}

export async function openNamedProvider(
  options: CheckOptions,
  environment: CheckEnvironment,
): Promise<Outcome<OpenedProvider>> {
  const workspace = await openWorkspace([], options, environment);
  if (!workspace.ok) return workspace;
  const { resolved, project } = workspace.value;
  const choice = chooseApi(resolved);
  if (!choice.ok) return choice;
  const { fetcher, cwd } = environment;
  const provider = await openApi(choice.value, { project, cwd, ...(fetcher === undefined ? {} : { fetcher }) });
  if (!provider.ok) return provider;
  const newest = provider.value.versions.findLast((version) => version !== "latest") ?? provider.value.latest;
  if (newest === undefined)
    return problem(`no contract of ${provider.value.name} is known`, {
      hint: "add one with: lastcall spec add <version> <file or URL>",
    });
  return ok({ provider: provider.value, settings: choice.value.settings, newest, project });
}

/** The lives of all elements of an API, and the question of when and for whom they are judged. */
export interface OpenedLives {
  readonly lives: History;
  readonly question: {
    readonly target: Target;
    readonly asOf: string;
    readonly deployment: NonNullable<CheckOptions["deployment"]>;
  };
}

export async function openLives(options: CheckOptions, environment: CheckEnvironment): Promise<Outcome<OpenedLives>> {
  const opened = await openNamedProvider(options, environment);
  if (!opened.ok) return opened;
  const { provider, settings, newest } = opened.value;
  const { asOf, deployment } = settings;
  const target = resolveTarget(provider, settings.to ?? (deployment === "saas" ? "latest" : newest), asOf);
  if (!target.ok) return withPlace(target, settings.placeOf, "to");
  environment.onStep?.("comparing all releases");
  const lives = await openHistory(provider);
  return lives.ok ? ok({ lives: lives.value, question: { target: target.value, asOf, deployment } }) : lives;
}
