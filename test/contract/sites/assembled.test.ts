import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type AddSpecRequest, addSpec, listSpecs, verifySpecs } from "../../../src/contract/folder.js";
import { type Fetcher, loadContract, networkFetcher } from "../../../src/contract/index.js";
import { diffContracts } from "../../../src/diff/index.js";
import {
  addPage,
  type FakeSite,
  FOOTER,
  fern,
  gitBook,
  markdown,
  markdownOf,
  NOT_FOUND,
  type Served,
  serve,
  sitemap,
} from "./fake-site.js";
import { LIBRARY } from "./library.js";
import type { Page } from "./split.js";

const NOW = new Date("2026-11-20T12:00:00Z");
let folder = "";
let site: FakeSite | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "lastcall-"));
});
afterEach(async () => {
  await site?.close();
  site = undefined;
  await rm(folder, { recursive: true });
});

const add = (source: string, more: Partial<AddSpecRequest> = {}) =>
  addSpec({
    provider: "library",
    version: "2.25",
    source,
    folder,
    fetcher: networkFetcher(),
    now: NOW,
    cwd: folder,
    wait: () => Promise.resolve(),
    ...more,
  });

/** What a snapshot holds below the line of its origin. */
const factsIn = (version: string): string =>
  readFileSync(join(folder, `${version}.json`), "utf8")
    .split("\n")
    .slice(2)
    .join("\n");

const provenanceIn = (version: string): unknown =>
  (JSON.parse(readFileSync(join(folder, `${version}.json`), "utf8")) as { "x-lastcall": unknown })["x-lastcall"];

/** The snapshot of the whole document, as a site should give it. */
let factsOfLibrary: Promise<string> | undefined;
async function factsOfWhole(): Promise<string> {
  const whole = await serve(new Map([["/openapi.json", { body: JSON.stringify(LIBRARY) }]]));
  const added = await add(`${whole.origin}/openapi.json`, { folder: join(folder, "whole") });
  await whole.close();
  if (!added.ok) throw new Error(added.problem.message);
  return readFileSync(added.value.file, "utf8").split("\n").slice(2).join("\n");
}

const libraryAtGitBook = async (root?: string) => {
  const made = await gitBook(LIBRARY, root);
  site = made;
  return made;
};

const expectWhole = async (added: Awaited<ReturnType<typeof add>>): Promise<void> => {
  if (!added.ok) throw new Error(`${added.problem.message} (${added.problem.hint ?? ""})`);
  expect(factsIn("2.25")).toBe(await (factsOfLibrary ??= factsOfWhole()));
};

const expectRefused = (added: Awaited<ReturnType<typeof add>>, message: string | RegExp, hint?: RegExp): void => {
  if (added.ok) throw new Error("a problem was expected");
  if (typeof message === "string") expect(added.problem.message).toBe(message);
  else expect(added.problem.message).toMatch(message);
  expect(added.problem.hint).toMatch(hint ?? /\w/);
  expect(existsSync(join(folder, "2.25.json"))).toBe(false);
};

