import { expect, test } from "vitest";
import { deadlineRows } from "../../../src/report/check/deadlines.js";
import { rendered } from "../render.js";
import { portalReport } from "../reports/portal.js";

test("a single deadline has its section too", async () => {
  const one = portalReport.findings.find(
    (finding) => deadlineRows({ ...portalReport, findings: [finding] }).length === 1,
  );
  if (one === undefined) throw new Error("the portal has a finding with a deadline");
  expect(await rendered("markdown", { ...portalReport, findings: [one] })).toContain(
    "By deadline: what this code uses",
  );
});
