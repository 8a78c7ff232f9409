import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CalendarDate,
  earliestDay,
  isCalendarDate,
  lastDayOfMonth,
  latestDay,
} from "../../src/contract/calendar-date.js";
import { addMonths, daysBetween, isPast } from "../../src/policy/index.js";

const day = (date: string): CalendarDate => ({ precision: "day", date });

describe("months later", () => {
  test.each([
    ["2024-04-14", 6, "2024-10-14"],
    ["2025-08-31", 6, "2026-02-28"],
    ["2023-08-31", 6, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2025-12-31", 2, "2026-02-28"],
    ["2025-07-13", 0, "2025-07-13"],
    ["2025-10-31", 1, "2025-11-30"],
  ])("%s + %i months is %s", (from, months, to) => {
    expect(addMonths(day(from), months)).toEqual(day(to));
  });

  test("a month stays a month and a bracket a bracket: no day is made up", () => {
    expect(addMonths({ precision: "month", month: "2026-10" }, 6)).toEqual({ precision: "month", month: "2027-04" });
    expect(addMonths({ precision: "bracket", after: "2026-07", before: "2026-10" }, 6)).toEqual({
      precision: "bracket",
      after: "2027-01",
      before: "2027-04",
    });
    expect(addMonths({ precision: "bracket", before: "2025-08-31" }, 6)).toEqual({
      precision: "bracket",
      before: "2026-02-28",
    });
  });

  const anyDay = fc
    .record({
      year: fc.integer({ min: 1990, max: 2090 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 31 }),
    })
    .map(({ year, month, date }) => {
      const text = `${year}-${String(month).padStart(2, "0")}`;
      const last = Number(lastDayOfMonth(text).slice(8));
      return `${text}-${String(Math.min(date, last)).padStart(2, "0")}`;
    });

  test("is a real day in the month that many later, never on a later day of the month", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (from, months) => {
        const to = addMonths(day(from), months);
        expect(isCalendarDate(to)).toBe(true);
        const text = latestDay(to) ?? "";
        const distance =
          (Number(text.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
          Number(text.slice(5, 7)) -
          Number(from.slice(5, 7));
        expect(distance).toBe(months);
        expect(text.slice(8) <= from.slice(8)).toBe(true);
        expect(text.slice(8) === from.slice(8) || text === lastDayOfMonth(text.slice(0, 7))).toBe(true);
      }),
    );
  });

  test("keeps the order of days", () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 24 }), (a, b, months) => {
        const [first = a, second = b] = [a, b].sort();
        expect(
          (latestDay(addMonths(day(first), months)) ?? "") <= (latestDay(addMonths(day(second), months)) ?? ""),
        ).toBe(true);
      }),
    );
  });
});

describe("is it past", () => {
  const month: CalendarDate = { precision: "month", month: "2026-11" };
  const bracket: CalendarDate = { precision: "bracket", after: "2026-07-21", before: "2026-10-11" };
  test.each([
    ["the day itself", day("2026-11-20"), "2026-11-20", "no"],
    ["the day before", day("2026-11-19"), "2026-11-20", "yes"],
    ["before a month", month, "2026-10-31", "no"],
    ["the first of a month", month, "2026-11-01", "no"],
    ["inside a month nobody knows", month, "2026-11-20", "maybe"],
    ["after a month", month, "2026-12-01", "yes"],
    ["inside a bracket", bracket, "2026-09-01", "maybe"],
    ["after a bracket", bracket, "2026-10-12", "yes"],
    [
      "an end that may be any time from then on",
      { precision: "bracket", after: "2026-07-21" } satisfies CalendarDate,
      "2027-01-01",
      "maybe",
    ],
  ] as const)("%s", (_, date, asOf, past) => {
    expect(isPast(date, asOf)).toBe(past);
  });
});

test("days between days do not stumble over summer time and leap days", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2026-11-20", "2024-10-14")).toBe(-767);
});

describe("calendar dates", () => {
  test.each([["2025-02-29"], ["2025-13-01"], ["2025-00-10"], ["2025-04-31"], ["2025-04-00"]])(
    "%s is no day",
    (date) => {
      expect(isCalendarDate(day(date))).toBe(false);
    },
  );
  test("a bracket does not end before it starts, and has an end", () => {
    expect(isCalendarDate({ precision: "bracket", after: "2026-10", before: "2026-07" })).toBe(false);
    expect(isCalendarDate({ precision: "bracket" })).toBe(false);
    expect(isCalendarDate({ precision: "bracket", after: "2026-07", before: "2026-07" })).toBe(true);
  });
  test("a month runs from its first to its last day", () => {
    expect([
      earliestDay({ precision: "month", month: "2024-02" }),
      latestDay({ precision: "month", month: "2024-02" }),
    ]).toEqual(["2024-02-01", "2024-02-29"]);
  });
});
