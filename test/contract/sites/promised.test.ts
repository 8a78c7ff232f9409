/** Whatever a site promises in its lists, or shows on its pages, is read or named: nothing is passed over. */
import { afterEach, describe, expect, test } from "vitest";
import { addSpec } from "../../../src/contract/folder.js";
import { networkFetcher } from "../../../src/contract/index.js";
import { folder as folderOf } from "../../cli/folder.js";
import { type FakeSite, markdown, markdownOf, type Served, serve, sitemap } from "./fake-site.js";
import { LIBRARY } from "./library.js";
import { sectionsOf, splitByTag } from "./split.js";

let site: FakeSite | undefined;
afterEach(() => site?.close());

const [BOOKS = "", AUTHORS = "", LOANS = ""] = splitByTag(LIBRARY).map(markdownOf);
const documentOf = (name: string): string => JSON.stringify(sectionsOf(LIBRARY).get(`endpoints/${name}`));
const app: Served = { type: "text/html", body: "<html><body>App</body></html>" };
const list = (...links: readonly string[]): Served =>
  markdown(`# Docs\n\n## API\n\n${links.map((one) => `- ${one}`).join("\n")}\n`);
const link = (name: string): string => `[A](/docs/${name}.md)`;

/** Operations, or the message. */
async function taken(routes: Readonly<Record<string, Served>>, address = "/docs", version = "2.25") {
  const made = await serve(new Map());
  site = made;
  const pages = {
    "/docs/books.md": markdown(BOOKS),
    "/docs/authors.md": markdown(AUTHORS),
    "/docs/loans.md": markdown(LOANS),
  };
  for (const [path, served] of Object.entries({ "/docs": app, ...pages, ...routes }))
    made.routes.set(path, { ...served, body: served.body?.replaceAll("ORIGIN", made.origin) ?? "" });
  const folder = folderOf({});
  const outcome = await addSpec({
    ...{ provider: "library", version, source: made.origin + address, folder, cwd: folder },
    ...{ fetcher: networkFetcher(), now: new Date("2026-11-20T12:00:00Z"), wait: () => Promise.resolve() },
  });
  return outcome.ok ? outcome.value.contract.operations.size : outcome.problem.message.replaceAll(made.origin, "");
}

describe("a list that goes on elsewhere", () => {
  const first = (...more: readonly string[]) => list(link("books"), link("authors"), ...more);
  const rest = list(link("loans"));
  test.each<readonly [string, Readonly<Record<string, Served>>]>([
    ["in a query", { "/llms.txt": first("[Next page](/llms.txt?page=2)"), "/llms.txt?page=2": rest }],
    [
      "by a header",
      {
        "/docs/llms.txt": { ...first(), headers: { link: '</docs/llms.txt?p=2>; rel="next"' } },
        "/docs/llms.txt?p=2": rest,
      },
    ],
    ["in a file with a number", { "/docs/llms.txt": first("[More](/docs/llms-2.txt)"), "/docs/llms-2.txt": rest }],
    ["in the list of the site", { "/docs/llms.txt": first(), "/llms.txt": list(link("books"), link("loans")) }],
  ])("%s", async (_name, routes) => {
    expect(await taken(routes)).toBe(8);
  });
});

