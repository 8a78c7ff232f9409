import { describe, expect, test } from "vitest";
import type { Element } from "../../../src/contract/element.js";
import { enumValue } from "../../../src/contract/lookup.js";
import { operationKey } from "../../../src/contract/normalise/path.js";
import type { Notice } from "../../../src/contract/provider/index.js";
import { lifecycleOf, OPERATION } from "../../../src/diff/history/index.js";
import { isEventful, listLives, listParts } from "../../../src/diff/history/listing.js";
import { answering, historyOf, operation, type Story } from "./story.js";

const RELEASES = [["1.0"], ["1.1"], ["1.2"], ["1.3"]] as const;
const text = { type: "string" };
const object = (properties: object) => ({ type: "object", properties });
const get = (properties: object, rest: object = {}) => ({ "/pets": { get: answering(properties, rest) } });
const about = (element: object, rest: Partial<Notice> = {}): Partial<Notice> => ({
  elements: [{ path: "/pets", ...element } as never],
  ...rest,
});

/** `GET /pets response-property tag (Pet.tag): deprecated 1.0, removed 1.1` */
const told = async (contracts: Story["contracts"], rest: Partial<Story> = {}): Promise<readonly string[]> =>
  listLives(await historyOf({ releases: RELEASES, contracts, ...rest })).map(
    ({ lifecycle: { deprecated, removed }, schema, reaches }) => {
      const at = reaches.map(({ operation: key, element: { kind, path } }) => [key, kind, ...path].join(" "));
      const life = [deprecated && `deprecated ${deprecated}`, removed && `removed ${removed}`].filter(Boolean);
      return `${at.join(", ")}${schema === "" ? "" : ` (${schema})`}: ${life.join(", ")}`;
    },
  );

describe("the lives that are listed", () => {
  const tag = (extra: object = {}) => get({ tag: { ...text, ...extra }, name: text });
  test.each<[story: string, contracts: Story["contracts"], rest: Partial<Story>, expected: readonly string[]]>([
    ["none that is plain", { "1.0": tag(), "1.1": tag() }, {}, []],
    [
      "an operation that is marked",
      { "1.0": get({}, { deprecated: true }) },
      {},
      ["GET /pets operation: deprecated 1.0"],
    ],
    ["one that went", { "1.0": tag(), "1.1": {} }, {}, ["GET /pets operation: removed 1.1"]],
    [
      "one whose mark was taken back",
      { "1.0": get({}, { deprecated: true }), "1.1": get({}) },
      {},
      ["GET /pets operation: "],
    ],
    [
      "a field that is marked",
      { "1.0": tag({ deprecated: true }) },
      {},
      ["GET /pets response-property tag (GET /pets response.tag): deprecated 1.0"],
    ],
    [
      "a field whose mark was taken back",
      { "1.0": tag({ deprecated: true }), "1.1": tag() },
      {},
      ["GET /pets response-property tag (GET /pets response.tag): "],
    ],
    [
      "a field that went",
      { "1.0": tag(), "1.1": get({ name: text }) },
      {},
      ["GET /pets response-property tag (GET /pets response.tag): removed 1.1"],
    ],
    ["not a field that went with its operation", { "1.0": tag(), "1.1": {} }, {}, ["GET /pets operation: removed 1.1"]],
    [
      "but one that does not come back with it",
      { "1.0": tag(), "1.1": {}, "1.2": get({ name: text }) },
      {},
      ["GET /pets operation: ", "GET /pets response-property tag (GET /pets response.tag): removed 1.1"],
    ],
    [
      "not what went with the object around it",
      { "1.0": get({ spec: object({ tag: text }), name: text }), "1.1": get({ name: text }) },
      {},
      ["GET /pets response-property spec (GET /pets response.spec): removed 1.1"],
    ],
    [
      "what a notice marks",
      { "1.0": tag() },
      { notices: [about({ field: ["tag"] })] },
      ["GET /pets response-property tag (GET /pets response.tag): deprecated 1.0"],
    ],
    [
      "what a notice marks and no contract lists",
      { "1.0": {} },
      { notices: [about({ listed: false, query: "q" })] },
      ["ANY /pets query q: deprecated 1.0"],
    ],
  ])("%s", async (_story, contracts, rest, expected) => {
    expect(await told(contracts, rest)).toEqual(expected);
  });

  test("a schema that changes its name stays one entry", async () => {
    const named = (name: string) => ({
      "/pets": {
        get: operation({
          responses: {
            "200": {
              description: "ok",
              content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
            },
          },
        }),
      },
    });
    const marked = object({ tag: { ...text, deprecated: true } });
    expect(
      await told(
        { "1.0": named("Pet"), "1.1": named("Animal") },
        { schemas: { "1.0": { Pet: marked }, "1.1": { Animal: marked } } },
      ),
    ).toEqual(["GET /pets response-property tag (Pet.tag): deprecated 1.0"]);
  });

  test("fields of one schema with different lives are several", async () => {
    const answer = (name: string) => ({
      responses: {
        "200": {
          description: "ok",
          content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
        },
      },
    });
    const paths = { "/a": { get: operation(answer("Pet")) } };
    const both = { ...paths, "/b": { get: operation(answer("Pet")) } };
    const schemas = { Pet: object({ tag: { ...text, deprecated: true } }) };
    expect(await told({ "1.0": paths, "1.1": both }, { schemas: { "1.0": schemas, "1.1": schemas } })).toEqual([
      "GET /a response-property tag (Pet.tag): deprecated 1.0",
      "GET /b response-property tag (Pet.tag): deprecated 1.1",
    ]);
  });
});

