/** The way from an address to its document: what is asked for, in which order, and what ends it. */
import { describe, expect, test } from "vitest";
import { findDocument } from "../../src/contract/discover/find-document.js";
import { MOST_REQUESTS } from "../../src/contract/discover/requests.js";
import type { Fetcher } from "../../src/contract/source.js";
import { problem } from "../../src/outcome.js";
import { type Answers, inMemory, SITE, short } from "./sites/in-memory.js";

type Find = Parameters<typeof findDocument>[0];

const document = (title = "Orchard", version = "1"): string =>
  JSON.stringify({ openapi: "3.0.3", info: { title, version }, paths: { "/trees": { get: {} } } });
const page = (body: string, head = ""): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const shows = (href: string): string => page(`<redoc spec-url="${href}"></redoc>`);
const script = (text: string): string => page(`<script>${text}</script>`);

/** Where the document was found and what it is called; or the message and its hint. */
async function found(site: Answers, address = "/docs/", more: Partial<Find> = {}) {
  const { fetcher, asked } = inMemory(site);
  const outcome = await findDocument({
    url: `${SITE}${address}`,
    fetcher,
    hasToken: false,
    now: new Date("2026-11-20T12:00:00Z"),
    wait: () => Promise.resolve(),
    ...more,
  });
  const told = outcome.ok
    ? `${short(outcome.value.file)} ${/"title":"([^"]*)"/.exec(outcome.value.text)?.[1] ?? "without a title"}`
    : short(outcome.problem.message);
  return { told, asked: asked.map(({ url }) => url), hint: outcome.ok ? undefined : short(outcome.problem.hint ?? "") };
}
const NONE = "/docs/ is neither an OpenAPI document nor a docs page that shows one";

describe("an address", () => {
  test.each<[name: string, answer: Answers[string], told: string]>([
    ["of a document", document(), "/docs/ Orchard"],
    ["of a document in YAML", "openapi: 3.0.3\ninfo:\n  title: Orchard\npaths: {}\n", "/docs/ without a title"],
    ["of a document that is broken: the reader says where", '{ "openapi": "3.0.3", "info": ', "/docs/ without a title"],
    [
      "of a collection",
      '{ "info": { "_postman_id": "1" }, "item": [] }',
      "/docs/ is a Postman collection, not an OpenAPI document",
    ],
    [
      "of a collection by its schema",
      '{ "info": { "schema": "https://schema.getpostman.com/json" } }',
      "/docs/ is a Postman collection, not an OpenAPI document",
    ],
    ["of other data: the reader says what it is", '{ "name": "orchard" }', "/docs/ without a title"],
    ["of a page without a clue", page("Words"), NONE],
    [
      "of a page that says that it is not there",
      page("", "<title>404 not found</title>"),
      '/docs/ answered "Page Not Found"',
    ],
    ["that answers nothing", " ", "/docs/ answered with nothing"],
    ["that is not there", 404, "/docs/ answered with status 404"],
    ["that is refused", 403, "/docs/ refused access with status 403"],
    ["that is broken", 500, "/docs/ answered with status 500"],
    ["of a part", { status: 206, body: document() }, "/docs/ answered with a part of itself (status 206)"],
    ["that answers that it made something", { status: 201, body: document() }, "/docs/ Orchard"],
    ["with a status that is just no success", { status: 300, body: document() }, "/docs/ answered with status 300"],
    ["of bytes that are no text", { body: new Uint8Array([0xff, 0x00, 0xfe]) }, "/docs/ is not a UTF-8 text file"],
  ])("%s", async (_, answer, told) => {
    expect((await found({ "/docs/": answer })).told).toBe(told);
  });

  test("cannot be read without a network", async () => {
    expect((await found({}, "/docs/", { fetcher: undefined })).told).toBe("/docs/ cannot be read: the network is off");
  });

  test("is asked for as the one that was named, by whoever named it", async () => {
    const reasons: unknown[] = [];
    const fetcher: Fetcher = (url, _headers, reason) => {
      reasons.push(reason);
      return Promise.resolve({ ok: true, value: { url, status: 200, headers: {}, body: Buffer.from(document()) } });
    };
    await found({}, "/a.json", { fetcher });
    await found({}, "/a.json", { fetcher, by: "config" });
    const reason = { named: `${SITE}/a.json`, mayLeave: false };
    expect(reasons).toEqual([
      { ...reason, by: "user" },
      { ...reason, by: "config" },
    ]);
  });
});

