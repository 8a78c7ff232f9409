/** What became of the source of a snapshot: the document that was kept, the one that is there now, and the whole answer. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { assert, beforeEach, describe, expect, it } from "vitest";
import { snapshotOf } from "../../src/contract/add.js";
import type { Fetcher } from "../../src/contract/index.js";
import { verifySpecs } from "../../src/contract/verify.js";
import { ok } from "../../src/outcome.js";

const NOW = new Date("2026-11-20T12:00:00Z");
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lastcall-verify-"));
  return () => rm(folder, { recursive: true });
});

interface Parts {
  readonly words?: string;
  readonly servers?: readonly string[];
  readonly security?: unknown;
  readonly schemas?: object;
}
/** `GET /books answers Book` */
function document(operations: readonly string[], { words = "words", servers, security, schemas = {} }: Parts = {}) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const [method = "", route = "", , answer] = operation.split(" ");
    const content = { "application/json": { schema: { $ref: `#/components/schemas/${answer}` } } };
    paths[route] = {
      ...paths[route],
      [method.toLowerCase()]: {
        responses: { 200: { description: words, ...(answer === undefined ? {} : { content }) } },
      },
    };
  }
  return JSON.stringify({
    openapi: "3.0.3",
    info: { title: words, version: "latest" },
    ...(servers === undefined ? {} : { servers: servers.map((url) => ({ url })) }),
    ...(security === undefined ? {} : { security }),
    paths,
    components: { schemas, securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } } },
  });
}

interface Kept {
  readonly version?: string;
  readonly captured?: string;
  readonly source?: string;
}

/** What `addSpec` writes; it validates the document, too, and takes its time. */
async function write(request: Omit<Parameters<typeof snapshotOf>[0], "provider" | "folder" | "now">) {
  const made = await snapshotOf({ provider: "library", folder, now: NOW, ...request });
  assert(made.ok, made.ok ? "" : made.problem.message);
  await writeFile(path.join(folder, `${request.version}.json`), made.value.text);
}

async function keep(text: string, { version = "2.25", captured = "2026-11-20", source = "api.json" }: Kept = {}) {
  await writeFile(path.join(folder, source), text);
  await write({ version, source, cwd: folder, captured, otherRelease: true });
}

async function drifts(version?: string) {
  const request = { provider: "library", folder, cwd: folder, now: NOW };
  return verifySpecs(version === undefined ? request : { ...request, version });
}

const BOOKS = ["GET /books answers Book", "GET /books/{isbn}"];
const Book = { type: "object", properties: { title: { type: "string" } } };
const schemas = { Book };
const changed = (facts: { added?: readonly string[]; removed?: readonly string[]; differing?: readonly string[] }) => ({
  kind: "changed",
  added: [],
  removed: [],
  differing: [],
  ...facts,
});
const ANOTHER = {
  kind: "unreadable",
  problem: {
    message: "api.json has no operation and no server of what is kept of it: it is another API",
    hint: "If that is right, take it in anew: lastcall spec add <version> <address>.",
  },
};
const here = { schemas, servers: ["https://library.example"] };
const there = { schemas, servers: ["https://other.example"] };

describe("what a source gives now", () => {
  it.each<[string, string, string, object]>([
    ["the same", document(BOOKS, { schemas }), document(BOOKS, { schemas }), { kind: "unchanged" }],
    ["other words", document(BOOKS, { schemas }), document(BOOKS, { schemas, words: "other" }), { kind: "same-facts" }],
    [
      "another order",
      document(BOOKS, { schemas }),
      document([...BOOKS].reverse(), { schemas }),
      { kind: "same-facts" },
    ],
    [
      "operations that came and went",
      document(BOOKS, { schemas }),
      document(["GET /books answers Book", "PUT /books", "GET /shelves/{shelfId}"], { schemas }),
      changed({ added: ["PUT /books", "GET /shelves/{shelfId}"], removed: ["GET /books/{isbn}"] }),
    ],
    [
      "an operation that answers another schema",
      document(BOOKS, { schemas: { Book, Paper: Book } }),
      document(["GET /books answers Paper", "GET /books/{isbn}"], { schemas: { Book, Paper: Book } }),
      changed({ differing: ["GET /books"] }),
    ],
    [
      "a schema that differs",
      document(BOOKS, { schemas }),
      document(BOOKS, { schemas: { Book: { ...Book, required: ["title"] } } }),
      changed({ differing: ["schema Book"] }),
    ],
    ["another server", document(BOOKS, here), document(BOOKS, there), changed({})],
    [
      "another security",
      document(BOOKS, { schemas, security: [{ key: [] }] }),
      document(BOOKS, { schemas, security: [] }),
      changed({}),
    ],
    ["another API", document(BOOKS, here), document(["GET /pets"], there), ANOTHER],
    [
      "other operations of the same server",
      document(BOOKS, here),
      document(["GET /pets"], here),
      changed({ added: ["GET /pets"], removed: ["GET /books", "GET /books/{isbn}"] }),
    ],
    [
      "one of the operations, of another server",
      document(BOOKS, here),
      document(["GET /books/{isbn}", "GET /pets"], there),
      changed({ added: ["GET /pets"], removed: ["GET /books"] }),
    ],
    [
      "other operations, where no server was named before",
      document(BOOKS, { schemas }),
      document(["GET /pets"], there),
      changed({ added: ["GET /pets"], removed: ["GET /books", "GET /books/{isbn}"] }),
    ],
    [
      "other operations, where no server is named now",
      document(BOOKS, here),
      document(["GET /pets"], { schemas }),
      changed({ added: ["GET /pets"], removed: ["GET /books", "GET /books/{isbn}"] }),
    ],
    ["no document", document(BOOKS, { schemas }), "<html></html>", { kind: "unreadable" }],
  ])("%s", async (_, before, now, drift) => {
    await keep(before);
    await writeFile(path.join(folder, "api.json"), now);
    const told = (await drifts()).map((one) => one.drift);
    if (now === "<html></html>") expect(told).toMatchObject([drift]);
    else expect(told).toEqual([drift]);
  });

  it("of one snapshot, where only that is asked for", async () => {
    await keep(document(BOOKS, { schemas }));
    await keep(document(["GET /pets"]), { version: "2.26", source: "pets.json" });
    const versions = async (version?: string) => (await drifts(version)).map((one) => one.version);
    expect(await versions()).toEqual(["2.25", "2.26"]);
    expect(await versions("2.26")).toEqual(["2.26"]);
    expect(await versions("2.27")).toEqual([]);
  });
});

