import { describe, expect, test } from "vitest";
import type { CalendarDate } from "../../../src/contract/calendar-date.js";
import { dayScale } from "../../../src/report/check/html/day-scale.js";
import { api } from "../reports/build.js";

const saas = { ...api, deployment: "saas", asOf: "2026-06-15" } as const;
const row = (date: CalendarDate | undefined) =>
  ({ element: "GET /pets", api: saas, removed: undefined, kept: date && { date }, findings: 1 }) as never;
const day = (date: string): CalendarDate => ({ precision: "day", date });

/** From 30 days before the first day that is named to 30 days after the last. */
const days = (count: number): number => count / (30 + 61 + 30);

describe("a scale of days", () => {
  const dates = [day("2026-06-05"), day("2026-08-05")];
  const scale = dayScale(dates.map(row), saas);

  test("marks today, with room at both ends", () => {
    expect(scale.now).toBeCloseTo(100 * days(40));
    expect(String(scale.axis)).toContain(`x="${(100 * days(40)).toFixed(2)}%"`);
  });

  test.each<[string, CalendarDate | undefined, readonly [number, number, boolean] | undefined]>([
    ["a day that is over", day("2026-06-05"), [30, 30, true]],
    ["today", day("2026-06-15"), [40, 40, false]],
    ["a day to come", day("2026-08-05"), [91, 91, false]],
    ["some day of a month", { precision: "month", month: "2026-07" }, [56, 83, false]],
    ["between two days", { precision: "bracket", after: "2026-06-10", before: "2026-06-14" }, [35, 39, true]],
    ["between two months", { precision: "bracket", after: "2026-06", before: "2026-07" }, [26, 56, false]],
    ["after a day", { precision: "bracket", after: "2026-06-10" }, [35, 35, true]],
    ["before a day", { precision: "bracket", before: "2026-07-01" }, [56, 56, false]],
    ["some day", { precision: "bracket" }, undefined],
    ["no day", undefined, undefined],
    ["what is no day", day("soon"), undefined],
  ])("%s", (_, date, expected) => {
    const span = scale.spanOf(row(date));
    if (expected === undefined) expect(span).toBeUndefined();
    else {
      const [sure, late, over] = expected;
      expect(span?.sure).toBeCloseTo(100 * days(sure));
      expect(span?.late).toBeCloseTo(100 * days(late));
      expect(span?.over).toBe(over);
    }
  });

  test("keeps the label of today inside the track", () => {
    const early = dayScale([row(day("2027-12-31"))], saas);
    expect(early.now).toBeLessThan(12);
    expect(String(early.axis)).toContain('x="12.00%"');
    const late = dayScale([row(day("2024-12-31"))], saas);
    expect(late.now).toBeGreaterThan(88);
    expect(String(late.axis)).toContain('x="88.00%"');
  });
});
