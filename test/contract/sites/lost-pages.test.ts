/** Pages that are easily lost without a word: cut ones, those that only a page above them names, one page of many. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { type AddSpecRequest, addSpec, verifySpecs } from "../../../src/contract/folder.js";
import { loadContract, networkFetcher } from "../../../src/contract/index.js";
import { folder as folderOf } from "../../cli/folder.js";
import { addPage, type FakeSite, FOOTER, gitBook, markdown, markdownOf, serve, sitemap } from "./fake-site.js";
import { LIBRARY } from "./library.js";
import { splitByTag } from "./split.js";

let site: FakeSite | undefined;
afterEach(() => site?.close());

const ROOT = "/api/2.25";
const LOANS = `${ROOT}/reference/loans`;
const LOANS_PAGE = markdownOf(splitByTag(LIBRARY)[2] ?? { slug: "", title: "", fragments: [] });

const read = (tag: string) => ({ get: { tags: [tag], summary: tag, responses: { 200: { description: "ok" } } } });
/** enough pages to tell what all of them end with */
const MORE = {
  ...LIBRARY,
  paths: { ...LIBRARY.paths, "/api/v1/rooms": read("Rooms"), "/api/v1/fines": read("Fines") },
};

/** What comes of it: operations and what else is told, or message and hint; then nothing is written. */
async function added(made: FakeSite, path = ROOT, more: Partial<AddSpecRequest> = {}) {
  site = made;
  const folder = folderOf({});
  const outcome = await addSpec({
    provider: "library",
    version: "2.25",
    source: made.origin + path,
    folder,
    cwd: folder,
    fetcher: networkFetcher(),
    now: new Date("2026-11-20T12:00:00Z"),
    wait: () => Promise.resolve(),
    ...more,
  });
  if (!outcome.ok) {
    expect(existsSync(join(folder, "2.25.json"))).toBe(false);
    const { message, hint = "" } = outcome.problem;
    return `${message} | ${hint}`.replaceAll(made.origin, "");
  }
  const { contract, provenance } = outcome.value;
  const { read = [], without = [], otherApi } = provenance.assembly ?? {};
  return { operations: [...contract.operations.keys()], unread: [...contract.unread], read, without, otherApi };
}

const withPage = async (body: string, path = LOANS, document: object = LIBRARY) => {
  const made = await gitBook({ ...document });
  addPage(made.routes, made.origin, path, body);
  return made;
};

const count = (outcome: Awaited<ReturnType<typeof added>>): number | string =>
  typeof outcome === "string" ? outcome : outcome.operations.length;

describe("a page that was cut", () => {
  const beforeFence = LOANS_PAGE.slice(0, LOANS_PAGE.indexOf("```json"));
  const title = beforeFence.slice(0, beforeFence.indexOf("What these"));
  const firstFenceOnly = LOANS_PAGE.slice(0, LOANS_PAGE.indexOf("```\n") + 4);
  test.each([
    ["with its title alone", title, "ends with a heading and nothing below it"],
    ["before its document, behind what is said of it", beforeFence, "ends with a heading and nothing below it"],
    ["behind its prose", beforeFence.slice(0, beforeFence.indexOf("## ")), 'has no "Agent Instructions" at its end'],
    ["between two documents", firstFenceOnly, 'has no "Agent Instructions" at its end'],
    ["at the heading of the next document", `${firstFenceOnly}## Create loan\n`, "ends with a heading"],
  ])("%s", async (_name, body, why) => {
    expect(await added(await withPage(body, LOANS, MORE))).toContain(
      `1 of 6 pages of ${ROOT} could not be read: reference/loans (${why}`,
    );
  });

  test.each([
    ["a page of titles that lists others", "# Reference\n\n## Books\n", `${ROOT}/reference`],
    ["a page that is yet to be written, elsewhere", "# Changes\n", `${ROOT}/news/of/changes`],
    [
      "prose beside the API's pages",
      `# Start\n\nWords.\n${LOANS_PAGE.slice(LOANS_PAGE.indexOf("\n---"))}`,
      `${ROOT}/reference/start`,
    ],
  ])("%s is none", async (_name, body, path) => {
    const made = await withPage(body, path);
    const pages = [...made.pages.map(({ slug }) => `${ROOT}/${slug}`), path];
    made.routes.set(`${ROOT}/sitemap-pages.xml`, sitemap(pages.map((one) => made.origin + one)));
    expect(count(await added(made))).toBe(8);
  });

  test("whose words are all that is left is known by the operations of the release before", async () => {
    const made = await gitBook(LIBRARY);
    for (const page of made.pages) {
      const whole = markdownOf(page).slice(0, markdownOf(page).indexOf("\n---"));
      const isLoans = page.slug === "reference/loans";
      addPage(made.routes, made.origin, `${ROOT}/${page.slug}`, isLoans ? whole.slice(0, whole.indexOf("## ")) : whole);
    }
    const before = await loadContract({ kind: "text", file: "2.24", text: JSON.stringify(LIBRARY) });
    if (!before.ok) throw new Error(before.problem.message);
    const neighbours = [{ version: "2.24", contract: before.value }];
    expect(await added(made, ROOT, { neighbours })).toMatch(
      /reference\/loans shows no operation, and 2\.24 has 2 of that name, such as GET \/api\/v1\/loans.*--whole/,
    );
    expect(count(await added(made, ROOT, { neighbours, extent: "whole" }))).toBe(6);
  });
});

