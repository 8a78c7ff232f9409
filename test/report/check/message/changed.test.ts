import { expect, test } from "vitest";
import type { Finding } from "../../../../src/check/finding.js";
import { changedWhat } from "../../../../src/report/check/message/changed.js";
import { plain } from "../../../../src/report/text/phrase.js";
import { portalReport } from "../../reports/portal.js";

test.each([
  ["a", "b", "from `a` to `b`"],
  ["a", "", "from `a` to nothing"],
  ["", "b", "to `b`"],
  ["", "", undefined],
])("from %j to %j", (before, after, words) => {
  const [finding] = portalReport.findings;
  if (finding === undefined) throw new Error("the portal has findings");
  const detail: Finding["detail"] = { kind: "changed", before, after, ruleId: "request-property-type-changed" };
  const text = plain(changedWhat({ ...finding, detail }, portalReport.apis[0]));
  const end = ` changes in 2.24${words === undefined ? "" : ` ${words}`} (request-property-type-changed).`;
  expect(text.endsWith(end) ? end : text).toBe(end);
});
