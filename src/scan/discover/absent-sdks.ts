import type { SurfaceOperation } from "../call.js";
import { mayBeSdk, OperationNames, sdkOf } from "../knowledge/generated/absent-sdk.js";
import type { Texts } from "./texts.js";

const CALLED = /\b([A-Za-z_$][\w$]*)\s*(?:<[^>(]*>\s*)?\(/g;

/** The files that speak to the API through an SDK which is not in the code: it has names of the API's operations. */
export function usersOfAbsentSdks(
  { outlines, text }: Pick<Texts, "outlines" | "text">,
  resolve: (specifier: string, from: string) => string | undefined,
  operations: readonly SurfaceOperation[],
): ReadonlySet<string> {
  const users = new Map<string, Set<string>>();
  for (const [file, { specifiers }] of outlines)
    for (const specifier of specifiers) {
      if (!mayBeSdk(specifier) || resolve(specifier, file) !== undefined) continue;
      const sdk = sdkOf(specifier);
      const known = users.get(sdk);
      if (known === undefined) users.set(sdk, new Set([file]));
      else known.add(file);
    }
  const found = new Set<string>();
  if (users.size === 0) return found;
  const names = new OperationNames(operations);
  for (const files of users.values()) {
    for (const file of files)
      if ([...(text(file) ?? "").matchAll(CALLED)].some(([, name = ""]) => names.of(name) !== undefined))
        found.add(file);
  }
  return found;
}
