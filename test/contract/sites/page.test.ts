/** One page of a site: how it is had in Markdown, and what stands in it. */
import { describe, expect, test } from "vitest";
import { documentsOnly, fragmentsIn, readPage } from "../../../src/contract/sites/page.js";
import { type Answers, readerOf, SITE, short } from "./in-memory.js";

const PAGE = "/api/loans";
const OPENAPI = { openapi: "3.0.3", info: { title: "L", version: "1" } };
const document = (operation: object = { responses: {} }) => ({ ...OPENAPI, paths: { "/loans": { get: operation } } });
const fence = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value)}\n\`\`\`\n`;
const markdown = `# Loans\n\n${fence(document())}`;
const HTML = "<!doctype html><html></html>";

async function read(site: Answers, { page = PAGE, forbidden = [] as readonly string[] } = {}) {
  const { reader, asked } = readerOf(site);
  const allowed = (url: URL): boolean => !forbidden.includes(short(url.href));
  const outcome = await readPage(new URL(page, SITE), reader, allowed);
  return { outcome, asked: asked.map(({ url }) => url) };
}
const message = async (site: Answers, options: { page?: string; forbidden?: readonly string[] } = {}) => {
  const { outcome } = await read(site, options);
  return outcome.ok
    ? `read ${outcome.value.fragments.length} at ${short(outcome.value.at)}`
    : short(outcome.problem.message);
};

describe("a page is had in Markdown", () => {
  const head = (href: string): string => `<html><link rel="alternate" type="text/markdown" href="${href}"></html>`;
  test.each<[name: string, site: Answers, told: string, options?: { page?: string; forbidden?: readonly string[] }]>([
    ["beside itself", { [`${PAGE}.md`]: markdown }, "read 1 at /api/loans.md"],
    [
      "beside itself, with its query",
      { [`${PAGE}.md?a=1`]: markdown },
      "read 1 at /api/loans.md?a=1",
      { page: `${PAGE}?a=1` },
    ],
    ["by itself", { [PAGE]: markdown }, "read 1 at /api/loans"],
    ["by itself, where beside it is another page", { [`${PAGE}.md`]: HTML, [PAGE]: markdown }, "read 1 at /api/loans"],
    [
      "by itself, where nothing beside it may be read",
      { [PAGE]: markdown, [`${PAGE}.md`]: "# Other" },
      "read 1 at /api/loans",
      { forbidden: [`${PAGE}.md`] },
    ],
    ["at its own name", { "/loans.md": markdown }, "read 1 at /loans.md", { page: "/loans.md" }],
    ["at its own name in MDX", { "/loans.mdx": markdown }, "read 1 at /loans.mdx", { page: "/loans.mdx" }],
    ["in a text", { "/loans.txt": markdown }, "read 1 at /loans.txt", { page: "/loans.txt" }],
    ["at the root", { "/": markdown }, "read 1 at /", { page: "/" }],
    ["where its head leads", { [PAGE]: head("/md/loans"), "/md/loans": markdown }, "read 1 at /md/loans"],
    ["where its head leads, which is not there", { [PAGE]: head("/md/loans") }, "/api/loans is not served in Markdown"],
    [
      "where its head leads, which is no Markdown",
      { [PAGE]: head("/md/loans"), "/md/loans": HTML },
      "/api/loans is not served in Markdown",
    ],
    ["where its head leads to itself", { [PAGE]: head(PAGE) }, "/api/loans is not served in Markdown"],
    [
      "where its head leads to another site",
      { [PAGE]: head("https://other.example/a.md") },
      "/api/loans is not served in Markdown",
    ],
    ["after it has moved", { [`${PAGE}.md`]: { body: markdown, at: "/new/loans.md" } }, "read 1 at /new/loans.md"],
  ])("%s", async (_, site, told, options = {}) => {
    expect(await message(site, options)).toBe(told);
  });

  test.each<[name: string, site: Answers, told: string, options?: { page?: string }]>([
    ["nothing is there", {}, "/api/loans answered with status 404"],
    ["it is a page in HTML", { [PAGE]: HTML }, "/api/loans is not served in Markdown"],
    [
      "it is a page in HTML beside one that is not there",
      { [PAGE]: HTML, [`${PAGE}.md`]: HTML },
      "/api/loans is not served in Markdown",
    ],
    [
      "beside it is no Markdown, and it is not there",
      { [`${PAGE}.md`]: HTML },
      "/api/loans.md is no page in Markdown, and without .md it answered with status 404",
    ],
    [
      "beside it is no Markdown, and it is broken",
      { [`${PAGE}.md`]: HTML, [PAGE]: 500 },
      "/api/loans answered with status 500",
    ],
    ["beside it is refused", { [`${PAGE}.md`]: 403, [PAGE]: markdown }, "/api/loans.md refused access with status 403"],
    ["beside it is broken", { [`${PAGE}.md`]: 500, [PAGE]: markdown }, "/api/loans.md answered with status 500"],
    [
      "beside it says that it is not there",
      { [`${PAGE}.md`]: "# Page Not Found\n", [PAGE]: markdown },
      '/api/loans.md answered "Page Not Found"',
    ],
    [
      "beside it says so with its status",
      { [`${PAGE}.md`]: { body: "# Page not found\n", status: 404 }, [PAGE]: markdown },
      '/api/loans.md answered "Page not found"',
    ],
    ["it says that it is not there", { [PAGE]: "# Page Not Found\n" }, '/api/loans answered "Page Not Found"'],
    [
      "a page by its own name is none",
      { "/loans.md": HTML },
      "/loans.md is not served in Markdown",
      { page: "/loans.md" },
    ],
    ["a page by its own name is not there", {}, "/loans.md is not served in Markdown", { page: "/loans.md" }],
    [
      "it is empty",
      { [`${PAGE}.md`]: { body: " \n", headers: { "content-type": "text/markdown" } } },
      "/api/loans is empty",
    ],
  ])("%s", async (_, site, told, options = {}) => {
    expect(await message(site, options)).toBe(told);
  });

  test("it is asked for once, or as often as there are names for it", async () => {
    const asked = async (site: Answers, page?: string) =>
      (await read(site, { ...(page !== undefined && { page }) })).asked;
    expect(await asked({ [`${PAGE}.md`]: markdown })).toEqual([`${PAGE}.md`]);
    expect(await asked({ [PAGE]: markdown })).toEqual([`${PAGE}.md`, PAGE]);
    expect(await asked({}, "/loans.md")).toEqual(["/loans.md"]);
  });
});

