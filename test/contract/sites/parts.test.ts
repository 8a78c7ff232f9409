/** The pieces that a site is read with, each by itself. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadContract } from "../../../src/contract/index.js";
import { documentIn } from "../../../src/contract/sites/fenced-document.js";
import { fencesOf } from "../../../src/contract/sites/fences.js";
import { linksOf } from "../../../src/contract/sites/links-in-markdown.js";
import { isMarkdown, unescaped } from "../../../src/contract/sites/markdown.js";
import { mergeFragments } from "../../../src/contract/sites/merge.js";
import { namesRelease } from "../../../src/contract/sites/release-names.js";
import { readRobots } from "../../../src/contract/sites/robots.js";
import { isWithin, ofOneRelease, pathFrom, plainAddress } from "../../../src/contract/sites/scope.js";
import { readSitemap } from "../../../src/contract/sites/sitemap.js";
import { validationRemarks } from "../../../src/contract/validate.js";
import { linkedAddresses } from "../../../src/contract/web/links.js";
import { isMissingPage, saysNotFound } from "../../../src/contract/web/not-found.js";
import { diffContracts } from "../../../src/diff/index.js";
import { LIBRARY } from "./library.js";
import { splitByTag } from "./split.js";

const url = (path: string): URL => new URL(path, "https://docs.example.com");

describe("one release of a site", () => {
  test.each([
    ["/api/2.25", "/api/2.25", true],
    ["/api/2.25", "/api/2.25/workloads", true],
    ["/api/2.25", "/api/2.25-beta/workloads", false],
    ["/api/2.25", "/api/2.2", false],
    ["/api/2.25/", "/api/2.25/a", true],
    ["/", "/anything", true],
    ["/api", "https://elsewhere.example.com/api/a", false],
  ])("%s holds %s: %s", (root, at, expected) => {
    expect(isWithin(url(root), new URL(at, url("/")))).toBe(expected);
  });

  test("what lies in another variant, or under a release of its own, is left out", () => {
    const pages = ["/api/a", "/api/2.24/a", "/api/v3.0/a", "/api/beta/a", "/other/a"].map(url);
    expect(ofOneRelease(url("/api"), pages, [url("/api"), url("/api/beta")]).map(({ pathname }) => pathname)).toEqual([
      "/api/a",
    ]);
    expect(ofOneRelease(url("/api/2.24"), pages).map(({ pathname }) => pathname)).toEqual(["/api/2.24/a"]);
  });

  test.each([
    ["2.25", true],
    ["v3.0", true],
    ["v1", false],
    ["workloads-v2", false],
    ["2026", false],
  ])("%s names a release: %s", (segment, expected) => {
    expect(namesRelease(segment)).toBe(expected);
  });

  test("a page has one address, and a name from its root on", () => {
    expect(plainAddress("/api/a/#top", url("/"))?.href).toBe("https://docs.example.com/api/a");
    expect(plainAddress("mailto:a@example.com")).toBeUndefined();
    expect([pathFrom(url("/api"), url("/api/a/b")), pathFrom(url("/api"), url("/api"))]).toEqual(["a/b", "."]);
  });
});

describe("Markdown", () => {
  test("fences by the rules of CommonMark, with the heading before them", () => {
    const page = "## \\[Beta] Get\n````yaml a\n```\nopenapi: 3\n```\n````\n### Next\n~~~\n{}\n~~~\n```json\n{";
    expect(fencesOf(page)).toEqual([
      { text: "```\nopenapi: 3\n```", heading: "[Beta] Get", closed: true },
      { text: "{}", heading: "Next", closed: true },
      { text: "{", heading: "Next", closed: false },
    ]);
  });

  test("links with the heading that they stand under", () => {
    const list =
      "# Docs\n- [A](https://x.example/a.md): words\n## OpenAPI Specification\n- JSON: https://x.example/openapi.json\n";
    expect(linksOf(list).links).toEqual([
      { href: "https://x.example/a.md", title: "A", heading: "Docs" },
      { href: "https://x.example/openapi.json", title: "", heading: "OpenAPI Specification" },
    ]);
  });

  test.each([
    ["[\\[Beta\\] Pickers](/a.md)", "[Beta] Pickers", "/a.md"],
    ["[[Beta] Baskets](/a.md)", "[Beta] Baskets", "/a.md"],
    ["[Pickers](/pick-(v2).md)", "Pickers", "/pick-(v2).md"],
    ["[Pickers](</pick list.md>)", "Pickers", "/pick list.md"],
    ['[Pickers](/a.md "All of them")', "Pickers", "/a.md"],
    ["[Pickers](/a.md?x=1&amp;y=2)", "Pickers", "/a.md?x=1&y=2"],
    ["[`GET` pickers](/a.md)", "`GET` pickers", "/a.md"],
    ["[Pickers][p]\n\n[p]: /a.md", "Pickers", "/a.md"],
    ["[p]\n\n[P]: </a.md>", "p", "/a.md"],
    ['<a class="x" href="/a.md?x=1&amp;y=2">Pickers</a>', "", "/a.md?x=1&y=2"],
    ["[Pickers\nand more](/a.md)", "and more", "/a.md"],
  ])("%j leads somewhere", (text, title, href) => {
    expect(linksOf(text)).toEqual({ links: [{ title, href, heading: undefined }], unread: [] });
  });

  test("an address that cannot be told is said, and an image leads nowhere", () => {
    expect(linksOf("- [A](/a.md)\n- [Pickers](/pick list.md): all\n- [Cut](/pi")).toEqual({
      links: [{ href: "/a.md", title: "A", heading: undefined }],
      unread: ["[Pickers](/pick list.md): all", "[Cut](/pi"],
    });
    expect(linksOf("![picture](/a.png) `[a](b)`")).toEqual({ links: [], unread: [] });
  });

  test.each([
    ["a key before it", '{"info":{"title":"t"},"paths":{},"openapi":"3.0.3"}', "document"],
    ["a comment before it", "# generated\nopenapi: 3.0.3\npaths: {}", "document"],
    ["a mark of YAML before it", '---\nopenapi: "3.1"\npaths: {}', "document"],
    ["paths alone", '{"paths":{"/a":{"get":{}}}}', "paths"],
    ["a configuration that names one", '{"name":"docs","openapi":"openapi.json"}', "prose"],
    ["a compiler's paths", '{"compilerOptions":{"paths":{"@/*":["./*"]}}}', "prose"],
    ["paths that break off", '{"info":{},"paths":{"/a":{"get":', "broken"],
    ["a request", "GET /openapi: 3", "prose"],
  ])("a fence with %s", async (_name, text, kind) => {
    expect((await documentIn({ text, heading: undefined, closed: true })).kind).toBe(kind);
  });

  test("a fence opens however far it is indented, and closes where it did", () => {
    const page =
      '- Pickers\n\n    ```json\n    {"openapi":\n      "3.0.3"}\n    ```\n1. ```yaml\n   a: |\n         ```\n   ```\n';
    expect(fencesOf(page).map(({ text, closed }) => ({ text, closed }))).toEqual([
      { text: '{"openapi":\n  "3.0.3"}', closed: true },
      { text: "a: |\n      ```", closed: true },
    ]);
    expect(fencesOf("say ```json``` and\n```a```\n")).toEqual([]);
  });

  test.each([
    ["# A page\n\nwords", true],
    ["> quoted\n", true],
    ["<!doctype html>", false],
    ['{"openapi":"3.0.3"}', false],
    ["# the API\nopenapi: 3.0.3\npaths: {}\n", false],
  ])("%j is Markdown: %s", (text, expected) => {
    expect(isMarkdown(text)).toBe(expected);
  });

  test("a missing page says so in its heading, not in its prose", () => {
    expect(saysNotFound("> index\n\n# Page Not Found\n")).toBe(true);
    expect(saysNotFound("# Errors\n\n## Page Not Found\n")).toBe(false);
    expect(isMissingPage("<!doctype html><head><title>404: nothing here</title>")).toBe(true);
    expect(isMissingPage("<html><title>Acme</title><body><h1 class=x>Page not found</h1>")).toBe(true);
    expect(isMissingPage("<title>Acme</title><h2>404</h2><p>We could not find what you were looking for.</p>")).toBe(
      true,
    );
    expect(isMissingPage("<title>Widgets</title><p>404 Not Found is what a widget that is gone answers.</p>")).toBe(
      false,
    );
  });

  test("any text is read in bounded time, and gives back nothing that it does not hold", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("`", "~", "\n", "#", " ", "[", "]", "(", ")", "a", "\\") }),
        (text) => {
          for (const fence of fencesOf(text)) for (const line of fence.text.split("\n")) expect(text).toContain(line);
          for (const { href } of linksOf(text).links) expect(unescaped(text)).toContain(unescaped(href));
        },
      ),
    );
  });
});

describe("robots.txt", () => {
  const allows = (text: string, path: string): boolean => readRobots(text)(url(path));
  test.each([
    ["nothing said", "", "/a", true],
    ["all forbidden", "User-agent: *\nDisallow: /", "/a", false],
    ["an empty rule", "User-agent: *\nDisallow:", "/a", true],
    ["the longest rule decides", "User-agent: *\nDisallow: /api\nAllow: /api/public", "/api/public/a", true],
    ["of two as long the one that allows", "User-agent: *\nDisallow: /api\nAllow: /api", "/api/a", true],
    ["a wildcard", "User-agent: *\nDisallow: /api/*/private", "/api/2.25/private/a", false],
    ["an end", "User-agent: *\nDisallow: /*.md$", "/a.md?x", true],
    ["rules for others", "User-agent: gptbot\nDisallow: /", "/a", true],
    ["rules for us", "User-agent: *\nAllow: /\n\nUser-agent: LastCall\nDisallow: /", "/a", false],
    ["a group of several", "User-agent: a\nUser-agent: lastcall\nDisallow: /b # ours", "/b", false],
  ])("%s", (_, text, path, expected) => {
    expect(allows(text, path)).toBe(expected);
  });
});