test("a page that gave a document before and gives none now is no page that lost its operations", async () => {
  const made = await gitBook(LIBRARY);
  site = made;
  const folder = folderOf({});
  const asked = {
    ...{ provider: "library", version: "2.25", folder, cwd: folder, wait: () => Promise.resolve() },
    ...{ fetcher: networkFetcher({ allowHosts: ["127.0.0.1"] }), now: new Date("2026-11-20T12:00:00Z") },
  };
  const first = await addSpec({ ...asked, source: made.origin + ROOT });
  if (!first.ok) throw new Error(first.problem.message);
  addPage(made.routes, made.origin, LOANS, `# Loans\n\nThese are described elsewhere now.\n${FOOTER}`);
  const [verified] = await verifySpecs(asked);
  expect(verified?.drift).toMatchObject({
    kind: "unreadable",
    problem: { message: `of ${made.origin}${ROOT}, reference/loans had a document before and has none now` },
  });
});

describe("a page that only the page above it names", () => {
  const hidden = async (link: string, group = `${ROOT}/reference`) => {
    const made = await gitBook(LIBRARY);
    addPage(
      made.routes,
      made.origin,
      group,
      `# Reference\n\n- ${link.replace("ORIGIN", made.origin)}\n- [Books](${ROOT}/reference/books.md)\n`,
    );
    const listed = [ROOT, `${ROOT}/reference`, `${ROOT}/reference/books`, `${ROOT}/reference/authors`];
    made.routes.set(`${ROOT}/sitemap-pages.xml`, sitemap(listed.map((one) => made.origin + one)));
    return made;
  };
  test.each([
    [`[Loans](ORIGIN${LOANS}.md)`],
    [`[Loans](${LOANS})`],
    ["[Loans](reference/loans.md)"],
    ["[Loans](./loans#get-loans)"],
    [`<a href="${LOANS}">Loans</a>`],
  ])("is read: %s", async (link) => {
    const outcome = await added(await hidden(link));
    expect(count(outcome)).toBe(8);
    expect(outcome).toMatchObject({ read: ["reference/books", "reference/authors", "reference/loans"] });
  });

  test("through a page that only a page names", async () => {
    const made = await hidden("[More](/api/2.25/reference/more)");
    addPage(made.routes, made.origin, `${ROOT}/reference/more`, "# More\n\n- [Loans](more/loans.md)\n");
    addPage(made.routes, made.origin, `${ROOT}/reference/more/loans`, LOANS_PAGE);
    expect(count(await added(made))).toBe(8);
  });

  test("and that fails ends it; one that is not there, or of another folder, release or host, is not asked for", async () => {
    const made = await hidden(
      `[Loans](${LOANS}), [Gone](${ROOT}/reference/gone), [Old](${ROOT}/reference/2.24/loans), [There](/other/loans), [Out](http://127.0.0.1:1/a)`,
    );
    expect(count(await added(made))).toBe(8);
    expect(made.asked().filter((path) => /2\.24\/loans|other/.test(path))).toEqual([]);
    made.routes.set(`${LOANS}.md`, { status: 500 });
    expect(await added(made)).toContain("reference/loans (answered with status 500)");
  });
});

