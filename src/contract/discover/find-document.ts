import { type Outcome, ok, problem } from "../../outcome.js";
import { patient } from "../network/patience.js";
import { isObject, type RawObject } from "../read/raw.js";
import type { AssembledSource } from "../sites/assembly.js";
import type { LeftOut } from "../sites/left-out.js";
import { otherRelease } from "../sites/one-release.js";
import { type Platform, platformOf, withoutDocument } from "../sites/platform.js";
import { readSite } from "../sites/read-site.js";
import { type Answer, type PageStore, SiteReader } from "../sites/reader.js";
import { areComparable, isSameRelease, namesRelease } from "../sites/release-names.js";
import { folderOf, inFolder, isWithin, segmentsOf } from "../sites/scope.js";
import type { Fetcher, FetchReason, SourceText } from "../source.js";
import { refusalOf } from "../web/answer.js";
import { linkedAddresses } from "../web/links.js";
import { isMissingPage, notFound } from "../web/not-found.js";
import { rootOf, sourceOf } from "./document-text.js";
import { Requests } from "./requests.js";
import { Search } from "./search.js";

/** Where servers put their document by habit, relative to the docs page and to the host. */
const USUAL_PLACES = [
  "openapi.json",
  "openapi.yaml",
  "swagger.json",
  "/openapi.json",
  "/swagger.json",
  "/v3/api-docs",
  "/api-docs",
  "/swagger/v1/swagger.json",
  "/openapi/v1.json",
];
interface FindRequest {
  readonly url: string;
  readonly fetcher: Fetcher | undefined;
  /** a token goes to the host of the address */
  readonly hasToken: boolean;
  readonly by?: FetchReason["by"];
  /** decides where a page shows documents of several releases and one of them is called that */
  readonly release?: string;
  /** the address leads to another release, or to several, and is meant */
  readonly otherRelease?: boolean;
  /** pages of a site that cannot be read are left out */
  readonly partial?: boolean;
  readonly now: Date;
  readonly pages?: PageStore;
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** see `AssembleRequest` */
  readonly before?: readonly string[];
  readonly onStep?: (step: string) => void;
}

/** They have the document as a link for download, whatever its name is, where they have it at all. */
const OFFERING: ReadonlySet<Platform> = new Set(["docusaurus", "bump.sh", "zudoku", "readme"]);

const isHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<!--|<(?:html|head|body|div|title|link|meta|script)\b)/i.test(text);

/** A document, and how it came together where the site has it in pieces. */
export interface FoundDocument extends SourceText {
  readonly assembly?: AssembledSource["assembly"];
  readonly leftOut?: readonly LeftOut[];
  readonly wholes?: AssembledSource["wholes"];
  readonly otherApis?: AssembledSource["otherApis"];
}

/** Reads an OpenAPI document from its own address, from the docs page that shows it, or from all pages of a docs site. */
export async function findDocument(request: FindRequest): Promise<Outcome<FoundDocument>> {
  const found = await foundBy(request);
  if (!found.ok || found.value.assembly !== undefined || request.otherRelease === true) return found;
  const { base, text } = found.value;
  if (base === undefined || !/^https?:$/.test(base.protocol) || base.href === request.url) return found;
  const asked = new URL(request.url);
  const strayed = otherRelease(asked, base);
  const root = strayed === undefined && base.pathname !== asked.pathname ? await rootOf(text) : undefined;
  return strayed ?? (root === undefined ? undefined : ofAnotherRelease(asked, base, root)) ?? found;
}

/** What a page of a release leads to outside of its folder, and what calls itself by another release. */
function ofAnotherRelease(asked: URL, place: URL, root: RawObject): Outcome<never> | undefined {
  const { info } = root;
  const version = isObject(info) && typeof info.version === "string" ? info.version : "";
  const release = segmentsOf(asked).findLast(namesRelease);
  return release === undefined || !namesRelease(version) || !areComparable(version, release)
    ? undefined
    : outsideOfRelease(asked, place, root);
}

