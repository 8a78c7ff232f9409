import { type Stats, statSync } from "node:fs";

export const exists = (path: string): boolean => factsOf(path) !== undefined;

/** `undefined`: there is nothing, or nothing that may be looked at. Without waiting: a few questions at the start of a run. */
export function factsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";
