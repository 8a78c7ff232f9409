import { expect, it } from "vitest";
import { loadContract } from "../../src/contract/index.js";
import { operationKey } from "../../src/contract/normalise/path.js";

it("2.0: operations that share a response answer in the media types of their own", async () => {
  const answers = { 200: { $ref: "#/responses/Pet" } };
  const document = {
    swagger: "2.0",
    info: { title: "Kennel", version: "1" },
    paths: {
      "/pet": {
        get: { produces: ["application/json"], responses: answers },
        put: { produces: ["application/xml"], responses: answers },
      },
      "/dog": { get: { produces: ["application/json"], responses: answers } },
    },
    responses: { Pet: { description: "a pet", schema: { type: "object", properties: { name: { type: "string" } } } } },
  };
  const contract = await loadContract({ kind: "text", file: "kennel.json", text: JSON.stringify(document) });
  if (!contract.ok) throw new Error(contract.problem.message);
  const { operations } = contract.value;
  const answer = (method: string, path: string) => operations.get(operationKey(method, path))?.responses.get("200");
  expect([...(answer("GET", "/pet")?.content.keys() ?? [])]).toEqual(["application/json"]);
  expect([...(answer("PUT", "/pet")?.content.keys() ?? [])]).toEqual(["application/xml"]);
  // what is the same is one object
  expect(answer("GET", "/dog")).toBe(answer("GET", "/pet"));
});
