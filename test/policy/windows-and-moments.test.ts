/** Windows of both clocks and what has happened by a moment, fact by fact. */
import { describe, expect, it } from "vitest";
import type { CalendarDate } from "../../src/contract/calendar-date.js";
import { deadlineOf, promiseOf, windowOf } from "../../src/policy/deadline.js";
import { daysOf, happened } from "../../src/policy/happened.js";
import type { Lifecycle, LifecycleEvent, Standing } from "../../src/policy/index.js";
import { sortDay } from "../../src/policy/months.js";
import { isAway, isPlain, isWorse, waysTo } from "../../src/policy/worse.js";
import { providerOf } from "../diff/history/story.js";

const { definition } = providerOf({
  releases: [["1.0", "2025-01-15"], ["1.1", "2025-04-15"], ["2.0", "2025-10"], ["2.1"]],
  contracts: {},
});
const day = (date: string): CalendarDate => ({ precision: "day", date });
const month = (written: string): CalendarDate => ({ precision: "month", month: written });
const mark = (rest: Partial<LifecycleEvent> = {}): LifecycleEvent => ({
  kind: "deprecated",
  release: "1.0",
  date: day("2025-01-15"),
  source: { kind: "contract", release: "1.0" },
  orBefore: false,
  ...rest,
});
const life = (rest: Partial<Lifecycle> = {}): Lifecycle =>
  ({ sunset: undefined, announcedEnd: undefined, events: [], presence: [], ...rest }) as Lifecycle;

describe("the window of a mark", () => {
  it("is promised by releases and months", () => {
    expect(promiseOf(life({ announcedEnd: "1.1" }), mark(), definition)).toEqual({
      start: 0,
      lastPosition: 2,
      lastDay: day("2025-07-15"),
      stated: false,
      announcedEnd: undefined,
    });
  });

  it.each<[string, Partial<LifecycleEvent>, number, CalendarDate | undefined]>([
    ["by the day of the rolling API, where it has one", { saasDate: day("2025-02-01") }, 2, day("2025-08-01")],
    ["by no month without a day", { date: undefined }, 2, undefined],
    ["from the newest release for the rolling API", { release: "latest" }, 5, day("2025-07-15")],
  ])("%s", (_, rest, lastPosition, lastDay) => {
    expect(promiseOf(life(), mark(rest), definition)).toMatchObject({ lastPosition, lastDay });
  });

  it.each<[string, Partial<Lifecycle>, number, CalendarDate]>([
    ["up to a release before", { announcedEnd: "1.1" }, 0, day("2025-07-15")],
    ["up to a later day than the policy's", { announcedEnd: "2.0" }, 1, month("2025-10")],
    ["up to a release without a day", { announcedEnd: "2.1" }, 2, day("2025-07-15")],
    ["up to a stated day, whatever the release", { announcedEnd: "2.0", sunset: "2025-05-31" }, 1, day("2025-05-31")],
  ])("is announced %s", (_, rest, lastPosition, lastDay) => {
    expect(windowOf(life(rest), mark(), definition)).toMatchObject({ lastPosition, lastDay, ...pick(rest) });
  });
  const pick = ({ announcedEnd, sunset }: Partial<Lifecycle>) => ({ announcedEnd, stated: sunset !== undefined });

  it("an end on the very last day moves nothing", () => {
    const window = windowOf(life({ announcedEnd: "1.1" }), mark({ saasDate: day("2024-10-15") }), definition);
    expect(window.lastDay).toEqual(day("2025-04-15"));
    const within = windowOf(life({ announcedEnd: "2.0" }), mark({ date: month("2025-04") }), definition);
    expect(within.lastDay).toEqual(month("2025-10"));
  });

  it("seen from a place and a day", () => {
    const window = windowOf(life(), mark(), definition);
    expect(deadlineOf(window, definition, 0.5, "2025-07-10")).toEqual({
      release: "2.0",
      firstRelease: "2.1",
      date: day("2025-07-15"),
      daysLeft: 5,
      releasesLeft: 2,
    });
    expect(deadlineOf({ ...window, lastPosition: undefined, lastDay: month("2025-07") }, definition, 0, "")).toEqual({
      date: month("2025-07"),
    });
    expect(deadlineOf({ ...window, lastPosition: -1, lastDay: undefined }, definition, 1, "")).toEqual({
      firstRelease: "1.0",
      releasesLeft: -2,
    });
  });
});

