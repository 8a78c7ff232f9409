/** Documents of another API among those of a site: the sample of a tutorial, the petstore of an example. */

import { isList, isObject } from "../read/raw.js";
import type { Fragment } from "./merge.js";

/**
 * Those that speak of the API that most of the site speaks of. Another has another title and servers elsewhere: sections
 * of one API may have titles of their own, or a host beside the others' (`auth.example.com`), and stay.
 */
export function ofOneApi(fragments: readonly Fragment[]): readonly Fragment[] {
  const said = fragments.map((one) => ({ title: titleOf(one), place: placeOf(one) }));
  const title = mostOf(said.map((one) => one.title));
  const place = mostOf(said.map((one) => one.place));
  if (title === undefined || place === undefined) return fragments;
  return fragments.filter((_, at) => {
    const own = said[at];
    if (own?.title === undefined || own.place === undefined || own.place === place) return true;
    const words = wordsOf(title);
    return [...wordsOf(own.title)].some((word) => words.has(word));
  });
}

const titleOf = ({ root: { info } }: Fragment): string | undefined =>
  isObject(info) && typeof info.title === "string" ? info.title : undefined;

/** `example.com` of `https://api.example.com/v1`; undefined where the document names no host. */
function placeOf({ root: { servers, host } }: Fragment): string | undefined {
  const [first] = isList(servers) ? servers : [];
  const named = isObject(first) ? first.url : typeof host === "string" ? `https://${host}` : undefined;
  if (typeof named !== "string" || !URL.canParse(named)) return undefined;
  return new URL(named).hostname.split(".").slice(-2).join(".");
}

const wordsOf = (title: string): ReadonlySet<string> =>
  new Set(
    title
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu)
      ?.filter((word) => !COMMON.has(word)),
  );

/** in the title of any API */
const COMMON: ReadonlySet<string> = new Set(["api", "apis", "rest", "openapi", "swagger", "the", "reference"]);

/** What more than half of them say. */
function mostOf(said: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of said) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].find(([, count]) => count * 2 > said.length)?.[0];
}
