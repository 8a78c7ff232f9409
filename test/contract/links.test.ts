/** Links of an answer, by header, by the head of a page and by a catalog. */
import { describe, expect, it } from "vitest";
import { baseOf, catalogLinks, linkedAddresses, nextOf } from "../../src/contract/web/links.js";

const PAGE = "https://docs.example.com/api/start";
const OPENAPI = "application/vnd.oai.openapi+json;version=3.0";

const linked = (headers: Readonly<Record<string, string>>, text = "") => {
  const { documents, catalogs, lists, markdown } = linkedAddresses({ url: PAGE, headers, text });
  const found = { documents, catalogs, lists, markdown };
  return Object.entries(found).flatMap(([kind, urls]) =>
    urls.map(({ href }) => `${kind} ${href.replace("https://docs.example.com", "")}`),
  );
};

describe("links of an answer", () => {
  it.each<[string, string, readonly string[]]>([
    ["a description", '</openapi.json>; rel="service-desc"', ["documents /openapi.json"]],
    ["without quotes", "<openapi.json>;rel=service-desc", ["documents /api/openapi.json"]],
    ["one of two relations", '</o.json>; rel="start service-desc"', ["documents /o.json"]],
    ["in capitals", '</o.json>; REL="Service-Desc"', ["documents /o.json"]],
    ["a related document", `</o.json>; rel="related"; type="${OPENAPI}"`, ["documents /o.json"]],
    ["another form", `</o.yaml>; rel="alternate"; type="application/openapi+yaml"`, ["documents /o.yaml"]],
    ["described by one", `</o>; rel="describedby"; type="application/openapi"`, ["documents /o"]],
    ["of another type", '</o.json>; rel="alternate"; type="application/openapi-x+json"', []],
    ["of no type", '</o.json>; rel="alternate"', []],
    ["of a relation that says nothing", `</o.json>; rel="next"; type="${OPENAPI}"`, []],
    ["a catalog", '</.well-known/api-catalog>; rel="api-catalog"', ["catalogs /.well-known/api-catalog"]],
    ["a list for agents", '</llms.txt>; rel="llms-txt"', ["lists /llms.txt"]],
    ["Markdown", '</start.md>; rel="alternate"; type="text/markdown; charset=utf-8"', ["markdown /start.md"]],
    [
      "of two",
      '</a.json>; rel="service-desc", </b.json>; rel="service-desc"',
      ["documents /a.json", "documents /b.json"],
    ],
    ["of this page", `</o.json>; rel="service-desc"; anchor="${PAGE}/#top"`, ["documents /o.json"]],
    ["of this page by nothing", '</o.json>; rel="service-desc"; anchor=""', ["documents /o.json"]],
    ["of another page", '</o.json>; rel="service-desc"; anchor="/api/end"', []],
    ["of a query of the page", '</o.json>; rel="service-desc"; anchor="?page=2"', []],
    ["that leads nowhere", '<https://[>; rel="service-desc"', []],
  ])("a header with %s", (_, link, found) => {
    expect(linked({ link })).toEqual(found);
  });

  it("a header of its own for the list", () => {
    expect(linked({ "x-llms-txt": "/llms.txt" })).toEqual(["lists /llms.txt"]);
  });

  it.each<[string, string, readonly string[]]>([
    ["in the head", '<html><link rel="service-desc" href="o.json">', ["documents /api/o.json"]],
    ["below a base", '<base href="/v2/"><link rel="service-desc" href="o.json">', ["documents /v2/o.json"]],
    ["with its type", '<link rel="alternate" type="TEXT/Markdown" href="start.md">', ["markdown /api/start.md"]],
    ["without an address", '<link rel="service-desc">', []],
    ["in a text", 'Write <link rel="service-desc" href="o.json">', []],
  ])("%s", (_, page, found) => {
    expect(linked({}, page)).toEqual(found);
  });

  it("a base that is no address is the page", () => {
    expect(baseOf({ url: PAGE, text: '<base href="https://[">' })).toBe(PAGE);
    expect(baseOf({ url: PAGE, text: '<base target="_top">' })).toBe(PAGE);
    expect(baseOf({ url: PAGE, text: 'see <base href="/v2/">' })).toBe(PAGE);
  });

  it.each<[string, readonly string[]]>([
    ['</list?page=2>; rel="next"', ["https://docs.example.com/list?page=2"]],
    ['<https://other.example.com/list>; rel="next"', []],
    ['</list?page=1>; rel="prev"', []],
    ['<https://[>; rel="next"', []],
  ])("goes on at %s: %j", (link, found) => {
    expect(nextOf({ url: PAGE, headers: { link } }).map(({ href }) => href)).toEqual(found);
  });
});

describe("a catalog", () => {
  const linksOf = (linkset: unknown, page = PAGE) =>
    catalogLinks(JSON.stringify({ linkset }), new URL("https://docs.example.com/.well-known/api-catalog"), page);

  it("has the descriptions of the page that is asked about, and of all where it has none of it", () => {
    const set = [
      { anchor: "/api/start", "service-desc": [{ href: "/start.json" }] },
      { anchor: "/other", "service-desc": [{ href: "/other.json" }] },
    ];
    expect(linksOf(set).documents).toEqual(["https://docs.example.com/start.json"]);
    expect(linksOf(set, "https://docs.example.com/third").documents).toEqual([
      "https://docs.example.com/start.json",
      "https://docs.example.com/other.json",
    ]);
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["no list", '{"linkset":{}}'],
    ["a list of nothing", '{"linkset":[null, 1]}'],
  ])("%s has none", (_, text) => {
    expect(catalogLinks(text, new URL(PAGE), PAGE)).toEqual({ documents: [], catalogs: [] });
  });
});
