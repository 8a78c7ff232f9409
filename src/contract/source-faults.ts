/** Why what a source gives today is not taken for what became of its snapshot. */
import type { Problem } from "../outcome.js";
import { isBefore } from "./document-version.js";
import type { KeptProvenance, ListedSpec } from "./list.js";
import { isSameRelease, namesRelease } from "./sites/release-names.js";
import type { Provenance } from "./snapshot/write.js";

/** Of a snapshot as it lies there: it can be held against nothing. */
export const faultOf = (spec: ListedSpec, kept: string): Problem | undefined =>
  /\.json$/.test(spec.file) && kept !== "" && !isJson(kept) ? notJson(spec) : undefined;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const notJson = ({ version }: ListedSpec): Problem => ({
  message: `${version}.json is not valid JSON`,
  hint: `Resolve what a merge may have left in it, or take it in anew: lastcall spec add ${version} <address>.`,
});

/** Pages that gave a part of the document before, are there still, and give none now: cut, or another page in their place. */
export function lostDocuments(
  { source, assembly: before }: KeptProvenance,
  { assembly: now }: Provenance,
): Problem | undefined {
  const pages = (now?.without ?? []).filter((page) => before?.read.includes(page) === true);
  return pages.length === 0
    ? undefined
    : {
        message: `of ${source}, ${pages.slice(0, 5).join(", ")}${pages.length > 5 ? ", …" : ""} had a document before and ${pages.length === 1 ? "has" : "have"} none now`,
        hint: ANEW,
      };
}

const ANEW = "Try again in a while. If that is right, take it in anew: lastcall spec add <version> <address>.";

/** An older document in the place of the one that is kept: a cache, a rolled back deployment, another server. */
export function wentBack({ source, documentVersion: was }: KeptProvenance, is: Provenance): Problem | undefined {
  const now = is.documentVersion;
  return was === undefined || now === undefined || !isBefore(now, was)
    ? undefined
    : {
        message: `${source} calls itself ${now}, and what is kept of it ${was}: it went back`,
        hint: ANEW,
      };
}

/** It called itself by the release that it was taken in as, and does so by another one now: the server was upgraded. */
export function movedOn(
  { version }: ListedSpec,
  { source, documentVersion: was = "" }: KeptProvenance,
  { documentVersion: now = "" }: Provenance,
): Problem | undefined {
  return ![version, was, now].every(namesRelease) || !isSameRelease(was, version) || isSameRelease(now, version)
    ? undefined
    : {
        message: `${source} calls itself ${now}, and is kept as ${version}: it has moved on`,
        hint: `Take it in as what it is: lastcall spec add ${now} ${source}.`,
      };
}
