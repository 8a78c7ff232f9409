/** Names nobody declares: the platform's. */

import type { Value } from "../../domain/value.js";
import { external } from "../../domain/value.js";
import { externalValue } from "../../evaluate/externals.js";
import type { Run } from "../../evaluate/run.js";
import type { ts } from "../../project/syntax.js";

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(["globalThis", "window", "self", "global"]);

export const globalValue = (run: Run, node: ts.Identifier): Value => globalNamed(run, node.text);

/** `window.fetch` is `fetch`: the global object is the empty path. */
export const globalNamed = (run: Run, name: string): Value =>
  GLOBAL_OBJECTS.has(name) ? external("") : externalValue(run, "", [name]);
