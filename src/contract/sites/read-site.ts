/**
 * A docs site that has no document of the whole API, but many small ones: found by the site's own lists, read page by
 * page, and put together.
 */
import { type Outcome, ok, problem } from "../../outcome.js";
import { operationKey } from "../normalise/path.js";
import { parseDocument } from "../read/document.js";
import { isObject, type RawObject } from "../read/raw.js";
import type { SourceText } from "../source.js";
import type { LinkedAddresses } from "../web/links.js";
import { notFound, saysNotFound } from "../web/not-found.js";
import { holesIn, type PageShowing, undocumented } from "./holes.js";
import { operationsOf, titleOf } from "./identity.js";
import { judged, type LeftOut, missingPages } from "./left-out.js";
import type { Listing } from "./listing.js";
import { listByLlmsText } from "./llms-listing.js";
import { isMarkdown } from "./markdown.js";
import { type Fragment, mergeFragments } from "./merge.js";
import { ofOneApi } from "./one-api.js";
import { severalGenerations } from "./one-release.js";
import { fragmentsIn, MARKDOWN, type ReadPage, readPage } from "./page.js";
import { platformOf } from "./platform.js";
import type { Answer, SiteReader } from "./reader.js";
import { refersElsewhere, withWholeReferences } from "./references.js";
import { namesRelease } from "./release-names.js";
import { robotsOf } from "./robots.js";
import { folderOf, inFolder, pathFrom, plainAddress, segmentsOf } from "./scope.js";
import { listBySitemap } from "./sitemap-listing.js";

/** How a document came together, kept with the snapshot. Paths start at the address. */
export interface Assembly {
  readonly by: Listing["by"];
  /** pages or documents that gave a part of it */
  readonly read: readonly string[];
  /** pages and sections without a document: prose */
  readonly without: readonly string[];
  /** what could not be read; only a part of an API has any */
  readonly refused: readonly string[];
  /** pages with a document of another API; left out where there is none */
  readonly otherApi?: readonly string[];
}

export interface AssembledSource extends SourceText {
  readonly assembly: Assembly;
  readonly leftOut: readonly LeftOut[];
}

export interface SiteVisit {
  /** the address as given */
  readonly address: URL;
  /** what it answered, whatever the status */
  readonly first: Answer;
  readonly reader: SiteReader;
  /** a page that cannot be read is left out instead of ending it all */
  readonly partial: boolean;
  /** what the page names: lists, `Link: </llms.txt>; rel="llms-txt"`, and itself in Markdown */
  readonly linked: Pick<LinkedAddresses, "lists" | "markdown">;
  /** the release that is asked for */
  readonly release?: string;
  /** the address leads to another release, or to several, and is meant */
  readonly otherRelease?: boolean;
  /** the address is that of a list */
  readonly list?: "llms.txt" | "sitemap";
  readonly onStep?: (step: string) => void;
}

/** pages or documents of one release */
export const MOST_PAGES = 200;
/** a site that fails that often is down: nobody gains by asking for the rest */
const MOST_FAILURES = 10;
const DOCUMENT = "application/json, application/yaml, text/yaml, */*;q=0.5";

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
    if (found.value !== undefined && found.value.documents.length > 0) return found;
    pages ??= found.value;
  }
  if (pages !== undefined) return ok(pages);
  if (!isGitBook && linked.markdown.length === 0) return ok(undefined);
  const bySitemap = await listBySitemap(address, reader);
  if (!bySitemap.ok || bySitemap.value !== undefined) return bySitemap;
  return isGitBook ? listByLlmsText(address, ofSite, reader, mayBeOther) : ok(undefined);
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

