/** What is stored where others find it: whoever looked before is told that it changed. */
import { describe, expect, test } from "vitest";
import { type FunctionValue, list, object, text, UNDEFINED, type Value } from "../../../src/scan/domain/value.js";
import { ANY, Stored } from "../../../src/scan/evaluate/stored.js";
import { ts } from "../../../src/scan/project/syntax.js";

const tree = ts.createSourceFile("a.ts", "() => fetch(); () => 1;", ts.ScriptTarget.Latest, true);
const arrows = tree.statements.map((one) => (ts.isExpressionStatement(one) ? one.expression : one));
const [sending, idle] = arrows;

/** Two functions are alike where they are one piece of code; the first can come to a request. */
function storedOf(): Stored {
  const numbers = new Map<object, number>();
  const identity = (one: object): number => {
    if (!numbers.has(one)) numbers.set(one, numbers.size);
    return numbers.get(one) ?? 0;
  };
  return new Stored(identity, (made) => made === sending);
}

function functionOf(node: ts.Node | undefined): FunctionValue {
  if (node === undefined || !ts.isArrowFunction(node)) throw new Error("no function");
  const scope: FunctionValue["scope"] = Object.create(null) as FunctionValue["scope"];
  return { kind: "function", node, scope, self: undefined, owner: undefined, madeIn: [], bound: [] };
}
const SENDS = functionOf(sending);
const QUIET = functionOf(idle);
const inObject = (value: Value): Value => {
  const made = object(tree);
  made.fields.set("load", { value, at: tree, sure: true, declared: false });
  return made;
};

/** Has what was looked at changed after these were put there, one after the other? */
function changedBy(...values: readonly Value[]): boolean {
  const [stored, holder] = [storedOf(), {}];
  const before = values.slice(0, -1);
  for (const value of before) stored.put(holder, "member", value);
  const around = stored.begin();
  stored.look(holder, "member");
  const looked = stored.end(around);
  for (const value of values.slice(-1)) stored.put(holder, "member", value);
  return stored.changed(looked);
}

describe("who looked before it was there is told", () => {
  test.each<[what: string, values: readonly Value[], changed: boolean]>([
    ["nothing", [], false],
    ["a function that can come to a request", [SENDS], true],
    ["the same again", [SENDS, SENDS], false],
    ["a function that cannot", [QUIET], false],
    ["a text", [text("/users")], false],
    ["nothing in words", [UNDEFINED], false],
    ["one of several", [{ kind: "union", options: [text("a"), SENDS], cut: false }], true],
    ["an item of a list", [list([text("a"), SENDS])], true],
    ["what a list has besides its items", [list([], SENDS)], true],
    ["a list of what cannot", [list([QUIET])], false],
    ["an item after the function itself, which is another thing", [SENDS, list([SENDS])], true],
    ["two lists deep", [list([list([SENDS])])], true],
    ["three lists deep, which is looked into no more", [list([list([list([SENDS])])])], false],
    ["a field of an object", [inObject(SENDS)], true],
    ["two objects deep", [inObject(inObject(SENDS))], true],
    ["three objects deep", [inObject(inObject(inObject(SENDS)))], false],
  ])("%s", (_, values, changed) => {
    expect(changedBy(...values)).toBe(changed);
  });
});

describe("of what it looked at", () => {
  const after = (member: string, put: string): boolean => {
    const [stored, holder] = [storedOf(), {}];
    const around = stored.begin();
    stored.look(holder, member);
    const looked = stored.end(around);
    stored.put(holder, put, SENDS);
    return stored.changed(looked);
  };
  test.each([
    ["users", "users", true],
    ["users", "groups", false],
    [ANY, "users", true],
  ])("looked at %s, put into %s: %s", (member, put, changed) => {
    expect(after(member, put)).toBe(changed);
  });

  test("what was there before it looked is no change, and another object is not", () => {
    const [stored, holder] = [storedOf(), {}];
    stored.put(holder, "users", SENDS);
    const around = stored.begin();
    stored.look(holder, "users");
    const looked = stored.end(around);
    stored.put({}, "users", SENDS);
    expect(stored.changed(looked)).toBe(false);
    expect(stored.given).toBe(2);
  });

  test("whoever is around has looked at it as well, and at the first moment", () => {
    const [stored, holder] = [storedOf(), {}];
    const outermost = stored.begin();
    const around = stored.begin();
    stored.look(holder, "users");
    stored.end(around);
    stored.put(holder, "users", SENDS);
    stored.look(holder, "users");
    expect(stored.changed(stored.end(outermost))).toBe(true);
  });
});