describe("a page leads to its document", () => {
  const A = { "/a.json": document("A") };
  test.each<[name: string, site: Answers, told: string]>([
    ["by an element", { "/docs/": shows("/a.json"), ...A }, "/a.json A"],
    ["by a relative address", { "/docs/": shows("a.json"), "/docs/a.json": document("A") }, "/docs/a.json A"],
    ["by an address that starts above it", { "/docs/": shows("a.json"), ...A }, "/a.json A"],
    ["by a setting", { "/docs/": script('SwaggerUI({ url: "/a.json" })'), ...A }, "/a.json A"],
    ["in itself", { "/docs/": script(`SwaggerUI({ spec: ${document("A")} })`) }, "/docs/ A"],
    [
      "by a configuration",
      { "/docs/": script('SwaggerUI({ configUrl: "/c" })'), "/c": '{ "url": "/a.json" }', ...A },
      "/a.json A",
    ],
    [
      "by a script",
      {
        "/docs/": page('<script src="/swagger-initializer.js"></script>'),
        "/swagger-initializer.js": 'SwaggerUI({ url: "/a.json" })',
        ...A,
      },
      "/a.json A",
    ],
    [
      "by a page that it leads to",
      { "/docs/": page("", '<meta http-equiv="refresh" content="0; url=/new">'), "/new": shows("/a.json"), ...A },
      "/a.json A",
    ],
    ["by a frame that is another page", { "/docs/": shows("/frame"), "/frame": shows("/a.json"), ...A }, "/a.json A"],
    ["by an offer", { "/docs/": page('<a href="/a.json" download>A</a>'), ...A }, "/a.json A"],
    [
      "by what it shows before what it offers",
      {
        "/docs/": page('<a href="/b.json" download>B</a><redoc spec-url="/a.json"></redoc>'),
        ...A,
        "/b.json": document("B"),
      },
      "/a.json A",
    ],
    ["by a link that only its content tells of", { "/docs/": page('<a href="/a.json">A</a>'), ...A }, "/a.json A"],
    [
      "by a link to another site, which is not followed",
      { "/docs/": page('<a href="https://other.example/a.json">A</a>') },
      NONE,
    ],
    [
      "by a link of its header",
      { "/docs/": { body: page("Words"), headers: { link: '</a.json>; rel="service-desc"' } }, ...A },
      "/a.json A",
    ],
    [
      "by the catalog of its site",
      {
        "/docs/": page("Words"),
        "/.well-known/api-catalog": JSON.stringify({ linkset: [{ "service-desc": [{ href: "/a.json" }] }] }),
        ...A,
      },
      "/a.json A",
    ],
    [
      "by a catalog that its header names and that leads to another",
      {
        "/docs/": { body: page("Words"), headers: { link: '</c1>; rel="api-catalog"' } },
        "/c1": JSON.stringify({ linkset: [{ "api-catalog": [{ href: "/c2" }, { href: "/c1" }] }] }),
        "/c2": JSON.stringify({
          linkset: [{ "service-desc": [{ href: "/a.json" }], "api-catalog": [{ href: "/c1" }] }],
        }),
        ...A,
      },
      "/a.json A",
    ],
    ["in a usual place", { "/docs/": page("Words"), "/docs/openapi.json": document("A") }, "/docs/openapi.json A"],
    ["in a usual place of the host", { "/docs/": page("Words"), "/v3/api-docs": document("A") }, "/v3/api-docs A"],
    [
      "in a usual place, after other data",
      { "/docs/": page("Words"), "/docs/openapi.json": "{}", "/api-docs": document("A") },
      "/api-docs A",
    ],
    [
      "by a base of its own",
      { "/docs/": page('<redoc spec-url="a.json"></redoc>', '<base href="/files/">'), "/files/a.json": document("A") },
      "/files/a.json A",
    ],
  ])("%s", async (_, site, told) => {
    expect((await found(site)).told).toBe(told);
  });

  test.each<[name: string, site: Answers, told: string]>([
    [
      "it is none",
      { "/docs/": shows("/a.json"), "/a.json": "{}", "/openapi.json": document("B") },
      "/a.json is no OpenAPI document; /docs/ shows it as its document",
    ],
    [
      "it is broken",
      { "/docs/": shows("/a.json"), "/a.json": 500 },
      "/a.json answered with status 500; /docs/ shows it as its document",
    ],
    [
      "it is not there",
      { "/docs/": shows("/a.json"), "/openapi.json": document("B") },
      "/a.json answered with status 404; /docs/ shows it as its document",
    ],
    [
      "it is refused",
      { "/docs/": shows("/a.json"), "/a.json": 401, "/openapi.json": document("B") },
      "/a.json refused access with status 401",
    ],
    [
      "a configuration is broken",
      { "/docs/": script('SwaggerUI({ configUrl: "/c" })'), "/c": 500, "/openapi.json": document("B") },
      "/c answered with status 500; /docs/ shows it as its document",
    ],
    [
      "the script that sets it up is broken",
      {
        "/docs/": page('<script src="/swagger-initializer.js"></script>'),
        "/swagger-initializer.js": 500,
        "/openapi.json": document("B"),
      },
      "/swagger-initializer.js answered with status 500; /docs/ shows it as its document",
    ],
    [
      "another script is broken",
      { "/docs/": page('<script src="/main.js"></script>'), "/main.js": 500, "/openapi.json": document("B") },
      "/openapi.json B",
    ],
    [
      "a link that may be it is broken",
      { "/docs/": page('<a href="/a.json">A</a>'), "/a.json": 500, "/openapi.json": document("B") },
      "/openapi.json B",
    ],
    [
      "a link that may be it is refused",
      { "/docs/": page('<a href="/a.json">A</a>'), "/a.json": 401, "/openapi.json": document("B") },
      "/openapi.json B",
    ],
    [
      "a catalog that the page names is not there",
      {
        "/docs/": { body: page("Words"), headers: { link: '</c>; rel="api-catalog"' } },
        "/openapi.json": document("B"),
      },
      "/c answered with status 404; /docs/ shows it as its document",
    ],
    [
      "what a catalog names is not there",
      {
        "/docs/": page("Words"),
        "/.well-known/api-catalog": JSON.stringify({ linkset: [{ "service-desc": [{ href: "/a.json" }] }] }),
        "/openapi.json": document("B"),
      },
      "/a.json answered with status 404; /docs/ shows it as its document",
    ],
    [
      "what a catalog names is no document",
      {
        "/docs/": page("Words"),
        "/.well-known/api-catalog": JSON.stringify({ linkset: [{ "service-desc": [{ href: "/a.json" }] }] }),
        "/a.json": "{}",
        "/openapi.json": document("B"),
      },
      "/a.json is no OpenAPI document; /docs/ shows it as its document",
    ],
    [
      "it is gone, and the page names another one",
      {
        "/docs/": page('<redoc spec-url="/a.json"></redoc><redoc spec-url="/b.json"></redoc>'),
        "/b.json": document("B"),
      },
      "/b.json B",
    ],
    [
      "it is broken, and the page names another one: that is a choice",
      {
        "/docs/": page('<redoc spec-url="/a.json"></redoc><redoc spec-url="/b.json"></redoc>'),
        "/a.json": 500,
        "/b.json": document("B"),
      },
      "/docs/ shows 2 documents",
    ],
    [
      "two are there",
      {
        "/docs/": page('<redoc spec-url="/a.json"></redoc><redoc spec-url="/b.json"></redoc>'),
        "/a.json": document("A"),
        "/b.json": document("B"),
      },
      "/docs/ shows 2 documents",
    ],
    [
      "a list names two",
      { "/docs/": script('SwaggerUI({ urls: [{ url: "/a.json", name: "A" }, { url: "/b.json", name: "B" }] })') },
      "/docs/ shows 2 documents",
    ],
    [
      "a list names one, and one stands in the page",
      { "/docs/": script(`SwaggerUI({ urls: [{ url: "/a.json", name: "A" }] }); Redoc.init(${document("B")})`) },
      "/docs/ shows 2 documents",
    ],
    [
      "a list names one",
      { "/docs/": script('SwaggerUI({ urls: [{ url: "/a.json", name: "A" }] })'), "/a.json": document("A") },
      "/a.json A",
    ],
  ])("unless %s", async (_, site, told) => {
    expect((await found(site)).told).toBe(told);
  });

  test("of a list, the release that is asked for", async () => {
    const site = {
      "/docs/": script('SwaggerUI({ urls: [{ url: "/a.json", name: "v1" }, { url: "/b.json", name: "v2" }] })'),
      "/a.json": document("A"),
      "/b.json": document("B"),
    };
    const { told, asked } = await found(site, "/docs/", { release: "2" });
    expect([told, asked]).toEqual(["/b.json B", ["/docs/", "/b.json"]]);
  });

  test("a token that is sent and refused is told", async () => {
    expect((await found({ "/docs/": 401 }, "/docs/", { hasToken: true })).hint).toMatch(
      /^The token was sent and refused/,
    );
  });

  test("nothing is asked for twice", async () => {
    const body = page(
      '<redoc spec-url="/a.json"></redoc><rapi-doc spec-url="/a.json"></rapi-doc><redoc spec-url="/docs/"></redoc>',
    );
    const { told, asked } = await found({ "/docs/": body, "/a.json": document("A") });
    expect([told, asked]).toEqual(["/a.json A", ["/docs/", "/a.json"]]);
  });

  test("no more is asked for than a page has need of", async () => {
    const links = (count: number): string =>
      page(Array.from({ length: count }, (_, at) => `<a href="/${at}.json" download>A</a>`).join(""));
    const many = (count: number): Answers => ({
      "/docs/": links(count),
      ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`/${at}.json`, "{}"])),
    });
    expect((await found(many(MOST_REQUESTS + 1))).told).toBe(NONE);
    expect((await found(many(MOST_REQUESTS + 2))).told).toBe(
      "/docs/ names more addresses than a docs page has need of",
    );
  });

  test("pages that lead to pages are followed three steps", async () => {
    const steps = (count: number): Answers => ({
      "/docs/": shows("/1"),
      ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`/${at + 1}`, shows(`/${at + 2}`)])),
      [`/${count + 1}`]: document("A"),
    });
    expect([(await found(steps(2))).told, (await found(steps(3))).told]).toEqual([
      "/3 A",
      "/3 is no OpenAPI document; /2 shows it as its document",
    ]);
  });

  test("what lies on a host that nobody named is told", async () => {
    const { fetcher } = inMemory({ "/docs/": shows("https://other.example/a.json"), "/openapi.json": document("B") });
    const careful: Fetcher = (url, headers, reason) =>
      url.startsWith(SITE)
        ? fetcher(url, headers, reason)
        : Promise.resolve(problem(`${url} is elsewhere`, { hint: "--allow-host other.example" }));
    expect((await found({}, "/docs/", { fetcher: careful })).told).toBe("https://other.example/a.json is elsewhere");
  });
});

