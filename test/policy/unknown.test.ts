/** What comes nearest to an operation or a part that no release has. */
import { describe, expect, test } from "vitest";
import { operationKey } from "../../src/contract/normalise/path.js";
import type { Outcome } from "../../src/outcome.js";
import { didYouMean, operationsLike, unknownOperation, unknownPart } from "../../src/policy/unknown.js";
import { answering, historyOf, operation } from "../diff/history/story.js";

const historyWith = (paths: Readonly<Record<string, object>>) =>
  historyOf({ releases: [["1.0", "2025-01-15"]], contracts: { "1.0": paths } });
const get = { get: operation() };
const told = (outcome: Outcome<never>): readonly (string | undefined)[] =>
  outcome.ok ? [] : [outcome.problem.message, outcome.problem.hint];

describe("a word", () => {
  const of = async (word: string) =>
    operationsLike(
      await historyWith({
        "/api/v1/workloads": { get: operation(), post: operation() },
        "/api/v1/workloads/{id}": get,
        "/api/v1/workload": get,
        "/api/v1/workloads/{id}/pods": get,
        "/api/v1/{workloads}": get,
        "/pod": get,
      }),
      word,
    );

  test("means the paths with a segment like it: the nearest, the shortest, by name", async () => {
    expect(await of("WORKLOADS")).toEqual([
      "GET /api/v1/workloads",
      "POST /api/v1/workloads",
      "GET /api/v1/workloads/{id}",
    ]);
    expect(await of("workload")).toEqual(["GET /api/v1/workload", "GET /api/v1/workloads", "POST /api/v1/workloads"]);
  });

  test("may have a slip in four letters, and none in three", async () => {
    expect(await of("pads")).toEqual(["GET /api/v1/workloads/{id}/pods"]);
    expect(await of("pxxs")).toEqual([]);
    expect(await of("pad")).toEqual([]);
    expect(await of("pod")).toEqual(["GET /pod"]);
  });
});

describe("an operation that no release has", () => {
  const ask = async (path: string, method: string | undefined, ...paths: readonly string[]) => {
    const history = await historyWith(Object.fromEntries(paths.map((one) => [one, get])));
    return told(unknownOperation(history, method, path, []))[1];
  };

  test("says what its path has", async () => {
    const history = await historyWith({ "/pets": { get: operation(), put: operation() } });
    const there = [operationKey("GET", "/pets"), operationKey("PUT", "/pets")];
    expect(told(unknownOperation(history, "POST", "/pets", there))).toEqual([
      `no release of ${history.provider.name} has POST /pets`,
      "The path has: GET /pets, PUT /pets.",
    ]);
    expect(told(unknownOperation(history, undefined, "/dogs", []))[0]).toBe(
      `no release of ${history.provider.name} has /dogs`,
    );
  });

  test("names nothing where nothing is like it", async () => {
    expect(await ask("/zebras", "GET", "/pets")).toBe(
      "lastcall timeline <word> and lastcall spec show <version> list what there is.",
    );
    // every path has these
    expect(await ask("/api/v1/zebras", "GET", "/api/v1/pets")).toContain("list what there is");
  });

  test("means a path with a slip in a segment, and at most three", async () => {
    expect(await ask("/pests/7/toys", "GET", "/pets/{id}/toys", "/pets/toys", "/shops/{id}/toys")).toBe(
      "Did you mean GET /pets/{id}/toys?",
    );
    expect(await ask("/pests", "GET", "/pets", "/tests", "/vests", "/jests")).toMatch(
      /^Did you mean GET \/\w+, GET \/\w+ or GET \/\w+\?$/,
    );
  });

  test("a word is no value of a parameter, a number and another parameter are", async () => {
    expect(await ask("/pets/{name}/toys", "GET", "/pets/{id}/toys")).toBe("Did you mean GET /pets/{id}/toys?");
    expect(await ask("/pets/all", "GET", "/pets/{id}", "/pets/al")).toBe("Did you mean GET /pets/al?");
  });

  test("may be meant with another method, where its own has nothing like it", async () => {
    const history = await historyWith({ "/pets": { put: operation() }, "/dogs": { post: operation() } });
    expect(told(unknownOperation(history, "POST", "/pet", []))[1]).toBe("Did you mean PUT /pets?");
    const both = await historyWith({ "/pets": { put: operation() }, "/pet/list": { post: operation() } });
    expect(told(unknownOperation(both, "POST", "/pet", []))[1]).toBe("Did you mean POST /pet/list?");
    expect(told(unknownOperation(both, undefined, "/pet", []))[1]).toBe("Did you mean PUT /pets?");
  });

  test("else means those with most of its words, the last one above all", async () => {
    expect(await ask("/api/v1/projects", "GET", "/api/v1/org-unit/projects", "/api/v1/nodes")).toBe(
      "Did you mean GET /api/v1/org-unit/projects?",
    );
    expect(await ask("/shop/pets", "GET", "/a/pets/shop", "/a/shop/pets")).toBe("Did you mean GET /a/shop/pets?");
    // a parameter more is worse than a word more, and better than two
    expect(await ask("/pets", "GET", "/pets/{id}", "/all/pets", "/all/of/pets")).toBe(
      "Did you mean GET /all/pets, GET /pets/{id} or GET /all/of/pets?",
    );
    // the very word before one like it
    expect(await ask("/a/b/pets", "GET", "/pet", "/pets")).toBe("Did you mean GET /pets or GET /pet?");
  });
});

describe("a part that an operation has in no release", () => {
  const field = (name: string) => [name, { type: "string" }] as const;
  const ask = async (part: string, names: readonly string[], more: object = {}) => {
    const get = { ...answering(Object.fromEntries(names.map(field))), ...more };
    const history = await historyWith({ "/pets": { get } });
    return told(unknownPart(history, [operationKey("GET", "/pets")], part));
  };

  test("may be a slip of one that it has", async () => {
    expect(await ask("nmae", ["name", "size"])).toEqual([
      "GET /pets has no parameter, field or value nmae in any release",
      "Did you mean name?",
    ]);
  });

  test("may be a parameter", async () => {
    const parameters = [{ name: "limit", in: "query", schema: { type: "integer" } }];
    expect((await ask("limits", ["name"], { parameters }))[1]).toBe("Did you mean limit?");
  });

  test("else what it has is named, up to twelve", async () => {
    const names = Array.from({ length: 13 }, (_, at) => `field${String.fromCodePoint(97 + at)}`);
    expect((await ask("zebra", names.slice(0, 12)))[1]).toBe(`It has: ${names.slice(0, 12).join(", ")}.`);
    expect((await ask("zebra", names))[1]).toBe(`It has: ${names.slice(0, 12).join(", ")} and 1 more.`);
    expect((await ask("zebra", []))[1]).toBe("No contract describes any part of it.");
  });

  test("written as a path is meant as one", async () => {
    const home = { type: "object", properties: { town: { type: "string" } } };
    const get = answering({ home, homes: { type: "array", items: home } });
    const history = await historyWith({ "/pets": { get } });
    const of = (part: string) => told(unknownPart(history, [operationKey("GET", "/pets")], part))[1];
    expect(of("home.twon")).toBe("Did you mean home.town?");
    expect(of("homes[].twon")).toBe("Did you mean homes[].town?");
    expect(of("twon")).toBe("Did you mean town?");
  });
});

test.each([
  [["a"], "Did you mean a?"],
  [["a", "b"], "Did you mean a or b?"],
  [["a", "b", "c"], "Did you mean a, b or c?"],
])("%j: %s", (names, said) => {
  expect(didYouMean(names)).toBe(said);
});
