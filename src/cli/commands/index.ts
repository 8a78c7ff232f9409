import type { CommandDefinition } from "../command.js";
import { baseline } from "./baseline.js";
import { calls } from "./calls.js";
import { check } from "./check.js";
import { init } from "./init.js";
import { spec } from "./spec.js";
import { timeline } from "./timeline.js";

/** In the order of the help. */
export const commands: readonly CommandDefinition[] = [check, calls, timeline, spec, baseline, init];
