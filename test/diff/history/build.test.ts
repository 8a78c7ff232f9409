import { describe, expect, test } from "vitest";
import { operationKey } from "../../../src/contract/normalise/path.js";
import type { Notice } from "../../../src/contract/provider/index.js";
import { type Lifecycle, lifecycleOf, OPERATION } from "../../../src/diff/history/index.js";
import { answering, historyOf, operation, type Story } from "./story.js";

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07-15"],
] as const;
const plain = { "/pets": { get: operation() } };
const about = (rest: Partial<Notice> = {}): Partial<Notice> => ({ elements: [{ path: "/pets" } as never], ...rest });
async function lifeOf(
  story: Partial<Story> & Pick<Story, "contracts">,
  element = OPERATION,
  key = "/pets",
): Promise<Lifecycle> {
  return lifecycleOf(await historyOf({ releases: RELEASES, ...story }), operationKey("GET", key), element);
}

describe("a life as a whole", () => {
  test("of what nobody marks", async () => {
    const life = await lifeOf({ contracts: { "1.0": {}, "1.1": plain } });
    expect({ ...life }).toEqual({
      operation: "GET /pets",
      element: OPERATION,
      introduced: "1.1",
      introducedOrBefore: false,
      events: [
        {
          kind: "introduced",
          release: "1.1",
          date: { precision: "day", date: "2025-04-15" },
          source: { kind: "contract", release: "1.1" },
          orBefore: false,
        },
      ],
      presence: [
        { release: "1.0", state: "absent", deprecated: false },
        { release: "1.1", state: "present", deprecated: false },
      ],
      sunset: undefined,
      statedSince: undefined,
      announcedEnd: undefined,
      disagreements: [],
      replacement: [],
      experimental: false,
      maturity: [
        {
          release: "1.1",
          experimental: false,
          date: { precision: "day", date: "2025-04-15" },
          source: { kind: "contract", release: "1.1" },
        },
      ],
      documented: [],
    });
  });

  test("of nothing known", async () => {
    const life = await lifeOf({ contracts: { "1.0": {} } });
    expect({ ...life }).toEqual({
      operation: "GET /pets",
      element: OPERATION,
      introducedOrBefore: false,
      events: [],
      presence: [{ release: "1.0", state: "absent", deprecated: false }],
      sunset: undefined,
      statedSince: undefined,
      announcedEnd: undefined,
      disagreements: [],
      replacement: [],
      experimental: false,
      maturity: [],
      documented: [],
    });
  });

  test("of what was marked and went: the last words of the contracts that had it stay", async () => {
    const stated = (sunset: string, rest: object = {}) => ({
      "/pets": { get: operation({ deprecated: true, "x-sunset": sunset, ...rest }) },
    });
    const life = await lifeOf({
      contracts: {
        "1.0": stated("2025-12-31", { "x-deprecated-since": "1.0" }),
        "1.1": stated("2026-01-31"),
        "1.2": {},
      },
    });
    expect(life).toMatchObject({ introduced: "1.0", introducedOrBefore: true, deprecated: "1.0", removed: "1.2" });
    expect([life.sunset, life.statedSince]).toEqual(["2026-01-31", undefined]);
  });

  test("a part of the API says nothing of what it lacks", async () => {
    const life = await lifeOf({ contracts: { "1.0": plain, "1.1": {} }, parts: ["1.1"] });
    expect(life.presence).toEqual([
      { release: "1.0", state: "present", deprecated: false },
      { release: "1.1", state: "unknown", deprecated: false, unsaid: true },
    ]);
  });
});

