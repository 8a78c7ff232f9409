import { describe, expect, test } from "vitest";
import type { CheckReport } from "../../../src/check/finding.js";
import type { RenderContext } from "../../../src/report/check/index.js";
import { rendered } from "../render.js";
import { finding, noLife, reportOf } from "../reports/build.js";
import { manyReport } from "../reports/many.js";
import { portalReport } from "../reports/portal.js";

const place = { file: "src/a.ts", line: 3, column: 5, endLine: 3, endColumn: 20 };
const lines = async (report: CheckReport, context: Partial<RenderContext> = {}) =>
  (await rendered("github", report, context)).split("\n");

describe("github", () => {
  test("puts ten of each level beside the code and the rest into a folded group", async () => {
    const text = await lines(manyReport(2000));
    const levels = text.filter((line) => line.startsWith("::")).map((line) => /^::(\w+)/.exec(line)?.[1] ?? "");
    const counts = Object.fromEntries(
      ["error", "warning", "notice", "group", "endgroup"].map((level) => [
        level,
        levels.filter((one) => one === level).length,
      ]),
    );
    expect(counts).toEqual({ error: 10, warning: 10, notice: 10, group: 1, endgroup: 1 });
    expect(text.find((line) => line.startsWith("::group::"))).toBe(
      "::group::1970 more findings, listed here (GitHub shows 10 annotations per level)",
    );
    expect(
      text.slice(text.findIndex((line) => line.startsWith("::group::")) + 1, text.indexOf("::endgroup::")),
    ).toHaveLength(1970);
  });

  test("takes the worst: gone before over before the least time left, then by place", async () => {
    const left = (releasesLeft: number) => ({ ...noLife, keptThrough: { release: "3.0", releasesLeft } });
    const warnings = [
      finding({
        ruleId: "deprecated-endpoint",
        severity: "warning",
        place: { ...place, line: 1, endLine: 1 },
        operation: "GET /two",
        lifecycle: left(2),
      }),
      finding({
        ruleId: "deprecated-endpoint",
        severity: "warning",
        place: { ...place, line: 2, endLine: 2 },
        operation: "GET /one",
        lifecycle: left(1),
      }),
      finding({
        ruleId: "expired-endpoint",
        severity: "warning",
        place: { ...place, line: 3, endLine: 3 },
        operation: "GET /over",
        lifecycle: left(-1),
      }),
      finding({
        ruleId: "removed-endpoint",
        severity: "warning",
        place: { ...place, line: 4, endLine: 4 },
        operation: "GET /gone",
      }),
      finding({
        ruleId: "deprecated-endpoint",
        severity: "warning",
        place: { ...place, line: 5, endLine: 5 },
        operation: "GET /open",
      }),
    ];
    const order = (await lines(reportOf(warnings)))
      .filter((line) => line.startsWith("::warning"))
      .map((line) => /GET \/(\w+)/.exec(line)?.[1]);
    expect(order).toEqual(["gone", "over", "one", "two", "open"]);
  });

  test("says place, time left and rule in the message, because the log hides properties", async () => {
    const token = (await lines(portalReport)).find((line) => line.includes("POST /api/v1/token"));
    expect(token).toBe(
      "::warning file=src/session.ts,line=6,endLine=6,col=26,endColumn=141,title=Deprecated endpoint::src/session.ts:6:26 `POST /api/v1/token` is deprecated since 2.24 and kept through 2.26 (SaaS: between 2026-07-21 and 2026-10-11). 2 releases left after 2.24; 3.0 may lack it. Use `POST /api/v2/token` instead. (deprecated-endpoint)",
    );
  });

  test("escapes percent first, and colons and commas in properties", async () => {
    const odd = finding({
      ruleId: "removed-endpoint",
      severity: "error",
      place: { ...place, file: "src/50%,a:b.ts" },
      operation: "GET /%0A",
    });
    expect((await lines(reportOf([odd])))[0]).toMatch(
      /^::error file=src\/50%25%2Ca%3Ab\.ts,.*::src\/50%25,a:b\.ts:3:5 `GET \/%250A`/,
    );
  });

  test("gives no columns to a call over several lines, and counts files from the repository", async () => {
    const [first] = await lines(
      reportOf([
        finding({
          ruleId: "removed-endpoint",
          severity: "error",
          place: { ...place, endLine: 6 },
          operation: "GET /a",
        }),
      ]),
      { fromRepository: "./packages/portal/" },
    );
    expect(first).toMatch(/^::error file=packages\/portal\/src\/a\.ts,line=3,endLine=6,title=/);
  });
});
