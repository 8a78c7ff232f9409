/** A part is never taken for the whole: what a site has and was not read ends it, or is named and unknown from then on. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { addSpec } from "../../../src/contract/folder.js";
import { networkFetcher } from "../../../src/contract/index.js";
import { folder as folderOf } from "../../cli/folder.js";
import { addPage, type FakeSite, gitBook, markdown, serve, sitemap } from "./fake-site.js";
import { LIBRARY } from "./library.js";
import { splitByTag } from "./split.js";

let site: FakeSite | undefined;
afterEach(() => site?.close());

const ROOT = "/api/2.25";
const request = (address: string, folder: string) => ({
  provider: "library",
  version: "2.25",
  source: address,
  folder,
  cwd: folder,
  fetcher: networkFetcher(),
  now: new Date("2026-11-20T12:00:00Z"),
  wait: () => Promise.resolve(),
});

/** What comes of it: operations and what else is told, or the message; then nothing is written. */
async function added(made: FakeSite, path = ROOT, extent?: "part") {
  site = made;
  const folder = folderOf({});
  const outcome = await addSpec({ ...request(made.origin + path, folder), ...(extent && { extent }) });
  if (!outcome.ok) {
    expect(existsSync(join(folder, "2.25.json"))).toBe(false);
    return outcome.problem.message.replaceAll(made.origin, "");
  }
  const { contract, provenance } = outcome.value;
  const { read, without, otherApi } = provenance.assembly ?? { read: [], without: [] };
  return { count: contract.operations.size, partial: provenance.partial === true, read, without, otherApi };
}

const pagesOf = (root: string, origin: string, change: (body: string, slug: string) => string = (body) => body) =>
  splitByTag(LIBRARY).map((page) => ({
    address: `${origin}${root}/${page.slug}`,
    path: `${root}/${page.slug}`,
    slug: page.slug,
    body: change(
      `# ${page.title}\n\n${page.fragments.map(({ document }) => `\`\`\`json\n${JSON.stringify(document)}\n\`\`\`\n`).join("\n")}`,
      page.slug,
    ),
  }));

describe("a list that is not whole", () => {
  test("a sitemap that breaks off between two pages", async () => {
    const made = await gitBook(LIBRARY);
    const whole = sitemap(made.pages.slice(0, 2).map(({ slug }) => `${made.origin}${ROOT}/${slug}`));
    made.routes.set(`${ROOT}/sitemap-pages.xml`, {
      ...whole,
      body: `${whole.body?.replace("</urlset>", "") ?? ""}<url>`,
    });
    expect(await added(made)).toBe(
      "1 of 3 pages of /api/2.25 could not be read: sitemap-pages.xml (is cut: its list has no end)",
    );
  });

  test("a sitemap with an entry that names no page", async () => {
    const made = await gitBook(LIBRARY);
    const whole = sitemap(made.pages.slice(0, 2).map(({ slug }) => `${made.origin}${ROOT}/${slug}`));
    made.routes.set(`${ROOT}/sitemap-pages.xml`, {
      ...whole,
      body: whole.body?.replace("</urlset>", "<url><lastmod>2026-01-01</lastmod></url></urlset>") ?? "",
    });
    expect(await added(made)).toBe(
      "1 of 3 pages of /api/2.25 could not be read: sitemap-pages.xml (has 1 entry without an address)",
    );
  });

  test.each([
    [500, "answered with status 500"],
    [404, "answered with status 404"],
    [200, "is no sitemap but another page"],
  ])("a second sitemap that answers %d", async (status, why) => {
    const made = await gitBook(LIBRARY);
    made.routes.set("/sitemap.xml", {
      body: `<sitemapindex>${["", "-2"].map((one) => `<sitemap><loc>${made.origin}${ROOT}/sitemap-pages${one}.xml</loc></sitemap>`).join("")}</sitemapindex>`,
    });
    made.routes.set(`${ROOT}/sitemap-pages-2.xml`, { status, body: "oops" });
    expect(await added(made)).toContain(`could not be read: sitemap-pages-2.xml (${why})`);
    expect(await added(made, ROOT, "part")).toMatchObject({ count: 8, partial: true });
  });

  test("an index of indexes leads to all pages", async () => {
    const made = await gitBook(LIBRARY);
    const pages = made.routes.get(`${ROOT}/sitemap-pages.xml`);
    if (pages === undefined) throw new Error("no sitemap");
    made.routes.set(`${ROOT}/sitemap-pages.xml`, {
      body: `<sitemapindex><sitemap><loc>${made.origin}${ROOT}/more/1.xml</loc></sitemap></sitemapindex>`,
    });
    made.routes.set(`${ROOT}/more/1.xml`, pages);
    expect(await added(made)).toMatchObject({ count: 8, partial: false });
  });

  test("links of every form in llms.txt, and one that cannot be told", async () => {
    const made = await serve(new Map());
    const [books, authors, loans] = pagesOf("/ref", made.origin);
    if (books === undefined || authors === undefined || loans === undefined)
      throw new Error("three pages are expected");
    made.routes.set("/ref", { type: "text/html", body: "<html><body>API</body></html>" });
    addPage(made.routes, made.origin, books.path, books.body);
    addPage(made.routes, made.origin, "/ref/authors-(v2)", authors.body);
    addPage(made.routes, made.origin, loans.path, loans.body);
    const list = (last: string) =>
      markdown(
        `# Docs\n\n- [\\[Beta\\] Books](${books.address}.md)\n- [[New] Authors](/ref/authors-(v2).md)\n- ${last}\n`,
      );
    made.routes.set("/llms.txt", list(`[Loans](${loans.address}.md)`));
    expect(await added(made, "/ref")).toMatchObject({ count: 8, partial: false });
    made.routes.set("/llms.txt", list("[Loans](/ref/lo ans.md)"));
    expect(await added(made, "/ref")).toBe(
      "1 of 3 pages of /ref could not be read: /llms.txt (holds a link that cannot be read: [Loans](/ref/lo ans.md))",
    );
  });

  test("pages that a list names with http where the site is https, or the other way round, are its pages", async () => {
    const { onSite } = await import("../../../src/contract/sites/scope.js");
    const at = (href: string) => onSite(href, new URL("https://docs.example.com/ref"))?.href;
    expect(at("http://docs.example.com/ref/a")).toBe("https://docs.example.com/ref/a");
    expect(at("http://other.example.com/ref/a")).toBe("http://other.example.com/ref/a");
    const atPort = (href: string) => onSite(href, new URL("http://docs.example.com:8080/ref"))?.href;
    expect(atPort("https://docs.example.com:8080/ref/a")).toBe("http://docs.example.com:8080/ref/a");
    expect(atPort("https://docs.example.com:8443/ref/a")).toBe("https://docs.example.com:8443/ref/a");
  });
});

