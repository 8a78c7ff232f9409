import { describe, expect, it } from "vitest";
import { loadContract } from "../../src/contract/index.js";
import { operationKey } from "../../src/contract/normalise/path.js";
import { answering, answerSchema, contractOf, fixture, problemOf } from "./load-fixture.js";

const HEAD = 'openapi: 3.0.3\ninfo: { title: t, version: "1" }\n';

describe("a document that cannot be used is named with the reason and the place", () => {
  const cases: readonly [story: string, text: string, message: RegExp, line: number | undefined][] = [
    ["nothing in it", "", /is empty/, undefined],
    ["only blanks", " \n\t\n", /is empty/, undefined],
    ["binary", "openapi\u0000\u0001", /not a text file/, undefined],
    ["a web page", "\n<!doctype html><html></html>", /HTML/, 1],
    ["a word", "hello", /not an OpenAPI document: it holds no object/, 1],
    ["a list", "- a\n- b\n", /it holds no object/, 1],
    ["another YAML file", "name: ci\non: push\n", /names no `openapi` or `swagger` version/, 1],
    ["an AsyncAPI document", 'asyncapi: "2.6.0"\n', /looks like an AsyncAPI document$/, 1],
    ["an Arazzo document", 'arazzo: "1.0.1"\n', /looks like an Arazzo document$/, 1],
    ["an overlay", 'overlay: "1.0.0"\n', /looks like an OpenAPI Overlay$/, 1],
    ["a manifest", "kind: Service\n", /looks like a Kubernetes manifest$/, 1],
    ["a GraphQL configuration", "graphql: {}\n", /looks like a GraphQL document$/, 1],
    ["a Postman collection", '{ "info": {}, "item": [] }', /looks like a Postman collection$/, 1],
    ["a JSON Schema", '{ "$schema": "https://json-schema.org/draft/2020-12/schema" }', /looks like a JSON Schema$/, 1],
    ["a version yet to come", 'info: {}\nopenapi: "4.0.0"\npaths: {}\n', /unsupported version `openapi: "4.0.0"`/, 2],
    ["an empty version", 'openapi: ""\npaths: {}\n', /unsupported version `openapi: ""`/, 1],
    ["Swagger 1.2", 'swagger: "1.2"\npaths: {}\n', /unsupported version/, 1],
    ["no paths", HEAD, /has no `paths`/, 1],
    ["paths that are a list", `${HEAD}paths: []\n`, /`paths` that are no object/, 3],
    ["broken YAML", `${HEAD}paths:\n  /a: {\n`, /not valid YAML/, 5],
    ["a tab as indentation", `${HEAD}paths:\n\t/a: {}\n`, /not valid YAML/, 4],
    ["a YAML key twice", `${HEAD}paths:\n  /a: {}\n  /b: {}\n  /a: {}\n`, /duplicated mapping key/, 6],
    [
      "a JSON key twice",
      '{\n "openapi": "3.0.3",\n "paths": {\n  "/a": {},\n  "/a": {}\n }\n}',
      /the key "\/a" is written twice/,
      5,
    ],
    ["truncated JSON", '{\n "openapi": "3.0.3",\n "paths": {', /ends too early|is missing/, 3],
    ["a comma too much", '{\n "openapi": "3.0.3",\n}', /key in double quotes is missing/, 3],
    ["text after the end", '{"openapi": "3.0.3", "paths": {}}\n}', /after the end/, 2],
    ["an alias inside its anchor", `${HEAD}paths: {}\nx-a: &a\n  b: *a\n`, /inside its own anchor/, undefined],
    [
      "10,000 levels in JSON",
      `{"openapi":"3.0.3","paths":${'{"a":'.repeat(10_000)}1${"}".repeat(10_001)}`,
      /nested deeper than/,
      1,
    ],
    [
      "10,000 levels in YAML",
      `${HEAD}paths: ${"{a: ".repeat(10_000)}1${"}".repeat(10_000)}\n`,
      /not valid YAML: nesting exceeded|nested too deeply/,
      3,
    ],
  ];
  it.each(cases)("%s", async (_, text, message, line) => {
    const found = await problemOf(text, text.startsWith("{") ? "api.json" : "api.yaml");
    expect(found.message).toMatch(message);
    expect(found.message).toMatch(/^api\./);
    expect(found.line).toBe(line);
  });

  it("a billion laughs", async () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `x-${level + 1}: &l${level + 1} [${Array.from({ length: 9 }, () => `*l${level}`).join(",")}]`,
    );
    const found = await problemOf(`${HEAD}paths: {}\nx-0: &l0 [lol]\n${levels.join("\n")}\n`);
    expect(found.message).toMatch(/aliases stand for more than/);
  });

  it.each([20_000, 2000])("aliases in aliases, %i levels deep", async (count) => {
    const levels = Array.from({ length: count }, (_, level) => `x-${level + 1}: &l${level + 1} [*l${level}]`);
    const found = await problemOf(`${HEAD}paths: {}\nx-0: &l0 [lol]\n${levels.join("\n")}\n`);
    expect(found.message).toMatch(/aliases nest deeper than/);
  });

  it("braces in a file that does not call itself JSON may be YAML; what is neither is told as JSON", async () => {
    const flow = `{ openapi: 3.0.3, info: { title: t, version: "1" }, paths: { /a: { get: { responses: {} } } } } # ours`;
    expect([...(await contractOf(flow, "api.yaml")).operations.keys()]).toEqual(["GET /a"]);
    expect((await problemOf('{ "openapi": "3.0.3", "paths": { ', "api.yaml")).message).toMatch(/not valid JSON/);
    expect((await problemOf(flow, "api.json")).message).toMatch(/not valid JSON/);
  });

  it("a snapshot that somebody has damaged", async () => {
    const found = await problemOf('{\n"x-lastcall":{},\n"openapi":"3.0.3",\n"paths":{\n}', "2.25.json");
    expect(found).toMatchObject({ message: expect.stringContaining("not valid JSON") as string, line: 5 });
  });

  it.each([
    ["a file that is not there", "nowhere.yaml", /is not there/],
    ["a folder", "lending-library", /is a folder/],
    ["bytes that are no UTF-8", "latin-1.yaml", /not a UTF-8 text file/],
  ])("%s", async (_, name, message) => {
    const loaded = await loadContract({ kind: "file", path: fixture(name), name });
    expect(loaded).toMatchObject({ ok: false, problem: { message: expect.stringMatching(message) as string } });
  });

  it("the network, which is off", async () => {
    const loaded = await loadContract({ kind: "url", url: "https://api.example/openapi.json" });
    expect(loaded).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining("the network is off") as string },
    });
  });
});

