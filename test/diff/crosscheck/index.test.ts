/** What the second opinion is asked, and what comes of its answers. The program itself is asked in crosscheck.test.ts. */
import { beforeEach, expect, test } from "vitest";
import { type CrossCheck, crossCheck, type Opinion } from "../../../src/diff/crosscheck/index.js";
import type { Change } from "../../../src/diff/index.js";
import { contractOf } from "../documents.js";

type CrossCheckRequest = Parameters<typeof crossCheck>[0];

interface Asked {
  readonly base: object;
  readonly target: object;
  readonly format: string;
}

const second = { asked: [] as Asked[], answers: [] as Opinion[], bounds: [] as object[], ended: 0 };

const open: CrossCheckRequest["open"] = (bounds) => {
  second.bounds.push(bounds);
  return {
    ask(base, target, format) {
      second.asked.push({ base, target, format });
      return Promise.resolve(second.answers[second.asked.length - 1] ?? whole);
    },
    end() {
      second.ended += 1;
      return Promise.resolve();
    },
  };
};

beforeEach(() => {
  Object.assign(second, { asked: [], answers: [], bounds: [], ended: 0 });
});

const head = { openapi: "3.0.3", info: { title: "t", version: "1" } };
const operation = { responses: { "200": { description: "OK" } } };
const broken = { kind: "judged", breaks: true, reasons: ["response.body.scope.add"] } as const;
const whole = { kind: "judged", breaks: false, reasons: [] } as const;
const late = { kind: "unjudged", reason: "time", detail: "no answer within 10 ms" } as const;

const change = (level: Change["level"], ruleId: string, ...paths: readonly string[]): Change =>
  ({ level, ruleId, affects: paths.map((path) => ({ method: "GET", path })) }) as unknown as Change;

async function checked(
  before: readonly string[],
  after: readonly string[],
  more: Partial<CrossCheckRequest> = {},
): Promise<CrossCheck> {
  const side = async (paths: readonly string[]) => {
    const document = { ...head, paths: Object.fromEntries(paths.map((path) => [path, { get: operation }])) };
    return { document, contract: await contractOf(document) };
  };
  return crossCheck({ base: await side(before), target: await side(after), changes: [], open, ...more });
}

const row = (path: string, rules: readonly string[], there: Opinion) => ({
  method: "GET",
  path,
  here: rules.length > 0,
  rules,
  there,
});

test("of two documents without operations nothing is asked", async () => {
  expect(await checked([], [])).toEqual({ rows: [], agreed: 0, disagreed: 0, unjudged: 0 });
  expect([second.asked, second.ended]).toEqual([[], 1]);
});

test("each operation is asked about, also one that went and one that came", async () => {
  expect((await checked(["/a", "/b"], ["/c", "/a"])).rows.map(({ path }) => path)).toEqual(["/a", "/b", "/c"]);
  const own = (path: string) => ({ ...head, paths: { [path]: { get: operation } } });
  const none = { ...head, paths: {} };
  expect(second.asked).toEqual([
    { base: own("/a"), target: own("/a"), format: "openapi3" },
    { base: own("/b"), target: none, format: "openapi3" },
    { base: none, target: own("/c"), format: "openapi3" },
  ]);
});

test("a parameter of the path that has another name is asked about under its first name", async () => {
  const { rows } = await checked(["/a/{id}"], ["/a/{name}"]);
  expect(rows.map(({ path }) => path)).toEqual(["/a/{id}"]);
  const own = { ...head, paths: { "/a/{id}": { get: operation } } };
  expect(second.asked).toEqual([{ base: own, target: own, format: "openapi3" }]);
});

test("only the wanted are asked about, and how many are done is told", async () => {
  const told: string[] = [];
  const { rows } = await checked(["/a", "/b", "/c"], ["/a", "/c", "/d"], {
    wanted: (path) => path !== "/a" && path !== "/d",
    onJudged: (done, all) => told.push(`${done} of ${all}`),
  });
  expect([rows.map(({ path }) => path), told]).toEqual([
    ["/c", "/b"],
    ["1 of 2", "2 of 2"],
  ]);
});

test("what both say counts as agreed, what one says alone does not, and what is not said counts as neither", async () => {
  second.answers = [broken, whole, broken, whole, late];
  const changes = [
    change("breaking", "endpoint-removed", "/a", "/d"),
    change("dangerous", "response-property-type-changed", "/a"),
    change("breaking", "endpoint-removed", "/a"),
    change("compatible", "endpoint-added", "/b", "/e"),
  ];
  expect(await checked(["/a", "/b", "/c", "/d", "/e"], ["/a", "/b", "/c", "/d", "/e"], { changes })).toEqual({
    rows: [
      row("/a", ["endpoint-removed", "response-property-type-changed"], broken),
      row("/b", [], whole),
      row("/c", [], broken),
      row("/d", ["endpoint-removed"], whole),
      row("/e", [], late),
    ],
    agreed: 2,
    disagreed: 2,
    unjudged: 1,
  });
});

test("the bounds are five seconds and 512 megabytes for each, or those that are asked for", async () => {
  await checked([], []);
  await checked([], [], { bounds: { milliseconds: 1, megabytes: 2 } });
  expect(second.bounds).toEqual([
    { milliseconds: 5_000, megabytes: 512 },
    { milliseconds: 1, megabytes: 2 },
  ]);
});

test("a document of Swagger 2.0 is named as one", async () => {
  const document = { swagger: "2.0", info: head.info, paths: { "/a": { get: operation } } };
  const side = { document, contract: await contractOf(document) };
  await crossCheck({ base: side, target: side, changes: [], open });
  expect(second.asked.map(({ format }) => format)).toEqual(["swagger2"]);
});
