import { beforeAll, describe, expect, test } from "vitest";
import type { Contract } from "../../src/contract/contract.js";
import type { ElementKind } from "../../src/contract/element.js";
import { loadContract } from "../../src/contract/index.js";
import { type ElementState, enumOwner, enumValue, findElement } from "../../src/contract/lookup.js";
import { operationKey } from "../../src/contract/normalise/path.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const document = {
  openapi: "3.1.0",
  info: { title: "Kennel", version: "1" },
  paths: {
    "/pets/{petId}": {
      post: {
        parameters: [
          { name: "petId", in: "path", required: true, schema: { type: "string" } },
          {
            name: "sort",
            in: "query",
            deprecated: true,
            "x-replaced-by": "orderBy",
            schema: { type: "array", items: { type: "string", enum: ["name", "age"], "x-deprecated-values": ["age"] } },
          },
          { name: "X-Trace", in: "header", schema: { type: "string" } },
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            schema: { type: "object", properties: { name: { type: "string" } } },
          },
        ],
        requestBody: json(ref("Pet")),
        responses: {
          "200": { description: "ok", ...json(ref("Page")) },
          "201": { description: "made", ...json(ref("Pet")) },
          "400": { description: "bad", ...json({ type: "object", properties: { fault: { type: "string" } } }) },
        },
      },
      get: { responses: { "204": { description: "nothing" } } },
      put: { responses: { default: { description: "any", ...json(ref("Pet")) } } },
    },
  },
  components: {
    schemas: {
      Page: { type: "object", properties: { pets: { type: "array", items: ref("Pet") } } },
      Pet: {
        type: "object",
        required: ["name"],
        properties: {
          name: { type: "string" },
          breed: { $ref: "#/components/schemas/Breed", deprecated: true },
          chip: { allOf: [ref("OldChip"), { description: "implanted" }] },
          parent: ref("Pet"),
          size: { type: "string", enum: ["small", "large"] },
          labels: {
            type: "object",
            additionalProperties: { type: "object", properties: { value: { type: "string" } } },
          },
          extra: { type: "object" },
          anything: {},
          kind: { oneOf: [ref("Cat"), ref("Dog")] },
          tuple: { type: "array", prefixItems: [{ type: "object", properties: { first: { type: "string" } } }] },
          free: { type: "object", properties: { known: { type: "string" } }, additionalProperties: true },
          composed: { allOf: [{ type: "object", properties: { inner: { type: "string" } } }, { required: ["inner"] }] },
        },
      },
      Breed: { type: "string" },
      OldChip: { type: "object", deprecated: true, properties: { code: { type: "string" } } },
      Cat: {
        type: "object",
        properties: { lives: { type: "integer", deprecated: true }, coat: { type: "string", deprecated: true } },
      },
      Dog: {
        type: "object",
        properties: { coat: { type: "string" }, tricks: { type: "array", items: { type: "string" } } },
      },
    },
  },
};

let contract: Contract;
beforeAll(async () => {
  const loaded = await loadContract({ kind: "text", file: "kennel.json", text: JSON.stringify(document) });
  if (!loaded.ok) throw new Error(loaded.problem.message);
  contract = loaded.value;
});

const find = (kind: ElementKind, path: string, method = "POST"): ElementState | undefined => {
  const operation = contract.operations.get(operationKey(method, "/pets/{petId}"));
  if (operation === undefined) throw new Error("no operation");
  return findElement(operation, { kind, path: path === "" ? [] : path.split(" ") });
};
const summary = (state: ElementState | undefined): string =>
  state === undefined ? "absent" : state.open ? "open" : state.deprecated ? "deprecated" : "present";

