/** What operations share, as a snapshot keeps it. */
import { describe, expect, test } from "vitest";
import { answer, type Json, json, kept, STRING } from "./kept.js";

describe("what is shared", () => {
  const ref = (section: string, name: string): Json => ({ $ref: `#/components/${section}/${name}` });
  const get = (schema: unknown): Json => ({ responses: { 200: answer({ content: json(schema) }) } });
  const through = async (paths: Json, components: Json, openapi = "3.0.3") => {
    const { written } = await kept({ openapi, paths, components });
    return { paths: written["paths"], components: written["components"] };
  };

  test("schemas, parameters and answers keep their names, those that nothing leads to go", async () => {
    const operation = {
      parameters: [ref("parameters", "Page")],
      responses: { 200: ref("responses", "Books"), 404: ref("responses", "Gone") },
    };
    const components = {
      parameters: { Page: { name: "page", in: "query", schema: STRING } },
      responses: { Books: answer({ content: json(ref("schemas", "Book")) }), Gone: answer() },
      schemas: {
        Author: { type: "object" },
        Book: { type: "object", properties: { author: ref("schemas", "Author"), next: ref("schemas", "Book") } },
      },
    };
    const paths = { "/a": { get: operation } };
    const more = { parameters: { Unused: { name: "a", in: "query" } }, schemas: { Unused: STRING } };
    const given = {
      ...components,
      parameters: { ...more.parameters, ...components.parameters },
      schemas: { ...more.schemas, ...components.schemas },
    };
    expect(await through(paths, given)).toEqual({ paths, components });
  });

  test.each<[name: string, schema: Json]>([
    ...["additionalProperties", "items", "not"].map((key): [string, Json] => [key, { [key]: ref("schemas", "A") }]),
    ...["allOf", "oneOf", "anyOf"].map((key): [string, Json] => [
      key,
      { [key]: [ref("schemas", "A"), { minLength: 1 }] },
    ]),
    ["properties", { properties: { a: ref("schemas", "A") } }],
  ])("a schema that is reached through %s", async (_, schema) => {
    const paths = { "/a": { get: get(schema) } };
    expect(await through(paths, { schemas: { A: { type: "object" } } })).toEqual({
      paths,
      components: { schemas: { A: { type: "object" } } },
    });
  });

  test.each<[name: string, schema: Json]>([
    ...[
      "unevaluatedProperties",
      "propertyNames",
      "unevaluatedItems",
      "contains",
      "contentSchema",
      "if",
      "then",
      "else",
    ].map((key): [string, Json] => [key, { [key]: ref("schemas", "A"), minLength: 1, allOf: [{}] }]),
    ["prefixItems", { prefixItems: [ref("schemas", "A")] }],
    ["patternProperties", { patternProperties: { a: ref("schemas", "A") } }],
    ["dependentSchemas", { dependentSchemas: { a: ref("schemas", "A") } }],
  ])("a schema that is reached through %s, in 3.1", async (_, schema) => {
    const paths = { "/a": { get: get(schema) } };
    expect(await through(paths, { schemas: { A: { type: "object" } } }, "3.1.0")).toEqual({
      paths,
      components: { schemas: { A: { type: "object" } } },
    });
  });

  const two = (pointer: string): Json => ({
    "/a": { get: get({ $ref: pointer }) },
    "/b": { get: get({ $ref: pointer }) },
  });
  const schema = "/responses/200/content/application~1json/schema";
  test.each<[name: string, paths: Json, components: Json, names: readonly string[]]>([
    [
      "in a path",
      { ...two(`#/paths/~1c/get${schema}`), "/c": { get: get({ type: "object" }) } },
      {},
      ["paths__c_get_responses_200_content_application_json_schema"],
    ],
    [
      "in an answer",
      two("#/components/responses/R/content/a~1b/schema"),
      { responses: { R: answer({ content: { "a/b": { schema: { type: "object" } } } }) } },
      ["R_content_a_b"],
    ],
    [
      "in a component",
      two("#/components/schemas/A/properties/b"),
      { schemas: { A: { properties: { b: { type: "object" } } } } },
      ["A_properties_b"],
    ],
    ["elsewhere", two("#/x-models/A"), {}, ["api_x-models_A"]],
    ["in definitions", two("#/definitions/A"), {}, ["A"]],
    [
      "with a name that is none",
      two("#/components/schemas/A%20b!"),
      { schemas: { "A b!": { type: "object" } } },
      ["A_b"],
    ],
    [
      "with the name of another",
      { ...two("#/components/schemas/A!"), "/c": { get: get(ref("schemas", "A")) } },
      { schemas: { "A!": { type: "object" }, A: { type: "object" } } },
      ["A", "A_2"],
    ],
    [
      "with the name of two others",
      {
        ...two("#/components/schemas/A!"),
        "/c": { get: get(ref("schemas", "A")), put: get({ $ref: "#/components/schemas/A%20" }) },
      },
      { schemas: { "A!": {}, A: { type: "object" }, "A ": {} } },
      ["A", "A_2", "A_3"],
    ],
  ])("a schema that two places lead to, %s, has a name", async (_, paths, components, names) => {
    const more = { "x-models": { A: { type: "object" } }, definitions: { A: { type: "object" } } };
    const { written } = await kept({ openapi: "3.0.3", paths, components, ...more });
    expect(Object.keys((written["components"] as { schemas: object }).schemas).sort()).toEqual(names);
  });

  test("a real name is never taken by one that was made", async () => {
    const paths = {
      "/a": {
        get: get({ $ref: `#/components/schemas/A/properties/b` }),
        put: get({ $ref: `#/components/schemas/A/properties/b` }),
      },
      "/b": { get: get(ref("schemas", "A_properties_b")) },
    };
    const { components } = await through(paths, {
      schemas: { A: { properties: { b: { type: "object" } } }, A_properties_b: { type: "array" } },
    });
    expect(components).toEqual({
      schemas: { A_properties_b: { type: "array" }, A_properties_b_2: { type: "object" } },
    });
  });

  test("a deprecated part of a whole that is not", async () => {
    const paths = { "/a": { get: get({ deprecated: false, allOf: [ref("schemas", "A")] }) } };
    const schemas = { A: { type: "object", deprecated: true } };
    expect(await through(paths, { schemas })).toEqual({ paths, components: { schemas } });
  });

  test.each<[name: string, parameter: Json]>([
    ["with a name that is none", { $ref: "#/components/parameters/A%20b" }],
    ["below a component", { $ref: "#/components/parameters/Map/inner" }],
    ["elsewhere", { $ref: "#/x-parameters/A" }],
  ])("a parameter %s is written in place", async (_, parameter) => {
    const one = { name: "a", in: "query", schema: STRING };
    const { written } = await kept({
      openapi: "3.0.3",
      paths: { "/a": { get: { parameters: [parameter], responses: {} } } },
      components: { parameters: { "A b": one, Map: { inner: one } } },
      "x-parameters": { A: one },
    });
    expect(written["paths"]).toEqual({ "/a": { get: { parameters: [one], responses: {} } } });
  });
});
