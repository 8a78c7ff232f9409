/** The small documents of a site put together: what each part of them becomes, and what two of them may not say at once. */
import { describe, expect, test } from "vitest";
import type { RawObject } from "../../../src/contract/read/raw.js";
import { mergeFragments } from "../../../src/contract/sites/merge.js";

const HINT = "The site was changed in between, or some of its pages come from a cache: try again in a while.";
const INFO = { title: "Library", version: "1" };
const merge = (...roots: readonly RawObject[]): unknown => {
  const found = mergeFragments(roots.map((root, at) => ({ page: `page ${at + 1}`, root })));
  return found.ok ? found.value : found.problem.message;
};
const of3 = (more: RawObject): RawObject => ({ openapi: "3.0.3", info: INFO, ...more });
const of2 = (more: RawObject): RawObject => ({ swagger: "2.0", info: INFO, ...more });
const [BOOKS, LOANS] = [{ get: { operationId: "books" } }, { get: { operationId: "loans" } }];

test("nothing is no document", () => {
  expect(() => mergeFragments([])).toThrow("there is nothing to put together");
});

describe("what is put together", () => {
  test.each<[name: string, roots: readonly RawObject[], whole: RawObject]>([
    ["one page is itself", [of3({ paths: { "/books": BOOKS } })], of3({ paths: { "/books": BOOKS } })],
    ["of Swagger 2.0 as well", [of2({ paths: { "/books": BOOKS } })], of2({ paths: { "/books": BOOKS } })],
    [
      "without any operation",
      [of3({ components: { schemas: { Book: {} } } })],
      of3({ components: { schemas: { Book: {} } } }),
    ],
    [
      "the paths of all pages",
      [of3({ paths: { "/books": BOOKS } }), of3({ paths: { "/loans": LOANS } })],
      of3({ paths: { "/books": BOOKS, "/loans": LOANS } }),
    ],
    [
      "the methods of a path that two pages have",
      [of3({ paths: { "/books": BOOKS } }), of3({ paths: { "/books": { post: {} } } })],
      of3({ paths: { "/books": { ...BOOKS, post: {} } } }),
    ],
    [
      "the same operation of two pages, once",
      [of3({ paths: { "/books": BOOKS } }), of3({ paths: { "/books": BOOKS } })],
      of3({ paths: { "/books": BOOKS } }),
    ],
    [
      "webhooks, and those of an extension",
      [of3({ webhooks: { lent: { post: {} } } }), of3({ "x-webhooks": { lost: { post: {} } } })],
      of3({ webhooks: { lent: { post: {} } }, "x-webhooks": { lost: { post: {} } } }),
    ],
    [
      "each kind of component",
      [
        of3({ components: { schemas: { Book: {} }, responses: { Gone: {} } } }),
        of3({ components: { schemas: { Loan: {} } } }),
      ],
      of3({ components: { schemas: { Book: {}, Loan: {} }, responses: { Gone: {} } } }),
    ],
    [
      "the definitions of Swagger 2.0",
      [
        of2({ definitions: { Book: {} }, parameters: { page: {} }, responses: { Gone: {} } }),
        of2({ definitions: { Loan: {} }, securityDefinitions: { key: {} } }),
      ],
      of2({
        definitions: { Book: {}, Loan: {} },
        parameters: { page: {} },
        responses: { Gone: {} },
        securityDefinitions: { key: {} },
      }),
    ],
    [
      "methods of a name of their own, each of them",
      [
        of3({ paths: { "/books": { additionalOperations: { COPY: { operationId: "copy" } } } } }),
        of3({ paths: { "/books": { additionalOperations: { COPY: { operationId: "copy" }, LOCK: {} } } } }),
      ],
      of3({ paths: { "/books": { additionalOperations: { COPY: { operationId: "copy" }, LOCK: {} } } } }),
    ],
    [
      "a tag by its name: the first that says it",
      [
        of3({ tags: [{ name: "books", description: "All" }, { name: "books" }, { name: 7 }, "loans", null] }),
        of3({ tags: [{ name: "books" }, { name: "loans" }] }),
        of3({ tags: { name: "other" } }),
      ],
      of3({ tags: [{ name: "books", description: "All" }, { name: "loans" }] }),
    ],
    [
      "what is no object where one belongs",
      [of3({ paths: [], webhooks: { lent: 1 }, components: { schemas: 1 }, definitions: [] }), of3({ components: [] })],
      of3({}),
    ],
    [
      "a path item that is none, beside one that is",
      [of3({ paths: { "/books": null, "/loans": LOANS } }), of3({ paths: { "/books": 1, "/shelves": BOOKS } })],
      of3({ paths: { "/loans": LOANS, "/shelves": BOOKS } }),
    ],
    [
      "versions of OpenAPI that read alike: the first",
      [of3({ paths: { "/books": BOOKS } }), { ...of3({ paths: {} }), openapi: "3.0.1" }],
      of3({ paths: { "/books": BOOKS } }),
    ],
    [
      "a version of Swagger that YAML reads as a number",
      [of2({ paths: { "/books": BOOKS } }), { ...of2({}), swagger: 2 }],
      of2({ paths: { "/books": BOOKS } }),
    ],
    [
      "a release that YAML reads as a number",
      [
        of3({ info: { version: 7.1 }, paths: { "/books": BOOKS } }),
        of3({ info: { version: "7.1" }, paths: { "/loans": LOANS } }),
      ],
      of3({ info: { version: 7.1 }, paths: { "/books": BOOKS, "/loans": LOANS } }),
    ],
    [
      "a release that YAML reads as a whole number",
      [of3({ info: { version: 7 } }), of3({ info: { version: "7.0" } })],
      of3({ info: { version: 7 } }),
    ],
    ["pages that name no release", [of3({ info: {} }), of3({ info: 1 })], of3({ info: {} })],
  ])("%s", (_, roots, whole) => {
    expect(merge(...roots)).toStrictEqual(whole);
  });

  test.each([
    ["host", "library.example"],
    ["basePath", "/v1"],
    ["schemes", ["https"]],
    ["servers", [{ url: "https://library.example" }]],
    ["security", [{ key: [] }]],
    ["consumes", ["text/plain"]],
    ["produces", ["text/plain"]],
  ])("%s of all is what the first page with operations says", (name, value) => {
    const schemas = of3({ [name]: ["of no operation"], components: { schemas: {} } });
    expect(merge(schemas, of3({ [name]: value, webhooks: { lent: { post: {} } } }))).toStrictEqual(
      of3({ [name]: value, components: { schemas: {} }, webhooks: { lent: { post: {} } } }),
    );
  });

  test("where no page has operations, the first speaks for all", () => {
    expect(merge(of3({ security: [] }), of3({ security: [{ key: [] }] }))).toStrictEqual(of3({ security: [] }));
  });
});

