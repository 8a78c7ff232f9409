/** A section that was lost is a hole, never prose: what the site lists of its API must be there. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { addSpec, verifySpecs } from "../../../src/contract/folder.js";
import { networkFetcher } from "../../../src/contract/index.js";
import { folder as folderOf } from "../../cli/folder.js";
import { addPage, type FakeSite, fern, gitBook, markdown, NOT_FOUND, type Served, sitemap } from "./fake-site.js";
import { LIBRARY } from "./library.js";

let site: FakeSite | undefined;
afterEach(() => site?.close());

const ROOT = "/run/self-hosted/v3.0/reference/rest-api";
const LOANS = `${ROOT}/endpoints/loans`;
const SHELL: Served = { type: "text/html", body: "<!doctype html><html><body>App shell</body></html>" };
const EMPTY_DOCUMENT = { openapi: "3.0.3", info: { title: "Library", version: "latest" }, paths: {} };

const request = (address: string, folder: string) => ({
  provider: "library",
  version: "3.0",
  source: address,
  folder,
  cwd: folder,
  fetcher: networkFetcher(),
  now: new Date("2026-11-20T12:00:00Z"),
  wait: () => Promise.resolve(),
});

async function atFern(change: (made: FakeSite) => void = () => undefined) {
  const made = await fern({ ...LIBRARY, info: { title: "Library", version: "latest" } }, ROOT);
  site = made;
  change(made);
  return made;
}

/** The message of the refusal; nothing is written. */
async function refusal(address: string): Promise<string> {
  const folder = folderOf({});
  const added = await addSpec(request(address, folder));
  if (added.ok) return `took in ${[...added.value.contract.operations.keys()].join(", ")}`;
  expect(added.problem.hint).toMatch(/--partial/);
  expect(existsSync(join(folder, "3.0.json"))).toBe(false);
  return added.problem.message;
}

const operationsIn = async (address: string, extent?: "part") => {
  const folder = folderOf({});
  const added = await addSpec({ ...request(address, folder), ...(extent && { extent }) });
  if (!added.ok) throw new Error(added.problem.message);
  const { assembly } = added.value.provenance;
  return { operations: [...added.value.contract.operations.keys()], assembly };
};

const named = (links: readonly string[]) => `# REST API\n\n${links.map((one) => `- [Section](${one})`).join("\n")}\n`;
/** Lists the sections by their own lists instead of by their pages. */
const linkLists = ({ routes, origin }: FakeSite): void => {
  const lists = ["using", "endpoints/books", "endpoints/authors", "endpoints/loans"];
  routes.set(`${ROOT}/llms.txt`, { body: named(lists.map((one) => `${origin}${ROOT}/${one}/llms.txt`)) });
};
/** The same sections without a folder of their own above them. */
const flat = (made: FakeSite): void => {
  for (const [path, served] of [...made.routes]) {
    if (!path.includes("/endpoints/") && path !== `${ROOT}/llms.txt`) continue;
    made.routes.delete(path);
    const text = typeof served === "function" ? "" : (served.body ?? "");
    made.routes.set(path.replace("/endpoints/", "/"), {
      ...(typeof served === "function" ? {} : served),
      body: text.replaceAll("/endpoints/", "/"),
    });
  }
};

