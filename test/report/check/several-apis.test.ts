/** A configuration with several APIs: one report in which each finding says which it is about. */
import { describe, expect, test } from "vitest";
import type { CheckedApi, CheckReport } from "../../../src/check/finding.js";
import { FORMATS } from "../../../src/report/check/index.js";
import { toCheckJson } from "../../../src/report/check/json.js";
import { rendered } from "../render.js";
import { api, finding, noLife, reportOf } from "../reports/build.js";

const shop: CheckedApi = { ...api, provider: "shop", title: "Our shop", from: "1", to: "2", hasPolicy: false };
const place = (line: number) => ({ file: "src/a.ts", line, column: 1, endLine: line, endColumn: 9 });
const report: CheckReport = reportOf(
  [
    finding({
      ruleId: "removed-endpoint",
      severity: "error",
      place: place(1),
      operation: "GET /users",
      lifecycle: { ...noLife, removed: "2.24" },
    }),
    finding({
      ruleId: "removed-endpoint",
      severity: "error",
      api: "shop",
      place: place(2),
      operation: "GET /carts",
      lifecycle: { ...noLife, removed: "2" },
    }),
    finding({
      ruleId: "unused-suppression",
      severity: "warning",
      place: place(3),
      operation: "",
      element: { kind: "api", path: [] },
      detail: {
        kind: "suppression",
        text: "disable-line removed-endpoint -- x",
        rule: "removed-endpoint",
        reason: "x",
        until: undefined,
      },
    }),
  ],
  [],
  { apis: [api, shop] },
);

describe.each(FORMATS.filter((format) => format !== "json"))("%s", (format) => {
  test("says which API each finding is about, by that API's releases", async () => {
    const text = (await rendered(format, report)).replaceAll(/<\/?code>|`|\\/g, "");
    expect(text).toContain("runai: GET /users is removed in 2.24: the call fails.");
    expect(text).toContain("Our shop: GET /carts is removed in 2: the call fails.");
    expect(text).not.toMatch(/(?:runai|Our shop): This suppression/);
  });
});

test("the JSON lists the APIs, and each finding and deadline names its own", () => {
  const { api: first, apis, findings, deadlines } = toCheckJson(report);
  expect([
    first.provider,
    apis.map(({ provider, to }) => `${provider} ${to}`),
    findings.map((one) => one.api),
    deadlines.map((one) => `${one.api} ${one.element}`),
  ]).toEqual(["runai", ["runai 2.24", "shop 2"], ["runai", "shop", "runai"], ["shop GET /carts", "runai GET /users"]]);
});

test("the summary, the page and what tells reports apart name all of them", async () => {
  expect(await rendered("pretty", report)).toContain(
    "  API             runai 2.22 → 2.24, self-hosted, as of 2026-11-20\n                  Our shop 1 → 2, as of 2026-11-20\n",
  );
  expect(await rendered("markdown", report)).toContain(
    "runai 2.22 → 2.24, self-hosted, as of 2026-11-20; Our shop 1 → 2, as of 2026-11-20",
  );
  expect(await rendered("html", report)).toContain("What this code uses of Our shop, by deadline");
  expect(await rendered("sarif", report)).toContain('"lastcall/runai%2Bshop/"');
  expect(await rendered("markdown", report)).toMatch(/^<!-- lastcall:report:runai_shop -->/);
});

test("nothing found is said of all of them", async () => {
  const summary = { calls: 0 };
  expect(await rendered("pretty", reportOf([], [], { apis: [api, shop], summary }))).toContain(
    "No call of runai or Our shop was found",
  );
  expect(
    await rendered("pretty", reportOf([], [], { apis: [api, shop], summary, changedSince: "origin/main" })),
  ).toMatch(/^Nothing new since origin\/main/);
  expect(await rendered("pretty", reportOf([], [], { apis: [api, shop] }))).toMatch(
    /^Nothing breaks on runai 2\.24 or Our shop 2/,
  );
});
