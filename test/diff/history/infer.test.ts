import { describe, expect, test } from "vitest";
import type { Element } from "../../../src/contract/element.js";
import { enumValue } from "../../../src/contract/lookup.js";
import { operationKey } from "../../../src/contract/normalise/path.js";
import type { Notice } from "../../../src/contract/provider/index.js";
import { lifecycleOf, OPERATION } from "../../../src/diff/history/index.js";
import { followers } from "../../../src/diff/history/infer.js";
import { contractOf } from "../documents.js";
import { answering, historyOf, operation } from "./story.js";

const RELEASES = [["1.0"], ["1.1"], ["1.2"]] as const;
const text = { type: "string" };
const number = { type: "integer" };
type Contracts = Readonly<Record<string, object>>;

async function inferred(
  contracts: Contracts,
  key: string,
  element: Element = OPERATION,
  notices: readonly Partial<Notice>[] = [],
): Promise<readonly string[]> {
  const [method = "", path = ""] = key.split(" ");
  const history = await historyOf({ releases: RELEASES, contracts, notices });
  return lifecycleOf(history, operationKey(method, path), element).replacement.map(({ target, certainty, source }) =>
    source.kind === "inferred" ? `${certainty} ${target}, by ${source.by}` : `${target}, by ${source.kind}`,
  );
}

describe("where an operation went: the same id, where it was not before", () => {
  const named = (operationId: string | undefined) => ({ get: operation({ operationId }) });
  test.each<[story: string, before: object, after: object, expected: readonly string[]]>([
    ["one has it now", { "/a": named("list") }, { "/b/{id}": named("list") }, ["certain GET /b/{id}, by operation-id"]],
    [
      "another method",
      { "/a": named("list") },
      { "/a": { put: operation({ operationId: "list" }) } },
      ["certain PUT /a, by operation-id"],
    ],
    ["it had it beside the old one", { "/a": named("list"), "/b": named("other") }, { "/b": named("list") }, []],
    ["nobody has it", { "/a": named("list") }, { "/b": named("other") }, []],
    ["operations without an id are not the same", { "/a": named(undefined) }, { "/b": named(undefined) }, []],
    ["nothing went", { "/a": named("list") }, { "/a": named("list"), "/b": named("list2") }, []],
  ])("%s", async (_story, before, after, expected) => {
    expect(await inferred({ "1.0": before, "1.1": after }, "GET /a")).toEqual(expected);
  });

  test("what notices alone say went is not looked for", async () => {
    const notices = [{ kind: "removed", announcedIn: "1.2", elements: [{ path: "/a" } as never] } as const];
    expect(await inferred({ "1.0": { "/a": named("list") } }, "GET /a", OPERATION, notices)).toEqual([]);
  });
});

