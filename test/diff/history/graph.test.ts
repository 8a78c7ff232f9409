import { describe, expect, test } from "vitest";
import type { Contract } from "../../../src/contract/index.js";
import { anchorOf, buildGraph, type Node, reachesOf } from "../../../src/diff/history/graph.js";
import { contractOf } from "../documents.js";

type Schemas = Readonly<Record<string, object>>;
const text = { type: "string" };
const json = (schema: object | undefined) => ({ "application/json": schema === undefined ? {} : { schema } });
const answer = (schema: object | undefined) => ({ responses: { "200": { description: "ok", content: json(schema) } } });
const taken = (schema: object | undefined) => ({
  requestBody: { content: json(schema) },
  responses: { "204": { description: "ok" } },
});
const object = (properties: object, rest: object = {}) => ({ type: "object", properties, ...rest });
const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const sent = (schema: object, schemas: Schemas = {}) => ({ paths: { "/pets": { post: taken(schema) } }, schemas });

interface Document {
  readonly paths: object;
  readonly schemas?: Schemas;
}

const read = ({ paths, schemas = {} }: Document): Promise<Contract> =>
  contractOf({ openapi: "3.0.3", info: { title: "Pets", version: "1" }, paths, components: { schemas } });

async function graphOf(before: Document, after: Document | undefined): Promise<readonly Node[]> {
  const now = await read(before);
  const next = after === undefined ? undefined : await read(after);
  return buildGraph([...now.operations.values()].map((one) => [one, next?.operations.get(one.key)] as const));
}

/** `Pet: marks tag; loses name; in GET /pets response [], POST /pets request` */
const told = (node: Node): string => {
  const said = [
    ["marks", node.marked],
    ["loses", node.lost],
    ["takes no more", node.lostValues],
  ] as const;
  const reached = reachesOf(node).map(({ root, path }) => [root.operation.key, root.side, ...path].join(" "));
  return [
    ...said.filter(([, names]) => names.length > 0).map(([verb, names]) => `${verb} ${names.join(" ")}`),
    `in ${reached.join(", ")}`,
  ]
    .join("; ")
    .replace(/^/, `${anchorOf(node)}: `);
};
const eventful = (nodes: readonly Node[]): readonly string[] =>
  nodes.filter((node) => node.marked.length + node.lost.length + node.lostValues.length > 0).map(told);

describe("what a contract marks", () => {
  test.each<[story: string, schema: object, schemas: Schemas, expected: readonly string[]]>([
    ["nothing", object({ name: text }), {}, []],
    [
      "a property",
      object({ name: text, tag: { ...text, deprecated: true } }),
      {},
      ["POST /pets request: marks tag; in POST /pets request"],
    ],
    [
      "a property by a part of it, beside a reference",
      object({ tag: { allOf: [to("Tag"), { deprecated: true }] } }),
      { Tag: object({ label: text }) },
      ["POST /pets request: marks tag; in POST /pets request"],
    ],
    [
      "in a list, in a map, in each part of a composition",
      object({
        list: { type: "array", items: object({ a: { ...text, deprecated: true } }) },
        map: { type: "object", additionalProperties: object({ b: { ...text, deprecated: true } }) },
        choice: {
          allOf: [object({ c: { ...text, deprecated: true } })],
          oneOf: [object({ d: { ...text, deprecated: true } })],
          anyOf: [object({ e: { ...text, deprecated: true } })],
        },
      }),
      {},
      [
        "POST /pets request.list[]: marks a; in POST /pets request list []",
        "POST /pets request.map{}: marks b; in POST /pets request map {}",
        "POST /pets request.choice: marks c; in POST /pets request choice",
        "POST /pets request.choice: marks d; in POST /pets request choice",
        "POST /pets request.choice: marks e; in POST /pets request choice",
      ],
    ],
    [
      "in a named schema, and below one",
      to("Pet"),
      {
        Pet: object({
          tag: { ...text, deprecated: true },
          owners: { type: "array", items: object({ phone: { ...text, deprecated: true } }) },
        }),
      },
      ["Pet: marks tag; in POST /pets request", "Pet.owners[]: marks phone; in POST /pets request owners []"],
    ],
  ])("%s", async (_story, schema, schemas, expected) => {
    expect(eventful(await graphOf(sent(schema, schemas), undefined))).toEqual(expected);
  });
});

