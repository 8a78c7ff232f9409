/** What a property says of itself beside the `$ref` of its schema, in whichever version of OpenAPI. */
import { expect, test } from "vitest";
import { loadContract } from "../../src/contract/index.js";

const fieldOf = async (openapi: string, beside: object) => {
  const document = {
    ...{ openapi, info: { title: "Orchard", version: "1" } },
    paths: {
      "/trees": {
        get: {
          responses: {
            200: {
              description: "",
              content: { "application/json": { schema: { $ref: "#/components/schemas/Tree" } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Tree: { type: "object", properties: { keeper: { $ref: "#/components/schemas/Person", ...beside } } },
        Person: { type: "object", properties: { name: { type: "string" } } },
      },
    },
  };
  const contract = await loadContract({ kind: "text", file: "orchard.json", text: JSON.stringify(document) });
  if (!contract.ok) throw new Error(contract.problem.message);
  const [operation] = contract.value.operations.values();
  const schema = operation?.responses.get("200")?.content.get("application/json")?.schema;
  const { deprecated, sunset, maturity } = schema?.properties.get("keeper") ?? {};
  return { deprecated, sunset: sunset === undefined ? undefined : JSON.stringify(sunset), maturity };
};

test.each(["3.0.3", "3.1.0"])("in %s", async (openapi) => {
  expect(await fieldOf(openapi, {})).toMatchObject({ deprecated: false, sunset: undefined, maturity: "stable" });
  expect(await fieldOf(openapi, { "x-deprecated": true })).toMatchObject({ deprecated: true });
  expect((await fieldOf(openapi, { "x-sunset": "2027-01-31" })).sunset).toContain("2027-01-31");
  expect(await fieldOf(openapi, { "x-stability": "beta" })).toMatchObject({ maturity: "beta" });
  expect(await fieldOf(openapi, { "x-internal-name": "keeper" })).toMatchObject({ deprecated: false });
});
