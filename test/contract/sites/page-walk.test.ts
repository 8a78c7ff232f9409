/** The walk over what a site lists, and what it remembers from one run to the next. */
import { describe, expect, test } from "vitest";
import type { Listing } from "../../../src/contract/sites/listing.js";
import { documentsOnly } from "../../../src/contract/sites/page.js";
import { listedIn, MOST_PAGES, walk } from "../../../src/contract/sites/page-walk.js";
import { AT_ONCE, type PageStore } from "../../../src/contract/sites/reader.js";
import { ok, problem } from "../../../src/outcome.js";
import { type Answers, readerOf, SITE, short } from "./in-memory.js";

const url = (path: string): URL => new URL(path, SITE);
const listing = (pages: readonly string[], more: Partial<Listing> = {}): Listing => ({
  ...{ by: "llms.txt", root: url("/api"), documents: [], without: [], lost: [], doubtful: [] },
  pages: pages.map(url),
  ...more,
});
interface Shown {
  readonly links?: readonly string[];
  readonly has?: boolean;
  readonly fails?: string;
}
const message = {
  web: "is not served in Markdown",
  gone: "answered with status 404",
  broken: "answered with status 500",
};

async function walked(
  given: Listing,
  pages: Readonly<Record<string, Shown>> = {},
  { partial = false, forbidden = [] as readonly string[] } = {},
) {
  const steps: string[] = [];
  const read: string[] = [];
  const { visited, failures, all } = await walk({
    listing: given,
    reader: readerOf({}).reader,
    partial,
    allowed: (page) => !forbidden.includes(page.pathname),
    onStep: (step) => steps.push(step),
    read: (page) => {
      read.push(page.pathname);
      const { links = [], has = false, fails } = pages[page.pathname] ?? {};
      if (fails !== undefined) return Promise.resolve(problem(`${page.href} ${fails}`));
      const fragments = has ? [{ page: page.href, root: {} }] : [];
      const linked = links.map((href) => ({ href, title: "", heading: undefined }));
      return Promise.resolve(ok({ ...documentsOnly(fragments, page.href), links: linked }));
    },
  });
  return {
    visited: visited.map(({ page }) => short(page.href)),
    failures: failures.map(
      (one) => `${one.kind} ${short(one.page.href)}${one.kind === "unread" ? `: ${short(one.why)}` : ""}`,
    ),
    all,
    read,
    steps,
  };
}
const told = async (...given: Parameters<typeof walked>) => {
  const { visited, failures, all } = await walked(...given);
  return { visited, failures, all };
};

describe("the pages of a list", () => {
  test("are read in their order, and each step is told", async () => {
    expect(await walked(listing(["/api/a", "/api/b"]), { "/api/a": { has: true } })).toEqual({
      visited: ["/api/a", "/api/b"],
      failures: [],
      all: 2,
      read: ["/api/a", "/api/b"],
      steps: ["reading docs.example: 1 of 2", "reading docs.example: 2 of 2"],
    });
  });

  test("are not read where it lists documents", async () => {
    const given = listing(["/api/a"], { documents: [url("/api/a.json")] });
    expect(await told(given, { "/api/a.json": { links: ["/api/a.json/b"] } })).toEqual({
      visited: ["/api/a.json"],
      failures: [],
      all: 1,
    });
    expect([listedIn(given), listedIn(listing(["/api/a"]))].map((all) => all.map(({ pathname }) => pathname))).toEqual([
      ["/api/a.json"],
      ["/api/a"],
    ]);
  });

  test.each<[name: string, page: string, fails: string, failures: readonly string[]]>([
    ["that is broken is lost", "/api/a", message.broken, ["unread /api/a: /api/a answered with status 500"]],
    ["that is not there is lost", "/api/a", message.gone, ["unread /api/a: /api/a answered with status 404"]],
    ["that comes in another form is lost", "/api/a", message.web, ["unread /api/a: /api/a is not served in Markdown"]],
    ["that is a text of another form is none", "/api/license.txt", message.web, []],
    [
      "that is a text and broken is lost",
      "/api/license.txt",
      message.broken,
      ["unread /api/license.txt: /api/license.txt answered with status 500"],
    ],
  ])("one %s", async (_, page, fails, failures) => {
    expect(await told(listing([page]), { [page]: { fails } })).toEqual({ visited: [], failures, all: 1 });
  });

  test("that the site does not want to be read are lost, and what the list lost", async () => {
    const lost = [{ kind: "cut-list", page: url("/sitemap.xml") }] as const;
    const { read, failures } = await walked(listing(["/api/a", "/api/b"], { lost }), {}, { forbidden: ["/api/a"] });
    expect([read, failures]).toEqual([["/api/b"], ["cut-list /sitemap.xml", "forbidden /api/a"]]);
  });

  test("end where ten of them fail, unless a part is wanted", async () => {
    const names = Array.from({ length: 30 }, (_, at) => `/api/p${at}`);
    const pages = Object.fromEntries(names.map((name) => [name, { fails: message.broken }]));
    const whole = await walked(listing(names), pages);
    expect(whole.read.length).toBeGreaterThanOrEqual(10);
    expect(whole.read.length).toBeLessThanOrEqual(10 + AT_ONCE);
    expect((await walked(listing(names), pages, { partial: true })).read.length).toBe(30);
  });

  test("are as many as are read of one site", async () => {
    const names = Array.from({ length: MOST_PAGES + 2 }, (_, at) => `/api/p${at}`);
    const { visited, failures, all } = await walked(listing(names));
    expect([visited.length, failures, all]).toEqual([
      MOST_PAGES,
      [`beyond /api/p${MOST_PAGES}`, `beyond /api/p${MOST_PAGES + 1}`],
      MOST_PAGES,
    ]);
  });
});

