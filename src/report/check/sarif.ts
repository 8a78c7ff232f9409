/**
 * SARIF 2.1.0, for GitHub code scanning and other viewers.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
import type { CheckReport, CheckRuleId, Finding } from "../../check/finding.js";
import { jsonText } from "../text/json.js";
import { numbered } from "../text/numbered.js";
import { encodeSegment } from "../text/uri.js";
import { keyOf } from "./apis.js";
import type { RenderContext, Reporter } from "./context.js";
import { uriBases } from "./sarif/location.js";
import { sarifResult } from "./sarif/result.js";
import { sarifRule } from "./sarif/rule.js";
import { summaryOf } from "./summary.js";
import { byUrgency } from "./urgency.js";

/** GitHub refuses a run with more; it shows the 5,000 most severe. */
export const MOST_RESULTS = 25_000;

export const render: Reporter = (report, context) => {
  const kept = keptFindings(report);
  const accepted = report.accepted.slice(0, MOST_RESULTS - kept.length);
  const rules = [
    ...new Set([...kept, ...accepted.map(({ finding }) => finding)].map((finding) => finding.ruleId)),
  ].sort();
  const fingerprint = numbered();
  const options = {
    report,
    context,
    ruleIndex: new Map<CheckRuleId, number>(rules.map((rule, index) => [rule, index])),
    fingerprint,
  };
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { ...driver(report, context), rules: rules.map((rule) => sarifRule(rule, context)) } },
        automationDetails: { id: `lastcall/${encodeSegment(context.key ?? keyOf(report))}/` },
        originalUriBaseIds: uriBases,
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report, kept) }],
        results: [
          ...kept.map((finding) => sarifResult(finding, undefined, options)),
          ...accepted.map(({ finding, by, reason }) => sarifResult(finding, { by, reason }, options)),
        ],
      },
    ],
  });
};

const driver = ({ tool }: CheckReport, { documentation }: RenderContext) => ({
  name: tool.name,
  version: tool.version,
  semanticVersion: tool.version,
  ...(documentation === undefined ? {} : { informationUri: documentation }),
});

/** In the report's own order; the least urgent go first when there are too many. */
const keptFindings = (report: CheckReport): readonly Finding[] => {
  if (report.findings.length <= MOST_RESULTS) return report.findings;
  const kept = new Set(report.findings.toSorted(byUrgency(report)).slice(0, MOST_RESULTS));
  return report.findings.filter((finding) => kept.has(finding));
};

/** What the run did not understand belongs to the run, not to its results. */
const notifications = (report: CheckReport, kept: readonly Finding[]) => {
  const summary = summaryOf(report);
  const cut = report.findings.length - kept.length;
  return [
    ...summary.notUnderstood.map(({ place, text }) => note(`${place}: call not understood: ${text}`)),
    ...summary.notRead.map(({ place, text }) => note(`${place}: not read whole: ${text}`)),
    ...summary.remarks.map(note),
    ...(cut > 0 ? [note(`${cut} less urgent findings are left out: a run may have ${MOST_RESULTS} results.`)] : []),
  ];
};

const note = (text: string) => ({ level: "note", message: { text } });
