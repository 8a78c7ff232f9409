/** Docs pages as frameworks serve them, and links beside them that are of something else. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { findDocument } from "../../src/contract/discover/find-document.js";
import { networkFetcher } from "../../src/contract/index.js";
import { type Loopback, loopback } from "./loopback.js";

const document = (title: string): string =>
  JSON.stringify({ openapi: "3.0.3", info: { title, version: "1" }, paths: { [`/${title}`]: { get: {} } } });
const page = (body: string): string => `<!doctype html><html><body>${body}</body></html>`;

let server: Loopback;
let files: Readonly<Record<string, string>> = {};
let link = "";
beforeAll(async () => {
  server = await loopback((path, response) => {
    const found = files[path];
    if (found === undefined) return false;
    response.writeHead(200, path === "/docs" && link !== "" ? { link } : {}).end(found);
    return true;
  });
});
afterAll(() => server.close());

async function titleAt(path: string, served: Readonly<Record<string, string>>, header = ""): Promise<string> {
  files = served;
  link = header;
  const url = `${server.origin}${path}`;
  const now = new Date("2026-11-20T12:00:00Z");
  const found = await findDocument({ url, fetcher: networkFetcher(), hasToken: false, now });
  if (!found.ok) return `${found.problem.message}: ${found.problem.hint}`;
  return (JSON.parse(found.value.text) as { info: { title: string } }).info.title;
}

test("a script that makes the address by a function of its own", async () => {
  const settings = `window.onload = function () {
    function resolveUrl(url) { const anchor = document.createElement("a"); anchor.href = here() + url; return anchor.href }
    const ui = SwaggerUIBundle(Object.assign({}, { dom_id: "#swagger-ui" }, { url: resolveUrl("./json") }));
  }`;
  const served = {
    "/documentation": page('<script src="./documentation/static/swagger-initializer.js"></script>'),
    "/documentation/static/swagger-initializer.js": settings,
    "/documentation/json": document("fastify"),
  };
  expect(await titleAt("/documentation", served)).toBe("fastify");
});

test("a script at the address of the page itself", async () => {
  const served = {
    "/schema/ui/": page('<script src="?script="></script>'),
    "/schema/ui/?script=": 'const ui = SwaggerUIBundle({ url: "/schema/", plugins, ...settings })',
    "/schema/": document("django"),
  };
  expect(await titleAt("/schema/ui/", served)).toBe("django");
});

test("a `data-url` of something else is no document", async () => {
  const share = '<div class="share" data-url="https://blog.example.com/post"></div>';
  expect(
    await titleAt("/docs", { "/docs": page(`${share}<redoc spec-url="/a.json">`), "/a.json": document("a") }),
  ).toBe("a");
  const reference = '<div id="api-reference" data-url="/a.json"></div>';
  expect(await titleAt("/docs", { "/docs": page(reference), "/a.json": document("a") })).toBe("a");
});

test("a link of another resource", async () => {
  const served = { "/docs": page("API"), "/a.json": document("a"), "/b.json": document("b") };
  const header = '</a.json>; rel="service-desc", </b.json>; rel="service-desc"; anchor="/billing"';
  expect(await titleAt("/docs", served, header)).toBe("a");
  expect(await titleAt("/docs", served, header.replace('anchor="/billing"', 'anchor="#billing"'))).toMatch(
    /shows 2 documents/,
  );
});

test("a catalog of several APIs, one of which is asked for", async () => {
  const catalog = (anchor: string): string => {
    const entry = (name: string, at: string) => ({ anchor: at, "service-desc": [{ href: `/${name}.json` }] });
    return JSON.stringify({ linkset: [entry("a", anchor), entry("b", "/billing")] });
  };
  const served = { "/docs": page("API"), "/a.json": document("a"), "/b.json": document("b") };
  expect(await titleAt("/docs", { ...served, "/.well-known/api-catalog": catalog("/docs/") })).toBe("a");
  expect(await titleAt("/docs", { ...served, "/.well-known/api-catalog": catalog("/other") })).toMatch(
    /shows 2 documents/,
  );
});
