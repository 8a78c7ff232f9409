/** The pages of a release as the site's sitemaps list them: GitBook has one sitemap for each of its variants. */
import { type Outcome, ok, problem } from "../../outcome.js";
import type { LeftOut } from "./left-out.js";
import { type Listing, whyOf } from "./listing.js";
import { oneRelease } from "./one-release.js";
import type { SiteReader } from "./reader.js";
import { releaseForm } from "./release-names.js";
import { folderOf, inFolder, isBeside, isWithin, onSite, segmentsOf } from "./scope.js";
import { readSitemap, type Sitemap } from "./sitemap.js";

const XML = "application/xml, text/xml, */*;q=0.5";
/** that speak of one release */
const MOST_SITEMAPS = 50;

/** `undefined`: the site has no sitemap that speaks of the address. */
export async function listBySitemap(address: URL, reader: SiteReader): Promise<Outcome<Listing | undefined>> {
  const first = await sitemapAt(new URL("/sitemap.xml", address), reader);
  if (first.kind === "failed") return problem(`${first.at.href} ${first.why}`, AGAIN);
  const index = first.kind === "sitemap" ? first.sitemap : undefined;
  const named = (index?.sitemaps ?? []).flatMap((href) => onSite(href, address) ?? []);
  const folders = named.filter((one) => one.origin === address.origin).map(folderOf);
  // a space of its own below the address is a section of it, unless it is called as a release is
  const isSection = (folder: URL): boolean =>
    isWithin(address, folder) &&
    segmentsOf(folder).length > segmentsOf(address).length &&
    segmentsOf(folder)
      .slice(segmentsOf(address).length)
      .every((one) => releaseForm(one) === undefined);
  const variants = folders.filter((folder) => !isSection(folder));
  const own = variants
    .filter((variant) => isWithin(variant, address))
    .sort((a, b) => segmentsOf(b).length - segmentsOf(a).length)[0];
  const chosen = named.filter(
    (one) =>
      own !== undefined &&
      (folderOf(one).href === own.href || (one.origin === address.origin && isSection(folderOf(one)))),
  );
  const lost: LeftOut[] = index?.isCut === true ? [{ kind: "cut-list", page: new URL("/sitemap.xml", address) }] : [];
  const found: string[] = [...(index?.pages ?? [])];
  let isKnown = index !== undefined && (chosen.length > 0 || found.length > 0);
  const seen = new Set(chosen.map(({ href }) => href));
  for (const sitemap of chosen) {
    const read = seen.size > MOST_SITEMAPS ? TOO_MANY : await sitemapAt(sitemap, reader);
    if (read.kind !== "sitemap") lost.push({ kind: "unread", page: sitemap, why: read.why });
    else {
      found.push(
        ...read.sitemap.pages.map((href) => (URL.canParse(href, sitemap.href) ? new URL(href, sitemap).href : href)),
      );
      if (read.sitemap.isCut) lost.push({ kind: "cut-list", page: sitemap });
      // an index of indexes: what it names stands at the end of the same list
      for (const further of read.sitemap.sitemaps.flatMap((href) => onSite(href, address) ?? []))
        if (!seen.has(further.href) && seen.add(further.href)) chosen.push(further);
    }
  }
  if (!isKnown) {
    const guessed = inFolder(address, "sitemap-pages.xml");
    const read = await sitemapAt(guessed, reader);
    if (read.kind === "failed") return problem(`${guessed.href} ${read.why}`, AGAIN);
    if (read.kind === "sitemap") {
      found.push(...read.sitemap.pages);
      if (read.sitemap.isCut) lost.push({ kind: "cut-list", page: guessed });
    }
    isKnown = read.kind === "sitemap";
  }
  if (!isKnown) return ok(undefined);
  for (const href of found)
    if (!URL.canParse(href, address.href))
      lost.push({ kind: "unread", page: address, why: `is listed with a page whose address cannot be read: ${href}` });
    else if (isBeside(address, new URL(href, address)))
      lost.push({ kind: "unread", page: new URL(href, address), why: "lies on another host" });
  const pages = new Map(found.flatMap((href) => onSite(href, address) ?? []).map((url) => [url.href, url]));
  const listed = oneRelease(address, [...pages.values()], variants);
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
    variants,
  });
}

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
