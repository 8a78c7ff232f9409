/** What a release does to the fields, parameters and values that a call names. */
import { describe, expect, test } from "vitest";
import { use } from "./bookshop.js";
import { type ChangedOperation, openEach } from "./pair.js";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const answer = (properties: object, more: object = {}) => ({
  responses: { "200": { description: "ok", ...json(object(properties, more)) } },
});
const body = (properties: object, more: object = {}) => ({ requestBody: json(object(properties, more)) });
const query = (schema: object) => ({ parameters: [{ name: "sort", in: "query", schema }] });
const text = { type: "string" };
const old = { ...text, deprecated: true };
const note = object({ note: text });
const open = { type: "object", additionalProperties: true };

describe("a field that goes", async () => {
  const rows: readonly ChangedOperation[] = [
    [
      "is told where it is read",
      answer({ a: text }),
      answer({}),
      { reads: [use("a", 3)] },
      ["removed-response-field a :3 certain"],
    ],
    [
      "is told at every place",
      answer({ a: text }),
      answer({}),
      { reads: [use("a", 3), use("a", 4)] },
      ["removed-response-field a :3 certain", "removed-response-field a :4 certain"],
    ],
    [
      "is told once at one place",
      answer({ a: text }),
      answer({}),
      { reads: [use("a", 3), use("a", 3)] },
      ["removed-response-field a :3 certain"],
    ],
    [
      "is not told again below it",
      answer({ a: note }),
      answer({}),
      { reads: [use("a", 3), { ...use("a.note", 4), above: [use("a", 4).at] }] },
      ["removed-response-field a :3 certain", "removed-response-field a :4 certain"],
    ],
    [
      "is told where it is named, not where it is only passed through",
      answer({ a: note }),
      answer({}),
      { reads: [use("a.note", 3), use("a", 4)] },
      ["removed-response-field a :4 certain"],
    ],
    [
      "is told once where it is only passed through",
      answer({ a: object({ b: text, c: text }) }),
      answer({}),
      { reads: [use("a.b", 3), use("a.c", 4)] },
      ["removed-response-field a :3 certain"],
    ],
    [
      "of a list is told at the field, not at the list",
      answer({ a: { type: "array", items: note } }),
      answer({ a: { type: "array", items: object({}) } }),
      { reads: [use("a.[].note", 3)] },
      ["removed-response-field a.[].note :3 certain"],
    ],
    [
      "of a map is told at the field",
      answer({ a: { type: "object", additionalProperties: note } }),
      answer({ a: { type: "object", additionalProperties: object({}) } }),
      { reads: [use("a.{}.note", 3)] },
      ["removed-response-field a.{}.note :3 certain"],
    ],
    [
      "of the name that is spelled so, whatever else is spelled alike",
      answer({ Title: text }),
      answer({ title: text }),
      { reads: [use("Title", 3)] },
      ["removed-response-field Title :3 certain"],
    ],
    [
      "where any name may stand is milder",
      answer({ a: note }),
      answer({ a: open }),
      { reads: [use("a.note", 3)] },
      ["removed-response-field a.note :3 certain milder 1"],
    ],
    [
      "where any name may stand is milder as it is sent",
      body({ a: note }),
      body({ a: open }),
      { body: [use("a.note", 3)] },
      ["removed-request-field a.note :3 certain milder 1"],
    ],
    [
      "from where any name may stand beside it is milder",
      answer({ a: object({ note: text, other: text }) }),
      answer({ a: { ...object({ other: text }), additionalProperties: true } }),
      { reads: [use("a.note", 3), use("a.other", 4)] },
      ["removed-response-field a.note :3 certain milder 1"],
    ],
    ["was never described there", answer({ a: open }), answer({ a: open }), { reads: [use("a.note", 3)] }, []],
    [
      "was marked before it is described no more",
      answer({ a: object({ note: old }) }),
      answer({ a: open }),
      { reads: [use("a.note", 3)] },
      ["removed-response-field a.note :3 certain milder 1"],
    ],
  ];
  test.each(await openEach(rows))("$story", ({ told, lines }) => {
    expect(told()).toEqual(lines);
  });
});

describe("a field to come", async () => {
  const comes = (name: string, line = 3) =>
    `not-yet-available ${name} :${line} certain milder 1 firstRelease=target.json`;
  const rows: readonly ChangedOperation[] = [
    ["is told", answer({ z: text }), answer({ a: text }), { reads: [use("a", 3)] }, [comes("a")]],
    [
      "is told once for all below it",
      answer({ z: text }),
      answer({ a: note }),
      { reads: [use("a.note", 3)] },
      [comes("a")],
    ],
    [
      "that is marked already is marked",
      answer({ z: text }),
      answer({ a: old }),
      { reads: [use("a", 3)] },
      ["deprecated-response-field a :3 certain"],
    ],
    [
      "with a field that nobody knows",
      answer({ z: text }),
      answer({ a: note }),
      { reads: [use("a.size", 3)] },
      [comes("a")],
    ],
  ];
  test.each(await openEach(rows))("$story", ({ told, lines }) => {
    expect(told()).toEqual(lines);
  });
});

