import { describe, expect, test } from "vitest";
import type { Element } from "../../../src/contract/element.js";
import { operationKey } from "../../../src/contract/normalise/path.js";
import type { Notice } from "../../../src/contract/provider/index.js";
import type { Candidate } from "../../../src/diff/history/candidates.js";
import { OPERATION } from "../../../src/diff/history/index.js";
import {
  fieldsNamed,
  noticedElement,
  noticedOperations,
  noticedParts,
  unlistedParts,
  writesTo,
} from "../../../src/diff/history/noticed.js";
import { answering, historyOf, operation } from "./story.js";

const RELEASES = [["1.0"], ["1.1"]] as const;
const text = { type: "string" };
const own = { origin: { file: "notices.json", line: 3 } };
const about = (element: object, rest: Partial<Notice> = {}): Partial<Notice> => ({
  elements: [{ path: "/pets", ...element } as never],
  ...rest,
});
const told = ({ operation: key, element: { kind, path }, anchor }: Candidate): string =>
  `${key} ${kind} ${path.join(".")}${anchor === "" ? "" : ` (${anchor})`}`;
const reading = answering({ tag: text, list: { type: "array", items: { type: "object", properties: { tag: text } } } });
const writing = operation({
  requestBody: { content: { "application/json": { schema: { type: "object", properties: { name: text } } } } },
});
const pets = { "/pets": { get: reading, post: writing } };

describe("the parts that notices speak of", () => {
  const parts = async (
    notices: readonly Partial<Notice>[],
    contracts: Readonly<Record<string, object>> = { "1.0": pets },
    only?: string,
  ) =>
    noticedParts(
      await historyOf({ releases: RELEASES, contracts, notices }),
      only === undefined ? undefined : operationKey(only, "/pets"),
    ).map(told);

  test.each<[story: string, element: object, rest: Partial<Notice>, expected: readonly string[]]>([
    ["nothing of a whole operation", {}, {}, []],
    ["a query parameter, of each method", { query: "q" }, {}, ["GET /pets query q", "POST /pets query q"]],
    ["a header, of the methods named", { methods: ["POST"], header: "H" }, {}, ["POST /pets header H"]],
    [
      "a field, wherever the notice reaches it",
      { field: ["tag"] },
      {},
      [
        "GET /pets response-property tag (GET /pets response.tag)",
        "GET /pets response-property list.[].tag (GET /pets response.list[].tag)",
      ],
    ],
    [
      "a field by the end of its way, where the notice means it",
      { field: ["list", "[]", "tag"] },
      {},
      ["GET /pets response-property list.[].tag (GET /pets response.list[].tag)"],
    ],
    ["none of what is no deprecation", { field: ["tag"] }, { kind: "removed" }, []],
    ["no field that no contract shows", { field: ["gone"] }, {}, []],
    [
      "but for the project's own word",
      { field: ["gone"] },
      own,
      ["GET /pets response-property gone", "POST /pets request-property gone"],
    ],
    [
      "which is one side, where it says so",
      { field: ["gone"], side: "response" },
      own,
      ["GET /pets response-property gone", "POST /pets response-property gone"],
    ],
    [
      "and of operations that show the field, no more than they show",
      { field: ["name"] },
      own,
      ["POST /pets request-property name (POST /pets request.name)", "GET /pets response-property name"],
    ],
  ])("%s", async (_story, element, rest, expected) => {
    expect(await parts([about(element, rest)])).toEqual(expected);
  });

  test("once for each contract that has the operation", async () => {
    expect(await parts([about({ query: "q" })], { "1.0": { "/pets": { get: reading } }, "1.1": pets })).toEqual([
      "GET /pets query q",
      "GET /pets query q",
      "POST /pets query q",
    ]);
  });

  test("what one contract shows of an operation, another need not", async () => {
    const contracts = { "1.0": pets, "1.1": { "/pets": { get: operation(), post: writing } } };
    expect(await parts([about({ methods: ["GET"], field: ["tag"] }, own)], contracts)).toEqual([
      "GET /pets response-property tag (GET /pets response.tag)",
      "GET /pets response-property list.[].tag (GET /pets response.list[].tag)",
    ]);
  });

  test("of one operation alone", async () => {
    expect(await parts([about({ query: "q" })], { "1.0": pets }, "POST")).toEqual(["POST /pets query q"]);
  });
});

