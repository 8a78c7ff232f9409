/** Known faults of a vendor's documents, put right before they are taken in. */
import { describe, expect, test } from "vitest";
import { corrected, readCorrections } from "../../src/contract/snapshot/corrections.js";
import { folder } from "../cli/folder.js";

const RENAME = {
  kind: "rename-property",
  releases: ["2.21"],
  from: "run:ai",
  to: "runai",
  reason: "a search and replace",
};
const UNKNOWN = {
  kind: "unknown-response",
  releases: ["2.22"],
  path: "/a",
  method: "get",
  status: "200",
  reason: "it got lost",
};

describe("what a file says", () => {
  const read = (content: unknown) => {
    const root = folder({ "corrections.json": typeof content === "string" ? content : JSON.stringify(content) });
    const found = readCorrections(root);
    return found.ok ? found.value : found.problem.message.replace(`${root}/`, "");
  };
  const third = "corrections.json: correction 1 is not understood";
  test.each<[name: string, content: unknown, found: unknown]>([
    ["corrections of both kinds", { corrections: [RENAME, UNKNOWN] }, [RENAME, UNKNOWN]],
    ["none", { corrections: [] }, []],
    ["no JSON", "{", "corrections.json is not valid JSON"],
    ["no list", { corrections: {} }, 'corrections.json has no list "corrections"'],
    ["no object", [], 'corrections.json has no list "corrections"'],
    ["one that is none", { corrections: [7] }, third],
    ["one without releases", { corrections: [{ ...RENAME, releases: "2.21" }] }, third],
    ["one without a kind", { corrections: [{ ...RENAME, kind: 7 }] }, third],
    ["one of another kind", { corrections: [{ ...RENAME, kind: "toString" }] }, third],
    ...["from", "to", "reason"].map((key): [string, unknown, string] => [
      `one without ${key}`,
      { corrections: [{ ...RENAME, [key]: 7 }] },
      third,
    ]),
    ...["path", "method", "status", "reason"].map((key): [string, unknown, string] => [
      `one without ${key} of an answer`,
      { corrections: [{ ...UNKNOWN, [key]: 7 }] },
      third,
    ]),
    ["a second that is none", { corrections: [RENAME, {}] }, "corrections.json: correction 2 is not understood"],
  ])("%s", (_, content, found) => {
    expect(read(content)).toEqual(found);
  });

  test("a folder without one has none", () => {
    expect(readCorrections(folder({}))).toEqual({ ok: true, value: [] });
  });

  test("the hint says what a correction has", () => {
    const found = readCorrections(folder({ "corrections.json": '{"corrections":[1]}' }));
    expect(!found.ok && found.problem.hint).toBe(
      'A correction has "releases" and a "kind": "rename-property" with from, to, reason; "unknown-response" with path, method, status, reason.',
    );
  });
});

describe("what becomes of a document", () => {
  const rename = [RENAME] as unknown as Parameters<typeof corrected>[2];
  const unknown = [UNKNOWN] as unknown as Parameters<typeof corrected>[2];
  test.each<[name: string, root: unknown, after: unknown]>([
    [
      "a property and that it is required",
      { properties: { "run:ai": { a: 1 }, b: 2 }, required: ["b", "run:ai"] },
      { properties: { runai: { a: 1 }, b: 2 }, required: ["b", "runai"] },
    ],
    [
      "a property further down",
      { a: [{ properties: { b: { properties: { "run:ai": 1 } } } }] },
      { a: [{ properties: { b: { properties: { runai: 1 } } } }] },
    ],
    [
      "no other key or text",
      { "run:ai": 1, enum: ["run:ai"], a: "run:ai" },
      { "run:ai": 1, enum: ["run:ai"], a: "run:ai" },
    ],
    [
      "properties and names that are none",
      { properties: ["run:ai"], required: "run:ai" },
      { properties: ["run:ai"], required: "run:ai" },
    ],
    ["nothing", null, null],
  ])("renamed: %s", (_, root, after) => {
    expect(corrected(root, "2.21", rename)).toEqual(after);
  });

  const answering = (content: unknown) => ({
    openapi: "3.0.3",
    paths: { "/a": { get: { responses: { 200: { content } } }, put: 1 } },
  });
  test.each<[name: string, root: unknown, after: unknown]>([
    [
      "each media type",
      answering({ "a/b": { schema: {} }, "c/d": { schema: {} } }),
      answering({ "a/b": {}, "c/d": {} }),
    ],
    ["what is no map", answering(7), answering(7)],
    ["a place that is not there", { paths: { "/b": {} } }, { paths: { "/b": {} } }],
    ["no document", 7, 7],
  ])("an answer of which nothing is known: %s", (_, root, after) => {
    expect(corrected(root, "2.22", unknown)).toEqual(after);
  });

  test("of its releases alone", () => {
    const root = { properties: { "run:ai": 1 } };
    expect(corrected(root, "2.22", rename)).toBe(root);
    expect(corrected(root, "2.22", [])).toBe(root);
  });
});
