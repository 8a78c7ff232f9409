/** A way of names through a schema: where it ends, what is said of that, and where nobody can tell. */
import { describe, expect, test } from "vitest";
import { fieldsAt } from "../../src/contract/fields.js";
import { answering, answerSchema } from "./load-fixture.js";

/** A schema that is told by its format. */
const of = (format: string, more: object = {}): object => ({ type: "string", format, ...more });
const [A, B, C] = [of("a"), of("b"), of("c")];
const object = (properties: object, more: object = {}): object => ({ type: "object", properties, ...more });

/** The formats of all that is there, with what is said of them; or that it is open, or not there. */
async function found(schema: object, path: string, schemas: object = {}): Promise<string> {
  const loaded = await answerSchema(answering(schema, { openapi: "3.1.0", schemas }));
  const place = fieldsAt([loaded.schema], path === "" ? [] : path.split("."));
  if (place === undefined) return "nothing";
  if (place === "open") return "open";
  const formats = place.schemas.map((one) => one.format ?? "any").join(" ");
  return `${formats}${place.required ? ", required" : ""}${place.deprecated ? ", deprecated" : ""}`;
}

describe("one schema", () => {
  test.each<[name: string, schema: object, path: string, found: string]>([
    ["itself", A, "", "a"],
    ["a property", object({ x: A }), "x", "a"],
    ["a property that is required", object({ x: A }, { required: ["x"] }), "x", "a, required"],
    ["a property beside one that is required", object({ x: A, y: B }, { required: ["y"] }), "x", "a"],
    ["a property that is deprecated", object({ x: of("a", { deprecated: true }) }), "x", "a, deprecated"],
    ["a property of a property", object({ x: object({ y: A }) }), "x.y", "a"],
    ["a property that is not there", object({ x: A }), "y", "nothing"],
    ["below one that is not there", object({ x: A }), "y.x", "nothing"],
    ["a property of a text", A, "x", "nothing"],
    ["anything of an object of which nothing is said", { type: "object" }, "x", "open"],
    ["anything of what nothing is said of", {}, "x", "open"],
    ["anything of a list of objects", { type: ["object", "array"], items: A }, "x", "nothing"],
    ["anything of an enumeration", { enum: [{ x: 1 }] }, "x", "nothing"],
    ["anything further", object({ x: A }, { additionalProperties: true }), "y", "open"],
    ["nothing further", object({}, { additionalProperties: false }), "y", "nothing"],
    ["what is further", object({ x: A }, { additionalProperties: B }), "y", "b"],
    ["what is named by a pattern", { type: "object", patternProperties: { "^x-": A } }, "x-a", "a"],
    ["what no pattern names", { type: "object", patternProperties: { "^x-": A } }, "y", "nothing"],
    ["what a second pattern names", { patternProperties: { "^x-": A, "^y-": B } }, "y-a", "b"],
    ["what no pattern names, and is further", { patternProperties: { "^x-": A }, additionalProperties: B }, "y", "b"],
    ["a pattern that nobody can tell", { type: "object", patternProperties: { "^(?=x)": A } }, "y", "open"],
    ["a property before a pattern", object({ x: A }, { patternProperties: { "^(?=x)": B } }), "x", "a"],
    ["what could not be read", { properties: [] }, "x", "open"],
    ["what could not be read as well", object({ x: A }, { oneOf: "?" }), "x", "a"],
  ])("%s", async (_, schema, path, expected) => {
    expect(await found(schema, path)).toBe(expected);
  });
});

describe("lists and maps", () => {
  const tuple = { type: "array", prefixItems: [A, B], items: C };
  test.each<[name: string, schema: object, path: string, found: string]>([
    ["the items of a list", { type: "array", items: A }, "[]", "a"],
    ["one item of a list", { type: "array", items: A }, "0", "a"],
    ["all items of a tuple", tuple, "[]", "a b c"],
    ["the first of a tuple", tuple, "0", "a c"],
    ["one beyond a tuple", tuple, "2", "c"],
    ["one beyond a tuple without more", { type: "array", prefixItems: [A] }, "1", "open"],
    ["items of a list of which nothing is said", { type: "array" }, "[]", "open"],
    ["one item of a list of which nothing is said", { type: "array" }, "0", "open"],
    ["items of what is no list", object({ x: A }), "[]", "nothing"],
    ["a property with a number as its name", object({ 0: A }), "0", "a"],
    ["a number that is no property", object({ x: A }), "0", "nothing"],
    ["a number of a list that has such a property", object({ 0: A }, { type: ["object", "array"] }), "0", "open"],
    ["the values of a map", { type: "object", additionalProperties: A }, "{}", "a"],
    [
      "the values of all patterns of a map",
      { patternProperties: { "^x": A, "^y": B }, additionalProperties: C },
      "{}",
      "a b c",
    ],
    ["a value of an object: any of its properties", object({ x: A }), "{}", "open"],
    ["a value of an object that may have more", { type: "object", additionalProperties: true }, "{}", "open"],
    ["a value of an object without any", { type: "object", additionalProperties: false }, "{}", "nothing"],
    ["a property of a value", { type: "object", additionalProperties: object({ y: A }) }, "{}.y", "a"],
  ])("%s", async (_, schema, path, expected) => {
    expect(await found(schema, path)).toBe(expected);
  });
});