describe("what stands in a page", () => {
  const held = async (body: string) => {
    const { outcome } = await read({ [`${PAGE}.md`]: { body, headers: { "content-type": "text/markdown" } } });
    return outcome.ok ? outcome.value : short(outcome.problem.message);
  };
  const rootsOf = async (body: string) => {
    const page = await held(body);
    return typeof page === "string" ? page : page.fragments.map(({ root }) => root);
  };

  test("a document, and nothing else", async () => {
    expect(await held(markdown)).toEqual({
      at: `${SITE}${PAGE}.md`,
      fragments: [{ page: `${SITE}${PAGE}`, root: document({ summary: "Loans", responses: {} }) }],
      shown: [],
      perhaps: [],
      mentioned: [],
      samples: [],
      links: [],
      isBare: false,
      ending: { heading: undefined, isOpen: false },
    });
  });

  test("prose, with its links and what it mentions", async () => {
    const words = "Words about loans that go on for a while, so that nobody takes this page for one of a line or two. ";
    expect(await held(`# Loans\n\n${words}${words}\n\n## GET /v1/loans\n\n[All](/all.md)\n\n## More\n`)).toEqual({
      at: `${SITE}${PAGE}.md`,
      fragments: [],
      shown: [{ method: "get", address: "/v1/loans" }],
      perhaps: [],
      mentioned: [{ method: "get", address: "/v1/loans" }],
      samples: [],
      links: [{ title: "All", href: "/all.md", heading: "GET /v1/loans" }],
      isBare: false,
      ending: { heading: "More", isOpen: true },
    });
  });

  test("paths without a document around them", async () => {
    const page = await held(`# Loans\n\n${fence({ paths: { "/loans": { get: { responses: {} } } } })}`);
    expect(typeof page === "string" ? page : [page.fragments, page.samples]).toEqual([
      [],
      [{ method: "get", path: "/loans", isWebhook: false }],
    ]);
  });

  test.each<[name: string, body: string, told: string]>([
    [
      "a document that has no end",
      `# A\n\n\`\`\`json\n{"openapi": "3.0.3", "paths": {`,
      "/api/loans is cut: its document has no end",
    ],
    [
      "a document that cannot be read",
      '# A\n\n```json\n{"openapi": "3.0.3", }}\n```\n',
      "/api/loans holds a document that cannot be read: ",
    ],
    [
      "a document without operations",
      `# A\n\n${fence({ ...OPENAPI, paths: {} })}`,
      "/api/loans holds a document without operations",
    ],
    [
      "a document without operations, with empty components",
      `# A\n\n${fence({ ...OPENAPI, paths: {}, components: {} })}`,
      "/api/loans holds a document without operations",
    ],
    ["an empty fence", "# A\n\n```json\n\n```\n", "/api/loans holds an empty fence"],
    [
      "a document in no fence",
      '# A\n\n<pre>{"openapi": "3.0.3", "paths": { "/loans": {} } }</pre>\n',
      "/api/loans holds a document that stands in no fence",
    ],
  ])("%s is told", async (_, body, told) => {
    const page = await held(body);
    expect(typeof page === "string" && page.slice(0, told.length)).toBe(told);
  });

  test.each<[name: string, root: object]>([
    ["schemas alone", { ...OPENAPI, components: { schemas: { A: {} } } }],
    ["schemas beside no path", { ...OPENAPI, paths: {}, components: { schemas: { A: {} } } }],
    ["definitions beside no path", { swagger: "2.0", info: {}, paths: {}, definitions: { A: {} } }],
    ["webhooks beside no path", { ...OPENAPI, paths: {}, webhooks: { a: { post: { responses: {} } } } }],
  ])("a document of %s", async (_, root) => {
    expect(await rootsOf(`# A\n\n${fence(root)}`)).toEqual([root]);
  });

  test("an empty fence beside a document", async () => {
    expect(await rootsOf(`# A\n\n\`\`\`\n\`\`\`\n\n${fence(document({ summary: "B", responses: {} }))}`)).toEqual([
      document({ summary: "B", responses: {} }),
    ]);
  });

  test("references start where the page stands", async () => {
    const loan = (ref: string) => document({ summary: "A", responses: { 200: { $ref: ref } } });
    expect(await rootsOf(`# A\n\n${fence(loan("./models.json#/A"))}`)).toEqual([loan(`${SITE}/api/models.json#/A`)]);
    expect(await rootsOf(`# A\n\n${fence(loan("#/components/responses/A"))}`)).toEqual([
      loan("#/components/responses/A"),
    ]);
  });

  describe("the heading above an operation is its summary", () => {
    const two = { ...OPENAPI, paths: { "/loans": { get: { responses: {} }, put: { responses: {} } } } };
    const beside = { ...OPENAPI, paths: { "/loans": { parameters: [], get: { responses: {} } }, "/x": 1 } };
    test.each<[name: string, body: string, root: object]>([
      [
        "where it says none",
        `# A\n\n## [Experimental] Get\n\n${fence(document())}`,
        document({ summary: "[Experimental] Get", responses: {} }),
      ],
      [
        "beside what is no operation",
        `# Get\n\n${fence(beside)}`,
        { ...beside, paths: { ...beside.paths, "/loans": { parameters: [], get: { summary: "Get", responses: {} } } } },
      ],
      [
        "not where it says one",
        `# Get\n\n${fence(document({ summary: "Own", responses: {} }))}`,
        document({ summary: "Own", responses: {} }),
      ],
      ["not where it is the operation", `# GET /loans\n\n${fence(document())}`, document()],
      ["not of two operations", `# Get\n\n${fence(two)}`, two],
      ["not where there is none", fence(document()), document()],
      ["not of what answers nothing", `# Get\n\n${fence(document({}))}`, document({})],
    ])("%s", async (_, body, root) => {
      expect(await rootsOf(body)).toEqual([root]);
    });
  });

  const line = (length: number) => "x".repeat(length);
  test.each<[name: string, body: string, isBare: boolean]>([
    ["a line", "# Loans\n\nComing soon.\n", true],
    ["a line below front matter", `---\ntitle: ${line(200)}\n---\n\n# Loans\n\nComing soon.\n`, true],
    ["as much as a line or two", `# Loans\n\n${line(119)}\n`, true],
    ["more than a line or two", `# Loans\n\n${line(120)}\n`, false],
    ["a line below a long quote and a long heading", `# ${line(200)}\n\n> ${line(200)}\n\nSoon.\n`, true],
    ["a line above a footer", `# Loans\n\nSoon.\n\n---\n\n# Instructions\n\n${line(200)}\n`, true],
    ["a line with a link to a list", "# Loans\n\nSee [all](/llms.txt).\n", true],
    ["a line with a link", "# Loans\n\nSee [all](/all.md).\n", false],
    ["a document alone", markdown, false],
  ])("%s: bare %#", async (_, body, isBare) => {
    const page = await held(body);
    expect(typeof page === "string" ? page : page.isBare).toBe(isBare);
  });
});

test("what was read elsewhere is documents alone", () => {
  const fragments = [{ page: "a", root: document() }];
  expect(documentsOnly(fragments, "b")).toEqual({
    at: "b",
    fragments,
    shown: [],
    perhaps: [],
    mentioned: [],
    samples: [],
    links: [],
    isBare: false,
    ending: undefined,
  });
});

test("the documents of a text, or what is wrong with it", async () => {
  expect(await fragmentsIn(markdown, "a.md")).toEqual({
    ok: true,
    value: [{ page: "a.md", root: document({ summary: "Loans", responses: {} }) }],
  });
  expect(await fragmentsIn("# A\n\n```\n```\n", "a.md")).toMatchObject({
    problem: { message: "a.md holds an empty fence" },
  });
});
