import type { CommandDefinition } from "../command.js";
import { audit } from "./audit.js";
import { baseline } from "./baseline.js";
import { calls } from "./calls.js";
import { check } from "./check.js";
import { diff } from "./diff.js";
import { explain } from "./explain.js";
import { fix } from "./fix.js";
import { init } from "./init.js";
import { lsp } from "./lsp.js";
import { mcp } from "./mcp.js";
import { merge } from "./merge.js";
import { rules } from "./rules.js";
import { spec } from "./spec.js";
import { timeline } from "./timeline.js";

/** In the order of the help. */
export const commands: readonly CommandDefinition[] = [
  check,
  calls,
  fix,
  diff,
  timeline,
  explain,
  rules,
  audit,
  spec,
  baseline,
  merge,
  init,
  lsp,
  mcp,
];