describe("pages that only a page above them names", () => {
  test.each<[name: string, links: readonly string[], visited: readonly string[]]>([
    ["below it", ["/api/g/a", "/api/g/b.md"], ["/api/g", "/api/g/a", "/api/g/b"]],
    ["relative to it as a folder", ["a"], ["/api/g", "/api/g/a"]],
    ["relative to it as a page", ["g/a"], ["/api/g", "/api/g/a"]],
    ["twice", ["/api/g/a", "/api/g/a.md", "/api/g/a#b"], ["/api/g", "/api/g/a"]],
    ["itself", ["/api/g", "#b"], ["/api/g"]],
    ["beside it", ["/api/h", "../x"], ["/api/g"]],
    ["on another site", ["https://other.example/api/g/a"], ["/api/g"]],
    ["that are no address", ["https://[", "mailto:a@b.example"], ["/api/g"]],
    ["that are files", ["/api/g/a.png", "/api/g/b.json", "/api/g/c.txt", "/api/g/d.html"], ["/api/g"]],
    ["of two releases", ["/api/g/2.24/a", "/api/g/2.25/a"], ["/api/g"]],
  ])("%s", async (_, links, visited) => {
    expect((await told(listing(["/api/g"]), { "/api/g": { links } })).visited).toEqual(visited);
  });

  test("are not looked for in a page with documents", async () => {
    expect((await told(listing(["/api/g"]), { "/api/g": { has: true, links: ["/api/g/a"] } })).visited).toEqual([
      "/api/g",
    ]);
  });

  test("are read to the end, and those that are listed once", async () => {
    const pages = { "/api/g": { links: ["/api/g/a", "/api/g/h"] }, "/api/g/h": { links: ["/api/g/h/x"] } };
    expect(await told(listing(["/api/g", "/api/g/a"]), pages)).toEqual({
      visited: ["/api/g", "/api/g/a", "/api/g/h", "/api/g/h/x"],
      failures: [],
      all: 4,
    });
  });

  test("may be gone: a dead link is no hole, a broken page is one", async () => {
    const pages = {
      "/api/g": { links: ["a", "b"] },
      "/api/g/a": { fails: message.gone },
      "/api/g/b": { fails: message.broken },
    };
    expect((await told(listing(["/api/g"]), pages)).failures).toEqual([
      "unread /api/g/b: /api/g/b answered with status 500",
    ]);
  });

  test("count among all that are read", async () => {
    const names = Array.from({ length: MOST_PAGES - 1 }, (_, at) => `/api/p${at}`);
    const { visited, failures, all } = await walked(listing(names), {
      "/api/p0": { links: ["/api/p0/a", "/api/p0/b"] },
    });
    expect([visited.length, failures, all]).toEqual([MOST_PAGES, ["beyond /api/p0/b"], MOST_PAGES]);
  });
});

