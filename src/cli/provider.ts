import { type OpenedProvider, openNamedProvider } from "../check/api/lives.js";
import type { CheckOptions } from "../check/options.js";
import type { Outcome } from "../outcome.js";
import { environmentOf } from "./environment.js";
import type { Terminal } from "./terminal/terminal.js";

export const openProviderOf = (options: CheckOptions, terminal: Terminal): Promise<Outcome<OpenedProvider>> =>
  openNamedProvider(options, environmentOf(terminal));