describe("a later snapshot of the same source", () => {
  it.each<[string, readonly Kept[], readonly string[]]>([
    [
      "of a later day",
      [{ version: "2026-11-18" }, { version: "2026-11-20" }],
      ["2026-11-18: 2026-11-20", "2026-11-20: unchanged"],
    ],
    [
      "of two later days: the last",
      [{ version: "2026-11-16" }, { version: "2026-11-18" }, { version: "2026-11-20" }],
      ["2026-11-16: 2026-11-20", "2026-11-18: 2026-11-20", "2026-11-20: unchanged"],
    ],
    [
      "of the same day",
      [{ version: "2026-11-20" }, { version: "2026-11-20.2" }, { version: "2026-11-20.10" }],
      ["2026-11-20: 2026-11-20.10", "2026-11-20.2: 2026-11-20.10", "2026-11-20.10: unchanged"],
    ],
    [
      "of a later day, though an earlier one has more of them",
      [{ version: "2026-11-18.2" }, { version: "2026-11-18.3" }, { version: "2026-11-20" }],
      ["2026-11-18.2: 2026-11-20", "2026-11-18.3: 2026-11-20", "2026-11-20: unchanged"],
    ],
    [
      "of another source",
      [{ version: "2026-11-18" }, { version: "2026-11-20", source: "other.json" }],
      ["2026-11-18: unchanged", "2026-11-20: unchanged"],
    ],
    [
      "of a later release that was captured later",
      [{ version: "2.25", captured: "2026-11-18" }, { version: "2.26" }],
      ["2.25: 2.26", "2.26: unchanged"],
    ],
    [
      "of two later releases: the last",
      [{ version: "2.25", captured: "2026-11-16" }, { version: "2.26", captured: "2026-11-18" }, { version: "2.27" }],
      ["2.25: 2.27", "2.26: 2.27", "2.27: unchanged"],
    ],
    [
      "of a later release that was captured on the same day",
      [{ version: "2.25" }, { version: "2.26" }],
      ["2.25: unchanged", "2.26: unchanged"],
    ],
    [
      "of an earlier release that was captured later",
      [{ version: "2.25" }, { version: "2.26", captured: "2026-11-18" }],
      ["2.25: unchanged", "2.26: unchanged"],
    ],
    [
      "of a later release of another source",
      [
        { version: "2.25", captured: "2026-11-18" },
        { version: "2.26", source: "other.json" },
      ],
      ["2.25: unchanged", "2.26: unchanged"],
    ],
  ])("%s", async (_, snapshots, told) => {
    for (const snapshot of snapshots) await keep(document(BOOKS, { schemas }), snapshot);
    expect(
      (await drifts()).map(
        ({ version, drift }) => `${version}: ${drift.kind === "superseded" ? drift.by : drift.kind}`,
      ),
    ).toEqual(told);
  });

  it("two documents that were put there by hand have no source to share", async () => {
    for (const version of ["2026-11-18", "2026-11-20"])
      await writeFile(path.join(folder, `${version}.json`), document(BOOKS, { schemas }));
    expect((await drifts()).map(({ drift }) => drift)).toEqual([{ kind: "no-source" }, { kind: "no-source" }]);
  });
});

describe("a token", () => {
  it.each<[string, { token?: string; tokenHosts?: readonly string[] }, string | undefined]>([
    ["to a host that may have it", { token: "of-the-tests", tokenHosts: ["docs.example"] }, "Bearer of-the-tests"],
    ["to no other host", { token: "of-the-tests", tokenHosts: ["other.example"] }, undefined],
    ["to nobody where no host may have it", { token: "of-the-tests" }, undefined],
    ["not sent where there is none", { tokenHosts: ["docs.example"] }, undefined],
  ])("%s", async (_, options, authorization) => {
    const text = document(BOOKS, { schemas });
    const sent: (string | undefined)[] = [];
    const fetcher: Fetcher = (url, headers) => {
      sent.push(headers.authorization);
      return Promise.resolve(ok({ url, status: 200, headers: {}, body: new TextEncoder().encode(text) }));
    };
    const request = { provider: "library", folder, now: NOW, fetcher };
    await write({ version: "2.25", source: "https://docs.example/api.json", fetcher });
    sent.length = 0;
    const [verified] = await verifySpecs({ ...request, ...options });
    expect(verified?.drift).toEqual({ kind: "unchanged" });
    expect(sent).toEqual([authorization]);
  });
});
