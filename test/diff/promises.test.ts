import { describe, expect, test } from "vitest";
import type { DiffOptions } from "../../src/diff/index.js";
import { diffDocuments, documentWith, TODAY, told } from "./documents.js";

type Part = Record<string, unknown>;
const head = { openapi: "3.1.0", info: { title: "orders", version: "1" } };
const ok = { responses: { "200": { description: "OK" } } };
const orders = (marks: Part): Part => ({ ...head, paths: { "/orders": { get: { ...marks, ...ok } } } });
const levelled = (level: unknown): Part => ({ "x-stability-level": level });

describe("a stability level that is no known word leaves open what is promised", () => {
  const places: readonly (readonly [place: string, told: string, document: (marks: Part) => Part])[] = [
    ["operation", "api-invalid-stability-level", orders],
    [
      "parameter",
      "request-parameter-invalid-stability-level limit",
      (marks) => orders({ parameters: [{ name: "limit", in: "query", schema: { type: "integer" }, ...marks }] }),
    ],
    [
      "property written",
      "request-property-invalid-stability-level value",
      (marks) => documentWith("request-property", { type: "string", ...marks }),
    ],
    [
      "property read",
      "response-property-invalid-stability-level value",
      (marks) => documentWith("response-property", { type: "string", ...marks }),
    ],
  ];
  test.each(places)("%s", async (_, id, document) => {
    for (const known of [{}, levelled("alpha"), levelled("stable")])
      for (const unknown of [levelled("solid"), levelled(1)]) {
        expect((await diffDocuments(document(known), document(unknown))).map(told)).toEqual([`dangerous ${id}`]);
        expect((await diffDocuments(document(unknown), document(known))).map(told)).toEqual([`dangerous ${id}`]);
        expect(await diffDocuments(document(unknown), document(unknown))).toEqual([]);
      }
  });

  test("the words have no case, and other extensions have no fixed words", async () => {
    expect(await diffDocuments(orders(levelled("stable")), orders(levelled("Stable")))).toEqual([]);
    expect(await diffDocuments(orders({}), orders({ "x-maturity": "solid" }))).toEqual([]);
  });
});

describe("from its sunset on, nothing is promised about an element", () => {
  const gone: Part = { ...head, paths: { "/users": { get: ok } } };
  const removed: readonly (readonly [story: string, marks: Part, options: DiffOptions, told: string])[] = [
    ["never deprecated", {}, { today: TODAY }, "breaking api-path-removed-without-deprecation"],
    ["deprecated without a day", { deprecated: true }, { today: TODAY }, "breaking api-path-removed-with-deprecation"],
    [
      "the day before",
      { deprecated: true, "x-sunset": "2026-11-22" },
      { today: TODAY },
      "breaking api-path-removed-before-sunset",
    ],
    [
      "on its day",
      { deprecated: true, "x-sunset": "2026-11-21" },
      { today: TODAY },
      "breaking api-path-removed-after-sunset",
    ],
    [
      "later",
      { deprecated: true, "x-sunset": "2020-01-01" },
      { today: TODAY },
      "breaking api-path-removed-after-sunset",
    ],
    [
      "nobody knows what day it is",
      { deprecated: true, "x-sunset": "2020-01-01" },
      {},
      "breaking api-path-removed-with-deprecation",
    ],
    [
      "experimental and deprecated",
      { deprecated: true, "x-stability-level": "alpha" },
      { today: TODAY },
      "breaking api-removed-while-experimental",
    ],
    [
      "experimental, with a day to come",
      { deprecated: true, "x-stability-level": "alpha", "x-sunset": "2026-11-22" },
      { today: TODAY },
      "breaking api-path-removed-before-sunset",
    ],
    [
      "a sunset without deprecation",
      { "x-sunset": "2020-01-01" },
      { today: TODAY },
      "breaking api-path-removed-without-deprecation",
    ],
  ];
  test.each(removed)("%s", async (_, marks, options, expected) => {
    const before = { ...head, paths: { "/orders": { get: { ...marks, ...ok } }, ...(gone["paths"] as Part) } };
    expect((await diffDocuments(before, gone, options)).map(told)).toEqual([expected]);
    expect((await diffDocuments(gone, before, options)).map(told)).toEqual(["compatible endpoint-added"]);
  });
});

describe("where one of two sunsets is no date, nobody can tell which is earlier", () => {
  const until = (sunset: string): Part => orders({ deprecated: true, "x-sunset": sunset });
  test.each([
    ["mended", "soon", "9999-12-31", ["dangerous api-deprecated-sunset-parse"]],
    ["broken", "9999-12-31", "soon", ["dangerous api-deprecated-sunset-parse"]],
    ["as broken as before", "soon", "soon", []],
  ] as const)("%s", async (_, before, after, expected) => {
    expect((await diffDocuments(until(before), until(after))).map(told)).toEqual(expected);
  });
});

test("a day that was named before the deprecation is a promise as well", async () => {
  const day = { "x-sunset": "9999-12-31" };
  expect((await diffDocuments(orders(day), orders({ deprecated: true }))).map(told)).toEqual([
    "dangerous sunset-deleted",
  ]);
  expect((await diffDocuments(orders(day), orders({ deprecated: true, ...day }))).map(told)).toEqual([
    "compatible endpoint-deprecated-with-sunset",
  ]);
});

