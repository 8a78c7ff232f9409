import { expect, test } from "vitest";
import { parseDirective } from "../../../src/check/suppression/directive.js";

test.each([
  [
    "disable-next-line removed-endpoint -- moved next sprint",
    {
      kind: "suppress",
      verb: "disable-next-line",
      rules: ["removed-endpoint"],
      until: undefined,
      reason: "moved next sprint",
    },
  ],
  [
    "disable-line removed-endpoint, deprecated-parameter until 2.26 -- see #12 -- really",
    {
      kind: "suppress",
      verb: "disable-line",
      rules: ["removed-endpoint", "deprecated-parameter"],
      until: { kind: "release", text: "2.26" },
      reason: "see #12 -- really",
    },
  ],
  [
    "disable-file unlisted-endpoint until 2027-01-31 --\n  private preview",
    {
      kind: "suppress",
      verb: "disable-file",
      rules: ["unlisted-endpoint"],
      until: { kind: "day", text: "2027-01-31" },
      reason: "private preview",
    },
  ],
  [
    "disable deprecated-api -- one exporter",
    { kind: "suppress", verb: "disable", rules: ["deprecated-api"], until: undefined, reason: "one exporter" },
  ],
  ["enable", { kind: "enable", rules: [] }],
  ["enable deprecated-api", { kind: "enable", rules: ["deprecated-api"] }],
  // what is wrong is named, and nothing is suppressed
  [
    "disable-next-line removed-endpoints -- typo",
    { kind: "mistaken", rule: "removed-endpoints", until: undefined, reason: "typo" },
  ],
  ["disable-next-line -- no rule", { kind: "mistaken", rule: "", until: undefined, reason: "no rule" }],
  [
    "disable-next-line removed-endpoint",
    { kind: "mistaken", rule: "removed-endpoint", until: undefined, reason: undefined },
  ],
  [
    "disable-next-line removed-endpoint --",
    { kind: "mistaken", rule: "removed-endpoint", until: undefined, reason: undefined },
  ],
  [
    "disable-nextline removed-endpoint -- typo",
    { kind: "mistaken", rule: "disable-nextline", until: undefined, reason: "typo" },
  ],
  [
    "disable-next-line unused-suppression -- hush",
    { kind: "mistaken", rule: "unused-suppression", until: undefined, reason: "hush" },
  ],
  // a day that does not exist can only be a release, and no release is called so
  [
    "disable-line removed-endpoint until 2027-02-30 -- x",
    {
      kind: "suppress",
      verb: "disable-line",
      rules: ["removed-endpoint"],
      until: { kind: "release", text: "2027-02-30" },
      reason: "x",
    },
  ],
])("%s", (text, expected) => {
  expect(parseDirective(text)).toEqual(expected);
});