describe("a GitBook site", () => {
  it("gives the whole document: its pages in the order of the sitemap, from its host alone", async () => {
    const { origin, asked } = await libraryAtGitBook();
    await expectWhole(await add(`${origin}/api/2.25`));
    expect(asked()).toEqual([
      "/api/2.25",
      "/.well-known/api-catalog",
      "/sitemap.xml",
      "/robots.txt",
      "/api/2.25/sitemap-pages.xml",
      "/api/2.25.md",
      "/api/2.25/reference/books.md",
      "/api/2.25/reference/authors.md",
      "/api/2.25/reference/loans.md",
    ]);
    expect(provenanceIn("2.25")).toMatchObject({
      source: `${origin}/api/2.25`,
      captured: "2026-11-20",
      assembly: {
        by: "sitemap",
        read: ["reference/books", "reference/authors", "reference/loans"],
        without: ["."],
        refused: [],
      },
    });
  });

  it("gives the same bytes each time, and is verified by reading it again", async () => {
    const { origin } = await libraryAtGitBook();
    await add(`${origin}/api/2.25`);
    const first = readFileSync(join(folder, "2.25.json"), "utf8");
    await add(`${origin}/api/2.25`);
    expect(readFileSync(join(folder, "2.25.json"), "utf8")).toBe(first);
    const verify = () => verifySpecs({ provider: "library", folder, fetcher: networkFetcher(), now: NOW, cwd: folder });
    expect((await verify())[0]).toMatchObject({ drift: { kind: "unchanged" }, assembly: { without: ["."] } });
    site?.routes.delete("/api/2.25/reference/loans.md");
    site?.routes.delete("/api/2.25/reference/loans");
    expect((await verify())[0]?.drift).toMatchObject({ kind: "unreadable" });
  });

  it("is listed with how it came together", async () => {
    const { origin } = await libraryAtGitBook();
    await add(`${origin}/api/2.25`);
    const [listed] = await listSpecs({ folder, now: NOW });
    expect(listed).toMatchObject({ partial: false, assembly: { by: "sitemap", without: ["."] } });
    expect(listed?.assembly?.read).toHaveLength(3);
  });

  it("whose sitemap is missing is read by its llms.txt", async () => {
    const { origin, routes } = await libraryAtGitBook();
    routes.delete("/sitemap.xml");
    routes.delete("/api/2.25/sitemap-pages.xml");
    await expectWhole(await add(`${origin}/api/2.25`));
  });

  it("without an index of sitemaps is read by the one of the release", async () => {
    const { origin, routes } = await libraryAtGitBook();
    routes.delete("/sitemap.xml");
    await expectWhole(await add(`${origin}/api/2.25/`));
  });

  /** Each trap of a real site, one at a time; the document is the same all the same. */
  const harmless: readonly (readonly [string, (made: FakeSite & { readonly pages: readonly Page[] }) => void])[] = [
    [
      "that serves Markdown at the page alone",
      ({ routes }) => {
        for (const path of [...routes.keys()]) if (path.endsWith(".md")) routes.delete(path);
      },
    ],
    [
      "with a group page that repeats its child",
      ({ routes, origin, pages }) => {
        const [first] = pages;
        if (first !== undefined) addPage(routes, origin, "/api/2.25/reference", markdownOf(first));
        routes.set(
          "/api/2.25/sitemap-pages.xml",
          sitemap(["/api/2.25/reference", ...pages.map(({ slug }) => `/api/2.25/${slug}`)].map((one) => origin + one)),
        );
      },
    ],
    [
      "with a page of models alone",
      ({ routes, origin, pages }) => {
        const { openapi, info, components } = LIBRARY;
        addPage(
          routes,
          origin,
          "/api/2.25/models",
          `# Models\n\n## The Book object\n\n\`\`\`json\n${JSON.stringify({ openapi, info, components: { schemas: { Book: components.schemas.Book } } })}\n\`\`\`\n${FOOTER}`,
        );
        routes.set(
          "/api/2.25/sitemap-pages.xml",
          sitemap(["/api/2.25/models", ...pages.map(({ slug }) => `/api/2.25/${slug}`)].map((one) => origin + one)),
        );
      },
    ],
    [
      "with a page that moved",
      ({ routes, origin, pages }) => {
        const [first] = pages;
        if (first === undefined) return;
        const body = markdownOf(first);
        routes.delete(`/api/2.25/${first.slug}`);
        routes.set(`/api/2.25/${first.slug}.md`, { status: 307, headers: { location: "/api/2.25/moved/books.md" } });
        addPage(routes, origin, "/api/2.25/moved/books", body);
      },
    ],
    [
      "that is busy once",
      ({ routes }) => {
        const path = "/api/2.25/reference/authors.md";
        const page = routes.get(path) as Served;
        routes.set(path, (asked) => (asked === 0 ? { status: 429, headers: { "retry-after": "2" } } : page));
      },
    ],
    [
      "that stumbles once",
      ({ routes }) => {
        const path = "/api/2.25/reference/authors.md";
        const page = routes.get(path) as Served;
        routes.set(path, (asked) => (asked === 0 ? { status: 502 } : page));
      },
    ],
    [
      "that lists a page outside of the release",
      ({ routes, origin, pages }) => {
        const fragment = { ...LIBRARY, info: { title: "Library", version: "2.24" } };
        addPage(routes, origin, "/api/2.25-beta/books", `\`\`\`json\n${JSON.stringify(fragment)}\n\`\`\`\n`);
        routes.set(
          "/api/2.25/sitemap-pages.xml",
          sitemap(["/api/2.25-beta/books", ...pages.map(({ slug }) => `/api/2.25/${slug}`)].map((one) => origin + one)),
        );
      },
    ],
  ];
  it.each(harmless)("%s", async (_, change) => {
    const made = await libraryAtGitBook();
    change(made);
    await expectWhole(await add(`${made.origin}/api/2.25`));
    expect(made.asked().filter((path) => path.includes("2.25-beta"))).toEqual([]);
  });

  it("waits as long as it is asked to, once", async () => {
    const { origin, routes } = await libraryAtGitBook();
    const path = "/api/2.25/reference/authors.md";
    const page = routes.get(path) as Served;
    routes.set(path, (asked) => (asked === 0 ? { status: 429, headers: { "retry-after": "7" } } : page));
    const waits: number[] = [];
    await expectWhole(
      await add(`${origin}/api/2.25`, { wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)) }),
    );
    expect(waits).toEqual([7000]);
  });

  it("of which `latest` lies above the releases: their pages are left out", async () => {
    const made = await libraryAtGitBook("/api");
    const old = { ...LIBRARY, info: { title: "Library", version: "2.24" } };
    addPage(made.routes, made.origin, "/api/2.24/books", `\`\`\`json\n${JSON.stringify(old)}\n\`\`\`\n`);
    made.routes.set(
      "/api/sitemap-pages.xml",
      sitemap(["/api/2.24/books", ...made.pages.map(({ slug }) => `/api/${slug}`)].map((one) => made.origin + one)),
    );
    await expectWhole(await add(`${made.origin}/api`));
    expect(made.asked().filter((path) => path.startsWith("/api/2.24"))).toEqual([]);
  });

  it("an experimental operation whose page says so in the heading alone is experimental", async () => {
    const { origin, routes, pages } = await libraryAtGitBook();
    const [books] = pages;
    if (books === undefined) throw new Error("there are books");
    routes.set(
      `/api/2.25/${books.slug}.md`,
      markdown(markdownOf(books).replaceAll('"summary":"[Experimental] Reads one",', "")),
    );
    await expectWhole(await add(`${origin}/api/2.25`));
  });
});

