import { describe, expect, test } from "vitest";
import type { Operation } from "../../../src/contract/contract.js";
import { bodiesOf, fieldsOf } from "../../../src/diff/history/walk.js";
import { contractOf } from "../documents.js";

const text = { type: "string" };
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object | undefined) => ({ "application/json": schema === undefined ? {} : { schema } });
const answer = (schema: object | undefined) => ({ description: "ok", content: json(schema) });

async function operationOf(parts: object, schemas: object = {}): Promise<Operation> {
  const { operations } = await contractOf({
    openapi: "3.0.3",
    info: { title: "Pets", version: "1" },
    paths: { "/pets": { post: { responses: {}, ...parts } } },
    components: { schemas },
  });
  const [operation] = operations.values();
  if (operation === undefined) throw new Error("no operation");
  return operation;
}
const fields = async (schema: object, schemas: object = {}): Promise<readonly string[]> =>
  [...fieldsOf(await operationOf({ responses: { "200": answer(schema) } }, schemas)).values()].map(
    ({ path, anchor, deprecated }) => `${path.join(".")} (${anchor})${deprecated ? " marked" : ""}`,
  );

describe("the fields of an answer", () => {
  test.each<[story: string, schema: object, schemas: object, expected: readonly string[]]>([
    ["of nothing known", {}, {}, []],
    [
      "of an object",
      object({ a: text, b: { ...text, deprecated: true } }),
      {},
      ["a (POST /pets response.a)", "b (POST /pets response.b) marked"],
    ],
    [
      "level by level",
      object({ a: object({ b: object({ c: text }) }), d: text }),
      {},
      [
        "a (POST /pets response.a)",
        "d (POST /pets response.d)",
        "a.b (POST /pets response.a.b)",
        "a.b.c (POST /pets response.a.b.c)",
      ],
    ],
    [
      "of a list and of a map",
      { type: "array", items: { type: "object", additionalProperties: object({ a: text }) } },
      {},
      ["[].{}.a (POST /pets response[]{}.a)"],
    ],
    [
      "of each part of a composition",
      { allOf: [object({ a: text })], oneOf: [object({ b: text })], anyOf: [object({ c: text })] },
      {},
      ["a (POST /pets response.a)", "b (POST /pets response.b)", "c (POST /pets response.c)"],
    ],
    [
      "of a named schema, from there on",
      to("Pet"),
      { Pet: object({ owner: object({ phone: text }) }) },
      ["owner (Pet.owner)", "owner.phone (Pet.owner.phone)"],
    ],
    [
      "each schema by its shortest way, and a circle once",
      object({ deep: object({ tag: to("Tag") }), tag: to("Tag") }),
      { Tag: object({ name: text, of: to("Tag") }) },
      [
        "deep (POST /pets response.deep)",
        "tag (POST /pets response.tag)",
        "deep.tag (POST /pets response.deep.tag)",
        "tag.name (Tag.name)",
        "tag.of (Tag.of)",
      ],
    ],
    [
      "marked by a part beside a reference, through as many as there are",
      object({ tag: { allOf: [to("Tag"), { allOf: [{ deprecated: true }] }] }, other: { allOf: [to("Tag")] } }),
      { Tag: text },
      ["tag (POST /pets response.tag) marked", "other (POST /pets response.other)"],
    ],
  ])("%s", async (_story, schema, schemas, expected) => {
    expect(await fields(schema, schemas)).toEqual(expected);
  });

  test("sides are apart, and a field is known by its side and its path", async () => {
    const operation = await operationOf({
      requestBody: { content: json(object({ a: object({ b: text }) })) },
      responses: { "200": answer(object({ a: text })) },
    });
    const found = fieldsOf(operation);
    expect([...found.keys()]).toEqual(["request\na", "request\na\nb", "response\na"]);
    expect([...found].every(([id, field]) => field.id === id && id.startsWith(field.side))).toBe(true);
    expect(fieldsOf(operation)).toBe(found);
  });
});

describe("the bodies of a side", () => {
  test("what success answers, and a body without a schema", async () => {
    const operation = await operationOf({
      responses: {
        "200": answer(object({ a: text })),
        "202": answer(undefined),
        "2XX": answer(text),
        "400": answer(text),
        default: answer(text),
      },
    });
    expect(bodiesOf(operation, "response").map((schema) => schema?.types)).toEqual([["object"], undefined, ["string"]]);
    expect(bodiesOf(operation, "request")).toEqual([]);
  });

  test("each content of a request", async () => {
    const content = { ...json(object({})), "text/plain": { schema: text } };
    const operation = await operationOf({ requestBody: { content } });
    expect(bodiesOf(operation, "request").map((schema) => schema?.types)).toEqual([["object"], ["string"]]);
  });
});
