/** Rows of an audit as a whole: what was owed, what happened, by how much. */
import { describe, expect, test } from "vitest";
import type { Notice } from "../../src/contract/provider/index.js";
import { audit } from "../../src/policy/index.js";
import { answering, historyOf, operation, type Story } from "../diff/history/story.js";

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07-15"],
  ["1.3", "2025-10-15"],
  ["1.4", "2026-01-15"],
] as const;
const plain = { "/pets": { get: operation() } };
const marked = { "/pets": { get: operation({ deprecated: true }) } };
const trial = { "/pets": { get: operation({ deprecated: true, summary: "List [Experimental]" }) } };
const rowsOf = async (contracts: Story["contracts"], rest: Partial<Story> = {}) =>
  audit(await historyOf({ releases: RELEASES, contracts, ...rest })).rows;
const told = async (contracts: Story["contracts"], rest: Partial<Story> = {}) =>
  (await rowsOf(contracts, rest)).map(({ kind, spelled, element, releases }) =>
    [kind, spelled, ...element.path, releases].join(" "),
  );
const ending = (endsIn: string, rest: Partial<Notice> = {}): Partial<Notice> => ({
  announcedIn: "1.1",
  endsIn,
  elements: [{ path: "/pets" } as never],
  ...rest,
});

describe("an end that is announced", () => {
  test.each<[story: string, contracts: Story["contracts"], notice: Partial<Notice>, expected: readonly string[]]>([
    ["before the policy allows it", { "1.1": marked }, ending("1.2"), ["end-announced-inside-window GET /pets 2"]],
    ["in the last release that is owed", { "1.1": marked }, ending("1.3"), ["end-announced-inside-window GET /pets 1"]],
    ["in the first that is not", { "1.1": marked }, ending("1.4"), []],
    ["of what is promised nothing", { "1.1": trial }, ending("1.2"), []],
    ["by no deprecation", { "1.1": marked }, ending("1.2", { kind: "documented" }), []],
  ])("%s", async (_story, contracts, notice, expected) => {
    expect(await told(contracts, { notices: [notice], policy: { furtherReleases: 2, experimental: "none" } })).toEqual(
      expected,
    );
  });

  test("is told with what was owed", async () => {
    expect(await rowsOf({ "1.1": marked }, { notices: [ending("1.2")] })).toMatchObject([
      {
        kind: "end-announced-inside-window",
        marked: { release: "1.1" },
        owed: { through: "1.3" },
        happened: {
          release: "1.2",
          date: { precision: "day", date: "2025-07-15" },
          orBefore: false,
          source: { kind: "notice", release: "1.1", reference: "release notes" },
        },
        then: [],
        plainIn: undefined,
        releases: 2,
      },
    ]);
  });
});

describe("a mark that is taken back", () => {
  test("stood for so many releases, and may come again", async () => {
    expect(await rowsOf({ "1.0": plain, "1.1": marked, "1.2": marked, "1.3": plain, "1.4": marked })).toMatchObject([
      {
        kind: "undeprecated",
        marked: { release: "1.1" },
        happened: { release: "1.3" },
        then: [{ release: "1.4" }],
        releases: 2,
      },
    ]);
    expect(await rowsOf({ "1.0": plain, "1.1": marked, "1.2": plain })).toMatchObject([{ then: [], releases: 1 }]);
  });

  test("of what is promised nothing, is nothing", async () => {
    const back = { "/pets": { get: operation({ summary: "List [Experimental]" }) } };
    const contracts = { "1.0": trial, "1.1": back };
    expect(await told(contracts, { policy: { furtherReleases: 2, experimental: "none" } })).toEqual([]);
    expect(await told(contracts, { policy: { furtherReleases: 2, experimental: "same" } })).toEqual([
      "undeprecated GET /pets 1",
    ]);
  });
});

describe("what is served past its window", () => {
  test.each<[newest: "1.2" | "1.3" | "1.4", expected: readonly string[]]>([
    ["1.2", []],
    ["1.3", ["past-window-still-served GET /pets 1"]],
    ["1.4", ["past-window-still-served GET /pets 2"]],
  ])("in %s", async (newest, expected) => {
    expect(await told({ "1.0": marked, [newest]: marked })).toEqual(expected);
  });

  test("says where it is still there", async () => {
    expect((await rowsOf({ "1.0": marked, "1.3": marked }))[0]?.happened).toEqual({
      release: "1.3",
      date: { precision: "day", date: "2025-10-15" },
      orBefore: false,
      source: { kind: "contract", release: "1.3" },
    });
  });

  test("a part of the API that lacks it says nothing of it", async () => {
    const contracts = { "1.0": marked, "1.3": marked, "1.4": { "/other": { get: operation() } } };
    expect(await told(contracts, { parts: ["1.4"] })).toEqual(["past-window-still-served GET /pets 1"]);
  });
});

describe("removals", () => {
  const field = (properties: object) => ({ "/pets": { get: answering({ ...properties, name: { type: "string" } }) } });
  const tag = { tag: { type: "string" } };
  test("twice gone is twice told, once gone once", async () => {
    expect(await told({ "1.0": plain, "1.1": {}, "1.2": plain, "1.3": {}, "1.4": {} })).toEqual([
      "removed-without-notice GET /pets 0",
      "removed-without-notice GET /pets 0",
    ]);
  });

  test("what a notice says went after a contract lacked it is no second removal", async () => {
    const notices = [{ kind: "removed", announcedIn: "1.2", elements: [{ path: "/pets" } as never] } as const];
    expect(await told({ "1.0": plain, "1.1": {}, "1.2": {} }, { notices })).toEqual([
      "removed-without-notice GET /pets 0",
    ]);
  });

  test("what goes with its operation is not told, neither before nor after what goes for itself", async () => {
    expect(await told({ "1.0": field(tag), "1.1": {}, "1.2": field(tag), "1.3": field({}) })).toEqual([
      "removed-without-notice GET /pets 0",
      "removed-without-notice GET /pets tag 0",
    ]);
  });

  test("kind by kind, the worst first, then by name", async () => {
    const at = (...paths: readonly string[]) =>
      Object.fromEntries(paths.map((path) => [path, { get: operation({ deprecated: true }) }]));
    const unmarked = { "/x": { get: operation() }, "/w": { get: operation() } };
    expect(
      await told({ "1.0": { ...at("/b", "/a", "/c"), ...unmarked }, "1.1": { ...at("/b", "/a") }, "1.2": {} }),
    ).toEqual([
      "removed-inside-window GET /c 2",
      "removed-inside-window GET /a 1",
      "removed-inside-window GET /b 1",
      "removed-without-notice GET /w 0",
      "removed-without-notice GET /x 0",
    ]);
  });
});
