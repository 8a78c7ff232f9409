/** One call against two documents: its operation, its fields, its values, and what is said of none of them. */
import { describe, expect, test } from "vitest";
import type { ApiCall } from "../../../src/scan/call.js";
import { call, use } from "./bookshop.js";
import { openPair } from "./pair.js";

const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const done = { responses: { "204": { description: "done" } } };
const ofBooks = (book: unknown, sort: readonly string[]) => ({
  get: {
    parameters: [
      { name: "query", in: "query", schema: { type: "string" } },
      { name: "sort", in: "query", schema: { type: "string", enum: sort } },
    ],
    responses: { "200": { description: "ok", ...json(book) } },
  },
  post: { requestBody: json(book), ...done },
});
const text = { type: "string" };
const before = {
  type: "object",
  properties: {
    title: text,
    shelf: text,
    format: { type: "string", enum: ["paper", "tape"] },
    size: text,
    more: { type: "object", properties: { note: text } },
  },
};
const after = {
  type: "object",
  properties: {
    title: text,
    format: { type: "string", enum: ["paper"] },
    size: { type: "integer" },
    pages: { type: "integer" },
    more: { type: "object", additionalProperties: true },
  },
};
const each = (names: string, end: string) =>
  Object.fromEntries([...names].map((one) => [`/${one}/${end}`, { get: done }]));

const told = await openPair(
  {
    "/books": ofBooks(before, ["up", "down"]),
    "/gone": { get: done, post: done },
    "/half": { get: done, post: done },
    "/stays": { get: done, post: done },
    ...each("abcd", "four"),
    ...each("abcde", "five"),
  },
  {
    "/books": ofBooks(after, ["up"]),
    "/half": { get: done },
    "/stays": { get: done, post: done },
    "/new": { get: { responses: { "200": { description: "ok", ...json(after) } } } },
  },
);

type Row = readonly [story: string, made: ApiCall, told: readonly string[]];
const books = (rest: Partial<ApiCall>): ApiCall => call("GET /books", rest);
const adds = (...body: ApiCall["body"]): ApiCall => call("POST /books", { body });
const possible = { certainty: "possible" } as const;

describe("an operation", () => {
  test.each<Row>([
    ["that is gone", call("GET /gone"), ["removed-endpoint GET /gone :1 certain"]],
    ["of any method, all gone: one finding", call("? /gone"), ["removed-endpoint GET /gone :1 certain"]],
    ["of any method, one gone: less sure", call("? /half"), ["removed-endpoint POST /half :1 likely"]],
    ["of any method, all there", call("? /stays"), []],
    ["to come", call("GET /new"), ["not-yet-available GET /new :1 certain milder 1 firstRelease=target.json"]],
    [
      "to come, with its fields: one finding",
      call("GET /new", { reads: [use("pages", 3)] }),
      ["not-yet-available GET /new :1 certain milder 1 firstRelease=target.json"],
    ],
    ["that nobody knows", call("GET /none"), ["unlisted-endpoint GET /none :1 certain"]],
    [
      "that nobody knows, likely",
      call("GET /none", { certainty: "likely" }),
      ["unlisted-endpoint GET /none :1 likely"],
    ],
    ["that nobody knows, of another API maybe", call("GET /none", possible), []],
    ["that nobody knows, of any method", call("? /none"), []],
    ["that nobody knows, a preflight", call("OPTIONS /none"), []],
    [
      "that may be one of four",
      call("GET /{}/four"),
      [..."abcd"].map((one) => `removed-endpoint GET /${one}/four :1 possible`),
    ],
    ["that may be one of five", call("GET /{}/five"), ["the path /{}/five fits many operations"]],
  ])("%s", (_, made, lines) => {
    expect(told(made)).toEqual(lines);
  });
});