describe("a mark", async () => {
  const rows: readonly ChangedOperation[] = [
    [
      "of a parameter",
      query(text),
      { parameters: [{ name: "sort", in: "query", schema: text, deprecated: true }] },
      { query: [use("sort", 3)] },
      ["deprecated-parameter sort :3 certain"],
    ],
    [
      "of a field that is sent",
      body({ a: text }),
      body({ a: old }),
      { body: [use("a", 3)] },
      ["deprecated-request-field a :3 certain"],
    ],
    [
      "of what holds a field is told where the code names it",
      answer({ a: note }),
      answer({ a: { ...note, deprecated: true } }),
      { reads: [{ ...use("a.note", 4), above: [use("a", 3).at] }] },
      ["deprecated-response-field a :3 certain"],
    ],
    [
      "of both is told once, where the field is no worse off",
      answer({ a: note }),
      answer({ a: { ...object({ note: old }), deprecated: true } }),
      { reads: [use("a.note", 3)] },
      ["deprecated-response-field a :3 certain"],
    ],
    [
      "and a field below that goes",
      answer({ a: note }),
      answer({ a: { ...object({}), deprecated: true } }),
      { reads: [use("a.note", 3)] },
      ["deprecated-response-field a :3 certain", "removed-response-field a.note :3 certain"],
    ],
    [
      "of a field that changes, too",
      answer({ a: text }),
      answer({ a: { type: "integer", deprecated: true } }),
      { reads: [use("a", 3)] },
      [
        "changed-response-field a :3 certain ruleId=response-property-type-changed before=string after=integer",
        "deprecated-response-field a :3 certain",
      ],
    ],
  ];
  test.each(await openEach(rows))("$story", ({ told, lines }) => {
    expect(told()).toEqual(lines);
  });
});

describe("a value", async () => {
  const one = (...values: readonly string[]) => ({ ...text, enum: values });
  const rows: readonly ChangedOperation[] = [
    [
      "of a list that is given up",
      body({ a: one("x", "y") }),
      body({ a: text }),
      { body: [use("a", 3, "y")] },
      ['changed-request-field a :3 certain milder 1 ruleId=request-property-no-longer-enum before=["x","y"] after='],
    ],
    [
      "that comes",
      body({ a: one("x", "z") }),
      body({ a: one("x", "y", "z") }),
      { body: [use("a", 3, "y")] },
      ["not-yet-available request-property.a.y :3 certain milder 1 firstRelease=target.json"],
    ],
    [
      "that goes, told where it is written",
      body({ a: one("x", "y", "z") }),
      body({ a: one("x", "z") }),
      {
        body: [
          {
            ...use("a", 3, "y"),
            valuePlaces: [
              { value: "x", at: use("a", 7).at },
              { value: "y", at: use("a", 8).at },
            ],
          },
        ],
      },
      ["removed-enum-value request-property.a.y :8 certain"],
    ],
    [
      "that goes, beside one that stays",
      body({ a: one("x", "y", "z") }),
      body({ a: one("x", "z") }),
      { body: [use("a", 3, "x", "y")] },
      ["removed-enum-value request-property.a.y :3 certain"],
    ],
    [
      "that goes, in letters of their own for the field",
      body({ a: one("x", "y", "z") }),
      body({ a: one("x", "z") }),
      { body: [use("A", 3, "y")] },
      ["removed-enum-value request-property.a.y :3 certain"],
    ],
    [
      "that goes of a field that is marked",
      body({ a: one("x", "y", "z") }),
      body({ a: { ...one("x", "z"), deprecated: true } }),
      { body: [use("a", 3, "y")] },
      ["deprecated-request-field a :3 certain", "removed-enum-value request-property.a.y :3 certain"],
    ],
    [
      "of a field that goes",
      body({ a: one("x", "y") }),
      body({}),
      { body: [use("a", 3, "y")] },
      ["removed-request-field a :3 certain"],
    ],
    ["that nobody knows", query(one("x", "y")), query(one("x", "y")), { query: [use("sort", 3, "q")] }, []],
  ];
  test.each(await openEach(rows))("$story", ({ told, lines }) => {
    expect(told()).toEqual(lines);
  });
});