describe("sitemaps", () => {
  test("an index, and a list of pages", () => {
    expect(readSitemap("<sitemapindex><sitemap><loc> https://a.example/1 </loc></sitemap></sitemapindex>")).toEqual({
      ...{ sitemaps: ["https://a.example/1"], pages: [], isCut: false, nameless: 0 },
    });
    expect(
      pagesOf('<x:urlset xmlns:x="s"><x:url><loc>https://a.example/?a=1&amp;b=2</loc></x:url></x:urlset>'),
    ).toEqual(["https://a.example/?a=1&b=2"]);
  });

  const pagesOf = (text: string): unknown => {
    const read = readSitemap(text);
    return read?.isCut === true ? "is cut" : read?.pages;
  };

  test.each([
    ["CDATA", "<urlset><url><loc><![CDATA[https://a.example/?a&b]]></loc></url></urlset>", ["https://a.example/?a&b"]],
    ["a prefix", "<s:urlset><s:url><s:loc>a</s:loc></s:url></s:urlset>", ["a"]],
    ["other languages", '<urlset><url><loc>a</loc><xhtml:link href="b"/></url></urlset><!-- made -->\n', ["a"]],
    ["pictures", "<urlset><url><image:image><image:loc>p</image:loc></image:image><loc>a</loc></url></urlset>", ["a"]],
    ["nothing", '<?xml version="1.0"?>\n<urlset xmlns="s"/>\n', []],
    ["no end", "<urlset><url><loc>a</loc></url>", "is cut"],
    ["no end of an address", "<urlset><url><loc>a</url></urlset>", "is cut"],
    ["half a tag", "<urlset><url><loc>a</loc></url><url><lo", "is cut"],
  ])("a list with %s", (_name, text, expected) => {
    expect(pagesOf(text)).toEqual(expected);
  });

  test.each([
    ["of pages", "<urlset><url/><url><loc>a</loc></url><url><loc> </loc></url><x/></urlset>", 2],
    ["of sitemaps", "<sitemapindex><sitemap><lastmod>2026</lastmod></sitemap></sitemapindex>", 1],
    ["of pages with pictures", "<urlset><url><image:image><image:loc>p</image:loc></image:image></url></urlset>", 1],
  ])("a list %s counts entries without an address", (_name, text, expected) => {
    expect(readSitemap(text)?.nameless).toBe(expected);
  });

  test.each(["", "<html></html>", "{}", "# Page Not Found", "<urls><loc>a</loc></urls>"])("%j is none", (text) => {
    expect(readSitemap(text)).toBeUndefined();
  });
});