describe("what has happened", () => {
  const told = { kind: "notice", release: "1.1", reference: "" } as const;
  const read = { kind: "contract", release: "1.1" } as const;
  const target = { name: "latest", position: 1, contract: "1.0", evidence: "1.0", forecast: false, rolling: true };

  it.each<[string, Parameters<typeof happened>[0], Partial<typeof target>, string, string]>([
    ["a contract, at its release", { release: "1.1", source: read }, {}, "2020-01-01", "yes"],
    ["a contract, before its release", { release: "2.0", source: read }, {}, "2030-01-01", "no"],
    ["told, up to a release", { release: "1.1", source: told }, { rolling: false }, "2020-01-01", "yes"],
    ["told, beyond a release", { release: "2.0", source: told }, { rolling: false }, "2030-01-01", "no"],
    ["told of what the contract shows", { release: "1.0", source: told }, {}, "2020-01-01", "yes"],
    [
      "told of it, the contract being the API's own",
      { release: "1.0", source: told },
      { evidence: "latest" },
      "2020-01-01",
      "no",
    ],
    ["told of a later release, the day before", { release: "1.1", source: told }, {}, "2025-04-14", "no"],
    ["told of a later release, on its day", { release: "1.1", source: told }, {}, "2025-04-15", "yes"],
    ["told of a month, before it", { release: "2.0", source: told }, {}, "2025-09-30", "no"],
    ["told of a month, on its first day", { release: "2.0", source: told }, {}, "2025-10-01", "maybe"],
    ["told of a month, on its last day", { release: "2.0", source: told }, {}, "2025-10-31", "yes"],
    ["told without a day, beyond", { release: "2.1", source: told }, {}, "2030-01-01", "no"],
    ["told without a day, at the target", { release: "2.1", source: told }, { position: 3 }, "2020-01-01", "yes"],
    [
      "told of a day with an open end",
      { release: "2.1", source: told, date: { precision: "bracket", before: "2025-11-30" } },
      {},
      "2020-01-01",
      "maybe",
    ],
  ])("%s", (_, fact, rest, asOf, said) => {
    expect(happened(fact, { definition, target: { ...target, ...rest }, asOf })).toBe(said);
  });

  it.each<[string, Omit<Parameters<typeof daysOf>[0], "source">, string | undefined, string | undefined]>([
    ["of its release", { release: "2.0" }, "2025-10-01", "2025-10-31"],
    ["of its own within the release", { release: "2.0", date: day("2025-10-10") }, "2025-10-10", "2025-10-10"],
    [
      "of a wider own",
      { release: "2.0", date: { precision: "bracket", after: "2025-09", before: "2025-12" } },
      "2025-10-01",
      "2025-10-31",
    ],
    [
      "of both where they overlap",
      { release: "2.0", date: { precision: "bracket", after: "2025-10-20", before: "2025-12" } },
      "2025-10-20",
      "2025-10-31",
    ],
    [
      "of both on the one day they share",
      { release: "2.0", date: { precision: "bracket", after: "2025-10-31", before: "2025-12" } },
      "2025-10-31",
      "2025-10-31",
    ],
    [
      "of its own where they exclude each other",
      { release: "2.0", date: day("2025-12-01") },
      "2025-12-01",
      "2025-12-01",
    ],
    [
      "of the rolling API before all",
      { release: "2.0", date: day("2025-10-10"), saasDate: day("2025-08-01") },
      "2025-08-01",
      "2025-08-01",
    ],
    ["of a release without one", { release: "2.1" }, undefined, undefined],
    ["of its own alone", { release: "2.1", date: month("2025-12") }, "2025-12-01", "2025-12-31"],
  ])("days %s", (_, fact, first, last) => {
    expect(daysOf({ ...fact, source: told }, definition)).toEqual({ first, last });
  });

  it("days that are open on one side are those that both leave", () => {
    const out: CalendarDate = { precision: "bracket", after: "2025-12-01" };
    const open = { ...definition, releases: definition.releases.map((release) => ({ ...release, date: out })) };
    const date = { precision: "bracket", after: "2025-11-01" } as const;
    expect(daysOf({ release: "2.1", date, source: told }, open)).toEqual({ first: "2025-12-01", last: undefined });
  });
});

it.each<[CalendarDate | undefined, string]>([
  [day("2025-07-15"), "2025-07-15"],
  [month("2025-07"), "2025-07-31"],
  [{ precision: "bracket", after: "2025-07-01" }, "2025-07-01"],
  [undefined, "9999"],
])("%j is sorted by %s", (date, sorted) => {
  expect(sortDay(date)).toBe(sorted);
});

describe("worse off", () => {
  const states = ["supported", "unlisted", "deprecated", "expired", "not-yet", "removed"] as const;
  const of = (state: Standing["state"]): Standing => ({ state }) as Standing;

  it.each(states.map((state, at) => [state, at] as const))("%s than those before it", (state, at) => {
    expect(states.filter((other) => isWorse(of(state), of(other)))).toEqual(states.slice(0, at));
  });

  it("plain and away", () => {
    expect(states.filter((state) => isPlain(of(state)))).toEqual(["supported"]);
    expect(states.filter((state) => isAway(of(state)))).toEqual(["not-yet", "removed"]);
    expect(isPlain({ state: "supported", experimental: false, mayBeGone: { in: "2.0" } } as Standing)).toBe(false);
  });

  it("the ways to a field", () => {
    expect(waysTo(["a", "[]", "{}", "b"])).toEqual([["a"], ["a", "[]", "{}", "b"]]);
  });
});
