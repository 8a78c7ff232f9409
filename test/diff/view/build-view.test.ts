import { describe, expect, test } from "vitest";
import type { ChildView } from "../../../src/diff/view/view.js";
import { ViewTable } from "../../../src/diff/view/view-table.js";
import { schemaOf } from "./schemas.js";

const text = { type: "string" };
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const viewOf = async (schema: object, components?: Readonly<Record<string, object>>) =>
  new ViewTable().of(await schemaOf(schema, components));
const told = (child: ChildView | undefined): string | undefined =>
  child && [...(child.view.types?.value ?? ["any"])].join(" ");

describe("what several nodes say of one value", () => {
  test("a keyword with one schema: by one node, by several, by none", async () => {
    const one = await viewOf({ type: "array", items: text });
    expect([told(one.child("items")), told(one.child("contains"))]).toEqual(["string", undefined]);
    const two = await viewOf({
      allOf: [{ type: "array" }, { items: { type: ["string", "number"] } }, { items: { type: ["number", "boolean"] } }],
    });
    expect(told(two.child("items"))).toBe("number");
    expect(two.child("items")?.from).toBe(two.nodes[1]);
    expect(two.child("items")?.schemas.length).toBe(2);
    expect(two.child("items")?.view.nodes.length).toBe(2);
  });

  test("a child that is true or false", async () => {
    const view = await viewOf(object({}, { additionalProperties: false }));
    expect(view.child("additionalProperties")?.view.never).toBe(true);
    const both = await viewOf({ allOf: [{ additionalProperties: false }, { additionalProperties: text }] });
    expect(both.child("additionalProperties")?.view.never).toBe(true);
  });

  test("a child is called as its component", async () => {
    const components = { Cat: { allOf: [object({ name: text }), object({ lives: text })] } };
    const view = await viewOf({ type: "array", items: { $ref: "#/components/schemas/Cat" } }, components);
    expect(view.child("items")?.view.name).toBe("Cat");
    expect(view.child("items")?.view).toBe(view.child("items")?.view);
  });

  test("properties of one node", async () => {
    const { properties } = await viewOf(object({ a: text, b: { type: "number" } }));
    expect([...properties].map(([name, child]) => [name, told(child)])).toEqual([
      ["a", "string"],
      ["b", "number"],
    ]);
    expect([
      properties.size,
      properties.has("a"),
      properties.has("c"),
      properties.get("c"),
      [...properties.keys()],
    ]).toEqual([2, true, false, undefined, ["a", "b"]]);
  });

  test("properties of several nodes, each with all that speak of it", async () => {
    const { nodes, properties } = await viewOf({
      allOf: [
        object({ a: { type: ["string", "number"] }, b: text }),
        object({ c: text, a: { type: "number" } }),
        object({}),
      ],
    });
    expect([...properties].map(([name, child]) => [name, told(child), nodes.indexOf(child.from)])).toEqual([
      ["a", "number", 0],
      ["b", "string", 0],
      ["c", "string", 1],
    ]);
    expect(properties.holdersOf("a")).toEqual([nodes[0], nodes[1]]);
    expect([properties.size, properties.get("d"), properties.holdersOf("d")]).toEqual([3, undefined, []]);
  });

  test("what is required: by the first node that lists it", async () => {
    const { nodes, required } = await viewOf({
      allOf: [object({}, { required: ["b"] }), object({}, { required: ["a", "b"] })],
    });
    expect([...required].map(([name, from]) => [name, nodes.indexOf(from)])).toEqual([
      ["b", 0],
      ["a", 1],
    ]);
  });

  test("marks and formats: of whichever node has one", async () => {
    const view = await viewOf({
      allOf: [text, { format: "date", readOnly: true }, { format: "uri", writeOnly: true, deprecated: true }],
    });
    expect([view.format?.value, view.nodes.indexOf(view.format?.from as never)]).toEqual(["date", 1]);
    expect([view.readOnly, view.writeOnly, view.nodes.indexOf(view.deprecated as never)]).toEqual([true, true, 2]);
    const plain = await viewOf(text);
    expect([plain.format, plain.readOnly, plain.writeOnly, plain.deprecated]).toEqual([
      undefined,
      false,
      false,
      undefined,
    ]);
  });

  test.each<[schema: object, values: readonly unknown[] | undefined]>([
    [text, undefined],
    [{ enum: ["a", "b"] }, ["a", "b"]],
    [{ enum: ["a", null] }, ["a"]],
    [{ const: "a" }, ["a"]],
    [{ allOf: [text, { enum: ["a", "b", "c"] }, { enum: ["c", "a", "d"] }] }, ["a", "c"]],
    [{ allOf: [{ enum: ["a", null] }, { enum: [null, "b"] }] }, []],
    [{ allOf: [{ enum: [["a"], { b: 1 }] }, { enum: [{ b: 1 }] }] }, [{ b: 1 }]],
  ])("values of %j: %j", async (schema, values) => {
    const view = await viewOf(schema);
    expect(view.enum?.value).toEqual(values);
    if (values !== undefined) expect(view.enum?.from).toBe(view.nodes.find((node) => node.enum !== undefined));
  });

  test.each<[schema: object, unions: readonly string[]]>([
    [text, []],
    [{ oneOf: [text] }, []],
    [{ oneOf: [text, { type: "null" }] }, []],
    [{ oneOf: [text, { type: "number" }] }, ["oneOf string, number"]],
    [{ oneOf: [text, { type: "number" }, { type: "null" }] }, ["oneOf string, number"]],
    [
      { oneOf: [text, { type: "number" }], anyOf: [text, { type: "boolean" }] },
      ["oneOf string, number", "anyOf string, boolean"],
    ],
    [
      { allOf: [{ anyOf: [text, { type: "number" }] }, { oneOf: [text, { type: "boolean" }] }] },
      ["anyOf string, number", "oneOf string, boolean"],
    ],
  ])("choices of %j: %j", async (schema, unions) => {
    const view = await viewOf(schema);
    expect(
      view.unions.map(
        ({ kind, branches }) =>
          `${kind} ${branches.map((branch) => [...(branch.types?.value ?? [])].join(" ")).join(", ")}`,
      ),
    ).toEqual(unions);
    expect(view.unions.every(({ kind, from }) => from[kind].length > 1)).toBe(true);
  });

  test.each<[schema: object, open: boolean]>([
    [{}, true],
    [{ minLength: 1 }, true],
    [{ properties: { a: text } }, true],
    [text, false],
    [{ type: ["string", "null"] }, false],
    [{ oneOf: [{ minLength: 1 }, { type: "null" }] }, false],
    [{ enum: [["a"], { b: 1 }] }, false],
  ])("nobody says anything about null of %j: %s", async (schema, open) => {
    expect((await viewOf(schema)).openToNull).toBe(open);
  });
});
