/** The pages of a release as the site's sitemaps list them: GitBook has one sitemap for each of its variants. */
import { type Outcome, ok, problem } from "../../outcome.js";
import type { Listing } from "./listing.js";
import type { SiteReader } from "./reader.js";
import { folderOf, inFolder, isWithin, ofOneRelease, plainAddress, segmentsOf } from "./scope.js";
import { readSitemap } from "./sitemap.js";

const XML = "application/xml, text/xml, */*;q=0.5";
/** A site has some dozen variants; each is named in the index, one is read. */
const MOST_SITEMAPS = 500;

/** `undefined`: the site has no sitemap that speaks of the address. */
export async function listBySitemap(address: URL, reader: SiteReader): Promise<Outcome<Listing | undefined>> {
  const index = await sitemapAt(new URL("/sitemap.xml", address), reader);
  if (!index.ok) return index;
  const sitemaps = (index.value?.sitemaps ?? [])
    .slice(0, MOST_SITEMAPS)
    .flatMap((href) => plainAddress(href, address) ?? []);
  const variants = sitemaps.filter((one) => one.origin === address.origin).map(folderOf);
  const own = variants
    .filter((variant) => isWithin(variant, address))
    .sort((a, b) => segmentsOf(b).length - segmentsOf(a).length)[0];
  const chosen = sitemaps.filter((one) => own !== undefined && folderOf(one).href === own.href);
  const asked = chosen.length > 0 ? chosen : index.value?.pages.length ? [] : [inFolder(address, "sitemap-pages.xml")];
  const found: string[] = [...(index.value?.pages ?? [])];
  let isKnown = index.value !== undefined && asked.length === 0;
  for (const sitemap of asked) {
    const read = await sitemapAt(sitemap, reader);
    if (!read.ok) return read;
    if (read.value !== undefined) isKnown = true;
    found.push(...(read.value?.pages ?? []));
  }
  if (!isKnown) return ok(undefined);
  const pages = new Map(found.flatMap((href) => plainAddress(href, address) ?? []).map((url) => [url.href, url]));
  const listed = ofOneRelease(address, [...pages.values()], variants);
  if (listed.length === 0)
    return problem(`the sitemap of ${address.host} lists no page below ${address.pathname}`, {
      hint: "Check the address: it should be the one under which all pages of the release lie.",
    });
  return ok({ by: "sitemap", root: address, documents: [], pages: listed, without: [], lost: [], doubtful: [] });
}

async function sitemapAt(url: URL, reader: SiteReader): Promise<Outcome<ReturnType<typeof readSitemap>>> {
  const answer = await reader.ask(url.href, XML);
  if (!answer.ok) return answer;
  return ok(answer.value.status === 200 ? readSitemap(answer.value.text) : undefined);
}