describe("of a release", () => {
  const asked = "/api/2.25/";
  test.each<[name: string, site: Answers, told: string, more?: Partial<Find>]>([
    [
      "its own folder has it",
      { [asked]: page("Words"), "/api/2.25/openapi.json": document("A", "9.9") },
      "/api/2.25/openapi.json A",
    ],
    [
      "its own folder has it, however it is written",
      { "/api/2.25": page("Words"), "/api/2.25/openapi.json": document("A", "9.9") },
      "/api/2.25/openapi.json A",
    ],
    [
      "elsewhere is one that calls itself by it",
      { [asked]: page("Words"), "/openapi.json": document("A", "2.25.1") },
      "/openapi.json A",
    ],
    [
      "elsewhere is one of another release",
      { [asked]: page("Words"), "/openapi.json": document("A", "2.24") },
      "/openapi.json may be of another release than 2.25: it calls itself 2.24",
    ],
    [
      "elsewhere is one of no release",
      { [asked]: page("Words"), "/openapi.json": document("A", "") },
      "/openapi.json may be of another release than 2.25: it calls itself nothing",
    ],
    [
      "elsewhere is one of another release, which is meant",
      { [asked]: page("Words"), "/openapi.json": document("A", "2.24") },
      "/openapi.json A",
      { otherRelease: true },
    ],
    [
      "elsewhere is one of another release, and then one of it",
      { [asked]: page("Words"), "/openapi.json": document("A", "2.24"), "/api-docs": document("B", "2.25") },
      "/api-docs B",
    ],
    ["the page shows one of it", { [asked]: shows("/a.json"), "/a.json": document("A", "2.25") }, "/a.json A"],
    [
      "the page shows one that calls itself otherwise",
      { [asked]: shows("/a.json"), "/a.json": document("A", "2.24") },
      "/a.json may be of another release than 2.25: it calls itself 2.24",
    ],
    [
      "the page shows one that calls itself so in its folder",
      { [asked]: shows("/api/2.25/a.json"), "/api/2.25/a.json": document("A", "2.24") },
      "/api/2.25/a.json A",
    ],
    [
      "the page shows one that names no release",
      { [asked]: shows("/a.json"), "/a.json": document("A", "beta") },
      "/a.json A",
    ],
    [
      "the page shows one that is called by a day",
      { [asked]: shows("/a.json"), "/a.json": document("A", "2026-01-31") },
      "/a.json A",
    ],
    [
      "the page shows one otherwise, which is meant",
      { [asked]: shows("/a.json"), "/a.json": document("A", "2.24") },
      "/a.json A",
      { otherRelease: true },
    ],
    [
      "the page shows one in the folder of another",
      { [asked]: shows("/api/2.24/a.json"), "/api/2.24/a.json": document("A", "2.25") },
      "/api/2.25/ leads to another release: api/2.24/a.json",
    ],
    [
      "the page has moved to another",
      { [asked]: { body: shows("/a.json"), at: "/api/2.24/" }, "/a.json": document("A") },
      "/api/2.25/ leads to another release: api/2.24",
    ],
    [
      "the page has moved to another, which is meant",
      { [asked]: { body: shows("/a.json"), at: "/api/2.24/" }, "/a.json": document("A") },
      "/a.json A",
      { otherRelease: true },
    ],
    [
      "the document has moved to another",
      { [asked]: shows("/d/2.25/a.json"), "/d/2.25/a.json": { body: document("A"), at: "/d/2.24/a.json" } },
      "/d/2.25/a.json leads to another release: d/2.24/a.json; /api/2.25/ shows it as its document",
    ],
  ])("%s", async (_, site, told, more = {}) => {
    const address = Object.keys(site)[0] ?? asked;
    expect((await found(site, address, more)).told).toBe(told);
  });
});

describe("the address of a list", () => {
  const pages = "# Docs\n\n- [A](/api/openapi.json)\n";
  test("is that of what it lists", async () => {
    const site = { "/api/llms.txt": pages, "/api/openapi.json": document("A") };
    expect((await found(site, "/api/llms.txt")).told).toMatch(/A$/);
  });

  test.each(["/api/llms.txt", "/api/sitemap.xml", "/sitemap-pages.xml"])(
    "%s that lists nothing is told",
    async (address) => {
      const { told, hint } = await found({ [address]: "Words" }, address);
      expect([told, hint]).toEqual([
        `${address} lists no pages of an API`,
        "Name the address under which the pages of the API lie, or the document itself.",
      ]);
    },
  );
});

test.each([
  ["Docusaurus v3", /^Docusaurus publishes/],
  ["GitBook", /^GitBook shows/],
  ["bump.sh", /^Bump\.sh offers/],
  ["Zudoku", /^Zudoku offers/],
  ["readme", /^ReadMe shows/],
  ["Hugo", /^Look for a download link/],
])("a page without a document that %s made has a hint of its own", async (generator, hint) => {
  const made = page("Words", `<meta name="generator" content="${generator}">`);
  expect((await found({ "/docs/": made })).hint).toMatch(hint);
});
