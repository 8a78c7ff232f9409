/** Which branch of a union became which. */
import { expect, test } from "vitest";
import type { Schema } from "../../../src/contract/contract.js";
import { matchBranches } from "../../../src/diff/unions/match-branches.js";
import { type View } from "../../../src/diff/view/view.js";
import { ViewTable } from "../../../src/diff/view/view-table.js";
import { schemaOf } from "../view/schemas.js";

const string = { type: "string" };
const number = { type: "number" };
const integer = { type: "integer" };
const object = (...names: readonly string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, string])),
});
const titled = (name: string) => ({ $ref: `#/components/schemas/${name}` });

type Branches = readonly object[];
type Mapping = Readonly<Record<string, string>>;

/** `was > is`, `was >`, `> is`: each branch by its place in the list of its side. */
async function matched(
  before: Branches,
  after: Branches,
  components: Readonly<Record<string, object>> = {},
  mappings: readonly [Mapping | undefined, Mapping | undefined] = [undefined, undefined],
): Promise<string> {
  const side = async (branches: Branches, mapping: Mapping | undefined) => {
    const schema: Schema = await schemaOf(
      {
        oneOf: branches,
        ...(mapping === undefined ? {} : { discriminator: { propertyName: "kind", mapping } }),
      },
      components,
    );
    const table = new ViewTable();
    return { views: schema.oneOf.map((branch) => table.of(branch)), discriminator: schema.discriminator };
  };
  const [base, target] = [await side(before, mappings[0]), await side(after, mappings[1])];
  const match = matchBranches(base, target);
  const was = (view: View): number => base.views.indexOf(view);
  const is = (view: View): number => target.views.indexOf(view);
  return [
    ...match.pairs.map(([left, right]) => `${was(left)}>${is(right)}`),
    ...match.removed.map((view) => `${was(view)}>`),
    ...match.added.map((view) => `>${is(view)}`),
  ].join(" ");
}

test.each<[string, Branches, Branches, string]>([
  ["nothing of nothing", [], [], ""],
  ["one that came", [], [string], ">0"],
  ["one that went", [string], [], "0>"],
  ["the same", [string, number], [string, number], "0>0 1>1"],
  ["the same in another order", [string, { type: "boolean" }], [{ type: "boolean" }, string], "0>1 1>0"],
  ["what looks most alike first", [object("a", "b")], [object("a"), object("a", "b")], "0>1 >0"],
  ["each only once", [object("a", "b"), object("a")], [object("a", "b")], "0>0 1>"],
  ["of equals the first", [object("a"), object("a")], [object("a")], "0>0 1>"],
  ["two things that have nothing in common", [object("a")], [object("b")], "0> >0"],
  ["an integer that became a number", [integer], [number], "0>0"],
  ["an integer beside a text", [string, integer], [string], "0>0 1>"],
  ["a text beside a number", [number, string], [number], "0>0 1>"],
  ["an integer beside a number", [number, integer], [number], "0>0"],
  ["a number beside an integer", [number, integer], [integer], "1>0 0>"],
  ["a type that came beside itself", [string], [string, { ...string, minLength: 1 }, string], "0>0 >1"],
  ["a type beside several types", [{ type: ["string", "boolean"] }, string], [{ type: ["string", "boolean"] }], "0>0"],
  ["several types beside one of them", [string, { type: ["string", "boolean"] }], [string], "0>0 1>"],
  ["an object is more than its type", [object("a"), { type: "object" }], [object("a")], "0>0 1>"],
  ["a list is more than its type", [{ type: "array" }, { type: "array" }], [{ type: "array" }], "0>0 1>"],
  ["any value is no type", [{ minLength: 1 }, {}], [{ minLength: 1 }], "0>0 1>"],
  [
    "a type that another part limits is more than it",
    [string, { allOf: [string, { pattern: "a" }] }],
    [string],
    "0>0 1>",
  ],
])("%s", async (_, before, after, expected) => {
  expect(await matched(before, after)).toBe(expected);
});

test("of two components with other names four fields of five make one the successor, three of four do not", async () => {
  const names = { Old: object("a", "b", "c", "d"), New: object("a", "b", "c", "d", "e"), Less: object("a", "b", "c") };
  expect(await matched([titled("Old")], [titled("New")], names)).toBe("0>0");
  expect(await matched([titled("Old")], [titled("Less")], names)).toBe("0> >0");
});

test.each<[string, object]>([
  ["its values", { enum: ["a"] }],
  ["its format", { format: "date" }],
  ["its pattern", { pattern: "^a" }],
  ["its shortest length", { minLength: 1 }],
  ["its longest length", { maxLength: 1 }],
])("a text is more than its type by %s", async (_, limit) => {
  expect(await matched([string, { ...string, ...limit }], [string])).toBe("0>0 1>");
});

test.each<[string, object]>([
  ["its least value", { minimum: 1 }],
  ["its greatest value", { maximum: 1 }],
  ["the step of its values", { multipleOf: 2 }],
])("a number is more than its type by %s", async (_, limit) => {
  expect(await matched([number, { ...number, ...limit }], [number])).toBe("0>0 1>");
});

const components = { Card: object("a", "b"), Paper: object("c"), Coin: object("d"), Cash: object("c") };
const at = (name: string): string => `#/components/schemas/${name}`;

test.each<[string, Branches, Branches, Mapping | undefined, Mapping | undefined, string]>([
  ["by name", [titled("Card"), titled("Coin")], [titled("Coin"), titled("Card")], undefined, undefined, "0>1 1>0"],
  ["a renamed component that looks the same", [titled("Paper")], [titled("Cash")], undefined, undefined, "0>0"],
  ["a renamed component that does not", [titled("Card")], [titled("Coin")], undefined, undefined, "0> >0"],
  ["by the value that leads to both", [titled("Card")], [titled("Coin")], { k: at("Card") }, { k: at("Coin") }, "0>0"],
  ["not by another value", [titled("Card")], [titled("Coin")], { k: at("Card") }, { l: at("Coin") }, "0> >0"],
  [
    "not by a value of another branch",
    [titled("Card"), titled("Paper")],
    [titled("Coin")],
    { k: at("Paper") },
    { k: at("Coin") },
    "1>0 0>",
  ],
  ["not where only the base has values", [titled("Card")], [titled("Coin")], { k: at("Card") }, undefined, "0> >0"],
  ["not where only the target has values", [titled("Card")], [titled("Coin")], undefined, { k: at("Coin") }, "0> >0"],
  [
    "by the second of several values",
    [titled("Card")],
    [titled("Coin")],
    { j: at("Card"), k: at("Card") },
    { k: at("Coin") },
    "0>0",
  ],
  [
    "not by a value whose branch is elsewhere",
    [titled("Card")],
    [titled("Coin")],
    { k: at("Card") },
    { k: at("Paper") },
    "0> >0",
  ],
])("components: %s", async (_, before, after, was, is, expected) => {
  expect(await matched(before, after, components, [was, is])).toBe(expected);
});
