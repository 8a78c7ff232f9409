/** A source that is read again: what its lists lost is not gone, and another API is none of its releases. */
import { afterEach, expect, test } from "vitest";
import { addSpec, verifySpecs } from "../../../src/contract/folder.js";
import { networkFetcher } from "../../../src/contract/index.js";
import { noLongerListed } from "../../../src/contract/sites/no-longer-listed.js";
import { problem } from "../../../src/outcome.js";
import { folder as folderOf } from "../../cli/folder.js";
import { addPage, type FakeSite, type Served, serve } from "./fake-site.js";
import { readerOf, SITE } from "./in-memory.js";
import { LIBRARY } from "./library.js";
import { splitByTag } from "./split.js";

let site: FakeSite | undefined;
afterEach(() => site?.close());

const NAMES = ["books", "authors", "loans"];
const page = (name: string): string => {
  const one = splitByTag(LIBRARY).find(({ slug }) => slug === `reference/${name}`);
  return `# ${name}\n\n${(one?.fragments ?? []).map(({ document }) => `\`\`\`json\n${JSON.stringify(document)}\n\`\`\`\n`).join("\n")}`;
};
const list = (names: readonly string[]): Served => ({
  body: `# Docs\n\n${names.map((name) => `- [Page](/ref/${name}.md)\n`).join("")}`,
});

/** Taken in, changed, and read again. */
async function reread(before: (made: FakeSite) => void, after: (made: FakeSite) => void) {
  const made = await serve(new Map());
  site = made;
  made.routes.set("/ref", { type: "text/html", body: "<html><body>API</body></html>" });
  before(made);
  const folder = folderOf({});
  const request = {
    ...{ provider: "library", version: "2.25", folder, cwd: folder, fetcher: networkFetcher() },
    now: new Date("2026-11-20T12:00:00Z"),
    wait: () => Promise.resolve(),
  };
  const added = await addSpec({ ...request, source: `${made.origin}/ref` });
  if (!added.ok) throw new Error(added.problem.message);
  after(made);
  const [verified] = await verifySpecs(request);
  const drift = verified?.drift;
  return drift?.kind === "unreadable" ? drift.problem.message.replaceAll(made.origin, "") : drift;
}

const asPages = (made: FakeSite): void => {
  for (const name of NAMES) addPage(made.routes, made.origin, `/ref/${name}`, page(name));
  made.routes.set("/ref/llms.txt", list(NAMES));
};
const withoutLoans = (made: FakeSite): void => void made.routes.set("/ref/llms.txt", list(["books", "authors"]));

test("a page that left the list and is there still is not gone", async () => {
  expect(await reread(asPages, withoutLoans)).toContain("loans (is listed no more, and still has GET /api/v1/loans)");
});

test("nor is one that cannot be asked for", async () => {
  const failing = (made: FakeSite): void => {
    withoutLoans(made);
    for (const path of ["/ref/loans", "/ref/loans.md"]) made.routes.set(path, { status: 500, body: "" });
  };
  expect(await reread(asPages, failing)).toMatch(/loans \(is listed no more, and .*status 500/);
});

test("a page that left the list and the site is gone", async () => {
  const gone = (made: FakeSite): void => {
    withoutLoans(made);
    for (const path of ["/ref/loans", "/ref/loans.md"]) made.routes.delete(path);
  };
  expect(await reread(asPages, gone)).toMatchObject({
    kind: "changed",
    removed: ["GET /api/v1/loans", "POST /api/v1/loans"],
    differing: [],
  });
});

test("a page that was renamed is the same", async () => {
  const renamed = (made: FakeSite): void => {
    addPage(made.routes, made.origin, "/ref/lending", page("loans"));
    for (const path of ["/ref/loans", "/ref/loans.md"]) made.routes.delete(path);
    made.routes.set("/ref/llms.txt", list(["books", "authors", "lending"]));
  };
  expect(await reread(asPages, renamed)).toEqual({ kind: "unchanged" });
});

const shows = (file: string, document: object) => (made: FakeSite) => {
  made.routes.set("/ref", { type: "text/html", body: `<redoc spec-url="/${file}"></redoc>` });
  made.routes.set(`/${file}`, { type: "application/json", body: JSON.stringify(document) });
};
const OTHER = {
  openapi: "3.0.3",
  info: { title: "Payments", version: "1" },
  servers: [{ url: "https://pay.example.com" }],
  paths: { "/payments": { get: { responses: {} } } },
};

test("another API is no change", async () => {
  expect(await reread(shows("a.json", LIBRARY), shows("a.json", OTHER))).toMatch(/is another API$/);
});

test("a document that was moved, and one of a later OpenAPI, say the same", async () => {
  const { "/api/v1/authors": _, ...paths } = LIBRARY.paths;
  expect(await reread(shows("a.json", LIBRARY), shows("b.json", { ...LIBRARY, paths }))).toMatchObject({
    removed: ["GET /api/v1/authors"],
    differing: [],
  });
  await site?.close();
  expect(await reread(shows("a.json", LIBRARY), shows("a.json", { ...LIBRARY, openapi: "3.1.0" }))).toEqual({
    kind: "same-facts",
  });
});

test("servers are a part of what a document says", async () => {
  const servers = [{ url: "https://library.example.com" }, { url: "https://library.example.org" }];
  expect(await reread(shows("a.json", LIBRARY), shows("a.json", { ...LIBRARY, servers }))).toMatchObject({
    ...{ kind: "changed", added: [], removed: [], differing: [] },
  });
});

test("of pages that left the list, a list that was given up asks for no more than the first twenty", async () => {
  const asked: string[] = [];
  const before = Array.from({ length: 25 }, (_, at) => `page-${at}`);
  const lost = await noLongerListed({
    ...{ before, root: new URL("/ref/", SITE), listed: [], fragments: [], reader: readerOf({}).reader },
    read: (page) => {
      asked.push(page.pathname);
      return Promise.resolve(problem(`${page.href} answered with status 500`));
    },
  });
  expect(asked).toEqual(before.slice(0, 20).map((name) => `/ref/${name}`));
  expect(lost.map(({ kind }) => kind)).toEqual(Array.from({ length: 20 }, () => "unread"));
});
