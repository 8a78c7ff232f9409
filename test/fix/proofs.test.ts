/** What keeps a successor, another name or a rewrite from being proved, over all releases that count. */
import { describe, expect, test } from "vitest";
import type { ApiKnowledge } from "../../src/check/api/knowledge.js";
import type { Unproved } from "../../src/check/fix.js";
import type { Contract } from "../../src/contract/contract.js";
import type { Element } from "../../src/contract/element.js";
import { operationKey } from "../../src/contract/index.js";
import type { ProviderRewrite } from "../../src/contract/provider/index.js";
import { nameBeside, proveRename } from "../../src/fix/proof/rename.js";
import { differentResources } from "../../src/fix/proof/resource.js";
import { proveRewrite } from "../../src/fix/proof/rewrite.js";
import { onceEach, proveSuccessor, releasesOf } from "../../src/fix/proof/successor.js";
import { leastUse, wholeUse } from "../../src/fix/proof/whole-use.js";
import { contractOf } from "../diff/documents.js";
import { api, operation, text } from "./between.js";

type Paths = Parameters<typeof api>[0];
interface Known {
  /** by release, oldest first; undefined: no contract is known */
  readonly releases: Readonly<Record<string, Paths | undefined>>;
  readonly base: string;
  readonly targets: readonly string[];
  readonly state?: string;
  readonly notices?: readonly unknown[];
}

async function knowing({ releases, base, targets, state = "supported", notices = [] }: Known): Promise<ApiKnowledge> {
  const contracts = new Map<string, Contract>();
  for (const [release, paths] of Object.entries(releases))
    if (paths !== undefined) contracts.set(release, await contractOf(api(paths)));
  const of = (version: string) => ({ version, contract: contracts.get(version) });
  return {
    base: of(base),
    targets: targets.map((name) => ({ release: { name }, contract: contracts.get(name) })),
    contracts: [...contracts.keys()].map(of),
    notices,
    life: () => ({ standing: { state } }),
  } as unknown as ApiKnowledge;
}
const kinds = (unproved: readonly Unproved[] | undefined) =>
  unproved?.map((one) => ("release" in one ? `${one.kind} ${one.release}` : one.kind));

test.each<[base: string, targets: readonly string[], counted: readonly string[]]>([
  ["1", ["2"], ["1 now", "2"]],
  ["1", ["1"], ["1"]],
  ["1", ["1", "2"], ["1", "2"]],
  ["1", ["2", "3"], ["1 now", "2", "3"]],
  ["1", [], ["1 now"]],
])("with %s in use and %j planned %j count", async (base, targets, counted) => {
  const knowledge = await knowing({ releases: { 1: {}, 2: {} }, base, targets });
  expect(releasesOf(knowledge).map(({ release, planned }) => (planned ? release : `${release} now`))).toEqual(counted);
});

test("one difference on two releases is one reason", () => {
  const element: Element = { kind: "query", path: ["a"] };
  const differs = (release: string, ruleId = "r"): Unproved => ({
    kind: "difference",
    release,
    ruleId,
    element,
    in: "sent",
  });
  const shape = (release: string, gets = "[…]"): Unproved => ({
    ...{ kind: "shape", release, operation: "GET /a", expects: "an object", gets, in: "read" },
  });
  const upgrade = (release: string): Unproved => ({ kind: "after-upgrade", release });
  expect(
    onceEach([
      differs("1"),
      differs("2"),
      differs("2", "s"),
      shape("1"),
      shape("2"),
      shape("2", "a"),
      upgrade("1"),
      upgrade("2"),
      upgrade("2"),
    ]),
  ).toEqual([...[differs("1"), differs("2", "s"), shape("1"), shape("2", "a"), upgrade("1"), upgrade("2")]]);
});

