import { describe, expect, test } from "vitest";
import {
  type CalendarDate,
  dayOfSnapshot,
  earliestDay,
  isCalendarDate,
  lastDayOfMonth,
  latestDay,
} from "../../src/contract/calendar-date.js";

const day = (date: string): CalendarDate => ({ precision: "day", date });
const month = (of: string): CalendarDate => ({ precision: "month", month: of });
const between = (after?: string, before?: string): CalendarDate => ({
  precision: "bracket",
  ...(after === undefined ? {} : { after }),
  ...(before === undefined ? {} : { before }),
});

test.each([
  [day("2026-02-10"), "2026-02-10", "2026-02-10"],
  [month("2024-02"), "2024-02-01", "2024-02-29"],
  [between("2026-01", "2026-04"), "2026-01-01", "2026-04-30"],
  [between("2026-01-15", "2026-04-02"), "2026-01-15", "2026-04-02"],
  [between("2026-01"), "2026-01-01", undefined],
  [between(undefined, "2026-12"), undefined, "2026-12-31"],
])("%j is from %s to %s", (date, first, last) => {
  expect([earliestDay(date), latestDay(date)]).toEqual([first, last]);
});

test.each([
  ["2026-01", "2026-01-31"],
  ["2026-02", "2026-02-28"],
  ["2024-02", "2024-02-29"],
  ["2000-02", "2000-02-29"],
  ["2100-02", "2100-02-28"],
  ["2026-11", "2026-11-30"],
  ["2026-12", "2026-12-31"],
])("%s ends with %s", (of, last) => {
  expect(lastDayOfMonth(of)).toBe(last);
});

describe("in the calendar", () => {
  test.each([
    [day("2026-01-01"), true],
    [day("2026-12-31"), true],
    [day("2024-02-29"), true],
    [day("2026-02-29"), false],
    [day("2026-02-30"), false],
    [day("2026-04-31"), false],
    [day("2026-00-10"), false],
    [day("2026-13-10"), false],
    [day("2026-01-00"), false],
    [day("2026-1-1"), false],
    [day("2026-01"), false],
    [day("2026-01-011"), false],
    [day("x2026-01-01"), false],
    [month("2026-02"), true],
    [month("2026-13"), false],
    [month("2026-00"), false],
    [between("2026-01-01", "2026-01-01"), true],
    [between("2026-01-02", "2026-01-01"), false],
    [between("2026-01-02"), true],
    [between(undefined, "2026-01-02"), true],
    [between("2026-02-30"), false],
    [between(undefined, "2026-02-30"), false],
    [between("2026-01-01", "2026-02-30"), false],
    [between("2026-01-32", "2026-02-01"), false],
    [between(), false],
  ])("%j: %s", (date, expected) => {
    expect(isCalendarDate(date)).toBe(expected);
  });
});

test.each([
  ["2026-11-27", { day: "2026-11-27", count: 1 }],
  ["2026-11-27.2", { day: "2026-11-27", count: 2 }],
  ["2026-11-31", undefined],
  ["2026-11-27.", undefined],
  ["2026-11", undefined],
  ["2.24", undefined],
])("a snapshot %s is of %j", (version, expected) => {
  expect(dayOfSnapshot(version)).toEqual(expected);
});
