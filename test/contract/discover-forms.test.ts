/** Pages as tools of today make them: each leads to its one document, and one that shows several is a choice. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDocument } from "../../src/contract/discover/find-document.js";
import { networkFetcher } from "../../src/contract/index.js";
import { type Loopback, loopback } from "./loopback.js";

interface Facts {
  readonly path?: string;
  readonly title?: string;
  readonly version?: string;
}

const fields = ({ path = "/served", title = "Orchard", version = "1" }: Facts = {}) => ({
  info: { title, version },
  paths: { [path]: { get: { responses: {} } } },
  openapi: "3.0.3",
});
const document = (facts: Facts = {}): string => JSON.stringify(fields(facts));
const page = (body: string, head = ""): string =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const yaml = (path: string): string =>
  `openapi: 3.0.3\ninfo: {title: Trees, version: "1"}\npaths: {${path}: {get: {responses: {}}}}\n`;
const script = (text: string): string => page(`<div id="app"></div><script>${text}</script>`);

interface Answer {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let server: Loopback;
let files: Readonly<Record<string, string | Answer>> = {};
beforeAll(async () => {
  server = await loopback((path, response) => {
    const found = files[path];
    if (found === undefined) return false;
    const { body, headers = {} } = typeof found === "string" ? { body: found } : found;
    response.writeHead(200, headers).end(body);
    return true;
  });
});
afterAll(() => server.close());

async function find(served: typeof files, { at = "/docs/", release }: { at?: string; release?: string } = {}) {
  files = served;
  const now = new Date("2026-11-20T12:00:00Z");
  const fetcher = networkFetcher();
  return findDocument({
    url: `${server.origin}${at}`,
    fetcher,
    hasToken: false,
    now,
    ...(release === undefined ? {} : { release }),
  });
}

async function pathOf(served: typeof files, asked: { at?: string; release?: string } = {}): Promise<string> {
  const found = await find(served, asked);
  if (!found.ok) throw new Error(`${found.problem.message}: ${found.problem.hint}`);
  const [path = ""] = Object.keys((JSON.parse(found.value.text) as { paths: object }).paths);
  return path;
}

describe("settings of a viewer in a script", () => {
  const initialised = (expression: string): string => script(`SwaggerUIBundle({ url: ${expression}, dom_id: "#app" })`);
  it.each([
    ["the origin and a path", initialised('window.location.origin + "/files/orchard.json"')],
    ["a template", initialised("`${window.location.origin}/files/orchard.json`")],
    ["protocol and host", initialised('location.protocol + "//" + location.host + "/files/orchard.json"')],
    ["a URL object", initialised('new URL("/files/orchard.json", window.location.href).href')],
    ["escapes of Django", initialised('"\\u002Ffiles\\u002Forchard.json"')],
    [
      "a variable that has another one in it",
      script("const host = location.origin; const spec = `${host}/files/orchard.json`; SwaggerUI({ url: spec });"),
    ],
    [
      "what a query may override",
      script(
        'const url = new URLSearchParams(location.search).get("url") || "/files/orchard.json"; SwaggerUI({ url: url });',
      ),
    ],
    ["Redoc with a variable", script('const at = "/files/orchard.json"; Redoc.init(at, {}, document.body)')],
    [
      "Stoplight's property",
      page(
        '<elements-api id="docs"></elements-api><script>const docs = document.getElementById("docs"); docs.apiDescriptionUrl = "/files/orchard.json"</script>',
      ),
    ],
    [
      "Stoplight's text that a script fetches",
      page(
        '<elements-api id="docs"></elements-api><script>(async () => { docs.apiDescriptionDocument = await fetch("/files/orchard.json").then((one) => one.text()); })()</script>',
      ),
    ],
    ["RapiDoc's loadSpec", page('<rapi-doc id="d"></rapi-doc><script>d.loadSpec("/files/orchard.json")</script>')],
    [
      "RapiDoc's attribute, set by a script",
      page('<rapi-doc id="d"></rapi-doc><script>d.setAttribute("spec-url", "/files/orchard.json")</script>'),
    ],
    [
      "JSON in a string",
      script(
        String.raw`var config = JSON.parse('{\u0022urls\u0022:[{\u0022url\u0022:\u0022\/files\/orchard.json\u0022,\u0022name\u0022:\u0022V1\u0022}]}'); SwaggerUIBundle(config)`,
      ),
    ],
    [
      "Scalar's sources with one",
      script('Scalar.createApiReference("#app", { sources: [{ url: "/files/orchard.json" }] })'),
    ],
    [
      "comments with quotes in them",
      script("SwaggerUIBundle({ urls: [ // don't touch\n { name: 'One', url: '/files/orchard.json' }, ] })"),
    ],
  ])("%s", async (_, docs) => {
    expect(await pathOf({ "/docs/": docs, "/files/orchard.json": document() })).toBe("/served");
  });

  it("counted from where the application starts, which is above the page", async () => {
    const docs = script(
      'initialize("/scalar/v1", false, { "sources": [{ "title": "v1", "url": "openapi/v1.json" }] })',
    );
    expect(await pathOf({ "/app/scalar/v1": docs, "/app/openapi/v1.json": document() }, { at: "/app/scalar/v1" })).toBe(
      "/served",
    );
  });

  it("in a script of its own: what it names starts at the page, or at the root of the server", async () => {
    const docs = page('<script src="assets/swagger-initializer.js"></script>');
    const initializer = 'SwaggerUIBundle({ url: "orchard.json" })';
    for (const place of ["/docs/orchard.json", "/orchard.json"])
      expect(
        await pathOf({ "/docs/": docs, "/docs/assets/swagger-initializer.js": initializer, [place]: document() }),
      ).toBe("/served");
  });
});

describe("a document inside the page", () => {
  it.each([
    [
      "Nest, info first",
      script(`let options = {"swaggerDoc": ${document()}, "customOptions": {}}; SwaggerUIBundle(options)`),
    ],
    ["Swagger UI's spec, info first", script(`SwaggerUIBundle({ spec: ${document()} })`)],
    [
      "keys without quotes",
      script("SwaggerUIBundle({ spec: { openapi: '3.0.3', info: {}, paths: { '/served': {} } } })"),
    ],
    ["Scalar's content", script(`Scalar.createApiReference("#app", { sources: [{ content: ${document()} }] })`)],
    [
      "Scalar's content as text",
      script(`Scalar.createApiReference("#app", { sources: [{ content: ${JSON.stringify(document())} }] })`),
    ],
  ])("%s", async (_, docs) => {
    const found = await find({ "/docs/": docs });
    expect(found).toMatchObject({ ok: true, value: { file: `${server.origin}/docs/` } });
    if (found.ok) expect(found.value.text).toContain("/served");
  });
});

describe("links", () => {
  const orchard = { "/files/orchard.json": document() };
  it.each([
    [
      "an alternate of the page",
      page("", '<link rel="alternate" type="application/vnd.oai.openapi+json;version=3.0" href="/files/orchard.json">'),
    ],
    ["described by", page("", '<link rel="describedby" type="application/openapi+json" href="/files/orchard.json">')],
    [
      "Docusaurus's export",
      page(
        '<a class="dropdown__link" href="/files/orchard.json">OpenAPI Spec</a>',
        '<meta name="generator" content="Docusaurus v3.9">',
      ),
    ],
    ["any link to what is one", page('<a href="/package.json">npm</a> <a href="/files/orchard.json">Source</a>')],
  ])("%s", async (_, docs) => {
    expect(await pathOf({ "/docs/": docs, ...orchard, "/package.json": '{"name":"openapi"}' })).toBe("/served");
  });

  it("a catalog that leads to another one, and to itself", async () => {
    const catalog = (links: object): string =>
      JSON.stringify({ linkset: [{ anchor: "https://api.example.com", ...links }] });
    const served = {
      "/docs/": page("words"),
      "/.well-known/api-catalog": catalog({ "api-catalog": [{ href: "/more" }, { href: "/.well-known/api-catalog" }] }),
      "/more": catalog({ "api-catalog": [{ href: "/more" }], "service-desc": [{ href: "/files/orchard.json" }] }),
      ...orchard,
    };
    server.requests.length = 0;
    expect(await pathOf(served)).toBe("/served");
    expect(server.requests.filter(({ path }) => path === "/more")).toHaveLength(1);
  });
});

describe("a page that shows several documents", () => {
  const trees = document({ path: "/trees", title: "Trees" });
  const pickers = document({ path: "/pickers", title: "Pickers", version: "2" });
  const both = { "/a.json": trees, "/b.json": pickers };
  const redoc = page('<redoc spec-url="/a.json"></redoc><redoc spec-url="/b.json"></redoc>');
  const sources = JSON.stringify({
    sources: [
      { title: "Trees 1", url: "/a.json" },
      { title: "Pickers 2", url: "/b.json" },
    ],
  });
  const named = () => `Name the one you mean: Trees 1 (${server.origin}/a.json), Pickers 2 (${server.origin}/b.json)`;

  it.each([
    ["two elements", redoc],
    ["two viewers", script('SwaggerUIBundle({ url: "/a.json" }); SwaggerUIBundle({ url: "/b.json" })')],
    ["two links", page('<a download href="/a.json">A</a><a download href="/b.json">B</a>')],
    ["two links of any kind", page('<a href="/a.json">A</a><a href="/b.json">B</a>')],
    ["sources of Scalar", script(`Scalar.createApiReference("#app", ${sources})`)],
    ["sources in an attribute", page(`<script id="api-reference" data-configuration='${sources}'></script>`)],
  ])("%s: all are named, with their addresses", async (_, docs) => {
    const found = await find({ "/docs/": docs, ...both });
    expect(found).toEqual({
      ok: false,
      problem: { message: `${server.origin}/docs/ shows 2 documents`, hint: named() },
    });
  });

  it("in a Link header", async () => {
    const headers = { link: '</a.json>; rel="service-desc", </b.json>; rel="service-desc"' };
    const found = await find({ "/docs/": { body: page("words"), headers }, ...both });
    expect(found).toMatchObject({ ok: false, problem: { hint: named() } });
  });

  it("inside the page itself", async () => {
    const content = (text: string): string => `{ title: "One", content: ${text} }`;
    const found = await find({
      "/docs/": script(`Scalar.createApiReference("#app", { sources: [${content(trees)}, ${content(pickers)}] })`),
    });
    expect(found).toEqual({
      ok: false,
      problem: {
        message: `${server.origin}/docs/ shows 2 documents`,
        hint: "They stand in the page itself: save the one you mean, and name the file: One (in the page itself), One (in the page itself)",
      },
    });
  });

  it("one of them on a host that nobody named", async () => {
    const found = await find({
      "/docs/": page('<redoc spec-url="/a.json"></redoc><redoc spec-url="https://other.example.com/b.json"></redoc>'),
      ...both,
    });
    expect(found).toMatchObject({
      ok: false,
      problem: { hint: `Name the one you mean: Trees 1 (${server.origin}/a.json), https://other.example.com/b.json` },
    });
  });

  it.each([
    ["twice the same address", '<redoc spec-url="/a.json"></redoc><a download href="/a.json">A</a>'],
    ["JSON and YAML", '<redoc spec-url="/a.json"></redoc><redoc spec-url="/a.yaml"></redoc>'],
    ["the same document twice", '<redoc spec-url="/a.json"></redoc><redoc spec-url="/same.json"></redoc>'],
    ["a viewer, and a sample for download", '<redoc spec-url="/a.json"></redoc><a download href="/b.json">B</a>'],
    ["one that is not there", '<redoc spec-url="/gone.json"></redoc><redoc spec-url="/a.json"></redoc>'],
  ])("%s: is one", async (_, body) => {
    const served = { "/docs/": page(body), ...both, "/same.json": trees, "/a.yaml": yaml("/trees") };
    expect(await pathOf(served)).toBe("/trees");
  });

  it("JSON and YAML of one name, of which one was left behind: is a choice", async () => {
    const body = '<redoc spec-url="/a.json"></redoc><redoc spec-url="/a.yaml"></redoc>';
    expect(await find({ "/docs/": page(body), ...both, "/a.yaml": yaml("/groves") })).toMatchObject({
      ok: false,
      problem: { message: `${server.origin}/docs/ shows 2 documents` },
    });
  });

  it("a page that was moved: its new place counts, not the usual one of its host", async () => {
    const served = {
      "/docs/": page("Moved.", '<meta http-equiv="Refresh" content="0; url=/new/">'),
      "/new/": page('<redoc spec-url="/a.json"></redoc>'),
      "/openapi.json": document({ path: "/other" }),
    };
    expect(await pathOf({ ...served, ...both })).toBe("/trees");
  });

  describe("of which one is called as the release is", () => {
    const old = document({ path: "/old", version: "2.22" });
    const young = document({ path: "/new", version: "2.25" });
    const list = (urls: object): string => script(`SwaggerUIBundle({ urls: ${JSON.stringify(urls)} })`);
    const of = (name: string, url: string) => ({ name, url });

    it.each([
      [
        "by what they say themselves",
        page('<redoc spec-url="/o.json"></redoc><redoc spec-url="/n.json"></redoc>'),
        "2.25",
      ],
      ["by their addresses", list([of("A", "/v1/api.json"), of("B", "/v2/api.json")]), "2"],
      ["by their names", list([of("Orchard v1", "/o.json"), of("Orchard v2", "/n.json")]), "2"],
      ["by dates", list([of("2025-10", "/o.json"), of("2026-01", "/n.json")]), "2026-01"],
    ])("%s: it is taken", async (_, docs, release) => {
      const served = { "/docs/": docs, "/o.json": old, "/n.json": young, "/v1/api.json": old, "/v2/api.json": young };
      expect(await pathOf(served, { release })).toBe("/new");
    });

    it.each([
      ["no release is asked for", list([of("Orchard v1", "/o.json"), of("Orchard v2", "/n.json")]), undefined],
      ["another is asked for", list([of("Orchard v1", "/o.json"), of("Orchard v2", "/n.json")]), "3"],
      ["they are different things", list([of("Orders v1", "/o.json"), of("Billing v2", "/n.json")]), "2"],
      ["two are called so", list([of("2", "/o.json"), of("v2", "/n.json")]), "2"],
      ["one has no release in its name", list([of("Orchard", "/o.json"), of("Orchard 2.25", "/n.json")]), "2.25"],
    ])("%s: none is", async (_, docs, release) => {
      const found = await find(
        { "/docs/": docs, "/o.json": old, "/n.json": young },
        release === undefined ? {} : { release },
      );
      expect(found).toMatchObject({ ok: false, problem: { message: `${server.origin}/docs/ shows 2 documents` } });
    });
  });
});

describe("what a page shows for certain and cannot be read is not replaced by what lies elsewhere", () => {
  const other = { "/openapi.json": document({ path: "/other" }), "/old.json": document({ path: "/old" }) };
  const download = '<a download href="/old.json">Old</a>';
  it.each([
    ["gone", { "/docs/": page('<redoc spec-url="/v2.json"></redoc>') }, "v2.json answered with status 404"],
    ["gone, beside a download", { "/docs/": page(`<redoc spec-url="/v2.json"></redoc>${download}`) }, "status 404"],
    [
      "cut",
      { "/docs/": page('<redoc spec-url="/v2.json"></redoc>'), "/v2.json": '{"openapi":"3.0' },
      "is no OpenAPI document",
    ],
    [
      "a login",
      { "/docs/": page('<redoc spec-url="/v2.json"></redoc>'), "/v2.json": page("Sign in") },
      "is no OpenAPI document",
    ],
    ["empty", { "/docs/": page('<redoc spec-url="/v2.json"></redoc>'), "/v2.json": "" }, "answered with nothing"],
    [
      "a list of documents",
      { "/docs/": script('SwaggerUIBundle({ configUrl: "/config" })') },
      "config answered with status 404",
    ],
    ["the script that sets it up", { "/docs/": page('<script src="/swagger-initializer.js"></script>') }, "status 404"],
  ])("%s", async (_name, served, why) => {
    const found = await find({ ...other, ...served });
    expect(found.ok ? found.value.file : found.problem.message).toContain(why);
    expect(found.ok ? "" : found.problem.message).toContain("shows it as its document");
  });
});

describe("what a page does not do", () => {
  const two = { "/new.json": document({ path: "/new" }), "/old.json": document({ path: "/old", version: "0" }) };
  it.each([
    [
      "a comment of the page",
      page('<!-- <script>SwaggerUIBundle({ url: "/old.json" })</script> --><redoc spec-url="/new.json"></redoc>'),
    ],
    ["a line that is commented out", script('SwaggerUIBundle({\n // url: "/old.json",\n url: "/new.json" })')],
    ["a block that is", script('/* SwaggerUIBundle({ url: "/old.json" }) */\nSwaggerUIBundle({ url: "/new.json" })')],
  ])("is not read: %s", async (_name, body) => {
    expect(await pathOf({ "/docs/": body, ...two })).toBe("/new");
  });

  it.each([
    ["a name that is given two values", 'let u = "/old.json"; u = "/new.json"; SwaggerUIBundle({ url: u })'],
    [
      "one name in two places",
      'function a() { const u = "/old.json" } const u = "/new.json"; SwaggerUIBundle({ url: u })',
    ],
  ])("is a choice: %s", async (_name, text) => {
    expect(await find({ "/docs/": script(text), ...two })).toMatchObject({
      problem: { message: `${server.origin}/docs/ shows 2 documents` },
    });
  });
});

describe("a release whose page shows no document", () => {
  const app = page('<div id="app"></div>');
  const at = { at: "/docs/2.25", release: "2.25" };
  it("has it in its own folder", async () => {
    const served = { "/docs/2.25": app, "/docs/openapi.json": document({ version: "2.24" }) };
    expect(await pathOf({ ...served, "/docs/2.25/openapi.json": document({ path: "/new" }) }, at)).toBe("/new");
  });
  it("or where it is called so, not in one of another release", async () => {
    expect(await find({ "/docs/2.25": app, "/openapi.json": document({ version: "2.24" }) }, at)).toMatchObject({
      problem: { message: `${server.origin}/openapi.json may be of another release than 2.25: it calls itself 2.24` },
    });
    expect(await pathOf({ "/docs/2.25": app, "/openapi.json": document({ version: "2.25.1" }) }, at)).toBe("/served");
  });
});