describe("another operation", () => {
  const [OLD, NEW] = [{ "/old": { get: operation({}) } }, { "/new": { get: operation({}) } }];
  const BOTH = { ...OLD, ...NEW };
  const use = { query: [], headers: [], body: [], reads: [], answer: "unused" } as const;
  const complete = { query: true, body: true, headers: true };
  const proved = async (known: Known) =>
    kinds(
      proveSuccessor(await knowing(known), operationKey("GET", "/old"), operationKey("GET", "/new"), {
        ...use,
        complete,
      }),
    );
  test.each<[name: string, known: Known, unproved: readonly string[] | undefined]>([
    ["is there on all releases", { releases: { 1: BOTH, 2: BOTH }, base: "1", targets: ["2"] }, []],
    ["comes with the upgrade", { releases: { 1: OLD, 2: BOTH }, base: "1", targets: ["2"] }, ["after-upgrade 1"]],
    ["is the only one after the upgrade", { releases: { 1: BOTH, 2: NEW }, base: "1", targets: ["2"] }, []],
    ["is in none of them", { releases: { 1: OLD, 2: OLD }, base: "1", targets: ["2"] }, undefined],
    [
      "is missing in the release that is planned",
      { releases: { 1: BOTH, 2: OLD }, base: "1", targets: ["2"] },
      undefined,
    ],
    [
      "is missing in one of two that are planned",
      { releases: { 1: BOTH, 2: OLD, 3: BOTH }, base: "1", targets: ["2", "3"] },
      ["after-upgrade 2"],
    ],
    [
      "is of a release that nobody knows",
      { releases: { 1: BOTH, 2: undefined }, base: "1", targets: ["2"] },
      ["unknown-release 2"],
    ],
    [
      "takes the place of one that a later release describes",
      { releases: { 1: NEW, 2: BOTH }, base: "1", targets: ["2"] },
      [],
    ],
    [
      "takes the place of one that nobody describes",
      { releases: { 1: NEW, 2: NEW }, base: "1", targets: ["2"] },
      undefined,
    ],
    ["will be there", { releases: { 1: BOTH }, base: "1", targets: ["1"], state: "not-yet" }, []],
    ["is going as well", { releases: { 1: BOTH }, base: "1", targets: ["1"], state: "deprecated" }, undefined],
    ["is gone", { releases: { 1: BOTH }, base: "1", targets: ["1"], state: "removed" }, undefined],
  ])("%s", async (_, known, unproved) => {
    expect(await proved(known)).toEqual(unproved);
  });

  test("differs in what the call sends", async () => {
    const needs = {
      "/new": { get: { ...operation({}), parameters: [{ name: "a", in: "query", required: true, schema: text }] } },
    };
    const paths = { ...OLD, ...needs };
    expect(await proved({ releases: { 1: paths, 2: paths }, base: "1", targets: ["2"] })).toEqual(["difference 1"]);
  });
});

