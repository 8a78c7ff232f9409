/** What the lists for machines of a site name for one address: documents, pages, further lists, and what of them is lost. */
import { describe, expect, it } from "vitest";
import { listByLlmsText } from "../../../src/contract/sites/llms-listing.js";
import { type Answers, readerOf, SITE, short } from "./in-memory.js";

type Site = Answers;
/** A list with a link for each address; what starts with `#` is a heading. */
const list = (...lines: readonly string[]): string =>
  ["# Docs", ...lines.map((one) => (one.startsWith("#") ? one : `- [One](${one})`))].join("\n");

async function walked(site: Site, address: string, at: string, mayBeOther = false) {
  const { reader, asked } = readerOf(site, { mayBeOther });
  const outcome = await listByLlmsText(new URL(address, SITE), new URL(at, SITE), reader, mayBeOther);
  return { outcome, asked: asked.map(({ url }) => url) };
}

/** All that is listed, a line each; or the message. */
async function listed(site: Site, address = "/api", at = `${address}/llms.txt`, mayBeOther = false) {
  const { outcome } = await walked(site, address, at, mayBeOther);
  if (!outcome.ok) return short(outcome.problem.message);
  if (outcome.value === undefined) return undefined;
  const { root, documents, isChoice, pages, without, lost, doubtful, elsewhere = [] } = outcome.value;
  return [
    ...(root.href === new URL(address, SITE).href ? [] : [`root ${root.href}`]),
    ...documents.map(({ href }) => `document ${href}`),
    ...(isChoice === true ? ["a choice"] : []),
    ...pages.map(({ href }) => `page ${href}`),
    ...without.map(({ href }) => `without ${href}`),
    ...lost.map((one) => `lost ${one.page.href}: ${one.kind === "unread" ? one.why : one.kind}`),
    ...doubtful.map(
      (one) =>
        `doubtful ${one.folder.href}: ${one.pages.map(({ pathname }) => pathname).join(" ")}${one.isListed ? ", listed" : ""}${one.mayBeMissing ? ", may be missing" : ""}`,
    ),
    ...elsewhere.map(({ href }) => `elsewhere ${href}`),
  ].map(short);
}

const A_LIST = "/api/llms.txt";

