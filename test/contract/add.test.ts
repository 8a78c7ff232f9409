import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addSpec, listSpecs, verifySpecs } from "../../src/contract/folder.js";
import { loadContract, networkFetcher } from "../../src/contract/index.js";
import { fixture } from "./load-fixture.js";
import { type Loopback, loopback } from "./loopback.js";

const NOW = new Date("2026-11-20T12:00:00Z");
const document = (paths: readonly string[], words = "words"): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: words, version: "latest" },
    paths: Object.fromEntries(
      paths.map((one) => [one, { get: { summary: words, responses: { 200: { description: words } } } }]),
    ),
  });
const BOOKS = document(["/books", "/books/{isbn}"]);

let folder = "";
let server: Loopback;
let elsewhere: Loopback;
let served = BOOKS;

beforeAll(async () => {
  elsewhere = await loopback((at, response) => {
    if (at !== "/openapi.json") return false;
    response.writeHead(200).end(BOOKS);
    return true;
  });
  server = await loopback((at, response, request) => {
    switch (at) {
      case "/openapi.json":
        response.writeHead(200, { "content-type": "application/json" }).end(served);
        return true;
      case "/moved":
        response.writeHead(302, { location: "/openapi.json" }).end();
        return true;
      case "/moved-away":
        response.writeHead(307, { location: `${elsewhere.origin}/openapi.json` }).end();
        return true;
      case "/docs-of-another":
        response.writeHead(200).end(`<redoc spec-url="${elsewhere.origin}/openapi.json"></redoc>`);
        return true;
      case "/openapi.json?api_key=of-the-tests&format=json":
        response.writeHead(200).end(served);
        return true;
      case "/zstd":
        response.writeHead(200, { "content-encoding": "zstd" }).end(Buffer.from("28b52ffd", "hex"));
        return true;
      case "/compressed":
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(BOOKS));
        return true;
      case "/openapi.json.gz":
        response.writeHead(200, { "content-type": "application/gzip" }).end(gzipSync(BOOKS));
        return true;
      case "/half.json.gz":
        response.writeHead(200).end(gzipSync(BOOKS).subarray(0, 40));
        return true;
      case "/half-sent":
        response.writeHead(200, { "content-length": BOOKS.length }).write(BOOKS.slice(0, 50), () => response.destroy());
        return true;
      case "/half-written":
        response.writeHead(200).end(BOOKS.slice(0, 50));
        return true;
      case "/private":
        if (request.headers.authorization === "Bearer let-me-in") response.writeHead(200).end(BOOKS);
        else response.writeHead(401).end("<h1>Sign in</h1>");
        return true;
      case "/private-docs":
        response.writeHead(200).end('<redoc spec-url="/private"></redoc>');
        return true;
      case "/maintenance":
        response.writeHead(503, { "content-type": "text/html" }).end("<html><h1>Back soon</h1></html>");
        return true;
      case "/empty":
        response.writeHead(200).end();
        return true;
      case "/no-operations":
        response.writeHead(200).end(document([]));
        return true;
      default:
        return false;
    }
  });
});
afterAll(async () => {
  await Promise.all([server.close(), elsewhere.close()]);
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lastcall-"));
  served = BOOKS;
  server.requests.length = 0;
  elsewhere.requests.length = 0;
  return () => rm(folder, { recursive: true });
});

const add = (source: string, more: { version?: string; token?: string; captured?: string } = {}) =>
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

