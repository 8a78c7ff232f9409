/** What comes of a site: which pages give a part of the document, and which do not, or why there is none. */
import { describe, expect, test } from "vitest";
import { findDocument } from "../../../src/contract/discover/find-document.js";
import { type Answers, inMemory, SITE, short } from "./in-memory.js";

type Find = Parameters<typeof findDocument>[0];
type Json = Readonly<Record<string, unknown>>;

const INFO = { title: "Library", version: "1" };
const operation = (more: Json = {}): Json => ({ summary: "A", responses: { 200: { description: "" } }, ...more });
const document = (path: string, more: Json = {}): Json => ({
  openapi: "3.0.3",
  info: INFO,
  servers: [{ url: "https://library.example" }],
  paths: { [path]: { get: operation() } },
  ...more,
});
const WORDS =
  "These pages tell of books and of loans, of who lends them and for how long, in more words than a line or two would have. ";
const page = (...documents: readonly Json[]): string =>
  `# Page\n\n${WORDS}\n\n${documents.map((one) => `\`\`\`json\n${JSON.stringify(one)}\n\`\`\`\n`).join("\n")}\n${WORDS}\n`;
const HTML = "<!doctype html><html><body>API</body></html>";
const list = (...paths: readonly string[]): string =>
  `# Docs\n\n${paths.map((one) => `- [Page](${one})`).join("\n")}\n`;
const sitemap = (...paths: readonly string[]): string =>
  `<urlset>${paths.map((one) => `<url><loc>${one}</loc></url>`).join("")}</urlset>`;
const json = (value: unknown): string => JSON.stringify(value);
/** A site below `/api`: its list, and what it names. */
const site = (answers: Answers, listed: readonly string[] = Object.keys(answers)): Answers => ({
  "/api": HTML,
  "/api/llms.txt": list(...listed),
  ...answers,
});

async function found(answers: Answers, more: Partial<Find> = {}) {
  const { fetcher } = inMemory(answers);
  const outcome = await findDocument({
    ...{ url: `${SITE}/api`, fetcher, hasToken: false, now: new Date("2026-11-20T12:00:00Z") },
    wait: () => Promise.resolve(),
    ...more,
  });
  if (!outcome.ok) return short(outcome.problem.message);
  const { assembly, leftOut = [], text } = outcome.value;
  const { paths = {} } = JSON.parse(text) as { paths?: object };
  const others = leftOut.map((one) =>
    one.kind === "sample" || one.kind === "other-api"
      ? `${one.kind} ${short(one.page.href)}: ${one.operations.join(", ")}`
      : `${one.kind} ${short(one.page.href)}`,
  );
  return { paths: Object.keys(paths), assembly, ...(others.length === 0 ? {} : { leftOut: others }) };
}
const by = (read: readonly string[], more: Json = {}) => ({ by: "llms.txt", read, without: [], refused: [], ...more });