test("links of a header and of a head", () => {
  const found = linkedAddresses({
    url: "https://docs.example.com/a/b",
    headers: { link: '<../openapi.json>; rel="service-desc"; type="application/json", </llms.txt>; rel=llms-txt' },
    text: '<link rel="alternate" type="text/markdown" href="b.md"><link rel="alternate" type="application/rss+xml" href="feed">',
  });
  const paths = (urls: readonly URL[]): readonly string[] => urls.map(({ pathname }) => pathname);
  const { documents, catalogs, lists, markdown } = found;
  expect({
    documents: paths(documents),
    catalogs: paths(catalogs),
    lists: paths(lists),
    markdown: paths(markdown),
  }).toEqual({
    documents: ["/openapi.json"],
    catalogs: [],
    lists: ["/llms.txt"],
    markdown: ["/a/b.md"],
  });
});

test("however a document is split, and in whatever order its parts come, together they are the same contract", async () => {
  const fragments = splitByTag(LIBRARY).flatMap(({ slug, fragments: own }) =>
    own.map(({ document }, at) => ({ page: `${slug}#${at}`, root: document })),
  );
  const contractOf = async (root: object) => {
    const contract = await loadContract({ kind: "text", file: "openapi.json", text: JSON.stringify(root) });
    if (!contract.ok) throw new Error(contract.problem.message);
    return contract.value;
  };
  const whole = await contractOf(LIBRARY);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(fragments, { minLength: fragments.length }),
      fc.subarray(fragments),
      async (shuffled, repeated) => {
        const merged = mergeFragments([...shuffled, ...repeated]);
        if (!merged.ok) throw new Error(merged.problem.message);
        const contract = await contractOf(merged.value);
        expect(diffContracts(whole, contract)).toEqual([]);
        expect(diffContracts(contract, whole)).toEqual([]);
        expect([...contract.operations.keys()].sort()).toEqual([...whole.operations.keys()].sort());
      },
    ),
    { numRuns: 20 },
  );
});

