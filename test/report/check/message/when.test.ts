import { expect, test } from "vitest";
import { whenToChange } from "../../../../src/report/check/message/when.js";
import { plain } from "../../../../src/report/text/phrase.js";
import { portalReport } from "../../reports/portal.js";

test.each([
  ["2.22", "2.22 does not have it yet: it can be changed once 2.24 runs."],
  ["the kept document", "The kept document does not have it yet: it can be changed once 2.24 runs."],
])("a release that is called %j begins a sentence", (from, text) => {
  const [finding] = portalReport.findings;
  if (finding === undefined) throw new Error("the portal has findings");
  const api = { ...portalReport.apis[0], from, to: "2.24" };
  const phrases = whenToChange({ ...finding, changeable: "with-upgrade" }, api);
  expect(phrases.map(plain)).toEqual([text]);
});
