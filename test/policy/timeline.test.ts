import { describe, expect, test } from "vitest";
import { operationKey } from "../../src/contract/normalise/path.js";
import { listLives, OPERATION } from "../../src/diff/history/index.js";
import {
  explain,
  explainPlace,
  resolveTarget,
  type Timeline,
  type TimelineQuestion,
  timeline,
} from "../../src/policy/index.js";
import { answering, historyOf, operation, type Story } from "../diff/history/story.js";

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07"],
  ["1.3", "2025-10-15"],
] as const;
const gone = { get: operation() };
const kept = { get: operation({ deprecated: true }) };
const full = answering({ name: { type: "string" }, tag: { type: "string", deprecated: true } });
const contracts = {
  "1.0": {
    "/gone": gone,
    "/old": gone,
    "/pets": { get: answering({ name: { type: "string" }, tag: { type: "string" } }) },
  },
  "1.1": { "/gone": gone, "/old": kept, "/pets": { get: full } },
  "1.2": { "/old": kept, "/pets": { get: full } },
  "1.3": { "/old": kept, "/pets": { get: full } },
};

async function linesOf(
  question: Partial<TimelineQuestion> = {},
  to = "1.3",
  story: Partial<Story> = {},
): Promise<Timeline> {
  const history = await historyOf({ releases: RELEASES, contracts, ...story });
  const target = resolveTarget(history.provider, to, "2025-11-01");
  if (!target.ok) throw new Error(target.problem.message);
  return timeline(history, { target: target.value, asOf: "2025-11-01", deployment: "self-hosted", ...question });
}
const told = ({ rows }: Timeline): readonly string[] =>
  rows.map(
    (row) =>
      `${row.spelled}${row.element.path.map((token) => ` ${token}`).join("")}: ${row.standing.state}${row.window?.through === undefined ? "" : `, through ${row.window.through}`}`,
  );

describe("the timeline", () => {
  test("holds what is deprecated and what is gone, what runs first first", async () => {
    expect(told(await linesOf())).toEqual([
      "GET /old: deprecated, through 1.3",
      "GET /pets tag: deprecated, through 1.3",
      "GET /gone: removed",
    ]);
  });

  test("puts what the code uses first, with its places, and can keep to it", async () => {
    const uses = [
      {
        operation: operationKey("GET", "/pets"),
        element: { kind: "response-property", path: ["tag"] } as const,
        places: 3,
      },
    ];
    const used = await linesOf({ uses });
    expect(used.rows.map((row) => row.places)).toEqual([3, 0, 0]);
    expect(told(used)[0]).toBe("GET /pets tag: deprecated, through 1.3");
    expect(told(await linesOf({ uses, usedOnly: true }))).toEqual(["GET /pets tag: deprecated, through 1.3"]);
  });

  test("a use in another letter case is meant, and a field below one in trouble only where it is worse off", async () => {
    const use = (...path: readonly string[]) => ({
      operation: operationKey("GET", "/pets"),
      element: { kind: "response-property", path } as const,
      places: 1,
    });
    expect(told(await linesOf({ uses: [use("Tag")], usedOnly: true }))).toEqual([
      "GET /pets tag: deprecated, through 1.3",
    ]);
    const owner = { type: "object", deprecated: true, properties: { phone: { type: "string", deprecated: true } } };
    const story = { contracts: { ...contracts, "1.3": { "/pets": { get: answering({ owner }) } } } };
    const uses = [use("owner"), use("owner", "phone")];
    expect(told(await linesOf({ uses, usedOnly: true }, "1.3", story))).toEqual([
      "GET /pets owner: deprecated, through the second release after 1.3",
    ]);
  });

  test("filters by a word of the operation, the field or the schema", async () => {
    expect(told(await linesOf({ filter: "TAG" }))).toEqual(["GET /pets tag: deprecated, through 1.3"]);
    expect(told(await linesOf({ filter: "/gone" }))).toEqual(["GET /gone: removed"]);
    expect(told(await linesOf({ filter: "plants" }))).toEqual([]);
  });

  test("goes on past the known releases as far as windows need it", async () => {
    const { releases } = await linesOf({}, "1.3", { policy: { furtherReleases: 3 } });
    expect(releases.map((release) => [release.version, release.out])).toEqual([
      ["1.0", "yes"],
      ["1.1", "yes"],
      ["1.2", "yes"],
      ["1.3", "yes"],
      ["the release after 1.3", "no"],
      ["the second release after 1.3", "no"],
    ]);
  });

  test("a month has a first and a last day for the chart, and stays a month", async () => {
    const { releases } = await linesOf();
    expect(releases[2]).toEqual({
      version: "1.2",
      date: { precision: "month", month: "2025-07" },
      span: { first: "2025-07-01", last: "2025-07-31" },
      out: "yes",
      known: true,
    });
  });

  test("a release is out on its day, and may be out within its month", async () => {
    const out = async (asOf: string) => (await linesOf({ asOf })).releases.slice(1, 4).map((release) => release.out);
    expect(await out("2025-04-14")).toEqual(["no", "no", "no"]);
    expect(await out("2025-04-15")).toEqual(["yes", "no", "no"]);
    expect(await out("2025-07-30")).toEqual(["yes", "maybe", "no"]);
    expect(await out("2025-07-31")).toEqual(["yes", "yes", "no"]);
  });

  test("ids do not change with the question", async () => {
    const ids = async (to: string) => (await linesOf({}, to)).rows.map((row) => row.id).sort();
    expect(await ids("1.0")).toEqual(await ids("+2"));
  });
});

