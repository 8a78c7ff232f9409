/** What an answer links to in its header (RFC 8288) and its head: documents, catalogs and lists of a site. */
import { isObject } from "../read/raw.js";
import { tagsOf } from "./tags.js";

export interface LinkedAddresses {
  /** `service-desc` (RFC 8631) */
  readonly documents: readonly URL[];
  /** `api-catalog` (RFC 9727) */
  readonly catalogs: readonly URL[];
  /** `llms-txt` */
  readonly lists: readonly URL[];
}

interface Linked {
  readonly href: string;
  readonly relations: readonly string[];
}

const WANTED = { names: new Set(["link"]), attributes: new Set(["rel", "href"]) };

export function linkedAddresses(answer: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}): LinkedAddresses {
  const links = [...inHeader(answer.headers["link"] ?? ""), ...inHead(answer.text)];
  const list = answer.headers["x-llms-txt"];
  if (list !== undefined) links.push({ href: list, relations: ["llms-txt"] });
  const of = (relation: string): readonly URL[] =>
    links
      .filter(({ relations, href }) => relations.includes(relation) && URL.canParse(href, answer.url))
      .map(({ href }) => new URL(href, answer.url));
  return { documents: of("service-desc"), catalogs: of("api-catalog"), lists: of("llms-txt") };
}

/** `</openapi.json>; rel="service-desc", </llms.txt>; rel=llms-txt` */
function inHeader(header: string): readonly Linked[] {
  return [...header.slice(0, LONGEST_HEADER).matchAll(/<([^<>]{1,2000})>([^<]{0,2000})/g)].map(
    ([, href = "", parameters = ""]) => {
      const [, quoted, bare = ""] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters) ?? [];
      return { href, relations: words(quoted ?? bare) };
    },
  );
}

/** characters; servers take no more of one */
const LONGEST_HEADER = 16_000;

const inHead = (page: string): readonly Linked[] =>
  page.trimStart().startsWith("<")
    ? tagsOf(page, WANTED).flatMap(({ attributes }) => {
        const href = attributes.get("href");
        return href === undefined ? [] : [{ href, relations: words(attributes.get("rel") ?? "") }];
      })
    : [];

const words = (text: string): readonly string[] => text.toLowerCase().split(/\s+/);

/** `{ "linkset": [{ "anchor": "…", "service-desc": [{ "href": "…" }] }] }` (RFC 9264): addresses of documents. */
export function catalogLinks(text: string, at: URL): readonly string[] {
  let catalog: unknown;
  try {
    catalog = JSON.parse(text);
  } catch {
    return [];
  }
  const linkset = isObject(catalog) && Array.isArray(catalog["linkset"]) ? (catalog["linkset"] as unknown[]) : [];
  const found = linkset.flatMap((context) => {
    const links = isObject(context) ? context["service-desc"] : undefined;
    return (Array.isArray(links) ? (links as unknown[]) : []).flatMap((link) =>
      isObject(link) && typeof link["href"] === "string" && URL.canParse(link["href"], at.href)
        ? [new URL(link["href"], at).href]
        : [],
    );
  });
  return [...new Set(found)];
}
