/** Names nobody declares: the platform's. */
import type { ts } from "../../project/syntax.js";
import { externalValue } from "../externals.js";
import type { Run } from "../run.js";
import type { Value } from "../value.js";
import { external } from "../value.js";

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(["globalThis", "window", "self", "global"]);

export const globalValue = (run: Run, node: ts.Identifier): Value => globalNamed(run, node.text);

/** `window.fetch` is `fetch`: the global object is the empty path. */
export const globalNamed = (run: Run, name: string): Value =>
  GLOBAL_OBJECTS.has(name) ? external("") : externalValue(run, "", [name]);
