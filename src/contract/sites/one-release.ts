/** Of all that a site lists, what is of one release: those of several, put together, are none. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { operationsOf } from "./identity.js";
import type { Fragment } from "./merge.js";
import { isMoving, isSameRelease, releaseForm } from "./release-names.js";
import { isWithin, ofOneRelease, pathFrom, segmentsOf } from "./scope.js";

/** A segment that can name a release, where others of its kind stand in the same place. */
interface Named {
  readonly name: string;
  readonly folder: URL;
  /** what lies below it, `workloads/pods` */
  readonly below: Set<string>;
}

/**
 * Addresses within a root, without the folders of releases beside it. Where nothing else is there, one such folder is
 * the release; several leave the choice to the user.
 */
export function oneRelease(root: URL, urls: readonly URL[], variants: readonly URL[] = []): Outcome<readonly URL[]> {
  const within = urls.filter((url) => isWithin(root, url));
  const folders = releaseFolders(root, within);
  const own = ofOneRelease(root, within, variants).filter(
    (url) => !folders.some(({ folder }) => isWithin(folder, url)),
  );
  if (own.length > 0 || folders.length === 0) return ok(own);
  return folders.length === 1
    ? ok(within)
    : problem(`${root.href} holds several releases: ${names(folders)}`, oneOf(folders));
}

const names = (folders: readonly Named[]): string => folders.map(({ name }) => name).join(", ");
const oneOf = (folders: readonly Named[]) => ({
  hint: `Name the address of one: ${folders
    .slice(0, 10)
    .map(({ folder }) => folder.href)
    .join(", ")}${folders.length > 10 ? ", …" : ""}`,
});

/** Folders of releases: by the form of their name, or as a word beside others with the same pages in them. */
function releaseFolders(root: URL, urls: readonly URL[]): readonly Named[] {
  const paths = new Set(urls.map(({ pathname }) => pathname));
  return [...placesOf(root, urls)].flatMap(([place, named]) =>
    named.filter((one) => {
      const form = releaseForm(one.name);
      if (form === "sure") return true;
      if (form !== "word") return false;
      const beside = named.filter((other) => other !== one);
      const isMirrored = [...one.below].some(
        (page) => paths.has(`${place}/${page}`) || beside.some(({ below }) => below.has(page)),
      );
      return isMirrored || (isMoving(one.name) && beside.some(({ name }) => releaseForm(name) !== "word"));
    }),
  );
}

/** By the path above it, what can be the name of a release there; the last segment of an address is a page. */
function placesOf(root: URL, urls: readonly URL[]): ReadonlyMap<string, readonly Named[]> {
  const depth = segmentsOf(root).length;
  const places = new Map<string, Map<string, Named>>();
  for (const url of urls) {
    const segments = segmentsOf(url);
    const at = segments.findIndex((one, index) => index >= depth && releaseForm(one) !== undefined);
    const name = segments[at];
    if (name === undefined || (at === segments.length - 1 && releaseForm(name) !== "sure")) continue;
    const place = ["", ...segments.slice(0, at)].join("/");
    const known = places.get(place) ?? new Map<string, Named>();
    places.set(place, known);
    const one = known.get(name) ?? { name, folder: new URL(`${url.origin}${place}/${name}`), below: new Set() };
    known.set(name, one);
    one.below.add(segments.slice(at + 1).join("/"));
  }
  return new Map([...places].map(([place, named]) => [place, [...named.values()]]));
}

/**
 * `v1` and `v2` beside each other are releases, or parts of the paths of one API: there each page shows operations that
 * have the same `v1` in their path, and nobody asks for one of the two.
 */
export function severalGenerations(
  root: URL,
  urls: readonly URL[],
  fragments: readonly Fragment[],
  release: string | undefined,
): Outcome<never> | undefined {
  for (const named of placesOf(root, urls).values()) {
    const generations = named.filter(({ name }) => releaseForm(name) === "generation");
    if (generations.length < 2) continue;
    const isAsked = release !== undefined && generations.some(({ name }) => isSameRelease(name, release));
    if (!isAsked && generations.every((one) => isOfItsPaths(one, fragments))) continue;
    const { hint } = oneOf(generations);
    return problem(`${root.href} holds several releases: ${names(generations)}`, {
      hint: `${hint}. If all of them are one API: --other-release.`,
    });
  }
  return undefined;
}

function isOfItsPaths({ name, folder }: Named, fragments: readonly Fragment[]): boolean {
  const own = fragments.filter(({ page }) => isWithin(folder, new URL(page)));
  return own.every(({ root }) => {
    const servers = JSON.stringify([root.servers, root.basePath]);
    const isIn = (text: string): boolean => new RegExp(`/${name}(?![\\w.-])`, "i").test(text);
    return isIn(servers) || operationsOf(root).every(({ path, isWebhook }) => isWebhook || isIn(path));
  });
}

/** A site that knows the release no more leads to another one: that is not what was asked for. */
export function otherRelease(asked: URL, got: URL): Outcome<never> | undefined {
  return isOtherRelease(asked, got)
    ? problem(`${asked.href} leads to another release: ${pathFrom(new URL(got.origin), got)}`, {
        hint: "Check the address: the site may not have that release. If it is meant: --other-release.",
      })
    : undefined;
}

/** Of a page or document of a release; its own name, which comes last, may have a number that means something else. */
export function pageOfOtherRelease(asked: string, got: string): Outcome<never> | undefined {
  if (asked === got || !URL.canParse(asked) || !URL.canParse(got)) return undefined;
  const [from, to] = [new URL(asked), new URL(got)];
  return isOtherRelease(from, to) ? otherRelease(from, to) : undefined;
}

function isOtherRelease(asked: URL, got: URL): boolean {
  const wanted = segmentsOf(asked);
  const given = segmentsOf(got);
  const at = wanted.findIndex((segment, index) => {
    const other = given[index];
    return other !== undefined && areTwoReleases(segment, other);
  });
  const isMoved = at >= 0 && wanted.slice(0, at).every((segment, index) => segment === given[index]);
  const [sure, other] = [asked, got].map((url) => segmentsOf(url).findLast((one) => releaseForm(one) === "sure"));
  if (isMoved || (sure !== undefined && other !== undefined && !isSameRelease(sure, other))) return true;
  return [...asked.searchParams].some(([name, value]) => {
    const instead = got.searchParams.get(name);
    // a plain number is one of many pages
    return instead !== null && !/^\d+$/.test(value) && areTwoReleases(value, instead);
  });
}

/** `2.25` and `2.24`; or whatever a site calls its releases, `release-2.25` and `release-2.24`, `2025-03-31.basil`. */
function areTwoReleases(one: string, other: string): boolean {
  if (isSpecific(one) && isSpecific(other)) return !isSameRelease(one, other);
  const [mine, theirs] = [one, other].map((name) => NUMBER.exec(name)?.[0]);
  if (mine === undefined || theirs === undefined || mine === theirs) return false;
  const around = (name: string, number: string): string => name.replace(number, "");
  return around(one, mine) === around(other, theirs) || (DAY.test(mine) && DAY.test(theirs));
}

/** of several parts: a single number is one of many pages */
const NUMBER = /\d+(?:[._-]\d+)+/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isSpecific = (segment: string): boolean => releaseForm(segment) !== undefined && !isMoving(segment);
