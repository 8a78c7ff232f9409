/** How much two branches of a union look alike. */
import { describe, expect, test } from "vitest";
import { SAME, similarity, threshold } from "../../src/diff/unions/similarity.js";
import type { View } from "../../src/diff/view/view.js";
import { ViewTable } from "../../src/diff/view/view-table.js";
import { contractOf } from "./documents.js";

/** Each schema as a view, by its name; those under `components` are called so. */
async function viewsOf(
  schemas: Readonly<Record<string, unknown>>,
  components: object = {},
): Promise<(name: string) => View> {
  const contract = await contractOf({
    openapi: "3.1.0",
    info: { title: "pets", version: "1" },
    paths: {
      "/pets": {
        post: {
          requestBody: { content: { "application/json": { schema: { type: "object", properties: schemas } } } },
          responses: { "200": { description: "ok" } },
        },
      },
    },
    components: { schemas: components },
  });
  const [operation] = contract.operations.values();
  const [media] = operation?.requestBody?.content.values() ?? [];
  const root = new ViewTable().of(media?.schema);
  return (name) => {
    const view = root.properties.get(name)?.view;
    if (view === undefined) throw new Error(`no view ${name}`);
    return view;
  };
}

const text = { type: "string" };
const object = (...names: readonly string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, text])),
});
const tagged = (tag: unknown, ...names: readonly string[]) => {
  const { type, properties } = object(...names);
  return { type, properties: { ...properties, kind: { const: tag } } };
};

describe("two branches look alike", () => {
  test.each<[string, unknown, unknown, number]>([
    ["of the same type", text, text, 0.9],
    ["of types that exclude each other", text, { type: "boolean" }, 0],
    ["of a number and a text", { type: "number" }, text, 0],
    ["of a text and an integer", text, { type: "integer" }, 0],
    ["of numbers and integers", { type: "number" }, { type: "integer" }, 0.8 * 0.9],
    ["of a type and any", text, {}, 0.8 * 0.9],
    ["of any and any", { minLength: 1 }, { minLength: 2 }, 0.9],
    ["of one type among several", text, { type: ["string", "number"] }, 0.9 * 0.9],
    ["of several types, one of them shared", { type: ["string", "number"] }, { type: ["string", "boolean"] }, 0.9],
    ["of another format", { ...text, format: "date" }, { ...text, format: "uuid" }, 0.8],
    ["of the same format", { ...text, format: "date" }, { ...text, format: "date" }, 0.9],
    ["with the same values", { enum: ["a", "b"] }, { enum: ["b", "a"] }, 1],
    ["with half of the values", { enum: ["a", "b"] }, { enum: ["a", "c", "b", "d"] }, 0.4 + 0.5 * 0.5 + 0.1],
    ["with no value in common", { enum: ["a", "b"] }, { enum: ["c", "d"] }, 0.5],
    ["with values on one side", { enum: ["a", "b"] }, text, 0.9],
    ["with the same properties", object("a", "b"), object("b", "a"), 1],
    ["with some of the properties", object("a", "b"), object("b", "c", "d"), 1 / 4],
    ["with properties on one side", object("a"), { type: "object" }, 0],
    ["of lists of the same objects", { type: "array", items: object("a") }, { type: "array", items: object("a") }, 1],
    ["of lists of other objects", { type: "array", items: object("a") }, { type: "array", items: object("b") }, 0.1],
    ["of lists of texts", { type: "array", items: text }, { type: "array", items: text }, 0.9],
    ["of a list of anything", { type: "array", items: object("a") }, { type: "array" }, 0.9],
    ["said to be the same thing", tagged("dog", "a"), tagged("dog", "b"), SAME],
    ["said to be other things", tagged("dog", "a"), tagged("cat", "a"), 0],
    ["with a tag on one side", tagged("dog", "a"), object("a", "kind"), 1],
  ])("%s", async (_, a, b, expected) => {
    const view = await viewsOf({ a, b });
    expect(similarity(view("a"), view("b"))).toBeCloseTo(expected);
    expect(similarity(view("b"), view("a"))).toBeCloseTo(expected);
  });
});

test("by their names: the same component is the same branch, another one has to look alike more", async () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const components = { Cat: object("a", "b"), Dog: object("a", "c"), Tagged: tagged("dog") };
  const here = await viewsOf({ cat: ref("Cat"), dog: ref("Dog"), plain: object("a"), other: object("z") }, components);
  const there = await viewsOf({ cat: ref("Cat") }, { Cat: object("x", "y") });
  expect(similarity(here("cat"), there("cat"))).toBe(SAME);
  expect(similarity(here("cat"), here("dog"))).toBeCloseTo(1 / 3);
  expect(similarity(here("plain"), here("other"))).toBe(0);
  const limits = [
    [here("cat"), there("cat")],
    [here("cat"), here("dog")],
    [here("cat"), here("plain")],
    [here("plain"), here("cat")],
    [here("plain"), here("other")],
  ] as const;
  expect(limits.map(([a, b]) => threshold(a, b))).toEqual([0.4, 0.8, 0.4, 0.4, 0.4]);
});

test("of two tags each must say the same", async () => {
  const both = (one: string, other: string) => ({
    type: "object",
    properties: { kind: { const: one }, size: { const: other } },
  });
  const view = await viewsOf({ a: both("dog", "big"), b: both("dog", "small"), c: both("dog", "big") });
  expect(similarity(view("a"), view("b"))).toBe(0);
  expect(similarity(view("a"), view("c"))).toBe(SAME);
});

test("what nothing fits is like nothing", () => {
  const table = new ViewTable();
  const [anything, nothing] = [table.of(true), table.of(false)];
  expect([similarity(anything, nothing), similarity(nothing, anything), similarity(nothing, nothing)]).toEqual([
    0, 0, 0,
  ]);
});
