/** What a site lists is promised: each page is read, or left out by name, wherever it lies and wherever the list goes on. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { addSpec, verifySpecs } from "../../../src/contract/folder.js";
import { networkFetcher } from "../../../src/contract/index.js";
import { folder as folderOf } from "../../cli/folder.js";
import { addPage, type FakeSite, markdown, type Served, serve, sitemap } from "./fake-site.js";
import { LIBRARY } from "./library.js";
import { splitByTag } from "./split.js";

let site: FakeSite | undefined;
afterEach(() => site?.close());

const page = (slug: string): string => {
  const one = splitByTag(LIBRARY).find((other) => other.slug === slug);
  const fences = (one?.fragments ?? []).map(({ document }) => `\`\`\`json\n${JSON.stringify(document)}\n\`\`\`\n`);
  return `# ${slug}\n\n${fences.join("\n")}`;
};
const only = (name: string): Served => {
  const { paths, ...others } = LIBRARY;
  const own = Object.entries(paths).filter(([path]) => path.includes(name));
  return { type: "application/json", body: JSON.stringify({ ...others, paths: Object.fromEntries(own) }) };
};
const [BOOKS, AUTHORS, LOANS] = ["books", "authors", "loans"].map((name) => `/ref/reference/${name}`);
const link = (path = "") => `- [Page](${path}.md)\n`;
const FIRST = `# Docs\n\n${link(BOOKS)}${link(AUTHORS)}`;

const REQUEST = {
  provider: "library",
  version: "2.25",
  fetcher: networkFetcher(),
  now: new Date("2026-11-20T12:00:00Z"),
  wait: () => Promise.resolve(),
};

/** Operations and those that are unknown, or the message. */
async function added(routes: (origin: string) => Readonly<Record<string, Served>>, hasPages = true) {
  site = await serve(new Map());
  const { origin } = site;
  if (hasPages)
    for (const name of ["books", "authors", "loans"])
      addPage(site.routes, origin, `/ref/reference/${name}`, page(`reference/${name}`));
  site.routes.set("/ref", { type: "text/html", body: "<html><body>API</body></html>" });
  for (const [path, served] of Object.entries(routes(origin))) site.routes.set(path, served);
  const folder = folderOf({});
  const outcome = await addSpec({ ...REQUEST, source: `${origin}/ref`, folder, cwd: folder });
  if (outcome.ok) return outcome.value.contract.operations.size;
  expect(existsSync(join(folder, "2.25.json"))).toBe(false);
  return outcome.problem.message.replaceAll(origin, "");
}

const list = (text: string): Served => ({ body: text });

test.each<[string, Readonly<Record<string, Served>>]>([
  [
    "by query",
    { "/llms.txt": list(`${FIRST}\n[Next page](/llms.txt?page=2)\n`), "/llms.txt?page=2": list(link(LOANS)) },
  ],
  ["in a second file", { "/llms.txt": list(`${FIRST}\n[More](/llms-2.txt)\n`), "/llms-2.txt": list(link(LOANS)) }],
  [
    "by its header",
    { "/llms.txt": { ...list(FIRST), headers: { link: '</more?a=2>; rel="next"' } }, "/more?a=2": list(link(LOANS)) },
  ],
  [
    "outside of the address",
    { "/llms.txt": list(`${FIRST}- [Loans](/lists/llms.txt)\n`), "/lists/llms.txt": list(link(LOANS)) },
  ],
  ["in the list of the site", { "/ref/llms.txt": list(FIRST), "/llms.txt": list(link(LOANS)) }],
  [
    "in words beside a link",
    { "/llms.txt": list(`# Docs\n\n${link(BOOKS).trim()}, and ${LOANS}.md\n${link(AUTHORS)}`) },
  ],
])("a list that goes on %s", async (_name, routes) => {
  expect(await added(() => routes)).toBe(8);
});