describe("the first list", () => {
  it.each<[name: string, answer: Site[string], found: unknown]>([
    ["is not there", 404, undefined],
    ["is gone", 410, undefined],
    ["is refused", 403, "/api/llms.txt refused access with status 403"],
    ["is broken", 500, "/api/llms.txt answered with status 500"],
    ["is empty", " \n", undefined],
    ["is a page that says that there is none", "# Page Not Found\n\nSorry.", undefined],
    ["is a page in HTML", "<html><a href='/api/a.md'>A</a></html>", undefined],
    ["is no list", '{"a": 1}', undefined],
    ["names nothing", "# Docs\n\nWords.", undefined],
    ["names nothing of the address", list("/other/a.md"), undefined],
    [
      "names pages",
      list("/api/a.md", "b.mdx", "https://docs.example/api/c#d", "/api/a"),
      ["page /api/a", "page /api/b", "page /api/c"],
    ],
    [
      "names what is no page",
      list(
        "/api/a.md",
        "/api/b.png",
        "/api/c.xml",
        "/api/d.svg",
        "/api/e.pdf",
        "/api/robots.txt",
        "/api/llms-full.txt",
        "mailto:a@docs.example",
      ),
      ["page /api/a"],
    ],
    ["names a document", list("/api/openapi.json"), ["document /api/openapi.json"]],
    ["names a document under a heading", list("## OpenAPI Specification", "/api/all.yaml"), ["document /api/all.yaml"]],
    [
      "names one in JSON and in YAML",
      list("/api/openapi.yaml", "/api/openapi.json", "/api/openapi.yml"),
      ["document /api/openapi.json"],
    ],
    [
      "names two of two names",
      list("/api/openapi-a.json", "/api/openapi-b.json"),
      ["document /api/openapi-a.json", "document /api/openapi-b.json", "a choice"],
    ],
    [
      "names two of one name",
      list("/api/a/openapi.json", "/api/b/openapi.yaml"),
      ["document /api/a/openapi.json", "document /api/b/openapi.yaml"],
    ],
    ["names other files of data", list("/api/a.json", "/api/b.yaml"), undefined],
    [
      "names other files of data beside pages",
      list("/api/a.json", "/api/b.md"),
      ["page /api/b", "doubtful /api: /api/a.json, listed"],
    ],
    ["names the address itself", list("/api"), ["page /api"]],
    [
      "holds a link that cannot be read",
      `${list("/api/a.md")}\n- [B](/api/b c.md): words`,
      ["page /api/a", "lost /api/llms.txt: holds a link that cannot be read: [B](/api/b c.md): words"],
    ],
    [
      "holds an address that is none",
      list("/api/a.md", "https://["),
      ["page /api/a", "lost /api/llms.txt: holds a link that cannot be read: https://["],
    ],
    [
      "holds nothing but such a link",
      list("https://["),
      ["lost /api/llms.txt: holds a link that cannot be read: https://["],
    ],
    ["names two releases", list("/api/2.24/a.md", "/api/2.25/a.md"), "/api holds several releases: 2.24, 2.25"],
    [
      "names documents of two releases",
      list("/api/2.24/openapi.json", "/api/2.25/openapi.json"),
      "/api holds several releases: 2.24, 2.25",
    ],
    [
      "names a document and pages of two releases",
      list("/api/openapi.json", "/api/2.24/a.md", "/api/2.25/a.md"),
      ["document /api/openapi.json"],
    ],
    [
      "is as long as one may be",
      `${list("/api/a.md")}\n${"x".repeat(99_500)}`,
      ["page /api/a", "lost /api/llms.txt: is as long as such a list may be, so pages may be missing"],
    ],
    [
      "is as long as one may be, and names a document",
      `${list("/api/openapi.json")}\n${"x".repeat(99_500)}`,
      ["document /api/openapi.json"],
    ],
    ["is longer than one may be", `${list("/api/a.md")}\n${"x".repeat(100_500)}`, ["page /api/a"]],
    ["is nearly as long as one may be", `${list("/api/a.md")}\n${"x".repeat(98_900)}`, ["page /api/a"]],
  ])("%s", async (_, answer, found) => {
    expect(await listed({ [A_LIST]: answer })).toEqual(found);
  });

  it("has moved: where it is now, the pages are", async () => {
    const site = { [A_LIST]: { body: list("/docs/a.md", "/api/b.md"), at: "/docs/llms.txt" } };
    expect(await listed(site)).toEqual(["root /docs", "page /docs/a"]);
  });

  it("of the whole site has moved: the pages are where they were", async () => {
    const site = { "/llms.txt": { body: list("/api/a.md"), at: "/docs/llms.txt" } };
    expect(await listed(site, "/api", "/llms.txt")).toEqual(["page /api/a"]);
  });

  it("leads to another release, which is meant or not", async () => {
    const site = { "/api/2.25/llms.txt": { body: list("/api/2.24/a.md"), at: "/api/2.24/llms.txt" } };
    expect(await listed(site, "/api/2.25")).toBe("/api/2.25/llms.txt leads to another release: api/2.24/llms.txt");
    const ofAll = { "/llms.txt": { body: list("/api/2.24/a.md"), at: "/api/2.24/llms.txt" } };
    expect(await listed(ofAll, "/api/2.25", "/llms.txt")).toBe("/api/2.25 leads to another release: api/2.24/llms.txt");
    expect(await listed(site, "/api/2.25", "/api/2.25/llms.txt", true)).toEqual(["root /api/2.24", "page /api/2.24/a"]);
  });
});