describe("a GitBook site that is not to be trusted: nothing is written", () => {
  const replaced = (made: FakeSite, path: string, change: (text: string) => string): void => {
    const page = made.routes.get(path) as Served;
    made.routes.set(path, { ...page, body: change(page.body ?? "") });
  };

  it("a page of another revision", async () => {
    const made = await libraryAtGitBook();
    replaced(made, "/api/2.25/reference/authors.md", (text) =>
      text.replace('"name":{"type":"string"}', '"fullName":{"type":"string"}'),
    );
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      `two revisions: schemas/Author differs between ${made.origin}/api/2.25/reference/books and ${made.origin}/api/2.25/reference/authors`,
      /try again/,
    );
  });

  it("pages of two releases", async () => {
    const made = await libraryAtGitBook();
    replaced(made, "/api/2.25/reference/loans.md", (text) => text.replaceAll('"version":"2.25"', '"version":"2.24"'));
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      `two revisions: ${made.origin}/api/2.25/reference/books says version "2.25", ${made.origin}/api/2.25/reference/loans says "2.24"`,
    );
  });

  it("the pages of a release that was not asked for", async () => {
    const made = await libraryAtGitBook();
    for (const { slug } of made.pages)
      replaced(made, `/api/2.25/${slug}.md`, (text) => text.replaceAll('"version":"2.25"', '"version":"2.24"'));
    expectRefused(
      await add(`${made.origin}/api/2.25`, { releases: ["2.24", "2.25"] }),
      `${made.origin}/api/2.25 is of release 2.24, not 2.25`,
      /lastcall spec add 2\.24/,
    );
  });

  it("an address of a release that was not asked for", async () => {
    const made = await libraryAtGitBook("/api/v3.1");
    for (const { slug } of made.pages)
      replaced(made, `/api/v3.1/${slug}.md`, (text) => text.replaceAll('"version":"2.25"', '"version":"latest"'));
    const address = `${made.origin}/api/v3.1`;
    expectRefused(await add(address), `${address} is of release 3.1, not 2.25`, /spec add 3\.1 .*--other-release/);
    // a name that is none of a release says nothing against it
    expect(await add(address, { version: "latest" })).toMatchObject({ ok: true });
    expect(await add(address, { version: "3.1.2" })).toMatchObject({ ok: true });
    expect(await add(address, { otherRelease: true })).toMatchObject({ ok: true });
    const verified = await verifySpecs({
      provider: "library",
      folder,
      fetcher: networkFetcher(),
      now: NOW,
      cwd: folder,
      version: "2.25",
    });
    expect(verified.map(({ drift }) => drift.kind)).toEqual(["unchanged"]);
  });

  it.each<readonly [said: string, releases: readonly string[], isRefused: boolean]>([
    ["2.24", ["2.24", "2.25"], true],
    ["3.0", ["2.18", "2.24"], true],
    ["v3.0", ["2.18", "2.24"], true],
    ["1.0", ["2.18", "2.24"], false],
    ["3.0.1", ["2.18", "2.24"], false],
    ["2.25.1", ["2.18", "2.24"], false],
    ["3.0", [], false],
  ])("pages that say version %s, of a provider with releases %j: refused %s", async (said, releases, isRefused) => {
    const made = await libraryAtGitBook();
    for (const { slug } of made.pages)
      replaced(made, `/api/2.25/${slug}.md`, (text) => text.replaceAll('"version":"2.25"', `"version":"${said}"`));
    const added = await add(`${made.origin}/api/2.25`, { releases });
    if (isRefused) expectRefused(added, /is of release (?:2\.24|3\.0), not 2\.25$/);
    else expect(added).toMatchObject({ ok: true });
  });

  it("one document under the version of a format is no other release", async () => {
    site = await serve(new Map([["/v3.0/api-docs.json", { body: JSON.stringify(LIBRARY) }]]));
    const address = `${site.origin}/v3.0/api-docs.json`;
    expectRefused(await add(address, { releases: ["2.24", "3.0"] }), `${address} is of release 3.0, not 2.25`);
    expect(await add(address, { releases: ["2.24"] })).toMatchObject({ ok: true });
  });

  it("a document that is cut", async () => {
    const made = await libraryAtGitBook();
    replaced(made, "/api/2.25/reference/loans.md", (text) => text.slice(0, text.indexOf('"components"')));
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      `1 of 4 pages of ${made.origin}/api/2.25 could not be read: reference/loans (is cut: its document has no end)`,
      /--partial/,
    );
  });

  it("JSON that is cut within its fence", async () => {
    const made = await libraryAtGitBook();
    replaced(made, "/api/2.25/reference/loans.md", (text) => text.replace('"responses":{', '"responses":'));
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      /1 of 4 pages .* reference\/loans \(holds a document that cannot be read: /,
    );
  });

  it("a page that is gone, answered with status 200", async () => {
    const made = await libraryAtGitBook();
    made.routes.set("/api/2.25/reference/loans.md", NOT_FOUND);
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      `1 of 4 pages of ${made.origin}/api/2.25 could not be read: reference/loans (answered "Page Not Found")`,
    );
  });

  it("a page that always fails is asked for twice", async () => {
    const made = await libraryAtGitBook();
    made.routes.set("/api/2.25/reference/loans.md", { status: 500 });
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      /reference\/loans \(answered with status 500\)/,
      /Run it again/,
    );
    expect(made.asked().filter((path) => path.endsWith("loans.md"))).toHaveLength(2);
  });

  it("a site that takes no more requests", async () => {
    const made = await libraryAtGitBook();
    made.routes.set("/api/2.25/reference/loans.md", { status: 429 });
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      /reference\/loans \(answered with status 429: it takes no more requests for now\)/,
    );
  });

  it("a page that wants a sign-in", async () => {
    const made = await libraryAtGitBook();
    made.routes.set("/api/2.25/reference/loans.md", { status: 401 });
    expectRefused(await add(`${made.origin}/api/2.25`), /reference\/loans \(refused access with status 401\)/);
  });

  it("a page that leads to another host, which is not asked", async () => {
    const made = await libraryAtGitBook();
    const other = await serve(new Map());
    const away = other.origin.replace("127.0.0.1", "localhost");
    made.routes.set("/api/2.25/reference/loans.md", { status: 307, headers: { location: `${away}/loans.md` } });
    expectRefused(await add(`${made.origin}/api/2.25`), /reference\/loans \(redirects: .* lies on another host/);
    expect(other.requests).toEqual([]);
    await other.close();
  });

  it("an address that leads to another release", async () => {
    const made = await libraryAtGitBook();
    made.routes.set("/api/2.20", { status: 307, headers: { location: "/api/2.25" } });
    expectRefused(await add(`${made.origin}/api/2.20`), `${made.origin}/api/2.20 leads to another release: api/2.25`);
  });

  it("an empty sitemap", async () => {
    const made = await libraryAtGitBook();
    made.routes.set("/api/2.25/sitemap-pages.xml", sitemap([]));
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      /^the sitemap of 127\.0\.0\.1:\d+ lists no page below \/api\/2\.25$/,
      /Check the address/,
    );
  });

  it("more pages than one release has", async () => {
    const made = await libraryAtGitBook();
    made.routes.set(
      "/api/2.25/sitemap-pages.xml",
      sitemap(Array.from({ length: 201 }, (_, at) => `${made.origin}/api/2.25/page-${at}`)),
    );
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      `${made.origin}/api/2.25 lists 201 pages: at most 200 are read`,
    );
    expect(made.asked().filter((path) => path.includes("page-"))).toEqual([]);
  });

  it("pages that robots.txt asks not to read", async () => {
    const made = await libraryAtGitBook();
    made.routes.set("/robots.txt", { body: "User-agent: *\nDisallow: /api/*/reference/loans\n" });
    expectRefused(
      await add(`${made.origin}/api/2.25`),
      /reference\/loans \(robots\.txt asks not to read it\)/,
      /^The site does not want/,
    );
    expect(made.asked().filter((path) => path.includes("loans"))).toEqual([]);
  });
});

