/** The pages of a release as the site's sitemaps list them: GitBook has one sitemap for each of its variants. */
import { type Outcome, ok, problem } from "../../outcome.js";
import { ELSEWHERE, type LeftOut } from "./left-out.js";
import { type Listing, whyOf } from "./listing.js";
import { oneRelease } from "./one-release.js";
import type { SiteReader } from "./reader.js";
import { releaseForm } from "./release-names.js";
import { robotsOf } from "./robots.js";
import { folderOf, inFolder, isWithin, onSite, segmentsOf } from "./scope.js";
import { readSitemap, type Sitemap } from "./sitemap.js";

const XML = "application/xml, text/xml, */*;q=0.5";
/** that speak of one release, or stand in `robots.txt` */
const MOST_SITEMAPS = 50;

/** `undefined`: the site has no sitemap that speaks of the address. */
export async function listBySitemap(address: URL, reader: SiteReader): Promise<Outcome<Listing | undefined>> {
  const start = await startOf(address, reader);
  if (!start.ok) return start;
  const lost: LeftOut[] = [...start.value.lost];
  const found: Written[] = [...start.value.pages];
  const named = start.value.sitemaps.flatMap((one) => sitemapOf(one, address, lost));
  const variants = named.filter((one) => one.origin === address.origin).map(folderOf);
  const own = variants
    .filter((variant) => isWithin(variant, address))
    .sort((a, b) => segmentsOf(b).length - segmentsOf(a).length)[0];
  const chosen = named.filter((one) => own !== undefined && folderOf(one).href === own.href);
  let isKnown = chosen.length > 0 || found.length > 0;
  const seen = new Set(chosen.map(({ href }) => href));
  for (const sitemap of chosen) {
    const read = seen.size > MOST_SITEMAPS ? TOO_MANY : await sitemapAt(sitemap, reader);
    if (read.kind !== "sitemap") lost.push({ kind: "unread", page: sitemap, why: read.why });
    else {
      found.push(...writtenIn(read.sitemap.pages, sitemap));
      lost.push(...lostIn(read.sitemap, sitemap));
      // an index of indexes: what it names stands at the end of the same list
      for (const further of writtenIn(read.sitemap.sitemaps, sitemap).flatMap((one) => sitemapOf(one, address, lost)))
        if (!seen.has(further.href) && seen.add(further.href)) chosen.push(further);
    }
  }
  if (!isKnown) {
    const guessed = inFolder(address, "sitemap-pages.xml");
    const read = await sitemapAt(guessed, reader);
    if (read.kind === "failed") return problem(`${guessed.href} ${read.why}`, AGAIN);
    if (read.kind === "sitemap") {
      found.push(...writtenIn(read.sitemap.pages, guessed));
      lost.push(...lostIn(read.sitemap, guessed));
    }
    isKnown = read.kind === "sitemap";
  }
  if (!isKnown) return ok(undefined);
  const pages = new Map(found.flatMap((one) => pageOf(one, address, lost)).map((url) => [url.href, url]));
  const sections = await sectionsIn(address, variants, named, [...pages.values()], reader);
  for (const one of sections.found.flatMap((page) => pageOf(page, address, lost))) pages.set(one.href, one);
  lost.push(...sections.lost);
  const others = variants.filter((variant) => !sections.taken.has(variant.href));
  const listed = oneRelease(address, [...pages.values()], others);
  if (!listed.ok) return listed;
  if (listed.value.length === 0 && lost.length === 0)
    return problem(`the sitemap of ${address.host} lists no page below ${address.pathname}`, {
      hint: "Check the address: it should be the one under which all pages of the release lie.",
    });
  return ok({
    by: "sitemap",
    root: address,
    documents: [],
    pages: listed.value,
    without: [],
    lost,
    doubtful: [],
    variants: others,
  });
}

/** An address as written, and the list that names it. */
interface Written {
  readonly href: string;
  readonly at: URL;
}

const writtenIn = (hrefs: readonly string[], at: URL): readonly Written[] => hrefs.map((href) => ({ href, at }));

/** What a sitemap would list, and does not say. */
function lostIn({ isCut, nameless }: Sitemap, page: URL): readonly LeftOut[] {
  if (isCut) return [{ kind: "cut-list", page }];
  const why = `has ${nameless} ${nameless === 1 ? "entry" : "entries"} without an address`;
  return nameless === 0 ? [] : [{ kind: "unread", page, why }];
}

/** What the usual sitemap holds, then those that `robots.txt` names beside it. */
interface Start {
  readonly pages: readonly Written[];
  readonly sitemaps: readonly Written[];
  readonly lost: readonly LeftOut[];
}

