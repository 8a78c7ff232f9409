import { describe, expect, it } from "vitest";
import { answering, contractIn, contractOf } from "./load-fixture.js";
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

describe("how bytes are written", () => {
  const BYTES = { type: "string", contentEncoding: "base64" };
  it.each([
    ["base64", BYTES, { type: "string", format: "byte" }, true],
    ["base64url", { ...BYTES, contentEncoding: "base64url" }, { type: "string", format: "base64url" }, true],
    ["a file", { contentMediaType: "application/octet-stream" }, { type: "string", format: "binary" }, true],
    [
      "a file with its type",
      { type: "string", contentMediaType: "application/octet-stream" },
      { type: "string", format: "binary" },
      true,
    ],
    ["a picture", { type: "string", contentMediaType: "image/png" }, { type: "string", format: "binary" }, false],
    [
      "a file in base64",
      { ...BYTES, contentMediaType: "application/octet-stream" },
      { type: "string", format: "binary" },
      false,
    ],
    ["another encoding", { ...BYTES, contentEncoding: "base32" }, { type: "string", format: "byte" }, false],
    ["with a format of its own", { ...BYTES, format: "uuid" }, { type: "string", format: "byte" }, false],
  ])("%s is the same in 3.0 and 3.1, or is not", async (_, now, before, same) => {
    const plain = async (schema: object, openapi: string) =>
      JSON.stringify(plainContract(await contractOf(answering(schema, { openapi }))));
    expect((await plain(now, "3.1.0")) === (await plain(before, "3.0.3"))).toBe(same);
  });
});
