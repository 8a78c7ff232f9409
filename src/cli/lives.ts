import { withPlace } from "../check/config/setting-place.js";
import type { CheckOptions } from "../check/options.js";
import { type History, openHistory } from "../diff/history/index.js";
import { type Outcome, ok } from "../outcome.js";
import { resolveTarget, type Target } from "../policy/index.js";
import { openProviderOf } from "./provider.js";
import type { Terminal } from "./terminal/terminal.js";

/** The lives of all elements of an API, and the question of when and for whom they are judged. */
export interface OpenedLives {
  readonly lives: History;
  readonly question: {
    readonly target: Target;
    readonly asOf: string;
    readonly deployment: NonNullable<CheckOptions["deployment"]>;
  };
}

export async function openLives(options: CheckOptions, terminal: Terminal): Promise<Outcome<OpenedLives>> {
  const opened = await openProviderOf(options, terminal);
  if (!opened.ok) return opened;
  const { provider, settings, newest } = opened.value;
  const { asOf, deployment } = settings;
  const target = resolveTarget(provider, settings.to ?? (deployment === "saas" ? "latest" : newest), asOf);
  if (!target.ok) return withPlace(target, settings.placeOf, "to");
  terminal.progress.say("comparing all releases");
  const lives = await openHistory(provider);
  return lives.ok ? ok({ lives: lives.value, question: { target: target.value, asOf, deployment } }) : lives;
}