describe("a page whose document is easily overlooked", () => {
  const moved = (body: string) =>
    body.replace(/```json\n\{"openapi":"3.0.3",(.*)\}\n```/g, '```json\n{$1,"openapi":"3.0.3"}\n```');
  const inYaml = (body: string) => body.replaceAll("```json\n", "```yaml\n---\n# generated\n");
  const inList = (body: string) =>
    body
      .replaceAll(/^(```|\{)/gm, "    $1")
      .replace("# ", "# ")
      .replace(/\n\n/, "\n\n- All\n\n");
  test.each([
    ["whose first key is another", moved],
    ["in YAML with a comment before it", inYaml],
    ["indented in a list", inList],
  ])("a fence %s", async (_name, change) => {
    const made = await gitBook(LIBRARY);
    for (const { path, body } of pagesOf(ROOT, made.origin, change)) addPage(made.routes, made.origin, path, body);
    expect(await added(made)).toMatchObject({ count: 8, partial: false });
  });

  test("paths without a document around them are no prose", async () => {
    const made = await gitBook(LIBRARY);
    const { paths } = LIBRARY;
    addPage(
      made.routes,
      made.origin,
      `${ROOT}/reference/loans`,
      `# Loans\n\n\`\`\`json\n${JSON.stringify({ paths: { "/api/v1/loans": paths["/api/v1/loans"] } })}\n\`\`\`\n`,
    );
    expect(await added(made)).toContain("reference/loans (shows GET /api/v1/loans, of which there is no document)");
  });
});

