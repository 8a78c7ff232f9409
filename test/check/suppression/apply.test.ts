import { describe, expect, test } from "vitest";
import { applySuppressions, type Suppressible, type SuppressionRules } from "../../../src/check/suppression/apply.js";
import { endsBy } from "../../../src/check/suppression/until.js";
import type { CodePlace, Directive } from "../../../src/scan/call.js";

const at = (line: number, file = "src/users.ts", endLine = line): CodePlace => ({
  file,
  line,
  column: 3,
  endLine,
  endColumn: 40,
});
const finding = (line: number, rest: Partial<Suppressible> = {}): Suppressible => ({
  ruleId: "removed-endpoint",
  api: "runai",
  place: at(line),
  call: undefined,
  ...rest,
});
const comment = (line: number, text: string, coversTo?: number, file = "src/users.ts"): Directive => ({
  ...at(line, file),
  text,
  covers: coversTo === undefined ? undefined : { line: line + 1, column: 1, endLine: coversTo, endColumn: 3 },
});

const endOf = endsBy({ asOf: "2026-11-20", position: 2, order: ["2.22", "2.23", "2.24", "2.25", "2.26", "3.0"] });
const judged = (
  findings: readonly Suppressible[],
  directives: readonly Directive[],
  rules: Partial<SuppressionRules> = {},
) => {
  const { open, accepted, complaints } = applySuppressions(findings, directives, {
    endOf,
    apis: ["runai"],
    isOff: () => false,
    alone: true,
    ...rules,
  });
  return {
    open: open.map((one) => one.place.line),
    accepted: accepted.map((one) => `${one.finding.place.line}: ${one.reason}`),
    complaints: complaints.map((one) => `${one.directive.line}: ${one.ruleId} ${one.rule}`),
  };
};

describe("where a comment reaches", () => {
  test("the next line, and nothing before or after it", () => {
    expect(
      judged([finding(3), finding(5), finding(6)], [comment(4, "disable-next-line removed-endpoint -- r")]),
    ).toEqual({ open: [3, 6], accepted: ["5: r"], complaints: [] });
  });

  test("a call over several lines, by the statement that follows", () => {
    expect(judged([finding(7)], [comment(4, "disable-next-line removed-endpoint -- r", 9)])).toEqual({
      open: [],
      accepted: ["7: r"],
      complaints: [],
    });
  });

  test("a field far from its call is silenced at either place", () => {
    const field = finding(30, { ruleId: "removed-response-field", call: at(5) });
    expect(judged([field], [comment(4, "disable-next-line removed-response-field -- r")]).accepted).toEqual(["30: r"]);
    expect(judged([field], [comment(29, "disable-next-line removed-response-field -- r")]).accepted).toEqual(["30: r"]);
  });

  test("its own line, the whole file, a block up to its end", () => {
    expect(judged([finding(4), finding(5)], [comment(4, "disable-line removed-endpoint -- r")]).open).toEqual([5]);
    expect(judged([finding(1), finding(99)], [comment(4, "disable-file removed-endpoint -- r")]).open).toEqual([]);
    expect(
      judged(
        [finding(3), finding(5), finding(9)],
        [comment(4, "disable removed-endpoint -- r"), comment(7, "enable removed-endpoint")],
      ).open,
    ).toEqual([3, 9]);
    expect(
      judged(
        [finding(3), finding(5), finding(9)],
        [comment(4, "disable removed-endpoint -- r"), comment(7, "enable deprecated-api")],
      ).open,
    ).toEqual([3]);
  });

  test("another rule or another file stays", () => {
    expect(judged([finding(5)], [comment(4, "disable-next-line deprecated-endpoint -- r")])).toEqual({
      open: [5],
      accepted: [],
      complaints: ["4: unused-suppression deprecated-endpoint"],
    });
    expect(
      judged([finding(5)], [comment(4, "disable-file removed-endpoint -- r", undefined, "src/other.ts")]).open,
    ).toEqual([5]);
  });
});

