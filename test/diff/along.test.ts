/** `diff` tells a cause once; who names fields of an operation meets it on every way there. */
import { expect, test } from "vitest";
import { changesAlong, diffContracts } from "../../src/diff/index.js";
import { contractOf } from "./documents.js";

const shop = (price: Readonly<Record<string, unknown>>) => ({
  openapi: "3.0.3",
  info: { title: "Shop", version: "1" },
  paths: {
    "/orders": {
      get: {
        responses: {
          "200": {
            description: "ok",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Order" } } },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Order: {
        type: "object",
        properties: {
          first: { $ref: "#/components/schemas/Item" },
          others: { type: "array", items: { $ref: "#/components/schemas/Item" } },
          parent: { $ref: "#/components/schemas/Order" },
        },
      },
      Item: { type: "object", properties: { price, name: { type: "string" } } },
    },
  },
});

const [before, after] = await Promise.all([
  contractOf(shop({ type: "integer" })),
  contractOf(shop({ type: "string" })),
]);
const along = changesAlong(before, after);
const told = (...path: readonly string[]): readonly string[] =>
  along([{ kind: "response-property", path }]).map(({ element }) => element.path.join("."));

test("a shared schema is one change of the documents", () => {
  expect(diffContracts(before, after).map(({ element }) => element.path.join("."))).toEqual(["first.price"]);
});

test.each([
  [["first", "price"], ["first.price"]],
  [["others", "[]", "price"], ["others.[].price"]],
  [["parent", "parent", "others", "[]", "price", "cents"], ["parent.parent.others.[].price"]],
  [["first", "name"], []],
  [["others"], []],
])("on the way to %j lies %j", (path, expected) => {
  expect(told(...path)).toEqual(expected);
});
