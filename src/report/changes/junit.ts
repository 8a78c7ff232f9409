/** JUnit XML: a suite per operation; what breaks or may break fails, the rest passes with output, accepted changes are skipped. */
import type { Change, ChangeReport } from "../../diff/index.js";
import { xmlAttributes, xmlText } from "../text/xml.js";
import type { ChangeContext, ChangeReporter } from "./context.js";
import { noteOf } from "./notes.js";
import { groupedBy, operationName } from "./words.js";

interface Case {
  readonly suite: string;
  readonly name: string;
  readonly kind: "failure" | "skipped" | "noted";
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

export const render: ChangeReporter = (report, context) => {
  const cases = [
    ...report.changes.map((change) => caseOf(change, report, context)),
    ...report.accepted.map(({ change, reason }): Case => {
      const { suite, name, text } = caseOf(change, report, context);
      return { suite, name, text, kind: "skipped", attributes: { message: `accepted by baseline: ${reason ?? ""}` } };
    }),
    // Some systems take a report without cases for a broken one.
    ...(report.changes.length + report.accepted.length === 0 ? [NOTHING] : []),
  ];
  const failures = (some: readonly Case[]): number => some.filter(({ kind }) => kind === "failure").length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${xmlAttributes({ name: "lastcall diff", tests: cases.length, failures: failures(cases), errors: 0 })}>`,
    ...[...groupedBy(cases, ({ suite }) => suite)].flatMap(([name, some]) => [
      `  <testsuite${xmlAttributes({ name, tests: some.length, failures: failures(some), errors: 0, skipped: some.filter(({ kind }) => kind === "skipped").length })}>`,
      ...some.flatMap(caseLines),
      "  </testsuite>",
    ]),
    "</testsuites>",
    "",
  ].join("\n");
};

const NOTHING: Case = {
  suite: "the documents",
  name: "no change that a client could notice",
  kind: "noted",
  attributes: {},
  text: "",
};

const caseOf = (change: Change, report: ChangeReport, context: ChangeContext): Case => {
  const { level, message, place } = noteOf(change, report, context);
  const [first] = change.affects;
  return {
    suite: first === undefined ? "the documents" : operationName(first),
    name: `${change.ruleId} ${change.fingerprint} at ${place.file}:${place.line}:${place.column}`,
    kind: level === "compatible" ? "noted" : "failure",
    attributes: { message, type: level },
    text: message,
  };
};

const caseLines = ({ suite, name, kind, attributes, text }: Case): readonly string[] => {
  const head = `    <testcase${xmlAttributes({ name, classname: suite })}`;
  if (kind === "noted")
    return text === ""
      ? [`${head}/>`]
      : [`${head}>`, `      <system-out>${xmlText(text)}</system-out>`, "    </testcase>"];
  return [`${head}>`, `      <${kind}${xmlAttributes(attributes)}>${xmlText(text)}</${kind}>`, "    </testcase>"];
};
