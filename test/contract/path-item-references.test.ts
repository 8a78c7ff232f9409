/** A path item with a `$ref` may say more beside it; both hold for its operations. */
import { expect, test } from "vitest";
import { loadContract, operationKey } from "../../src/contract/index.js";

const parameter = (name: string, place: "query" | "path", type: string) => ({
  name,
  in: place,
  required: place === "path",
  schema: { type },
});

const contractOf = async (beside: object, referenced: object) => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Orders", version: "1" },
    paths: { "/orders/{id}": { $ref: "#/components/pathItems/order", ...beside } },
    components: { pathItems: { order: { get: { responses: { 200: { description: "an order" } } }, ...referenced } } },
  };
  const loaded = await loadContract({ kind: "text", file: "orders.json", text: JSON.stringify(document) });
  if (!loaded.ok) throw new Error(loaded.problem.message);
  return loaded.value;
};
const parametersOf = async (beside: object, referenced: object, method = "GET") =>
  (await contractOf(beside, referenced)).operations
    .get(operationKey(method, "/orders/{id}"))
    ?.parameters.map(({ name, in: place, schema }) => `${place} ${name} ${schema?.types?.join() ?? "any"}`);

test("parameters beside the reference hold for what it leads to", async () => {
  expect(await parametersOf({ parameters: [parameter("id", "path", "string")] }, {})).toEqual(["path id string"]);
});

test("they join those of the referenced item, and win where both name one", async () => {
  const beside = { parameters: [parameter("id", "path", "string"), parameter("limit", "query", "integer")] };
  const referenced = { parameters: [parameter("id", "path", "integer"), parameter("tenant", "query", "string")] };
  expect(await parametersOf(beside, referenced)).toEqual([
    "path id string",
    "query tenant string",
    "query limit integer",
  ]);
});

test("an operation beside the reference has the parameters of both", async () => {
  const beside = {
    parameters: [parameter("id", "path", "string")],
    delete: { responses: { 204: { description: "gone" } } },
  };
  expect(await parametersOf(beside, { parameters: [parameter("tenant", "query", "string")] }, "DELETE")).toEqual([
    "query tenant string",
    "path id string",
  ]);
});

test("servers beside the reference come before those of the referenced item", async () => {
  const servers = async (beside: object) =>
    (await contractOf(beside, { servers: [{ url: "/old" }] })).operations
      .get(operationKey("GET", "/orders/{id}"))
      ?.servers.map(({ url }) => url);
  expect(await servers({ servers: [{ url: "/v2" }] })).toEqual(["/v2"]);
  expect(await servers({})).toEqual(["/old"]);
});