describe("further lists", () => {
  const b = list("/api/b/one.md");
  it.each<[name: string, site: Site, found: unknown]>([
    [
      "that the first names",
      { [A_LIST]: list("/api/b/llms.txt"), "/api/b/llms.txt": b },
      ["page /api/b/one", "without /api/b"],
    ],
    [
      "that go on by a number",
      { [A_LIST]: list("/api/a.md", "/api/llms.txt/1"), "/api/llms.txt/1": b },
      ["page /api/a", "page /api/b/one", "without /api/llms.txt"],
    ],
    [
      "that go on by a query",
      { [A_LIST]: list("/api/a.md", "?page=2"), "/api/llms.txt?page=2": list("/api/b.md") },
      ["page /api/a", "page /api/b", "without /api"],
    ],
    [
      "that go on by name",
      { [A_LIST]: list("/api/a.md", "/api/llms-2.txt"), "/api/llms-2.txt": list("/api/b.md") },
      ["page /api/a", "page /api/b", "without /api"],
    ],
    [
      "that go on by a header",
      {
        [A_LIST]: { body: list("/api/a.md"), headers: { link: '</api/more>; rel="next"' } },
        "/api/more": list("/api/b.md"),
      },
      ["page /api/a", "page /api/b", "without /api"],
    ],
    [
      "that are named and missing",
      { [A_LIST]: list("/api/a.md", "/api/b/llms.txt") },
      ["page /api/a", "lost /api/b/llms.txt: answered with status 404"],
    ],
    [
      "that are named and empty",
      { [A_LIST]: list("/api/a.md", "/api/b/llms.txt"), "/api/b/llms.txt": "" },
      ["page /api/a", "lost /api/b/llms.txt: is empty"],
    ],
    [
      "that are named and another page",
      { [A_LIST]: list("/api/a.md", "/api/b/llms.txt"), "/api/b/llms.txt": "<html>" },
      ["page /api/a", "lost /api/b/llms.txt: is no list but another page"],
    ],
    [
      "that are named and say that they are not there",
      { [A_LIST]: list("/api/a.md", "/api/b/llms.txt"), "/api/b/llms.txt": "# Page not found" },
      ["page /api/a", 'lost /api/b/llms.txt: answered "Page Not Found"'],
    ],
    [
      "that are named and name nothing",
      { [A_LIST]: list("/api/a.md", "/api/b/llms.txt"), "/api/b/llms.txt": "# B" },
      ["page /api/a", "lost /api/b/llms.txt: names no page"],
    ],
    [
      "that are refused",
      { [A_LIST]: list("/api/a.md", "/api/b/llms.txt"), "/api/b/llms.txt": 403 },
      ["page /api/a", "lost /api/b/llms.txt: refused access with status 403"],
    ],
    [
      "that are refused, and nothing else is named",
      { [A_LIST]: list("/api/b/llms.txt"), "/api/b/llms.txt": 403 },
      ["lost /api/b/llms.txt: refused access with status 403"],
    ],
    [
      "that are named and lead to one that is known",
      { [A_LIST]: list("/api/a.md", "/api/b/llms.txt"), "/api/b/llms.txt": { body: "- [A](/api/a.md)", at: A_LIST } },
      ["page /api/a", "lost /api/b/llms.txt: leads to /api/llms.txt, which is another list"],
    ],
    [
      "that lead to one that is not known",
      {
        [A_LIST]: list("/api/a.md", "/api/b/llms.txt"),
        "/api/b/llms.txt": { body: list("/api/c/one.md"), at: "/api/c/llms.txt" },
      },
      ["page /api/a", "page /api/c/one", "without /api/b"],
    ],
    [
      "of a section, which nobody names",
      { [A_LIST]: list("/api/b/one.md"), "/api/b/llms.txt": list("/api/b/two.md") },
      ["page /api/b/one", "page /api/b/two", "without /api/b"],
    ],
    [
      "of sections that are not there",
      { [A_LIST]: list("/api/b/one.md", "/api/c/one.md") },
      ["page /api/b/one", "page /api/c/one"],
    ],
    [
      "of another release",
      { [A_LIST]: list("/api/a.md", "/api/2.24/llms.txt"), "/api/2.24/llms.txt": list("/api/2.24/a.md") },
      ["page /api/a"],
    ],
    [
      "in a circle",
      { [A_LIST]: list("/api/a.md", "/api/b/llms.txt"), "/api/b/llms.txt": list("/api/llms.txt", "/api/b/one.md") },
      ["page /api/a", "page /api/b/one", "without /api/b"],
    ],
  ])("%s", async (_, site, found) => {
    expect(await listed(site)).toEqual(found);
  });

  it.each<[name: string, site: Site, found: unknown]>([
    [
      "each with its document",
      {
        [A_LIST]: list("/api/b/one.md", "/api/c/one.md"),
        "/api/b/llms.txt": list("/api/b/openapi.json"),
        "/api/c/llms.txt": list("/api/c/openapi.json"),
      },
      ["document /api/b/openapi.json", "document /api/c/openapi.json", "page /api/b/one", "page /api/c/one"],
    ],
    [
      "one of them without a document",
      {
        [A_LIST]: list("/api/b/one.md", "/api/c/one.md"),
        "/api/b/llms.txt": list("/api/b/openapi.json"),
        "/api/c/llms.txt": list("/api/c/one.md"),
      },
      [
        "document /api/b/openapi.json",
        "page /api/b/one",
        "page /api/c/one",
        "without /api/c",
        "doubtful /api/c: /api/c/one, listed",
      ],
    ],
    [
      "one of them without a list",
      {
        [A_LIST]: list("/api/b/one.md", "## API", "/api/c/two.md", "## Guides", "/api/c/one.md"),
        "/api/b/llms.txt": list("/api/b/openapi.json"),
      },
      [
        "document /api/b/openapi.json",
        "page /api/b/one",
        "page /api/c/two",
        "page /api/c/one",
        "doubtful /api/c: /api/c/two /api/c/one",
      ],
    ],
    [
      "beside which one has no list",
      {
        [A_LIST]: list("/api/s/b/one.md", "/api/s/c/one.md", "/api/guide/one.md"),
        "/api/s/b/llms.txt": list("/api/s/b/openapi.json"),
      },
      [
        "document /api/s/b/openapi.json",
        "page /api/s/b/one",
        "page /api/s/c/one",
        "page /api/guide/one",
        "lost /api/s/c/llms.txt: answered with status 404",
        "doubtful /api/s/c: /api/s/c/one",
        "doubtful /api/guide: /api/guide/one",
      ],
    ],
    [
      "and a document of the whole",
      { [A_LIST]: list("/api/openapi.json", "/api/b/one.md"), "/api/b/llms.txt": list("/api/b/two.md") },
      ["document /api/openapi.json", "page /api/b/one"],
    ],
    [
      "and a document in a folder of its own",
      { [A_LIST]: list("/api/files/openapi.json", "/api/b/one.md") },
      ["document /api/files/openapi.json", "page /api/b/one", "doubtful /api/b: /api/b/one, listed, may be missing"],
    ],
  ])("of sections, %s", async (_, site, found) => {
    expect(await listed(site)).toEqual(found);
  });

  it("are asked for in sections where one of the first few has one", async () => {
    const sections = ["a", "b", "c", "d", "e"].map((one) => `/api/${one}/one.md`);
    const own = (names: string) => [...names].map((one) => `/api/${one}/llms.txt`);
    const asked = async (site: Site) => (await walked(site, "/api", A_LIST)).asked;
    expect(await asked({ [A_LIST]: list(...sections) })).toEqual([A_LIST, ...own("abc")]);
    expect(await asked({ [A_LIST]: list(...sections), "/api/c/llms.txt": list("/api/c/two.md") })).toEqual([
      A_LIST,
      ...own("abcde"),
    ]);
    expect(await asked({ [A_LIST]: list(...sections), "/api/d/llms.txt": list("/api/d/two.md") })).toEqual([
      A_LIST,
      ...own("abc"),
    ]);
  });

  it("are no more than a site has need of", async () => {
    const many = (count: number): Site => ({
      [A_LIST]: list(...Array.from({ length: count }, (_, at) => `/api/s${at}/llms.txt`)),
      ...Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`/api/s${at}/llms.txt`, list(`/api/s${at}/one.md`)]),
      ),
    });
    expect((await listed(many(199)))?.length).toBe(398);
    expect(await listed(many(200))).toBe("/api has more than 200 sections");
  });
});