describe("a name in another letter case", () => {
  test.each<Row>([
    [
      "of a parameter",
      books({ query: [use("Query", 3)] }),
      ["miscased-name GET /books query :3 certain written=Query"],
    ],
    ["of a field sent", adds(use("Title", 3)), ["miscased-name POST /books title :3 certain written=Title"]],
    [
      "of a field read",
      books({ reads: [use("TITLE", 3)] }),
      ["miscased-name GET /books title :3 certain written=TITLE"],
    ],
    [
      "of what holds a field",
      books({ reads: [{ ...use("More.other", 4), above: [use("More", 3).at] }] }),
      ["miscased-name GET /books more :3 certain written=More"],
    ],
    [
      "of a field that goes: told with that",
      books({ reads: [use("Shelf", 3)] }),
      ["removed-response-field GET /books shelf :3 certain written=Shelf"],
    ],
    [
      "of a field to come",
      books({ reads: [use("Pages", 3)] }),
      ["not-yet-available GET /books pages :3 certain milder 1 firstRelease=target.json"],
    ],
    ["where the call may be another's", books({ ...possible, query: [use("Query", 3)] }), []],
    ["where the method is open", call("? /books", { query: [use("Query", 3)] }), []],
    [
      "that the code is not sure of",
      books({ query: [{ ...use("Query", 3), certainty: "likely" }] }),
      ["miscased-name GET /books query :3 likely written=Query"],
    ],
  ])("%s", (_, made, lines) => {
    expect(told(made)).toEqual(lines);
  });
});

describe("a field", () => {
  test.each<Row>([
    [
      "that nobody knows",
      books({ reads: [use("colour", 3)] }),
      ["unlisted-response-field GET /books colour :3 certain"],
    ],
    [
      "that nobody knows, with fields of its own",
      books({ reads: [use("colour.name", 3)] }),
      ["unlisted-response-field GET /books colour :3 certain"],
    ],
    ["that nobody knows, sent", adds(use("colour", 3)), ["unlisted-request-field POST /books colour :3 certain"]],
    ["that nobody knows, of a call that may be another's", books({ ...possible, reads: [use("colour", 3)] }), []],
    ["that nobody knows, possibly read", books({ reads: [{ ...use("colour", 3), ...possible }] }), []],
    ["that nobody knows, of any method", call("? /books", { reads: [use("colour", 3)] }), []],
    [
      "that goes, of any method: as it may be of the other",
      call("? /books", { reads: [use("shelf", 3)] }),
      ["removed-response-field GET /books shelf :3 likely"],
    ],
    [
      "that is described no more where any name may stand",
      books({ reads: [use("more.note", 3)] }),
      ["removed-response-field GET /books more.note :3 certain milder 1"],
    ],
    ["that is open before and after", books({ reads: [use("more", 3)] }), []],
    [
      "of another type, sent",
      adds(use("size", 3)),
      [
        "changed-request-field POST /books size :3 certain ruleId=request-property-type-changed before=string after=integer",
      ],
    ],
    ["a header that nobody knows", books({ headers: [use("x-trace", 3)] }), []],
    [
      "a parameter that nobody knows, with a part",
      books({ query: [use("page.size", 3)] }),
      ["unlisted-parameter GET /books page.size :3 certain"],
    ],
  ])("%s", (_, made, lines) => {
    expect(told(made)).toEqual(lines);
  });
});

describe("a value", () => {
  test.each<Row>([
    [
      "that is no longer taken",
      adds(use("format", 3, "tape")),
      ["removed-enum-value POST /books request-property.format.tape :3 certain"],
    ],
    [
      "that no longer comes: its comparison is dead",
      books({ reads: [use("format", 3, "tape")] }),
      ["removed-enum-value GET /books response-property.format.tape :3 certain milder 1"],
    ],
    [
      "of a parameter that is no longer taken",
      books({ query: [use("sort", 3, "down")] }),
      ["removed-enum-value GET /books query.sort.down :3 certain"],
    ],
    ["that stays", adds(use("format", 3, "paper")), []],
    ["that nobody knows", adds(use("format", 3, "papyrus")), []],
    ["of what takes any", adds(use("title", 3, "tape")), []],
    ["of a field that goes", adds(use("shelf", 3, "tape")), ["removed-request-field POST /books shelf :3 certain"]],
  ])("%s", (_, made, lines) => {
    expect(told(made)).toEqual(lines);
  });
});