describe("a run that was stopped", () => {
  const store = () => {
    const kept = new Map<string, string>();
    return {
      kept,
      get: (key: string) => kept.get(key),
      put: (key: string, text: string) => void kept.set(key, text),
      forget: () => kept.clear(),
    };
  };
  /** Says of every page which revision of it this is, where `header` is given. */
  const marked = ({ routes }: FakeSite, headerOf: (body: string) => Readonly<Record<string, string>>): void => {
    for (const [path, served] of [...routes])
      if (typeof served !== "function" && (served.status ?? 200) === 200)
        routes.set(path, { ...served, headers: { ...served.headers, ...headerOf(served.body ?? "") } });
  };
  const etag = (body: string) => ({ etag: `"${createHash("sha256").update(body).digest("hex")}"` });

  it("goes on from what was read: what has not changed is not sent again", async () => {
    const made = await libraryAtGitBook();
    marked(made, etag);
    const loans = made.routes.get("/api/2.25/reference/loans.md") as Served;
    made.routes.set("/api/2.25/reference/loans.md", { status: 500 });
    const pages = store();
    expect((await add(`${made.origin}/api/2.25`, { pages })).ok).toBe(false);
    made.routes.set("/api/2.25/reference/loans.md", loans);
    const answers = new Map<string, number>();
    const counting: Fetcher = async (url, headers, reason) => {
      const fetched = await networkFetcher()(url, headers, reason);
      if (fetched.ok) answers.set(new URL(url).pathname, fetched.value.status);
      return fetched;
    };
    await expectWhole(await add(`${made.origin}/api/2.25`, { pages, fetcher: counting }));
    expect([...answers].filter(([path]) => path.endsWith(".md"))).toEqual([
      ["/api/2.25.md", 304],
      ["/api/2.25/reference/books.md", 304],
      ["/api/2.25/reference/authors.md", 304],
      ["/api/2.25/reference/loans.md", 200],
    ]);
    expect(pages.kept.size).toBe(0);
  });

  it.each([
    ["each page names its revision", etag],
    ["no page names its revision", () => ({})],
    [
      "pages changed in the second in which they were read",
      () => ({ date: "Fri, 20 Nov 2026 12:00:00 GMT", "last-modified": "Fri, 20 Nov 2026 12:00:00 GMT" }),
    ],
  ] as const)("and meets a site published anew gives the new revision alone: %s", async (_, headerOf) => {
    const old = JSON.stringify(LIBRARY)
      .replace('"get_books"', '"list_books"')
      .replace('"post":{"tags":["Books"]', '"put":{"tags":["Books"]');
    const made = await gitBook(JSON.parse(old) as typeof LIBRARY);
    marked(made, headerOf);
    made.routes.set("/api/2.25/reference/loans.md", { status: 500 });
    const pages = store();
    expect((await add(`${made.origin}/api/2.25`, { pages })).ok).toBe(false);
    const anew = await libraryAtGitBook();
    marked(anew, headerOf);
    for (const [path, served] of anew.routes) if (path.endsWith(".md")) made.routes.set(path, served);
    await expectWhole(await add(`${made.origin}/api/2.25`, { pages }));
    await made.close();
  });

  it("with --partial keeps what could be read, and says what could not", async () => {
    const made = await libraryAtGitBook();
    made.routes.set("/api/2.25/reference/loans.md", { status: 500 });
    const added = await add(`${made.origin}/api/2.25`, { extent: "part" });
    expect(added.ok && [...added.value.contract.operations.keys()].filter((key) => key.includes("loans"))).toEqual([]);
    expect(provenanceIn("2.25")).toMatchObject({ partial: true, assembly: { refused: ["reference/loans"] } });
    const contract = await loadContract({ kind: "file", path: join(folder, "2.25.json") });
    expect(contract.ok && contract.value.partial).toBe(true);
  });
});

