/** An operation and its successor, compared as one call uses them: what the call feels, and nothing else. */
import { describe, expect, it } from "vitest";
import type { Unproved } from "../../src/check/fix.js";
import { compareAsUsed } from "../../src/fix/proof/compare.js";
import type { CallUse } from "../../src/fix/proof/use.js";
import { contractOf } from "../diff/documents.js";

type Part = Record<string, unknown>;
const text = { type: "string" };
const number = { type: "integer" };
const object = (properties: Part, rest: Part = {}) => ({ type: "object", properties, ...rest });
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const query = (name: string, schema: Part = text, rest: Part = {}) => ({ name, in: "query", schema, ...rest });
const header = (name: string, schema: Part = text, rest: Part = {}) => ({ ...query(name, schema, rest), in: "header" });
const takes = (schema: unknown, rest: Part = {}): Part => ({ requestBody: { ...json(schema), ...rest } });
const gives = (schema: unknown): Part => ({ responses: { "200": { description: "", ...json(schema) } } });

async function operationOf(path: string, part: Part) {
  const operation = { responses: { "200": { description: "" } }, ...part };
  const head = { openapi: "3.0.3", info: { title: "pets", version: "1" } };
  const contract = await contractOf({ ...head, paths: { [path]: { post: operation } } });
  const [only] = contract.operations.values();
  if (only === undefined) throw new Error("no operation");
  return { release: "2", contract, operation: only };
}

const at = { file: "a.ts", line: 1, column: 1, endLine: 1, endColumn: 1 };
const uses = (...paths: readonly string[]): CallUse["query"] =>
  paths.map((path) => ({ path: path.split("."), at, values: [], certainty: "certain" }));
const sends = (path: string, ...values: readonly string[]): CallUse["query"] =>
  uses(path).map((use) => ({ ...use, values }));
const ALL = { query: true, body: true, headers: true };
const escapes = (...path: readonly string[]): Partial<CallUse> => ({
  answer: [{ path, how: "returned", file: "a.ts", line: 3 }],
});

const shown = (one: Unproved): string => {
  switch (one.kind) {
    case "difference":
      return `${one.in} ${one.ruleId}`;
    case "shape":
      return `${one.in} ${one.expects}, ${one.gets}`;
    case "undescribed":
      return `${one.in} undescribed ${one.element.path.join(".")}`;
    default:
      return one.kind;
  }
};

async function compared(before: Part, after: Part, use: Partial<CallUse>): Promise<readonly string[]> {
  const [old, next] = await Promise.all([operationOf("/old", before), operationOf("/new", after)]);
  const nothing: CallUse = { query: [], headers: [], body: [], reads: [], complete: ALL, answer: [] };
  return compareAsUsed(old, next, { ...nothing, ...use }).map(shown);
}

type Row = readonly [name: string, before: Part, after: Part, use: Partial<CallUse>, found: readonly string[]];
const OPEN_QUERY = { complete: { ...ALL, query: false } };
const OPEN_BODY = { complete: { ...ALL, body: false } };
const enumOf = (...values: readonly string[]) => ({ type: "string", enum: values });
const required = { required: true };

describe("what is sent in the address", () => {
  it.each<Row>([
    ["the same", { parameters: [query("a")] }, { parameters: [query("a")] }, { query: uses("a") }, []],
    ["gone", { parameters: [query("a")] }, {}, { query: uses("a") }, ["sent request-parameter-removed"]],
    ["gone and not sent", { parameters: [query("a")] }, {}, {}, []],
    ["gone and perhaps sent", { parameters: [query("a")] }, {}, OPEN_QUERY, ["sent request-parameter-removed", "sent"]],
    [
      "of another type",
      { parameters: [query("a")] },
      { parameters: [query("a", number)] },
      { query: uses("a") },
      ["sent request-parameter-type-specialized"],
    ],
    [
      "of another type as a member",
      { parameters: [query("a")] },
      { parameters: [query("a", number)] },
      { query: uses("a[x]") },
      ["sent request-parameter-type-specialized", "sent undescribed a[x]"],
    ],
    ["newly required", {}, { parameters: [query("a", text, required)] }, {}, ["sent new-required-request-parameter"]],
    [
      "a value gone",
      { parameters: [query("a", enumOf("x", "y"))] },
      { parameters: [query("a", enumOf("x"))] },
      { query: sends("a", "y") },
      ["sent request-parameter-enum-value-removed"],
    ],
    [
      "a value gone that is not sent",
      { parameters: [query("a", enumOf("x", "y"))] },
      { parameters: [query("a", enumOf("x"))] },
      { query: sends("a", "x") },
      [],
    ],
    [
      "a value gone that may be sent",
      { parameters: [query("a", enumOf("x", "y"))] },
      { parameters: [query("a", enumOf("x"))] },
      { query: uses("a") },
      ["sent request-parameter-enum-value-removed"],
    ],
    [
      "deprecated there",
      { parameters: [query("a")] },
      { parameters: [query("a", text, { deprecated: true })] },
      { query: uses("a") },
      [],
    ],
    [
      "a header in other letters",
      { parameters: [header("X-A")] },
      { parameters: [header("X-A", number)] },
      { headers: uses("x-a") },
      ["sent request-parameter-type-specialized"],
    ],
    [
      "a header that is not sent",
      { parameters: [header("X-A")] },
      { parameters: [header("X-A", number)] },
      OPEN_QUERY,
      ["sent"],
    ],
    ["a header of every client", {}, {}, { headers: uses("Accept", "content-type", "AUTHORIZATION") }, []],
    ["a header that nobody describes", {}, {}, { headers: uses("X-A") }, ["sent undescribed X-A"]],
  ])("%s", async (_, before, after, use, found) => {
    expect(await compared(before, after, use)).toEqual(found);
  });
});