test("what a page says for all its operations stays theirs, where other pages say otherwise", async () => {
  const [first, second] = splitByTag(LIBRARY).map(({ fragments }) => fragments[0]?.document ?? {});
  const merged = mergeFragments([
    { page: "a", root: { ...first } },
    { page: "b", root: { ...second, security: [], servers: [{ url: "https://other.example.com" }] } },
  ]);
  if (!merged.ok) throw new Error(merged.problem.message);
  const contract = await loadContract({ kind: "text", file: "openapi.json", text: JSON.stringify(merged.value) });
  if (!contract.ok) throw new Error(contract.problem.message);
  const facts = [...contract.value.operations.values()].map(({ path, security, servers }) => [
    path,
    security?.length,
    servers.map((one) => one.url),
  ]);
  expect(facts).toEqual([
    ["/api/v1/books", 1, []],
    ["/api/v1/authors", 0, ["https://other.example.com"]],
  ]);
});

test("a fence in a block quote is one, and `> ` within another is its text", () => {
  const quoted = '> ## One\n>\n> ```json\n> {"openapi": "3.0.3"}\n> ```\n\n```yaml\n> kept\n```\n';
  expect(fencesOf(quoted).map(({ text, heading, closed }) => ({ text, heading, closed }))).toEqual([
    { text: '{"openapi": "3.0.3"}', heading: "One", closed: true },
    { text: "> kept", heading: "One", closed: true },
  ]);
});

describe("documents that differ in what they say for all their operations", () => {
  const swagger = (basePath: string, path: string, more: object = {}) => ({
    page: path,
    root: {
      ...{ swagger: "2.0", info: { title: "Library", version: "1" }, host: "library.example.com", basePath, ...more },
      paths: { [path]: { get: { responses: { 200: { description: "ok", schema: { type: "string" } } } } } },
    },
  });
  const factsOf = async (fragments: Parameters<typeof mergeFragments>[0]) => {
    const merged = mergeFragments(fragments);
    if (!merged.ok) throw new Error(merged.problem.message);
    const contract = await loadContract({ kind: "text", file: "openapi.json", text: JSON.stringify(merged.value) });
    if (!contract.ok) throw new Error(contract.problem.message);
    return Object.fromEntries(
      [...contract.value.operations.values()].map(({ path, servers, responses }) => [
        path,
        [
          (servers.length === 0 ? contract.value.servers : servers).map(({ url }) => url).join(),
          [...(responses.get("200")?.content.keys() ?? [])].join(),
        ],
      ]),
    );
  };

  test("Swagger 2.0: base path, host and media types stay those of each", async () => {
    const facts = await factsOf([
      swagger("/v1", "/books", { produces: ["application/json"] }),
      swagger("/v2", "/loans", { produces: ["text/csv"] }),
      swagger("/v1", "/rooms", { host: "rooms.example.com", produces: ["application/json"] }),
    ]);
    expect(facts).toEqual({
      "/books": ["https://library.example.com/v1", "application/json"],
      "/loans": ["https://library.example.com/v2", "text/csv"],
      "/rooms": ["https://rooms.example.com/v1", "application/json"],
    });
  });

  test("of Swagger 2.0 they are written as what is valid there", async () => {
    const merged = mergeFragments([swagger("/v1", "/books"), swagger("/v2", "/loans")]);
    if (!merged.ok) throw new Error(merged.problem.message);
    expect(await validationRemarks(merged.value)).toEqual([]);
  });

  test("one that names no server is served where it lies, not from the server of another", async () => {
    const page = (path: string, more: object) => ({
      page: path,
      root: { openapi: "3.0.3", info: { title: "t", version: "1" }, ...more, paths: { [path]: { get: {} } } },
    });
    const facts = await factsOf([
      page("/books", { servers: [{ url: "https://a.example/v1" }] }),
      page("/v2/loans", {}),
    ]);
    expect(facts).toMatchObject({ "/books": ["https://a.example/v1", ""], "/v2/loans": ["/", ""] });
  });
});

