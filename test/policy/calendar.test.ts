/** Releases as places on a line, and the days on which they are out. */
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "../../src/contract/calendar-date.js";
import {
  dateOf,
  isOut,
  placeOf,
  positionOf,
  releaseAt,
  releasesIn,
  resolveTarget,
  targetOf,
} from "../../src/policy/calendar.js";
import { providerOf, type Story } from "../diff/history/story.js";

const THREE: Story["releases"] = [["1.0", "2025-01-15"], ["1.1"], ["2.0", "2025-07-15"]];
const provider = providerOf({ releases: THREE, contracts: { "1.0": {}, "1.1": {} } });
const { definition } = provider;

it.each([
  ["1.0", 0, 0],
  ["2.0", 2, 2],
  ["latest", undefined, 2.5],
  ["9.9", undefined, 3],
])("%s has the position %s and the place %d", (version, position, place) => {
  expect([positionOf(definition, version), placeOf(definition, version)]).toEqual([position, place]);
});

it.each([
  [-1, undefined],
  [0, "1.0"],
  [2, "2.0"],
  [3, "the release after 2.0"],
  [4, "the second release after 2.0"],
  [5, "the third release after 2.0"],
  [6, "the fourth release after 2.0"],
  [7, "the fifth release after 2.0"],
  [8, "the sixth release after 2.0"],
  [9, "the seventh release after 2.0"],
  [10, "the eighth release after 2.0"],
  [11, "the ninth release after 2.0"],
  [12, "the 10th release after 2.0"],
  [13, "the 11th release after 2.0"],
  [23, "the 21st release after 2.0"],
  [24, "the 22nd release after 2.0"],
  [25, "the 23rd release after 2.0"],
  [26, "the 24th release after 2.0"],
])("at %d lies %s", (position, name) => {
  expect(releaseAt(definition, position)).toBe(name);
});

it("where there is no release none follows", () => {
  expect(releaseAt({ ...definition, releases: [] }, 0)).toBeUndefined();
});

it("the date of a release, as far as it has one", () => {
  expect(["1.0", "1.1", "9.9"].map((version) => dateOf(definition, version))).toEqual([
    { precision: "day", date: "2025-01-15" },
    undefined,
    undefined,
  ]);
});

describe("a release is out", () => {
  it.each([
    ["before its day", 0, "2025-01-14", "no"],
    ["on its day", 0, "2025-01-15", "yes"],
    ["undated, before the release before it", 1, "2025-01-14", "no"],
    ["undated, with the release before it", 1, "2025-01-15", "yes"],
    ["before its day, though an older one is out", 2, "2025-07-14", "no"],
    ["on the day of the newest", 2, "2025-07-15", "yes"],
    ["beyond the known ones, with the newest", 3, "2025-07-15", "yes"],
    ["beyond the known ones, before the newest", 3, "2025-07-14", "no"],
  ])("%s: %d on %s, %s", (_, position, day, said) => {
    expect(isOut(definition, position, day)).toBe(said);
  });

  const dated = (...dates: readonly (CalendarDate | undefined)[]) => ({
    ...definition,
    releases: dates.map((date, at) => ({ ...definition.releases[0], version: `${at}.0`, date })) as never,
  });
  const july: CalendarDate = { precision: "month", month: "2025-07" };

  it.each<[string, readonly (CalendarDate | undefined)[], string, string]>([
    ["without any date", [undefined], "2025-01-01", "yes"],
    ["before its month", [july], "2025-06-30", "no"],
    ["within its month", [july], "2025-07-01", "maybe"],
    ["on the last day of its month", [july], "2025-07-31", "yes"],
    ["within its month, a later one being out", [july, { precision: "day", date: "2025-07-10" }], "2025-07-10", "yes"],
    ["within its month, a later one perhaps out too", [july, july], "2025-07-10", "maybe"],
    ["since a day that nobody knows", [{ precision: "bracket", before: "2025-07-31" }], "2025-07-30", "maybe"],
    ["at no known end", [{ precision: "bracket", after: "2025-07-01" }], "2025-06-30", "no"],
  ])("%s", (_, dates, day, said) => {
    expect(isOut(dated(...dates), 0, day)).toBe(said);
  });
});