test.each<[string, Readonly<Record<string, Served>>, string]>([
  [
    "a page on another host",
    { "/llms.txt": list(`${FIRST}${link(`https://docs.example.com${LOANS}`)}`) },
    "loans.md (lies on another host)",
  ],
  [
    "an address that is none",
    { "/llms.txt": list(`${FIRST}- [Loans](http://[x/loans.md)\n`) },
    "holds a link that cannot be read: http://[x/loans.md",
  ],
  [
    "a page that leads to another of them",
    { "/llms.txt": list(FIRST + link(LOANS)), [`${LOANS}.md`]: { status: 302, headers: { location: `${BOOKS}.md` } } },
    "loans (leads to reference/books.md, which is another page of the list)",
  ],
  [
    "a page that leads to prose",
    {
      "/llms.txt": list(FIRST + link(LOANS)),
      [`${LOANS}.md`]: { status: 302, headers: { location: "/ref/welcome.md" } },
      "/ref/welcome.md": markdown("# Welcome\n\nWords.\n"),
    },
    "loans (leads to welcome.md, which has no document)",
  ],
  [
    "a document beside pages",
    {
      "/llms.txt": list(`# Docs\n\n- [Books](/ref/books/openapi.json)\n${link(LOANS)}`),
      "/ref/books/openapi.json": only("books"),
    },
    "loans (shows GET /api/v1/loans",
  ],
  [
    "a document on another host",
    {
      "/ref/llms.txt": list(
        "# Docs\n\n- [Books](/ref/openapi.json)\n- [Loans](https://cdn.example.com/loans/openapi.json)\n",
      ),
      "/ref/openapi.json": only("books"),
    },
    "openapi.json (lies on another host)",
  ],
  [
    "a document that is cut",
    {
      "/llms.txt": list("# Docs\n\n- [Books](/ref/openapi.json)\n- [Loans](/ref/loans.json)\n"),
      "/ref/openapi.json": only("books"),
      "/ref/loans.json": { body: (only("loans").body ?? "").slice(0, 100) },
    },
    "loans.json (is not valid JSON",
  ],
  [
    "robots.txt that cannot be had",
    { "/llms.txt": list(FIRST + link(LOANS)), "/robots.txt": { status: 503 } },
    "/robots.txt answered with status 503",
  ],
])("%s is told by name", async (_name, routes, message) => {
  expect(await added(() => routes)).toContain(message);
});

const GITBOOK: Served = { type: "text/html", headers: { "x-gitbook-route-type": "static" }, body: "<html></html>" };
const index = (origin: string, ...paths: readonly string[]): Served => ({
  body: `<sitemapindex>${paths.map((one) => `<sitemap><loc>${origin}${one}</loc></sitemap>`).join("")}</sitemapindex>`,
});

test.each<[string, (origin: string) => Readonly<Record<string, Served>>, number | string]>([
  [
    "a section with a sitemap of its own",
    (origin) => ({
      "/sitemap.xml": index(origin, "/ref/sitemap-pages.xml", "/ref/reference/sitemap-pages.xml"),
      "/ref/sitemap-pages.xml": sitemap([`${origin}${BOOKS}`, `${origin}${AUTHORS}`]),
      "/ref/reference/sitemap-pages.xml": sitemap([`${origin}${LOANS}`]),
    }),
    8,
  ],
  [
    "sitemaps that robots.txt names",
    (origin) => ({
      "/robots.txt": { body: `Sitemap: ${origin}/a.xml\nSitemap: ${origin}/b.xml\n` },
      "/a.xml": sitemap([`${origin}${BOOKS}`, `${origin}${AUTHORS}`]),
      "/b.xml": sitemap([LOANS ?? ""]),
    }),
    8,
  ],
  [
    "a page on another host",
    (origin) => ({
      "/sitemap.xml": sitemap([
        `${origin}${BOOKS}`,
        `${origin}${AUTHORS}`,
        "https://docs.example.com/ref/reference/loans",
      ]),
    }),
    "loans (lies on another host)",
  ],
  [
    "an address that is none",
    (origin) => ({
      "/sitemap.xml": sitemap([`${origin}${BOOKS}`, `${origin}${AUTHORS}`, "http://[x/loans"]),
    }),
    "names an address that cannot be read: http://[x/loans",
  ],
  [
    "pages whose .md nobody may read",
    (origin) => ({
      "/robots.txt": { body: "User-agent: *\nDisallow: /*.md$\n" },
      "/sitemap.xml": sitemap([`${origin}${BOOKS}`, `${origin}${AUTHORS}`, `${origin}${LOANS}`]),
    }),
    8,
  ],
])("a sitemap: %s", async (_name, routes, expected) => {
  const found = await added((origin) => ({ "/ref": GITBOOK, ...routes(origin) }));
  if (typeof expected === "number") expect(found).toBe(expected);
  else expect(found).toContain(expected);
});

test("a page that ends in .txt is a page, and a text of another kind is none", async () => {
  const routes = {
    "/llms.txt": list(`${FIRST}- [Loans](${LOANS}.txt)\n- [License](/ref/license.txt)\n`),
    [`${LOANS}.txt`]: list(page("reference/loans")),
    "/ref/license.txt": list("Permission is hereby granted."),
  };
  expect(await added(() => routes)).toBe(8);
});

test("a page of another release in the place of its own is missing", async () => {
  const before = "# Docs\n\n- [Books](/2.25/reference/books.md)\n- [Loans of before](/2.24/reference/loans.md)\n";
  site = await serve(new Map());
  const { origin, routes: served } = site;
  for (const name of ["books", "loans"]) addPage(served, origin, `/2.25/reference/${name}`, page(`reference/${name}`));
  const take = async (text: string) => {
    served.set("/2.25/llms.txt", list(text));
    served.set("/2.25", { type: "text/html", body: "<html><body>API</body></html>" });
    const folder = folderOf({});
    const outcome = await addSpec({ ...REQUEST, source: `${origin}/2.25`, folder, cwd: folder });
    return outcome.ok ? outcome.value.contract.operations.size : outcome.problem.message.replaceAll(origin, "");
  };
  expect(await take(before)).toContain("/2.24/reference/loans (lies in another release)");
  // it has one of its own: the link leads to what it was
  expect(await take(`${before}- [Loans](/2.25/reference/loans.md)\n`)).toBe(6);
});

test.each([
  ["says little", "# Loans\n\nComing soon.\n", ["loans"]],
  ["wants a sign-in", "# Sign in\n\nYou must sign in to view this page.\n\n---\n\n# Help\n\nWrite to us.\n", ["loans"]],
  ["introduces", `# Loans\n\n${"A loan lets a reader take a book home. ".repeat(5)}\n`, undefined],
  ["lists others", "# Loans\n\n[Books](/ref/reference/books.md)\n", undefined],
])("a page among those of operations that %s", async (_, text, bare) => {
  site = await serve(new Map());
  const { origin, routes } = site;
  for (const name of ["books", "authors"]) addPage(routes, origin, `/ref/reference/${name}`, page(`reference/${name}`));
  addPage(routes, origin, "/ref/reference/loans", text);
  routes.set("/llms.txt", list(`${FIRST}${link(LOANS)}`));
  routes.set("/ref/reference", { type: "text/html", body: "<html><body>API</body></html>" });
  const folder = folderOf({});
  const outcome = await addSpec({ ...REQUEST, source: `${origin}/ref/reference`, folder, cwd: folder });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  expect(outcome.value.provenance.assembly).toEqual({
    ...{ by: "llms.txt", read: ["books", "authors"], without: ["loans"], refused: [] },
    ...(bare && { bare }),
  });
});

test("a sample in the folder of the API, which lies elsewhere: a choice, once", async () => {
  site = await serve(new Map());
  const { origin, routes } = site;
  const plants = (paths: readonly string[]) => ({
    type: "application/json",
    body: JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Plants", version: "1.0.0" },
      servers: [{ url: "https://plants.example.org" }],
      paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: {} } }])),
    }),
  });
  routes.set("/ref", { type: "text/html", body: "<html><body>API</body></html>" });
  routes.set("/llms.txt", list("# Docs\n\n## OpenAPI Specs\n\n- [a](/ref/openapi.json)\n- [b](/openapi.json)\n"));
  routes.set("/ref/openapi.json", plants(["/plants", "/pots"]));
  routes.set("/openapi.json", { type: "application/json", body: JSON.stringify(LIBRARY) });
  const folder = folderOf({});
  const take = (more: Partial<Parameters<typeof addSpec>[0]> = {}) =>
    addSpec({ ...REQUEST, source: `${origin}/ref`, folder, cwd: folder, ...more });
  expect(await take()).toMatchObject({
    problem: {
      message: `${origin}/ref has 2 operations, and the site has documents of other APIs elsewhere`,
      hint: `Name the one you mean: Plants (${origin}/ref/openapi.json), ${LIBRARY.info.title} (${origin}/openapi.json). If it is this one: --whole.`,
    },
  });
  expect((await take({ source: `${origin}/ref/openapi.json` })).ok).toBe(true);
  const whole = await take({ extent: "whole" });
  expect(whole.ok).toBe(true);
  // it was chosen then
  routes.set("/ref/openapi.json", plants(["/plants"]));
  const [again] = await verifySpecs({ provider: "library", folder, fetcher: networkFetcher(), now: REQUEST.now });
  expect(again?.drift).toMatchObject({ kind: "changed", removed: ["GET /pots"] });
});