describe("a Fern site", () => {
  const libraryAtFern = async () => {
    const made = await fern({ ...LIBRARY, info: { title: "Library", version: "latest" } });
    site = made;
    return made;
  };
  const ROOT = "/run/self-hosted/v2.25/reference/rest-api";

  it("gives the whole document: down the lists to the sections, JSON before YAML", async () => {
    const { origin, asked } = await libraryAtFern();
    await expectWhole(await add(origin + ROOT));
    expect(asked().map((path) => path.replace(ROOT, "…"))).toEqual([
      "…",
      "/.well-known/api-catalog",
      "…/llms.txt",
      "…/using/llms.txt",
      "…/endpoints/books/llms.txt",
      "…/endpoints/authors/llms.txt",
      "…/endpoints/loans/llms.txt",
      "/robots.txt",
      "…/endpoints/books/openapi.json",
      "…/endpoints/authors/openapi.json",
      "…/endpoints/loans/openapi.json",
      "…/using/it.md",
    ]);
    expect(provenanceIn("2.25")).toMatchObject({
      assembly: {
        by: "llms.txt",
        read: ["endpoints/books/openapi.json", "endpoints/authors/openapi.json", "endpoints/loans/openapi.json"],
        without: ["using"],
      },
    });
  });

  it("whose list at the top names the documents of all sections", async () => {
    const { origin, routes, sections } = await libraryAtFern();
    routes.set(`${ROOT}/llms.txt`, {
      body: `# REST API\n\n## OpenAPI Specification\n\n${sections.map((one) => `- [JSON](${origin}${ROOT}/${one}/openapi.json)`).join("\n")}\n`,
    });
    await expectWhole(await add(origin + ROOT));
  });

  it("whose folder is no page", async () => {
    const { origin, routes } = await libraryAtFern();
    routes.delete(ROOT);
    await expectWhole(await add(origin + ROOT));
  });

  it("that moved is read where it is now", async () => {
    const { origin, routes } = await libraryAtFern();
    routes.set("/old", { status: 307, headers: { location: ROOT } });
    routes.set("/old/llms.txt", { status: 307, headers: { location: `${ROOT}/llms.txt` } });
    await expectWhole(await add(`${origin}/old`));
  });

  it("a section that fails ends it all", async () => {
    const { origin, routes } = await libraryAtFern();
    routes.set(`${ROOT}/endpoints/loans/openapi.json`, { status: 503 });
    expectRefused(
      await add(origin + ROOT),
      /^1 of 3 pages .*endpoints\/loans\/openapi\.json \(answered with status 503\)/,
    );
  });

  it("a section whose document is a text that says it is not there", async () => {
    const { origin, routes } = await libraryAtFern();
    routes.set(`${ROOT}/endpoints/loans/openapi.json`, NOT_FOUND);
    expectRefused(await add(origin + ROOT), /^1 of 3 pages .*endpoints\/loans\/openapi\.json/);
  });

  it("two revisions of a schema", async () => {
    const { origin, routes } = await libraryAtFern();
    const at = `${ROOT}/endpoints/authors/openapi.json`;
    const page = routes.get(at) as Served;
    routes.set(at, {
      ...page,
      body: (page.body ?? "").replace('"name":{"type":"string"}', '"name":{"type":"integer"}'),
    });
    expectRefused(await add(origin + ROOT), /^two revisions: schemas\/Author differs between .*books.* and .*authors/);
  });

  it("of a release that leads to another one", async () => {
    const { origin, routes } = await libraryAtFern();
    routes.set("/run/self-hosted/v2.26/reference/rest-api", { status: 307, headers: { location: ROOT } });
    expectRefused(await add(`${origin}/run/self-hosted/v2.26/reference/rest-api`), /leads to another release/);
  });
});

