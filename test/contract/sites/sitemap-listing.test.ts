/** What the sitemaps of a site list for one address, and what of them is lost. */
import { describe, expect, it } from "vitest";
import { SiteReader } from "../../../src/contract/sites/reader.js";
import { listBySitemap } from "../../../src/contract/sites/sitemap-listing.js";
import { ok } from "../../../src/outcome.js";

const SITE = "https://docs.example";
const urls = (...paths: readonly string[]): string =>
  `<urlset>${paths.map((one) => `<url><loc>${one}</loc></url>`).join("")}</urlset>`;
const index = (...paths: readonly string[]): string =>
  `<sitemapindex>${paths.map((one) => `<sitemap><loc>${one}</loc></sitemap>`).join("")}</sitemapindex>`;

type Site = Readonly<Record<string, string | number>>;
const short = (text: string): string => text.replaceAll(SITE, "");

/** Pages, what is lost, and other releases; or the message. */
async function listed(address: string, site: Site): Promise<readonly string[] | string | undefined> {
  const reader = new SiteReader({
    fetcher: (url) => {
      const answer = site[short(url)] ?? 404;
      const [status, text] = typeof answer === "number" ? [answer, ""] : [200, answer];
      return Promise.resolve(ok({ url, status, headers: {}, body: Buffer.from(text) }));
    },
    hasToken: false,
    by: "user",
    wait: () => Promise.resolve(),
    now: new Date("2026-11-20T12:00:00Z"),
  });
  const outcome = await listBySitemap(new URL(address, SITE), reader);
  if (!outcome.ok) return short(outcome.problem.message);
  if (outcome.value === undefined) return undefined;
  const { pages, lost, variants = [] } = outcome.value;
  return [
    ...pages.map(({ href }) => href),
    ...lost.map((one) => `${one.kind} ${one.page.href}${one.kind === "unread" ? `: ${one.why}` : ""}`),
    ...variants.map(({ href }) => `not ${href}`),
  ].map(short);
}

const OWN = "/api/2.25/sitemap-pages.xml";

