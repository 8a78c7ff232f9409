import { isAbsolute, relative } from "node:path";

/** Is `path` the folder, or in it, by the letters of both? Links are not followed. */
export function isInside(folder: string, path: string): boolean {
  const rest = relative(folder, path);
  return rest === "" || (!/^\.\.(?:[\\/]|$)/.test(rest) && !isAbsolute(rest));
}
