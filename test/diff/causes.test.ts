import { describe, expect, test } from "vitest";
import { diffContracts } from "../../src/diff/index.js";
import { contractOf, diffDocuments } from "./documents.js";

const answer = (schema: object) => ({
  responses: { "200": { description: "OK", content: { "application/json": { schema } } } },
});
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const document = (schemas: object, paths: object) => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths,
  components: { schemas },
});

const paths = {
  "/users": { get: answer({ type: "array", items: ref("User") }) },
  "/users/{id}": { get: answer(ref("User")) },
  "/teams": { get: answer(ref("Team")) },
};
const schemas = (name: object, required: readonly string[] = ["name"]) => ({
  User: { type: "object", required, properties: { name, boss: ref("User") } },
  Team: { type: "object", properties: { members: { type: "array", items: ref("User") } } },
});

describe("one cause, one change", () => {
  const before = document(schemas({ type: "string" }), paths);
  const after = document(schemas({ type: "integer" }), paths);

  test("a change in a shared schema lists every operation it reaches, under the shortest path", async () => {
    const changes = await diffDocuments(before, after);
    expect(changes).toMatchObject([
      {
        ruleId: "response-property-type-changed",
        element: { kind: "response-property", path: ["name"] },
        before: "string",
        after: "integer",
        affects: [
          { method: "GET", path: "/users" },
          { method: "GET", path: "/users/{id}" },
          { method: "GET", path: "/teams" },
        ],
        baseLocation: { file: "before.yaml", pointer: ["components", "schemas", "User", "properties", "name"] },
        targetLocation: { file: "after.yaml" },
      },
    ]);
  });

  test("expanded: once per operation, each with its own path", async () => {
    const changes = await diffDocuments(before, after, { expand: true });
    expect(changes.map(({ element, affects }) => [affects.map(({ path }) => path), element.path.join("/")])).toEqual([
      [["/users"], "[]/name"],
      [["/users/{id}"], "name"],
      [["/teams"], "members/[]/name"],
    ]);
    expect(new Set(changes.map((change) => change.fingerprint)).size).toBe(3);
  });

  test("a schema that two others extend changes once", async () => {
    const zoo = (required: readonly string[]) =>
      document(
        {
          Animal: { type: "object", required, properties: { id: { type: "string" } } },
          Dog: { allOf: [ref("Animal"), { type: "object", properties: { bark: { type: "string" } } }] },
          Cat: { allOf: [ref("Animal"), { type: "object", properties: { meow: { type: "string" } } }] },
        },
        { "/dogs": { get: answer(ref("Dog")) }, "/cats": { get: answer(ref("Cat")) } },
      );
    const changes = await diffDocuments(zoo(["id"]), zoo([]));
    expect(changes.map(({ ruleId, affects }) => [ruleId, affects.map(({ path }) => path)])).toEqual([
      ["response-property-became-optional", ["/dogs", "/cats"]],
    ]);
  });

  test("what is gone hides what was below it", async () => {
    const gone = document(
      { User: { type: "object", properties: { name: { type: "string" } } }, Team: { type: "object" } },
      paths,
    );
    const whole = document(
      {
        User: { type: "object", properties: { name: { type: "string" } } },
        Team: { type: "object", properties: { lead: ref("User") } },
      },
      paths,
    );
    expect((await diffDocuments(whole, gone)).map((change) => change.element.path)).toEqual([["lead"]]);
  });

  test("who writes and who reads are told apart", async () => {
    const both = (maxLength: number) => {
      const schema = { type: "object", properties: { name: { type: "string", maxLength } } };
      return document(
        {},
        { "/users": { post: { requestBody: { content: { "application/json": { schema } } }, ...answer(schema) } } },
      );
    };
    expect((await diffDocuments(both(9), both(5))).map(({ level, ruleId }) => `${level} ${ruleId}`)).toEqual([
      "breaking request-property-max-length-decreased",
      "compatible response-property-max-length-decreased",
    ]);
  });
});

