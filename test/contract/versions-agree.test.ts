import { describe, expect, it } from "vitest";
import { contractIn } from "./load-fixture.js";
import { plainContract } from "./plain-contract.js";

describe("one API written for three versions of OpenAPI", () => {
  it.each(["openapi-3.0.yaml", "openapi-3.1.json"])("2.0 and %s are the same contract", async (other) => {
    const before = await contractIn("lending-library/swagger-2.0.yaml");
    const after = await contractIn(`lending-library/${other}`);
    expect(plainContract(after)).toEqual(plainContract(before));
  });

  it("is what the documents say", async () => {
    const contract = await contractIn("lending-library/swagger-2.0.yaml");
    expect(contract.openapi).toBe("2.0");
    expect(contract.infoVersion).toBe("1");
    expect(contract.skipped).toEqual([]);
    expect(contract.servers.map((server) => server.url)).toEqual(["https://api.library.example/v1"]);
    expect([...contract.operations.keys()]).toEqual(["GET /books/{}", "PUT /books/{}"]);
    const put = [...contract.operations.values()][1];
    expect(put).toMatchObject({
      operationId: "putBook",
      deprecated: true,
      replacement: ["PATCH /books/{isbn}"],
      path: "/books/{isbn}",
    });
    expect(put?.requestBody?.required).toBe(true);
    const book = put?.requestBody?.content.get("application/json")?.schema;
    expect(book?.name).toBe("Book");
    expect(book?.properties.get("subtitle")?.types).toEqual(["string", "null"]);
    expect(book?.properties.get("price")).toMatchObject({ minimum: undefined, exclusiveMinimum: 0 });
    expect(book?.properties.get("sequels")?.items, "one node per target, so recursion ends where it began").toBe(book);
  });
});