describe("where a token comes from is no part of a call, what a call must carry is", () => {
  const signedIn = (scheme: Part, scopes: readonly string[] = []): Part => ({
    ...head,
    paths: { "/orders": { get: { security: [{ access: scopes }], ...ok } } },
    components: { securitySchemes: { access: scheme } },
  });
  const oauth = (host: string): Part => ({
    type: "oauth2",
    flows: {
      authorizationCode: {
        authorizationUrl: `https://${host}.example.com/go`,
        tokenUrl: `https://${host}.example.com/token`,
        scopes: { read: "r", write: "w" },
      },
    },
  });
  const moved = [
    "compatible api-security-component-oauth-token-url-changed access",
    "compatible api-security-component-oauth-url-changed access",
  ];
  const key = { type: "apiKey", name: "X-Key", in: "header" };
  test.each([
    ["addresses", signedIn(oauth("a")), signedIn(oauth("b")), moved, moved],
    [
      "a scope",
      signedIn(oauth("a"), ["read"]),
      signedIn(oauth("a"), ["read", "write"]),
      ["breaking api-security-scope-added access"],
      ["compatible api-security-scope-removed access"],
    ],
    [
      "the kind of scheme",
      signedIn(key),
      signedIn({ type: "http", scheme: "bearer" }),
      ["breaking api-security-component-type-changed access"],
      ["breaking api-security-component-type-changed access"],
    ],
  ] as const)("%s", async (_, before, after, forward, back) => {
    expect((await diffDocuments(before, after)).map(told)).toEqual(forward);
    expect((await diffDocuments(after, before)).map(told)).toEqual(back);
  });
});

describe("a format that both sides state does not narrow text", () => {
  test.each([
    [
      "stated by both",
      { type: "integer", format: "uuid" },
      { type: "string", format: "uuid" },
      ["compatible request-parameter-type-generalized value"],
      ["breaking request-parameter-type-specialized value"],
    ],
    [
      "stated by neither",
      { type: "integer" },
      { type: "string" },
      ["compatible request-parameter-type-generalized value"],
      ["breaking request-parameter-type-specialized value"],
    ],
    [
      "stated by one",
      { type: "integer" },
      { type: "string", format: "uuid" },
      ["breaking request-parameter-type-changed value"],
      ["breaking request-parameter-type-changed value"],
    ],
  ] as const)("%s", async (_, before, after, forward, back) => {
    const [one, other] = [documentWith("request-parameter", before), documentWith("request-parameter", after)];
    expect((await diffDocuments(one, other)).map(told)).toEqual(forward);
    expect((await diffDocuments(other, one)).map(told)).toEqual(back);
  });
});

describe("who sends back what was read meets the rules of what may be written now", () => {
  const holding = (subject: "request-body" | "response-body", property: Part): Part =>
    documentWith(subject, { type: "object", properties: { size: property } });
  test.each([
    [
      "request-body",
      "readOnly",
      ["breaking request-property-type-changed size", "compatible request-optional-property-became-not-read-only size"],
      ["dangerous request-optional-property-became-read-only size"],
    ],
    [
      "response-body",
      "writeOnly",
      ["compatible response-optional-property-became-not-write-only size"],
      ["dangerous response-optional-property-became-write-only size"],
    ],
  ] as const)("%s: %s", async (subject, mark, unmarking, marking) => {
    const [marked, plain] = [
      holding(subject, { type: "integer", [mark]: true }),
      holding(subject, { type: "boolean" }),
    ];
    expect((await diffDocuments(marked, plain)).map(told)).toEqual(unmarking);
    expect((await diffDocuments(plain, marked)).map(told)).toEqual(marking);
  });
});

describe("what is gone breaks, and whether that was announced is a fact of its own", () => {
  const gone: Part = { ...head, paths: { "/users": { get: ok } } };
  const removal = async (marks: Part, options: DiffOptions = { today: TODAY }) => {
    const document = { ...head, paths: { "/users": { get: ok }, "/orders": { get: { ...marks, ...ok } } } };
    return (await diffDocuments(document, gone, options)).map(({ level, announced }) => [level, announced]);
  };
  test.each<[story: string, marks: Part, announced: unknown]>([
    ["never deprecated", {}, null],
    ["deprecated, without a day", { deprecated: true }, { since: null, windowOver: true }],
    [
      "deprecated since, until a day that has come",
      { deprecated: true, "x-deprecated-since": "2.1", "x-sunset": "2026-11-01" },
      { since: "2.1", windowOver: true },
    ],
    ["until a day to come", { deprecated: true, "x-sunset": "2027-01-01" }, { since: null, windowOver: false }],
    ["until a month that is not over", { deprecated: true, "x-sunset": "2026-11" }, { since: null, windowOver: false }],
    ["until a month that is over", { deprecated: true, "x-sunset": "2026-10" }, { since: null, windowOver: true }],
    ["until nobody knows when", { deprecated: true, "x-sunset": "soon" }, { since: null, windowOver: false }],
    ["experimental", { "x-stability-level": "alpha" }, { since: null, windowOver: true }],
  ])("%s", async (_, marks, announced) => {
    expect(await removal(marks)).toEqual([["breaking", announced]]);
    const { windowOver } = (announced ?? { windowOver: false }) as { windowOver: boolean };
    expect(await removal(marks, { today: TODAY, allowAnnounced: true })).toHaveLength(windowOver ? 0 : 1);
  });
});