describe("what a page says for all its operations, and the first does not, they say themselves", () => {
  const loans = (root: RawObject, first: RawObject = {}): unknown => {
    const dialect = root["swagger"] === undefined && first["swagger"] === undefined ? of3 : of2;
    const whole = merge(
      dialect({ ...first, paths: { "/books": BOOKS } }),
      dialect({ paths: { "/loans": LOANS }, ...root }),
    );
    return typeof whole === "string" ? whole : (whole as { paths: RawObject }).paths["/loans"];
  };
  const [KEY, TOKEN] = [[{ key: [] }], [{ token: [] }]];
  const [A, B] = [[{ url: "https://a.example" }], [{ url: "https://b.example" }]];
  const own = (more: RawObject): RawObject => ({ get: { ...more, operationId: "loans" } });

  test.each<[name: string, root: RawObject, first: RawObject, loans: RawObject]>([
    ["nothing, as the first", {}, {}, LOANS],
    ["a key, as the first", { security: KEY }, { security: KEY }, LOANS],
    ["a key, and the first nothing", { security: KEY }, {}, own({ security: KEY })],
    ["a key, and the first another", { security: KEY }, { security: TOKEN }, own({ security: KEY })],
    ["nothing, and the first a key", {}, { security: KEY }, own({ security: [] })],
    ["that nothing is asked for, as one that says nothing", { security: [] }, {}, LOANS],
    ["a server, as the first", { servers: A }, { servers: A }, LOANS],
    ["a server, and the first none", { servers: A }, {}, own({ servers: A })],
    ["a server, and the first another", { servers: A }, { servers: B }, own({ servers: A })],
    ["no server, and the first one", {}, { servers: A }, own({ servers: [{ url: "/" }] })],
    ["no server, as one with an empty list", {}, { servers: [] }, LOANS],
    ["no server, as one with the host of the document", {}, { servers: [{ url: "/" }] }, LOANS],
    ["a server and a key", { security: KEY, servers: A }, {}, own({ security: KEY, servers: A })],
  ])("%s", (_, root, first, expected) => {
    expect(loans(root, first)).toStrictEqual(expected);
  });

  const swagger = { swagger: "2.0" };
  test.each<[name: string, root: RawObject, first: RawObject, loans: RawObject]>([
    ["a type of bodies", { consumes: ["text/plain"] }, {}, own({ consumes: ["text/plain"] })],
    [
      "JSON, which is what nothing means",
      { consumes: ["application/json"], produces: ["application/json"] },
      {},
      LOANS,
    ],
    ["a type of answers", { produces: ["text/plain"] }, {}, own({ produces: ["text/plain"] })],
    ["a host, as the first", { host: "a.example" }, { host: "a.example" }, LOANS],
    ["a host", { host: "a.example" }, {}, own({ "x-servers": [{ url: "https://a.example" }] })],
    [
      "a host with its scheme and folder",
      { host: "a.example", basePath: "/v1", schemes: ["http"] },
      {},
      own({ "x-servers": [{ url: "http://a.example/v1" }] }),
    ],
    ["schemes that are no list", { host: "a.example", schemes: "http" }, { host: "a.example" }, LOANS],
    ["no host, and the first one", {}, { host: "a.example" }, own({ "x-servers": [{ url: "/" }] })],
  ])("of Swagger 2.0: %s", (_, root, first, expected) => {
    expect(loans({ ...swagger, ...root }, { ...swagger, ...first })).toStrictEqual(expected);
  });

  test("what an operation says itself counts, and what a path item says of servers", () => {
    const item = { servers: B, get: { security: TOKEN }, post: {}, summary: "Loans", parameters: [] };
    expect(loans({ security: KEY, servers: A, paths: { "/loans": item } })).toStrictEqual({
      ...item,
      post: { security: KEY },
    });
  });

  test("servers of a path item that are no list say nothing", () => {
    expect(loans({ servers: A, paths: { "/loans": { servers: "a", get: {} } } })).toStrictEqual({
      servers: "a",
      get: { servers: A },
    });
  });

  test("what is no operation stays what it is", () => {
    const paths = { "/loans": { get: null, "x-note": { a: 1 } }, "/odd": 7 };
    expect(loans({ security: KEY, paths })).toStrictEqual(paths["/loans"]);
  });

  test("webhooks as well", () => {
    const whole = merge(of3({ paths: { "/books": BOOKS } }), of3({ security: KEY, webhooks: { lent: { post: {} } } }));
    expect(whole).toStrictEqual(of3({ paths: { "/books": BOOKS }, webhooks: { lent: { post: { security: KEY } } } }));
  });
});