describe("what other sites offer", () => {
  const text = JSON.stringify(LIBRARY);
  const page = (head: string): Served => ({
    type: "text/html",
    body: `<html><head>${head}</head><body></body></html>`,
  });
  const catalog = (origin: string) => ({
    body: JSON.stringify({
      linkset: [{ anchor: "/", "service-desc": [{ href: `${origin}/spec/openapi.json`, type: "application/json" }] }],
    }),
  });

  it.each<readonly [string, (origin: string) => Readonly<Record<string, Served>>]>([
    [
      "a Link header with service-desc",
      () => ({
        "/docs": {
          ...page(""),
          headers: { link: '</style.css>; rel=preload, </spec/openapi.json>; rel="service-desc"' },
        },
      }),
    ],
    [
      "a Link header with an API catalog",
      (origin) => ({
        "/docs": { ...page(""), headers: { link: '</catalog>; rel="api-catalog"' } },
        "/catalog": catalog(origin),
      }),
    ],
    [
      "a link from the base that the page names",
      () => ({ "/docs": page('<base href="/spec/"><link rel="service-desc" href="openapi.json">') }),
    ],
    [
      "a clue from the base that the page names",
      () => ({ "/docs": page('<base href="/spec/"></head><body><redoc spec-url="openapi.json"></redoc>') }),
    ],
    [
      "an API catalog in its well-known place",
      (origin) => ({ "/docs": page(""), "/.well-known/api-catalog": catalog(origin) }),
    ],
    [
      "a <link> to an API catalog",
      (origin) => ({ "/docs": page('<link rel="api-catalog" href="/catalog">'), "/catalog": catalog(origin) }),
    ],
    [
      "a link for download",
      () => ({
        "/docs": {
          type: "text/html",
          body: '<html><body><a class="button" href="/spec/openapi.json" download="">Download schema</a></body></html>',
        },
      }),
    ],
    [
      "llms.txt with OpenAPI specs (Mintlify)",
      (origin) => ({
        "/": { ...page(""), headers: { "x-llms-txt": "/llms.txt" } },
        "/llms.txt": {
          body: `# Docs\n\n## Docs\n\n- [Intro](${origin}/intro.md)\n\n## OpenAPI Specs\n\n- [library](${origin}/spec/openapi.json)\n`,
        },
      }),
    ],
  ])("%s", async (_, routesOf) => {
    const made = await serve(new Map());
    site = made;
    made.routes.set("/spec/openapi.json", { type: "application/json", body: text });
    const routes = routesOf(made.origin);
    for (const [path, served] of Object.entries(routes)) made.routes.set(path, served);
    const [first = ""] = Object.keys(routes);
    await expectWhole(await add(made.origin + first));
  });

  it("Mintlify: a fence of four backticks in YAML on the page of an operation", async () => {
    const made = await serve(new Map());
    site = made;
    const yaml =
      'openapi: 3.0.3\ninfo: { title: Library, version: "2.25" }\npaths:\n  /a:\n    get: { responses: { "200": { description: "with ``` in it" } } }\n';
    made.routes.set(
      "/api/a.md",
      markdown(`> ## Documentation Index\n\n# A\n\n## OpenAPI\n\n\`\`\`\`yaml openapi.json GET /a\n${yaml}\`\`\`\`\n`),
    );
    const added = await add(`${made.origin}/api/a.md`, { extent: "part" });
    expect(added.ok && [...added.value.contract.operations.keys()]).toEqual(["GET /a"]);
  });

  it("documents of different names with the same operation are a choice", async () => {
    const document = (type: string) =>
      JSON.stringify({
        ...LIBRARY,
        paths: { "/orders": { get: { responses: {}, parameters: [{ in: "query", name: type }] } } },
      });
    const made = await serve(
      new Map([
        ["/orders.json", { body: document("a") }],
        ["/billing.yaml", { body: document("b") }],
      ]),
    );
    site = made;
    made.routes.set("/", page(""));
    made.routes.set("/llms.txt", { body: "# Docs\n\n## OpenAPI Specs\n\n- [a](/orders.json)\n- [b](/billing.yaml)\n" });
    expectRefused(await add(`${made.origin}/`), /lists 2 documents$/, /orders\.json.*billing\.yaml/);
  });

  it("a Postman collection is called what it is", async () => {
    const made = await serve(
      new Map([["/c.json", { body: JSON.stringify({ info: { _postman_id: "1", name: "c" }, item: [] }) }]]),
    );
    site = made;
    expectRefused(
      await add(`${made.origin}/c.json`),
      `${made.origin}/c.json is a Postman collection, not an OpenAPI document`,
    );
  });

  it("a page that shows a Postman collection is called what it is", async () => {
    const made = await serve(new Map());
    site = made;
    made.routes.set(
      "/docs",
      page('</head><body><div class="postman-run-button" data-postman-collection-url="x"></div>'),
    );
    expectRefused(
      await add(`${made.origin}/docs`),
      /is neither an OpenAPI document nor a docs page/,
      /^It shows a Postman collection, .* ask for the OpenAPI document\.$/,
    );
  });

  it("a page in Markdown without a document is called what it is", async () => {
    const made = await serve(new Map([["/guide.md", markdown("# How to sign in\n\nWords.\n")]]));
    site = made;
    expectRefused(await add(`${made.origin}/guide.md`), /is a page in Markdown without an OpenAPI document$/);
  });

  it("a page that is not there, answered with status 200", async () => {
    const made = await serve(new Map([["/guide.md", NOT_FOUND]]));
    site = made;
    expectRefused(await add(`${made.origin}/guide.md`), `${made.origin}/guide.md answered "Page Not Found"`);
  });
});

