/** What one page says of a path, and another page of the same path does not: the operations say it themselves. */
import { describe, expect, test } from "vitest";
import { isObject, type RawObject } from "../../../src/contract/read/raw.js";
import { withOwnPathItems } from "../../../src/contract/sites/own-path-items.js";

const itemsOf = (...given: readonly unknown[]): readonly unknown[] =>
  withOwnPathItems(
    given.map((item, at) => ({ page: `page ${at}`, root: { info: {}, paths: { "/loans": item } } })),
  ).map(({ root }) => isObject(root.paths) && root.paths["/loans"]);
const parameter = (name: string, more: RawObject = {}): RawObject => ({ name, in: "query", ...more });
const [PAGE, SORT] = [parameter("page"), parameter("sort")];
const SERVERS = [{ url: "https://loans.example" }];

describe("pages of one path", () => {
  test.each<[name: string, given: readonly unknown[], items: readonly unknown[]]>([
    [
      "one of two says the parameters",
      [{ parameters: [PAGE], get: {}, summary: "Loans" }, { post: {} }],
      [{ get: { parameters: [PAGE] }, summary: "Loans" }, { post: {} }],
    ],
    [
      "the second says them",
      [{ post: {} }, { parameters: [PAGE], get: { parameters: [SORT] } }],
      [{ post: {} }, { get: { parameters: [PAGE, SORT] } }],
    ],
    [
      "two of three say the same",
      [{ parameters: [PAGE], get: {} }, { parameters: [PAGE], put: {} }, { post: {} }],
      [{ get: { parameters: [PAGE] } }, { put: { parameters: [PAGE] } }, { post: {} }],
    ],
    [
      "two of three, and each something else: that is for others to tell",
      [{ parameters: [PAGE], get: {} }, { parameters: [SORT], put: {} }, { post: {} }],
      [{ parameters: [PAGE], get: {} }, { parameters: [SORT], put: {} }, { post: {} }],
    ],
    [
      "all say it",
      [
        { parameters: [PAGE], get: {} },
        { parameters: [PAGE], post: {} },
      ],
      [
        { parameters: [PAGE], get: {} },
        { parameters: [PAGE], post: {} },
      ],
    ],
    ["there is one page only", [{ parameters: [PAGE], get: {} }], [{ parameters: [PAGE], get: {} }]],
    ["none says anything", [{ get: {} }, { post: {} }], [{ get: {} }, { post: {} }]],
    [
      "one says servers, and an operation its own",
      [{ servers: SERVERS, get: {}, put: { servers: [] } }, { post: {} }],
      [{ get: { servers: SERVERS }, put: { servers: [] } }, { post: {} }],
    ],
    [
      "all say the servers and one the parameters",
      [
        { servers: SERVERS, parameters: [PAGE], get: {} },
        { servers: SERVERS, post: {} },
      ],
      [
        { servers: SERVERS, get: { parameters: [PAGE] } },
        { servers: SERVERS, post: {} },
      ],
    ],
    ["the parameters are no list", [{ parameters: 1, get: {} }, { post: {} }], [{ get: {} }, { post: {} }]],
    [
      "an operation is none, and what is no operation is an object",
      [{ parameters: [PAGE], get: null, "x-get": {} }, { post: {} }],
      [{ get: null, "x-get": {} }, { post: {} }],
    ],
    ["an item is none", [{ parameters: [PAGE], get: {} }, null], [{ parameters: [PAGE], get: {} }, null]],
    [
      "an item is none beside two that are",
      [{ parameters: [PAGE], get: {} }, 1, { post: {} }],
      [{ get: { parameters: [PAGE] } }, 1, { post: {} }],
    ],
  ])("%s", (_, given, items) => {
    expect(itemsOf(...given)).toStrictEqual(items);
  });

  test("the other paths of such a page, and pages without any, stay as they are", () => {
    const other = { parameters: [PAGE], get: {} };
    expect(
      withOwnPathItems([
        { page: "a", root: { paths: { "/loans": { parameters: [PAGE], get: {} }, "/books": other } } },
        { page: "b", root: { paths: { "/loans": { post: {} } } } },
        { page: "c", root: { components: {} } },
        { page: "d", root: { paths: [1] } },
      ]),
    ).toStrictEqual([
      { page: "a", root: { paths: { "/loans": { get: { parameters: [PAGE] } }, "/books": other } } },
      { page: "b", root: { paths: { "/loans": { post: {} } } } },
      { page: "c", root: { components: {} } },
      { page: "d", root: { paths: [1] } },
    ]);
  });
});

describe("parameters of the path that an operation has as well", () => {
  const [QUERY, HEADER] = [PAGE, parameter("page", { in: "header" })];
  test.each<[name: string, own: unknown, parameters: readonly unknown[]]>([
    [
      "of the same name and place: its own",
      [parameter("page", { required: true })],
      [parameter("page", { required: true })],
    ],
    ["of the same name elsewhere: both", [HEADER], [QUERY, HEADER]],
    ["of another name: both", [SORT], [QUERY, SORT]],
    ["without a name", [{ in: "query" }], [QUERY, { in: "query" }]],
    ["that is no object", ["page"], [QUERY, "page"]],
    ["in no list", PAGE, [QUERY]],
  ])("%s", (_, own, parameters) => {
    expect(itemsOf({ parameters: [QUERY], get: { parameters: own } }, { post: {} })[0]).toStrictEqual({
      get: { parameters },
    });
  });

  test("two references, which have no name, are two", () => {
    const [a, b] = [{ $ref: "#/a" }, { $ref: "#/b" }];
    const [item] = itemsOf({ parameters: [a, 1], get: { parameters: [b] } }, { post: {} });
    expect(item).toStrictEqual({ get: { parameters: [a, 1, b] } });
  });
});