describe("what two pages may not say at once", () => {
  test.each<[roots: readonly RawObject[], told: string]>([
    [
      [of3({ info: { version: "1" } }), of3({ info: { version: "2" } })],
      'two revisions: page 1 says version "1", page 2 says "2"',
    ],
    [[of3({}), of3({}), of3({ info: {} })], 'two revisions: page 1 says version "1", page 3 says nothing'],
    [[of3({ info: 1 }), of3({})], 'two revisions: page 1 says version nothing, page 2 says "1"'],
    [[of3({}), { ...of3({}), openapi: "3.1.0" }], "page 1 is written in OpenAPI 3.0, page 2 in 3.1"],
    [[of3({}), of2({})], "page 1 is written in OpenAPI 3.0, page 2 in 2.0"],
    [
      [of3({ paths: { "/a": { get: {} } } }), of3({ paths: { "/a": { get: { summary: "A" } } } })],
      "two revisions: GET /a differs between page 1 and page 2",
    ],
    [
      [of3({ paths: { "/a": { summary: "A" } } }), of3({ paths: { "/a": { summary: "B" } } })],
      "two revisions: summary of /a differs between page 1 and page 2",
    ],
    [
      [of3({ webhooks: { lent: { post: {} } } }), of3({ webhooks: { lent: { post: { summary: "A" } } } })],
      "two revisions: POST lent differs between page 1 and page 2",
    ],
    [
      [
        of3({ components: { schemas: { A: {} } } }),
        of3({}),
        of3({ components: { schemas: { A: { type: "object" } } } }),
      ],
      "two revisions: schemas/A differs between page 1 and page 3",
    ],
    [
      [of2({ definitions: { A: {} } }), of2({ definitions: { A: { type: "object" } } })],
      "two revisions: definitions/A differs between page 1 and page 2",
    ],
    [
      [
        of3({ paths: { "/a": { additionalOperations: { COPY: {} } } } }),
        of3({ paths: { "/a": { additionalOperations: { COPY: { summary: "A" } } } } }),
      ],
      "two revisions: COPY of /a differs between page 1 and page 2",
    ],
    [
      [
        of3({ paths: { "/a": { additionalOperations: {} } } }),
        of3({ paths: { "/a": { additionalOperations: null } } }),
      ],
      "two revisions: additionalOperations of /a differs between page 1 and page 2",
    ],
    [
      [
        of3({ paths: { "/a/{id}": { get: { summary: "A" } } } }),
        of3({ paths: { "/a/{key}": { get: { summary: "B" } } } }),
      ],
      "two revisions: GET /a/{id} of page 1 is /a/{key} on page 2, and differs",
    ],
  ])("%j", (roots, told) => {
    expect(merge(...roots)).toBe(told);
  });

  test.each(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"])(
    "%s is a method",
    (method) => {
      const page = (summary: string) => of3({ openapi: "3.2.0", paths: { "/a": { [method]: { summary } } } });
      expect(merge(page("A"), page("B"))).toBe(
        `two revisions: ${method.toUpperCase()} /a differs between page 1 and page 2`,
      );
    },
  );

  test("the hint says what to do", () => {
    const [one, other] = [of3({ info: { version: "1" } }), of3({ info: { version: "2" } })];
    const found = mergeFragments([one, other].map((root) => ({ page: "a", root })));
    expect(!found.ok && found.problem.hint).toBe(HINT);
  });
});
