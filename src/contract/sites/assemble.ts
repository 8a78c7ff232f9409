/** Puts together what a site lists for one release, and judges what of it is missing. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { parseDocument } from "../read/document.js";
import { isObject, type RawObject } from "../read/raw.js";
import type { AssembledSource, Assembly } from "./assembly.js";
import { cutPages, standsAmong } from "./cut-pages.js";
import { heldTwice } from "./held-twice.js";
import { asShown, examplesIn, holesIn, ofAnotherApi, type PageShowing, samplesIn, undocumented } from "./holes.js";
import { operationsOf, sameApi, titleOf } from "./identity.js";
import { ledAway } from "./led-away.js";
import { judged, type LeftOut, missingPages } from "./left-out.js";
import { isDocumentLink } from "./listed-links.js";
import type { Listing } from "./listing.js";
import { type Fragment, mergeFragments } from "./merge.js";
import { noLongerListed } from "./no-longer-listed.js";
import { ofOneApi } from "./one-api.js";
import { severalGenerations } from "./one-release.js";
import { documentsOnly, type ReadPage, readPage } from "./page.js";
import { listedIn, MOST_PAGES, type VisitedPage, walk } from "./page-walk.js";
import type { Answer, SiteReader } from "./reader.js";
import { refersElsewhere, withWholeReferences } from "./references.js";
import { robotsOf } from "./robots.js";
import { folderOf, inFolder, isWithin, pathFrom, segmentsOf, withoutEnding } from "./scope.js";
import { areSections, severalDocuments } from "./sections.js";
import { withWrittenVersion } from "./written-version.js";

export interface AssembleRequest {
  readonly address: URL;
  readonly reader: SiteReader;
  readonly partial: boolean;
  /** the release that is asked for */
  readonly release?: string;
  /** the address leads to another release, or to several, and is meant */
  readonly otherRelease?: boolean;
  /** pages that had a part of it when it was last read, as its assembly names them */
  readonly before?: readonly string[];
  readonly onStep?: (step: string) => void;
}

const DOCUMENT = "application/json, application/yaml, text/yaml, */*;q=0.5";

export async function assemble(listing: Listing, request: AssembleRequest): Promise<Outcome<AssembledSource>> {
  const { reader, partial, onStep } = request;
  const { root } = listing;
  const isPages = listing.documents.length === 0;
  const listed = listedIn(listing);
  if (listed.length > MOST_PAGES && !partial)
    return problem(`${root.href} lists ${listed.length} pages: at most ${MOST_PAGES} are read`, {
      hint: "Name the folder of one release; --partial takes in the first ones, as a part of the API.",
    });
  const allowed = await robotsOf(root, reader);
  if (!allowed.ok) return allowed;
  const read = (page: URL): Promise<Outcome<ReadPage>> =>
    isPages ? readPage(page, reader, allowed.value.allows) : readDocument(page, reader);
  const { visited, failures, all } = await walk({
    listing,
    reader,
    partial,
    allowed: allowed.value.allows,
    read,
    ...(onStep === undefined ? {} : { onStep }),
  });
  const pages = all + listing.lost.length;
  const unread = [...failures, ...(isPages ? cutPages(visited) : []), ...ledAway(visited, root)];
  const readable = judged(unread, { partial, root, all: pages });
  if (!readable.ok) return readable;
  const found = visited.flatMap(({ read }) => read.fragments);
  // a section that a site lists as a document is no tutorial's sample
  const { own: fragments, others } = isPages ? ofOneApi(found) : { own: found, others: [] };
  if (fragments.length === 0) return noDocument(root, all, visited);
  if (listing.isChoice === true && !areSections(fragments)) return severalDocuments(root, listing.documents);
  const several =
    request.otherRelease === true
      ? undefined
      : (severalGenerations(
          root,
          visited.map(({ page }) => page),
          fragments,
          request.release,
        ) ?? heldTwice(root, fragments, !isPages));
  if (several !== undefined) return several;
  const doubtful = await holesIn(listing.doubtful, fragments, reader, allowed.value.allows);
  const { before = [] } = request;
  const names = [...listed, ...visited.map(({ page }) => page)];
  const strayed = await noLongerListed({ before, root, listed: names, fragments, reader, read });
  const leftOut = [
    ...unread,
    ...strayed,
    ...doubtful.holes,
    ...shownAlone(visited, fragments),
    ...others.map(ofAnotherApi),
  ];
  const whole = judged(leftOut, { partial, root, all: pages + doubtful.looked });
  if (!whole.ok) return whole;
  const assembly = assemblyOf(listing, { visited, fragments, others, leftOut });
  const wholes = (listing.elsewhere ?? []).map(({ href }) => href);
  const otherApis = apisElsewhere(root, fragments, doubtful.holes);
  return together(fragments, { assembly, leftOut, wholes, otherApis }, request);
}

/** A document of another API outside of the address: one of the two may be the sample that a docs tool starts with. */
function apisElsewhere(root: URL, fragments: readonly Fragment[], holes: readonly LeftOut[]): readonly string[] {
  const others = holes.flatMap((one) =>
    one.kind === "other-api" && !isWithin(root, one.page) ? [`${one.title} (${one.page.href})`] : [],
  );
  return others.length === 0 ? [] : [...fragments.map(withTitle), ...others];
}

const withTitle = ({ page, root }: Fragment): string => `${String(titleOf(root))} (${page})`;