describe("what lies outside of the address", () => {
  const outer = (...lines: readonly string[]) => listed({ "/llms.txt": list(...lines) }, "/api", "/llms.txt");
  it("is passed over, but for documents where there is none within", async () => {
    expect(await outer("/api/a.md", "/b/a.md", "/b/openapi.json")).toEqual([
      "page /api/a",
      "elsewhere /b/openapi.json",
    ]);
    expect(await outer("/api/openapi.json", "/b/openapi.json")).toEqual(["document /api/openapi.json"]);
    expect(await outer("/b/openapi.json")).toBe(undefined);
  });

  it("may be of the API where a heading says so", async () => {
    expect(await outer("/api/openapi.json", "## OpenAPI", "/b/openapi.json")).toEqual([
      "document /api/openapi.json",
      "doubtful /api: /b/openapi.json, listed",
    ]);
    expect(await outer("/api/a.md", "## OpenAPI", "/b/openapi.json")).toEqual([
      "page /api/a",
      "elsewhere /b/openapi.json",
    ]);
  });

  it.each<[line: string, lost: boolean]>([
    ["https://other.example/api/a.md", true],
    ["https://other.example/b/a.md", false],
    ["https://other.example/api/a", false],
  ])("on another host, %s is lost: %s", async (line, isLost) => {
    expect(await outer("/api/a.md", line)).toEqual([
      "page /api/a",
      ...(isLost ? [`lost ${line}: lies on another host`] : []),
    ]);
  });

  it("on another host, a page under a heading of the API is lost, and a document beside others", async () => {
    expect(await outer("/api/a.md", "## API reference", "https://other.example/api/b")).toEqual([
      "page /api/a",
      "lost https://other.example/api/b: lies on another host",
    ]);
    expect(await outer("/api/openapi.json", "https://other.example/openapi.json")).toEqual([
      "document /api/openapi.json",
      "lost https://other.example/openapi.json: lies on another host",
    ]);
    expect(await outer("/api/a.md", "https://other.example/openapi.json")).toEqual(["page /api/a"]);
  });

  it("lists of other parts are looked into where the list names pages as well, five at most", async () => {
    const site: Site = { "/llms.txt": list("/api/a.md", "/b/llms.txt"), "/b/llms.txt": list("/api/b.md", "/b/a.md") };
    expect(await listed(site, "/api", "/llms.txt")).toEqual(["page /api/a", "page /api/b"]);
    const missing: Site = { "/llms.txt": list("/api/a.md", "/b/llms.txt") };
    expect(await listed(missing, "/api", "/llms.txt")).toEqual(["page /api/a"]);
    const named = (count: number) => Array.from({ length: count }, (_, at) => `/${at}/llms.txt`);
    const asked = async (...lines: readonly string[]) =>
      (await walked({ "/llms.txt": list(...lines) }, "/api", "/llms.txt")).asked.slice(1);
    expect(await asked("/api/a.md", ...named(5))).toEqual(named(5));
    expect(await asked("/api/a.md", ...named(6))).toEqual([]);
    expect(await asked(...named(1))).toEqual([]);
  });

  it("a page of another release in the place of one that this release lacks is lost", async () => {
    const own = (...lines: readonly string[]) => listed({ "/api/2.25/llms.txt": list(...lines) }, "/api/2.25");
    expect(await own("/api/2.25/a.md", "/api/2.24/a.md")).toEqual(["page /api/2.25/a"]);
    expect(await own("/api/2.25/a.md", "/api/2.24/b.md")).toEqual([
      "page /api/2.25/a",
      "lost /api/2.24/b: lies in another release",
    ]);
    expect(await own("/api/2.25/a.md", "/api/2.24")).toEqual(["page /api/2.25/a"]);
    expect(await own("/api/2.25/a.md", "/other/b.md")).toEqual(["page /api/2.25/a"]);
    expect(await own("/api/2.24/b.md")).toBe(undefined);
  });

  it("a document outside of the release of the address is none of it, whatever the list of the site calls it", async () => {
    const site: Site = { "/llms.txt": list("/api/2.25/openapi.json", "## OpenAPI", "/b/openapi.json") };
    expect(await listed(site, "/api/2.25", "/llms.txt")).toEqual(["document /api/2.25/openapi.json"]);
  });
});