describe("what the next contract lacks", () => {
  test.each<[story: string, before: object, after: object, expected: readonly string[]]>([
    ["a property", object({ name: text, tag: text }), object({ name: text }), ["loses tag"]],
    ["all of them: an object that was emptied", object({ tag: text }), { type: "object" }, ["loses tag"]],
    ["nothing, where any name may stand", object({ tag: text }), { type: "object", additionalProperties: true }, []],
    ["nothing, of what is no object for sure", object({ tag: text }), {}, []],
    [
      "of an emptied object no values of a map",
      object({ labels: { type: "object", additionalProperties: object({ a: text }) } }),
      object({ labels: { type: "object" } }),
      [],
    ],
    [
      "nor items of a list",
      object({ list: { type: "array", items: object({ a: text }) } }),
      object({ list: { type: "object" } }),
      [],
    ],
    [
      "what is below goes with it",
      object({ owner: object({ phone: object({ home: text }) }) }),
      object({}, { additionalProperties: false }),
      ["loses owner"],
    ],
    [
      "below a list and below a map",
      object({
        list: { type: "array", items: object({ a: text, kept: text }) },
        map: { type: "object", additionalProperties: object({ b: text, kept: text }) },
      }),
      object({
        list: { type: "array", items: object({ kept: text }) },
        map: { type: "object", additionalProperties: object({ kept: text }) },
      }),
      ["loses a", "loses b"],
    ],
    [
      "a value",
      object({ sort: { type: "string", enum: ["name", "age"] } }),
      object({ sort: { type: "string", enum: ["name"] } }),
      ["takes no more age"],
    ],
    [
      "only texts are told",
      object({ sort: { enum: ["name", 1, null] } }),
      object({ sort: { enum: ["a"] } }),
      ["takes no more name"],
    ],
    [
      "no value, where any is taken",
      object({ sort: { type: "string", enum: ["name", "age"] } }),
      object({ sort: text }),
      [],
    ],
    [
      "no value of a list that goes on",
      object({ sort: { type: "string", enum: ["name", "age"] } }),
      object({ sort: { type: "string", "x-extensible-enum": ["name"], enum: ["name"] } }),
      [],
    ],
    [
      "values that the parts of a composition list",
      object({ sort: { type: "string", enum: ["a", "b", "c", "d", "e"] } }),
      object({
        sort: { enum: ["a"], allOf: [{ enum: ["b"] }], oneOf: [{ enum: ["c"] }], anyOf: [{ enum: ["d"] }] },
      }),
      ["takes no more e"],
    ],
    ["values of a list that came", object({ sort: text }), object({ sort: { type: "string", enum: ["name"] } }), []],
  ])("%s", async (_story, before, after, expected) => {
    const found = eventful(await graphOf(sent(before), sent(after)));
    expect(found.map((line) => line.split(": ").at(-1)?.split("; in ")[0])).toEqual(expected);
  });

  test.each<[story: string, before: object, after: object]>([
    ["the operation is gone", { post: taken(object({ tag: text })) }, {}],
    ["the answer lost its schema", { get: answer(object({ tag: text })) }, { get: answer(undefined) }],
    [
      "nothing is sent any more",
      { post: taken(object({ tag: text })) },
      { post: { responses: { "204": { description: "ok" } } } },
    ],
    [
      "one of several bodies lost its schema",
      { post: taken(object({ tag: text })) },
      {
        post: {
          requestBody: { content: { ...json(object({})), "text/plain": {} } },
          responses: { "204": { description: "ok" } },
        },
      },
    ],
    ["it had no schema", { post: taken(undefined) }, { post: taken(object({})) }],
  ])("nothing, where %s", async (_story, before, after) => {
    expect(eventful(await graphOf({ paths: { "/pets": before } }, { paths: { "/pets": after } }))).toEqual([]);
  });
});

describe("the ways to a schema", () => {
  test("it is seen once, however many operations share it", async () => {
    const document = {
      paths: {
        "/a": { get: answer(to("Pet")), post: taken(to("Pet")) },
        "/b": { get: answer(object({ pets: { type: "array", items: to("Pet") } })) },
      },
      schemas: { Pet: object({ tag: { ...text, deprecated: true } }) },
    };
    const nodes = await graphOf(document, undefined);
    expect(nodes.map((node) => anchorOf(node))).toEqual(["Pet", "GET /b response", "Pet.tag", "GET /b response.pets"]);
    expect(eventful(nodes)).toEqual(["Pet: marks tag; in GET /a response, POST /a request, GET /b response pets []"]);
  });

  test("of several to one place the shortest counts, and a circle ends", async () => {
    const document = {
      paths: { "/pets": { get: answer(to("Pet")) } },
      schemas: {
        Pet: object({ a: object({ tag: to("Tag") }), tag: to("Tag"), parent: to("Pet") }),
        Tag: object({ old: { ...text, deprecated: true }, of: to("Pet") }),
      },
    };
    expect(eventful(await graphOf(document, undefined))).toEqual(["Tag: marks old; in GET /pets response tag"]);
  });

  test("beside the same schemas in another order it is the same place", async () => {
    const both = (first: object, second: object) => ({
      requestBody: { content: { "application/json": { schema: first }, "application/xml": { schema: second } } },
      responses: { "204": { description: "ok" } },
    });
    const schemas = { Pet: object({ a: text }), Now: object({ a: text }), Then: object({ a: text }) };
    const before = { paths: { "/a": { post: taken(to("Pet")) }, "/b": { post: taken(to("Pet")) } }, schemas };
    const after = {
      paths: { "/a": { post: both(to("Now"), to("Then")) }, "/b": { post: both(to("Then"), to("Now")) } },
      schemas,
    };
    expect((await graphOf(before, after)).map((node) => reachesOf(node).map(({ root }) => root.operation.key))).toEqual(
      [
        ["POST /a", "POST /b"],
        ["POST /a", "POST /b"],
      ],
    );
  });

  test("beside other schemas it is another place", async () => {
    const schemas = { Pet: object({ a: text }), Now: object({ a: text }), Then: object({}) };
    const before = { paths: { "/a": { post: taken(to("Pet")) }, "/b": { post: taken(to("Pet")) } }, schemas };
    const after = { paths: { "/a": { post: taken(to("Now")) }, "/b": { post: taken(to("Then")) } }, schemas };
    expect(eventful(await graphOf(before, after))).toEqual(["Pet: loses a; in POST /b request"]);
  });
});