describe("what went for itself, and not with what holds it", () => {
  const spec = (properties: object) => get({ spec: object(properties), name: text });
  const list = (properties: object) => get({ list: { type: "array", items: object(properties) }, name: text });
  const field = (...path: string[]): Element => ({ kind: "response-property", path });
  const level = (...values: string[]) => ({ level: { type: "string", enum: values } });
  test.each<[story: string, contracts: Story["contracts"], element: Element, expected: boolean]>([
    [
      "a field of an object that stays",
      { "1.0": spec({ tag: text, kept: text }), "1.1": spec({ kept: text }) },
      field("spec", "tag"),
      true,
    ],
    ["the object with it", { "1.0": spec({ tag: text }), "1.1": get({ name: text }) }, field("spec", "tag"), false],
    [
      "the object with it, which comes back without it",
      { "1.0": spec({ tag: text, kept: text }), "1.1": get({ name: text }), "1.2": spec({ kept: text }) },
      field("spec", "tag"),
      true,
    ],
    [
      "the object with it, which comes back with it",
      { "1.0": spec({ tag: text }), "1.1": get({ name: text }), "1.2": spec({ tag: text }) },
      field("spec", "tag"),
      false,
    ],
    [
      "the object before, which came back without it then",
      {
        "1.0": spec({ tag: text, kept: text }),
        "1.1": get({ name: text }),
        "1.2": spec({ tag: text, kept: text }),
        "1.3": get({ name: text }),
      },
      field("spec", "tag"),
      false,
    ],
    ["the operation with it", { "1.0": spec({ tag: text }), "1.1": {} }, field("spec", "tag"), false],
    [
      "a field of the items of a list that stays",
      { "1.0": list({ tag: text, kept: text }), "1.1": list({ kept: text }) },
      field("list", "[]", "tag"),
      true,
    ],
    ["the list with it", { "1.0": list({ tag: text }), "1.1": get({ name: text }) }, field("list", "[]", "tag"), false],
    [
      "a value of a field that stays",
      { "1.0": get(level("a", "b")), "1.1": get(level("b")) },
      enumValue(field("level"), "a"),
      true,
    ],
    [
      "the field with its values",
      { "1.0": get({ ...level("a", "b"), name: text }), "1.1": get({ name: text }) },
      enumValue(field("level"), "a"),
      false,
    ],
    ["an operation", { "1.0": get({}), "1.1": {} }, OPERATION, true],
  ])("%s", async (_story, contracts, element, expected) => {
    const history = await historyOf({ releases: RELEASES, contracts });
    expect(isEventful(history, lifecycleOf(history, operationKey("GET", "/pets"), element))).toBe(expected);
  });
});

describe("the parts of one operation", () => {
  const field = { tag: { ...text, deprecated: true }, name: text };
  test("each once, however many releases mark it, and none of another operation", async () => {
    const paths = { ...get(field), "/owners": { get: answering(field) } };
    const history = await historyOf({ releases: RELEASES, contracts: { "1.0": paths, "1.1": paths } });
    const parts = listParts(history, operationKey("GET", "/pets"));
    expect(parts.map(({ operation: key, element }) => [key, ...element.path])).toEqual([["GET /pets", "tag"]]);
    expect(listParts(history, operationKey("GET", "/pets"))).toBe(parts);
    expect(listParts(history, operationKey("POST", "/pets"))).toEqual([]);
  });
});