describe("compositions", () => {
  const [x, y] = [object({ x: A }), object({ y: B })];
  test.each<[name: string, schema: object, path: string, found: string]>([
    ...["allOf", "oneOf", "anyOf"].map((key): [string, object, string, string] => [
      `a part of ${key}`,
      { [key]: [x, y] },
      "y",
      "b",
    ]),
    ...["allOf", "oneOf", "anyOf"].map((key): [string, object, string, string] => [
      `no part of ${key}`,
      { [key]: [x, y] },
      "z",
      "nothing",
    ]),
    ["what follows from a condition", { if: {}, then: x, else: y }, "x", "a"],
    ["what follows else", { if: {}, then: x, else: y }, "y", "b"],
    ["what depends on another", { dependentSchemas: { a: x } }, "x", "a"],
    ["what has both", { oneOf: [x, object({ x: B })] }, "x", "a b"],
    [
      "the same schema twice",
      { oneOf: [{ $ref: "#/components/schemas/X" }, { $ref: "#/components/schemas/X" }] },
      "x",
      "a",
    ],
    ["its own before that of a part", object({ x: C }, { allOf: [x] }), "x", "c"],
    ["a part that says nothing", { allOf: [x, { minProperties: 1 }] }, "z", "nothing"],
    ["parts of which none says anything", { allOf: [{ minProperties: 1 }, {}] }, "z", "open"],
    ["what may be anything beside parts", { allOf: [x], additionalProperties: true }, "z", "open"],
    ["parts, and more that could not be read", { allOf: [x], oneOf: "?" }, "z", "open"],
    ["a part, where more could not be read", { allOf: [x], oneOf: "?" }, "x", "a"],
    ["a circle", { $ref: "#/components/schemas/Loop" }, "x", "nothing"],
    ["through a circle", { $ref: "#/components/schemas/Node" }, "next.next.x", "a"],
    ["required in one part, described in another", { allOf: [x, { required: ["x"] }] }, "x", "a, required"],
    ["required by the whole", { allOf: [x], required: ["x"] }, "x", "a, required"],
    ["required by one branch of two", { oneOf: [object({ x: A }, { required: ["x"] }), object({ x: B })] }, "x", "a b"],
    [
      "required by both branches",
      { oneOf: [object({ x: A }, { required: ["x"] }), object({ x: B }, { required: ["x"] })] },
      "x",
      "a b, required",
    ],
    [
      "deprecated in one branch of two",
      { oneOf: [object({ x: of("a", { deprecated: true }) }), object({ x: B })] },
      "x",
      "a b",
    ],
    [
      "deprecated in both branches",
      { oneOf: [object({ x: of("a", { deprecated: true }) }), object({ x: of("b", { deprecated: true }) })] },
      "x",
      "a b, deprecated",
    ],
    [
      "deprecated in one part of the whole",
      { allOf: [object({ x: of("a", { deprecated: true }) }), object({ x: B })] },
      "x",
      "a b, deprecated",
    ],
    [
      "deprecated in one of two branches of a part",
      { allOf: [{ oneOf: [object({ x: of("a", { deprecated: true }) }), object({ x: B })] }, object({ x: C })] },
      "x",
      "a b c",
    ],
    [
      "deprecated through its part",
      object({ x: { allOf: [{ deprecated: true }, { type: "string", allOf: [{ minLength: 1 }] }] } }),
      "x",
      "any, deprecated",
    ],
    ["deprecated through a circle", object({ x: { $ref: "#/components/schemas/Loop" } }), "x", "any"],
  ])("%s", async (_, schema, path, expected) => {
    const schemas = {
      X: x,
      Loop: { minLength: 1, allOf: [{ $ref: "#/components/schemas/Loop" }, {}] },
      Node: object({ x: A, next: { $ref: "#/components/schemas/Node" } }),
    };
    expect(await found(schema, path, schemas)).toBe(expected);
  });
});

describe("several places to start from", () => {
  const loaded = async (schema: object) => (await answerSchema(answering(schema, { openapi: "3.1.0" }))).schema;
  test("one of which nothing is said cannot tell", async () => {
    const schema = await loaded(object({ x: A }));
    expect(fieldsAt([undefined, schema], ["y"])).toBe("open");
    expect(fieldsAt([schema], ["y"])).toBe(undefined);
    expect(fieldsAt([], ["y"])).toBe(undefined);
    expect(fieldsAt([undefined], [])).toBe("open");
    expect(fieldsAt([undefined, schema], ["x"])).toEqual({
      schemas: [schema.properties.get("x")],
      deprecated: false,
      required: false,
    });
  });

  test("that lead to one schema: required and deprecated where both say so", async () => {
    const X = { X: A, Old: of("b", { deprecated: true }) };
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const both = async (one: object, other: object) => {
      const { schema } = await answerSchema(answering({ prefixItems: [one, other] }, { openapi: "3.1.0", schemas: X }));
      const place = fieldsAt(schema.prefixItems, ["x"]);
      return typeof place === "object" && [place.schemas.length, place.required, place.deprecated];
    };
    const plain = object({ x: ref("X") });
    const required = object({ x: ref("X") }, { required: ["x"] });
    const deprecated = { allOf: [plain, object({ x: { deprecated: true } })] };
    expect(await both(plain, required)).toEqual([1, false, false]);
    expect(await both(required, object({ x: ref("X") }, { required: ["x"], minProperties: 1 }))).toEqual([
      1,
      true,
      false,
    ]);
    expect(await both(plain, deprecated)).toEqual([2, false, false]);
    expect(await both(deprecated, { ...deprecated, minProperties: 1 })).toEqual([3, false, true]);
  });
});