describe("pages that hold documents", () => {
  test("are put together", async () => {
    expect(
      await found(site({ "/api/books.md": page(document("/books")), "/api/loans.md": page(document("/loans")) })),
    ).toEqual({
      paths: ["/books", "/loans"],
      assembly: by(["books", "loans"]),
    });
  });

  test("and pages of prose, of which some say next to nothing", async () => {
    const answers = {
      "/api/books.md": page(document("/books")),
      "/api/guide.md": page(),
      "/api/soon.md": "# Soon\n\nComing soon.\n",
      "/api/more/deep.md": "# Soon\n\nComing soon.\n",
    };
    expect(await found(site(answers))).toEqual({
      paths: ["/books"],
      assembly: by(["books"], { without: ["guide", "soon", "more/deep"], bare: ["soon"] }),
    });
  });

  test("the same operation on two pages is one, unless they differ", async () => {
    const one = document("/books");
    const other = document("/books", { paths: { "/books": { get: operation({ summary: "B" }) } } });
    expect(await found(site({ "/api/a.md": page(one), "/api/b.md": page(one) }))).toMatchObject({ paths: ["/books"] });
    expect(await found(site({ "/api/a.md": page(one), "/api/b.md": page(other) }))).toBe(
      "two revisions: GET /books differs between /api/a and /api/b",
    );
  });

  test("of several APIs are told as that", async () => {
    const pets = document("/books", {
      info: { title: "Pets", version: "1" },
      servers: [{ url: "https://pets.test" }],
      paths: { "/books": { get: operation({ summary: "B" }) } },
    });
    expect(await found(site({ "/api/a.md": page(document("/books")), "/api/b.md": page(pets) }))).toBe(
      "/api holds documents of several APIs",
    );
  });

  test("a sample of another API among many of this one is left out by name", async () => {
    const pets = document("/pets", { info: { title: "Pets", version: "1" }, servers: [{ url: "https://pets.test" }] });
    const answers = Object.fromEntries(["a", "b", "c"].map((one) => [`/api/${one}.md`, page(document(`/${one}`))]));
    expect(await found(site({ ...answers, "/api/tutorial.md": page(pets) }))).toEqual({
      paths: ["/a", "/b", "/c"],
      assembly: by(["a", "b", "c"], { otherApi: ["tutorial"] }),
      leftOut: ["other-api /api/tutorial: GET /pets"],
    });
  });

  test("what a guide shows in an example may be there or not", async () => {
    const guide = `# Guide\n\n${WORDS}\n\n\`\`\`json\n${json({ paths: { "/other": { get: operation() } } })}\n\`\`\`\n`;
    expect(await found(site({ "/api/books.md": page(document("/books")), "/api/guides/deep/one.md": guide }))).toEqual({
      paths: ["/books"],
      assembly: by(["books"], { without: ["guides/deep/one"] }),
      leftOut: ["sample /api/guides/deep/one: GET /other"],
    });
  });
});

describe("what is missing ends it, unless a part is wanted", () => {
  const books = { "/api/books.md": page(document("/books")) };
  test.each<[name: string, answers: Answers, listed: readonly string[], told: string, part: Json | undefined]>([
    [
      "a page that is broken",
      { ...books, "/api/loans.md": 500 },
      ["/api/books.md", "/api/loans.md"],
      "1 of 2 pages of /api could not be read: loans (answered with status 500)",
      { read: ["books"], refused: ["loans"] },
    ],
    [
      "a page that is not there",
      books,
      ["/api/books.md", "/api/loans.md"],
      "1 of 2 pages of /api could not be read: loans (answered with status 404)",
      { read: ["books"], refused: ["loans"] },
    ],
    [
      "a page that may not be read",
      { ...books, "/api/loans.md": page(document("/loans")), "/robots.txt": "User-agent: *\nDisallow: /api/loans" },
      ["/api/books.md", "/api/loans.md"],
      "1 of 2 pages of /api could not be read: loans (robots.txt asks not to read it)",
      { read: ["books"], refused: ["loans"] },
    ],
    [
      "a page that shows an operation without a document",
      { ...books, "/api/loans.md": `# GET /loans\n\n${WORDS}` },
      ["/api/books.md", "/api/loans.md"],
      "1 of 2 pages of /api could not be read: loans (shows GET /loans, of which there is no document)",
      { read: ["books"], refused: ["loans"] },
    ],
    [
      "a page that leads to another",
      { ...books, "/api/loans.md": { body: page(document("/loans")), at: "/api/books.md" } },
      ["/api/books.md", "/api/loans.md"],
      "1 of 2 pages of /api could not be read: loans (leads to books.md, which is another page of the list)",
      undefined,
    ],
    [
      "a page that breaks off",
      { ...books, "/api/loans.md": `# Loans\n\n${WORDS}\n\n## Lend\n` },
      ["/api/books.md", "/api/loans.md"],
      "1 of 2 pages of /api could not be read: loans (ends with a heading and nothing below it: it may be cut)",
      { read: ["books"], refused: ["loans"] },
    ],
    [
      "a list that is named",
      books,
      ["/api/books.md", "/api/x/llms.txt"],
      "1 of 2 pages of /api could not be read: x/llms.txt (answered with status 404)",
      { read: ["books"], refused: ["x/llms.txt"] },
    ],
  ])("%s", async (_, answers, listed, told, part) => {
    const given = site(answers, listed);
    expect(await found(given)).toBe(told);
    if (part !== undefined)
      expect(await found(given, { partial: true })).toMatchObject({ paths: ["/books"], assembly: part });
  });

  test("a robots.txt that cannot be had allows nothing", async () => {
    expect(await found(site({ ...books, "/robots.txt": 500 }))).toBe("/robots.txt answered with status 500");
  });

  test("no page has a document", async () => {
    expect(await found(site({ "/api/a.md": page(), "/api/b.md": page() }))).toBe(
      "none of the 2 pages of /api holds an OpenAPI document",
    );
  });

  test("nothing but pages that cannot be read is no part", async () => {
    expect(await found(site({}, ["/api/a.md"]), { partial: true })).toMatch(/^1 of 1 pages/);
  });

  test("a page that was there before and that no list names now", async () => {
    const loans = { "/api/loans.md": page(document("/loans")) };
    const before = { before: ["books", "loans"] };
    expect(await found(site({ ...books, ...loans }, ["/api/books.md"]), before)).toBe(
      "1 of 1 pages of /api could not be read: loans (is listed no more, and still has GET /loans)",
    );
    expect(await found(site(books), before)).toMatchObject({ paths: ["/books"] });
  });
});

