import type { Value } from "../domain/value.js";
import { external, settings } from "../domain/value.js";
import type { Run } from "./run.js";

/** Something of a package or the platform: an HTTP client if one is described under that name. */
export function externalValue(run: Run, module: string, path: readonly string[]): Value {
  const client = run.clients.ofName(module, path);
  if (client !== undefined)
    return { kind: "client", description: client.description, path: client.rest, settings: settings(undefined) };
  return external(module, ...path);
}
