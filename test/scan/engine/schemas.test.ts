/** Schemas that an answer is checked by: what they name is read, whichever library and spelling they are of. */
import { describe, expect, test } from "vitest";
import { analysed, written } from "./engine.js";

/** What `check` reads of an answer, in alphabetical order. */
const reads = (imports: string, schema: string, check: string): readonly string[] => {
  const { calls } = analysed(`import ${imports};
const Checked = ${schema};
export async function load() { const answer = await (await fetch("/api/v1/users/1")).json(); return ${check}; }`);
  return [...new Set(calls.flatMap((call) => call.reads.map(written)))].sort();
};
const ofZod = (schema: string, check = "Checked.parse(answer)"): readonly string[] =>
  reads('{ z } from "zod"', schema, check);

test.each(["object", "strictObject", "looseObject", "interface", "type", "struct", "Struct"])(
  "an object: %s",
  (name) => {
    expect(ofZod(`z.${name}({ email: z.string() })`)).toEqual(["email"]);
  },
);

test.each(["array", "set", "nonEmptyArray", "Array", "NonEmptyArray"])("a list: %s", (name) => {
  expect(ofZod(`z.object({ users: z.${name}(z.object({ email: z.string() })) })`)).toEqual(["users[].email"]);
});

test.each([
  "optional",
  "nullable",
  "nullish",
  "partial",
  "readonly",
  "promise",
  "NullOr",
  "UndefinedOr",
  "NullishOr",
  "mutable",
])("the same or nothing: %s", (name) => {
  expect(ofZod(`z.object({ owner: z.${name}(z.object({ email: z.string() })) })`)).toEqual(["owner.email"]);
});

test.each([
  ["z.union([z.object({ email: z.string() }), z.object({ name: z.string() })])", ["email", "name"]],
  ["z.intersection(z.object({ email: z.string() }), z.object({ name: z.string() }))", ["email", "name"]],
  [
    'z.discriminatedUnion("kind", [z.object({ email: z.string() }), z.object({ name: z.string() })])',
    ["email", "name"],
  ],
])("several: %s", (schema, names) => {
  expect(ofZod(schema)).toEqual(names);
});

describe("what is made of another", () => {
  const owner = "z.object({ email: z.string(), name: z.string() })";
  test.each([
    [`${owner}.array()`, ["[].email", "[].name"]],
    [`${owner}.extend({ state: z.string() })`, ["email", "name", "state"]],
    [`${owner}.merge(z.object({ state: z.string() }))`, ["email", "name", "state"]],
    [`${owner}.augment({ state: z.string() })`, ["email", "name", "state"]],
    [`${owner}.shape({ state: z.string() })`, ["email", "name", "state"]],
    [`${owner}.pick({ email: true })`, ["email"]],
    [`${owner}.omit({ email: true })`, ["name"]],
    [`${owner}.strict().describe("whoever owns it")`, ["email", "name"]],
  ])("%s", (schema, names) => {
    expect(ofZod(schema)).toEqual(names);
  });
});

describe("the check itself", () => {
  const owner = "z.object({ email: z.string() })";
  test.each([
    "parse",
    "parseAsync",
    "safeParse",
    "safeParseAsync",
    "validate",
    "validateSync",
    "cast",
    "decode",
    "check",
    "assert",
    "parseSafe",
  ])("as a method: %s", (name) => {
    expect(ofZod(owner, `Checked.${name}(answer)`)).toEqual(["email"]);
  });

  test.each(["parse", "safeParse", "validate", "assert"])("as a function: %s", (name) => {
    expect(reads('* as v from "valibot"', "v.object({ email: v.string() })", `v.${name}(Checked, answer)`)).toEqual([
      "email",
    ]);
  });

  test.each([
    "decode",
    "decodeUnknownSync",
    "decodeUnknownEither",
    "decodeUnknownPromise",
    "validateOption",
    "asserts",
  ])("as a function that gives the check: %s", (name) => {
    const schema = "Schema.Struct({ email: Schema.String })";
    expect(reads('{ Schema } from "effect"', schema, `Schema.${name}(Checked)(answer)`)).toEqual(["email"]);
  });

  test("what it gives is the answer", () => {
    expect(ofZod("z.object({})", "Checked.parse(answer).email")).toEqual(["email"]);
    expect(ofZod("z.object({})", "(await Checked.safeParseAsync(answer)).data.email")).toEqual(["email"]);
  });

  test("of something else reads nothing", () => {
    expect(ofZod(owner, "Checked.parse({ email: 'a' })")).toEqual([]);
  });
});