describe("the sitemap of a site", () => {
  it.each<[string, string, Site, readonly string[] | string | undefined]>([
    ["is not there", "/api", {}, undefined],
    ["is gone", "/api", { "/sitemap.xml": 410 }, undefined],
    ["is refused", "/api", { "/sitemap.xml": 403 }, "/sitemap.xml refused access with status 403"],
    ["is broken", "/api", { "/sitemap.xml": 500 }, "/sitemap.xml answered with status 500"],
    ["is another page", "/api", { "/sitemap.xml": "<html></html>" }, undefined],
    ["lists nothing", "/api", { "/sitemap.xml": urls() }, undefined],
    [
      "lists nothing of it",
      "/api",
      { "/sitemap.xml": urls("/a") },
      "the sitemap of docs.example lists no page below /api",
    ],
    ["lists pages", "/api", { "/sitemap.xml": urls("/api/a", "/b", "/api/a/") }, ["/api/a"]],
    [
      "lists pages of two releases",
      "/api",
      { "/sitemap.xml": urls("/api/2.24/a", "/api/2.25/a") },
      "/api holds several releases: 2.24, 2.25",
    ],
    ["lists what is no page", "/api", { "/sitemap.xml": urls("mailto:a@docs.example", "/api/a") }, ["/api/a"]],
    [
      "lists what cannot be read",
      "/api",
      { "/sitemap.xml": urls("https://[", "/api/a") },
      ["/api/a", "unread /sitemap.xml: names an address that cannot be read: https://["],
    ],
    [
      "lists a page elsewhere",
      "/api",
      { "/sitemap.xml": urls("https://other.example/api/b", "https://other.example/b", "/api/a") },
      ["/api/a", "unread https://other.example/api/b: lies on another host"],
    ],
    ["is cut", "/api", { "/sitemap.xml": "<urlset><url><loc>/api/a</loc></url>" }, ["/api/a", "cut-list /sitemap.xml"]],
    [
      "has an entry without an address",
      "/api",
      { "/sitemap.xml": `${urls("/api/a").replace("</urlset>", "<url></url></urlset>")}` },
      ["/api/a", "unread /sitemap.xml: has 1 entry without an address"],
    ],
    [
      "has two of them",
      "/api",
      { "/sitemap.xml": `${urls("/api/a").replace("</urlset>", "<url/><url/></urlset>")}` },
      ["/api/a", "unread /sitemap.xml: has 2 entries without an address"],
    ],
    ["lies in the folder", "/api", { "/api/sitemap-pages.xml": urls("/api/a") }, ["/api/a"]],
    [
      "lies in the folder, cut",
      "/api",
      { "/api/sitemap-pages.xml": "<urlset><url><loc>/api/a</loc></url>" },
      ["/api/a", "cut-list /api/sitemap-pages.xml"],
    ],
    [
      "lies in the folder, refused",
      "/api",
      { "/api/sitemap-pages.xml": 401 },
      "/api/sitemap-pages.xml refused access with status 401",
    ],
  ])("%s", async (_, address, site, found) => {
    expect(await listed(address, site)).toEqual(found);
  });

  const LISTS = index("/sitemap-pages.xml", "/api/2.24/sitemap-pages.xml", OWN);
  it.each<[string, string, Site, readonly string[] | string | undefined]>([
    [
      "of its own folder",
      "/api/2.25",
      { "/sitemap.xml": LISTS, [OWN]: urls("/api/2.25/a"), "/sitemap-pages.xml": urls("/api/2.25/b") },
      ["/api/2.25/a", "not /", "not /api/2.24", "not /api/2.25"],
    ],
    [
      "that names further ones",
      "/api/2.25",
      { "/sitemap.xml": index(OWN), [OWN]: index("/more.xml", OWN), "/more.xml": urls("/api/2.25/a") },
      ["/api/2.25/a", "not /api/2.25"],
    ],
    [
      "that is not there",
      "/api/2.25",
      { "/sitemap.xml": index(OWN) },
      [`unread ${OWN}: answered with status 404`, "not /api/2.25"],
    ],
    [
      "that is another page",
      "/api/2.25",
      { "/sitemap.xml": index(OWN), [OWN]: "# Not found" },
      [`unread ${OWN}: is no sitemap but another page`, "not /api/2.25"],
    ],
    [
      "that is cut",
      "/api/2.25",
      { "/sitemap.xml": index(OWN), [OWN]: "<urlset><url><loc>/api/2.25/a</loc></url>" },
      ["/api/2.25/a", `cut-list ${OWN}`, "not /api/2.25"],
    ],
    [
      "whose address cannot be read",
      "/api/2.25",
      { "/sitemap.xml": index("https://[", OWN), [OWN]: urls("/api/2.25/a") },
      ["/api/2.25/a", "unread /sitemap.xml: names an address that cannot be read: https://[", "not /api/2.25"],
    ],
    ["of other folders only", "/api/2.25", { "/sitemap.xml": index("/api/2.24/sitemap-pages.xml") }, undefined],
    [
      "of a section below it",
      "/api",
      {
        "/sitemap.xml": index("/api/sitemap-pages.xml", "/api/books/sitemap-pages.xml"),
        "/api/sitemap-pages.xml": urls("/api/a"),
        "/api/books/sitemap-pages.xml": urls("/api/books/b", "/api/books/a"),
      },
      ["/api/a", "/api/books/b", "/api/books/a", "not /api"],
    ],
    [
      "of a copy below it",
      "/api",
      {
        "/sitemap.xml": index("/api/sitemap-pages.xml", "/api/fr/sitemap-pages.xml"),
        "/api/sitemap-pages.xml": urls("/api/a", "/api/b"),
        "/api/fr/sitemap-pages.xml": urls("/api/fr/b", "/api/fr/a", "/api/fr/c"),
      },
      ["/api/a", "/api/b", "not /api", "not /api/fr"],
    ],
    [
      "of a release below it",
      "/api",
      {
        "/sitemap.xml": index("/api/sitemap-pages.xml", "/api/2.24/sitemap-pages.xml"),
        "/api/sitemap-pages.xml": urls("/api/a"),
        "/api/2.24/sitemap-pages.xml": urls("/api/2.24/b"),
      },
      ["/api/a", "not /api", "not /api/2.24"],
    ],
    [
      "of a section that cannot be read",
      "/api",
      {
        "/sitemap.xml": index("/api/sitemap-pages.xml", "/api/books/sitemap-pages.xml"),
        "/api/sitemap-pages.xml": urls("/api/a"),
        "/api/books/sitemap-pages.xml": 403,
      },
      ["/api/a", "unread /api/books/sitemap-pages.xml: refused access with status 403", "not /api"],
    ],
    [
      "of a section that is cut",
      "/api",
      {
        "/sitemap.xml": index("/api/sitemap-pages.xml", "/api/books/sitemap-pages.xml"),
        "/api/sitemap-pages.xml": urls("/api/a"),
        "/api/books/sitemap-pages.xml": "<urlset><url><loc>/api/books/b</loc></url>",
      },
      ["/api/a", "/api/books/b", "cut-list /api/books/sitemap-pages.xml", "not /api"],
    ],
  ])("a list %s", async (_, address, site, found) => {
    expect(await listed(address, site)).toEqual(found);
  });

  it("more lists of one release than are read are lost, each of them", async () => {
    const lists = Array.from({ length: 51 }, (_, at) => `/api/list-${at}.xml`);
    const site = Object.fromEntries(lists.map((one, at) => [one, urls(`/api/page-${at}`)]));
    expect(await listed("/api", { ...site, "/sitemap.xml": index(...lists.slice(1)) })).toEqual([
      ...lists.slice(1).map((_, at) => `/api/page-${at + 1}`),
      ...lists.slice(1).map(() => "not /api"),
    ]);
    const lost = lists.map((one) => `unread ${one}: is one of more than 50 sitemaps`);
    expect(await listed("/api", { ...site, "/sitemap.xml": index(...lists) })).toEqual([
      ...lost,
      ...lists.map(() => "not /api"),
    ]);
  });

  it("a site with many folders below the address has other things than sections there", async () => {
    const sections = Array.from({ length: 21 }, (_, at) => `/api/part-${"abcdefghijklmnopqrstu"[at]}`);
    const site = (count: number): Site => ({
      ...Object.fromEntries(sections.map((one) => [`${one}/sitemap.xml`, urls(`${one}/page`)])),
      "/sitemap.xml": index("/api/sitemap.xml", ...sections.slice(0, count).map((one) => `${one}/sitemap.xml`)),
      "/api/sitemap.xml": urls("/api/a"),
    });
    expect(await listed("/api", site(20))).toEqual([
      "/api/a",
      ...sections.slice(0, 20).map((one) => `${one}/page`),
      "not /api",
    ]);
    expect(await listed("/api", site(21))).toEqual(["/api/a", "not /api", ...sections.map((one) => `not ${one}`)]);
  });
});