describe("what is asked for", () => {
  const at = (asked: string, asOf = "2025-08-01", of = provider): unknown => {
    const target = resolveTarget(of, asked, asOf);
    if (!target.ok) return target.problem.message;
    const { name, position, contract = "none", evidence = "none", forecast, rolling } = target.value;
    return `${name} at ${position}, contract ${contract}, evidence ${evidence}${forecast ? ", forecast" : ""}${rolling ? ", rolling" : ""}`;
  };

  it.each([
    ["1.0", "1.0 at 0, contract 1.0, evidence 1.0"],
    ["v1.1", "1.1 at 1, contract 1.1, evidence 1.1"],
    ["V1.1", "1.1 at 1, contract 1.1, evidence 1.1"],
    ["1.1.4", "1.1 at 1, contract 1.1, evidence 1.1"],
    ["v1.1.4", "1.1 at 1, contract 1.1, evidence 1.1"],
    ["2.0", "2.0 at 2, contract none, evidence 1.1, forecast"],
    ["+1", "the release after 2.0 at 3, contract none, evidence 1.1, forecast"],
    ["+10", "the 10th release after 2.0 at 12, contract none, evidence 1.1, forecast"],
    ["+0", "+0 is no release ahead"],
    ["+100", "unknown version +100 of story"],
    ["1", "unknown version 1 of story"],
    ["x1.1.4", "unknown version x1.1.4 of story"],
  ])("%s", (asked, told) => {
    expect(at(asked)).toBe(told);
  });

  it.each([
    ["before any release is out: what is captured", "2025-01-01", "latest at 1, contract 1.1, evidence 1.1, rolling"],
    ["before one without contract is out", "2025-07-14", "latest at 1, contract 1.1, evidence 1.1, rolling"],
    ["once it is out", "2025-07-15", "latest at 2, contract 1.1, evidence 1.1, forecast, rolling"],
  ])("latest %s", (_, asOf, told) => {
    expect(at("latest", asOf)).toBe(told);
  });

  it("latest in a month that may have brought another release: what is out for sure, and a forecast", () => {
    const releases: Story["releases"] = [
      ["1.0", "2025-01-15"],
      ["2.0", "2025-07"],
    ];
    const monthly = providerOf({ releases, contracts: { "1.0": {} } });
    expect(["2025-06-30", "2025-07-01", "2025-07-31"].map((day) => at("latest", day, monthly))).toEqual([
      "latest at 0, contract 1.0, evidence 1.0, rolling",
      "latest at 0, contract 1.0, evidence 1.0, forecast, rolling",
      "latest at 1, contract 1.0, evidence 1.0, forecast, rolling",
    ]);
  });

  it("latest with a contract of its own lies beyond all releases and is no forecast", () => {
    const own = providerOf({ releases: THREE, contracts: { "1.0": {}, latest: {} } });
    expect(at("latest", "2026-01-01", own)).toBe("latest at 2.5, contract latest, evidence latest, rolling");
    expect(at("+1", "2026-01-01", own)).toBe("the release after 2.0 at 3, contract none, evidence latest, forecast");
    expect(at("2.0", "2026-01-01", own)).toBe("2.0 at 2, contract none, evidence 1.0, forecast");
  });

  it("latest without any contract is a forecast of what is out", () => {
    const none = providerOf({ releases: THREE, contracts: {} });
    expect(["2025-01-01", "2025-01-15"].map((day) => at("latest", day, none))).toEqual([
      "latest at -1, contract none, evidence none, forecast, rolling",
      "latest at 0, contract none, evidence none, forecast, rolling",
    ]);
  });

  it("a release as it is", () => {
    expect(targetOf(provider, "1.1")).toEqual({
      name: "1.1",
      position: 1,
      contract: "1.1",
      evidence: "1.1",
      forecast: false,
      rolling: false,
    });
    expect(targetOf(provider, "9.9")).toMatchObject({ name: "9.9", position: 3, contract: undefined });
  });

  it("nothing where no release is known", () => {
    expect(at("latest", "2025-08-01", { ...provider, definition: { ...definition, releases: [] } })).toBe(
      "no release of story is known",
    );
  });
});

describe("the releases of a range", () => {
  it.each([
    [">=1.0 <=1.1", ["1.0", "1.1"]],
    [">1.0", ["1.1", "2.0"]],
    ["1.1", ["1.1"]],
    ["*", ["1.0", "1.1", "2.0"]],
  ])("%s", (range, versions) => {
    expect(releasesIn(definition, range)).toEqual({ ok: true, value: versions });
  });

  it.each([
    [">=3", { message: "no release of story lies in >=3", hint: "known: 1.0, 1.1, 2.0" }],
    ["soon", { message: "soon is not a range of versions", hint: 'Write it as ">=2.22 <=2.24".' }],
  ])("%s is a problem", (range, problem) => {
    expect(releasesIn(definition, range)).toEqual({ ok: false, problem });
  });

  it("a release whose name is no number lies in none", () => {
    const { definition: named } = providerOf({ releases: [["preview"], ["1.0"]], contracts: {} });
    expect(releasesIn(named, "*")).toEqual({ ok: true, value: ["1.0"] });
  });
});

it("what nobody knows is told with all that there is", () => {
  const outcome = resolveTarget(provider, "3.x", "2025-08-01");
  expect(outcome.ok ? undefined : outcome.problem.hint).toMatch(/1\.0.*1\.1.*2\.0.*latest.*\+1.*\+2/s);
});

it("latest without a captured contract: the newest that is out, or that has a contract", () => {
  const { value: target } = resolveTarget(provider, "latest", "2025-02-01") as { readonly value: object };
  expect(target).toEqual({
    name: "latest",
    position: 1,
    contract: "1.1",
    evidence: "1.1",
    forecast: false,
    rolling: true,
  });
});