describe("a section of a Fern site whose list is lost is refused by name", () => {
  test.each<readonly [what: string, answer: Served, why: string]>([
    ["not there", { status: 404 }, "answered with status 404"],
    ["gone", { status: 410 }, "answered with status 410"],
    ["not there, with status 200", NOT_FOUND, 'answered "Page Not Found"'],
    ["the shell of an application", SHELL, "is no list but another page"],
    ["empty", { body: "" }, "is empty"],
    ["without a link", { body: "# Loans\n" }, "names no page"],
    ["forbidden", { status: 403 }, "refused access with status 403"],
    ["a server that fails", { status: 500 }, "answered with status 500"],
  ])("%s", async (_, answer, why) => {
    const linked = await atFern(linkLists);
    linked.routes.set(`${LOANS}/llms.txt`, answer);
    const message = `1 of 3 pages of ${linked.origin}${ROOT} could not be read: endpoints/loans/llms.txt (${why})`;
    expect(await refusal(linked.origin + ROOT)).toBe(message);
    await linked.close();
    // where only its pages are listed, the sections beside it say that there should be one
    const guessed = await atFern(({ routes }) => routes.set(`${LOANS}/llms.txt`, answer));
    expect(await refusal(guessed.origin + ROOT)).toContain(`endpoints/loans/llms.txt (${why})`);
  });

  test("the first section of all", async () => {
    const { origin, routes } = await atFern();
    routes.delete(`${ROOT}/using/llms.txt`);
    routes.delete(`${ROOT}/endpoints/books/llms.txt`);
    expect(await refusal(origin + ROOT)).toContain("endpoints/books/llms.txt (answered with status 404)");
  });

  test("with --partial the rest is taken in, and the snapshot says what is missing", async () => {
    const { origin, routes } = await atFern(linkLists);
    routes.delete(`${LOANS}/llms.txt`);
    const { operations, assembly } = await operationsIn(origin + ROOT, "part");
    expect(operations.filter((one) => one.includes("loans"))).toEqual([]);
    expect(assembly).toMatchObject({ without: ["using"], refused: ["endpoints/loans/llms.txt"] });
  });

  test("verify says of a snapshot that it cannot be read again, not that it holds", async () => {
    const { origin, routes } = await atFern(linkLists);
    const folder = folderOf({});
    await addSpec(request(origin + ROOT, folder));
    routes.delete(`${LOANS}/llms.txt`);
    const [verified] = await verifySpecs(request(origin + ROOT, folder));
    expect(verified?.drift).toMatchObject({
      kind: "unreadable",
      problem: { message: expect.stringContaining("endpoints/loans/llms.txt") as string },
    });
  });
});

describe("a section of a Fern site that has a list and no document", () => {
  const withoutDocument = (made: FakeSite, page: Served | undefined): FakeSite => {
    linkLists(made);
    made.routes.set(`${LOANS}/llms.txt`, { body: `# Loans\n\n- [Get loans](${made.origin}${LOANS}/get-loans.md)\n` });
    if (page !== undefined) made.routes.set(`${LOANS}/get-loans.md`, page).set(`${LOANS}/get-loans`, SHELL);
    return made;
  };

  test.each<readonly [what: string, page: Served | undefined, why: string]>([
    [
      "is a hole where its page shows an operation",
      markdown("# Get loans\n\nGET https://library.example.com/api/v1/loans\n"),
      "shows GET https://library.example.com/api/v1/loans, of which there is no document",
    ],
    [
      "is a hole where its page has a document of its own",
      markdown(
        `# Get loans\n\n\`\`\`json\n${JSON.stringify({ ...LIBRARY, paths: { "/api/v1/loans": LIBRARY.paths["/api/v1/loans"] } })}\n\`\`\`\n`,
      ),
      "shows GET /api/v1/loans, of which there is no document",
    ],
    ["is a hole where its page is not there", undefined, "answered with status 404"],
    ["is a hole where its page is empty", markdown(""), "is empty"],
  ])("%s", async (_, page, why) => {
    const { origin } = withoutDocument(await atFern(), page);
    expect(await refusal(origin + ROOT)).toBe(
      `1 of 4 pages of ${origin}${ROOT} could not be read: endpoints/loans/get-loans (${why})`,
    );
  });

  test.each<readonly [what: string, page: Served]>([
    [
      "an introduction",
      markdown("# Loans\n\nWho may borrow: ask `GET /api/v1/readers/me`.\n\n```\nGET /api/v1/readers\n```\n"),
    ],
    [
      "an operation that another section documents",
      markdown("# Get a book\n\n`GET` `https://library.example.com/api/v1/books/:isbn`\n"),
    ],
    ["a request to somebody else", markdown("# Sign in\n\nPOST https://login.example.com/oauth/token\n")],
    [
      "a document of somebody else as a sample",
      markdown(
        '# How to import\n\n```yaml\nopenapi: 3.0.0\ninfo: { title: Petstore, version: "1" }\nservers: [{ url: https://pets.example.com }]\npaths: { /pets: { get: { responses: { "200": { description: ok } } } } }\n```\n',
      ),
    ],
    ["a page in HTML alone", SHELL],
  ])("is prose where its page is %s", async (_, page) => {
    const { origin } = withoutDocument(await atFern(), page);
    const { operations, assembly } = await operationsIn(origin + ROOT);
    expect(operations.filter((one) => one.includes("loans"))).toEqual([]);
    expect(assembly).toMatchObject({ without: ["using", "endpoints/loans"], refused: [] });
  });
});

