/** A site that holds several releases gives one of them or none, however their names are written. */
import { afterEach, describe, expect, test } from "vitest";
import { otherRelease as notAsked, type Taken } from "../../../src/contract/completeness.js";
import { findDocument } from "../../../src/contract/discover/find-document.js";
import { networkFetcher } from "../../../src/contract/index.js";
import { heldTwice } from "../../../src/contract/sites/held-twice.js";
import { oneRelease, otherRelease, pageOfOtherRelease } from "../../../src/contract/sites/one-release.js";
import { areComparable, isSameRelease, releaseForm } from "../../../src/contract/sites/release-names.js";
import { type FakeSite, gitBook, markdown, type Routes, serve } from "./fake-site.js";
import { LIBRARY } from "./library.js";

const at = (path: string): URL => new URL(path, "https://docs.example.com");
const listed = (root: string, paths: readonly string[]) => {
  const found = oneRelease(at(root), paths.map(at));
  return found.ok ? found.value.map(({ pathname }) => pathname) : found.problem.message.replace(/^.* holds/, "holds");
};

describe("names of releases", () => {
  test.each([
    ["2.25", "sure"],
    ["v3.0", "sure"],
    ["3.1-beta.1", "sure"],
    ["2.x", "sure"],
    ["2026-01", "sure"],
    ["2022-11-28", "sure"],
    ["v2", "generation"],
    ["v1beta1", "generation"],
    ["2", "word"],
    ["2026", "word"],
    ["next", "word"],
    ["latest", "word"],
    ["workloads-v2", undefined],
    ["users", undefined],
    ["2.25-pods", undefined],
  ])("%s: %s", (name, form) => {
    expect(releaseForm(name)).toBe(form);
  });

  test("what can be held against each other", () => {
    expect([areComparable("2.25", "v3"), areComparable("2026-01", "2025-10")]).toEqual([true, true]);
    expect([areComparable("2026-01", "2026-01-15"), areComparable("2.25", "2026-01")]).toEqual([false, false]);
    expect([isSameRelease("v3", "3.0"), isSameRelease("3.0", "3.0.1"), isSameRelease("3.0", "3.01")]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe("what a site lists below an address", () => {
  test.each<[string, string, readonly string[], readonly string[] | string]>([
    [
      "dates",
      "/api",
      ["/api/2025-10/a", "/api/2026-01/a", "/api/2026-01/b"],
      "holds several releases: 2025-10, 2026-01",
    ],
    ["numbers with a dot", "/api", ["/api/2.24/a", "/api/2.25/a"], "holds several releases: 2.24, 2.25"],
    ["words and lines", "/api", ["/api/next/a", "/api/next/b", "/api/2.x/a"], "holds several releases: next, 2.x"],
    ["words with the same pages", "/api", ["/api/next/a", "/api/latest/a"], "holds several releases: next, latest"],
    ["numbers with the same pages", "/docs", ["/docs/1/a", "/docs/2/a"], "holds several releases: 1, 2"],
    ["one of them is asked for", "/api/2026-01", ["/api/2025-10/a", "/api/2026-01/a"], ["/api/2026-01/a"]],
    ["pages of no release beside some", "/api", ["/api/a", "/api/2025-10/a", "/api/next/a"], ["/api/a"]],
    ["one release alone", "/api", ["/api/2026-01/a", "/api/2026-01/b"], ["/api/2026-01/a", "/api/2026-01/b"]],
    ["pages with such names", "/api", ["/api/jobs/latest", "/api/jobs/next"], ["/api/jobs/latest", "/api/jobs/next"]],
    ["chapters", "/guide", ["/guide/1/start", "/guide/2/more"], ["/guide/1/start", "/guide/2/more"]],
    ["v1 that all share", "/api", ["/api/v1/a", "/api/v1/b"], ["/api/v1/a", "/api/v1/b"]],
  ])("%s", (_, root, paths, expected) => {
    expect(listed(root, paths)).toEqual(expected);
  });

  test("what one can name instead", () => {
    expect(oneRelease(at("/api"), [at("/api/2025-10/a"), at("/api/2026-01/a")])).toMatchObject({
      problem: {
        hint: "Name the address of one: https://docs.example.com/api/2025-10, https://docs.example.com/api/2026-01",
      },
    });
  });
});

describe("a redirect", () => {
  test.each([
    ["/docs/v3", "/docs/v2", true],
    ["/docs/3", "/docs/2", true],
    ["/docs/2026-01/api", "/docs/2025-10/api", true],
    ["/api/2.20/pods", "/docs/2.25", true],
    ["/docs/2.x", "/docs/1.x", true],
    ["/docs/v3", "/docs/3.0", false],
    ["/docs/latest", "/docs/3.0", false],
    ["/docs/3.0", "/docs", false],
    ["/docs/3.0", "/docs/latest", false],
    ["/v1/docs", "/v1/reference", false],
    ["/docs", "/docs/2.25", false],
  ])("from %s to %s is another release: %s", (asked, got, expected) => {
    expect(otherRelease(at(asked), at(got)) !== undefined).toBe(expected);
  });
});

describe("the release that an address names, and the one that is added", () => {
  const taken = (version: string, source: string, more: Partial<Taken> = {}): Taken => ({
    contract: {} as Taken["contract"],
    version,
    source,
    assembly: { by: "llms.txt", read: [], without: [], refused: [] },
    ...more,
  });
  test.each([
    ["2026-01", "https://docs.example.com/2025-10", "2025-10"],
    ["3", "https://docs.example.com/docs/v2", "2"],
    ["2.25", "https://docs.example.com/api/2.24", "2.24"],
    ["2.25", "https://api.example.com/v1/docs", undefined],
    ["2", "https://api.example.com/v1/docs/2.25", undefined],
    ["2026-01", "https://api.example.com/v1/docs/2.25", undefined],
    ["latest", "https://docs.example.com/api/2.24", undefined],
  ])("%s of %s: %s", (version, source, named) => {
    const refused = notAsked(taken(version, source));
    expect(refused?.ok === false ? refused.problem.message : undefined).toBe(
      named === undefined ? undefined : `${source} is of release ${named}, not ${version}`,
    );
    expect(notAsked(taken(version, source, { otherRelease: true }))).toBeUndefined();
  });

  test("of one document it may be a part of the API's path", () => {
    const source = "https://api.example.com/2025-10/openapi.json";
    expect(notAsked(taken("2026-01", source, { assembly: undefined }))).toBeUndefined();
    expect(notAsked(taken("2026-01", source, { assembly: undefined, releases: ["2025-10"] }))).toBeDefined();
  });
});

describe("sites", () => {
  let site: FakeSite;
  afterEach(() => site.close());

  const operation = (path: string): string => {
    const document = {
      openapi: "3.0.3",
      info: { title: "Orchard", version: "1" },
      paths: { [path]: { get: { responses: {} } } },
    };
    return `# Page\n\n\`\`\`json\n${JSON.stringify(document)}\n\`\`\`\n`;
  };
  const pages = async (
    those: Readonly<Record<string, string>>,
    release: string,
    more: Routes = new Map(),
    start = "/ref",
  ) => {
    site = await serve(new Map(more));
    const links = Object.keys(those).map((path) => `- [Page](${site.origin}${path}.md)`);
    site.routes.set("/llms.txt", { type: "text/markdown", body: `# Orchard\n\n## API\n\n${links.join("\n")}\n` });
    for (const [path, of] of Object.entries(those)) site.routes.set(`${path}.md`, markdown(operation(of)));
    return findDocument({
      url: site.origin + start,
      fetcher: networkFetcher(),
      hasToken: false,
      now: new Date("2026-11-20T12:00:00Z"),
      release,
      wait: () => Promise.resolve(),
    });
  };
  const message = (found: Awaited<ReturnType<typeof pages>>) =>
    found.ok ? Object.keys((JSON.parse(found.value.text) as { paths: object }).paths) : found.problem.message;

  test("v1 and v2 beside each other are releases", async () => {
    const found = await pages(
      { "/ref/v1/trees": "/trees", "/ref/v2/trees": "/trees", "/ref/v2/pickers": "/pickers" },
      "2",
    );
    expect(message(found)).toBe(`${site.origin}/ref holds several releases: v1, v2`);
  });

  test("they are paths of one API where its operations say so", async () => {
    const found = await pages({ "/ref/v1/trees": "/v1/trees", "/ref/v2/trees": "/v2/trees" }, "2026-01");
    expect(message(found)).toEqual(["/v1/trees", "/v2/trees"]);
  });

  test("not where one of them is asked for", async () => {
    const found = await pages({ "/ref/v1/trees": "/v1/trees", "/ref/v2/trees": "/v2/trees" }, "2");
    expect(message(found)).toBe(`${site.origin}/ref holds several releases: v1, v2`);
  });

  test("a page that leads to another release", async () => {
    const moved: Routes = new Map([
      ["/docs/v3", { status: 307, headers: { location: "/docs/v2" } }],
      ["/docs/v2", { type: "text/html", body: "<html></html>" }],
    ]);
    const found = await pages({ "/docs/v2/trees": "/trees" }, "3", moved, "/docs/v3");
    expect(message(found)).toBe(`${site.origin}/docs/v3 leads to another release: docs/v2`);
  });

  test("a list is named itself", async () => {
    expect(
      message(await pages({ "/ref/trees": "/trees", "/ref/pickers": "/pickers" }, "1", new Map(), "/llms.txt")),
    ).toEqual(["/trees", "/pickers"]);
  });

  test("a sitemap is named itself", async () => {
    const more: Routes = new Map();
    site = await serve(more);
    site.routes.set("/api/sitemap-pages.xml", {
      type: "application/xml",
      body: `<urlset><url><loc>${site.origin}/api/trees</loc></url></urlset>`,
    });
    site.routes.set("/api/trees.md", markdown(operation("/trees")));
    const found = await findDocument({
      url: `${site.origin}/api/sitemap-pages.xml`,
      fetcher: networkFetcher(),
      hasToken: false,
      now: new Date("2026-11-20T12:00:00Z"),
    });
    expect(message(found)).toEqual(["/trees"]);
  });
});

describe("a redirect to another release is none of this one", () => {
  let open: FakeSite | undefined;
  afterEach(() => open?.close());

  test.each([
    ["/docs/2.25/books.md", "/docs/2.24/books.md", true],
    ["/docs/release-2.25/a", "/docs/release-2.24/a", true],
    ["/docs/server@3.13", "/docs/server@3.12", true],
    ["/docs/2025-03-31.basil/a", "/docs/2024-09-30.acacia/a", true],
    ["/docs?version=2.25", "/docs?version=2.24", true],
    ["/docs/2.25/keys-1", "/docs/2.25/keys-2", false],
    ["/docs/2.25/old/a", "/docs/2.25/new/a", false],
    ["/docs/latest/a", "/docs/2.25/a", false],
    ["/docs?page=1", "/docs?page=2", false],
  ])("%s → %s: %s", (asked, got, isOther) => {
    expect(pageOfOtherRelease(at(asked).href, at(got).href) !== undefined).toBe(isOther);
  });

  test.each([
    ["a page", "/docs/2.25/reference/loans.md", "/docs/2.24/reference/loans.md"],
    ["a page on its way to one, as another", "/docs/2.25/reference/loans.md", "/docs/2.24/other.md"],
  ])("of %s: it is not read", async (_name, from, to) => {
    const made = await gitBook(LIBRARY, "/docs/2.25");
    open = made;
    made.routes.set(from, { status: 302, headers: { location: to } });
    made.routes.set(to, markdown("# Loans\n"));
    const find = (isMeant: boolean) =>
      findDocument({
        url: `${made.origin}/docs/2.25`,
        fetcher: networkFetcher(),
        hasToken: false,
        now: new Date(0),
        otherRelease: isMeant,
      });
    const found = await find(false);
    expect(found.ok ? "read" : found.problem.message).toContain(
      `reference/loans (leads to another release: ${to.slice(1)}`,
    );
  });
});

describe("folders with the same pages are two of something, whatever they are called", () => {
  const fragment = (address: string, ...paths: readonly string[]) => ({
    page: at(address).href,
    root: { openapi: "3.0.3", paths: Object.fromEntries(paths.map((path) => [path, { get: {} }])) },
  });
  const held = (areDocuments: boolean, ...fragments: readonly ReturnType<typeof fragment>[]) => {
    const found = heldTwice(at("/docs"), fragments, areDocuments);
    return found === undefined || found.ok ? undefined : found.problem.message.replace(/^.*twice: /, "");
  };

  test.each([
    ["side by side", false, ["/docs/en/a", "/a"], ["/docs/de/a", "/a"], ["/docs/de/b", "/b"], "under en and under de"],
    [
      "one in the other",
      false,
      ["/docs/a", "/a"],
      ["/docs/legacy/a", "/a"],
      ["/docs/legacy/b", "/b"],
      "under . and under legacy",
    ],
    [
      "in the query",
      false,
      ["/docs/a?v=1", "/a"],
      ["/docs/a?v=2", "/a"],
      ["/docs/b?v=1", "/b"],
      "under ?v=1 and under ?v=2",
    ],
    [
      "as documents",
      true,
      ["/docs/x/a/o.json", "/a"],
      ["/docs/y/a/o.json", "/a"],
      ["/docs/y/b/o.json", "/b"],
      "under x and under y",
    ],
    ["with all the same in both", false, ["/docs/en/a", "/a"], ["/docs/de/a", "/a"], ["/docs/c", "/c"], undefined],
    [
      "tags that share an operation",
      true,
      ["/docs/a/o.json", "/a"],
      ["/docs/b/o.json", "/a"],
      ["/docs/b/o.json", "/b"],
      undefined,
    ],
    ["a page under two addresses", false, ["/docs/a", "/a"], ["/docs/a/list", "/a"], ["/docs/b", "/b"], undefined],
    [
      "pages of one name about other things",
      false,
      ["/docs/a/list", "/a"],
      ["/docs/b/list", "/b"],
      ["/docs/c/list", "/c"],
      undefined,
    ],
  ] as const)("%s", (_name, areDocuments, one, two, three, expected) => {
    expect(held(areDocuments, ...[one, two, three].map(([address, path]) => fragment(address, path)))).toBe(expected);
  });

  test("one operation shown in two sections is no second release", () => {
    const books = ["/docs/books/get-1", "/docs/books/get-2", "/docs/books/get-3"].map((one) => fragment(one, one));
    const loans = ["/docs/loans/get-4", "/docs/loans/get-5", "/docs/loans/get-6"].map((one) => fragment(one, one));
    const both = ["/docs/books/shared", "/docs/loans/shared"].map((one) => fragment(one, "/shared"));
    expect(held(false, ...books, ...loans, ...both)).toBeUndefined();
  });
});
