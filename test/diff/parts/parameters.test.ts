/** Parameters of one operation before and after: which are the same, and what is said of each that differs. */
import { describe, expect, test } from "vitest";
import type { Change } from "../../../src/diff/index.js";
import { diffDocuments } from "../documents.js";

type Parameter = Readonly<Record<string, unknown>>;
const string = { type: "string" };
const integer = { type: "integer" };
const list = { type: "array", items: string };
const object = { type: "object", properties: { size: string } };
const parameter = (name: string, where: string, rest: Parameter = {}): Parameter => ({
  name,
  in: where,
  schema: string,
  ...(where === "path" && { required: true }),
  ...rest,
});
const query = (rest: Parameter): Parameter => parameter("q", "query", rest);
const json = (schema: object): Parameter => ({ schema: undefined, content: { "application/json": { schema } } });

const told = ({ level, ruleId, element, before, after }: Change): string =>
  [level, ruleId, element.kind, element.path.join("/"), JSON.stringify(before), JSON.stringify(after)].join(" ");

const changes = async (
  before: readonly Parameter[],
  after: readonly Parameter[],
  path = "/orders",
): Promise<readonly string[]> => {
  const document = (parameters: readonly Parameter[]) => ({
    openapi: "3.2.0",
    info: { title: "orders", version: "1" },
    paths: { [path]: { get: { parameters, responses: { "200": { description: "OK" } } } } },
  });
  return (await diffDocuments(document(before), document(after))).map(told);
};

type Row = readonly [story: string, before: readonly Parameter[], after: readonly Parameter[], told: readonly string[]];

describe("of the same name", () => {
  test.each<Row>([
    ["is a header in other letters", [parameter("X-Key", "header")], [parameter("x-key", "header")], []],
    [
      "is no query parameter in other letters",
      [parameter("Key", "query")],
      [parameter("key", "query")],
      [
        "dangerous request-parameter-removed query Key null null",
        "compatible new-optional-request-parameter query key null null",
      ],
    ],
    [
      "is none in another place",
      [parameter("key", "query")],
      [parameter("key", "header")],
      [
        "dangerous request-parameter-removed query key null null",
        "compatible new-optional-request-parameter header key null null",
      ],
    ],
    [
      "is the whole query, however it is called",
      [parameter("a", "querystring", json(object))],
      [parameter("b", "querystring", json(object))],
      [],
    ],
    [
      "is not the whole query",
      [parameter("a", "querystring", json(object))],
      [parameter("a", "query", json(object))],
      [
        "dangerous request-parameter-removed query  null null",
        "compatible new-optional-request-parameter query a null null",
      ],
    ],
    [
      "is one that may be left out",
      [],
      [parameter("key", "query")],
      ["compatible new-optional-request-parameter query key null null"],
    ],
    [
      "is one that may not be left out",
      [],
      [parameter("key", "cookie", { required: true })],
      ["breaking new-required-request-parameter cookie key null null"],
    ],
  ])("%s", async (_, before, after, lines) => {
    expect(await changes(before, after)).toEqual(lines);
  });
});

describe("in the path", () => {
  const [id, item, other] = [parameter("id", "path"), parameter("item", "path"), parameter("other", "path")];
  test.each<Row>([
    [
      "one that is described no more",
      [id, item],
      [id],
      ["dangerous request-path-parameter-removed path-parameter item null null"],
    ],
    [
      "one that is described now",
      [id],
      [id, item],
      ["dangerous new-request-path-parameter path-parameter item null null"],
    ],
    ["a slip of the name stands for what nothing else describes", [id, item], [id, other], []],
    ["and is mended", [id, other], [id, item], []],
    [
      "one more than the path has places",
      [id, item],
      [id, item, other],
      ["dangerous new-request-path-parameter path-parameter other null null"],
    ],
    [
      "and goes again",
      [id, item, other],
      [id, item],
      ["dangerous request-path-parameter-removed path-parameter other null null"],
    ],
    ["a slip that goes", [id, other], [id], []],
    ["a slip that comes", [id], [id, other], []],
    [
      "a type",
      [id, item],
      [id, { ...item, schema: integer }],
      ['breaking request-parameter-type-specialized path-parameter item "string" "integer"'],
    ],
  ])("%s", async (_, before, after, lines) => {
    expect(await changes(before, after, "/orders/{id}/items/{item}")).toEqual(lines);
  });
});

describe("what changes", () => {
  test.each<Row>([
    [
      "required",
      [query({})],
      [query({ required: true })],
      ["breaking request-parameter-became-required query q false true"],
    ],
    [
      "no longer required",
      [query({ required: true })],
      [query({})],
      ["compatible request-parameter-became-optional query q true false"],
    ],
    [
      "deprecated",
      [query({})],
      [query({ deprecated: true })],
      ["compatible request-parameter-deprecated query q false true"],
    ],
    [
      "no longer deprecated",
      [query({ deprecated: true })],
      [query({})],
      ["compatible request-parameter-reactivated query q true false"],
    ],
    [
      "gone as announced",
      [query({ deprecated: true })],
      [],
      ["compatible request-parameter-removed-with-deprecation query q null null"],
    ],
    [
      "the default of one that may be left out",
      [query({ schema: { ...string, default: "a" } })],
      [query({ schema: { ...string, default: "b" } })],
      ['dangerous request-parameter-default-value-changed query q "a" "b"'],
    ],
    [
      "not the default of one that was never left out",
      [query({ required: true, schema: { ...string, default: "a" } })],
      [query({ schema: { ...string, default: "b" } })],
      ["compatible request-parameter-became-optional query q true false"],
    ],
    [
      "not the default of one that may no longer be left out",
      [query({ schema: { ...string, default: "a" } })],
      [query({ required: true, schema: { ...string, default: "b" } })],
      ["breaking request-parameter-became-required query q false true"],
    ],
    ["nothing where neither says what it is", [query({ schema: undefined })], [query({ schema: undefined })], []],
    ["nothing where it is no longer said what it is", [query({})], [query({ schema: undefined })], []],
  ])("%s", async (_, before, after, lines) => {
    expect(await changes(before, after)).toEqual(lines);
  });
});