async function assemble(listing: Listing, visit: SiteVisit): Promise<Outcome<AssembledSource | undefined>> {
  const { reader, partial, onStep } = visit;
  const isPages = listing.documents.length === 0;
  const listed = isPages ? listing.pages : listing.documents;
  if (listed.length > MOST_PAGES && !partial)
    return problem(`${listing.root.href} lists ${listed.length} pages: at most ${MOST_PAGES} are read`, {
      hint: "Name the folder of one release; --partial takes in the first ones, as a part of the API.",
    });
  const allowed = await robotsOf(listing.root, reader);
  if (!allowed.ok) return allowed;
  const name = (url: URL): string => pathFrom(listing.root, url);
  const failures: LeftOut[] = [
    ...listed.slice(MOST_PAGES).map((page) => ({ kind: "beyond", page }) as const),
    ...listing.lost,
  ];
  const without: URL[] = [...listing.without];
  const read: URL[] = [];
  let done = 0;
  const work = listed.slice(0, MOST_PAGES);
  const all = work.length + listing.lost.length;
  const answers = await reader.each(work, async (page): Promise<Outcome<ReadPage>> => {
    if (!partial && failures.length >= MOST_FAILURES) return problem("not asked for");
    if (!allowed.value(page)) failures.push({ kind: "forbidden", page });
    const answer = allowed.value(page)
      ? await (isPages ? readPage(page, reader) : readDocument(page, reader))
      : ok(NOTHING);
    onStep?.(`reading ${listing.root.host}: ${(done += 1)} of ${work.length}`);
    if (!answer.ok) failures.push({ kind: "unread", page, why: answer.problem.message });
    return answer;
  });
  const readable = judged(failures, { partial, root: listing.root, all });
  if (!readable.ok) return readable;
  const found = answers.flatMap((answer) => (answer.ok ? answer.value.fragments : []));
  // a section that a site lists as a document is no tutorial's sample
  const { own: fragments, others } = isPages ? ofOneApi(found) : { own: found, others: [] };
  const isOf = (page: URL, those: readonly Fragment[]): boolean => those.some((one) => one.page === page.href);
  const shown: PageShowing[] = [];
  for (const [at, answer] of answers.entries()) {
    const page = work[at];
    if (page === undefined || failures.some((one) => one.page === page)) continue;
    if (isOf(page, fragments)) read.push(page);
    else if (!isOf(page, others)) without.push(page);
    if (answer.ok) shown.push({ page, shown: answer.value.shown });
  }
  if (fragments.length === 0)
    return problem(`none of the ${work.length} pages of ${listing.root.href} holds an OpenAPI document`, {
      hint: "Name the address under which the pages of the API lie.",
    });
  const several =
    visit.otherRelease === true ? undefined : severalGenerations(listing.root, work, fragments, visit.release);
  if (several !== undefined) return several;
  const doubtful = await holesIn(listing.doubtful, fragments, reader, allowed.value);
  const leftOut: readonly LeftOut[] = [
    ...failures,
    ...doubtful.holes,
    ...undocumented(shown, fragments),
    ...others.map(ofAnotherApi),
  ];
  const whole = judged(leftOut, { partial, root: listing.root, all: all + doubtful.looked });
  if (!whole.ok) return whole;
  const lost = missingPages(leftOut);
  const isLost = (one: URL): boolean => lost.some((page) => page.href === one.href || folderOf(page).href === one.href);
  const assembly: Assembly = {
    by: listing.by,
    read: read.map(name),
    without: without.filter((one) => !isLost(one)).map(name),
    refused: lost.map(name).sort(),
    ...(others.length === 0 ? {} : { otherApi: [...new Set(others.map(({ page }) => name(new URL(page))))] }),
  };
  return together(fragments, { assembly, leftOut }, visit);
}

const NOTHING: ReadPage = { fragments: [], shown: [] };

const ofAnotherApi = ({ page, root }: Fragment): LeftOut => ({
  kind: "other-api",
  page: new URL(page),
  title: String(titleOf(root)),
  operations: operationsOf(root).map(({ method, path }) => operationKey(method, path)),
});

async function readDocument(url: URL, reader: SiteReader): Promise<Outcome<ReadPage>> {
  const answer = await reader.read(url.href, DOCUMENT);
  if (!answer.ok) return answer;
  const parsed = await parseDocument(url.href, answer.value.text);
  if (!parsed.ok) return parsed;
  const { root } = parsed.value;
  if (!isObject(root) || (root.openapi ?? root.swagger) === undefined)
    return problem(`${url.href} is no OpenAPI document`);
  return operationsOf(root).length === 0 && !refersToPaths(root)
    ? problem(`${url.href} holds no operation`)
    : ok({ fragments: [{ page: url.href, root: ownReferences(answer.value, root) }], shown: [] });
}

/** Its operations lie in files beside it. */
const refersToPaths = ({ paths }: RawObject): boolean =>
  isObject(paths) && Object.values(paths).some((item) => isObject(item) && typeof item.$ref === "string");

/** Relative ones start where the redirects ended. */
const ownReferences = ({ url, text }: Answer, root: RawObject): RawObject =>
  refersElsewhere(text) ? withWholeReferences(root, url) : root;

function together(
  fragments: readonly Fragment[],
  how: Pick<AssembledSource, "assembly" | "leftOut">,
  { address, reader }: SiteVisit,
): Outcome<AssembledSource> {
  const merged = mergeFragments(fragments);
  if (!merged.ok) {
    // Pages of two revisions, kept, would never agree.
    reader.options.pages?.forget();
    return merged;
  }
  // Names of what operations share are made from the document's: it has the one that such documents have.
  return ok({
    file: inFolder(address, "openapi.json").href,
    text: JSON.stringify(merged.value),
    base: address,
    ...how,
  });
}

/** The address under which the whole of a site's API may lie, for a hint. */
export function wholeOf(address: URL): string {
  const segments = segmentsOf(address);
  const release = segments.findLastIndex(namesRelease);
  return `${address.origin}/${segments.slice(0, release < 0 ? 1 : release + 1).join("/")}`;
}
