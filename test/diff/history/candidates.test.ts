import { describe, expect, test } from "vitest";
import { operationKey } from "../../../src/contract/normalise/path.js";
import { type Candidate, candidatesIn } from "../../../src/diff/history/candidates.js";
import type { History } from "../../../src/diff/history/index.js";
import { answering, historyOf, operation } from "./story.js";

const RELEASES = [["1.0"], ["1.1"], ["1.2"]] as const;
const text = { type: "string" };
const told = ({ operation: key, element: { kind, path }, anchor }: Candidate): string =>
  `${key} ${kind} ${path.join(".")}${anchor === "" ? "" : ` (${anchor})`}`;
const in10 = async (before: object, after: object): Promise<readonly string[]> =>
  candidatesIn(await historyOf({ releases: RELEASES, contracts: { "1.0": before, "1.1": after } }), 0).map(told);

describe("parameters that a release marks, or that the next one lacks", () => {
  const asking = (...parameters: object[]) => ({
    "/pets/{id}": {
      get: operation({ parameters: [{ name: "id", in: "path", required: true, schema: text }, ...parameters] }),
    },
  });
  const query = (schema: object, rest: object = {}) => ({ name: "sort", in: "query", schema, ...rest });
  const values = (...names: readonly unknown[]) => ({ enum: names });
  test.each<[story: string, before: readonly object[], after: readonly object[], expected: readonly string[]]>([
    ["the same", [query(text)], [query(text)], []],
    ["marked", [query(text, { deprecated: true })], [query(text)], ["GET /pets/{} query sort"]],
    ["gone", [query(text)], [], ["GET /pets/{} query sort"]],
    ["gone with its values", [query(values("a", "b"))], [], ["GET /pets/{} query sort"]],
    [
      "marked, and gone in the next",
      [query(text, { deprecated: true })],
      [],
      ["GET /pets/{} query sort", "GET /pets/{} query sort"],
    ],
    [
      "gone from another place",
      [{ name: "sort", in: "header", schema: text }],
      [query(text)],
      ["GET /pets/{} header sort"],
    ],
    ["a cookie", [{ name: "sort", in: "cookie", schema: text }], [], ["GET /pets/{} cookie sort"]],
    [
      "a value less",
      [query(values("a", "b", "c"))],
      [query(values("b"))],
      ["GET /pets/{} enum-value query.sort.a", "GET /pets/{} enum-value query.sort.c"],
    ],
    [
      "marked, and a value less",
      [query(values("a", "b"), { deprecated: true })],
      [query(values("b"))],
      ["GET /pets/{} query sort", "GET /pets/{} enum-value query.sort.a"],
    ],
    ["a value that is no text less", [query(values("a", 1, null))], [query(values("a"))], []],
    ["any value is taken now", [query(values("a", "b"))], [query(text)], []],
    ["nobody knows which are taken now", [query(values("a", "b"))], [{ name: "sort", in: "query", content: {} }], []],
    ["nobody knew which were", [{ name: "sort", in: "query", content: {} }], [query(values("a"))], []],
    ["others may be taken", [query(values("a", "b"))], [query({ "x-extensible-enum": ["a"], enum: ["a"] })], []],
    ["values came", [query(text)], [query(values("a"))], []],
  ])("%s", async (_story, before, after, expected) => {
    expect(await in10(asking(...before), asking(...after))).toEqual(expected);
  });

  test("a part of the path is told where it is marked, and never goes by itself", async () => {
    const at = (name: string, rest: object) => ({
      [`/pets/{${name}}`]: {
        get: operation({ parameters: [{ name, in: "path", required: true, schema: text, ...rest }] }),
      },
    });
    expect(await in10(at("id", { deprecated: true }), at("petId", {}))).toEqual(["GET /pets/{} path-parameter id"]);
    expect(await in10(at("id", {}), at("petId", {}))).toEqual([]);
  });

  test("nothing goes with the operation", async () => {
    expect(await in10(asking(query(text)), {})).toEqual([]);
    expect(await in10(asking(query(text, { deprecated: true })), {})).toEqual(["GET /pets/{} query sort"]);
  });
});

