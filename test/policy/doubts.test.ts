/** Why a row of the audit may be the documents' fault: each doubt where it holds, and its nearest neighbour where not. */
import { describe, expect, test } from "vitest";
import type { OperationKey } from "../../src/contract/index.js";
import type { ListedLife, Presence } from "../../src/diff/history/index.js";
import { doubtsOf } from "../../src/policy/doubts.js";
import { type AuditKind, audit, DOUBTS, type Fact } from "../../src/policy/index.js";
import { historyOf, operation, type Story } from "../diff/history/story.js";

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07-15"],
  ["1.3", "2025-10-15"],
] as const;
const plain = { "/pets": { get: operation() } };
const marked = { "/pets": { get: operation({ deprecated: true }) } };

/** `kind operation element: doubts, confidence` */
const told = async (contracts: Story["contracts"], rest: Partial<Story> = {}): Promise<readonly string[]> =>
  audit(await historyOf({ releases: RELEASES, contracts, ...rest })).rows.map(
    ({ kind, spelled, element, doubts, confidence }) =>
      `${kind} ${spelled} ${element.path.join(".")}: ${doubts.join(", ")}, ${confidence}`,
  );

describe("captured-before-release", () => {
  const early = { release: "1.1", capturedOn: "2025-03-15", beforeRelease: true };
  test("the contract that lacks it was taken early", async () => {
    expect(await told({ "1.0": plain, "1.1": {} }, { latest: early })).toEqual([
      "removed-without-notice GET /pets : captured-before-release, likely",
    ]);
  });
  test("another one was", async () => {
    expect(await told({ "1.0": plain, "1.1": plain, "1.2": {} }, { latest: early })).toEqual([
      "removed-without-notice GET /pets : , certain",
    ]);
  });
  test("what was only marked there is no removal", async () => {
    expect(await told({ "1.0": plain, "1.1": marked, "1.2": plain, "1.3": marked }, { latest: early })).toEqual([
      "undeprecated GET /pets : , certain",
    ]);
  });
});

describe("of a life told by hand", () => {
  const history = historyOf({ releases: RELEASES, contracts: { "1.0": plain } });
  const life = (schema: string, ...states: readonly Presence["state"][]): ListedLife => ({
    schema,
    reaches: [],
    lifecycle: {
      operation: "GET /pets" as OperationKey,
      element: { kind: "response-property", path: ["name"] },
      introduced: "1.0",
      introducedOrBefore: true,
      removed: "1.2",
      events: [],
      presence: states.map((state, at) => ({ release: `1.${at}`, state, deprecated: false })),
      sunset: undefined,
      announcedEnd: undefined,
      statedSince: undefined,
      disagreements: [],
      replacement: [],
      experimental: false,
      maturity: [],
      documented: [],
    },
  });
  const gone: Fact = { orBefore: false, release: "1.2", date: undefined, source: { kind: "contract", release: "1.2" } };
  const of = async (kind: AuditKind, listed: ListedLife, marked: readonly string[] = []) =>
    doubtsOf(kind, listed, await history, gone, new Set(marked));

  test("schema-lost-before: the contract before had no schema to tell by", async () => {
    expect(await of("removed-without-notice", life("", "present", "unknown", "absent"))).toEqual([
      "schema-lost-before",
    ]);
    expect(await of("removed-without-notice", life("", "unknown", "present", "absent"))).toEqual([]);
    expect(await of("undeprecated", life("", "present", "unknown", "absent"))).toEqual([]);
  });

  test("namesake-announced: a field of the same name was announced elsewhere", async () => {
    const field = life("Pet", "present", "present", "absent");
    expect(await of("removed-without-notice", field, ["name"])).toEqual(["namesake-announced"]);
    expect(await of("removed-without-notice", field, ["title"])).toEqual([]);
    expect(await of("removed-inside-window", field, ["name"])).toEqual([]);
    expect(await of("removed-without-notice", life("", "present", "present", "absent"), ["name"])).toEqual([]);
  });
});

describe("came-back", () => {
  test("missing for a release only", async () => {
    expect(await told({ "1.0": plain, "1.1": {}, "1.2": plain })).toEqual([
      "removed-without-notice GET /pets : came-back, likely",
    ]);
  });
  test("gone for good", async () => {
    expect(await told({ "1.0": plain, "1.1": {}, "1.2": {} })).toEqual([
      "removed-without-notice GET /pets : , certain",
    ]);
  });
});

describe("marked-from-birth", () => {
  test("its first contract marks it", async () => {
    expect(await told({ "1.0": {}, "1.1": marked, "1.2": {} })).toEqual([
      "removed-inside-window GET /pets : marked-from-birth, likely",
    ]);
  });
  test("it was plain first", async () => {
    expect(await told({ "1.0": {}, "1.1": plain, "1.2": marked, "1.3": {} })).toEqual([
      "removed-inside-window GET /pets : , certain",
    ]);
  });
  test("the oldest contract marks it: it may be older than that", async () => {
    expect(await told({ "1.0": marked, "1.1": {} })).toEqual(["removed-inside-window GET /pets : , certain"]);
  });
});

describe("contradicted", () => {
  const pets = { path: "/pets" } as never;
  const notices = [{ announcedIn: "1.1", elements: [pets] }];
  test("a notice marks it, and the contract of that release does not", async () => {
    expect(await told({ "1.0": plain, "1.1": plain, "1.2": {} }, { notices })).toEqual([
      "removed-inside-window GET /pets : contradicted, likely",
    ]);
  });
  test("both mark it", async () => {
    expect(await told({ "1.0": plain, "1.1": marked, "1.2": {} }, { notices })).toEqual([
      "removed-inside-window GET /pets : , certain",
    ]);
  });
});

test("there is no other doubt than these and a namesake's", () => {
  expect([...DOUBTS].sort()).toEqual([
    "came-back",
    "captured-before-release",
    "contradicted",
    "marked-from-birth",
    "namesake-announced",
    "schema-lost-before",
  ]);
});