async function foundBy(request: FindRequest): Promise<Outcome<FoundDocument>> {
  const { url, fetcher, hasToken, by = "user" } = request;
  if (fetcher === undefined)
    return problem(`${url} cannot be read: the network is off`, { hint: "Download the document and name the file." });
  const ask: Fetcher = (target, headers) => fetcher(target, headers, { named: url, by, mayLeave: false });
  const requests = new Requests(patient(ask, request), hasToken, by, request.otherRelease === true);
  const search = new Search(requests, request.release);
  const first = await requests.ask(url);
  if (!first.ok) return first;
  const refusal = refusalOf(url, first.value.status, { hasToken, by });
  // A folder of a site need not be a page: its lists may be there all the same.
  if (refusal !== undefined && first.value.status !== 404) return refusal;
  const strayed = otherRelease(new URL(url), new URL(first.value.url));
  if (strayed !== undefined && request.otherRelease !== true) return strayed;
  const list = refusal === undefined ? listAt(new URL(url)) : undefined;
  if (list !== undefined) return ofList(list, request, ask, first.value);
  const found = refusal === undefined ? await search.follow(first.value, 0) : ok(undefined);
  if (!found.ok) return found;
  if (found.value !== undefined) return ok(found.value);
  // What the page names is its document; one that lies in a usual place could be another.
  if (search.elsewhere !== undefined) return search.elsewhere;
  const platform = platformOf(first.value);
  if (platform !== undefined && OFFERING.has(platform)) {
    const offered = await search.followGuesses(first.value);
    if (!offered.ok) return offered;
    if (offered.value !== undefined) return ok(offered.value);
  }
  const linked = linkedAddresses(first.value);
  const listed = await search.catalog(first.value, linked);
  if (!listed.ok) return listed;
  if (listed.value !== undefined) return ok(listed.value);
  const site = await readSite({
    address: new URL(url),
    first: first.value,
    reader: new SiteReader({ ...request, fetcher: ask, by, mayBeOther: request.otherRelease === true }),
    partial: request.partial === true,
    linked,
    ...askedFor(request),
    ...(request.onStep === undefined ? {} : { onStep: request.onStep }),
  });
  if (!site.ok) return site;
  if (site.value !== undefined) return ok(site.value);
  if (refusal !== undefined) return refusal;
  const late = await search.followScripts(first.value);
  if (!late.ok) return late;
  if (late.value !== undefined) return ok(late.value);
  const guessed = await search.followGuesses(first.value);
  if (!guessed.ok) return guessed;
  if (guessed.value !== undefined) return ok(guessed.value);
  if (search.elsewhere !== undefined) return search.elsewhere;
  // what lies in a usual place is no answer to whoever asked for a page that is not there
  if (isMissingPage(first.value.text)) return notFound(url);
  // something else in JSON, YAML or XML is what was named: the reader says what it is
  if (!isHtml(first.value.text)) return ok(sourceOf(first.value));
  const at = new URL(first.value.url);
  let stray: Outcome<never> | undefined;
  for (const place of placesBelow(at)) {
    const guess = await requests.fetch(place.href);
    const root = guess.ok ? await rootOf(guess.value.text) : undefined;
    if (!guess.ok || root === undefined) continue;
    const doubt = request.otherRelease === true ? undefined : outsideOfRelease(at, place, root);
    if (doubt === undefined) return ok(sourceOf(guess.value));
    stray ??= doubt;
  }
  if (stray !== undefined) return stray;
  return problem(`${url} is neither an OpenAPI document nor a docs page that shows one`, {
    hint: withoutDocument(platform) ?? "Look for a download link on the page, and name the document or its address.",
  });
}

/** In the folder that the address is, beside it, and at the root of the host. */
function placesBelow(at: URL): readonly URL[] {
  const own = USUAL_PLACES.filter((place) => !place.startsWith("/")).map((place) => inFolder(at, place));
  const all = [
    ...(namesRelease(segmentsOf(at).at(-1) ?? "") ? own : []),
    ...USUAL_PLACES.map((one) => new URL(one, at)),
  ];
  return [...new Map(all.map((place) => [place.href, place])).values()];
}

/** A document that nobody named, outside of the folder of the release that the address names, may be of any release. */
function outsideOfRelease(at: URL, place: URL, { info }: RawObject): Outcome<never> | undefined {
  const segments = segmentsOf(at);
  const index = segments.findLastIndex(namesRelease);
  const release = segments[index];
  if (release === undefined) return undefined;
  const folder = new URL(`${at.origin}/${segments.slice(0, index + 1).join("/")}`);
  const version = isObject(info) && typeof info.version === "string" ? info.version : "";
  if (isWithin(folder, place) || isSameRelease(version, release)) return undefined;
  return problem(
    `${place.href} may be of another release than ${release}: it calls itself ${version === "" ? "nothing" : version}`,
    {
      hint: "If it is meant, name the document itself.",
    },
  );
}

interface NamedList {
  readonly list: "llms.txt" | "sitemap";
  readonly at: URL;
}

/** The address of a list instead of that of what it lists. */
function listAt(at: URL): NamedList | undefined {
  const file = segmentsOf(at).at(-1) ?? "";
  if (file === "llms.txt") return { list: "llms.txt", at };
  return /^sitemap[\w-]*\.xml$/.test(file) ? { list: "sitemap", at } : undefined;
}

async function ofList(
  { list, at }: NamedList,
  request: FindRequest,
  fetcher: Fetcher,
  first: Answer,
): Promise<Outcome<FoundDocument>> {
  const site = await readSite({
    address: folderOf(at),
    first: { ...first, text: "" },
    reader: new SiteReader({
      ...request,
      fetcher,
      by: request.by ?? "user",
      mayBeOther: request.otherRelease === true,
    }),
    partial: request.partial === true,
    linked: { lists: list === "llms.txt" ? [at] : [], markdown: [] },
    list,
    ...askedFor(request),
    ...(request.onStep === undefined ? {} : { onStep: request.onStep }),
  });
  if (!site.ok) return site;
  return site.value === undefined
    ? problem(`${request.url} lists no pages of an API`, {
        hint: "Name the address under which the pages of the API lie, or the document itself.",
      })
    : ok(site.value);
}

const askedFor = ({ release, otherRelease: isMeant, before }: FindRequest) => ({
  ...(before === undefined ? {} : { before }),
  ...(release === undefined ? {} : { release }),
  ...(isMeant === undefined ? {} : { otherRelease: isMeant }),
});