describe("one page or section of a site", () => {
  const mintlify = async (list: string) => {
    const made = await serve(new Map());
    for (const { slug, fragments } of splitByTag(LIBRARY))
      for (const [at, { document }] of fragments.entries()) {
        const path = `/${slug}/${at}`;
        made.routes.set(
          `${path}.md`,
          markdown(`# A\n\n\`\`\`\`yaml openapi.json GET /a\n${JSON.stringify(document)}\n\`\`\`\`\n`),
        );
        made.routes.set(path, {
          type: "text/html",
          headers: { "x-llms-txt": "/llms.txt" },
          body: "<html><body>App</body></html>",
        });
      }
    const pages = splitByTag(LIBRARY).flatMap(({ slug, fragments }) =>
      fragments.map((_, at) => `- [A](/${slug}/${at}.md)`),
    );
    made.routes.set("/llms.txt", markdown(`# Docs\n\n${pages.join("\n")}\n${list}`));
    made.routes.set("/reference/loans", {
      type: "text/html",
      headers: { "x-llms-txt": "/llms.txt" },
      body: "<html><body>App</body></html>",
    });
    return made;
  };
  const DOCUMENT = "\n## OpenAPI Specs\n\n- [library](/files/openapi.json)\n";

  test.each([
    [
      "the page of an operation",
      "/reference/loans/0",
      "",
      "it is one page of a docs site, and may be a part of the API",
    ],
    [
      "the page of an operation, beside a document",
      "/reference/loans/0",
      DOCUMENT,
      "The whole may be had from /files/openapi.json",
    ],
    ["a section, beside a document", "/reference/loans", DOCUMENT, "The whole may be had from /files/openapi.json"],
  ])("%s is not taken for the whole", async (_name, path, list, expected) => {
    const made = await mintlify(list);
    expect(await added(made, path)).toContain(expected);
    expect(await added(made, path, { extent: "part" })).toMatchObject({ unread: [] });
  });

  test("all of it is", async () => {
    expect(count(await added(await mintlify(""), "/reference"))).toBe(8);
  });
});

describe("a sample", () => {
  const sample = { "/pets": { get: { responses: { 200: { description: "ok" } } } } };
  const fence = (value: object) => `\`\`\`json\n${JSON.stringify(value)}\n\`\`\`\n`;
  const guide = async (body: string, path = `${ROOT}/guides/how/to`) => {
    const made = await withPage(body + FOOTER, path);
    const pages = [...made.pages.map(({ slug }) => `${ROOT}/${slug}`), path];
    made.routes.set(`${ROOT}/sitemap-pages.xml`, sitemap(pages.map((one) => made.origin + one)));
    return added(made);
  };

  test("of `paths` in a guide ends nothing; its operations are unknown from then on, not absent", async () => {
    const outcome = await guide(`# Describe yours\n\n${fence({ paths: sample })}`);
    expect(count(outcome)).toBe(8);
    expect(outcome).toMatchObject({ unread: ["GET /pets"] });
  });

  test("of what the release has is known already", async () => {
    const { paths } = LIBRARY;
    const outcome = await guide(`# An excerpt\n\n${fence({ paths: { "/api/v1/loans": paths["/api/v1/loans"] } })}`);
    expect(outcome).toMatchObject({ unread: [] });
  });

  test("among the pages of operations is a page whose document is lost", async () => {
    expect(await guide(`# Pets\n\n${fence({ paths: sample })}`, `${ROOT}/reference/pets`)).toContain(
      "reference/pets (shows GET /pets, of which there is no document)",
    );
  });

  test("of a whole document with a title and version of its own is another API, though it names no host", async () => {
    const document = { openapi: "3.0.0", info: { title: "Pet store", version: "1.0.0" }, paths: sample };
    const outcome = await guide(`# Describe yours\n\n${fence(document)}`);
    expect(outcome).toMatchObject({ unread: ["GET /pets"], otherApi: ["guides/how/to"] });
    expect(count(outcome)).toBe(8);
  });

  test("webhooks of another API are no paths of this one", async () => {
    const document = {
      openapi: "3.1.0",
      info: { title: "Pet store", version: "1.0.0" },
      servers: [{ url: "https://pets.test" }],
      webhooks: { "/api/v1/loans/{id}": { post: { responses: {} } } },
    };
    expect(await guide(`# Hooks\n\n${fence(document)}`)).toMatchObject({
      unread: ["POST webhook:/api/v1/loans/{id}"],
      otherApi: ["guides/how/to"],
    });
  });
});