describe("another name", () => {
  const body = (properties: object, required: readonly string[] = []) => ({ type: "object", required, properties });
  const sends = (properties: object): Paths => ({ "/a": { post: operation({ sends: body(properties) }) } });
  const gives = (properties: object, required: readonly string[] = []): Paths => ({
    "/a": { post: operation({ answers: body(properties, required) }) },
  });
  const proved = async (
    paths: readonly (Paths | undefined)[],
    more: { side?: Element["kind"]; from?: string; to?: string; values?: readonly string[]; state?: string } = {},
  ) => {
    const { side = "request-property", from = "old", to = "new", values = [], state = "supported" } = more;
    const knowledge = await knowing({ releases: { 1: paths[0], 2: paths[1] }, base: "1", targets: ["2"], state });
    const found = proveRename(
      knowledge,
      operationKey("POST", "/a"),
      { from: { kind: side, path: [from] }, to: { kind: side, path: [to] } },
      values,
    );
    return found?.map(
      (one) =>
        `${one.kind}${"release" in one ? ` ${one.release}` : ""}${"ruleId" in one ? ` ${one.ruleId}` : ""}${"in" in one ? ` ${one.in}` : ""}`,
    );
  };
  const both = sends({ old: text, new: text });
  const answers = { side: "response-property" } as const;
  const sizes = (more: object) => sends({ old: text, new: { ...text, ...more } });
  const differs = ["difference 1 request-property-type-changed sent"];
  test.each<
    [
      name: string,
      paths: readonly (Paths | undefined)[],
      more: Parameters<typeof proved>[1],
      unproved: readonly string[] | undefined,
    ]
  >([
    ["is taken on both releases", [both, both], {}, []],
    ["comes with the upgrade", [sends({ old: text }), both], {}, ["after-upgrade 1"]],
    ["is of a release that nobody knows", [both, undefined], {}, ["unknown-release 2"]],
    ["is of an operation that is gone", [both, {}], {}, ["after-upgrade 2"]],
    [
      "is not described",
      [sends({ old: text, new: text }), { "/a": { post: operation({ sends: { type: "object" } }) } }],
      {},
      ["undescribed 2 sent"],
    ],
    ["takes the place of one that is not described", [sends({ new: text }), both], {}, ["undescribed 1 sent"]],
    ["does not stand", [both, both], { state: "deprecated" }, undefined],
    ["will be there", [both, both], { state: "not-yet" }, undefined],
    ["is of another type", [sends({ old: text, new: { type: "integer" } }), both], {}, differs],
    ["has a pattern", [sizes({ pattern: "^a" }), both], {}, differs],
    ["has a format", [sizes({ format: "date" }), both], {}, differs],
    ["has a length", [sizes({ minLength: 1 }), both], {}, differs],
    ["has another length", [sizes({ maxLength: 1 }), both], {}, differs],
    ["has values", [sizes({ enum: ["a"] }), both], {}, differs],
    [
      "has bounds",
      [
        sends({ old: { type: "integer" }, new: { type: "integer", minimum: 1 } }),
        sends({ old: { type: "integer" }, new: { type: "integer" } }),
      ],
      {},
      differs,
    ],
    [
      "has upper bounds",
      [
        sends({ old: { type: "integer" }, new: { type: "integer", maximum: 1 } }),
        sends({ old: { type: "integer" }, new: { type: "integer" } }),
      ],
      {},
      differs,
    ],
    [
      "has other properties",
      [
        sends({ old: body({ x: text }), new: body({ y: text }) }),
        sends({ old: body({ x: text }), new: body({ x: text }) }),
      ],
      {},
      differs,
    ],
    [
      "has properties in another order",
      [
        sends({ old: body({ x: text, y: text }), new: body({ y: text, x: text }) }),
        sends({ old: body({ x: text, y: text }), new: body({ x: text, y: text }) }),
      ],
      {},
      [],
    ],
    [
      "has other items",
      [
        sends({ old: { type: "array", items: text }, new: { type: "array", items: { type: "integer" } } }),
        sends({ old: { type: "array", items: text }, new: { type: "array", items: text } }),
      ],
      {},
      differs,
    ],
    [
      "refuses a value",
      [
        sends({ old: { ...text, enum: ["a", "b"] }, new: { ...text, enum: ["a", "b"] } }),
        sends({ old: { ...text, enum: ["a", "b"] }, new: { ...text, enum: ["a"] } }),
      ],
      { values: ["b"] },
      ["difference 2 request-property-type-changed sent"],
    ],
    ["is given on both releases", [gives({ old: text, new: text }), gives({ old: text, new: text })], answers, []],
    [
      "is given sometimes, where the old one always was",
      [gives({ old: text, new: text }, ["old"]), gives({ old: text, new: text }, ["old", "new"])],
      answers,
      ["difference 1 response-property-became-optional read"],
    ],
    [
      "is given always",
      [gives({ old: text, new: text }, ["new"]), gives({ old: text, new: text }, ["new"])],
      answers,
      [],
    ],
    [
      "is given as another type",
      [gives({ old: text, new: { type: "integer" } }), gives({ old: text, new: text })],
      answers,
      ["difference 1 response-property-type-changed read"],
    ],
    [
      "is not described in an answer",
      [gives({ old: text, new: text }), { "/a": { post: operation({ answers: { type: "object" } }) } }],
      answers,
      ["undescribed 2 read"],
    ],
    [
      "is an id of another thing",
      [sends({ passwordId: text, credentialId: text }), sends({ passwordId: text, credentialId: text })],
      { from: "passwordId", to: "credentialId" },
      ["resource"],
    ],
    [
      "is the same id in other letters",
      [sends({ userId: text, user_id: text }), sends({ userId: text, user_id: text })],
      { from: "userId", to: "user_id" },
      [],
    ],
    [
      "is an id of what was none",
      [sends({ password: text, credentialId: text }), sends({ password: text, credentialId: text })],
      { from: "password", to: "credentialId" },
      [],
    ],
  ])("%s", async (_, paths, more, unproved) => {
    expect(await proved(paths, more)).toEqual(unproved);
  });

  test.each<[path: readonly string[], target: string, name: string | undefined]>([
    [["owner"], "holder", "holder"],
    [["owner"], "spec.holder", undefined],
    [["spec", "owner"], "spec.holder", "holder"],
    [["spec", "owner"], "holder", "holder"],
    [["spec", "owner"], "other.holder", undefined],
    [["resources", "[]", "priority"], "resources[].rank", "rank"],
    [["owner"], "", undefined],
    [["owner"], "holder-id", "holder-id"],
  ])("%j is called %j: %s", (path, target, name) => {
    expect(nameBeside(path, target)).toBe(name);
  });
});

