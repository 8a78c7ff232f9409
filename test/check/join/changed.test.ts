/** What changes under a call without going away, and which calls feel it. */
import { describe, expect, test } from "vitest";
import type { FieldUse } from "../../../src/scan/call.js";
import { use } from "./bookshop.js";
import { type ChangedOperation, openEach } from "./pair.js";

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const answer = (size: object, more: object = {}) => ({
  responses: { "200": { description: "ok", ...json(object({ size }, more)) } },
});
const body = (size: object) => ({ requestBody: json(object({ size })) });
const parameter = (where: string, schema: object) => ({ parameters: [{ name: "size", in: where, schema }] });
const text = { type: "string" };
const number = { type: "integer" };
const wide = object({ width: number });
const checkedAt = (length: number, ...against: readonly ("null" | "undefined")[]): FieldUse => ({
  ...use("size", 3),
  checked: [{ length, against }],
});

describe("a change is felt", async () => {
  const retyped = (side: string, rule: string) =>
    `changed-${side} size :3 certain ruleId=${rule}-type-changed before=string after=integer`;
  const inAnswer = retyped("response-field", "response-property");
  const nullable =
    "changed-response-field size :3 certain ruleId=response-property-became-nullable before=false after=true";
  const optional =
    "changed-response-field size :3 certain ruleId=response-property-became-optional before=true after=false";
  const sure = { required: ["size"] };

  const rows: readonly ChangedOperation[] = [
    [
      "by who sends a parameter",
      parameter("query", text),
      parameter("query", number),
      { query: [use("size", 3)] },
      [retyped("parameter", "request-parameter").replace("changed before", "specialized before")],
    ],
    [
      "by who sends a header",
      parameter("header", text),
      parameter("header", number),
      { headers: [use("size", 3)] },
      [retyped("parameter", "request-parameter").replace("changed before", "specialized before")],
    ],
    [
      "not by who sends another parameter of that name",
      parameter("header", text),
      parameter("header", number),
      { query: [use("size", 3)] },
      ["unlisted-parameter size :3 certain"],
    ],
    [
      "by who sends a field",
      body(text),
      body(number),
      { body: [use("size", 3)] },
      [retyped("request-field", "request-property")],
    ],
    ["by who reads a field", answer(text), answer(number), { reads: [use("size", 3)] }, [inAnswer]],
    [
      "as surely as the field is read",
      answer(text),
      answer(number),
      { reads: [{ ...use("size", 3), certainty: "likely" }] },
      [inAnswer.replace("certain", "likely")],
    ],
    ["not by who uses nothing of it", answer(text), answer(number), {}, []],
    ["once at each place", answer(text), answer(number), { reads: [use("size", 3), use("size", 3)] }, [inAnswer]],
    [
      "at each of several places",
      answer(text),
      answer(number),
      { reads: [use("size", 3), use("size", 4)] },
      [inAnswer, inAnswer.replace(":3", ":4")],
    ],
    [
      "by who reads below it",
      answer(object({ width: text })),
      answer(text),
      { reads: [{ ...use("size.width", 4), above: [use("size", 3).at] }] },
      [
        "changed-response-field size :3 certain ruleId=response-property-type-changed before=object after=string",
        "removed-response-field size.width :4 certain",
      ],
    ],
    [
      "not by who reads what only the new form has",
      answer(text),
      answer(wide),
      { reads: [use("size.width", 3)] },
      ["not-yet-available size.width :3 certain milder 1 firstRelease=target.json"],
    ],
    [
      "not by who checks for null what may be null now",
      answer(text),
      answer({ ...text, nullable: true }),
      { reads: [checkedAt(1, "null")] },
      [],
    ],
    [
      "by who checks something else",
      answer(text),
      answer({ ...text, nullable: true }),
      { reads: [checkedAt(1, "undefined")] },
      [nullable],
    ],
    [
      "by who checks what lies deeper",
      answer(text),
      answer({ ...text, nullable: true }),
      { reads: [checkedAt(2, "null")] },
      [nullable],
    ],
    [
      "by who checks nothing",
      answer(text),
      answer({ ...text, nullable: true }),
      { reads: [use("size", 3)] },
      [nullable],
    ],
    [
      "not by who checks for what may be missing now",
      answer(text, sure),
      answer(text),
      { reads: [checkedAt(1, "undefined")] },
      [],
    ],
    [
      "by who checks what may be missing for null alone",
      answer(text, sure),
      answer(text),
      { reads: [checkedAt(1, "null")] },
      [optional],
    ],
    [
      "by who only checks, where the type is another",
      answer(text),
      answer(number),
      { reads: [checkedAt(1, "null", "undefined")] },
      [inAnswer],
    ],
    [
      "of a list of values, by who sends one that nobody knows",
      body(text),
      body({ ...text, enum: ["a", "c"] }),
      { body: [use("size", 3)] },
      ['changed-request-field size :3 certain milder 1 ruleId=request-property-became-enum before= after=["a","c"]'],
    ],
    [
      "of a list of values, by who sends another",
      body(text),
      body({ ...text, enum: ["a", "c"] }),
      { body: [use("size", 3, "b")] },
      ['changed-request-field size :3 certain ruleId=request-property-became-enum before= after=["a","c"]'],
    ],
    [
      "of a list of values, not by who sends one of them",
      body(text),
      body({ ...text, enum: ["a", "c"] }),
      { body: [use("size", 3, "a")] },
      [],
    ],
  ];
  test.each(await openEach(rows))("$story", ({ told, lines }) => {
    expect(told()).toEqual(lines);
  });
});