describe("where an operation went: the same answer under a like path", () => {
  const four = { a: text, b: text, c: text, d: text };
  const five = { ...four, e: text };
  const at = (...paths: readonly (readonly [path: string, properties: object])[]) =>
    Object.fromEntries(paths.map(([path, properties]) => [path, { get: answering(properties) }]));
  test.each<[story: string, before: object, after: object, expected: readonly string[]]>([
    ["the same", at(["/v1/pets", four]), at(["/v2/pets", four]), ["likely GET /v2/pets, by shape"]],
    ["below an id", at(["/v1/pets", four]), at(["/v2/pets/{id}", four]), ["likely GET /v2/pets/{id}, by shape"]],
    [
      "a path that ends with a slash",
      at(["/v1/pets", four]),
      at(["/v2/pets/", four]),
      ["likely GET /v2/pets/, by shape"],
    ],
    ["four of five fields", at(["/v1/pets", five]), at(["/v2/pets", four]), ["likely GET /v2/pets, by shape"]],
    ["four of five, the other way", at(["/v1/pets", four]), at(["/v2/pets", five]), ["likely GET /v2/pets, by shape"]],
    ["three of four are too few", at(["/v1/pets", four]), at(["/v2/pets", { a: text, b: text, c: text }]), []],
    [
      "three fields are enough",
      at(["/v1/pets", { a: text, b: text, c: text }]),
      at(["/v2/pets", { a: text, b: text, c: text }]),
      ["likely GET /v2/pets, by shape"],
    ],
    ["two are a coincidence", at(["/v1/pets", { a: text, b: text }]), at(["/v2/pets", { a: text, b: text }]), []],
    ["another name at the end", at(["/v1/pets", four]), at(["/v2/owners", four]), []],
    ["another method", at(["/v1/pets", four]), { "/v2/pets": { post: answering(four) } }, []],
    ["one that was there before", at(["/v1/pets", four], ["/v2/pets", four]), at(["/v2/pets", four]), []],
    ["two that came", at(["/v1/pets", four]), at(["/v2/pets", four], ["/v3/pets", four]), []],
    ["an answer of anything", at(["/v1/pets", four]), { "/v2/pets": { get: operation() } }, []],
    ["what answered with anything", { "/v1/pets": { get: operation() } }, at(["/v2/pets", four]), []],
    [
      "of two with the same id one answers alike",
      { "/v1/pets": { get: answering(four, { operationId: "list" }) } },
      {
        "/v2/pets": { get: answering(four, { operationId: "list" }) },
        "/v2/owners": { get: answering({}, { operationId: "list" }) },
      },
      ["likely GET /v2/pets, by shape"],
    ],
    [
      "fields from the parts of a composition, and from a circle",
      {
        "/v1/pets": {
          get: operation({
            responses: {
              "200": {
                description: "ok",
                content: {
                  "application/json": {
                    schema: {
                      allOf: [{ type: "object", properties: { a: text, b: text } }],
                      anyOf: [{ type: "object", properties: { c: text } }],
                      oneOf: [{ type: "object", properties: { d: text } }],
                    },
                  },
                },
              },
            },
          }),
        },
      },
      at(["/v2/pets", four]),
      ["likely GET /v2/pets, by shape"],
    ],
  ])("%s", async (_story, before, after, expected) => {
    expect(await inferred({ "1.0": before, "1.1": after }, "GET /v1/pets")).toEqual(expected);
  });

  test("of what went in a later release, what the last one with it had counts", async () => {
    const contracts = {
      "1.0": at(["/v1/pets", { a: text }]),
      "1.1": at(["/v1/pets", four]),
      "1.2": at(["/v2/pets", four]),
    };
    expect(await inferred(contracts, "GET /v1/pets")).toEqual(["likely GET /v2/pets, by shape"]);
  });
});