describe("what a list names and is not had", () => {
  const books = { "/docs/books/openapi.json": { body: documentOf("books") } };
  const specs = (...links: readonly string[]) =>
    markdown(`# Docs\n\n## OpenAPI Specs\n\n${links.map((one) => `- [A](${one})`).join("\n")}\n`);
  test.each<readonly [string, Readonly<Record<string, Served>>, string]>([
    [
      "pages of a section beside the one that has a document",
      {
        ...books,
        "/llms.txt": list("[D](/docs/books/openapi.json)", "[B](/docs/books/list.md)", "[L](/docs/loans/list.md)"),
        "/docs/loans/list.md": markdown(LOANS),
      },
      "loans/list (shows GET /api/v1/loans, of which there is no document)",
    ],
    [
      "a document on another host",
      { ...books, "/llms.txt": specs("/docs/books/openapi.json", "https://cdn.example.com/loans/openapi.json") },
      "/loans/openapi.json (lies on another host)",
    ],
    [
      "a document in another folder",
      {
        ...books,
        "/llms.txt": specs("/docs/books/openapi.json", "/specs/openapi.json"),
        "/specs/openapi.json": { body: documentOf("loans") },
      },
      "/specs/openapi.json (shows GET /api/v1/loans, of which there is no document)",
    ],
    [
      "JSON that breaks off",
      {
        ...books,
        "/docs/llms.txt": list("[B](/docs/books/openapi.json)", "[L](/docs/loans.json)"),
        "/docs/loans.json": { body: documentOf("loans").slice(0, 300) },
      },
      "loans.json (is not valid JSON",
    ],
    [
      "an address that is none",
      { "/docs/llms.txt": list(link("books"), "[L](http://[x/loans.md)") },
      "holds a link that cannot be read: http://[x/loans.md",
    ],
    [
      "the sixth page of a section",
      {
        ...books,
        "/docs/authors/openapi.json": { body: documentOf("authors") },
        ...Object.fromEntries([1, 2, 3, 4, 5].map((at) => [`/docs/loans/${at}.md`, markdown("# Loans\n\nWords.\n")])),
        "/docs/loans/6.md": markdown(LOANS),
        "/docs/llms.txt": list(
          "[B](/docs/books/openapi.json)",
          "[A](/docs/authors/openapi.json)",
          ...[1, 2, 3, 4, 5, 6].map((at) => `[L](/docs/loans/${at}.md)`),
        ),
      },
      "loans/6 (shows GET /api/v1/loans",
    ],
    [
      "a page that leads to another page of the list",
      {
        "/docs/llms.txt": list(link("books"), link("loans")),
        "/docs/loans.md": { status: 302, headers: { location: "/docs/books.md" } },
      },
      "loans (leads to books",
    ],
    [
      "a document that leads to another one of the list",
      {
        ...books,
        "/docs/llms.txt": list("[B](/docs/books/openapi.json)", "[L](/docs/loans/openapi.json)"),
        "/docs/loans/openapi.json": { status: 302, headers: { location: "/docs/books/openapi.json" } },
      },
      "loans/openapi.json (leads to books/openapi.json, which is another page of the list)",
    ],
  ])("%s", async (_name, routes, why) => {
    expect(await taken(routes)).toContain(why);
  });

  test("a sitemap of a section, in a space of its own below the address, is read", async () => {
    const index = `<sitemapindex>${["/docs", "/docs/loans"].map((one) => `<sitemap><loc>ORIGIN${one}/sitemap-pages.xml</loc></sitemap>`).join("")}</sitemapindex>`;
    expect(
      await taken({
        "/docs": { ...app, headers: { "x-gitbook-route-type": "static" } },
        "/sitemap.xml": { body: index },
        "/docs/sitemap-pages.xml": sitemap(["ORIGIN/docs/books", "ORIGIN/docs/authors"]),
        "/docs/loans/sitemap-pages.xml": sitemap(["ORIGIN/docs/loans/list"]),
        "/docs/loans/list.md": markdown(LOANS),
      }),
    ).toBe(8);
  });
});

describe("a page that shows operations without a document", () => {
  const item = JSON.stringify({ "/api/v1/loans": LIBRARY.paths["/api/v1/loans"] });
  test.each<readonly [string, string, string]>([
    [
      "by hand, as GitBook writes it",
      '# Loans\n\n## List\n\n<mark style="color:blue;">`GET`</mark> `https://library.example.com/api/v1/loans`\n',
      "shows GET",
    ],
    [
      "as a request below its heading",
      "# Loans\n\n```http\nGET https://library.example.com/api/v1/loans\n```\n",
      "shows GET",
    ],
    ["in a table", "# Loans\n\n| Method | Path |\n|---|---|\n| GET | `/api/v1/loans` |\n", "shows GET"],
    ["in what stands before it", "---\ntitle: Loans\nopenapi: get /api/v1/loans\n---\n\nLists them.\n", "shows GET"],
    ["as the item of a path", `# Loans\n\n\`\`\`json\n${item}\n\`\`\`\n`, "shows GET"],
    [
      "beside a document of its own",
      `${BOOKS}\n## GET /api/v1/loans\n\nLists them.\n${BOOKS.slice(BOOKS.indexOf("\n---"))}`,
      "shows GET",
    ],
    [
      "in HTML",
      `# Loans\n\n<pre>${documentOf("loans").replaceAll('"', "&quot;")}</pre>\n`,
      "holds a document that stands in no fence",
    ],
    ...[
      "# 404: Page not found\n\nSorry.\n",
      "---\ntitle: Page Not Found\n---\n\nSorry.\n",
      "Page Not Found\n====\n",
      "**Page not found**\n",
      "# Error\n\nInternal server error\n",
    ].map((text) => [`that is not there: ${JSON.stringify(text)}`, text, 'answered "'] as const),
  ])("%s", async (_name, body, why) => {
    expect(
      await taken({
        "/docs/llms.txt": list(link("books"), link("authors"), link("loans")),
        "/docs/loans.md": markdown(body),
      }),
    ).toContain(`loans (${why}`);
  });

  test("a page about errors is one", async () => {
    const errors = markdown(`# 404 Not Found\n\n${"What the API answers where something is not there. ".repeat(10)}\n`);
    expect(
      await taken({ "/docs/llms.txt": list(link("books"), link("help/errors")), "/docs/help/errors.md": errors }),
    ).toBe(4);
  });
});

test("a document that lies where no release is named is held against the one that is asked for", async () => {
  const redoc: Served = { type: "text/html", body: '<redoc spec-url="/openapi.json"></redoc>' };
  const document = (version: string): Served => ({
    body: JSON.stringify({ ...LIBRARY, info: { title: "Library", version } }),
  });
  expect(await taken({ "/docs/v3.0": redoc, "/openapi.json": document("2.9") }, "/docs/v3.0", "3.0")).toBe(
    "/openapi.json may be of another release than v3.0: it calls itself 2.9",
  );
  expect(await taken({ "/docs/v3.0": redoc, "/openapi.json": document("3.0.2") }, "/docs/v3.0", "3.0")).toBe(8);
});
