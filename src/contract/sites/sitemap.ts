/** Sitemaps (sitemaps.org): a list of pages, or a list of further sitemaps. */
import { Parser } from "htmlparser2";

export interface Sitemap {
  /** addresses as written */
  readonly sitemaps: readonly string[];
  readonly pages: readonly string[];
}

/** `undefined`: the text is no sitemap. */
export function readSitemap(text: string): Sitemap | undefined {
  const found: { sitemaps: string[]; pages: string[] } = { sitemaps: [], pages: [] };
  let isSitemap = false;
  let list: string[] | undefined;
  let address: string[] | undefined;
  const parser = new Parser(
    {
      onopentag(name) {
        const local = name.slice(name.indexOf(":") + 1);
        if (local === "urlset" || local === "sitemapindex") isSitemap = true;
        if (local === "url") list = found.pages;
        if (local === "sitemap") list = found.sitemaps;
        address = name === "loc" ? [] : undefined;
      },
      ontext: (part) => address?.push(part),
      onclosetag(name) {
        const written = address?.join("").trim();
        if (name === "loc" && written !== undefined && written !== "") list?.push(written);
        address = undefined;
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return isSitemap ? found : undefined;
}
