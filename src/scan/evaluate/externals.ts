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

/** What a framework hands around under that name: AngularJS' `$http` as a parameter, `$axios` as a member. */
export function handedValue(run: Run, name: string): Value | undefined {
  const description = run.clients.handedAs(name);
  if (description === undefined) return undefined;
  // `this.helpers.httpRequest`: the name is where the client's own members begin
  const path = description.calls.some(({ members }) => members.some((member) => member.startsWith(`${name}.`)))
    ? [name]
    : [];
  return { kind: "client", description, path, settings: settings(undefined) };
}

/** `import axios from "axios"; axios.default(…)`: how Node's modules reach the default export of a CommonJS package. */
export const isDefaultOnceMore = (path: readonly string[], name: string): boolean =>
  name === "default" && (path.length === 0 || (path.length === 1 && path[0] === "default"));
