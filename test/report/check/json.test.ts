import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCheckJson } from "../../../src/report/check/json.js";
import { jsonText } from "../../../src/report/text/json.js";
import { dateJson } from "../../../src/report/words/date.js";
import { rendered } from "../render.js";
import { portalReport } from "../reports/portal.js";

const users = toCheckJson(portalReport).findings.find(({ operation }) => operation === "GET /v1/k8s/users");

describe("the JSON of check", () => {
  test("has the public fields of a finding", () => {
    expect(users).toMatchObject({
      ruleId: "removed-endpoint",
      severity: "error",
      message:
        "`GET /v1/k8s/users` was removed in 2.23: on 2.24 the call fails. No time left: change it before the upgrade to 2.24. Use `GET /api/v1/users` instead.",
      file: "src/users.ts",
      line: 9,
      column: 23,
      endLine: 9,
      endColumn: 62,
      operation: "GET /v1/k8s/users",
      element: { kind: "operation", path: [] },
      lifecycle: {
        introduced: "2.18",
        deprecated: "2.17",
        removed: "2.23",
        keptThrough: { release: "2.19", date: "2024-10-14" },
      },
      replacement: ["GET /api/v1/users"],
      certainty: "certain",
      via: [{ file: "src/http.ts", line: 9 }],
      call: null,
    });
  });

  test("places a field at the field and names its call", () => {
    const mig = toCheckJson(portalReport).findings.find(({ ruleId }) => ruleId === "removed-request-field");
    expect([mig?.line, mig?.column, mig?.call?.line, mig?.call?.column]).toEqual([8, 76, 4, 27]);
  });

  test("tells what is gone from what is kept, once per element, soonest first", () => {
    expect(
      toCheckJson(portalReport).deadlines.map(({ element, removed, keptThrough }) => [
        element,
        removed,
        keptThrough?.release ?? null,
      ]),
    ).toEqual([
      ["GET /v1/k8s/users", "2.23", "2.19"],
      ["POST /api/v1/workloads/workspaces spec.compute.migProfile", "2.24", "2.21"],
      ["GET /api/v1/workloads/{workloadId}/metrics metricType.DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL", "2.24", null],
      ["POST /api/v1/logout", "2.23", null],
      ["GET /v1/k8s/clusters/{uuid}/metrics", null, "2.20"],
      ["GET /api/v1/users filter", null, "2.24"],
      ["POST /api/v1/token", null, "2.26"],
      ["GET /api/v1/applications applications[].secret", null, "2.26"],
    ]);
  });

  test.each([
    [{ precision: "day", date: "2024-10-14" }, "2024-10-14"],
    [{ precision: "month", month: "2024-10" }, "2024-10"],
    [{ precision: "bracket", after: "2026-05-23", before: "2026-07-21" }, "2026-05-23/2026-07-21"],
    [{ precision: "bracket", before: "2026-07-21" }, "../2026-07-21"],
    [{ precision: "bracket", after: "2026-05-23" }, "2026-05-23/.."],
  ] as const)("writes %j as %s", (date, expected) => {
    expect(dateJson(date)).toBe(expected);
  });
});

test("JSON is read back as it was, whatever is in it", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
      expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      expect(JSON.parse(jsonText(value, "compact"))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each(["github", "markdown"] as const)(
  "%s orders by urgency, so the order of the findings does not matter",
  async (format) => {
    const backwards = { ...portalReport, findings: [...portalReport.findings].reverse() };
    expect(await rendered(format, backwards)).toBe(await rendered(format, portalReport));
  },
);
