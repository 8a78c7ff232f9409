/** Unions before and after, of what is sent and of what is answered. */
import { describe, expect, test } from "vitest";
import { diffDocuments, documentWith } from "../documents.js";

async function changes(
  subject: "request-property" | "response-property",
  before: object,
  after: object,
): Promise<readonly string[]> {
  const found = await diffDocuments(documentWith(subject, before), documentWith(subject, after));
  return found.map(
    ({ level, ruleId, element, before: was, after: is }) =>
      `${level} ${ruleId.replace(`${subject}-`, "")} ${element.path.join("/")} ${JSON.stringify(was)} ${JSON.stringify(is)}`,
  );
}

const string = { type: "string" };
const number = { type: "number" };
const integer = { type: "integer" };
const boolean = { type: "boolean" };
const oneOf = (...branches: readonly object[]) => ({ oneOf: branches });
const anyOf = (...branches: readonly object[]) => ({ anyOf: branches });
const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
const card = object({ card: string }, { required: ["card"] });
const cash = object({ coins: integer }, { required: ["coins"] });

type Row = readonly [
  story: string,
  before: object,
  after: object,
  sent: readonly string[],
  answered: readonly string[],
];
const rows: readonly Row[] = [
  ["the same in another order", oneOf(string, boolean), oneOf(boolean, string), [], []],
  [
    "one branch more",
    oneOf(string, boolean),
    oneOf(string, boolean, number),
    [
      'compatible list-of-types-widened value ["boolean","string"] ["boolean","number","string"]',
      'compatible one-of-added value null "number"',
    ],
    [
      'breaking list-of-types-widened value ["boolean","string"] ["boolean","number","string"]',
      'breaking one-of-added value null "number"',
    ],
  ],
  [
    "one branch less",
    oneOf(string, boolean, number),
    oneOf(string, boolean),
    [
      'breaking one-of-removed value "number" null',
      'breaking list-of-types-narrowed value ["boolean","number","string"] ["boolean","string"]',
    ],
    [
      'compatible list-of-types-narrowed value ["boolean","number","string"] ["boolean","string"]',
      'compatible one-of-removed value "number" null',
    ],
  ],
  ["one branch less that another takes", anyOf(number, integer, string), anyOf(number, string), [], []],
  ["one branch more that another takes", anyOf(number, string), anyOf(number, integer, string), [], []],
  ["one of branches that are apart, then any", oneOf(string, boolean), anyOf(string, boolean), [], []],
  [
    "one of branches without a type, then any",
    oneOf(card, {}),
    anyOf(card, {}),
    ['compatible one-of-became-any-of value "oneOf" "anyOf"'],
    ['compatible one-of-became-any-of value "oneOf" "anyOf"'],
  ],
  [
    "a type, then a union with it",
    string,
    oneOf(string, boolean),
    ['compatible one-of-added value null "boolean"'],
    ['breaking one-of-added value null "boolean"'],
  ],
  [
    "a union, then one of its types",
    oneOf(string, boolean),
    string,
    ['breaking one-of-removed value "boolean" null'],
    ['compatible one-of-removed value "boolean" null'],
  ],
  ["several types, then a union of them", { type: ["string", "boolean"] }, oneOf(string, boolean), [], []],
  ["a union, then several types", oneOf(string, boolean), { type: ["string", "boolean"] }, [], []],
  [
    "nothing of it in the union",
    boolean,
    oneOf(string, number),
    ['breaking type-changed value "boolean" ["number","string"]', 'dangerous choice-added value null "oneOf"'],
    ['breaking type-changed value "boolean" ["number","string"]', 'compatible choice-added value null "oneOf"'],
  ],
  [
    "a change within a branch",
    oneOf(card, boolean),
    oneOf(object({ card: integer }, { required: ["card"] }), boolean),
    ['breaking type-changed value/card "string" "integer"'],
    ['breaking type-changed value/card "string" "integer"'],
  ],
  [
    "a union beside fields comes",
    object({ note: string }),
    { ...object({ note: string }), ...oneOf(card, cash) },
    ['dangerous choice-added value null "oneOf"'],
    ['compatible choice-added value null "oneOf"'],
  ],
  [
    "a union beside fields goes",
    { ...object({ note: string }), ...oneOf(card, cash) },
    object({ note: string }),
    [
      "dangerous removed value/card null null",
      "dangerous removed value/coins null null",
      'compatible choice-removed value "oneOf" null',
    ],
    ['dangerous choice-removed value "oneOf" null'],
  ],
  [
    "a union beside a list of values goes",
    { enum: ["a", "b"], ...oneOf(string, boolean) },
    { enum: ["a", "b"] },
    ['compatible choice-removed value "oneOf" null'],
    ['dangerous choice-removed value "oneOf" null'],
  ],
  [
    "a union beside required names goes",
    { required: ["note"], ...oneOf(card, cash) },
    { required: ["note"] },
    [
      "dangerous removed value/card null null",
      "dangerous removed value/coins null null",
      'compatible choice-removed value "oneOf" null',
      'compatible type-generalized value "object" null',
    ],
    ['breaking type-generalized value "object" null', 'dangerous choice-removed value "oneOf" null'],
  ],
  [
    "a second union comes",
    oneOf(card, cash),
    { ...oneOf(card, cash), ...anyOf(string, object({})) },
    ['dangerous choice-added value null "anyOf"'],
    ['compatible choice-added value null "anyOf"'],
  ],
  [
    "a second union goes",
    { ...oneOf(card, cash), ...anyOf(string, object({})) },
    oneOf(card, cash),
    ['compatible choice-removed value "anyOf" null'],
    ['dangerous choice-removed value "anyOf" null'],
  ],
  [
    "both of two unions stay",
    { ...oneOf(card, cash), ...anyOf(string, object({})) },
    { ...anyOf(string, object({})), ...oneOf(card, cash) },
    [],
    [],
  ],
];

describe("of what is sent", () => {
  test.each(rows)("%s", async (_, before, after, sent) => {
    expect(await changes("request-property", before, after)).toEqual(sent);
  });
});

describe("of what is answered", () => {
  test.each(rows)("%s", async (_, before, after, _sent, answered) => {
    expect(await changes("response-property", before, after)).toEqual(answered);
  });
});
