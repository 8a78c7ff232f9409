/**
 * SDKs that are not in the code: a package that nobody installed, a folder that a build generates. What they are called by
 * is in the contract all the same: generators name their functions after operation ids.
 */

import type { SurfaceOperation } from "../../call.js";

/** `@acme/api`, `fleet-sdk`, `../gen/services/robot.service`: by its name it may be one. */
const MAY_BE_SDK = /(?:^|[^a-z])(?:apis?|sdk|clients?|openapi|swagger|generated|gen)(?:[^a-z]|$)/i;
const NO_CODE = /\.(?:css|s[ac]ss|less|svg|png|json|wasm|html?)(?:\?|$)/;

export const mayBeSdk = (specifier: string): boolean => MAY_BE_SDK.test(specifier) && !NO_CODE.test(specifier);

/** What its files have in common: the package, or the folder that the way up and down ends in. */
export function sdkOf(specifier: string): string {
  if (specifier.startsWith("@") && !specifier.startsWith("@/")) return specifier.split("/").slice(0, 2).join("/");
  const [first = "", second] = specifier.split("/").filter((part) => !/^(?:\.{0,2}|[@~#])$/.test(part));
  return second === undefined || !/^\.{0,2}\/|^[@~#]\//.test(specifier) || MAY_BE_SDK.test(first)
    ? first
    : `${first}/${second}`;
}

/** Fewer operations may have the names of something else by accident. */
export const FEWEST_OPERATIONS = 3;

export class OperationNames {
  readonly #operations = new Map<string, SurfaceOperation>();

  constructor(operations: readonly SurfaceOperation[]) {
    for (const inBase of [true, false])
      for (const operation of operations)
        if (operation.inBase === inBase)
          for (const name of namesOf(operation.operationId ?? ""))
            if (!this.#operations.has(name)) this.#operations.set(name, operation);
  }

  of(name: string): SurfaceOperation | undefined {
    return this.#operations.get(name) ?? this.#operations.get(name.replace(/(?:Raw|\$?Response)$/, ""));
  }
}

/** `core_users_list` → `coreUsersList`, `CoreUsersList`; a single word is a name of anything. */
function namesOf(operationId: string): readonly string[] {
  const words = operationId.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words
    .map((word, at) => (at === 0 ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join("");
  if (!/[a-z0-9][A-Z]/.test(joined)) return [];
  return [operationId, joined, `${joined.charAt(0).toLowerCase()}${joined.slice(1)}`];
}