describe("what notices add", () => {
  test("of several ends that they announce the first counts", async () => {
    const notices = [about({ endsIn: "1.2" }), about({ endsIn: "1.1" }), about()];
    expect((await lifeOf({ contracts: { "1.0": plain }, notices })).announcedEnd).toBe("1.1");
  });

  test("what two rows say alike is one event, what they say otherwise are two", async () => {
    const notices = [about(), about(), about({ source: "another page" })];
    const { events } = await lifeOf({ contracts: { "1.0": plain }, notices });
    expect(events.map(({ kind, source }) => [kind, source.kind === "notice" ? source.reference : ""])).toEqual([
      ["introduced", ""],
      ["deprecated", "release notes"],
      ["deprecated", "another page"],
    ]);
  });

  test("named in place of another, and introduced by a notice: the notice knows when", async () => {
    const named = { elements: [{ path: "/old", replacement: ["GET /pets"] } as never], announcedIn: "1.0" };
    const { events } = await lifeOf({
      contracts: { "1.0": {} },
      notices: [named, about({ kind: "introduced", announcedIn: "1.1" })],
    });
    expect(events.map(({ kind, release }) => `${kind} ${release}`)).toEqual(["introduced 1.1"]);
  });

  test("named in place of another, then marked: in the order of releases", async () => {
    const named = { elements: [{ path: "/old", replacement: ["GET /pets"] } as never], announcedIn: "1.1" };
    const { events } = await lifeOf({
      contracts: { "1.0": {} },
      notices: [about({ announcedIn: "1.0" }), about({ announcedIn: "1.2", kind: "removed" }), named],
    });
    expect(events.map(({ kind, release }) => `${kind} ${release}`)).toEqual([
      "deprecated 1.0",
      "introduced 1.1",
      "removed 1.2",
    ]);
  });

  test("a field of an operation that is named in place of another is not", async () => {
    const named = { elements: [{ path: "/old", replacement: ["GET /pets"] } as never], announcedIn: "1.0" };
    const field = { kind: "response-property", path: ["tag"] } as const;
    expect((await lifeOf({ contracts: { "1.0": {} }, notices: [named] }, field)).events).toEqual([]);
  });

  test("documentation that shows it, oldest first, with what that rests on", async () => {
    const notices = [
      about({ kind: "documented", announcedIn: "1.2", basis: "heading", source: "manual 1.2" }),
      about({ kind: "documented", announcedIn: "1.0", orBefore: true, source: "manual 1.0" }),
      about({ announcedIn: "1.1" }),
    ];
    expect((await lifeOf({ contracts: { "1.0": plain }, notices })).documented).toEqual([
      {
        release: "1.0",
        orBefore: true,
        basis: "stated",
        source: { kind: "documentation", release: "1.0", reference: "manual 1.0" },
      },
      {
        release: "1.2",
        orBefore: false,
        basis: "heading",
        source: { kind: "documentation", release: "1.2", reference: "manual 1.2" },
      },
    ]);
  });
});

describe("signs that contradict each other", () => {
  const mark = { "/pets": { get: operation({ deprecated: true }) } };
  test.each<
    [story: string, contracts: Story["contracts"], notices: readonly Partial<Notice>[], expected: readonly string[]]
  >([
    [
      "said to be new, and missing in that release",
      { "1.1": {}, "1.2": plain },
      [about({ kind: "introduced", announcedIn: "1.1" })],
      ["notice 1.1, contract 1.1"],
    ],
    [
      "said to be new later, missing before",
      { "1.0": {}, "1.1": plain },
      [about({ kind: "introduced", announcedIn: "1.1" })],
      [],
    ],
    [
      "said to be gone, and there",
      { "1.0": plain, "1.1": plain },
      [about({ kind: "removed", announcedIn: "1.1" })],
      ["notice 1.1, contract 1.1"],
    ],
    ["said to be gone, and gone", { "1.0": plain, "1.1": {} }, [about({ kind: "removed", announcedIn: "1.1" })], []],
    [
      "said to be on its way out, and not marked",
      { "1.0": plain, "1.1": plain },
      [about({ announcedIn: "1.0" })],
      ["notice 1.0, contract 1.0"],
    ],
    ["said to be on its way out, and gone", { "1.0": plain, "1.1": {} }, [about({ announcedIn: "1.1" })], []],
    [
      "words of a feature, a trial or a manual contradict nothing",
      { "1.0": plain, "1.1": {}, "1.2": mark },
      [about({ kind: "feature" }), about({ kind: "stable" }), about({ kind: "documented" })],
      [],
    ],
    [
      "a contract marks it, a notice later",
      { "1.0": mark, "1.1": mark },
      [about({ announcedIn: "1.1" })],
      ["contract 1.0, notice 1.1"],
    ],
    ["both in one release", { "1.0": mark, "1.1": mark }, [about({ announcedIn: "1.0" })], []],
    [
      "two notices, one after the other",
      { "1.2": mark },
      [about({ announcedIn: "1.0" }), about({ announcedIn: "1.1" })],
      ["notice 1.0, notice 1.1"],
    ],
    [
      "a mark that was taken back does not count against a later notice",
      { "1.0": mark, "1.1": plain, "1.2": mark },
      [about({ announcedIn: "1.2" })],
      [],
    ],
    ["nor one of before it went", { "1.0": mark, "1.1": {}, "1.2": mark }, [about({ announcedIn: "1.2" })], []],
  ])("%s", async (_story, contracts, notices, expected) => {
    const { disagreements } = await lifeOf({ contracts, notices });
    expect(disagreements.map((sources) => sources.map(({ kind, release }) => `${kind} ${release}`).join(", "))).toEqual(
      expected,
    );
  });
});