describe("names and values that were replaced together", () => {
  const body = (properties: object): Paths => ({
    "/a": { post: operation({ sends: { type: "object", properties } }) },
  });
  const rewrite = (more: Partial<ProviderRewrite> = {}): ProviderRewrite =>
    ({
      operation: "POST /a",
      fields: new Map([["old", "new"]]),
      values: new Map(),
      ...more,
    }) as unknown as ProviderRewrite;
  const proved = async (
    paths: readonly (Paths | undefined)[],
    rewritten = rewrite(),
    sent: readonly string[] = ["old"],
  ) =>
    kinds(
      proveRewrite(
        await knowing({ releases: { 1: paths[0], 2: paths[1] }, base: "1", targets: ["2"] }),
        rewritten,
        sent,
      ),
    );
  const both = body({ old: text, new: text });
  const ofValue = rewrite({ values: new Map([["kind", new Map([["x", "y"]])]]) });
  const kind = (...values: readonly string[]) => body({ old: text, new: text, kind: { ...text, enum: values } });
  test.each<
    [
      name: string,
      paths: readonly (Paths | undefined)[],
      unproved: readonly string[] | undefined,
      more?: { rewritten?: ProviderRewrite; sent?: readonly string[] },
    ]
  >([
    ["are taken on both releases", [both, both], []],
    ["come with the upgrade", [body({ old: text }), both], ["after-upgrade 1"]],
    ["are of a release that nobody knows", [both, undefined], ["unknown-release 2"]],
    ["are of an operation that is gone", [both, {}], undefined],
    ["are not described", [both, { "/a": { post: operation({ sends: { type: "object" } }) } }], undefined],
    ["are deprecated", [both, body({ old: text, new: { ...text, deprecated: true } })], undefined],
    ["are of another type", [both, body({ old: text, new: { type: "integer" } })], ["difference 2"]],
    ["are there alone", [body({ new: text }), body({ new: { type: "integer" } })], []],
    ["are of any type", [both, body({ old: {}, new: {} })], []],
    ["are of names that nobody sends", [body({ other: text }), body({ other: text })], [], { sent: ["other"] }],
    ["have a value that is taken", [kind("x", "y"), kind("y")], [], { rewritten: ofValue }],
    ["have a value that is refused now", [kind("x"), kind("y")], ["after-upgrade 1"], { rewritten: ofValue }],
  ])("%s", async (_, paths, unproved, { rewritten, sent } = {}) => {
    expect(await proved(paths, rewritten, sent)).toEqual(unproved);
  });
});