async function startOf(address: URL, reader: SiteReader): Promise<Outcome<Start>> {
  const usual = new URL("/sitemap.xml", address);
  const first = await sitemapAt(usual, reader);
  if (first.kind === "failed") return problem(`${first.at.href} ${first.why}`, AGAIN);
  const robots = await robotsOf(address, reader);
  if (!robots.ok) return robots;
  const further = new Map(
    robots.value.sitemaps
      .flatMap((href) => onSite(href, address) ?? [])
      .filter((one) => one.origin === address.origin && one.href !== usual.href)
      .map((one) => [one.href, one]),
  );
  const pages: Written[] = [];
  const sitemaps: Written[] = [];
  const lost: LeftOut[] = [];
  const take = (sitemap: Sitemap, at: URL): void => {
    pages.push(...writtenIn(sitemap.pages, at));
    sitemaps.push(...writtenIn(sitemap.sitemaps, at));
    lost.push(...lostIn(sitemap, at));
  };
  if (first.kind === "sitemap") take(first.sitemap, usual);
  for (const [at, one] of [...further.values()].entries()) {
    const read = at < MOST_SITEMAPS ? await sitemapAt(one, reader) : TOO_MANY;
    if (read.kind === "failed" || read === TOO_MANY) lost.push({ kind: "unread", page: one, why: read.why });
    if (read.kind === "sitemap") take(read.sitemap, one);
  }
  return ok({ pages, sitemaps, lost });
}

/** A page that a sitemap names; one on another host may be of the release, and is not asked for. */
function pageOf({ href, at }: Written, address: URL, lost: LeftOut[]): readonly URL[] {
  if (!URL.canParse(href, at.href)) {
    lost.push({ kind: "unread", page: at, why: `names an address that cannot be read: ${href}` });
    return [];
  }
  const url = onSite(new URL(href, at).href, address);
  if (url === undefined) return [];
  if (url.origin !== address.origin && isWithin(address, new URL(url.pathname, address.origin)))
    lost.push({ kind: "unread", page: url, why: ELSEWHERE });
  return [url];
}

function sitemapOf({ href, at }: Written, address: URL, lost: LeftOut[]): readonly URL[] {
  if (!URL.canParse(href, at.href)) {
    lost.push({ kind: "unread", page: at, why: `names an address that cannot be read: ${href}` });
    return [];
  }
  const url = onSite(new URL(href, at).href, address);
  return url === undefined ? [] : [url];
}

interface Sections {
  readonly found: readonly Written[];
  readonly lost: readonly LeftOut[];
  /** folders, by address */
  readonly taken: ReadonlySet<string>;
}

/** Variants below the address that are called like no release and have no page of its own: parts of it. */
async function sectionsIn(
  address: URL,
  variants: readonly URL[],
  named: readonly URL[],
  pages: readonly URL[],
  reader: SiteReader,
): Promise<Sections> {
  const found: Written[] = [];
  const lost: LeftOut[] = [];
  const taken = new Set<string>();
  const depth = segmentsOf(address).length;
  const below = new Map(
    variants
      .filter((one) => isWithin(address, one) && !isWithin(one, address))
      .filter((one) =>
        segmentsOf(one)
          .slice(depth)
          .every((segment) => releaseForm(segment) === undefined),
      )
      .map((one) => [one.href, one]),
  );
  if (below.size > MOST_SECTIONS) return { found, lost, taken };
  const tails = new Set(pages.map((page) => segmentsOf(page).slice(depth).join("/")));
  for (const folder of below.values()) {
    const own: Written[] = [];
    for (const sitemap of named.filter((one) => folderOf(one).href === folder.href)) {
      const read = await sitemapAt(sitemap, reader);
      if (read.kind === "sitemap") {
        own.push(...writtenIn(read.sitemap.pages, sitemap));
        lost.push(...lostIn(read.sitemap, sitemap));
      } else lost.push({ kind: "unread", page: sitemap, why: read.why });
    }
    const there = segmentsOf(folder).length;
    const mirrored = own.filter(
      ({ href, at }) => URL.canParse(href, at.href) && tails.has(segmentsOf(new URL(href, at)).slice(there).join("/")),
    );
    if (mirrored.length * 2 > own.length) continue;
    taken.add(folder.href);
    found.push(...own);
  }
  return { found, lost, taken };
}

/** below one address; a site with more has other things than sections there */
const MOST_SECTIONS = 20;

const AGAIN = { hint: "Try again in a while: which pages the release has is not known without it." };
const TOO_MANY = { kind: "missing", why: `is one of more than ${MOST_SITEMAPS} sitemaps` } as const;

type SitemapAnswer =
  | { readonly kind: "sitemap"; readonly sitemap: Sitemap }
  | { readonly kind: "missing"; readonly why: string }
  | { readonly kind: "failed"; readonly at: URL; readonly why: string };

/** What a list of the site names and cannot be had is lost; only one that nobody promised may be missing. */
async function sitemapAt(url: URL, reader: SiteReader): Promise<SitemapAnswer> {
  const answer = await reader.ask(url.href, XML);
  if (!answer.ok) return { kind: "failed", at: url, why: whyOf(url, answer.problem) };
  const { status, text } = answer.value;
  const refusal = reader.refusal(url.href, answer.value);
  if (refusal?.ok === false)
    return { kind: status === 404 || status === 410 ? "missing" : "failed", at: url, why: whyOf(url, refusal.problem) };
  const sitemap = readSitemap(text);
  return sitemap === undefined
    ? { kind: "missing", why: "is no sitemap but another page" }
    : { kind: "sitemap", sitemap };
}
