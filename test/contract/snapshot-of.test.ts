/** What a snapshot says of where it is from, and what keeps one from being made. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { assert, beforeEach, describe, expect, it } from "vitest";
import { snapshotOf } from "../../src/contract/add.js";
import type { Fetcher } from "../../src/contract/index.js";
import { ok } from "../../src/outcome.js";
import { contractOf } from "./load-fixture.js";

const document = (paths: readonly string[], version = "latest"): object => ({
  openapi: "3.0.3",
  info: { title: "Library", version },
  paths: Object.fromEntries(paths.map((one) => [one, { get: { responses: { 200: { description: "" } } } }])),
});
const BOOKS = JSON.stringify(document(["/books"]));
const URL_OF_BOOKS = "https://docs.example/api.json";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lastcall-snapshot-"));
  return () => rm(folder, { recursive: true });
});

type Request = Parameters<typeof snapshotOf>[0];

async function made(text: string, request: Partial<Request> = {}) {
  await writeFile(path.join(folder, "api.json"), text);
  const fetcher: Fetcher = (url) =>
    Promise.resolve(ok({ url, status: 200, headers: {}, body: new TextEncoder().encode(text) }));
  return snapshotOf({
    provider: "library",
    version: "2.25",
    source: "api.json",
    folder,
    cwd: folder,
    now: new Date("2026-11-20T23:30:00Z"),
    fetcher,
    ...request,
  });
}

describe("where a snapshot is from", () => {
  const usual = {
    provider: "library",
    version: "2.25",
    source: "api.json",
    captured: "2026-11-20",
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  };
  it.each<[string, string, (at: string) => Partial<Request>, object]>([
    ["a file", BOOKS, () => ({}), usual],
    ["a file by its whole path", BOOKS, (at) => ({ source: path.join(at, "api.json") }), usual],
    [
      "a file above the project",
      BOOKS,
      (at) => ({ source: path.join(at, "api.json"), cwd: path.join(at, "project") }),
      { ...usual, source: "../api.json" },
    ],
    ["an address", BOOKS, () => ({ source: URL_OF_BOOKS }), { ...usual, source: URL_OF_BOOKS }],
    [
      "an address with a secret",
      BOOKS,
      () => ({ source: `${URL_OF_BOOKS}?api_key=of-the-tests&format=json` }),
      { ...usual, source: `${URL_OF_BOOKS}?api_key=***&format=json` },
    ],
    ["a file that has a public name", BOOKS, () => ({ sourceName: URL_OF_BOOKS }), { ...usual, source: URL_OF_BOOKS }],
    ["of another day", BOOKS, () => ({ captured: "2026-11-01" }), { ...usual, captured: "2026-11-01" }],
    ["a part", BOOKS, () => ({ extent: "part" as const }), { ...usual, partial: true }],
    ["a whole", BOOKS, () => ({ extent: "whole" as const }), usual],
    ["of another release", BOOKS, () => ({ otherRelease: true }), { ...usual, otherRelease: true }],
    [
      "a document that names its release",
      JSON.stringify(document(["/books"], "2.25.1")),
      () => ({}),
      { ...usual, documentVersion: "2.25.1" },
    ],
  ])("%s", async (_, text, request, provenance) => {
    const snapshot = await made(text, request(folder));
    assert(snapshot.ok, snapshot.ok ? "" : snapshot.problem.message);
    expect(snapshot.value.provenance).toEqual(provenance);
  });

  it("a path without a project is as it was given", async () => {
    const whole = path.join(folder, "api.json");
    await writeFile(whole, BOOKS);
    const { provider, version, now } = { provider: "library", version: "2.25", now: new Date("2026-11-20T00:00:00Z") };
    const snapshot = await snapshotOf({ provider, version, now, folder, source: whole });
    expect(snapshot.ok && snapshot.value.provenance.source).toBe(whole);
  });
});

describe("no snapshot is made", () => {
  const cut = BOOKS.slice(0, 30);
  const broken = BOOKS.replace('"info":', '"info":,');
  it.each<[string, string, Partial<Request>, { message: string; hint: string }]>([
    [
      "of a document without operations",
      JSON.stringify(document([])),
      {},
      { message: "api.json has no operations", hint: "A document without paths has nothing to compare." },
    ],
    [
      "of a text that ends in the middle",
      cut,
      {},
      {
        message: "api.json is not valid JSON: a string has no end",
        hint: "It ends in the middle: was it cut off? Fetch it again.",
      },
    ],
    [
      "of a file that is no document",
      broken,
      {},
      {
        message: expect.stringContaining("api.json is not valid") as string,
        hint: "Look at that place; a file that was cut off breaks at its end.",
      },
    ],
    [
      "of an answer that is no document",
      broken,
      { source: URL_OF_BOOKS },
      {
        message: expect.stringContaining("is not valid") as string,
        hint: "Try again: the answer may have been cut. Or download the document, and name the file.",
      },
    ],
  ])("%s", async (_, text, request, problem) => {
    expect(await made(text, request)).toMatchObject({ ok: false, problem });
  });

  it("of a part, where a whole is expected", async () => {
    const paths = Array.from({ length: 9 }, (_, at) => `/books/${at}`);
    const neighbours = [{ version: "2.24", contract: await contractOf(document(paths)) }];
    const outcomeOf = async (request: Partial<Request>) => (await made(BOOKS, { neighbours, ...request })).ok;
    expect(await outcomeOf({})).toBe(false);
    expect(await outcomeOf({ extent: "whole" })).toBe(true);
    expect(await outcomeOf({ extent: "part" })).toBe(true);
    expect(await outcomeOf({ neighbours: [] })).toBe(true);
  });
});

describe("known faults of a document", () => {
  const titled = JSON.stringify({
    ...document(["/books"]),
    components: { schemas: { Book: { type: "object", properties: { titel: { type: "string" } } } } },
  }).replace(
    '"description":""',
    '"description":"","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Book"}}}',
  );
  const correction = { releases: ["2.25"], kind: "rename-property", from: "titel", to: "title", reason: "misspelt" };
  it.each<[string, object, string, string]>([
    ["of this release are put right", { corrections: [correction] }, "2.25", "title"],
    ["of another release are not", { corrections: [correction] }, "2.26", "titel"],
    ["none are known", { corrections: [] }, "2.25", "titel"],
  ])("%s", async (_, corrections, version, name) => {
    await writeFile(path.join(folder, "corrections.json"), JSON.stringify(corrections));
    const snapshot = await made(titled, { version });
    assert(snapshot.ok, snapshot.ok ? "" : snapshot.problem.message);
    expect(/"properties":\{"(\w+)"/.exec(snapshot.value.text)?.[1]).toBe(name);
  });

  it("that cannot be read are said", async () => {
    await writeFile(path.join(folder, "corrections.json"), "[]");
    const file = path.join(folder, "corrections.json");
    expect(await made(titled)).toEqual({
      ok: false,
      problem: { file, message: `${file} has no list "corrections"` },
    });
  });
});