describe("fields", () => {
  test.each([
    ["at the top", "name", "present"],
    ["not there", "colour", "absent"],
    ["through a cycle", "parent parent parent name", "present"],
    ["deprecated beside its $ref", "breed", "deprecated"],
    ["deprecated on the target in allOf", "chip", "deprecated"],
    ["below it", "chip code", "present"],
    ["below a string", "name first", "absent"],
    ["a named entry of a map", "labels team value", "present"],
    ["an unknown entry of a map", "labels {} value", "present"],
    ["not in the entries of a map", "labels team colour", "absent"],
    ["in an object without properties", "extra whatever", "open"],
    ["in a schema without a type", "anything whatever", "open"],
    ["unknown, beside additionalProperties: true", "free unknown", "open"],
    ["known, beside additionalProperties: true", "free known", "present"],
    ["an unknown key of a known object", "{}", "open"],
    ["in one branch of oneOf", "kind lives", "deprecated"],
    ["deprecated in one branch, plain in the other", "kind coat", "present"],
    ["in no branch of oneOf", "kind wings", "absent"],
    ["an item of an array", "kind tricks []", "present"],
    ["an item by its number", "kind tricks 0", "present"],
    ["an item of a tuple", "tuple [] first", "present"],
    ["an item of what is no array", "name []", "absent"],
  ])("%s: %s is %s", (_, path, expected) => {
    expect(summary(find("request-property", path))).toBe(expected);
  });

  test("required is what every alternative requires, in whatever part of allOf it is listed", () => {
    const required = (path: string) => {
      const state = find("request-property", path);
      return state !== undefined && !state.open && state.required;
    };
    expect([required("name"), required("size"), required("composed inner")]).toEqual([true, false, true]);
  });

  test("responses are those of success, and a body that no status describes can hold anything", () => {
    expect(summary(find("response-property", "pets [] name"))).toBe("present");
    expect(summary(find("response-property", "name"))).toBe("present");
    expect(summary(find("response-property", "fault"))).toBe("absent");
    expect(summary(find("response-property", "fault", "GET"))).toBe("open");
    expect(summary(find("response-property", "name", "PUT"))).toBe("present");
  });
});

describe("parameters", () => {
  test.each([
    ["query", "sort", "deprecated"],
    ["query", "limit", "absent"],
    ["query", "filter[name]", "open"],
    ["query", "filter.name", "open"],
    ["header", "x-trace", "present"],
    ["path-parameter", "petId", "present"],
    ["path-parameter", "0", "present"],
  ] as const)("%s %s is %s", (kind, name, expected) => {
    expect(summary(find(kind, name))).toBe(expected);
  });

  test("what replaces one comes with it", () => {
    expect(find("query", "sort")).toMatchObject({ replacement: ["orderBy"], parameter: { name: "sort" } });
  });
});

describe("enum values", () => {
  const value = (kind: ElementKind, path: string, text: string) =>
    summary(find("enum-value", enumValue({ kind, path: path.split(" ") }, text).path.join(" ")));
  test.each([
    ["query", "sort", "name", "present"],
    ["query", "sort", "age", "deprecated"],
    ["query", "sort", "weight", "absent"],
    ["request-property", "size", "small", "present"],
    ["request-property", "size", "huge", "absent"],
    ["request-property", "name", "Rex", "open"],
    ["request-property", "colour", "red", "absent"],
  ] as const)("%s %s = %s is %s", (kind, path, text, expected) => {
    expect(value(kind, path, text)).toBe(expected);
  });

  test("the owner is found back", () => {
    expect(enumOwner(enumValue({ kind: "request-property", path: ["a", "b"] }, "c"))).toEqual({
      owner: { kind: "request-property", path: ["a", "b"] },
      value: "c",
    });
    expect(enumOwner({ kind: "query", path: ["a"] })).toBeUndefined();
  });
});

test.each<[name: string, schema: object, answer: "described" | "open" | "none"]>([
  ["an object of nothing", { type: "object", additionalProperties: false }, "none"],
  ["an object of names", { type: "object", properties: { name: {} }, additionalProperties: false }, "open"],
  ["an object of anything", { type: "object", additionalProperties: true }, "open"],
  ["a map", { type: "object", additionalProperties: { type: "string" } }, "described"],
])("a key that nobody knows, of %s", async (_, schema, answer) => {
  const loaded = await loadContract({
    kind: "text",
    file: "api.json",
    text: JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Kennel", version: "1" },
      paths: { "/pets": { get: { responses: { "200": { description: "ok", ...json(schema) } } } } },
    }),
  });
  if (!loaded.ok) throw new Error(loaded.problem.message);
  const [operation] = loaded.value.operations.values();
  const state = operation && findElement(operation, { kind: "response-property", path: ["{}"] });
  expect(state === undefined ? "none" : state.open ? "open" : "described").toBe(answer);
});
