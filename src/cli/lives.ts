import { openAllLives as allLivesOf, type OpenedLives } from "../check/api/lives.js";
import type { CheckOptions } from "../check/options.js";
import type { Outcome } from "../outcome.js";
import { environmentOf } from "./environment.js";
import type { Terminal } from "./terminal/terminal.js";

type AllLives = readonly [OpenedLives, ...OpenedLives[]];

/** The lives of every API that the config lists, unless one is named. */
export const openAllLives = (options: CheckOptions, terminal: Terminal): Promise<Outcome<AllLives>> =>
  allLivesOf(options, environmentOf(terminal));

/** One report of one API; of several the texts below each other, and JSON as `{ "apis": [of one, of the other] }`. */
export async function joinedReport<Made>(
  format: string,
  made: readonly Made[],
  render: (one: Made) => Promise<string>,
): Promise<string> {
  const texts: string[] = [];
  for (const one of made) texts.push(await render(one));
  const [first, ...others] = texts;
  if (first === undefined || others.length === 0) return first ?? "";
  if (format !== "json") return `${texts.map((text) => text.trimEnd()).join("\n\n")}\n`;
  return `${JSON.stringify({ schemaVersion: 1, apis: texts.map((text) => JSON.parse(text) as unknown) }, undefined, 2)}\n`;
}