test("the operations that notices speak of: by contract, then by method", async () => {
  const history = await historyOf({
    releases: RELEASES,
    contracts: { "1.0": pets, "1.1": pets },
    notices: [about({ methods: ["POST"] }), about({ path: "/owners" })],
  });
  expect([...noticedOperations(history)].map((one) => [one.at, one.operation, one.element.path])).toEqual([
    [0, "POST /pets", "/pets"],
    [1, "POST /pets", "/pets"],
  ]);
});

test("fields of a name: in the contract asked for, at the end of the way", async () => {
  const history = await historyOf({ releases: RELEASES, contracts: { "1.0": pets, "1.1": {} } });
  const named = (at: number, name: string) =>
    fieldsNamed(history, { at, operation: operationKey("GET", "/pets"), name }).map(told);
  expect(named(0, "tag")).toEqual([
    "GET /pets response-property tag (GET /pets response.tag)",
    "GET /pets response-property list.[].tag (GET /pets response.list[].tag)",
  ]);
  expect([named(0, "name"), named(1, "tag"), named(2, "tag")]).toEqual([[], [], []]);
});

test("an operation writes where any contract shows that it takes a body", async () => {
  const contracts = { "1.0": { "/pets": { get: reading, post: operation() } }, "1.1": pets };
  const history = await historyOf({ releases: RELEASES, contracts });
  expect(["GET", "POST", "PUT"].map((method) => writesTo(history, operationKey(method, "/pets")))).toEqual([
    false,
    true,
    false,
  ]);
});

describe("what notices speak of and no contract lists", () => {
  const notices = [
    about({ path: "/a", listed: false }),
    about({ path: "/a", listed: false, query: "q" }),
    about({ path: "/b/{id}", listed: false, field: ["f"] }),
    about({ path: "/c", listed: false, methods: ["GET"], query: "q" }),
    about({ path: "/pets", query: "listed" }),
    about({ path: "/d", listed: false, query: "q" }, { kind: "introduced" }),
  ];
  test("for methods that nobody names", async () => {
    const history = await historyOf({ releases: RELEASES, contracts: { "1.0": pets }, notices });
    expect(unlistedParts(history).map(told)).toEqual([
      "ANY /a operation ",
      "ANY /a query q",
      "ANY /b/{} response-property f",
    ]);
  });

  test("and the parts of one operation", async () => {
    const history = await historyOf({ releases: RELEASES, contracts: { "1.0": pets }, notices });
    expect(unlistedParts(history, operationKey("GET", "/a")).map(told)).toEqual(["GET /a query q"]);
    expect(unlistedParts(history, operationKey("PUT", "/b/{x}")).map(told)).toEqual(["PUT /b/{} response-property f"]);
  });
});

describe("the element that a notice means", () => {
  test.each<[said: object, isWritten: boolean | undefined, element: Element]>([
    [{}, undefined, OPERATION],
    [{ query: "q" }, undefined, { kind: "query", path: ["q"] }],
    [{ header: "H" }, undefined, { kind: "header", path: ["H"] }],
    [{ field: ["a", "b"] }, undefined, { kind: "response-property", path: ["a", "b"] }],
    [{ field: ["a"] }, true, { kind: "request-property", path: ["a"] }],
    [{ field: ["a"], side: "response" }, true, { kind: "response-property", path: ["a"] }],
    [{ field: ["a"], side: "request" }, false, { kind: "request-property", path: ["a"] }],
  ])("%j, written: %s", (said, isWritten, element) => {
    const one = { path: "/pets", listed: true, replacement: [], ...said } as never;
    expect(isWritten === undefined ? noticedElement(one) : noticedElement(one, isWritten)).toEqual(element);
  });
});
