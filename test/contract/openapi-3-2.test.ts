import { describe, expect, it } from "vitest";
import { loadContract } from "../../src/contract/index.js";
import { diffContracts } from "../../src/diff/index.js";

type Part = Record<string, unknown>;
const OK = { "200": { description: "OK" } };
const string = { type: "string" };

async function read(parts: Part, openapi = "3.2.0") {
  const document = { openapi, info: { title: "orders", version: "1" }, paths: {}, ...parts };
  const loaded = await loadContract({ kind: "text", file: "api.json", text: JSON.stringify(document) });
  if (!loaded.ok) throw new Error(loaded.problem.message);
  return loaded.value;
}
const told = async (before: Part, after: Part) =>
  diffContracts(await read(before), await read(after)).map(({ level, ruleId, element }) =>
    [level, ruleId, ...element.path].join(" "),
  );

describe("OpenAPI 3.2", () => {
  it("has a method for queries, and any other", async () => {
    const contract = await read({
      paths: { "/orders": { query: { responses: OK }, additionalOperations: { COPY: { responses: OK } } } },
    });
    expect(contract.openapi).toBe("3.2");
    expect([...contract.operations.keys()]).toEqual(["QUERY /orders", "COPY /orders"]);
    expect(contract.skipped).toEqual([]);
  });

  it("describes the items of a stream", async () => {
    const stream = (item: Part): Part => ({
      paths: {
        "/orders": {
          get: { responses: { "200": { description: "OK", content: { "application/jsonl": { itemSchema: item } } } } },
        },
      },
    });
    const [before, after] = [{ id: string, size: string }, { id: string }].map((properties) =>
      stream({ type: "object", properties }),
    );
    expect(await told(before as Part, after as Part)).toEqual(["dangerous response-optional-property-removed [] size"]);
  });

  it("takes a query as one value", async () => {
    const query = (required: readonly string[]): Part => ({
      paths: {
        "/orders": {
          get: {
            parameters: [
              {
                name: "all",
                in: "querystring",
                content: {
                  "application/x-www-form-urlencoded": {
                    schema: { type: "object", properties: { state: string }, required },
                  },
                },
              },
            ],
            responses: OK,
          },
        },
      },
    });
    expect(await told(query([]), query(["state"]))).toEqual([
      "breaking request-parameter-property-became-required state",
    ]);
  });

  it("says where it is, and that a security scheme is on its way out", async () => {
    const document = (deprecated: boolean): Part => ({
      $self: "https://shop.example/openapi",
      paths: {
        "/orders": {
          get: { responses: { "200": { $ref: "https://shop.example/openapi#/components/responses/Order" } } },
        },
      },
      components: {
        responses: { Order: { description: "OK", content: { "application/json": { schema: string } } } },
        securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key", deprecated } },
      },
    });
    const contract = await read(document(false));
    expect(contract.skipped).toEqual([]);
    expect(contract.operations.get("GET /orders" as never)?.responses.get("200")?.content.size).toBe(1);
    expect(await told(document(false), document(true))).toEqual(["compatible api-security-component-deprecated key"]);
  });
});

describe("references", () => {
  const orders = (schema: Part, schemas: Part = {}): Part => ({
    paths: {
      "/orders": { get: { responses: { "200": { description: "OK", content: { "application/json": { schema } } } } } },
    },
    components: { schemas },
  });

  it.each<[story: string, document: (type: string) => Part]>([
    [
      "are counted from the schema that has an `$id`",
      (type) =>
        orders(
          { $ref: "#/components/schemas/Order" },
          {
            Order: {
              $id: "https://shop.example/order",
              $defs: { Tag: { type } },
              type: "object",
              properties: { tag: { $ref: "#/$defs/Tag" } },
            },
          },
        ),
    ],
    [
      "by the address of another schema",
      (type) =>
        orders(
          { $ref: "#/components/schemas/Order" },
          {
            Order: { $id: "https://shop.example/order", type: "object", properties: { tag: { $ref: "tag" } } },
            Tag: { $id: "https://shop.example/tag", type },
          },
        ),
    ],
    [
      "still lead from the document's start where nothing stands in the schema itself",
      (type) =>
        orders(
          { $ref: "#/components/schemas/Order" },
          {
            Order: {
              $id: "https://shop.example/order",
              type: "object",
              properties: { tag: { $ref: "#/components/schemas/Tag" } },
            },
            Tag: { type },
          },
        ),
    ],
    [
      "of the dynamic kind, where one place can be meant",
      (type) =>
        orders(
          { type: "object", properties: { tag: { $dynamicRef: "#tag" } } },
          { Tag: { $dynamicAnchor: "tag", type } },
        ),
    ],
  ])("%s", async (_, document) => {
    const contract = await read(document("string"), "3.1.0");
    expect(contract.skipped).toEqual([]);
    expect(await told(document("string"), document("integer"))).toEqual([
      "breaking response-property-type-changed tag",
    ]);
  });

  it("of the dynamic kind are not followed where several places can be meant", async () => {
    const document = (type: string): Part =>
      orders(
        { type: "object", properties: { tag: { $dynamicRef: "#tag" } } },
        { Tag: { $dynamicAnchor: "tag", type }, Other: { $dynamicAnchor: "tag", type } },
      );
    expect((await read(document("string"))).skipped.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('"$dynamicRef" is not followed'),
    ]);
    expect(await told(document("string"), document("integer"))).toEqual([]);
  });
});

describe("documents with habits of their own", () => {
  it("methods in capitals, paths of autorest, webhooks alone", async () => {
    const contract = await read(
      {
        paths: { "/orders": { GET: { responses: OK } } },
        "x-ms-paths": { "/orders?op=list": { get: { responses: OK } } },
      },
      "3.0.3",
    );
    expect([...contract.operations.keys()]).toEqual(["GET /orders", "GET /orders?op=list"]);
    const hooks = await read({ paths: undefined, webhooks: { placed: { post: { responses: OK } } } }, "3.1.0");
    expect([hooks.webhooks.size, hooks.skipped]).toEqual([1, []]);
  });
});