describe("adding a specification", () => {
  it("keeps the contract facts, and where and when they were read", async () => {
    const added = await add(`${server.origin}/openapi.json`);
    expect(added).toMatchObject({
      ok: true,
      value: { file: path.join(folder, "2.25.json"), skipped: [], remarks: [] },
    });
    const text = await readFile(path.join(folder, "2.25.json"), "utf8");
    expect(text).not.toContain("words");
    expect(JSON.parse(text)).toMatchObject({
      "x-lastcall": {
        provider: "library",
        version: "2.25",
        source: `${server.origin}/openapi.json`,
        captured: "2026-11-20",
      },
      info: { title: "library", version: "2.25" },
    });
    const contract = await loadContract({ kind: "file", path: path.join(folder, "2.25.json") });
    expect(contract.ok && [...contract.value.operations.keys()]).toEqual(["GET /books", "GET /books/{}"]);
  });

  it.each(["/moved", "/moved-away", "/docs-of-another", "/compressed", "/openapi.json.gz"])("reads %s", async (at) => {
    const added = await add(`${server.origin}${at}`);
    expect(added.ok && [...added.value.contract.operations.keys()]).toEqual(["GET /books", "GET /books/{}"]);
  });

  it("reads a file, of many parts or in YAML", async () => {
    const added = await addSpec({
      provider: "garden",
      version: "latest",
      source: fixture("multi-file/openapi.yaml"),
      folder,
      now: NOW,
      cwd: fixture(""),
    });
    expect(added.ok && [...added.value.contract.operations.keys()]).toEqual(["GET /plants", "GET /plants/{}"]);
  });

  it("remembers a file from the project's folder, not from the machine's root", async () => {
    await writeFile(path.join(folder, "books.json"), BOOKS);
    const added = await add(path.join(folder, "books.json"));
    expect(added.ok && added.value.provenance.source).toBe("books.json");
    const [verified] = await verifySpecs({ provider: "library", folder, now: NOW, cwd: folder });
    expect(verified?.drift).toEqual({ kind: "unchanged" });
  });

  it("does not repeat a password in an address", async () => {
    const added = await add(server.origin.replace("http://", "http://ada:lovelace@") + "/openapi.json");
    expect(added).toMatchObject({
      ok: false,
      problem: { message: `the address on ${server.origin.slice("http://".length)} holds a user name or a password` },
    });
    expect(server.requests).toEqual([]);
  });

  it("says what is not valid in a document that can be read all the same", async () => {
    await writeFile(
      path.join(folder, "odd.yaml"),
      "openapi: 3.0.3\ninfo: { title: t, version: 2.2 }\npaths: { /a: { get: { responses: { 200: { description: ok } } } } }\n",
    );
    const added = await add("odd.yaml");
    expect(added).toMatchObject({ ok: true, value: { remarks: [expect.stringMatching(/version/) as string] } });
  });

  it.each([
    ["/maintenance", /answered with status 503/, /browser/],
    ["/gone", /answered with status 404/, /browser/],
    ["/empty", /answered with nothing/, /browser/],
    ["/private", /refused access with status 401/, /bearer token/],
    ["/private-docs", /refused access with status 401/, /bearer token/],
    ["/half.json.gz", /truncated gzip/, /Try again/],
    ["/half-sent", /broke off in the middle/, /Try again/],
    ["/half-written", /not valid JSON: .*(too early|missing|no end)/, undefined],
    ["/no-operations", /has no operations/, /nothing to compare/],
  ])("%s is a problem, and nothing is written", async (at, message, hint) => {
    const added = await add(`${server.origin}${at}`);
    if (added.ok) throw new Error("a problem was expected");
    expect(added.problem.message).toMatch(message);
    if (hint !== undefined) expect(added.problem.hint).toMatch(hint);
    expect(await listSpecs({ folder, now: NOW })).toEqual([]);
  });

  it("a host that nobody listens on is a problem", async () => {
    const closed = await loopback(() => false);
    await closed.close();
    expect(await add(`${closed.origin}/openapi.json`)).toMatchObject({
      ok: false,
      problem: { message: `${closed.origin}/openapi.json refused the connection` },
    });
  });

  it.each(["../escape", "a/b", ".hidden", "", "nonsense", "provider", "notices"])(
    "a version called %j is refused",
    async (version) => {
      expect(await add(`${server.origin}/openapi.json`, { version })).toMatchObject({
        ok: false,
        problem: { message: `"${version}" cannot be the name of a version` },
      });
    },
  );
});

describe("a bearer token", () => {
  it("opens what asks for it, behind a docs page too", async () => {
    expect((await add(`${server.origin}/private-docs`, { token: "let-me-in" })).ok).toBe(true);
  });

  it("that is refused is said to be refused", async () => {
    expect(await add(`${server.origin}/private`, { token: "old" })).toMatchObject({
      ok: false,
      problem: { hint: expect.stringContaining("The token was sent and refused") as string },
    });
  });

  it.each(["/docs-of-another", "/moved-away"])("is not sent to the host that %s leads to", async (at) => {
    expect((await add(`${server.origin}${at}`, { token: "let-me-in" })).ok).toBe(true);
    expect(server.requests.map(({ authorization }) => authorization)).toEqual(["Bearer let-me-in"]);
    expect(elsewhere.requests).toEqual([{ path: "/openapi.json", authorization: undefined }]);
  });

  it("is written nowhere", async () => {
    await add(`${server.origin}/private`, { token: "let-me-in" });
    expect(await readFile(path.join(folder, "2.25.json"), "utf8")).not.toContain("let-me-in");
  });
});