describe("robots.txt", () => {
  const robots = (...paths: readonly string[]): string => paths.map((one) => `Sitemap: ${one}\n`).join("");
  it.each<[string, Site, readonly string[] | string | undefined]>([
    ["names one", { "/robots.txt": robots("/a.xml"), "/a.xml": urls("/api/a") }, ["/api/a"]],
    [
      "names one beside the usual",
      { "/robots.txt": robots("/a.xml", "/sitemap.xml"), "/a.xml": urls("/api/a"), "/sitemap.xml": urls("/api/b") },
      ["/api/b", "/api/a"],
    ],
    ["names one of another host", { "/robots.txt": robots("https://other.example/a.xml") }, undefined],
    ["names one that is not there", { "/robots.txt": robots("/a.xml"), "/sitemap.xml": urls("/api/b") }, ["/api/b"]],
    [
      "names one that is refused",
      { "/robots.txt": robots("/a.xml"), "/a.xml": 403, "/sitemap.xml": urls("/api/b") },
      ["/api/b", "unread /a.xml: refused access with status 403"],
    ],
    [
      "names one that is cut",
      { "/robots.txt": robots("/a.xml"), "/a.xml": "<urlset><url><loc>/api/a</loc></url>" },
      ["/api/a", "cut-list /a.xml"],
    ],
    [
      "names an index",
      { "/robots.txt": robots("/a.xml"), "/a.xml": index("/api/b.xml"), "/api/b.xml": urls("/api/b") },
      ["/api/b", "not /api"],
    ],
    ["cannot be had", { "/robots.txt": 503 }, "/robots.txt answered with status 503"],
  ])("%s", async (_, site, found) => {
    expect(await listed("/api", site)).toEqual(found);
  });

  it("names more than are read", async () => {
    const lists = Array.from({ length: 51 }, (_, at) => `/list-${at}.xml`);
    const site = Object.fromEntries(lists.map((one, at) => [one, urls(`/api/page-${at}`)]));
    expect(await listed("/api", { ...site, "/robots.txt": robots(...lists) })).toEqual([
      ...lists.slice(0, 50).map((_, at) => `/api/page-${at}`),
      "unread /list-50.xml: is one of more than 50 sitemaps",
    ]);
  });
});
