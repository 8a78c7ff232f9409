import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDocument as findFor } from "../../src/contract/discover/find-document.js";
import { type Fetcher, networkFetcher } from "../../src/contract/index.js";
import { fixture } from "./load-fixture.js";
import { type Loopback, loopback } from "./loopback.js";

const DOCUMENT = '{"openapi":"3.0.3","info":{"title":"t","version":"1"},"paths":{"/served":{}}}';
const page = (name: string): string => readFileSync(fixture(`docs-pages/${name}`), "utf8");

const findDocument = (url: string, fetcher: Fetcher) =>
  findFor({ url, fetcher, hasToken: false, now: new Date("2026-11-20T12:00:00Z") });

/** What a control plane serves, its docs page under `/api/docs/`. */
const site = (docsPage: string): Readonly<Record<string, string>> => ({
  "/api/docs/": docsPage,
  "/api/docs/openapi.json": DOCUMENT,
  "/api/docs/openapi.json?x=1&y=2": DOCUMENT,
  "/api/docs/swagger-initializer.js": page("swagger-initializer.js"),
  "/api/docs/docs/swagger-ui-init.js": page("swagger-ui-init.js"),
  "/v3/api-docs/swagger-config": '{"configUrl":"/v3/api-docs/swagger-config","url":"/v3/api-docs","validatorUrl":""}',
  "/v3/api-docs": DOCUMENT,
});

describe("the document behind a docs page", () => {
  let server: Loopback;
  let files: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    server = await loopback((path, response) => {
      const text = files[path];
      if (text === undefined) return false;
      response.writeHead(200).end(text);
      return true;
    });
  });
  afterAll(() => server.close());

  const find = async (docsPage: string) => {
    files = site(docsPage);
    return findDocument(`${server.origin}/api/docs/`, networkFetcher());
  };

  it.each([
    ["redoc-element.html", "/api/docs/openapi.json?x=1&y=2", "/served"],
    ["redoc-init.html", "/api/docs/openapi.json", "/served"],
    ["redocly-state.html", "/api/docs/", "/inline"],
    ["swagger-ui-inline.html", "/api/docs/openapi.json", "/served"],
    ["swagger-ui-initializer.html", "/v3/api-docs", "/served"],
    ["nest.html", "/api/docs/docs/swagger-ui-init.js", "/nest"],
    ["scalar-url.html", "/api/docs/openapi.json", "/served"],
    ["scalar-configuration.html", "/api/docs/openapi.json", "/served"],
    ["scalar-inline.html", "/api/docs/", "/inline"],
    ["scalar-create.html", "/api/docs/openapi.json", "/served"],
    ["stoplight.html", "/api/docs/openapi.json", "/served"],
    ["rapidoc.html", "/api/docs/openapi.json", "/served"],
    ["service-desc.html", "/api/docs/openapi.json", "/served"],
    ["no-clue.html", "/api/docs/openapi.json", "/served"],
  ])("%s: at %s", async (name, address, path) => {
    const found = await find(page(name));
    if (!found.ok) throw new Error(found.problem.message);
    expect(found.value.file).toBe(`${server.origin}${address}`);
    expect((JSON.parse(found.value.text) as { paths: object }).paths).toHaveProperty([path]);
  });

  it("leaves the choice to the user where a page shows several", async () => {
    const found = await find(page("swagger-ui-several.html"));
    expect(found).toMatchObject({
      ok: false,
      problem: {
        message: `${server.origin}/api/docs/ shows 2 documents`,
        hint: `Name the one you mean: Orders (${server.origin}/orders.json), Billing (${server.origin}/billing.json)`,
      },
    });
  });

  it("says so when there is none", async () => {
    files = { "/": page("no-clue.html") };
    const found = await findDocument(`${server.origin}/`, networkFetcher());
    expect(found).toMatchObject({
      ok: false,
      problem: { message: `${server.origin}/ is neither an OpenAPI document nor a docs page that shows one` },
    });
  });

  it("reads a page as a browser does: comments, quotes, entities, case", async () => {
    const found = await find(
      `<!-- <redoc spec-url="/wrong.json"> --><p title='<redoc spec-url="/wrong.json">'>
       <style>redoc { content: '<redoc spec-url="/wrong.json">' }</style>
       <REDOC id=x Spec-URL='/api/docs/openapi.json?x=1&amp;y=2' spec-url=/wrong.json hidden></REDOC>`,
    );
    expect(found).toMatchObject({ ok: true, value: { file: `${server.origin}/api/docs/openapi.json?x=1&y=2` } });
  });

  it("asks for so many addresses at most, whatever a page names", async () => {
    const addresses = Array.from({ length: 500 }, (_, at) => `<redoc spec-url="/${at}.json"></redoc>`);
    const scripts = Array.from({ length: 500 }, (_, at) => `<script src="/main-${at}.js"></script>`);
    files = { "/": addresses.concat(scripts).join("\n") };
    server.requests.length = 0;
    const found = await findDocument(`${server.origin}/`, networkFetcher());
    expect(found).toEqual({
      ok: false,
      problem: {
        message: `${server.origin}/ names more addresses than a docs page has need of`,
        hint: "None of the first 20 is an OpenAPI document: name the document itself.",
      },
    });
    expect(server.requests.length).toBe(22);
  });

  it("also where each script names more", async () => {
    const scripts = Array.from({ length: 4 }, (_, at) => `<script src="/main-${at}.js"></script>`).join("");
    const urls = (at: number): string =>
      `SwaggerUI({ ${Array.from({ length: 100 }, (_, each) => `url: "/${at}-${each}.json"`).join(", ")} })`;
    files = { "/": scripts, ...Object.fromEntries([0, 1, 2, 3].map((at) => [`/main-${at}.js`, urls(at)])) };
    server.requests.length = 0;
    const found = await findDocument(`${server.origin}/`, networkFetcher());
    expect(found).toMatchObject({ ok: false, problem: { message: /names more addresses/ } });
    expect(server.requests.length).toBe(23);
  });

  it.each([
    ["tags that never end", "<div "],
    ["tags that are never closed", "<div><p>"],
    ["closing tags of nothing", "<a></b></c>"],
    ["lists that never end", "urls: ["],
    ["objects in a list that never end", "urls: [{"],
    ["documents that never end", 'spec: {"openapi":'],
    ["quotes", "<div title='"],
    ["comments", "<!--"],
    ["scripts", "<script>"],
    ["entities", "&amp"],
    ["configurations", `<div data-configuration='"url":"'>`],
    ["addresses", 'url: "a" swagger '],
    ["blanks", "configUrl                    :  Redoc.init(      "],
  ])("passes over a page of %s in one pass", async (_, piece) => {
    const repeated = piece.repeat(Math.ceil(500_000 / piece.length));
    for (const start of ["<html>", "swagger "]) {
      files = { "/": start + repeated };
      server.requests.length = 0;
      await findDocument(`${server.origin}/`, networkFetcher());
      expect(server.requests.length).toBeLessThan(31);
    }
  });

  it("does not follow a page around in circles", async () => {
    files = {
      "/": '<script src="config.js"></script>',
      "/config.js": 'SwaggerUIBundle({ url: "/" , configUrl: "/config.js" })',
    };
    server.requests.length = 0;
    const found = await findDocument(`${server.origin}/`, networkFetcher());
    expect(found.ok).toBe(false);
    expect(server.requests.filter(({ path }) => path === "/config.js")).toHaveLength(1);
  });
});