describe("listing", () => {
  it("tells version, source and age, in the order of versions", async () => {
    await add(`${server.origin}/openapi.json`, { version: "2.9" });
    await add(`${server.origin}/openapi.json`, { version: "2.25" });
    await writeFile(path.join(folder, "2.10.yaml"), "openapi: 3.0.3\npaths: {}\n");
    await writeFile(path.join(folder, "provider.json"), "{}");
    const listed = await listSpecs({ folder, now: new Date("2026-12-21T00:00:00Z") });
    expect(listed.map(({ version, captured, ageInDays }) => [version, captured, ageInDays])).toEqual([
      ["2.9", "2026-11-20", 31],
      ["2.10", undefined, undefined],
      ["2.25", "2026-11-20", 31],
    ]);
  });

  it("of a folder that is not there is empty", async () => {
    expect(await listSpecs({ folder: path.join(folder, "nowhere"), now: NOW })).toEqual([]);
  });
});

describe("verifying", () => {
  const verify = async () => {
    const [verified] = await verifySpecs({
      provider: "library",
      folder,
      fetcher: networkFetcher(),
      now: NOW,
      cwd: folder,
    });
    return verified?.drift;
  };
  beforeEach(async () => {
    await add(`${server.origin}/openapi.json`);
  });

  it("the same document", async () => {
    expect(await verify()).toEqual({ kind: "unchanged" });
  });

  it("other words for the same contract", async () => {
    served = document(["/books", "/books/{isbn}"], "other");
    expect(await verify()).toEqual({ kind: "same-facts" });
  });

  it("operations that came and went", async () => {
    served = document(["/books/{isbn}", "/authors"]);
    expect(await verify()).toEqual({
      kind: "changed",
      added: ["GET /authors"],
      removed: ["GET /books"],
      differing: [],
    });
  });

  it("an operation that is there and differs", async () => {
    served = BOOKS.replace('"200"', '"201"');
    expect(await verify()).toEqual({ kind: "changed", added: [], removed: [], differing: ["GET /books"] });
  });

  it("a source that cannot be read any more", async () => {
    served = "<html>moved</html>";
    expect(await verify()).toMatchObject({ kind: "unreadable" });
  });

  const called = (version: string, paths = ["/books", "/books/{isbn}"]): string =>
    document(paths).replace('"version":"latest"', `"version":"${version}"`);

  it.each([
    ["7.1", "6.0", true],
    ["7.10.0", "7.9.9", true],
    ["7.1.0", "7.1.0-rc.1", true],
    ["7.1.0-rc.2", "7.1.0-rc.10", false],
    ["7.1", "7.1.0", false],
    ["7.9", "7.10", false],
    ["7.1", "latest", false],
    ["latest", "6.0", false],
  ])("one that called itself %s and says %s now went back: %s", async (was, now, isBack) => {
    served = called(was);
    await add(`${server.origin}/openapi.json`);
    served = called(now, ["/books"]);
    const drift = await verify();
    expect(drift).toMatchObject(isBack ? { kind: "unreadable" } : { kind: "changed", removed: ["GET /books/{isbn}"] });
    if (drift?.kind === "unreadable")
      expect(drift.problem.message).toBe(
        `${server.origin}/openapi.json calls itself ${now}, and what is kept of it ${was}: it went back`,
      );
  });

  it("one that is kept without what it called itself cannot go back", async () => {
    served = called("7.1");
    await add(`${server.origin}/openapi.json`);
    const file = path.join(folder, "2.25.json");
    await writeFile(file, (await readFile(file, "utf8")).replace(/,"documentVersion":"7.1"/, ""));
    served = called("6.0", ["/books"]);
    expect(await verify()).toMatchObject({ kind: "changed" });
  });

  it("an unquoted version in YAML is what it reads as", async () => {
    const yaml = (version: string) =>
      `openapi: 3.0.3\ninfo:\n  title: Books\n  version: ${version}\npaths:\n  /books:\n    get:\n      responses: {}\n`;
    served = yaml("2.9");
    await add(`${server.origin}/openapi.json`);
    served = yaml("2.10").replace("get:", "put:");
    expect(await verify()).toMatchObject({ kind: "changed" });
  });

  it("a server that was upgraded since leaves the release that it had", async () => {
    served = called("2.25.1");
    await add(`${server.origin}/openapi.json`);
    served = called("2.25.4", ["/books"]);
    expect(await verify()).toMatchObject({ kind: "changed" });
    served = called("2.26", ["/books"]);
    expect(await verify()).toEqual({
      kind: "unreadable",
      problem: {
        message: `${server.origin}/openapi.json calls itself 2.26, and is kept as 2.25: it has moved on`,
        hint: `Take it in as what it is: lastcall spec add 2.26 ${server.origin}/openapi.json.`,
      },
    });
  });

  it("of two releases of one source, the later one is held against it", async () => {
    served = document(["/books"]);
    const drifts = async (captured: string) => {
      await add(`${server.origin}/openapi.json`, { version: "2.26", captured });
      const all = await verifySpecs({ provider: "library", folder, fetcher: networkFetcher(), now: NOW, cwd: folder });
      return all.map(({ version, drift }) => [version, drift.kind === "superseded" ? drift.by : drift.kind]);
    };
    expect(await drifts("2026-11-21")).toEqual([
      ["2.25", "2.26"],
      ["2.26", "unchanged"],
    ]);
    expect(await drifts("2026-11-20")).toEqual([
      ["2.25", "changed"],
      ["2.26", "unchanged"],
    ]);
  });

  it.each([
    ["by a formatter", (text: string) => JSON.stringify(JSON.parse(text), null, 2)],
    ["with Windows line ends", (text: string) => text.replaceAll("\n", "\r\n")],
    ["with a mark of byte order", (text: string) => `\uFEFF${text}`],
  ])("a snapshot that was rewritten %s is one still", async (_, rewritten) => {
    const file = path.join(folder, "2.25.json");
    await writeFile(file, rewritten(await readFile(file, "utf8")));
    expect(await verify()).toEqual({ kind: "unchanged" });
    served = document(["/books/{isbn}"], "other");
    expect(await verify()).toMatchObject({ kind: "changed", removed: ["GET /books"] });
    served = document(["/books", "/books/{isbn}"], "other");
    expect(await verify()).toEqual({ kind: "same-facts" });
  });

  it("a snapshot that holds what is left of a merge", async () => {
    const file = path.join(folder, "2.25.json");
    await writeFile(file, (await readFile(file, "utf8")).replace('"paths"', '=======\n"paths"'));
    expect(await verify()).toMatchObject({ kind: "unreadable", problem: { message: "2.25.json is not valid JSON" } });
  });

  it("a folder in the place of a snapshot", async () => {
    await rm(path.join(folder, "2.25.json"));
    await mkdir(path.join(folder, "2.25.json"));
    expect(await verify()).toEqual({ kind: "no-source" });
  });

  it("a document that was put there by hand", async () => {
    await writeFile(path.join(folder, "2.25.json"), BOOKS);
    expect(await verify()).toEqual({ kind: "no-source" });
  });
});