describe("an operation that goes and comes back with less", () => {
  const moored = (parameters: readonly object[], extra: object): object => ({
    post: operation({
      parameters,
      requestBody: {
        content: {
          "application/json": { schema: { type: "object", properties: { id: { type: "string" }, ...extra } } },
        },
      },
    }),
  });
  const berth = { name: "berth", in: "query", schema: { type: "string" } };
  const full = moored([berth], {
    flag: { type: "string" },
    hull: { type: "object", properties: { paint: { type: "string" } } },
  });
  const places = [
    { operation: operationKey("POST", "/boats"), element: { kind: "query", path: ["berth"] } },
    { operation: operationKey("POST", "/boats"), element: { kind: "request-property", path: ["flag"] } },
  ] as const;

  test("its lost parts are listed, in use or not, and what they held is told with them", async () => {
    const history = await historyOf({
      releases: [["1"], ["2"], ["3"], ["4"]],
      contracts: {
        "1": { "/boats": full },
        "2": {},
        "3": { "/boats": moored([], {}) },
        "4": { "/boats": moored([], {}) },
      },
    });
    const target = resolveTarget(history.provider, "4", "2026-11-20");
    if (!target.ok) throw new Error(target.problem.message);
    const question = { target: target.value, asOf: "2026-11-20", deployment: "self-hosted" as const };
    const rowsOf = (more: object = {}) =>
      timeline(history, { ...question, ...more }).rows.map(({ element, standing, removed }) => [
        element.path.join("."),
        standing.state,
        removed?.release,
      ]);
    expect(rowsOf().sort()).toEqual([
      ["", "supported", undefined],
      ["berth", "removed", "2"],
      ["flag", "removed", "2"],
      ["hull", "removed", "2"],
    ]);
    expect(rowsOf({ uses: places.map((place) => ({ ...place, places: 1 })), usedOnly: true })).toEqual([
      ["berth", "removed", "2"],
      ["flag", "removed", "2"],
    ]);
    const parts = explainPlace(
      history,
      { operation: operationKey("POST", "/boats"), element: OPERATION },
      question,
    ).parts;
    expect(parts.map(({ place }) => place.element.path.join("."))).toEqual(["berth", "flag", "hull"]);
  });

  test("where it comes back whole, or never, they did not go for themselves", async () => {
    for (const later of [{ "/boats": full }, {}]) {
      const history = await historyOf({
        releases: [["1"], ["2"], ["3"]],
        contracts: { "1": { "/boats": full }, "2": {}, "3": later },
      });
      expect(listLives(history).map(({ lifecycle }) => lifecycle.element.kind)).toEqual(["operation"]);
    }
  });
});

describe("a field that a notice speaks of and no contract shows, of an operation that they list", () => {
  const story = {
    releases: [["1"], ["2"], ["3"]],
    contracts: { "1": { "/a": { get: operation() } }, "2": { "/a": { get: operation() } } },
    notices: [
      {
        kind: "deprecated",
        announcedIn: "2",
        origin: { file: "notices.json", line: 1 },
        elements: [
          {
            ...{
              path: "/a",
              methods: undefined,
              query: undefined,
              header: undefined,
              field: ["ghost"],
              side: undefined,
            },
            ...{ replacement: [], sameResource: false, listed: true },
          },
        ],
      },
    ],
  } as const;

  test("is listed and explained, by the life that check reports", async () => {
    const history = await historyOf(story);
    const target = resolveTarget(history.provider, "3", "2026-11-20");
    if (!target.ok) throw new Error(target.problem.message);
    const question = { target: target.value, asOf: "2026-11-20", deployment: "self-hosted" as const };
    const rows = timeline(history, question).rows.map(({ id, standing }) => [id, standing.state]);
    expect(rows).toEqual([["GET /a\nresponse-property\nghost", "deprecated"]]);
    const explained = explain(history, "GET /a ghost", question);
    expect(explained.ok && explained.value.subjects.map(({ standing }) => standing.state)).toEqual(["deprecated"]);
  });
});