describe("what is sent in the body", () => {
  const both = object({ a: text, b: object({ c: text }) });
  const needsD = object({ a: text, b: object({ c: text, d: text }, { required: ["d"] }) });
  it.each<Row>([
    ["the same", takes(both), takes(both), { body: uses("a", "b.c") }, []],
    [
      "of another type",
      takes(both),
      takes(object({ a: number })),
      { body: uses("a") },
      ["sent request-property-type-changed"],
    ],
    [
      "of another type and not sent",
      takes(both),
      takes(object({ a: number, b: object({ c: text }) })),
      { body: uses("b.c") },
      [],
    ],
    [
      "of another type and perhaps sent",
      takes(both),
      takes(object({ a: number, b: object({ c: text }) })),
      { body: uses("b.c"), ...OPEN_BODY },
      ["sent request-property-type-changed", "sent"],
    ],
    [
      "newly required where it writes",
      takes(both),
      takes(needsD),
      { body: uses("b.c") },
      ["sent new-required-request-property"],
    ],
    ["newly required where it writes nothing", takes(both), takes(needsD), { body: uses("a") }, []],
    ["newly required and sent", takes(both), takes(needsD), { body: uses("b.d") }, []],
    ["no body and none required", takes(both), takes(object({ a: text, e: text }, { required: ["e"] })), {}, []],
    [
      "no body where one is required",
      takes(both),
      takes(object({ a: text, e: text }, { required: ["e"] }), required),
      {},
      ["sent new-required-request-property", "sent request-body-became-required"],
    ],
    [
      "a list for an object",
      takes(both),
      takes({ type: "array", items: text }),
      { body: uses("a") },
      ["sent an object, […]"],
    ],
    ["a list for an object, nothing sent", takes(both), takes({ type: "array", items: text }), {}, []],
    ["of another media type", takes(both), { requestBody: { content: { "text/plain": { schema: text } } } }, {}, []],
  ])("%s", async (_, before, after, use, found) => {
    expect(await compared(before, after, use)).toEqual(found);
  });
});

describe("what is read", () => {
  const both = object({ a: text, b: object({ c: text }) });
  it.each<Row>([
    ["the same", gives(both), gives(both), { reads: uses("a", "b.c") }, []],
    [
      "of another type",
      gives(both),
      gives(object({ a: number })),
      { reads: uses("a") },
      ["read response-property-type-changed"],
    ],
    [
      "of another type below",
      gives(both),
      gives(object({ a: text, b: object({ c: number }) })),
      { reads: uses("b.c") },
      ["read response-property-type-changed"],
    ],
    [
      "of another type and not read",
      gives(both),
      gives(object({ a: text, b: object({ c: number }) })),
      { reads: uses("a") },
      [],
    ],
    ["of no description", gives(both), gives(both), { reads: uses("z") }, ["read undescribed z"]],
    ["a list for an object", gives(both), gives({ type: "array", items: text }), {}, ["read an object, […]"]],
    [
      "an object for a list",
      gives({ type: "array", items: text }),
      gives(object({ a: text, b: { type: "array", items: text }, c: text })),
      {},
      ["read an array, { a, b: […], c }"],
    ],
    [
      "of more than three",
      gives({ type: "array", items: text }),
      gives(object({ a: text, b: text, c: text, d: text })),
      {},
      ["read an array, { a, b, c, … }"],
    ],
    ["a number for a text", gives(text), gives(number), {}, ["read a string, integer"]],
    [
      "a list that may be null",
      gives({ type: "array", items: text }),
      gives({ type: "array", items: text, nullable: true }),
      {},
      ["read response-body-became-nullable"],
    ],
    ["a list, nobody looks", gives(both), gives({ type: "array", items: text }), { answer: "unused" }, []],
    ["all of it goes on", gives(both), gives(object({ a: number, b: object({ c: text }) })), escapes(), ["answer"]],
    ["all of it goes on as it was", gives(both), gives(both), escapes(), []],
    ["a part goes on", gives(both), gives(object({ a: text, b: object({ c: number }) })), escapes("b"), ["answer"]],
    ["another part goes on", gives(both), gives(object({ a: number, b: object({ c: text }) })), escapes("b"), []],
    ["a text goes on", gives(both), gives(object({ a: number, b: object({ c: text }) })), escapes("a"), []],
  ])("%s", async (_, before, after, use, found) => {
    expect(await compared(before, after, use)).toEqual(found);
  });
});