describe("the shipped 2.24 on loopback sites", () => {
  const shipped = JSON.parse(
    readFileSync(new URL("../../../specs/runai/2.24.json", import.meta.url), "utf8"),
  ) as Record<string, unknown>;
  const document = Object.fromEntries(Object.entries(shipped).filter(([key]) => !key.startsWith("x-lastcall")));

  it.each([
    ["GitBook", gitBook, "/api/2.24"],
    ["Fern", fern, "/run-ai/self-hosted/v2.24/reference/rest-api"],
  ] as const)("%s gives a contract without any difference", async (_, make, root) => {
    const made = await make(document, root);
    site = made;
    const added = await add(made.origin + root, { provider: "runai", version: "2.24" });
    if (!added.ok) throw new Error(added.problem.message);
    const whole = await loadContract({ kind: "text", file: "2.24", text: JSON.stringify(document) });
    if (!whole.ok) throw new Error(whole.problem.message);
    expect(added.value.contract.operations.size).toBe(391);
    expect(added.value.provenance.assembly?.read).toHaveLength(62);
    expect(diffContracts(whole.value, added.value.contract)).toEqual([]);
    expect(diffContracts(added.value.contract, whole.value)).toEqual([]);
    expect(new Set(made.requests.map(({ path }) => path.split("/")[1]))).not.toContain("elsewhere");
  });
});