describe("options", () => {
  const before = document(schemas({ type: "string" }), paths);
  const after = document(schemas({ type: "integer" }, []), {
    "/users": paths["/users"],
    "/teams": paths["/teams"],
    "/new": { get: answer({}) },
  });

  test.each([
    [
      {},
      [
        "api-path-removed-without-deprecation",
        "endpoint-added",
        "response-property-became-optional",
        "response-property-type-changed",
      ],
    ],
    [
      { level: "dangerous" },
      ["api-path-removed-without-deprecation", "response-property-became-optional", "response-property-type-changed"],
    ],
    [{ match: "/n*" }, ["endpoint-added"]],
    [{ match: "/users/**" }, ["api-path-removed-without-deprecation"]],
    [{ match: "/teams", levels: { "response-property-type-changed": "off" } }, ["response-property-became-optional"]],
    [
      { match: "/teams", level: "breaking", levels: { "response-property-became-optional": "compatible" } },
      ["response-property-type-changed"],
    ],
  ] as const)("%j", async (options, expected) => {
    expect((await diffDocuments(before, after, options)).map((change) => change.ruleId).sort()).toEqual(expected);
  });

  test("sunset dates are judged on the day that is given", async () => {
    const operation = (extra: object) => document({}, { "/a": { get: { ...answer({}), ...extra } } });
    const turns = async (one: object, other: object, today: string, noticeDays = 0) =>
      (await diffDocuments(operation(one), operation(other), { today, noticeDays })).map((change) => change.ruleId);
    const until = (sunset: string) => ({ deprecated: true, "x-sunset": sunset });
    expect(await turns({}, until("2027-01-01"), "2026-12-01")).toEqual(["endpoint-deprecated-with-sunset"]);
    expect(await turns({}, until("2027-01-01"), "2027-02-01")).toEqual(["api-sunset-date-too-small"]);
    expect(await turns({}, until("2027-01-01"), "2026-12-01", 90)).toEqual(["api-sunset-date-too-small"]);
    expect(await turns({}, until("Fri, 01 Jan 2027 00:00:00 GMT"), "2026-12-01")).toEqual([
      "endpoint-deprecated-with-sunset",
    ]);
    expect(await turns({}, until("2027-02-30"), "2026-12-01")).toEqual(["api-deprecated-sunset-parse"]);
    expect(await turns(until("2027-06-01"), until("2027-01-01"), "2026-12-01")).toEqual([
      "api-sunset-date-moved-earlier",
    ]);
    expect(await turns(until("2027-06-01"), until("2027-07-01T00:00:00Z"), "2026-12-01")).toEqual([
      "api-sunset-date-moved-later",
    ]);
    expect(await turns(until("2027-06-01"), { deprecated: true }, "2026-12-01")).toEqual(["sunset-deleted"]);
    expect(await turns(until("2027-06-01"), {}, "2026-12-01")).toEqual(["endpoint-reactivated"]);
  });
});

test("the cost grows with distinct pairs: recursion closes, depth needs no stack", async () => {
  const chain = (length: number, leaf: object) =>
    Object.fromEntries(
      Array.from({ length }, (_, index) => [
        `S${index}`,
        {
          type: "object",
          properties: index + 1 === length ? { leaf } : { next: ref(`S${index + 1}`), back: ref("S0") },
        },
      ]),
    );
  const deep = (leaf: object) => document(chain(3_000, leaf), { "/deep": { get: answer(ref("S0")) } });
  const [base, target] = await Promise.all([
    contractOf(deep({ type: "string" })),
    contractOf(deep({ type: "boolean" })),
  ]);
  const changes = diffContracts(base, target);
  expect(changes.map(({ ruleId, element }) => [ruleId, element.path.length])).toEqual([
    ["response-property-type-changed", 3_000],
  ]);
});
