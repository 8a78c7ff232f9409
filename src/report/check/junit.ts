/**
 * JUnit XML for test dashboards. A suite per operation holds its findings and what was accepted of it; a first suite
 * holds one passing case per rule that found nothing, because some systems take an empty report for a broken one.
 */
import type { AcceptedFinding, CheckReport, Finding } from "../../check/finding.js";
import { plain } from "../text/phrase.js";
import { xmlAttributes, xmlText } from "../text/xml.js";
import type { RenderContext, Reporter } from "./context.js";
import { messageIn, RULES } from "./message/index.js";
import { repositoryPath } from "./repository-path.js";
import { compare } from "./urgency.js";

export const render: Reporter = (report, context) => {
  const suites = [rulesSuite(report), ...operationSuites(report, context)];
  const total = (count: (suite: Suite) => number): number => suites.reduce((sum, suite) => sum + count(suite), 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: "lastcall", tests: total(({ cases }) => cases.length), failures: total(failures), errors: 0 })}>`,
    ...suites.flatMap(suiteLines),
    "</testsuites>",
    "",
  ].join("\n");
};

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly file: string | undefined;
  readonly line: number | undefined;
  readonly outcome:
    | "passed"
    | {
        readonly kind: "failure" | "skipped" | "noted";
        readonly type: string;
        readonly message: string;
        readonly lines: readonly string[];
      };
}

const failures = ({ cases }: Suite): number =>
  cases.filter(({ outcome }) => outcome !== "passed" && outcome.kind === "failure").length;
const skips = ({ cases }: Suite): number =>
  cases.filter(({ outcome }) => outcome !== "passed" && outcome.kind === "skipped").length;

const rulesSuite = ({ findings, accepted }: CheckReport): Suite => {
  const found = new Set<string>([...findings, ...accepted.map(({ finding }) => finding)].map(({ ruleId }) => ruleId));
  const clean = Object.keys(RULES).filter((rule) => !found.has(rule));
  return {
    name: "rules that found nothing",
    cases: clean.map((name) => ({ name, file: undefined, line: undefined, outcome: "passed" })),
  };
};

const operationSuites = (report: CheckReport, context: RenderContext): readonly Suite[] => {
  const suites = new Map<string, Case[]>();
  const add = (finding: Finding, one: Case): void => {
    const name = finding.operation === "" ? "suppressions" : finding.operation;
    suites.set(name, [...(suites.get(name) ?? []), one]);
  };
  for (const finding of report.findings) add(finding, findingCase(finding, report, context));
  for (const accepted of report.accepted) add(accepted.finding, acceptedCase(accepted, report, context));
  return [...suites].map(([name, cases]) => ({ name, cases })).sort((left, right) => compare(left.name, right.name));
};

const placed = ({ ruleId, place }: Finding, context: RenderContext): Omit<Case, "outcome"> => {
  const file = repositoryPath(place.file, context);
  return { name: `${ruleId} at ${file}:${place.line}:${place.column}`, file, line: place.line };
};

const findingCase = (finding: Finding, report: CheckReport, context: RenderContext): Case => {
  const { what, why, left, advice, circumstances, way } = messageIn(report, finding);
  const lines = [...why, ...circumstances, ...way, ...(left === undefined ? [] : [left]), ...advice].map(plain);
  // A remark must not turn a build red: it passes and says what it has to say.
  const kind = finding.severity === "info" ? "noted" : "failure";
  return { ...placed(finding, context), outcome: { kind, type: finding.severity, message: plain(what), lines } };
};

const acceptedCase = ({ finding, by, reason }: AcceptedFinding, report: CheckReport, context: RenderContext): Case => ({
  ...placed(finding, context),
  outcome: {
    kind: "skipped",
    type: by,
    message: `accepted by ${by}: ${reason}`,
    lines: [plain(messageIn(report, finding).what)],
  },
});

const suiteLines = (suite: Suite): readonly string[] => [
  `  <testsuite${xmlAttributes({ name: suite.name, tests: suite.cases.length, failures: failures(suite), errors: 0, skipped: skips(suite) })}>`,
  ...suite.cases.flatMap((one) => caseLines(one, suite.name)),
  "  </testsuite>",
];

const caseLines = ({ name, file, line, outcome }: Case, suite: string): readonly string[] => {
  const attributes = xmlAttributes({ name, classname: suite, file, line });
  if (outcome === "passed") return [`    <testcase${attributes}/>`];
  const { kind, type, message, lines } = outcome;
  const body = lines.map(xmlText).join("\n");
  const inner = {
    failure: `<failure${xmlAttributes({ message, type })}>${body}</failure>`,
    skipped: `<skipped${xmlAttributes({ message })}>${body}</skipped>`,
    noted: `<system-out>${xmlText(message)}\n${body}</system-out>`,
  }[kind];
  return [`    <testcase${attributes}>`, `      ${inner}`, "    </testcase>"];
};