describe("one operation under two spellings", () => {
  const page = (name: string, facts: object = {}) => ({
    page: name,
    root: {
      openapi: "3.0.3",
      info: { title: "t", version: "1" },
      paths: {
        [`/books/{${name}}`]: {
          parameters: [{ name, in: "path", required: true, schema: { type: "string" } }],
          get: { responses: { 200: { description: "ok" } }, ...facts },
        },
      },
    },
  });

  test("is one where both pages say the same of it", () => {
    const merged = mergeFragments([page("isbn"), page("bookId")]);
    expect(merged.ok && merged.value.paths).toEqual({
      ...page("isbn").root.paths,
      "/books/{bookId}": { parameters: page("bookId").root.paths["/books/{bookId}"]?.parameters },
    });
  });

  test("is two revisions where they differ", () => {
    expect(mergeFragments([page("isbn"), page("bookId", { deprecated: true })])).toMatchObject({
      ok: false,
      problem: { message: "two revisions: GET /books/{isbn} of isbn is /books/{bookId} on bookId, and differs" },
    });
  });
});

describe("what one page says is not said of another", () => {
  const page = (name: string, root: object) => ({
    page: name,
    root: { openapi: "3.0.3", info: { title: "t", version: "1" }, ...root },
  });
  const ok = { responses: { 200: { description: "ok" } } };
  const contractOf = async (...fragments: Parameters<typeof mergeFragments>[0]) => {
    const merged = mergeFragments(fragments);
    if (!merged.ok) throw new Error(merged.problem.message);
    const contract = await loadContract({ kind: "text", file: "openapi.json", text: JSON.stringify(merged.value) });
    if (!contract.ok) throw new Error(contract.problem.message);
    return contract.value;
  };

  test("security of all operations of the first", async () => {
    const { operations } = await contractOf(
      page("a", { security: [{ key: [] }], paths: { "/a": { get: ok } } }),
      page("b", { paths: { "/b": { get: ok } } }),
    );
    expect([...operations.values()].map(({ path, security }) => [path, security?.length])).toEqual([
      ["/a", 1],
      ["/b", 0],
    ]);
  });

  test("parameters and servers of the path", async () => {
    const shared = {
      parameters: [
        { name: "expand", in: "query", required: true, schema: { type: "string" } },
        { name: "limit", in: "query", schema: { type: "string" } },
      ],
      servers: [{ url: "https://eu.example.com" }],
    };
    const own = { parameters: [{ name: "limit", in: "query", required: true, schema: { type: "string" } }] };
    const { operations } = await contractOf(
      page("a", { paths: { "/a": { ...shared, get: { ...ok, ...own } } } }),
      page("b", { paths: { "/a": { post: ok } } }),
    );
    expect(
      [...operations.values()].map(({ method, parameters, servers }) => [
        method,
        parameters.map(({ name, required }) => `${name} ${required}`),
        servers.map(({ url }) => url),
      ]),
    ).toEqual([
      ["GET", ["expand true", "limit true"], ["https://eu.example.com"]],
      ["POST", [], []],
    ]);
  });

  test("numbers of YAML and texts of JSON are one version, and further methods of a path come together", async () => {
    const { operations } = await contractOf(
      page("a", {
        openapi: "3.2.0",
        info: { title: "t", version: "7.0" },
        paths: { "/a": { additionalOperations: { COPY: ok } } },
      }),
      page("b", {
        openapi: "3.2.0",
        info: { title: "t", version: 7 },
        paths: { "/a": { additionalOperations: { LINK: ok } } },
      }),
    );
    expect([...operations.keys()]).toEqual(["COPY /a", "LINK /a"]);
  });
});

test("what is commented out is no document, and what only looks so is one", () => {
  const fence = '```json\n{"openapi":"3.0.3"}\n```\n';
  expect(fencesOf(`<!--\n${fence}-->\n{/* old:\n${fence}*/}\n<!-- a --> words\n`)).toEqual([]);
  expect(fencesOf(`<!-- never closed\n${fence}{/*\n${fence}`)).toHaveLength(2);
  expect(fencesOf(`\`\`\`html\n<!--\n\`\`\`\n${fence}-->\n`)).toHaveLength(2);
});
