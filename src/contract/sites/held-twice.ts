/** Sites that hold one thing twice: two releases, or two languages, below one address, whatever they are called. */
import { type Outcome, problem } from "../../outcome.js";
import { keysOf, operationsOf } from "./identity.js";
import type { Fragment } from "./merge.js";
import { folderOf, pathFrom, segmentsOf } from "./scope.js";

/** What distinguishes a page from one that describes the same operation: `v2` of `/docs/v2/books`; empty: it has nothing there. */
interface Twin {
  readonly one: string;
  readonly other: string;
}

/**
 * Two folders with the same pages in them, of which each or one has operations that the other lacks: put together, they
 * are none of the two. `areDocuments`: each page is the document of its folder.
 */
export function heldTwice(
  root: URL,
  fragments: readonly Fragment[],
  areDocuments: boolean,
): Outcome<never> | undefined {
  const pages = new Map<string, Set<string>>();
  for (const { page, root: document } of fragments) {
    const place = areDocuments ? folderOf(new URL(page)).href : page;
    const keys = pages.get(place) ?? new Set<string>();
    pages.set(place, keys);
    for (const key of keysOf(operationsOf(document))) keys.add(key);
  }
  const shown = new Map<string, string[]>();
  for (const [page, keys] of pages) for (const key of keys) shown.set(key, [...(shown.get(key) ?? []), page]);
  const mirrored = new Map<string, Twin & { readonly tails: Set<string> }>();
  for (const places of shown.values())
    for (const [at, one] of places.entries())
      for (const other of places.slice(at + 1, at + 1 + MOST_TWINS)) {
        const twin = twinOf(new URL(one), new URL(other));
        if (twin === undefined) continue;
        const known = mirrored.get(`${twin.one} ${twin.other}`) ?? { ...twin, tails: new Set<string>() };
        mirrored.set(`${twin.one} ${twin.other}`, known);
        known.tails.add(twin.tail);
      }
  for (const { one, other, tails } of mirrored.values()) {
    const [mine, theirs] = [pagesIn(one, other, pages), pagesIn(other, one, pages)];
    if (tails.size * 2 < Math.min(mine.length, theirs.length) || haveTheSame(mine, theirs, pages)) continue;
    const name = (place: string): string => {
      const url = new URL(place);
      return url.search === "" ? pathFrom(root, url) : url.search;
    };
    return problem(`${root.href} holds the same pages twice: under ${name(one)} and under ${name(other)}`, {
      hint: "Name the address of the one that you mean. If both are of one API: --other-release.",
    });
  }
  return undefined;
}

/** places of one operation that are held against each other */
const MOST_TWINS = 5;

/** Where two addresses differ in one segment, or one of them has one more, and end alike: the folders, and the end. */
function twinOf(one: URL, other: URL): (Twin & { readonly tail: string }) | undefined {
  const [a, b] = [segmentsOf(one), segmentsOf(other)];
  const origin = (segments: readonly string[], search = ""): string => `${one.origin}/${segments.join("/")}${search}`;
  if (one.pathname === other.pathname) {
    const folder = a.slice(0, -1);
    return one.search === other.search
      ? undefined
      : { one: origin(folder, one.search), other: origin(folder, other.search), tail: one.pathname };
  }
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const [mine, theirs] = [a.length - head - tail, b.length - head - tail];
  if (tail === 0 || mine > 1 || theirs > 1) return undefined;
  return {
    one: origin(a.slice(0, head + mine)),
    other: origin(b.slice(0, head + theirs)),
    tail: a.slice(-tail).join("/"),
  };
}

/** Pages of a folder, without those of the other where that lies in it. */
function pagesIn(folder: string, other: string, pages: ReadonlyMap<string, unknown>): readonly string[] {
  const isIn = (place: string, page: string): boolean => {
    const [at, url] = [new URL(place), new URL(page)];
    return at.search === ""
      ? page === place || page.startsWith(`${place.replace(/\/$/, "")}/`)
      : url.search === at.search && url.pathname.startsWith(at.pathname);
  };
  return [...pages.keys()].filter((page) => isIn(folder, page) && !(other.length > folder.length && isIn(other, page)));
}

function haveTheSame(
  mine: readonly string[],
  theirs: readonly string[],
  pages: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const keysIn = (places: readonly string[]): ReadonlySet<string> =>
    new Set(places.flatMap((place) => [...(pages.get(place) ?? [])]));
  const [a, b] = [keysIn(mine), keysIn(theirs)];
  return a.size === b.size && [...a].every((key) => b.has(key));
}