describe("comments are judged themselves", () => {
  test.each([
    ["2026-11-20", [], ["4: unused-suppression removed-endpoint"]],
    ["2026-11-19", [], ["4: expired-suppression removed-endpoint"]],
    ["2.25", [], ["4: unused-suppression removed-endpoint"]],
    ["2.24", [], ["4: expired-suppression removed-endpoint"]],
    ["2.99", [], ["4: unknown-suppression removed-endpoint"]],
  ])("until %s without a finding", (until, open, complaints) => {
    expect(judged([], [comment(4, `disable-next-line removed-endpoint until ${until} -- r`)])).toEqual({
      open,
      accepted: [],
      complaints,
    });
  });

  test("an expired one lets its finding through", () => {
    expect(judged([finding(5)], [comment(4, "disable-next-line removed-endpoint until 2.24 -- r")])).toEqual({
      open: [5],
      accepted: [],
      complaints: ["4: expired-suppression removed-endpoint"],
    });
  });

  test("of two rules in one comment only the idle one is unused", () => {
    expect(
      judged([finding(5)], [comment(4, "disable-next-line removed-endpoint, deprecated-api -- r")]).complaints,
    ).toEqual(["4: unused-suppression deprecated-api"]);
  });

  test("a comment about a rule that is off waits for it", () => {
    expect(
      judged([], [comment(4, "disable-next-line removed-endpoint -- r")], { isOff: () => true }).complaints,
    ).toEqual([]);
  });

  test("beside another API in the same code, an idle one may be about that", () => {
    const idle = [
      comment(4, "disable-next-line removed-endpoint -- r"),
      comment(8, "disable-next-line removed-endpoint until 7.1 -- r"),
    ];
    expect(judged([], idle, { alone: false }).complaints).toEqual([]);
    expect(judged([finding(9)], idle, { alone: false })).toEqual({
      open: [9],
      accepted: [],
      complaints: ["8: unknown-suppression removed-endpoint"],
    });
  });

  test("a mistaken one suppresses nothing", () => {
    expect(judged([finding(5)], [comment(4, "disable-next-line removed-endpoint")])).toEqual({
      open: [5],
      accepted: [],
      complaints: ["4: unknown-suppression removed-endpoint"],
    });
  });
});

describe("several APIs in one run", () => {
  // Releases of `shop` are years; `runai` is at 2.24.
  const rules = {
    apis: ["runai", "shop"],
    endOf: (until: Parameters<typeof endOf>[0], api: string) =>
      api === "runai"
        ? endOf(until)
        : endsBy({ asOf: "2026-11-20", position: 1, order: ["2025", "2026", "2027"] })(until),
  };
  const shop = finding(5, { api: "shop" });

  test("a comment used by one of them is not unused for the other", () => {
    expect(judged([shop], [comment(4, "disable-next-line removed-endpoint until 2027 -- r")], rules)).toEqual({
      open: [],
      accepted: ["5: r"],
      complaints: [],
    });
  });

  test("its end is that of the API whose finding it accepts", () => {
    expect(judged([shop], [comment(4, "disable-next-line removed-endpoint until 2026 -- r")], rules)).toEqual({
      open: [5],
      accepted: [],
      complaints: ["4: expired-suppression removed-endpoint"],
    });
    expect(judged([shop], [comment(4, "disable-next-line removed-endpoint until 2.26 -- r")], rules)).toEqual({
      open: [5],
      accepted: [],
      complaints: ["4: unknown-suppression removed-endpoint"],
    });
  });

  test("used by none, a release of any of them is known, and it is said once", () => {
    expect(judged([], [comment(4, "disable-next-line removed-endpoint until 2.26 -- r")], rules).complaints).toEqual([
      "4: unused-suppression removed-endpoint",
    ]);
    expect(judged([], [comment(4, "disable-next-line removed-endpoint until 1.0 -- r")], rules).complaints).toEqual([
      "4: unknown-suppression removed-endpoint",
    ]);
  });
});