describe("fields and their values", () => {
  const pet = (properties: object) => ({ type: "object", properties });
  const sent = (properties: object) => ({
    "/pets": { post: operation({ requestBody: { content: { "application/json": { schema: pet(properties) } } } }) },
  });
  const level = (...names: string[]) => ({ level: { type: "string", enum: names } });

  test("marked and lost at once is one", async () => {
    expect(await in10(sent({ tag: { ...text, deprecated: true }, name: text }), sent({ name: text }))).toEqual([
      "POST /pets request-property tag (POST /pets request.tag)",
    ]);
  });

  test("a value that is not taken any more, where it is sent; who reads does not mind", async () => {
    expect(await in10(sent(level("low", "high")), sent(level("high")))).toEqual([
      "POST /pets enum-value request-property.level.low (POST /pets request.level=low)",
    ]);
    expect(
      await in10({ "/pets": { get: answering(level("low", "high")) } }, { "/pets": { get: answering(level("high")) } }),
    ).toEqual([]);
  });

  test("a field that is read", async () => {
    expect(
      await in10(
        { "/pets": { get: answering({ tag: text, name: text }) } },
        { "/pets": { get: answering({ name: text }) } },
      ),
    ).toEqual(["GET /pets response-property tag (GET /pets response.tag)"]);
  });
});

describe("between releases", () => {
  const one = (properties: object) => ({ "/pets": { get: answering(properties) } });
  const of = async (contracts: Readonly<Record<string, object>>, at: number, only?: string) =>
    candidatesIn(
      await historyOf({ releases: RELEASES, contracts }),
      at,
      only === undefined ? undefined : operationKey("GET", only),
    ).map(told);

  test("what the operation lacks when it is back is lost", async () => {
    const contracts = { "1.0": one({ tag: text, name: text }), "1.1": {}, "1.2": one({ name: text }) };
    expect(await of(contracts, 0)).toEqual(["GET /pets response-property tag (GET /pets response.tag)"]);
  });

  test("the newest release loses nothing, and there is none after it", async () => {
    const contracts = { "1.0": one({ tag: text, name: text }), "1.1": one({ name: text }) };
    expect([await of(contracts, 1), await of(contracts, 2)]).toEqual([[], []]);
  });

  test("of one operation alone", async () => {
    const both = (properties: object) => ({ ...one(properties), "/owners": { get: answering(properties) } });
    const contracts = { "1.0": both({ tag: text, name: text }), "1.1": both({ name: text }) };
    expect(await of(contracts, 0, "/owners")).toEqual(["GET /owners response-property tag (GET /owners response.tag)"]);
    expect(await of(contracts, 0, "/nowhere")).toEqual([]);
  });
});

describe("an operation that stands word for word in the release before and in the next is not looked through again", () => {
  /** Digests that somebody made, in place of those that only shipped contracts have. */
  const withDigests = (history: History, digests: readonly (string | undefined)[]): History => ({
    ...history,
    contracts: history.contracts.map((release, at) => ({
      ...release,
      contract: { ...release.contract, contentOf: () => digests[at] },
    })),
  });
  test.each<[digests: readonly (string | undefined)[], looked: boolean]>([
    [["a", "a", "a"], false],
    [["a", "a", "b"], true],
    [["b", "a", "a"], true],
    [["a", "b", "a"], true],
    [[undefined, "a", "a"], true],
    [["a", "a", undefined], true],
    [[undefined, undefined, undefined], true],
  ])("%j", async (digests, looked) => {
    const marked = { "/pets": { get: answering({ tag: { ...text, deprecated: true } }) } };
    const history = await historyOf({
      releases: RELEASES,
      contracts: { "1.0": marked, "1.1": marked, "1.2": marked },
    });
    expect(candidatesIn(withDigests(history, digests), 1).length).toBe(looked ? 1 : 0);
  });

  test("it has to be there in both", async () => {
    const marked = { "/pets": { get: answering({ tag: { ...text, deprecated: true } }) } };
    for (const contracts of [
      { "1.0": {}, "1.1": marked, "1.2": marked },
      { "1.0": marked, "1.1": marked, "1.2": {} },
    ]) {
      const history = await historyOf({ releases: RELEASES, contracts });
      expect(candidatesIn(withDigests(history, ["a", "a", "a"]), 1).length).toBe(1);
    }
  });
});
