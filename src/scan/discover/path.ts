/** Paths in the scan are absolute or root-relative with forward slashes on every system. */
import { sep } from "node:path";

/** Where backslashes part folders; elsewhere one is a letter of a name: `back\slash.ts`. */
export const toForwardSlashes = (path: string): string => (sep === "\\" ? path.replace(/\\/g, "/") : path);

/** `/a/b` → `/a`; the parent of the top is `""`. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** `/a/b` × `../c/./d` → `/a/c/d`. An absolute second path wins. */
export function joinPath(base: string, path: string): string {
  const whole = path.startsWith("/") ? path : `${base}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split("/")) {
    if (part === "..") {
      if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
      else if (!whole.startsWith("/")) parts.push(part);
    } else if (part !== "." && part !== "") parts.push(part);
  }
  return (whole.startsWith("/") ? "/" : "") + parts.join("/");
}