test("a page of another API is named, and its operations are unknown, not absent", async () => {
  const made = await gitBook(LIBRARY);
  const other = (body: string, slug: string) =>
    slug === "reference/loans"
      ? body.replaceAll('"title":"Library"', '"title":"Payments"').replaceAll("library.example.com", "pay.test")
      : body;
  for (const { path, body } of pagesOf(ROOT, made.origin, other)) addPage(made.routes, made.origin, path, body);
  expect(await added(made)).toMatchObject({ count: 6, partial: false, without: ["."], otherApi: ["reference/loans"] });
});

describe("further ways to lose a page", () => {
  const LOANS = `${ROOT}/reference/loans`;
  const loans = (document: object) => JSON.stringify(document);
  const own = () => pagesOf(ROOT, "").find(({ slug }) => slug === "reference/loans")?.body ?? "";
  test.each([
    ["a wrapper around the document", () => own().replaceAll(/\n(\{.*\})\n/g, '\n{"spec":$1}\n'), 8],
    [
      "a document in `<pre>`",
      () => own().replaceAll(/```(?:json)?\n?/g, ""),
      "holds a document that stands in no fence",
    ],
    ["an empty fence", () => "# Loans\n\n```json\n\n```\n", "holds an empty fence"],
    [
      "a fence without an end",
      () =>
        own()
          .trimEnd()
          .replace(/\n```$/, ""),
      "is cut: its document has no end",
    ],
    ["half a document", () => own().replace(/\}\}\}\n```/, "\n```"), "holds a document that cannot be read"],
  ])("%s", async (_name, body, expected) => {
    const made = await gitBook(LIBRARY);
    addPage(made.routes, made.origin, LOANS, body());
    const found = await added(made);
    if (typeof expected === "number") expect(found).toMatchObject({ count: expected, partial: false });
    else expect(found).toContain(`reference/loans (${expected}`);
  });

  test("a folder that a sitemap spells otherwise is the same folder", async () => {
    const made = await gitBook(LIBRARY);
    const pages = made.pages.map(({ slug }, at) => `${made.origin}${at === 0 ? "/API/2.25" : ROOT}/${slug}`);
    made.routes.set(`${ROOT}/sitemap-pages.xml`, sitemap(pages));
    expect(await added(made)).toMatch(/^1 of 3 pages .* reference\/books \(/);
  });

  const listed = async (list: string, files: Readonly<Record<string, string>> = {}) => {
    const made = await serve(new Map());
    made.routes.set("/ref", { type: "text/html", body: "<html><body>API</body></html>" });
    for (const { path, body } of pagesOf("/ref", made.origin)) addPage(made.routes, made.origin, path, body);
    made.routes.set("/llms.txt", markdown(list));
    for (const [path, body] of Object.entries(files)) made.routes.set(path, { body });
    return added(made, "/ref");
  };
  const link = (name: string) => `- [Page](/ref/reference/${name}.md)\n`;

  test("a list that goes on in another", async () => {
    const first = `# Docs\n\n${link("books")}${link("authors")}\n[Next Page](/llms.txt/1)\n`;
    expect(await listed(first, { "/llms.txt/1": `# Docs\n\n${link("loans")}` })).toMatchObject({ count: 8 });
    expect(await listed(first)).toContain("/llms.txt/1 (answered with status 404)");
  });

  test("a list that a platform has shortened", async () => {
    const list = `# Docs\n\n${link("books")}${link("authors")}`;
    expect(await listed(`${list}- ${"x".repeat(99_500 - list.length)}`)).toContain("is as long as such a list may be");
  });

  test("JSON that a list names is looked into: a document of the API is no data", async () => {
    const { paths, ...others } = LIBRARY;
    const only = (path: keyof typeof paths) => loans({ ...others, paths: { [path]: paths[path] } });
    const list = "# Docs\n\n- [API](/ref/openapi.json)\n- [Loans](/ref/loans.json)\n";
    const files = { "/ref/openapi.json": only("/api/v1/books"), "/ref/loans.json": only("/api/v1/loans") };
    expect(await listed(list, files)).toContain("loans.json (shows GET /api/v1/loans");
    expect(await listed(list, { ...files, "/ref/loans.json": '{"loans":1}' })).toMatchObject({ count: 2 });
  });
});
