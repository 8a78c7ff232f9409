import { describe, expect, test } from "vitest";
import { flatten, hasNullBranch, meaningfulBranches } from "../../../src/diff/view/flatten.js";
import { schemaOf } from "./schemas.js";

const titled = (title: string, rest: object = {}) => ({ format: title, ...rest });

describe("the nodes that hold at the same time", () => {
  test.each<[story: string, schema: object, formats: readonly string[]]>([
    ["one", titled("a"), ["a"]],
    ["none that says something", {}, []],
    ["none, of wrappers around nothing", { allOf: [{ allOf: [{}] }] }, []],
    [
      "parts in their order, after the node itself",
      titled("a", { allOf: [titled("b"), titled("c")] }),
      ["a", "b", "c"],
    ],
    ["only what is inside of what merely wraps", { allOf: [{ allOf: [titled("a")] }] }, ["a"]],
    [
      "the only branch of a choice, after what offers it",
      titled("a", { oneOf: [titled("b")], anyOf: [titled("c")] }),
      ["a", "b", "c"],
    ],
    [
      "branch and parts, parts first",
      titled("a", { allOf: [titled("b")], oneOf: [titled("c")], anyOf: [titled("d")] }),
      ["a", "b", "c", "d"],
    ],
    ["not one of several branches", { format: "a", oneOf: [titled("b"), titled("c")] }, ["a"]],
    ["the one branch beside null", titled("a", { anyOf: [titled("b"), { type: "null" }] }), ["a", "b"]],
    [
      "to any depth",
      { allOf: [titled("a", { allOf: [titled("b", { oneOf: [titled("c")] })] }), titled("d")] },
      ["a", "b", "c", "d"],
    ],
    ["what is named stands first", { allOf: [titled("a"), { $ref: "#/components/schemas/Pet" }] }, ["pet", "a"]],
    [
      "what is reached twice counts once",
      { allOf: [{ $ref: "#/components/schemas/Pet" }, { $ref: "#/components/schemas/Pet" }] },
      ["pet"],
    ],
    ["and so does what contains itself", { allOf: [{ $ref: "#/components/schemas/Loop" }] }, ["loop"]],
  ])("%s", async (_story, schema, formats) => {
    const components = { Pet: titled("pet"), Loop: titled("loop", { allOf: [{ $ref: "#/components/schemas/Loop" }] }) };
    expect(flatten([await schemaOf(schema, components)]).map((node) => node.format)).toEqual(formats);
  });

  test("of several schemas, each after the other", async () => {
    const [a, b] = [await schemaOf(titled("a")), await schemaOf({ allOf: [titled("b"), titled("c")] })];
    expect(flatten([a, b]).map((node) => node.format)).toEqual(["a", "b", "c"]);
    expect(flatten([a, a])).toEqual([a]);
    expect(flatten([])).toEqual([]);
  });
});

describe("the branches of a choice that tell one value from another", () => {
  const A = { type: "string", pattern: "^a" };
  const text = { type: "string" };
  const number = { type: "number" };
  const integer = { type: "integer" };
  test.each<[story: string, branches: readonly object[], left: readonly number[]]>([
    ["all, of different types", [text, number], [0, 1]],
    ["not null", [text, { type: "null" }], [0]],
    ["nor a list of null alone", [{ enum: [null] }, text, number], [1, 2]],
    ["null and another are more than null", [{ type: ["null", "string"] }, number], [0, 1]],
    ["a list with more than null too", [{ enum: [null, "a"] }, number], [0, 1]],
    ["a list of another than null", [{ enum: ["a"] }, number], [0, 1]],
    ["a type beside the list of null", [{ type: "string", enum: [null] }, number], [0, 1]],
    ["not what another takes whole", [text, A], [0]],
    ["whichever stands first", [A, text], [1]],
    ["the first of two that are equal", [text, text], [0]],
    [
      "of two with a default or a mark, the first",
      [
        { ...text, default: "a" },
        { ...text, deprecated: true },
      ],
      [0],
    ],
    ["integers among numbers", [integer, number], [1]],
    ["not numbers among integers", [number, { ...integer, minimum: 1 }], [0]],
    ["numbers of a kind among integers stay", [{ ...number, minimum: 1 }, integer], [0, 1]],
    [
      "several types in more of them",
      [{ type: ["string", "boolean"], enum: ["a", true] }, { type: ["boolean", "string", "number"] }],
      [1],
    ],
    ["not all of several types", [{ type: ["string", "boolean"], enum: ["a", true] }, text], [0, 1]],
    ["not an object in any object", [{ type: "object", properties: { a: text } }, { type: "object" }], [0, 1]],
    ["not a list in any list", [{ type: "array", items: text }, { type: "array" }], [0, 1]],
    ["not one without a type", [{ pattern: "^a" }, text], [0, 1]],
    ["none is taken by one without a type", [A, { description: "any" }], [0, 1]],
    ["not one made of parts", [{ ...A, allOf: [{ minLength: 1 }] }, text], [0, 1]],
    ["none is taken by one made of parts", [A, { ...text, allOf: [{ minLength: 1 }] }], [0, 1]],
    ["none is taken by one that is limited itself", [A, { ...text, minLength: 1 }], [0, 1]],
    ["one is left as it is", [A], [0]],
    ["of none there is none", [], []],
  ])("%s", async (_story, branches, left) => {
    const { oneOf } = await schemaOf({ oneOf: branches });
    expect(meaningfulBranches(oneOf).map((branch) => oneOf.indexOf(branch))).toEqual(left);
  });

  test.each<[branches: readonly object[], expected: boolean]>([
    [[], false],
    [[text], false],
    [[text, { type: "null" }], true],
    [[{ type: ["null"] }], true],
    [[{ type: ["null", "string"] }], false],
    [[{ enum: [null] }], true],
    [[{ enum: [null, null] }], true],
    [[{ enum: ["a"] }], false],
    [[{ enum: ["a", null] }], false],
    [[{ type: "string", enum: [null] }], false],
  ])("%j offer null: %s", async (branches, expected) => {
    expect(hasNullBranch((await schemaOf({ oneOf: branches })).oneOf)).toBe(expected);
  });
});