describe("a document of a Fern section without operations is a hole", () => {
  test.each([
    ["no paths", {}],
    ["a path without a method", { "/api/v1/loans": { parameters: [] } }],
  ])("%s", async (_, paths) => {
    const { origin, routes } = await atFern();
    routes.set(`${LOANS}/openapi.json`, { body: JSON.stringify({ ...EMPTY_DOCUMENT, paths }) });
    expect(await refusal(origin + ROOT)).toBe(
      `1 of 3 pages of ${origin}${ROOT} could not be read: endpoints/loans/openapi.json (holds no operation)`,
    );
  });
});

test("sections right below the address: the pages of a lost one say what it was", async () => {
  const { origin, routes } = await atFern(flat);
  routes.delete(`${ROOT}/loans/llms.txt`);
  routes.set(`${ROOT}/loans/an-operation.md`, markdown("# Get loans\n\n`GET` `/api/v1/loans`\n"));
  expect(await refusal(origin + ROOT)).toContain("loans/an-operation (shows GET /api/v1/loans");
  routes.set(`${ROOT}/loans/an-operation.md`, markdown("# Loans\n\nWords.\n"));
  expect((await operationsIn(origin + ROOT)).operations).toHaveLength(6);
  routes.set(`${ROOT}/loans/an-operation.md`, SHELL);
  expect(await refusal(origin + ROOT)).toContain(
    "loans/an-operation (is no page in Markdown, and without .md it answered with status 404)",
  );
});

test("a list at the top that lost the document of one section", async () => {
  const { origin, routes } = await atFern();
  const documents = ["books", "authors"].map((one) => `${origin}${ROOT}/endpoints/${one}/openapi.json`);
  routes.set(`${ROOT}/llms.txt`, { body: named([...documents, `${origin}${LOANS}/an-operation.md`]) });
  routes.delete(`${LOANS}/llms.txt`);
  expect(await refusal(origin + ROOT)).toMatch(/endpoints\/loans\/llms\.txt|endpoints\/loans\/an-operation/);
});

describe("a page of a GitBook site", () => {
  const LOANS_PAGE = "/api/3.0/reference/loans.md";
  const withLoans = async (body: string) => {
    const made = await gitBook({ ...LIBRARY, info: { title: "Library", version: "3.0" } }, "/api/3.0");
    site = made;
    made.routes.set(LOANS_PAGE, markdown(body));
    return made;
  };

  test.each<readonly [what: string, body: string, why: string]>([
    ["that is empty", "", "is empty"],
    [
      "whose document has no operations",
      `# Loans\n\n\`\`\`json\n${JSON.stringify(EMPTY_DOCUMENT)}\n\`\`\`\n`,
      "holds a document without operations",
    ],
    [
      "that shows an operation in words alone",
      "# Loans\n\n## GET /api/v1/loans\n\nLists them.\n",
      "shows GET /api/v1/loans, of which there is no document",
    ],
    [
      "that embeds an operation",
      '# Loans\n\n{% openapi src="https://x.example/a.json" path="/api/v1/loans" method="get" %}\n',
      "shows GET /api/v1/loans, of which there is no document",
    ],
  ])("%s is refused", async (_, body, why) => {
    const { origin } = await withLoans(body);
    expect(await refusal(`${origin}/api/3.0`)).toBe(
      `1 of 4 pages of ${origin}/api/3.0 could not be read: reference/loans (${why})`,
    );
  });

  test.each([
    ["prose", "# Loans\n\nAsk `GET /api/v1/loans`, or:\n\n```\nGET /api/v1/loans\n```\n"],
    [
      "models with an empty list of paths",
      `# Models\n\n## The Loan object\n\n\`\`\`json\n${JSON.stringify({ ...EMPTY_DOCUMENT, info: { title: "Library", version: "3.0" }, components: { schemas: { Loan: LIBRARY.components.schemas.Loan } } })}\n\`\`\`\n`,
    ],
    ["another page about an operation that has a document", "# Deleting\n\n## DELETE /api/v1/books/{id}\n\nWords.\n"],
  ])("of %s is none", async (_, body) => {
    const made = await withLoans(body);
    addPage(made.routes, made.origin, "/api/3.0/reference/loans", body);
    made.routes.set(
      "/api/3.0/sitemap-pages.xml",
      sitemap(made.pages.map(({ slug }) => `${made.origin}/api/3.0/${slug}`)),
    );
    const { operations } = await operationsIn(`${made.origin}/api/3.0`);
    expect(operations.filter((one) => one.includes("loans"))).toEqual([]);
    expect(operations).toHaveLength(6);
  });
});