describe("how mature it is", () => {
  const trial = { "/pets": { get: operation({ summary: "List [Experimental]" }) } };
  const field = { kind: "response-property", path: ["tag"] } as const;
  test.each<
    [story: string, contracts: Story["contracts"], notices: readonly Partial<Notice>[], expected: readonly string[]]
  >([
    ["as it always was", { "1.0": plain, "1.1": plain }, [], ["1.0 stable contract 2025-01-15"]],
    [
      "a trial that ends",
      { "1.0": trial, "1.1": trial, "1.2": plain },
      [],
      ["1.0 experimental contract 2025-01-15", "1.2 stable contract 2025-07-15"],
    ],
    [
      "by the word of a notice",
      { "1.0": trial },
      [about({ kind: "stable", announcedIn: "1.1" })],
      ["1.0 experimental contract 2025-01-15", "1.1 stable notice 2025-04-15"],
    ],
    [
      "which no other notice is",
      { "1.0": trial },
      [about({ announcedIn: "1.1" }), about({ kind: "feature", announcedIn: "1.1" })],
      ["1.0 experimental contract 2025-01-15"],
    ],
    [
      "whatever stands first",
      { "1.0": trial, "1.2": trial },
      [about({ kind: "stable", announcedIn: "1.1" })],
      ["1.0 experimental contract 2025-01-15", "1.1 stable notice 2025-04-15", "1.2 experimental contract 2025-07-15"],
    ],
    [
      "of a release without a date",
      { "2.0": trial },
      [about({ kind: "stable", announcedIn: "2.1" })],
      ["2.0 experimental contract ", "2.1 stable notice "],
    ],
    [
      "on a day of its own",
      { "1.0": trial },
      [about({ kind: "stable", announcedIn: "1.1", date: { precision: "day", date: "2025-03-01" } })],
      ["1.0 experimental contract 2025-01-15", "1.1 stable notice 2025-03-01"],
    ],
  ])("%s", async (_story, contracts, notices, expected) => {
    const releases = [...RELEASES, ["2.0"], ["2.1"]] as const;
    const { maturity, experimental } = await lifeOf({ releases, contracts, notices });
    expect(
      maturity.map((fact) =>
        [
          fact.release,
          fact.experimental ? "experimental" : "stable",
          fact.source.kind,
          fact.date === undefined ? "" : Object.values(fact.date).at(1),
        ].join(" "),
      ),
    ).toEqual(expected);
    expect(experimental).toBe(expected.at(-1)?.includes("experimental"));
  });

  test("what notices say of the operation holds for its fields; what they say of a field alone does not count", async () => {
    const contracts = {
      "1.0": { "/pets": { get: answering({ tag: { type: "string" } }, { summary: "[Experimental]" }) } },
    };
    const ended = about({ kind: "stable", announcedIn: "1.1" });
    expect((await lifeOf({ contracts, notices: [ended] }, field)).experimental).toBe(false);
    const ofField = { ...ended, elements: [{ path: "/pets", field: ["tag"] } as never] };
    expect((await lifeOf({ contracts, notices: [ofField] }, field)).experimental).toBe(true);
  });
});
