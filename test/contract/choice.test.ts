/** Several documents on one page: which is meant, where there is no doubt, and how the choice is put. */
import { describe, expect, test } from "vitest";
import { type Candidate, chosen } from "../../src/contract/discover/choice.js";
import type { RawObject } from "../../src/contract/read/raw.js";

interface Facts {
  readonly title?: unknown;
  readonly version?: unknown;
  readonly paths?: RawObject;
}

const rootOf = ({ title = "Orchard", version = "1", paths = { "/trees": { get: {} } } }: Facts = {}): RawObject => ({
  openapi: "3.0.3",
  info: { title, version },
  paths,
});
const at = (url: string | undefined, root?: RawObject, name?: string): Candidate => ({
  url,
  ...(name === undefined ? {} : { name }),
  ...(root === undefined ? {} : { read: { source: { file: url ?? "page", text: "", base: undefined }, root } }),
});

/** The places of those that are left, or what is told. */
const choice = (candidates: readonly Candidate[], release?: string): number | string | undefined => {
  const found = chosen("The page", candidates, release);
  if (!found.ok) return `${found.problem.message}: ${found.problem.hint}`;
  return found.value === undefined ? undefined : candidates.indexOf(found.value);
};
const isChoice = (...candidates: readonly Candidate[]): boolean => typeof choice(candidates) === "string";

test("of none, none; of one, that one", () => {
  expect([choice([]), choice([at("/a.json")])]).toEqual([undefined, 0]);
});

describe("two that are one document", () => {
  test.each<[name: string, one: Candidate, other: Candidate]>([
    ["of one content", at("/a.json", rootOf()), at("/b.json", rootOf())],
    ["of one content, one of them in the page itself", at("/a.json", rootOf()), at(undefined, rootOf())],
    ["in JSON and in YAML, not read", at("/a.json"), at("/a.yaml")],
    ["in YAML with a query, one of them not read", at("/a.YML?x=1"), at("/a.json?x=1", rootOf())],
    ["in JSON with an anchor", at("/a.json#top"), at("/a.yml#top")],
    [
      "in JSON and in YAML, where a text ends otherwise",
      at("/a.json", { ...rootOf(), tags: [{ name: "a\n" }] }),
      at("/a.yaml", { ...rootOf(), tags: [{ name: "a" }] }),
    ],
    [
      "in JSON and in YAML, where a version is a number in one",
      at("/a.json", rootOf({ version: "2.0" })),
      at("/a.yaml", rootOf({ version: 2 })),
    ],
  ])("%s", (_, one, other) => {
    expect([choice([one, other]), choice([other, one])]).toEqual([0, 0]);
  });
});

describe("two that are two documents", () => {
  test.each<[name: string, one: Candidate, other: Candidate]>([
    ["of two names, not read", at("/a.json"), at("/b.json")],
    ["of two queries", at("/a.json?x=1"), at("/a.yaml?x=2")],
    ["of an ending within the name", at("/a.json.b"), at("/a.yaml.b")],
    ["in the page itself, not read", at(undefined), at(undefined)],
    ["in the page itself and beside it, not read", at(undefined), at("/a.json")],
    ["of two contents and two names", at("/a.json", rootOf()), at("/b.json", rootOf({ title: "Loans" }))],
    ["of two titles under one name", at("/a.json", rootOf()), at("/a.yaml", rootOf({ title: "Loans" }))],
    ["of two versions under one name", at("/a.json", rootOf()), at("/a.yaml", rootOf({ version: "2" }))],
    [
      "of other paths under one name",
      at("/a.json", rootOf()),
      at("/a.yaml", rootOf({ paths: { "/loans": { get: {} } } })),
    ],
    [
      "of other methods under one name",
      at("/a.json", rootOf()),
      at("/a.yaml", rootOf({ paths: { "/trees": { put: {} } } })),
    ],
    [
      "almost alike, but under two names",
      at("/a.json", { ...rootOf(), tags: [] }),
      at("/b.yaml", { ...rootOf(), tags: [{}] }),
    ],
  ])("%s", (_, one, other) => {
    expect([isChoice(one, other), isChoice(other, one)]).toEqual([true, true]);
  });
});

