/** Which files a specification is read from, and what is said of those that it is not. */
import { assert, describe, expect, it } from "vitest";
import type { SpecDocument, Trust } from "../../src/contract/read/document.js";
import { openLibrary } from "../../src/contract/read/library.js";
import type { FetchReason, SpecEnvironment } from "../../src/contract/source.js";
import { ok } from "../../src/outcome.js";

const BASE = "https://docs.example/v1/api.json";

async function opened(
  root: object,
  { base = BASE, trust = "foreign", ...environment }: SpecEnvironment & { base?: string | null; trust?: Trust } = {},
) {
  const asked: { readonly url: string; readonly reason: FetchReason | undefined }[] = [];
  const library = await openLibrary(
    { file: "api.json", text: JSON.stringify(root), base: base === null ? undefined : new URL(base) },
    trust,
    {
      fetcher: (url, _, reason) => {
        asked.push({ url, reason });
        return Promise.resolve(ok({ url, status: 200, headers: {}, body: new TextEncoder().encode("{}") }));
      },
      ...environment,
    },
  );
  return { library, asked, urls: asked.map(({ url }) => url.replace("https://docs.example/v1/", "")) };
}

async function answerTo(reference: string, options: Parameters<typeof opened>[1] = {}): Promise<unknown> {
  const { library } = await opened({ a: { $ref: reference } }, options);
  assert(library.ok);
  const answer: SpecDocument | { readonly message: string } = library.value.document(library.value.root, reference);
  return "message" in answer ? answer.message : answer.file;
}

const X = { $ref: "x.json" };

describe("references that are followed", () => {
  it.each<[string, object, readonly string[]]>([
    ["of an object", { a: X }, ["x.json"]],
    ["of the document itself", X, ["x.json"]],
    ["of a list", { allOf: [X, { a: { $ref: "y.json" } }] }, ["y.json", "x.json"]],
    ["with a fragment", { a: { $ref: "x.json#/a" }, b: { $ref: "x.json#/b#c" } }, ["x.json"]],
    ["in a folder above", { a: { $ref: "../x.json" } }, ["https://docs.example/x.json"]],
    ["within the document", { a: { $ref: "#/b" } }, []],
    ["to the document by its name", { a: { $ref: "api.json#/b" } }, []],
    ["that are no texts", { a: { $ref: 1 }, b: { $ref: { $ref: "x.json" } } }, ["x.json"]],
    ["of an example", { example: X, examples: X, default: X, enum: [X], const: X, info: X }, []],
    ["of samples of code", { "x-codeSamples": [X], "x-code-samples": [X] }, []],
    ["of an example in a list", { allOf: [{ example: X }] }, []],
    ["of a property that is called example", { properties: { example: X } }, ["x.json"]],
    ["of a response that is called default", { responses: { default: X } }, ["x.json"]],
    ["of the example of a property", { properties: { name: { example: X } } }, []],
    ["of the example of a property called properties", { properties: { properties: { example: X } } }, []],
    ["of a property of a property called properties", { properties: { properties: { a: X } } }, ["x.json"]],
  ])("%s", async (_, root, urls) => {
    expect((await opened(root)).urls).toEqual(urls);
  });

  it("none of a snapshot, which was written as a whole", async () => {
    expect((await opened({ a: X }, { trust: "snapshot" })).urls).toEqual([]);
  });

  it.each([
    [true, "on", true],
    [undefined, "off", false],
  ])("the host may %s be left where remote references are %s", async (remoteReferences, _, mayLeave) => {
    const { asked } = await opened({ a: X }, remoteReferences === undefined ? {} : { remoteReferences });
    expect(asked).toEqual([
      { url: "https://docs.example/v1/x.json", reason: { named: "api.json", by: "user", mayLeave } },
    ]);
  });
});

describe("what a reference names", () => {
  it.each<[string, Parameters<typeof opened>[1], string]>([
    ["x.json", {}, "https://docs.example/v1/x.json"],
    ["#/a", {}, "api.json"],
    ["x.json", { base: null }, "there is no folder to look for it in"],
    [
      "https://docs.example/x.json",
      { base: null },
      "https://docs.example/x.json is remote, and remote references are off (--allow-remote-refs follows them)",
    ],
    ["https://other.example/x.json", { base: null, remoteReferences: true }, "https://other.example/x.json"],
    [
      "https://other.example/x.json#/a",
      {},
      "https://other.example/x.json is remote, and remote references are off (--allow-remote-refs follows them)",
    ],
    ["https://other.example/x.json", { remoteReferences: true }, "https://other.example/x.json"],
    ["https://[/x.json", {}, "https://[/x.json is not a valid path or address"],
    ["file:///a%2Fb.json", {}, "file:///a%2Fb.json is not a valid path or address"],
    [
      "file:///x.json",
      { remoteReferences: true },
      "file:///x.json is a local file, which a document from the network may not read",
    ],
    ["x.json", { trust: "snapshot" }, "x.json was not read"],
  ])("%s, %j: %s", async (reference, options, answer) => {
    expect(await answerTo(reference, options)).toBe(answer);
  });

  it("a part knows that it is one", async () => {
    const { library } = await opened({ a: X });
    assert(library.ok);
    expect(library.value.root.isPart).toBe(undefined);
    expect(library.value.document(library.value.root, "x.json")).toMatchObject({ isPart: true });
  });

  it("a place in a file that was not read is its beginning", async () => {
    const { library } = await opened({ a: 1 });
    assert(library.ok);
    expect(library.value.locate({ file: "other.json", pointer: ["a"] })).toEqual({
      file: "other.json",
      pointer: ["a"],
      line: 1,
      column: 1,
    });
  });
});

describe("a document that refers to many files", () => {
  const many = (count: number, address: (index: number) => string): object => ({
    all: Array.from({ length: count }, (_, index) => ({ $ref: address(index) })),
  });
  it.each<[string, object, SpecEnvironment, number | string]>([
    ["two hundred of its host", many(200, (index) => `${index}.json`), {}, 200],
    [
      "one more of its host",
      many(201, (index) => `${index}.json`),
      {},
      "api.json refers to more than 200 documents at other addresses",
    ],
    ["of other hosts, which are not asked", many(201, (index) => `https://other.example/${index}`), {}, 0],
    ["of this machine, which are not read", many(201, (index) => `file:///${index}`), { remoteReferences: true }, 0],
  ])("%s", async (_, root, environment, outcome) => {
    const { library, urls } = await opened(root, environment);
    expect(library.ok ? urls.length : library.problem.message).toBe(outcome);
  });
});
