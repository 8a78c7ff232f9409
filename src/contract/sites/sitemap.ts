/** Sitemaps (sitemaps.org): a list of pages, or a list of further sitemaps. */
import { Parser } from "htmlparser2";

export interface Sitemap {
  /** addresses as written */
  readonly sitemaps: readonly string[];
  readonly pages: readonly string[];
  /** it ends before its elements do: what else it would list is not known */
  readonly isCut: boolean;
  /** how many of its entries have no `<loc>`: what they stand for is not known */
  readonly nameless: number;
}

/** `undefined`: the text is no sitemap. */
export function readSitemap(text: string): Sitemap | undefined {
  const found: { sitemaps: string[]; pages: string[] } = { sitemaps: [], pages: [] };
  const open: string[] = [];
  let isSitemap = false;
  let isCut = false;
  let nameless = 0;
  let isNamed = false;
  let address: string[] | undefined;
  const parser = new Parser(
    {
      onopentag(name) {
        const local = localName(name);
        if (open.length === 0) isSitemap = local === "urlset" || local === "sitemapindex";
        // `image:loc` and the like stand further down
        address = local === "loc" && open.length === 2 ? [] : undefined;
        if (open.length === 1) isNamed = false;
        open.push(local);
      },
      ontext: (part) => address?.push(part),
      onclosetag(name, isImplied) {
        open.pop();
        // nothing closes it: what stands after it, or at the end, did
        if (isImplied && (open.length === 0 || address !== undefined) && !isEmpty.test(text)) isCut = true;
        const written = address?.join("").trim();
        if (localName(name) === "loc" && written !== undefined && written !== "") {
          isNamed = true;
          if (open[1] === "url") found.pages.push(written);
          if (open[1] === "sitemap") found.sitemaps.push(written);
        }
        address = undefined;
        const isEntry = open.length === 1 && /^(?:url|sitemap)$/.test(localName(name));
        if (isEntry && !isNamed) nameless += 1;
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  return isSitemap ? { ...found, isCut, nameless } : undefined;
}

/** `<urlset xmlns="…"/>` */
const isEmpty = /^[^<]*(?:<[?!][^>]*>[^<]*)*<[\w:]+(?:\s[^<>]*)?\/>\s*$/;

const localName = (name: string): string => name.slice(name.indexOf(":") + 1).toLowerCase();
