/** A provider and the lives of all its elements, as config, options and working directory name it, without any code being looked at. */

import type { Provider } from "../../contract/provider/index.js";
import { type History, openHistory } from "../../diff/history/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { resolveTarget, type Target } from "../../policy/index.js";
import { withPlace } from "../config/setting-place.js";
import type { Settings } from "../config/settings.js";
import type { CheckEnvironment, CheckOptions } from "../options.js";
import { openWorkspace, type Workspace } from "../workspace.js";
import { type ApiChoice, chooseApi, chooseApis } from "./choose.js";
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
  const choice = chooseApi(workspace.value.resolved);
  return choice.ok ? openChosen(choice.value, workspace.value, environment) : choice;
}

async function openChosen(
  choice: ApiChoice,
  { project }: Workspace,
  { fetcher, cwd }: CheckEnvironment,
): Promise<Outcome<OpenedProvider>> {
  const provider = await openApi(choice, { project, cwd, ...(fetcher === undefined ? {} : { fetcher }) });
  if (!provider.ok) return provider;
  const newest = provider.value.versions.findLast((version) => version !== "latest") ?? provider.value.latest;
  if (newest === undefined)
    return problem(`no contract of ${provider.value.name} is known`, {
      hint: "add one with: lastcall spec add <version> <file or URL>",
    });
  return ok({ provider: provider.value, settings: choice.settings, newest, project });
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

/** Of one API: of several in the config one has to be named. */
export async function openLives(options: CheckOptions, environment: CheckEnvironment): Promise<Outcome<OpenedLives>> {
  const opened = await openNamedProvider(options, environment);
  return opened.ok ? livesOf(opened.value, environment) : opened;
}

/** Of all APIs that the config lists, in its order, unless one is named. */
export async function openAllLives(
  options: CheckOptions,
  environment: CheckEnvironment,
): Promise<Outcome<readonly [OpenedLives, ...OpenedLives[]]>> {
  const workspace = await openWorkspace([], options, environment);
  if (!workspace.ok) return workspace;
  const choices = chooseApis(workspace.value.resolved);
  if (!choices.ok) return choices;
  const all: OpenedLives[] = [];
  for (const choice of choices.value) {
    const opened = await openChosen(choice, workspace.value, environment);
    if (!opened.ok) return opened;
    const lives = await livesOf(opened.value, environment);
    if (!lives.ok) return lives;
    all.push(lives.value);
  }
  const [first, ...others] = all;
  if (first === undefined) throw new Error("a run is about one API at least");
  return ok([first, ...others]);
}

async function livesOf(
  { provider, settings, newest }: OpenedProvider,
  environment: CheckEnvironment,
): Promise<Outcome<OpenedLives>> {
  const { asOf, deployment } = settings;
  environment.onStep?.("comparing all releases");
  const lives = await openHistory(provider);
  if (!lives.ok) return lives;
  // a part of a release says nothing of all that it lacks
  const whole = lives.value.contracts.findLast(({ version, partial }) => version !== "latest" && !partial)?.version;
  const usual = deployment === "saas" ? "latest" : (whole ?? newest);
  const target = resolveTarget(provider, settings.to ?? usual, asOf);
  if (!target.ok) return withPlace(target, settings.placeOf, "to");
  return ok({ lives: lives.value, question: { target: target.value, asOf, deployment } });
}
