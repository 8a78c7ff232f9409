import { describe, expect, test } from "vitest";
import { extractOperation } from "../../src/diff/crosscheck/extract.js";
import { crossCheck } from "../../src/diff/crosscheck/index.js";
import { diffContracts } from "../../src/diff/index.js";
import { renderCrossCheck } from "../../src/report/changes/cross-check.js";
import { contractOf } from "./documents.js";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object) => ({
  responses: { "200": { description: "OK", content: { "application/json": { schema } } } },
});
const document = (name: object) => ({
  openapi: "3.0.3",
  info: { title: "t", version: "1" },
  paths: {
    "/users": { get: answer(ref("User")), post: answer({ type: "object" }) },
    "/teams": { get: answer(ref("Team")) },
  },
  components: {
    schemas: {
      User: { type: "object", required: ["name"], properties: { name, role: ref("Role") } },
      Role: { type: "string" },
      Team: { type: "object" },
    },
  },
});

describe("the second opinion", () => {
  test("is asked per operation, about the components that it reaches", async () => {
    const { operations } = await contractOf(document({ type: "string" }));
    const [users] = [...operations.values()];
    const extracted = extractOperation(document({ type: "string" }), users) as ReturnType<typeof document>;
    expect(Object.keys(extracted.paths)).toEqual(["/users"]);
    expect(Object.keys(extracted.paths["/users"])).toEqual(["get"]);
    expect(Object.keys(extracted.components.schemas)).toEqual(["User", "Role"]);
  });

  test("leaves out sections of components that say nothing", async () => {
    const whole = document({ type: "string" });
    const sparse = { ...whole, components: { ...whole.components, parameters: null, examples: [], headers: "none" } };
    const { operations } = await contractOf(whole);
    const [users] = [...operations.values()];
    const extracted = extractOperation(sparse, users) as { readonly components: Readonly<Record<string, object>> };
    expect(Object.entries(extracted.components).map(([name, parts]) => [name, Object.keys(parts)])).toEqual([
      ["schemas", ["User", "Role"]],
      ["parameters", []],
      ["examples", []],
      ["headers", []],
    ]);
  });

  test("stands beside this tool's verdict, operation by operation", async () => {
    const [before, after] = [document({ type: "string" }), document({ type: "integer" })];
    const [base, target] = [
      { contract: await contractOf(before), document: before },
      { contract: await contractOf(after), document: after },
    ];
    const result = await crossCheck({
      base,
      target,
      changes: diffContracts(base.contract, target.contract),
      bounds: { milliseconds: 60_000, megabytes: 256 },
    });
    expect(result).toMatchObject({ agreed: 3, disagreed: 0, unjudged: 0 });
    expect(result.rows[0]).toEqual({
      method: "GET",
      path: "/users",
      here: true,
      rules: ["response-property-type-changed"],
      there: { kind: "judged", breaks: true, reasons: ["response.body.scope.add"] },
    });
    expect(renderCrossCheck(result, { color: false, width: 80 })).toBe(
      "Second opinion: openapi-diff\n\n3 operations judged alike, 0 differently, 0 not judged there.\n",
    );
  });

  test("a verdict that differs, and one that does not come in time, are told with both sides", () => {
    const row = { method: "GET", path: "/users", here: true, rules: ["request-parameter-removed"] };
    const text = renderCrossCheck(
      {
        rows: [
          { ...row, there: { kind: "judged", breaks: false, reasons: [] } },
          { ...row, there: { kind: "unjudged", reason: "time", detail: "no answer within 10 ms" } },
        ],
        agreed: 0,
        disagreed: 1,
        unjudged: 1,
      },
      { color: false, width: 80 },
    );
    expect(text).toBe(
      [
        "Second opinion: openapi-diff",
        "",
        "  GET /users",
        "    here: request-parameter-removed",
        "    there: nothing breaks",
        "  GET /users: not judged there, no answer within 10 ms",
        "",
        "0 operations judged alike, 1 differently, 1 not judged there.",
        "",
      ].join("\n"),
    );
  });

  test("goes over its bound of time and is asked no more about that one", async () => {
    // a schema wide and deep enough that comparing sets of values does not end
    const wide = (type: string) => ({
      type: "object",
      properties: Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [
          `p${index}`,
          { oneOf: [{ type }, { type: "boolean" }, { type: "object", properties: { x: { type } } }] },
        ]),
      ),
    });
    const [before, after] = [document(wide("string")), document(wide("integer"))];
    const [base, target] = [
      { contract: await contractOf(before), document: before },
      { contract: await contractOf(after), document: after },
    ];
    const result = await crossCheck({
      base,
      target,
      changes: [],
      bounds: { milliseconds: 2_000, megabytes: 128 },
      wanted: (path) => path === "/users",
    });
    expect(result.rows[0]?.there).toMatchObject({ kind: "unjudged" });
    expect(result.rows).toHaveLength(2);
  });
});