describe("what a run before has read", () => {
  const A = `${SITE}/a`;
  function store(): PageStore & { readonly kept: Map<string, string> } {
    const kept = new Map<string, string>();
    return {
      kept,
      get: (key) => kept.get(key),
      put: (key, text) => {
        kept.set(key, text);
      },
      forget: () => {
        kept.clear();
      },
    };
  }
  const ask = async (site: Answers, pages: PageStore, address = A, mayBeOther = false) => {
    const { reader, asked } = readerOf(site, { pages, mayBeOther });
    const answer = await reader.ask(address, "a/b");
    const { accept: _, ...condition } = asked[0]?.headers ?? {};
    return { text: answer.ok ? answer.value.text : short(answer.problem.message), condition };
  };
  const dated = (date: string | undefined, changed: string) => ({
    ...(date === undefined ? {} : { date }),
    "last-modified": changed,
  });
  const [AT_TEN, ONE_LATER] = ["Fri, 20 Nov 2026 10:00:00 GMT", "Fri, 20 Nov 2026 10:00:01 GMT"];

  test.each<
    [name: string, headers: Readonly<Record<string, string>>, condition: Readonly<Record<string, string>> | undefined]
  >([
    ["by its tag", { etag: '"1"' }, { "if-none-match": '"1"' }],
    ["by its tag before its date", { etag: '"1"', ...dated(ONE_LATER, AT_TEN) }, { "if-none-match": '"1"' }],
    ["by its date", dated(ONE_LATER, AT_TEN), { "if-modified-since": AT_TEN }],
    ["not by a date of the same second", dated(AT_TEN, AT_TEN), undefined],
    ["not by a date alone", dated(undefined, AT_TEN), undefined],
    ["not by nothing", {}, undefined],
  ])("is asked for %s", async (_, headers, condition) => {
    const pages = store();
    const answer = { body: "A", headers: { "content-type": "text/plain", ...headers } };
    await ask({ "/a": answer }, pages);
    expect(pages.kept.size).toBe(condition === undefined ? 0 : 1);
    expect(await ask({ "/a": condition === undefined ? answer : { status: 304 } }, pages)).toEqual({
      text: "A",
      condition: condition ?? {},
    });
    // anew where it has changed
    if (condition !== undefined) expect((await ask({ "/a": { body: "B" } }, pages)).text).toBe("B");
  });

  test.each<[name: string, site: Answers, address: string]>([
    ["with another status", { "/a": { body: "A", status: 203, headers: { etag: "1" } } }, A],
    ["whose address holds a secret", { "/a?token=abc": { body: "A", headers: { etag: "1" } } }, `${A}?token=abc`],
    ["that leads to an address with a secret", { "/a": { body: "A", at: "/b?token=abc", headers: { etag: "1" } } }, A],
  ])("is none of an answer %s", async (_, site, address) => {
    const pages = store();
    await ask(site, pages, address);
    expect(pages.kept.size).toBe(0);
  });

  test("is of one form of a page", async () => {
    const pages = store();
    const { reader } = readerOf({ "/a": { body: "A", headers: { etag: "1" } } }, { pages });
    await reader.ask(A, "text/html");
    await reader.ask(A, "text/markdown");
    expect([...pages.kept.keys()]).toEqual([`text/html\n${A}`, `text/markdown\n${A}`]);
  });

  test("a page that says that it has not changed, though nobody asked, is an answer", async () => {
    expect(await ask({ "/a": { status: 304 } }, store())).toEqual({ text: "", condition: {} });
  });

  test("an answer of another release is none, unless it is meant", async () => {
    const site = { "/2.25/a": { body: "A", at: "/2.24/a" } };
    expect((await ask(site, store(), `${SITE}/2.25/a`)).text).toBe("/2.25/a leads to another release: 2.24/a");
    expect((await ask(site, store(), `${SITE}/2.25/a`, true)).text).toBe("A");
  });

  test("bytes that are no text are a problem of an answer, and nothing of a refusal", async () => {
    const bytes = new Uint8Array([0xff, 0x00, 0xfe]);
    expect((await ask({ "/a": { body: bytes } }, store())).text).toBe("/a is not a UTF-8 text file");
    expect((await ask({ "/a": { body: bytes, status: 404 } }, store())).text).toBe("");
  });
});

test("a few at a time, the results in their order", async () => {
  const { reader } = readerOf({});
  let running = 0;
  let most = 0;
  const results = await reader.each([30, 1, 20, 2, 10, 3], async (time, at) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, time));
    running -= 1;
    return [time, at];
  });
  expect(results).toEqual([30, 1, 20, 2, 10, 3].map((time, at) => [time, at]));
  expect(most).toBe(AT_ONCE);
  expect(await reader.each([], () => Promise.resolve(1))).toEqual([]);
});
