import { openLives as livesOf, type OpenedLives } from "../check/api/lives.js";
import type { CheckOptions } from "../check/options.js";
import type { Outcome } from "../outcome.js";
import { environmentOf } from "./environment.js";
import type { Terminal } from "./terminal/terminal.js";

export const openLives = (options: CheckOptions, terminal: Terminal): Promise<Outcome<OpenedLives>> =>
  livesOf(options, environmentOf(terminal));
