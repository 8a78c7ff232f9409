import type { CommandDefinition } from "../command.js";
import { init } from "./init.js";

/** In the order of the help. */
export const commands: readonly CommandDefinition[] = [init];