describe("the one of the release that is asked for", () => {
  const read = (version: string, title = "Orchard"): RawObject => rootOf({ title, version });
  test.each<[name: string, candidates: readonly Candidate[], asked: number | undefined]>([
    ["by the names of a list", [at("/a", undefined, "Orchard v2"), at("/b", undefined, "Orchard v3")], 1],
    ["by names with a slash", [at("/a", undefined, "orchard/v3"), at("/b", undefined, "orchard/v2")], 0],
    ["by a patch of it", [at("/a", undefined, "Orchard 2.9"), at("/b", undefined, "Orchard 3.0.1")], 1],
    ["by the address", [at("/v2/openapi.json"), at("/v3/openapi.json")], 1],
    ["by the query of the address", [at("/openapi.json?v3"), at("/openapi.json?v2")], 0],
    ["by the anchor of the address", [at("/docs#v2"), at("/docs#v3")], 1],
    ["by what they say of themselves", [at("/a", read("2.1")), at("/b", read("3.1"))], 1],
    ["by the address where the names say nothing", [at("/v2/a", undefined, "A"), at("/v3/a", undefined, "B")], 1],
    ["by the address where one has no name", [at("/v2/a", undefined, "A v2"), at("/v3/a")], 1],
    ["names of two things", [at("/a", undefined, "Orchard v2"), at("/b", undefined, "Loans v3")], undefined],
    ["addresses of two things", [at("/v2/a.json"), at("/v3/b.json")], undefined],
    ["two titles", [at("/a", read("2.1")), at("/b", read("3.1", "Loans"))], undefined],
    ["two of that release", [at("/v3/a", undefined, "v3"), at("/v3.1/a", undefined, "v3")], undefined],
    ["none of that release", [at("/v1/a"), at("/v2/a")], undefined],
    ["two releases in one name", [at("/v1/v3/a"), at("/v1/v2/a")], undefined],
    ["one that says no release", [at("/v3/a"), at("/a")], undefined],
    ["one that moves", [at("/v3/a"), at("/latest/a")], undefined],
    ["one in the page itself", [at("/v3/a"), at(undefined)], undefined],
    ["one that was not read", [at("/a", read("3.1")), at("/b")], undefined],
    ["one whose version is no text", [at("/a", read("3.1")), at("/b", rootOf({ version: 2 }))], undefined],
    [
      "titles that are no text",
      [at("/a", rootOf({ title: 1, version: "3" })), at("/b", rootOf({ title: 1, version: "2" }))],
      undefined,
    ],
    ["without info", [at("/a", { openapi: "3.0.3" }), at("/b", { openapi: "3.0.3", paths: {} })], undefined],
  ])("%s", (_, candidates, asked) => {
    const found = choice(candidates, "3");
    expect(typeof found === "string" ? undefined : found).toBe(asked);
  });

  test("no release is asked for: there is no telling", () => {
    expect(isChoice(at("/v2/a"), at("/v3/a"))).toBe(true);
  });
});

describe("what is told of a choice", () => {
  test.each<[candidates: readonly Candidate[], told: string]>([
    [
      [at("/a.json"), at("/b.json", undefined, "Loans"), at("/c.json", rootOf({ title: "Orchard", version: "2" }))],
      "The page shows 3 documents: Name the one you mean: /a.json, Loans (/b.json), Orchard 2 (/c.json)",
    ],
    [
      [at("/a.json", rootOf({ title: "Orchard", version: 2 })), at("/b.json", rootOf({ title: 1, version: 2 }))],
      "The page shows 2 documents: Name the one you mean: Orchard (/a.json), /b.json",
    ],
    [
      [at(undefined), at(undefined, rootOf()), at("/a.json")],
      "The page shows 3 documents: Name the one you mean: one in the page itself, Orchard 1 (in the page itself), /a.json",
    ],
    [
      [at(undefined), at(undefined, rootOf())],
      "The page shows 2 documents: They stand in the page itself: save the one you mean, and name the file: one in the page itself, Orchard 1 (in the page itself)",
    ],
  ])("%j", (candidates, told) => {
    expect(choice(candidates)).toBe(told);
  });

  test.each([
    [20, false],
    [21, true],
  ])("of %i all that fit into a line are named; more are cut: %s", (count, isCut) => {
    const all = Array.from({ length: count }, (_, index) => at(`/${index}.json`));
    const named = Array.from({ length: 20 }, (_, index) => `/${index}.json`).join(", ");
    expect(choice(all)).toBe(`The page shows ${count} documents: Name the one you mean: ${named}${isCut ? ", …" : ""}`);
  });
});
