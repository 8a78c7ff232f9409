/** A page that shows several documents is a choice. It is made only where there is no doubt. */
import { isDeepStrictEqual } from "node:util";
import { type Outcome, ok, problem } from "../../outcome.js";
import type { RawObject } from "../read/raw.js";
import { operationsOf, titleOf } from "../sites/identity.js";
import { isSameRelease, releasesIn, withoutReleases } from "../sites/release-names.js";
import type { SourceText } from "../source.js";

export interface Candidate {
  /** `undefined`: it stands in the page itself */
  readonly url: string | undefined;
  /** what the page calls it */
  readonly name?: string;
  /** `undefined`: it was not read */
  readonly read?: { readonly source: SourceText; readonly root: RawObject };
}

/** a line that one can still read */
const MOST_NAMED = 20;

/** `undefined` of none. The same document under two addresses, or in JSON and in YAML, is one. */
export function chosen(
  page: string,
  candidates: readonly Candidate[],
  release: string | undefined,
): Outcome<Candidate | undefined> {
  const distinct: Candidate[] = [];
  for (const one of candidates) if (!distinct.some((other) => isSame(one, other))) distinct.push(one);
  const [first] = distinct;
  if (distinct.length < 2) return ok(first);
  const asked = release === undefined ? undefined : ofRelease(distinct, release);
  return asked === undefined ? several(page, distinct) : ok(asked);
}

function isSame(one: Candidate, other: Candidate): boolean {
  const isOfOneName = one.url !== undefined && other.url !== undefined && stemOf(one.url) === stemOf(other.url);
  if (one.read === undefined || other.read === undefined) return isOfOneName;
  const [a, b] = [one.read.root, other.read.root];
  return isDeepStrictEqual(a, b) || (isOfOneName && areAlike(a, b));
}

/** Two ways to write one document may differ in how a text ends or a number is written; in this only where one was left behind. */
function areAlike(one: RawObject, other: RawObject): boolean {
  const [version, otherVersion] = [versionOf(one), versionOf(other)];
  const keysOf = (root: RawObject): ReadonlySet<string> =>
    new Set(operationsOf(root).map(({ method, path }) => `${method} ${path}`));
  return (
    isDeepStrictEqual([titleOf(one), keysOf(one)], [titleOf(other), keysOf(other)]) &&
    (version === undefined || otherVersion === undefined || version === otherVersion)
  );
}

/** `/openapi.json` and `/openapi.yaml` are one document, as far as their names tell. */
const stemOf = (url: string): string => url.replace(/\.(?:json|ya?ml)(?=$|[?#])/i, "");

/** The only one that is called by the release, where each of the others is the same thing of another release. */
function ofRelease(candidates: readonly Candidate[], release: string): Candidate | undefined {
  for (const said of [namedBy, addressedBy, versionedBy]) {
    const all = candidates.map(said);
    const [first] = all;
    if (all.some((one) => one === undefined || one.release === undefined || one.of !== first?.of)) continue;
    const asked = candidates.filter((_, at) => isSameRelease(all[at]?.release ?? "", release));
    if (asked.length === 1) return asked[0];
  }
  return undefined;
}

interface Said {
  readonly release: string | undefined;
  /** of what it is the release */
  readonly of: string;
}

/** `Orders v2` */
const namedBy = ({ name }: Candidate): Said | undefined =>
  name === undefined ? undefined : saidIn(name.split(/[\s/]+/));

/** `/docs/v2/openapi.json` */
const addressedBy = ({ url }: Candidate): Said | undefined =>
  url === undefined ? undefined : saidIn(url.split(/[/?#]/));

const saidIn = (words: readonly string[]): Said | undefined => {
  const releases = releasesIn(words);
  return releases.length === 1 ? { release: releases[0], of: withoutReleases(words).join(" ") } : undefined;
};

/** `info.version` of the same API */
function versionedBy({ read }: Candidate): Said | undefined {
  const title = read === undefined ? undefined : titleOf(read.root);
  const version = read === undefined ? undefined : versionOf(read.root);
  return typeof title === "string" && version !== undefined ? { release: version, of: title } : undefined;
}

function versionOf({ info }: RawObject): string | undefined {
  const version = (info as RawObject | undefined)?.["version"];
  return typeof version === "string" ? version : undefined;
}

function several(page: string, candidates: readonly Candidate[]): Outcome<never> {
  const more = candidates.length > MOST_NAMED ? ", …" : "";
  const told = candidates.slice(0, MOST_NAMED).map(calledAs).join(", ") + more;
  return problem(`${page} shows ${candidates.length} documents`, {
    hint: candidates.every(({ url }) => url === undefined)
      ? `They stand in the page itself: save the one you mean, and name the file: ${told}`
      : `Name the one you mean: ${told}`,
  });
}

function calledAs({ url, name, read }: Candidate): string {
  const title = read === undefined ? undefined : titleOf(read.root);
  const version = read === undefined ? undefined : versionOf(read.root);
  const calls = name ?? [title, version].filter((one) => typeof one === "string").join(" ");
  if (url === undefined) return calls === "" ? "one in the page itself" : `${calls} (in the page itself)`;
  return calls === "" ? url : `${calls} (${url})`;
}
