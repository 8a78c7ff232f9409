/** What several tools are asked with, and what is let through: names of releases, and paths inside the root. */
import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { isInside } from "../../inside.js";

export const pathsSchema = z
  .array(z.string().min(1))
  .default(["."])
  .describe("files and folders to look at, relative to the root; all of it when left out");

/** Releases are called as their vendor calls them: `2.22`, `2026-11-28.2`, `focal`. No option, address or path is one. */
const RELEASE = /^[a-z0-9][a-z0-9 ._+@()-]*$/i;

const release = z.union([z.string().regex(RELEASE), z.string().regex(/^\+\d+$/)]);

export const releasesSchema = {
  from: release.optional().describe("the release that runs now, such as 2.22; the config's when left out"),
  to: release.optional().describe("the release that is planned, such as 2.24; the newest known when left out"),
  provider: z
    .string()
    .regex(/^[\w.-]+$/)
    .optional()
    .describe("the API, where the config lists several"),
};

export const pageSchema = {
  limit: z.int().min(1).max(200).default(50),
  cursor: z.int().min(0).default(0).describe("the `next` of the answer before"),
};

/** `--from=2.22`: one word each, so that no value becomes an option of its own. */
export const optionsOf = (values: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}=${value}`]));

/** Absolute paths; a text: why they are refused. Links are followed before it is judged. */
export function pathsInside(root: string, paths: readonly string[]): readonly string[] | string {
  const inside: string[] = [];
  for (const path of paths) {
    const real = realPath(resolve(root, path));
    if (real === undefined) return `there is no ${path}`;
    if (!isInside(realPath(root) ?? root, real))
      return `${path} lies outside of the root, which is all that may be read`;
    inside.push(real);
  }
  return inside;
}

/** A release, or a document or folder inside the root; what names something that lies there is that. */
export function sideInside(root: string, side: string): { readonly name: string } | { readonly refused: string } {
  const isThere = realPath(resolve(root, side)) !== undefined;
  if (!isThere && RELEASE.test(side) && !/\.[a-z]\w*$/i.test(side)) return { name: side };
  const inside = pathsInside(root, [side]);
  return typeof inside === "string" ? { refused: inside } : { name: inside[0] ?? side };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

export interface Page<T> {
  readonly shown: readonly T[];
  readonly total: number;
  /** where the next page starts; `null`: this was the last */
  readonly next: number | null;
}

export function pageOf<T>(all: readonly T[], cursor: number, limit: number): Page<T> {
  const end = Math.min(all.length, cursor + limit);
  return { shown: all.slice(cursor, end), total: all.length, next: end < all.length ? end : null };
}

export const pageLine = ({ shown, total, next }: Page<unknown>, one: string, several: string): string =>
  next === null
    ? `${total} ${total === 1 ? one : several}`
    : `${shown.length} of ${total} ${several}; ask with cursor ${next} for more`;

/** Long lines are data of the code: nobody needs all of it. */
export const cut = (line: string): string => (line.length > 600 ? `${line.slice(0, 600)}…` : line);