function noDocument(root: URL, all: number, visited: readonly VisitedPage[]): Outcome<never> {
  const offered = visited.flatMap(({ page, read }) =>
    read.links.flatMap(({ href, heading }) => {
      const url = URL.canParse(href, page.href) ? new URL(href, page) : undefined;
      return url !== undefined && isDocumentLink(url, heading) ? [url.href] : [];
    }),
  );
  return problem(`none of the ${all} pages of ${root.href} holds an OpenAPI document`, {
    hint:
      offered.length > 0
        ? `They link to what may be one: name ${[...new Set(offered)].slice(0, 5).join(", ")}.`
        : "Name the address under which the pages of the API lie.",
  });
}

/** What pages show of operations that have no document: a hole where a document is expected, else a sample. */
function shownAlone(visited: readonly VisitedPage[], fragments: readonly Fragment[]): readonly LeftOut[] {
  const reference = visited.filter(({ page }) => isOf(page, fragments));
  const shown: PageShowing[] = [];
  const samples: LeftOut[] = [];
  for (const { page, read } of visited) {
    const isExpected = read.fragments.length === 0 && standsAmong(page, reference);
    const isReference = reference.some((one) => folderOf(one.page).href === folderOf(page).href);
    shown.push({
      page,
      shown: [...read.shown, ...(isReference ? read.perhaps : []), ...(isExpected ? read.samples.map(asShown) : [])],
    });
    if (!isExpected) samples.push(...samplesIn(page, read.samples, fragments));
    const examples = isReference || isExpected ? read.mentioned : [];
    samples.push(...examplesIn(page, isReference ? examples : [...read.perhaps, ...examples], fragments));
  }
  return [...undocumented(shown, fragments), ...samples];
}

const isOf = (page: URL, those: readonly Fragment[]): boolean => those.some((one) => one.page === page.href);

interface Assembled {
  readonly visited: readonly VisitedPage[];
  readonly fragments: readonly Fragment[];
  readonly others: readonly Fragment[];
  readonly leftOut: readonly LeftOut[];
}

function assemblyOf(listing: Listing, { visited, fragments, others, leftOut }: Assembled): Assembly {
  const { root } = listing;
  const name = (url: URL): string => pathFrom(root, url);
  const pages = visited.map(({ page }) => page);
  const lost = missingPages(leftOut);
  const isLost = (one: URL): boolean => lost.some((page) => page.href === one.href || folderOf(page).href === one.href);
  const without = pages.filter((page) => !isOf(page, fragments) && !isOf(page, others));
  const reference = visited.filter(({ page }) => isOf(page, fragments));
  const bare = visited.filter(({ page, read }) => read.isBare && standsAmong(page, reference) && !isLost(page));
  return {
    by: isOnePage(listing) ? "page" : listing.by,
    read: pages.filter((page) => isOf(page, fragments)).map(name),
    without: [...listing.without, ...without].filter((one) => !isLost(one)).map(name),
    refused: lost.map(name).sort(),
    ...(bare.length === 0 ? {} : { bare: bare.map(({ page }) => name(page)) }),
    ...(others.length === 0 ? {} : { otherApi: [...new Set(others.map(({ page }) => name(new URL(page))))] }),
  };
}

/** The address is that of a page among many, and the list has nothing below it. */
function isOnePage({ root, documents, pages }: Listing): boolean {
  const [only, ...others] = pages;
  return (
    documents.length === 0 &&
    only !== undefined &&
    others.length === 0 &&
    segmentsOf(root).length > 0 &&
    withoutEnding(only).href === withoutEnding(root).href
  );
}

async function readDocument(url: URL, reader: SiteReader): Promise<Outcome<ReadPage>> {
  const answer = await reader.read(url.href, DOCUMENT);
  if (!answer.ok) return answer;
  const parsed = await parseDocument(url.href, answer.value.text);
  if (!parsed.ok) return parsed;
  const root = isObject(parsed.value.root) ? withWrittenVersion(parsed.value.root, answer.value.text) : undefined;
  if (root === undefined || (root.openapi ?? root.swagger) === undefined)
    return problem(`${url.href} is no OpenAPI document`);
  return operationsOf(root).length === 0 && !refersToPaths(root)
    ? problem(`${url.href} holds no operation`)
    : ok(documentsOnly([{ page: url.href, root: ownReferences(answer.value, root) }], answer.value.url));
}

/** Its operations lie in files beside it. */
const refersToPaths = ({ paths }: RawObject): boolean =>
  isObject(paths) && Object.values(paths).some((item) => isObject(item) && typeof item.$ref === "string");

/** Relative ones start where the redirects ended. */
const ownReferences = ({ url, text }: Answer, root: RawObject): RawObject =>
  refersElsewhere(text) ? withWholeReferences(root, url) : root;

/** Documents that fit nowhere together need not be two revisions: a sample may lie beside the API. */
function ofSeveralApis(fragments: readonly Fragment[], { href }: URL): Outcome<never> | undefined {
  const [first] = fragments;
  const other = fragments.find(({ root }) => first !== undefined && !sameApi(first.root, root));
  if (first === undefined || other === undefined) return undefined;
  return problem(`${href} holds documents of several APIs`, {
    hint: `Name the one you mean: ${[first, other].map(withTitle).join(", ")}`,
  });
}

function together(
  fragments: readonly Fragment[],
  how: Pick<AssembledSource, "assembly" | "leftOut" | "wholes" | "otherApis">,
  { address, reader }: AssembleRequest,
): Outcome<AssembledSource> {
  const merged = mergeFragments(fragments);
  if (!merged.ok) {
    // Pages of two revisions, kept, would never agree.
    reader.options.pages?.forget();
    return ofSeveralApis(fragments, address) ?? merged;
  }
  // Names of what operations share are made from the document's: it has the one that such documents have.
  return ok({
    file: inFolder(address, "openapi.json").href,
    text: JSON.stringify(merged.value),
    base: address,
    ...how,
  });
}
