import { describe, expect, test } from "vitest";
import type { View } from "../../../src/diff/view/view.js";
import { ViewTable } from "../../../src/diff/view/view-table.js";
import { schemaOf, schemasOf } from "./schemas.js";

const text = { type: "string" };
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe("one view for what is said by the same nodes", () => {
  const written = {
    one: { allOf: [to("Pet")] },
    two: { oneOf: [to("Pet")] },
    pair: { allOf: [to("Pet"), to("Tag")] },
    riap: { allOf: [to("Tag"), to("Pet")] },
    pet: to("Pet"),
    tag: to("Tag"),
  };
  const components = { Pet: object({ name: text }), Tag: object({ label: text }) };

  test("however it is written, and in whatever order", async () => {
    const { one, pair, riap, pet, tag } = await schemasOf(written, components);
    const table = new ViewTable();
    expect(table.of(one)).toBe(table.of(pet));
    expect(table.of(riap)).toBe(table.of(pair));
    expect(table.all([tag, pet])).toBe(table.of(pair));
    expect(table.all([pet])).toBe(table.of(pet));
    expect(table.of(tag)).not.toBe(table.of(pet));
    expect(new Set([one, pair, riap, pet, tag].map((schema) => table.of(schema).id))).toEqual(new Set([0, 1, 2]));
  });

  test("anything and nothing", async () => {
    const { pet } = await schemasOf(written, components);
    const table = new ViewTable();
    expect(table.of(undefined)).toBe(table.of(true));
    expect(table.all([])).toBe(table.of(true));
    expect(table.all([true, pet])).toBe(table.of(pet));
    expect(table.all([pet, false])).toBe(table.of(false));
    expect([table.of(true).never, table.of(false).never]).toEqual([false, true]);
    expect(table.of(true)).not.toBe(table.of(false));
    expect(
      [table.of(true), table.of(false)].map((view) => [view.types, view.nullable, view.nodes, view.unread]),
    ).toEqual([
      [undefined, false, [], false],
      [undefined, false, [], false],
    ]);
    expect([table.of(true).openToNull, table.of(false).openToNull]).toEqual([true, false]);
  });

  test("a part of one: of the same types it is the same, and null is no part", async () => {
    const table = new ViewTable();
    const view = table.of(await schemaOf({ type: ["string", "number", "null"] }));
    const said = ({ types, nullable }: View) => [[...(types?.value ?? [])], nullable];
    expect(said(view.limitedTo(["string"]))).toEqual([["string"], false]);
    expect(said(view.limitedTo(undefined))).toEqual([["string", "number"], false]);
    expect(view.limitedTo(["string"])).toBe(view.limitedTo(["string"]));
    const all = [view, view.limitedTo(undefined), view.limitedTo(["string"]), view.limitedTo(["string", "number"])];
    expect(new Set(all).size).toBe(4);
    expect(table.of(false).limitedTo(["string"]).never).toBe(true);
  });
});

describe("what a view is called", () => {
  test("as the component that it is made for, else as the first of its nodes with a name", async () => {
    const schemas = await schemasOf(
      {
        cat: to("Cat"),
        pet: to("Pet"),
        same: { allOf: [to("Cat")] },
        plain: text,
        more: { allOf: [to("Pet"), text] },
        again: to("Again"),
      },
      {
        Pet: object({ name: text }),
        Cat: { allOf: [to("Pet"), object({ lives: { type: "integer" } })] },
        Again: { allOf: [to("Cat")] },
      },
    );
    const table = new ViewTable();
    const names = Object.entries(schemas).map(([key, schema]) => [key, table.of(schema).name]);
    expect(Object.fromEntries(names)).toEqual({
      cat: "Cat",
      pet: "Pet",
      same: "Cat",
      plain: undefined,
      more: "Pet",
      again: "Cat",
    });
  });

  test("where a view was met without a component first, the next one names it", async () => {
    const { same, cat } = await schemasOf(
      { same: { allOf: [to("Cat")] }, cat: to("Cat") },
      { Cat: { allOf: [object({ name: text }), object({ lives: text })] } },
    );
    const table = new ViewTable();
    expect(table.of(same).name).toBe(undefined);
    expect(table.of(cat).name).toBe("Cat");
    expect(table.of(same).name).toBe("Cat");
  });
});

describe("sets of schemas that lead to one another in too many ways", () => {
  const MANY = 3000;
  test("are given up: the first is told, and nothing is known of any further set", async () => {
    const count = 80;
    const names = Array.from({ length: count }, (_, at) => `s${at}`);
    const schemas = Object.values(
      await schemasOf(Object.fromEntries(names.map((name) => [name, object({ [name]: text })]))),
    );
    const table = new ViewTable();
    const pairs = schemas.flatMap((one, at) => schemas.slice(at + 1).map((other) => [one, other] as const));
    const merged = pairs.slice(0, MANY).map((pair) => table.all(pair));
    expect([merged.every((view) => !view.unread), table.entangled]).toEqual([true, undefined]);
    // what is known already adds nothing, and one schema is no set
    const [known, [first, second] = [], third] = [pairs[0], pairs[MANY], pairs[MANY + 1]];
    expect(schemas.every((schema) => !table.all([schema]).unread)).toBe(true);
    expect(table.all([true, ...schemas.slice(0, 1)]).unread).toBe(false);
    if (first === undefined || second === undefined || third === undefined || known === undefined)
      throw new Error("few");
    const given = table.all([first, second]);
    expect([given.unread, given.never, given.nodes]).toEqual([true, false, []]);
    expect(table.entangled).toBe(first);
    expect(table.all(third)).toBe(given);
    expect(table.all(known)).toBe(given);
    expect(table.entangled).toBe(first);
    expect(table.of(first).unread).toBe(false);
  });

  test("what was merged before does not count again", async () => {
    const { one, other, third } = await schemasOf({
      one: object({ a: text }),
      other: object({ b: text }),
      third: text,
    });
    const table = new ViewTable();
    for (let times = 0; times <= MANY + 1; times++) table.all([one, other]);
    for (let times = 0; times <= MANY + 1; times++) table.all([third]);
    expect([table.all([one, third]).unread, table.entangled]).toEqual([false, undefined]);
  });
});
