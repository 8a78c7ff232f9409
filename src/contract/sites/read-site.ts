/**
 * A docs site that has no document of the whole API, but many small ones: found by the site's own lists, read page by
 * page, and put together.
 */
import { type Outcome, ok, problem } from "../../outcome.js";
import type { LinkedAddresses } from "../web/links.js";
import { notFound, saysNotFound } from "../web/not-found.js";
import { type AssembleRequest, assemble } from "./assemble.js";
import type { AssembledSource, Assembly } from "./assembly.js";
import type { Listing } from "./listing.js";
import { listByLlmsText } from "./llms-listing.js";
import { isMarkdown } from "./markdown.js";
import { mergeFragments } from "./merge.js";
import { fragmentsIn, MARKDOWN } from "./page.js";
import { platformOf } from "./platform.js";
import type { Answer } from "./reader.js";
import { namesRelease } from "./release-names.js";
import { inFolder, plainAddress, segmentsOf } from "./scope.js";
import { listBySitemap } from "./sitemap-listing.js";

/** `address`: as given; `partial`: a page that cannot be read is left out instead of ending it all */
interface SiteVisit extends AssembleRequest {
  /** what the address answered, whatever the status */
  readonly first: Answer;
  /** what the page names: lists, `Link: </llms.txt>; rel="llms-txt"`, and itself in Markdown */
  readonly linked: Pick<LinkedAddresses, "lists" | "markdown">;
  /** the address is that of a list */
  readonly list?: "llms.txt" | "sitemap";
}

/** `undefined`: the address belongs to no site with lists of its own. */
export async function readSite(visit: SiteVisit): Promise<Outcome<AssembledSource | undefined>> {
  const { first, address } = visit;
  if (visit.list === undefined && first.status === 200 && isMarkdown(first.text, first.headers["content-type"]))
    return readOnePage(first.text, address.href, address);
  const listing = await listingOf(visit);
  if (!listing.ok) return listing;
  return listing.value === undefined ? alternateOf(visit) : assemble(listing.value, visit);
}

/** The page itself in Markdown, `<link rel="alternate" type="text/markdown">`, where a document stands in that. */
async function alternateOf({ address, linked, reader }: SiteVisit): Promise<Outcome<AssembledSource | undefined>> {
  const page = linked.markdown.find(({ origin }) => origin === address.origin);
  if (page === undefined) return ok(undefined);
  const answer = await reader.read(page.href, MARKDOWN);
  if (!answer.ok) return ok(undefined);
  const { text, headers } = answer.value;
  if (!isMarkdown(text, headers["content-type"])) return ok(undefined);
  const fragments = await fragmentsIn(text, page.href);
  if (!fragments.ok) return fragments;
  return fragments.value.length === 0 ? ok(undefined) : readOnePage(text, page.href, address);
}

async function listingOf(visit: SiteVisit): Promise<Outcome<Listing | undefined>> {
  const { address: given, first, reader, linked, list: named, otherRelease: mayBeOther } = visit;
  const address = plainAddress(given.href) ?? given;
  const own = inFolder(address, "llms.txt");
  const ofSite = new URL("/llms.txt", address);
  const isGitBook = named === "sitemap" || (named === undefined && platformOf(first) === "gitbook");
  const texts = isGitBook ? [] : [own, ...linked.lists.filter(({ origin }) => origin === address.origin), ofSite];
  const asked = [...new Map(texts.map((list) => [list.href, list])).values()];
  let pages: Listing | undefined;
  for (const list of asked) {
    const found = await listByLlmsText(address, list, reader, mayBeOther);
    if (!found.ok) return found;
    if (found.value === undefined) continue;
    const both = pages === undefined ? found.value : together(pages, found.value);
    if (both.documents.length > 0) return ok(both);
    pages = both;
  }
  if (pages !== undefined) return ok(pages);
  if (!isGitBook && linked.markdown.length === 0) return ok(undefined);
  const bySitemap = await listBySitemap(address, reader);
  if (!bySitemap.ok || bySitemap.value !== undefined) return bySitemap;
  return isGitBook ? listByLlmsText(address, ofSite, reader, mayBeOther) : ok(undefined);
}

/** A list of the address and one of the site: what either names is promised. */
function together(own: Listing, ofSite: Listing): Listing {
  if (own.root.href !== ofSite.root.href) return ofSite.documents.length > 0 ? ofSite : own;
  const pages = [...new Map([...own.pages, ...ofSite.pages].map((page) => [page.href, page])).values()];
  const isUncovered = (page: URL): boolean => !ofSite.pages.some(({ href }) => href === page.href);
  const doubtful = own.pages.filter(isUncovered);
  const isDocuments = ofSite.documents.length > 0 && doubtful.length > 0;
  return {
    ...ofSite,
    pages,
    lost: [...own.lost, ...ofSite.lost],
    doubtful: [
      ...ofSite.doubtful,
      ...(isDocuments ? [{ folder: own.root, pages: doubtful, isListed: true, mayBeMissing: true }] : []),
    ],
    elsewhere: [...(own.elsewhere ?? []), ...(ofSite.elsewhere ?? [])],
  };
}

/** A page in Markdown given by itself: the operations of one page, rarely a whole API. */
export async function readOnePage(
  text: string,
  name: string,
  base: URL | undefined,
): Promise<Outcome<AssembledSource>> {
  if (saysNotFound(text)) return notFound(name);
  const fragments = await fragmentsIn(text, name);
  if (!fragments.ok) return fragments;
  if (fragments.value.length === 0)
    return problem(`${name} is a page in Markdown without an OpenAPI document`, {
      hint: "Name the folder under which the pages of the API lie, or the document itself.",
    });
  const merged = mergeFragments(fragments.value);
  if (!merged.ok) return merged;
  const assembly: Assembly = { by: "page", read: ["."], without: [], refused: [] };
  return ok({ file: name, text: JSON.stringify(merged.value), base, assembly, leftOut: [] });
}

/** The address under which the whole of a site's API may lie, for a hint. */
export function wholeOf(address: URL): string {
  const segments = segmentsOf(address);
  const release = segments.findLastIndex(namesRelease);
  return `${address.origin}/${segments.slice(0, release < 0 ? 1 : release + 1).join("/")}`;
}
