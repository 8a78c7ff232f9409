import { expect, test } from "vitest";
import { shapesOf, sharedShapes } from "../../../src/check/api/parameter-shapes.js";
import { contractOf } from "../../contract/load-fixture.js";

/** What is known of a path parameter with this schema. */
async function shapeIn(schema: object, at = "path") {
  const contract = await contractOf({
    openapi: "3.1.0",
    info: { title: "Shop", version: "1" },
    paths: {
      "/orders/{id}": {
        get: {
          parameters: [
            { name: "id", in: "path", required: true, schema: at === "path" ? schema : {} },
            { name: "other", in: "query", schema },
          ],
          responses: { 200: { description: "ok" } },
        },
      },
    },
    components: { schemas: { Kind: { enum: ["a", "b"] } } },
  });
  const [operation] = contract.operations.values();
  if (operation === undefined) throw new Error("no operation");
  return shapesOf(operation);
}

test.each([
  ["a list of values", { enum: ["me", 7, true, null] }, { kind: "values", values: ["me", "7", "true"] }],
  [
    "a list of values elsewhere",
    { allOf: [{ $ref: "#/components/schemas/Kind" }] },
    { kind: "values", values: ["a", "b"] },
  ],
  ["a list that may grow", { type: "string", enum: ["a"], "x-extensible-enum": ["a"] }, undefined],
  ["an integer", { type: "integer" }, { kind: "number" }],
  ["a number or nothing", { type: ["number", "null"] }, { kind: "number" }],
  ["a number or a text", { type: ["number", "string"] }, undefined],
  ["a UUID", { type: "string", format: "uuid" }, { kind: "uuid" }],
  ["any text", { type: "string" }, undefined],
  ["a UUID or something else", { anyOf: [{ type: "string", format: "uuid" }, { type: "string" }] }, undefined],
  ["anything", {}, undefined],
])("%s", async (_, schema, shape) => {
  expect(await shapeIn(schema)).toEqual(shape === undefined ? {} : { id: shape });
});

test("a parameter that is not in the path tells no paths apart", async () => {
  expect(await shapeIn({ type: "integer" }, "query")).toEqual({});
});

test("of two releases only what both leave out is left out", () => {
  const [number, uuid] = [{ kind: "number" }, { kind: "uuid" }] as const;
  const values = (...of: readonly string[]) => ({ kind: "values", values: of }) as const;
  expect(sharedShapes({ id: number, a: uuid, b: number }, { id: number, a: number })).toEqual({ id: number });
  expect(sharedShapes({ id: values("a", "b") }, { id: values("b", "c") })).toEqual({ id: values("a", "b", "c") });
});