describe("what came where a part was", () => {
  const body = (properties: object) => ({
    requestBody: { content: { "application/json": { schema: { type: "object", properties } } } },
  });
  const parameter = (name: string, place: string, schema: object = text) => ({ name, in: place, schema });
  const sort = (...names: readonly unknown[]) => ({ parameters: [parameter("sort", "query", { enum: names })] });
  const field = (side: "request" | "response", ...path: string[]): Element => ({ kind: `${side}-property`, path });
  const listed = (properties: object) => ({ list: { type: "array", items: { type: "object", properties } } });
  const mapped = (properties: object) => ({
    map: { type: "object", additionalProperties: { type: "object", properties } },
  });
  test.each<[story: string, before: object, after: object, element: Element, expected: readonly string[]]>([
    [
      "in a request",
      body({ owner: text }),
      body({ ownerName: text }),
      field("request", "owner"),
      ["certain ownerName, by name"],
    ],
    [
      "in a list",
      body(listed({ owner: text })),
      body(listed({ ownerName: text })),
      field("request", "list", "[]", "owner"),
      ["certain list[].ownerName, by name"],
    ],
    [
      "in a map",
      body(mapped({ owner: text })),
      body(mapped({ ownerName: text })),
      field("request", "map", "{}", "owner"),
      ["certain map{}.ownerName, by name"],
    ],
    [
      "in an object of an answer",
      answering({ spec: { type: "object", properties: { owner: text } } }),
      answering({ spec: { type: "object", properties: { ownerName: text } } }),
      field("response", "spec", "owner"),
      ["certain spec.ownerName, by name"],
    ],
    [
      "among the query parameters",
      { parameters: [parameter("owner", "query")] },
      { parameters: [parameter("ownerName", "query"), parameter("owner", "header")] },
      { kind: "query", path: ["owner"] },
      ["certain ownerName, by name"],
    ],
    [
      "among the headers",
      { parameters: [parameter("X-Owner", "header")] },
      { parameters: [parameter("X-Owner-Name", "header")] },
      { kind: "header", path: ["X-Owner"] },
      ["certain X-Owner-Name, by name"],
    ],
    [
      "among the cookies",
      { parameters: [parameter("owner", "cookie")] },
      { parameters: [parameter("ownerName", "cookie")] },
      { kind: "cookie", path: ["owner"] },
      ["certain ownerName, by name"],
    ],
    [
      "not among other places",
      { parameters: [parameter("owner", "query")] },
      { parameters: [parameter("ownerName", "header"), parameter("ownerName", "cookie")] },
      { kind: "query", path: ["owner"] },
      [],
    ],
    [
      "among the values",
      sort("owner", "age"),
      sort("ownerRef", "age"),
      enumValue({ kind: "query", path: ["sort"] }, "owner"),
      ["likely ownerRef, by name"],
    ],
    [
      "but no value that is no text",
      sort("owner", 1),
      sort("ownerRef", 1),
      enumValue({ kind: "query", path: ["sort"] }, "owner"),
      ["likely ownerRef, by name"],
    ],
    [
      "nothing, where any value is taken",
      sort("owner"),
      { parameters: [parameter("sort", "query")] },
      enumValue({ kind: "query", path: ["sort"] }, "owner"),
      [],
    ],
    ["nothing, of a body as a whole", body({}), body({}), { kind: "request-body", path: [] }, []],
    ["nothing like it", body({ owner: text }), body({ count: number }), field("request", "owner"), []],
    [
      "nothing, where all may stand",
      body({ owner: text }),
      { requestBody: { content: { "application/json": {} } } },
      field("request", "owner"),
      [],
    ],
    ["nothing, without a body", body({ owner: text }), {}, field("request", "owner"), []],
  ])("%s", async (_story, before, after, element, expected) => {
    const read = async (parts: object) => {
      const { operations } = await contractOf({
        openapi: "3.0.3",
        info: { title: "Pets", version: "1" },
        paths: { "/pets": { post: operation(parts) } },
      });
      const [found] = operations.values();
      if (found === undefined) throw new Error("no operation");
      return found;
    };
    expect(
      followers(await read(before), await read(after), element).map(
        ({ target, certainty, source }) => `${certainty} ${target}, by ${source.by}`,
      ),
    ).toEqual(expected);
  });

  test("what went with the object around it is followed by nothing", async () => {
    const spec = (properties: object) => ({ "/pets": { get: answering(properties) } });
    const contracts = {
      "1.0": spec({ spec: { type: "object", properties: { owner: text } } }),
      "1.1": spec({ owner: text, ownerName: text }),
    };
    expect(await inferred(contracts, "GET /pets", field("response", "spec", "owner"))).toEqual([]);
  });

  test("nor what went with its operation", async () => {
    const contracts = { "1.0": { "/pets": { get: answering({ owner: text }) } }, "1.1": {} };
    expect(await inferred(contracts, "GET /pets", field("response", "owner"))).toEqual([]);
  });

  test("what went from the top, and from an object that stays", async () => {
    const at = (properties: object) => ({ "/pets": { get: answering(properties) } });
    expect(
      await inferred(
        { "1.0": at({ owner: text }), "1.1": at({ ownerName: text }) },
        "GET /pets",
        field("response", "owner"),
      ),
    ).toEqual(["certain ownerName, by name"]);
    const spec = (name: string) => at({ spec: { type: "object", properties: { [name]: text } } });
    expect(
      await inferred(
        { "1.0": spec("owner"), "1.1": spec("ownerName") },
        "GET /pets",
        field("response", "spec", "owner"),
      ),
    ).toEqual(["certain spec.ownerName, by name"]);
  });
});