describe("a part that cannot be used is skipped by name, and the rest is read", () => {
  const skipsOf = async (schema: unknown, schemas: unknown = {}, openapi = "3.0.3") => {
    const { contract, schema: read } = await answerSchema(answering(schema, { openapi, schemas }));
    return {
      read,
      skipped: contract.skipped.map((part) => `${part.origin.pointer.slice(-2).join("/")}: ${part.reason}`),
    };
  };

  it("a reference to nothing accepts everything", async () => {
    const { read, skipped } = await skipsOf({
      properties: { a: { $ref: "#/components/schemas/Gone" }, b: { type: "string" } },
    });
    expect(skipped).toEqual(['properties/a: the reference "#/components/schemas/Gone" leads to nothing']);
    expect(read.properties.get("a")).toMatchObject({ types: undefined, allOf: [] });
    expect(read.properties.get("b")?.types).toEqual(["string"]);
  });

  it("references in a circle without content", async () => {
    const { skipped } = await skipsOf(
      { $ref: "#/components/schemas/A" },
      { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } },
    );
    expect(skipped).toHaveLength(1);
    expect(skipped[0]).toContain("leads in a circle without content");
  });

  it.each([
    [
      "of itself",
      { A: { allOf: [{ $ref: "#/components/schemas/A" }] } },
      ["A/allOf: `allOf` leads in a circle without content"],
    ],
    [
      "over two",
      {
        A: { description: "a", allOf: [{ $ref: "#/components/schemas/B" }] },
        B: { allOf: [{ $ref: "#/components/schemas/A" }] },
      },
      ["A/allOf: `allOf` leads in a circle without content", "B/allOf: `allOf` leads in a circle without content"],
    ],
    [
      "with content on the way",
      {
        A: { allOf: [{ $ref: "#/components/schemas/B" }] },
        B: { type: "object", allOf: [{ $ref: "#/components/schemas/A" }] },
      },
      [],
    ],
    [
      "no circle",
      { A: { allOf: [{ $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/B" }] }, B: { type: "object" } },
      [],
    ],
  ])("a composition %s", async (_, schemas, expected) => {
    expect((await skipsOf({ $ref: "#/components/schemas/A" }, schemas)).skipped).toEqual(expected);
  });

  it.each([
    [
      "a switch that is a text",
      { type: "array", uniqueItems: "yes" },
      ["schema/uniqueItems: `uniqueItems` must be true or false; it is left out"],
    ],
    ["a list that is a text", { enum: "small" }, ["schema/enum: `enum` must be a list; it is left out"]],
    [
      "names that are a switch",
      { properties: { a: { required: true } } },
      ["a/required: `required` must be a list; it is left out"],
    ],
    [
      "a number that is a text",
      { type: "string", maxLength: "5" },
      ["schema/maxLength: `maxLength` must be a number; it is left out"],
    ],
    [
      "properties that are a list",
      { type: "object", properties: ["a"] },
      ["schema/properties: `properties` must be an object; it is left out"],
    ],
    [
      "branches that are an object",
      { oneOf: { type: "string" } },
      ["schema/oneOf: `oneOf` must be a list; it is left out"],
    ],
    [
      "a switch of 3.0, and a keyword without a value",
      { type: "number", minimum: 1, exclusiveMinimum: true, pattern: null },
      [],
    ],
  ])("a keyword with a value of another kind: %s", async (_, schema, expected) => {
    expect((await skipsOf(schema)).skipped).toEqual(expected);
  });

  it("responses that are none", async () => {
    const document = {
      openapi: "3.0.3",
      info: { title: "t", version: "1" },
      paths: { "/a": { get: { responses: 5 } } },
    };
    const loaded = await loadContract({ kind: "text", file: "a.json", text: JSON.stringify(document) });
    if (!loaded.ok) throw new Error(loaded.problem.message);
    // Responses are read when they are asked for.
    expect(loaded.value.operations.get(operationKey("GET", "/a"))?.responses.size).toBe(0);
    expect(loaded.value.skipped.map((part) => part.reason)).toEqual(["an object is expected here, not a number"]);
  });

  it("a type that is none", async () => {
    const { skipped } = await skipsOf({ type: "money" });
    expect(skipped).toEqual(['schema/type: unknown type "money"']);
  });

  it("a type in the words of a programming language", async () => {
    const { skipped } = await skipsOf({ type: "int" });
    expect(skipped).toEqual(['schema/type: unknown type "int", read as integer']);
  });

  it("a remote reference", async () => {
    const { skipped } = await skipsOf({ $ref: "https://schemas.example/user.json" });
    expect(skipped).toEqual([
      'application/json/schema: the reference "https://schemas.example/user.json" cannot be followed: https://schemas.example/user.json is remote, and remote references are off (--allow-remote-refs follows them)',
    ]);
  });

  it("a second path that differs in a parameter's name only", async () => {
    const get = { responses: {} };
    const contract = await contractOf({
      openapi: "3.0.3",
      paths: { "/pets/{id}": { get }, "/pets/{petId}": { get, delete: get } },
    });
    expect([...contract.operations.keys()]).toEqual(["GET /pets/{}", "DELETE /pets/{}"]);
    expect(contract.skipped).toMatchObject([{ origin: { pointer: ["paths", "/pets/{petId}", "get"] } }]);
  });

  it("callbacks of callbacks, which may be their own", async () => {
    const post = {
      callbacks: { done: { $ref: "#/components/callbacks/Done" } },
      responses: { 200: { description: "" } },
    };
    const contract = await contractOf({
      openapi: "3.0.3",
      paths: { "/a": { post } },
      components: { callbacks: { Done: { "{$url}": { post } } } },
    });
    const [operation] = [...contract.operations.values()];
    expect([...(operation?.callbacks.keys() ?? [])]).toEqual(["POST callback:done {$url}"]);
    expect(contract.skipped.map(({ reason }) => reason)).toEqual(["callbacks of callbacks are not compared"]);
  });

  it("nothing of what only OpenAPI 3.2 has", async () => {
    const responses = { 200: { description: "", content: { "application/jsonl": { itemSchema: {} } } } };
    const contract = await contractOf({
      openapi: "3.2.0",
      paths: {
        "/a": {
          query: { responses },
          additionalOperations: { COPY: {} },
          get: { parameters: [{ name: "q", in: "querystring" }], responses: {} },
        },
      },
    });
    expect([...contract.operations.keys()]).toEqual(["QUERY /a", "COPY /a", "GET /a"]);
    expect(contract.skipped).toEqual([]);
  });

  it("nothing of a schema nested 100 levels deep", async () => {
    let schema: unknown = { type: "string" };
    for (let level = 0; level < 100; level += 1) schema = { type: "object", properties: { inner: schema } };
    const { read, skipped } = await skipsOf(schema);
    let levels = 0;
    for (let at = read.properties.get("inner"); at !== undefined; at = at.properties.get("inner")) levels += 1;
    expect(levels).toBe(100);
    expect(skipped).toEqual([]);
  });
});

it.each([
  ["openapi: 3.0", "3.0"],
  ["openapi: 3.1", "3.1"],
  ["swagger: 2.0", "2.0"],
])("an unquoted version is a number to YAML, and means what it says: %s", async (head, version) => {
  const loaded = await loadContract({
    kind: "text",
    file: "a.yaml",
    text: `${head}\ninfo: { title: t, version: "1" }\npaths: {}\n`,
  });
  expect(loaded).toMatchObject({ ok: true, value: { openapi: version } });
});