describe("resources", () => {
  const stated = (more: object = {}) => ({
    elements: [
      { path: "/apps/{id}", replacement: ["GET /accounts/{id}"], sameResource: true, field: undefined, ...more },
    ],
  });
  const different = async (oldPath: string, target: string, notices: readonly unknown[] = []) =>
    differentResources(await knowing({ releases: { 1: {} }, base: "1", targets: [], notices }), oldPath, target).map(
      (one) => one.kind === "resource" && `${one.from}, ${one.to}`,
    );
  test.each<[oldPath: string, target: string, different: readonly string[], notices?: readonly unknown[]]>([
    ["/v1/apps", "GET /v2/apps", []],
    ["/v1/apps", "GET /v1/accounts", ["apps, accounts"]],
    ["/apps/{id}", "GET /apps/{id}", []],
    ["/apps/{appId}", "GET /apps/{accountId}", ["{appId}, {accountId}"]],
    ["/apps/{id}", "GET /accounts/{id}", ["apps, accounts"]],
    ["/apps/{id}/secret", "GET /apps/{id}/key", ["secret, key"]],
    ["/user-apps/{app_id}", "GET /userApps/{appId}", []],
    ["/a/{x}/b/{y}", "GET /a/{x}/c/{z}", ["b, c", "{y}, {z}"]],
    ["/apps/{id}", "GET /accounts/{key}", [], [stated()]],
    ["/apps/{id}", "GET /others/{id}", ["apps, others"], [stated()]],
    ["/birds/{id}", "GET /accounts/{id}", ["birds, accounts"], [stated()]],
    ["/apps/{id}", "GET /accounts/{id}", ["apps, accounts"], [stated({ sameResource: false })]],
    ["/apps/{id}", "GET /accounts/{id}", ["apps, accounts"], [stated({ field: "a" })]],
    ["/apps/{id}", "GET /accounts/{id}", [], [stated({ sameResource: false }), stated()]],
  ])("%s and %s: %j", async (oldPath, target, expected, notices) => {
    expect(await different(oldPath, target, notices)).toEqual(expected);
  });
});

describe("calls that nobody wrote", () => {
  const body = {
    type: "object",
    required: ["a"],
    properties: { a: text, b: { type: "object", required: ["c"], properties: { c: text, d: text } } },
  };
  const used = async (made: object) => {
    const contract = await contractOf(api({ "/a": { post: made } }));
    const [only] = contract.operations.values();
    if (only === undefined) throw new Error("there is one operation");
    const told = (use: ReturnType<typeof wholeUse>) => ({
      ...use,
      query: use.query.map(({ path }) => path.join(".")),
      headers: use.headers.map(({ path }) => path.join(".")),
      body: use.body.map(({ path }) => path.join(".")),
      reads: use.reads.map(({ path }) => path.join(".")),
    });
    return { whole: told(wholeUse(only)), least: told(leastUse(only)) };
  };
  const complete = { query: true, body: true, headers: true };

  test("use all, and as little as they may", async () => {
    const parameters = [
      { name: "q", in: "query", schema: text },
      { name: "r", in: "query", required: true, schema: text },
      { name: "H", in: "header", required: true, schema: text },
      { name: "c", in: "cookie", required: true, schema: text },
    ];
    const answers = { type: "array", items: body };
    expect(await used({ ...operation({ sends: body, answers }), parameters })).toEqual({
      whole: {
        query: ["q", "r"],
        headers: ["H"],
        body: ["a", "b.c", "b.d"],
        reads: ["[].a", "[].b.c", "[].b.d"],
        complete,
        answer: [],
      },
      least: { query: ["r"], headers: [], body: ["a"], reads: [], complete, answer: "unused" },
    });
  });

  test.each<[name: string, schema: object, whole: readonly string[], least: readonly string[]]>([
    [
      "parts of a whole",
      { allOf: [body, { properties: { e: text }, required: ["e"] }] },
      ["a", "b.c", "b.d", "e"],
      ["a", "e"],
    ],
    [
      "lists of lists",
      { type: "array", items: { type: "array", items: body } },
      ["[].[].a", "[].[].b.c", "[].[].b.d"],
      ["[].[].a"],
    ],
    [
      "a part that is a list",
      { allOf: [{ type: "array", items: { type: "object", properties: { x: text } } }] },
      ["[].x"],
      [],
    ],
    [
      "an object that needs its own",
      { type: "object", required: ["b"], properties: { b: body } },
      ["b.a", "b.b.c", "b.b.d"],
      ["b.a"],
    ],
    [
      "six steps down: five at most",
      ["a", "b", "c", "d", "e", "f"].reduceRight<object>(
        (inner, name) => ({ type: "object", properties: { [name]: inner } }),
        text,
      ),
      ["a.b.c.d.e"],
      [],
    ],
    ["a text", text, [], []],
  ])("%s", async (_, schema, whole, least) => {
    const found = await used(operation({ sends: schema }));
    expect([found.whole.body, found.least.body]).toEqual([whole, least]);
  });

  test("without a body", async () => {
    const found = await used(operation({}));
    expect([found.whole.body, found.whole.reads, found.least.body]).toEqual([[], [], []]);
  });
});
