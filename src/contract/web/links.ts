/** What an answer links to in its header (RFC 8288) and its head: documents, catalogs and lists of a site. */
import { isObject } from "../read/raw.js";
import { tagsOf } from "./tags.js";

export interface LinkedAddresses {
  /** `service-desc` (RFC 8631), and what is linked to as an OpenAPI document by its type */
  readonly documents: readonly URL[];
  /** `api-catalog` (RFC 9727) */
  readonly catalogs: readonly URL[];
  /** `llms-txt` */
  readonly lists: readonly URL[];
  /** the page in Markdown */
  readonly markdown: readonly URL[];
}

interface Linked {
  readonly href: string;
  readonly relations: readonly string[];
  readonly type?: string;
  /** what it is a link of, where that is not the page itself (RFC 8288, 3.2) */
  readonly anchor?: string;
}

const BASE = { names: new Set(["base"]), attributes: new Set(["href"]) };

/** Where the addresses of a page start: `<base href>`, else the page itself. */
export function baseOf({ url, text }: { readonly url: string; readonly text: string }): string {
  const [base] = text.trimStart().startsWith("<") ? tagsOf(text, BASE) : [];
  const href = base?.attributes.get("href");
  return href !== undefined && URL.canParse(href, url) ? new URL(href, url).href : url;
}

const WANTED = { names: new Set(["link"]), attributes: new Set(["rel", "href", "type"]) };

export function linkedAddresses(answer: {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}): LinkedAddresses {
  const base = baseOf(answer);
  const header = inHeader(answer.headers["link"] ?? "").filter(({ anchor }) => isSamePage(anchor, answer.url));
  const links: Linked[] = [...header, ...inHead(answer.text)];
  const list = answer.headers["x-llms-txt"];
  if (list !== undefined) links.push({ href: list, relations: ["llms-txt"] });
  const of = (isMeant: (link: Linked) => boolean): readonly URL[] =>
    links.filter((link) => isMeant(link) && URL.canParse(link.href, base)).map(({ href }) => new URL(href, base));
  const as = (relation: string) => of(({ relations }) => relations.includes(relation));
  return {
    documents: of(
      ({ relations, type = "" }) =>
        relations.includes("service-desc") || (relations.some((one) => OTHER_FORMS.has(one)) && OPENAPI.test(type)),
    ),
    catalogs: as("api-catalog"),
    lists: as("llms-txt"),
    markdown: of(({ relations, type = "" }) => relations.includes("alternate") && /^text\/markdown\b/.test(type)),
  };
}

/** `#section` is a part of the page. */
const isSamePage = (anchor: string | undefined, page: string): boolean =>
  anchor === undefined ||
  anchor === "" ||
  (URL.canParse(anchor, page) && plain(new URL(anchor, page)) === plain(new URL(page)));

const plain = ({ origin, pathname, search }: URL): string => `${origin}${pathname.replace(/\/+$/, "")}${search}`;

/** Where a list goes on, `Link: </llms.txt?page=2>; rel="next"`. */
export const nextOf = ({
  url,
  headers,
}: Pick<Parameters<typeof linkedAddresses>[0], "url" | "headers">): readonly URL[] =>
  inHeader(headers["link"] ?? "").flatMap(({ href, relations }) =>
    relations.includes("next") && URL.canParse(href, url) && new URL(href, url).origin === new URL(url).origin
      ? [new URL(href, url)]
      : [],
  );

const OTHER_FORMS: ReadonlySet<string> = new Set(["alternate", "describedby", "related"]);
/** `application/vnd.oai.openapi+json;version=3.0`, `application/openapi+json` of drafts of OpenAPI's own */
const OPENAPI = /^application\/(?:vnd\.oai\.)?openapi(?:\+(?:json|yaml))?(?:\s*;|$)/;

/** `</openapi.json>; rel="service-desc", </llms.txt>; rel=llms-txt` */
function inHeader(header: string): readonly Linked[] {
  return [...header.slice(0, LONGEST_HEADER).matchAll(/<([^<>]{1,2000})>([^<]{0,2000})/g)].map(
    ([, href = "", parameters = ""]) => {
      const said = (name: string): string => {
        const [, quoted, bare = ""] =
          new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;,"]+))`, "i").exec(parameters) ?? [];
        return quoted ?? bare;
      };
      return { href, relations: words(said("rel")), type: said("type").toLowerCase(), anchor: said("anchor") };
    },
  );
}

/** characters; servers take no more of one */
const LONGEST_HEADER = 16_000;

const inHead = (page: string): readonly Linked[] =>
  page.trimStart().startsWith("<")
    ? tagsOf(page, WANTED).flatMap(({ attributes }) => {
        const href = attributes.get("href");
        const type = attributes.get("type")?.toLowerCase() ?? "";
        return href === undefined ? [] : [{ href, relations: words(attributes.get("rel") ?? ""), type }];
      })
    : [];

const words = (text: string): readonly string[] => text.toLowerCase().split(/\s+/);

interface CatalogLinks {
  /** addresses of documents */
  readonly documents: readonly string[];
  /** other catalogs, which hold more */
  readonly catalogs: readonly string[];
}

/**
 * `{ "linkset": [{ "anchor": "…", "service-desc": [{ "href": "…" }] }] }` (RFC 9264, RFC 9727). Where it has entries for
 * `page`, those alone.
 */
export function catalogLinks(text: string, at: URL, page: string): CatalogLinks {
  let catalog: unknown;
  try {
    catalog = JSON.parse(text);
  } catch {
    return { documents: [], catalogs: [] };
  }
  const linkset = isObject(catalog) && Array.isArray(catalog["linkset"]) ? (catalog["linkset"] as unknown[]) : [];
  const linked = (relation: string): readonly string[] => {
    const own = linkset.filter(
      (context) =>
        isObject(context) &&
        typeof context["anchor"] === "string" &&
        context[relation] !== undefined &&
        context["anchor"] !== "" &&
        URL.canParse(context["anchor"], at.href) &&
        isSamePage(new URL(context["anchor"], at).href, page),
    );
    const found = (own.length > 0 ? own : linkset).flatMap((context) => {
      const links = isObject(context) ? context[relation] : undefined;
      return (Array.isArray(links) ? (links as unknown[]) : []).flatMap((link) =>
        isObject(link) && typeof link["href"] === "string" && URL.canParse(link["href"], at.href)
          ? [new URL(link["href"], at).href]
          : [],
      );
    });
    return [...new Set(found)];
  };
  return { documents: linked("service-desc"), catalogs: linked("api-catalog").filter((href) => href !== at.href) };
}
