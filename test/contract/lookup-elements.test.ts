/** What is found of each kind of element, and what is not known because it could not be read. */
import { expect, test } from "vitest";
import type { Operation } from "../../src/contract/contract.js";
import { ELEMENT_KINDS, type Element, type ElementKind } from "../../src/contract/element.js";
import { type ElementState, enumOwner, findElement } from "../../src/contract/lookup.js";
import { contractOf } from "./load-fixture.js";

const told = (state: ElementState | undefined): string =>
  state === undefined ? "absent" : state.open ? "unknown" : "there";

async function operationOf(parts: object): Promise<Operation> {
  const contract = await contractOf({
    openapi: "3.2.0",
    info: { title: "Pets", version: "1" },
    paths: { "/pets/{petId}/toys/{toyId}": { post: { responses: {}, ...parts } } },
  });
  const [operation] = contract.operations.values();
  if (operation === undefined) throw new Error("no operation");
  return operation;
}

/** An operation with nothing in it, some of whose parts could not be read. */
const unreadable = (...parts: readonly string[]): Operation =>
  ({
    deprecated: false,
    replacement: [],
    parameters: [],
    requestBody: undefined,
    responses: new Map(),
    unread: new Set(parts),
  }) as unknown as Operation;

test.each<[part: string, kinds: readonly ElementKind[]]>([
  ["parameters", ["path-parameter", "query", "header", "cookie"]],
  ["requestBody", ["request-body", "request-media-type", "request-property"]],
  ["responses", ["response"]],
  ["callbacks", []],
])("where %s could not be read, nobody knows of %j", (part, kinds) => {
  // of an operation that answers nothing, fields of the answer are not known either way
  const always = new Set<ElementKind>([
    "response-property",
    "response-media-type",
    "response-header",
    "security",
    "server",
    "enum-value",
  ]);
  const asked = ELEMENT_KINDS.filter((kind) => !always.has(kind));
  const found = asked.filter((kind) => told(findElement(unreadable(part), { kind, path: ["name"] })) === "unknown");
  expect(found).toEqual(kinds);
  expect(asked.filter((kind) => told(findElement(unreadable(), { kind, path: ["name"] })) === "unknown")).toEqual([]);
});

const schema = { type: "string" };
const parameter = (name: string, where: string, more: object = {}) => ({
  name,
  in: where,
  schema,
  ...(where === "path" && { required: true }),
  ...more,
});
const pets = () =>
  operationOf({
    parameters: [
      parameter("petId", "path"),
      parameter("toyId", "path"),
      parameter("Sort", "query"),
      parameter("X-Trace", "header"),
      parameter("session", "cookie"),
      parameter("filter", "query", { style: "deepObject", schema: { type: "object" } }),
      parameter("7", "query"),
    ],
    requestBody: { content: { "application/json": { schema } } },
    responses: { "200": { description: "ok", content: { "text/plain": { schema } } } },
  });

test.each<[ElementKind, readonly string[], string]>([
  ["operation", [], "there"],
  ["api", [], "there"],
  ["path-parameter", ["petId"], "there"],
  ["path-parameter", ["1"], "there"],
  ["path-parameter", ["2"], "absent"],
  ["query", ["1"], "absent"],
  ["query", ["7"], "there"],
  ["query", ["Sort"], "there"],
  ["query", ["sort"], "absent"],
  ["query", ["X-Trace"], "absent"],
  ["query", ["filter[name]"], "unknown"],
  ["query", ["filter.name"], "unknown"],
  ["query", ["other[name]"], "absent"],
  ["query", ["[name]"], "absent"],
  ["query", [], "absent"],
  ["cookie", ["filter[name]"], "absent"],
  ["cookie", ["session"], "there"],
  ["header", ["x-trace"], "there"],
  ["header", ["session"], "absent"],
  ["request-body", [], "there"],
  ["request-media-type", ["application/json"], "there"],
  ["request-media-type", ["text/plain"], "absent"],
  ["response", ["200"], "there"],
  ["response", ["201"], "absent"],
  ["response", [], "absent"],
  ["response-media-type", ["text/plain"], "unknown"],
  ["response-header", ["X-Trace"], "unknown"],
  ["security", ["key"], "unknown"],
  ["server", ["/"], "unknown"],
  ["enum-value", ["query", "Sort", "name"], "unknown"],
  ["enum-value", ["query", "gone", "name"], "absent"],
  ["enum-value", ["security", "name"], "unknown"],
])("%s %j is %s", async (kind, path, expected) => {
  expect(told(findElement(await pets(), { kind, path }))).toBe(expected);
});

test("without a body there is none; of a query that is one value as a whole nobody knows the parts", async () => {
  const bare = await operationOf({});
  expect([
    told(findElement(bare, { kind: "request-body", path: [] })),
    told(findElement(bare, { kind: "query", path: ["q"] })),
  ]).toEqual(["absent", "absent"]);
  const whole = await operationOf({
    parameters: [{ name: "all", in: "querystring", content: { "application/json": { schema } } }],
  });
  const asked = (kind: ElementKind) => told(findElement(whole, { kind, path: ["q"] }));
  expect([asked("query"), asked("header"), asked("cookie")]).toEqual(["unknown", "absent", "absent"]);
});

test.each<[Element, ReturnType<typeof enumOwner>]>([
  [
    { kind: "enum-value", path: ["query", "sort", "name"] },
    { owner: { kind: "query", path: ["sort"] }, value: "name" },
  ],
  [
    { kind: "enum-value", path: ["response-property", "name"] },
    { owner: { kind: "response-property", path: [] }, value: "name" },
  ],
  [{ kind: "enum-value", path: ["query"] }, undefined],
  [{ kind: "enum-value", path: ["security", "key", "name"] }, undefined],
  [{ kind: "enum-value", path: [] }, undefined],
  [{ kind: "query", path: ["query", "sort", "name"] }, undefined],
])("the owner of %j", (element, owner) => {
  expect(enumOwner(element)).toEqual(owner);
});
