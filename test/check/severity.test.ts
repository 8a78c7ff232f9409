import { describe, expect, test } from "vitest";
import type { CheckRuleId, Severity } from "../../src/check/finding.js";
import { type Circumstances, type RuleLevels, severityOf } from "../../src/check/severity.js";

const sure = (milder: 0 | 1 | 2): Circumstances => ({ certainty: "certain", milder });
const perhaps = (milder: 0 | 1 | 2): Circumstances => ({ certainty: "possible", milder });
const [ERROR, WARNING, INFO] = ["removed-endpoint", "deprecated-endpoint", "miscased-name"] as const;
const MENTION = "mentioned-removed-endpoint";

describe("the severity of a finding", () => {
  test.each<[rule: CheckRuleId, circumstances: Circumstances, chosen: RuleLevels, severity: Severity | undefined]>([
    [ERROR, sure(0), {}, "error"],
    [ERROR, sure(1), {}, "warning"],
    [ERROR, sure(2), {}, "info"],
    [WARNING, sure(0), {}, "warning"],
    [WARNING, sure(1), {}, "info"],
    [WARNING, sure(2), {}, "info"],
    [INFO, sure(0), {}, "info"],
    [INFO, sure(1), {}, "info"],
    [ERROR, perhaps(0), {}, "info"],
    [WARNING, perhaps(1), {}, "info"],
    [ERROR, sure(0), { [ERROR]: "off" }, undefined],
    [ERROR, sure(2), { [ERROR]: "warning" }, "warning"],
    [ERROR, sure(0), { [ERROR]: "info" }, "info"],
    [INFO, sure(0), { [INFO]: "error" }, "error"],
    [INFO, perhaps(0), { [INFO]: "error" }, "info"],
    [ERROR, perhaps(0), { [ERROR]: "off" }, undefined],
    [ERROR, sure(0), { [WARNING]: "off" }, "error"],
    [MENTION, perhaps(0), { [MENTION]: "error" }, "error"],
    [MENTION, perhaps(0), {}, "info"],
    ["mentioned-deprecated-endpoint", perhaps(0), { "mentioned-deprecated-endpoint": "warning" }, "warning"],
    [MENTION, perhaps(0), { [MENTION]: "off" }, undefined],
  ])("%s, %j, levels %j: %s", (rule, circumstances, chosen, severity) => {
    expect(severityOf(rule, circumstances, chosen, false)).toBe(severity);
  });

  test("a call that may belong to another product counts where one asked for it", () => {
    expect(severityOf(ERROR, perhaps(0), {}, true)).toBe("error");
    expect(severityOf(ERROR, perhaps(1), {}, true)).toBe("warning");
  });
});
