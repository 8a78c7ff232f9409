/** Keys and values of what a call sends: which may be rewritten, how they are written then, and what weakens it. */
import { describe, expect, it } from "vitest";
import { asKey, changedValue, declaredMembers, declaredValue, renamedKey } from "../../src/fix/code/keys.js";
import { callOfText, placeOfText, programOf } from "./code.js";

const renamed = (code: string, key = "owner", to = "holder"): readonly unknown[] | undefined => {
  const program = programOf({ "a.ts": code });
  const made = renamedKey(program, placeOfText(program, "a.ts", key), to, callOfText(program, "a.ts", "send("));
  return made === undefined ? undefined : [made.edit.before, made.edit.text, ...made.unproved.map(({ kind }) => kind)];
};

describe("a key under another name", () => {
  it.each<[string, readonly unknown[] | undefined]>([
    ["send({ owner: 1 });", ["owner", "holder"]],
    ["send({ owner });", ["owner", "holder: owner"]],
    ["send({ 'owner': 1 });", undefined],
    ["send({ owner: 1, holder: 2 });", undefined],
    ["send({ owner: 1, 'holder': 2 });", undefined],
    ["send({ owner: 1, [holder]: 2, ...holder });", ["owner", "holder"]],
    ["send({ owner() {} });", undefined],
    ["send(owner);", undefined],
    ["send(JSON.stringify({ owner: 1 }));", ["owner", "holder"]],
    ["send(JSON.stringify({ owner: 1 }, null, 2));", ["owner", "holder"]],
    ["send(JSON.stringify({ owner: 1 }, undefined));", ["owner", "holder"]],
    ["send(JSON.stringify({ owner: 1 }, keep));", ["owner", "holder", "handled"]],
    ["send(new URLSearchParams({ owner: 1 }));", ["owner", "holder"]],
    ["send(new Body({ owner: 1 }));", ["owner", "holder", "handled"]],
    ["send(Body.parse({ owner: 1 }));", ["owner", "holder", "handled"]],
    ["send({ owner: 1 }, { sign: { owner } });", ["owner", "holder", "named-too"]],
    ["send({ owner: 1 }, ['owner']);", ["owner", "holder", "named-too"]],
    ["send({ owner: 1 }, ['owners']);", ["owner", "holder"]],
    ["const body = { owner: 1 };\nsend(body);", ["owner", "holder", "elsewhere"]],
    ["const body = { owner: 1 };\nsend(body);\nkeep(body);", undefined],
    ["const body = { owner: 1 };\nsend(1);", undefined],
    ["const make = () => ({ owner: 1 });\nsend(make());", undefined],
    ["function make() { return { owner: 1 }; }\nsend(make());", undefined],
    ["keep({ owner: 1 });\nsend(1);", undefined],
    ["export const body = { owner: 1 };\nsend(body);", ["owner", "holder", "elsewhere"]],
  ])("%s", (code, made) => {
    expect(renamed(code)).toEqual(made);
  });

  it.each<[string, string, string, readonly unknown[] | undefined]>([
    ["send({ 'owner': 1 });", "'owner'", "holder", ["'owner'", "'holder'"]],
    ['send({ "owner": 1 });', '"owner"', "holder-id", ['"owner"', '"holder-id"']],
    ["send({ 'owner': 1 });", "'owner'", "holder's", undefined],
    ["send({ 'owner': 1 });", "'owner'", "a\\b", undefined],
    ["send({ 'owner': 1 });", "'owner'", "a\nb", undefined],
    ["send({ 'owner': 1 });", "'owner'", "a${b}", undefined],
    ["send({ owner: 1 });", "owner", "holder-id", ["owner", '"holder-id"']],
    ["send({ owner });", "owner", "holder-id", ["owner", '"holder-id": owner']],
  ])("%s: %s becomes %s", (code, key, to, made) => {
    expect(renamed(code, key, to)).toEqual(made);
  });

  it.each([
    ["owner", "owner"],
    ["$owner_2", "$owner_2"],
    ["2owner", '"2owner"'],
    ["owner-id", '"owner-id"'],
    ["", '""'],
  ])("%j as a key: %s", (name, key) => {
    expect(asKey(name)).toBe(key);
  });
});

describe("a value", () => {
  it.each<[string, string, string | undefined]>([
    ["send({ state: 'lost' });", "found", "'found'"],
    ["send({ state: `lost` });", "found", "`found`"],
    ["send({ state: 'lost' });", "it's", undefined],
    ["send({ state: 'losts' });", "found", undefined],
    ["const state = 'lost';\nsend({ state });", "found", undefined],
  ])("%s: %s", (code, to, text) => {
    const program = programOf({ "a.ts": code });
    const at = placeOfText(program, "a.ts", /['`]lost['`]/.exec(code)?.[0] ?? "'losts'");
    const made = changedValue(program, at, "lost", to, callOfText(program, "a.ts", "send("));
    expect(made?.edit.text).toBe(text);
  });
});

describe("what the code declares", () => {
  it.each<[string, boolean]>([
    ["interface Pet { owner: string }", true],
    ["type Pet = { 'owner'?: string };", true],
    ["class Pet { owner = 1 }", true],
    ["interface Pet { owners: string }", false],
    ["interface Pet { owner(): string }", false],
    ["const owner = 1;", false],
    ["send({ owner: 1 });", false],
    ["const Pet = z.object({ owner: z.string() });", true],
    ["const Pet = z.object({ owners: z.string(), type: 'owner' });", false],
    ["const Pet = z.strictObject({ owner: z.string() });", true],
    ["const Pet = object({ owner: 1 });", true],
    ["const Pet = yup.object().shape({ owner: 1 });", true],
    ["const Pet = Schema.Struct({ owner: 1 });", true],
    ["const Pet = t.type({ owner: 1 });", true],
    ["const Pet = io.partial({ owner: 1 });", true],
    ["const Pet = Joi.object().keys({ owner: 1 });", true],
    ["const Pet = reshape({ owner: 1 });", false],
    ["const Pet = z.object({ pet: [{ owner: 1 }] });", false],
  ])("a member: %s %s", (code, declared) => {
    expect(declaredMembers(programOf({ "a.ts": code, "b.ts": "export {};" }), "owner")).toBe(declared);
  });

  it.each<[string, boolean]>([
    ['type State = "lost" | "found";', true],
    ['type State = "losts";', false],
    ['const state = "lost";', false],
    ["type lost = 1;", false],
  ])("a value: %s %s", (code, declared) => {
    expect(declaredValue(programOf({ "a.ts": code }), "lost")).toBe(declared);
  });
});