describe("a site that lists documents", () => {
  const [BOOKS, LOANS] = [json(document("/books")), json(document("/loans"))];
  test.each<[name: string, answers: Answers, result: unknown, more?: Partial<Find>]>([
    ["one of the whole", { "/api/openapi.json": BOOKS }, { paths: ["/books"], assembly: by(["openapi.json"]) }],
    [
      "of its sections",
      { "/api/a/openapi.json": BOOKS, "/api/b/openapi.json": LOANS },
      { paths: ["/books", "/loans"], assembly: by(["a/openapi.json", "b/openapi.json"]) },
    ],
    [
      "of its sections under names of their own",
      { "/api/openapi-a.json": BOOKS, "/api/openapi-b.json": LOANS },
      { paths: ["/books", "/loans"], assembly: by(["openapi-a.json", "openapi-b.json"]) },
    ],
    [
      "of which one is in the other",
      {
        "/api/openapi-a.json": BOOKS,
        "/api/openapi-b.json": json(
          document("/loans", { paths: { "/books": { get: operation() }, "/loans": { get: operation() } } }),
        ),
      },
      "/api lists 2 documents",
    ],
    [
      "one that is none",
      { "/api/openapi.json": "{}" },
      "1 of 1 pages of /api could not be read: openapi.json (is no OpenAPI document)",
    ],
    [
      "one that cannot be read",
      { "/api/openapi.json": "{" },
      "1 of 1 pages of /api could not be read: openapi.json (is not valid JSON: ",
    ],
    [
      "one without operations",
      { "/api/openapi.json": json({ openapi: "3.0.3", info: INFO, paths: {} }) },
      "1 of 1 pages of /api could not be read: openapi.json (holds no operation)",
    ],
    [
      "one whose operations lie beside it",
      { "/api/openapi.json": json({ openapi: "3.0.3", info: INFO, paths: { "/books": { $ref: "./books.json" } } }) },
      { paths: ["/books"], assembly: by(["openapi.json"]) },
    ],
    [
      "one that is broken",
      { "/api/openapi.json": 500 },
      "1 of 1 pages of /api could not be read: openapi.json (answered with status 500)",
    ],
  ])("%s", async (_, answers, result, more = {}) => {
    const outcome = await found(site(answers), more);
    if (typeof result === "string" && typeof outcome === "string") expect(outcome.slice(0, result.length)).toBe(result);
    else expect(outcome).toEqual(result);
  });

  test("the version without quotes is the one that is written", async () => {
    const { fetcher } = inMemory(
      site({
        "/api/openapi.yaml": "openapi: 3.0.3\ninfo: {title: L, version: 2.10}\npaths: {/a: {get: {responses: {}}}}\n",
      }),
    );
    const outcome = await findDocument({ url: `${SITE}/api`, fetcher, hasToken: false, now: new Date() });
    expect(outcome.ok && (JSON.parse(outcome.value.text) as { info: unknown }).info).toEqual({
      title: "L",
      version: "2.10",
    });
  });
});

