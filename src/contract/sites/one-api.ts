/** Documents of another API among those of a site: the sample of a tutorial, the petstore of an example. */

import { isObject } from "../read/raw.js";
import { hostsOf, titleOf } from "./identity.js";
import type { Fragment } from "./merge.js";

/**
 * Those that speak of the API that most of the site speaks of. Another has another title and servers elsewhere, or no
 * server and another version: sections of one API may have titles of their own, or a host beside the others'
 * (`auth.example.com`), and stay.
 */
export function ofOneApi(fragments: readonly Fragment[]): OfOneApi {
  const said = fragments.map((one) => ({
    title: textOf(titleOf(one.root)),
    domain: domainOf(one),
    version: versionOf(one),
  }));
  const title = mostOf(said.map((one) => one.title));
  const domain = mostOf(said.map((one) => one.domain));
  const version = mostOf(said.map((one) => one.version));
  if (title === undefined || domain === undefined) return { own: fragments, others: [] };
  const isOwn = (_: Fragment, at: number): boolean => {
    const one = said[at];
    if (one?.title === undefined || one.domain === domain) return true;
    // without a host it can be of any, unless it calls itself by another version as well
    if (one.domain === undefined && (version === undefined || one.version === version)) return true;
    const words = wordsOf(title);
    return [...wordsOf(one.title)].some((word) => words.has(word));
  };
  return {
    own: fragments.filter(isOwn),
    others: fragments.filter((one, at) => !isOwn(one, at)),
  };
}

interface OfOneApi {
  readonly own: readonly Fragment[];
  /** of other APIs: left out, never without a word */
  readonly others: readonly Fragment[];
}

/** `example.com` of `https://api.example.com/v1`; undefined where the document names no host. */
const domainOf = ({ root }: Fragment): string | undefined => registrable(hostsOf(root)[0]);

function registrable(host: string | undefined): string | undefined {
  const labels = (host ?? "").replace(/:\d+$/, "").split(".");
  const two = labels.slice(-2).join(".");
  return host === undefined ? undefined : labels.slice(SHARED_ENDING.test(two) ? -3 : -2).join(".");
}

/** below these anybody has a domain: `co.uk`, and the great hosts of applications */
const SHARED_ENDING =
  /^(?:(?:co|com|org|net|ac|gov|edu|or|ne|go|gob|gouv)\.[a-z]{2}|(?:github|gitlab)\.io|(?:vercel|netlify|web|run|railway|surge|fly)\.(?:app|sh|dev)|(?:herokuapp|firebaseapp|onrender|azurewebsites|cloudfront|amazonaws|appspot|ngrok|stoplight|readme|apiary|mocklab|mockapi)\.(?:com|net|io)|pages\.dev|workers\.dev|deno\.dev)$/i;

const versionOf = ({ root: { info } }: Fragment): string | undefined =>
  isObject(info) && info.version !== undefined ? JSON.stringify(info.version) : undefined;

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

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