it("a tutorial's sample of another API is no part of this one, and its page is told", async () => {
  site = await gitBook(LIBRARY);
  const books = "/api/2.25/reference/books";
  const before = site.routes.get(`${books}.md`);
  const sample = {
    openapi: "3.0.3",
    info: { title: "Petstore", version: "2.25" },
    servers: [{ url: "https://pets.example.org" }],
    paths: { "/pets": { get: { responses: { 200: { description: "" } } } } },
  };
  const added = await add(`${site.origin}/api/2.25`);
  if (!added.ok) throw new Error(added.problem.message);
  const text = typeof before === "function" ? before(0, "text/markdown").body : before?.body;
  addPage(
    site.routes,
    site.origin,
    books,
    `${text ?? ""}\n## Try it\n\n\`\`\`json\n${JSON.stringify(sample)}\n\`\`\`\n`,
  );
  const again = await add(`${site.origin}/api/2.25`);
  if (!again.ok) throw new Error(again.problem.message);
  expect([...again.value.contract.operations.keys()]).toEqual([...added.value.contract.operations.keys()]);
});

it("a page that links to itself in Markdown is read there, as one page that it is", async () => {
  site = await serve(
    new Map<string, Served>([
      [
        "/docs",
        {
          type: "text/html",
          body: '<!doctype html><link rel="alternate" type="text/markdown" href="/docs.md"><p>Books',
        },
      ],
      ["/docs.md", markdown(`# Books\n\n\`\`\`json\n${JSON.stringify(LIBRARY)}\n\`\`\`\n`)],
    ]),
  );
  expect(await add(`${site.origin}/docs`)).toMatchObject({
    ok: false,
    problem: { message: expect.stringContaining("it is one page of a docs site") as string },
  });
  expect(await add(`${site.origin}/docs`, { extent: "whole" })).toMatchObject({ ok: true });
});

it("a section that a site lists is part of the API, whatever its title and wherever its server", async () => {
  const root = "/run/self-hosted/v2.25/reference/rest-api";
  const made = await fern(LIBRARY, root);
  site = made;
  const section = made.sections.at(-1) ?? "";
  const route = made.routes.get(`${root}/${section}/openapi.json`);
  const own = JSON.parse((typeof route === "object" ? route.body : undefined) ?? "") as object;
  const body = JSON.stringify({
    ...own,
    info: { title: "Lending desk", version: "2.25" },
    servers: [{ url: "https://desk.elsewhere.test" }],
  });
  made.routes.set(`${root}/${section}/openapi.json`, { type: "application/json", body });
  const added = await add(`${made.origin}${root}`);
  if (!added.ok) throw new Error(added.problem.message);
  expect(added.value.contract.operations.size).toBe(8);
});
