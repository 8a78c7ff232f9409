import type { CommandDefinition } from "../command.js";

/** In the order of the help. */
export const commands: readonly CommandDefinition[] = [];
