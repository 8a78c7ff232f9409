import { describe, expect, test } from "vitest";
import type { ElementKind } from "../../src/contract/element.js";
import { operationKey } from "../../src/contract/normalise/path.js";
import { spelledAs } from "../../src/contract/spelling.js";
import { contractOf } from "./load-fixture.js";

const text = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const contract = await contractOf({
  openapi: "3.1.0",
  info: { title: "Kennel", version: "1" },
  paths: {
    "/pets": {
      post: {
        parameters: [
          { name: "orderBy", in: "query", schema: text },
          { name: "Page", in: "query", schema: text },
          { name: "page", in: "query", schema: text },
          { name: "X-Trace", in: "header", schema: text },
        ],
        requestBody: json({
          type: "object",
          properties: {
            appID: text,
            owner: { $ref: "#/components/schemas/Owner" },
            Tags: { type: "array", items: { type: "object", properties: { nameOfTag: text } } },
            free: { type: "object", additionalProperties: true, properties: { inThere: text } },
            size: text,
            SIZE: text,
          },
        }),
        responses: { "200": { description: "ok", ...json({ $ref: "#/components/schemas/Owner" }) } },
      },
    },
  },
  components: {
    schemas: {
      Owner: {
        allOf: [{ type: "object", properties: { fullName: text } }],
        oneOf: [
          { type: "object", properties: { homeTown: text } },
          { type: "object", properties: { workTown: text, parent: { $ref: "#/components/schemas/Owner" } } },
        ],
      },
    },
  },
});
const operation = contract.operations.get(operationKey("POST", "/pets"));
const spelled = (kind: ElementKind, ...path: readonly string[]): readonly string[] | undefined =>
  operation === undefined ? undefined : spelledAs(operation, { kind, path })?.path;

describe("a name in another letter case is spelled as in the contract", () => {
  test.each<[ElementKind, readonly string[], readonly string[]]>([
    ["query", ["ORDERBY"], ["orderBy"]],
    ["request-property", ["AppId"], ["appID"]],
    ["request-property", ["tags", "[]", "nameoftag"], ["Tags", "[]", "nameOfTag"]],
    ["request-property", ["owner", "FullName"], ["owner", "fullName"]],
    ["request-property", ["Owner", "hometown"], ["owner", "homeTown"]],
    ["request-property", ["owner", "PARENT", "worktown"], ["owner", "parent", "workTown"]],
    ["response-property", ["fullname"], ["fullName"]],
    ["response-property", ["Parent", "fullName"], ["parent", "fullName"]],
  ])("%s %j: %j", (kind, path, expected) => {
    expect(spelled(kind, ...path)).toEqual(expected);
  });
});

describe("nothing is said of", () => {
  test.each<[string, ElementKind, readonly string[]]>([
    ["a name that is spelled so", "query", ["orderBy"]],
    ["a name that is spelled so beside another", "query", ["page"]],
    ["a field that is spelled so", "request-property", ["appID"]],
    ["what is not there", "query", ["sort"]],
    ["a field that is not there", "request-property", ["colour"]],
    ["what is below a field that is not there", "request-property", ["colour", "appid"]],
    ["a name of which two might be meant", "query", ["PAGE"]],
    ["a field of which two might be meant", "request-property", ["Size"]],
    ["an object that takes any field", "request-property", ["free", "inthere"]],
    ["headers, which have no case", "header", ["x-trace"]],
    ["a query without a name", "query", []],
  ])("%s", (_, kind, path) => {
    expect(spelled(kind, ...path)).toBeUndefined();
  });
});