describe("generations and twins", () => {
  const of = (name: string, path: string): Answers => ({ [`/api/${name}/a.md`]: page(document(path)) });
  test.each<[name: string, answers: Answers, told: unknown, more?: Partial<Find>]>([
    ["two generations", { ...of("v1", "/books"), ...of("v2", "/loans") }, "/api holds several releases: v1, v2"],
    ["two generations of one API", { ...of("v1", "/v1/books"), ...of("v2", "/v2/loans") }, ["/v1/books", "/v2/loans"]],
    [
      "two generations of one API, of which one is asked for",
      { ...of("v1", "/v1/books"), ...of("v2", "/v2/loans") },
      "/api holds several releases: v1, v2",
      { release: "v2" },
    ],
    [
      "two generations that are meant",
      { ...of("v1", "/books"), ...of("v2", "/loans") },
      ["/books", "/loans"],
      { otherRelease: true },
    ],
  ])("%s", async (_, answers, told, more = {}) => {
    const outcome = await found(site(answers), more);
    expect(typeof outcome === "string" ? outcome : outcome.paths).toEqual(told);
  });
});

describe("the list of a site", () => {
  const books = { "/api/books.md": page(document("/books")) };
  test.each<[name: string, answers: Answers, read: readonly string[], by: string]>([
    ["below the address", { "/api": HTML, "/api/llms.txt": list("/api/books.md"), ...books }, ["books"], "llms.txt"],
    ["of the whole site", { "/api": HTML, "/llms.txt": list("/api/books.md"), ...books }, ["books"], "llms.txt"],
    [
      "of both, which name other pages",
      {
        "/api": HTML,
        "/api/llms.txt": list("/api/books.md"),
        "/llms.txt": list("/api/loans.md"),
        ...books,
        "/api/loans.md": page(document("/loans")),
      },
      ["books", "loans"],
      "llms.txt",
    ],
    [
      "that the page links to",
      {
        "/api": { body: HTML, headers: { link: '</lists/api.txt>; rel="llms-txt"' } },
        "/lists/api.txt": list("/api/books.md"),
        ...books,
      },
      ["books"],
      "llms.txt",
    ],
    [
      "of a GitBook",
      {
        "/api": { body: HTML, headers: { "x-gitbook-route-type": "static" } },
        "/sitemap.xml": sitemap("/api/books"),
        ...books,
      },
      ["books"],
      "sitemap",
    ],
    [
      "of a GitBook without a sitemap",
      {
        "/api": { body: HTML, headers: { "x-gitbook-route-type": "static" } },
        "/llms.txt": list("/api/books.md"),
        ...books,
      },
      ["books"],
      "llms.txt",
    ],
    [
      "of a page that is there in Markdown",
      {
        "/api": '<html><link rel="alternate" type="text/markdown" href="/api.md"></html>',
        "/sitemap.xml": sitemap("/api/books"),
        ...books,
      },
      ["books"],
      "sitemap",
    ],
    [
      "that has the page itself alone",
      { "/api": HTML, "/api/llms.txt": list("/api.md"), "/api.md": page(document("/books")) },
      ["."],
      "page",
    ],
    ["where the page is not there", { "/api/llms.txt": list("/api/books.md"), ...books }, ["books"], "llms.txt"],
  ])("%s", async (_, answers, read, how) => {
    expect(await found(answers)).toMatchObject({ assembly: { by: how, read } });
  });

  test("none, and the page itself in Markdown", async () => {
    const head = '<html><link rel="alternate" type="text/markdown" href="/other.md"></html>';
    expect(await found({ "/api": head, "/other.md": page(document("/books")) })).toEqual({
      paths: ["/books"],
      assembly: { by: "page", read: ["."], without: [], refused: [] },
    });
    expect(await found({ "/api": head, "/other.md": page() })).toMatch(/^\/api is neither/);
    expect(await found({ "/api": head })).toMatch(/^\/api is neither/);
    expect(await found({ "/api": head, "/other.md": HTML })).toMatch(/^\/api is neither/);
  });

  test("none, and the address is a page in Markdown", async () => {
    expect(await found({ "/api": page(document("/books")) })).toEqual({
      paths: ["/books"],
      assembly: { by: "page", read: ["."], without: [], refused: [] },
    });
    expect(await found({ "/api": page() })).toBe("/api is a page in Markdown without an OpenAPI document");
    expect(await found({ "/api": "# Page Not Found\n" })).toBe('/api answered "Page Not Found"');
  });
});