describe("an address that holds a secret", () => {
  const add = () =>
    addSpec({
      provider: "books",
      version: "1",
      source: `${server.origin}/openapi.json?api_key=of-the-tests&format=json`,
      folder,
      fetcher: networkFetcher(),
      now: NOW,
    });

  it("is read with it, and kept without", async () => {
    const added = await add();
    if (!added.ok) throw new Error(added.problem.message);
    expect(added.value.hidden).toEqual(["api_key"]);
    expect(added.value.provenance.source).toBe(`${server.origin}/openapi.json?api_key=***&format=json`);
    expect(await readFile(added.value.file, "utf8")).not.toContain("of-the-tests");
  });

  it("cannot be read again: what is missing is said, and nothing is asked for", async () => {
    await add();
    const before = server.requests.length;
    const [verified] = await verifySpecs({ provider: "books", folder, fetcher: networkFetcher(), now: NOW });
    expect(verified?.drift).toMatchObject({
      kind: "unreadable",
      problem: {
        message: `${server.origin}/openapi.json?api_key=***&format=json cannot be read as it stands: api_key is not kept with it`,
      },
    });
    expect(server.requests.length).toBe(before);
  });
});

it("says how an answer is packed that cannot be unpacked", async () => {
  const added = await addSpec({
    provider: "books",
    version: "1",
    source: `${server.origin}/zstd`,
    folder,
    fetcher: networkFetcher(),
    now: NOW,
  });
  expect(added).toMatchObject({
    problem: { message: `${server.origin}/zstd is packed as zstd, which cannot be unpacked here` },
  });
});