describe("how it is written", () => {
  const header = (rest: Parameter): Parameter => parameter("X-Size", "header", rest);
  test.each<Row>([
    [
      "one value, then a list that repeats the name",
      [query({})],
      [query({ schema: list })],
      ['compatible request-parameter-type-generalized query q ["string"] "array"'],
    ],
    [
      "one value, then a list behind one name",
      [query({})],
      [query({ schema: list, explode: false })],
      ['breaking request-parameter-type-specialized query q "string" "array"'],
    ],
    [
      "any value, then a list",
      [query({ schema: {} })],
      [query({ schema: list })],
      ['breaking request-parameter-type-specialized query q null "array"'],
    ],
    [
      "a list that repeats the name, then one value",
      [query({ schema: list })],
      [query({})],
      ['breaking request-parameter-type-changed query q ["array"] ["string"]'],
    ],
    [
      "a list, then any value",
      [query({ schema: list })],
      [query({ schema: {} })],
      ['compatible request-parameter-type-generalized query q "array" null'],
    ],
    [
      "an object that repeats its names, then one value",
      [query({ schema: object })],
      [query({})],
      ['breaking request-parameter-type-changed query q ["object"] ["string"]'],
    ],
    [
      "an object in brackets, then one value",
      [query({ schema: object, style: "deepObject" })],
      [query({})],
      ['breaking request-parameter-type-changed query q ["object"] ["string"]'],
    ],
    [
      "an object in brackets, then one without",
      [query({ schema: object, style: "deepObject" })],
      [query({ schema: object })],
      ['breaking request-parameter-serialisation-changed query q "deepObject" "form, exploded"'],
    ],
    [
      "a list that no longer repeats the name",
      [query({ schema: list })],
      [query({ schema: list, explode: false })],
      ['breaking request-parameter-serialisation-changed query q "form, exploded" "form"'],
    ],
    [
      "a list with other separators",
      [query({ schema: list, explode: false })],
      [query({ schema: list, style: "pipeDelimited", explode: false })],
      ['breaking request-parameter-serialisation-changed query q "form" "pipeDelimited"'],
    ],
    [
      "a list with commas, then a text that may hold commas",
      [query({ schema: list, explode: false })],
      [query({})],
      ['compatible request-parameter-type-generalized query q "array" "string"'],
    ],
    [
      "a list with commas, then a number, which it is not",
      [query({ schema: list, explode: false })],
      [query({ schema: integer })],
      ['breaking request-parameter-type-changed query q "array" "integer"'],
    ],
    [
      "a list with commas, then anything, repeated",
      [query({ schema: list, explode: false })],
      [query({ schema: {} })],
      [
        'breaking request-parameter-serialisation-changed query q "form" "form, exploded"',
        'compatible request-parameter-type-generalized query q "array" null',
      ],
    ],
    [
      "a list of a cookie",
      [parameter("q", "cookie", { schema: list })],
      [parameter("q", "cookie", { schema: list, explode: false })],
      ['breaking request-parameter-serialisation-changed cookie q "form, exploded" "form"'],
    ],
    [
      "a list of a header, written the same with and without its default",
      [header({ schema: list })],
      [header({ schema: list, style: "simple", explode: false })],
      [],
    ],
    [
      "an object of a header, exploded now",
      [header({ schema: object })],
      [header({ schema: object, explode: true })],
      ['breaking request-parameter-serialisation-changed header X-Size "simple" "simple, exploded"'],
    ],
    [
      "a text, then JSON",
      [query({})],
      [query(json(string))],
      ['breaking request-parameter-serialisation-changed query q "form, exploded" "application/json"'],
    ],
    [
      "JSON, then a text",
      [query(json(string))],
      [query({})],
      ['breaking request-parameter-serialisation-changed query q "application/json" "form, exploded"'],
    ],
    ["a number, then JSON: the same characters", [query({ schema: integer })], [query(json(integer))], []],
    [
      "a text or a number, then JSON",
      [query({ schema: { type: ["string", "integer"] } })],
      [query(json({ type: ["string", "integer"] }))],
      [],
    ],
    [
      "an object, then JSON",
      [query({ schema: object })],
      [query(json(object))],
      ['breaking request-parameter-serialisation-changed query q "form, exploded" "application/json"'],
    ],
    ["one value in another style", [query({})], [query({ style: "spaceDelimited" })], []],
  ])("%s", async (_, before, after, lines) => {
    expect(await changes(before, after)).toEqual(lines);
  });
});
