/** Findings as an editor shows them. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from "vscode-languageserver/node";
import type { CheckReport, Finding } from "../../check/index.js";
import { messageIn, messageLine } from "../../report/check/message/index.js";
import type { CodePlace } from "../../scan/call.js";

export interface Surroundings {
  readonly report: CheckReport;
  /** a file of the report, as a URI */
  readonly uriOf: (file: string) => string;
  /** the file's text, for the end of a line */
  readonly text: string | undefined;
  /** folder of the rule pages as a URL, with a slash at the end */
  readonly rulePages: string;
}

/** What a code action finds its finding by. */
export interface DiagnosticData {
  readonly fingerprint: string;
}

export function diagnosticOf(finding: Finding, surroundings: Surroundings): Diagnostic {
  const { report, uriOf, text, rulePages } = surroundings;
  const related = finding.via.map(({ file, line }) => ({
    location: { uri: uriOf(file), range: rangeOfLine(line) },
    message: "on the way to the request",
  }));
  return {
    range: shownRange(finding.place, text),
    severity: SEVERITY[finding.certainty === "possible" ? "hint" : finding.severity],
    source: "lastcall",
    code: finding.ruleId,
    codeDescription: { href: `${rulePages}${finding.ruleId}.md` },
    message: messageLine(messageIn(report, finding)),
    ...(isDeprecated(finding) && { tags: [DiagnosticTag.Deprecated] }),
    ...(related.length > 0 && { relatedInformation: related }),
    data: { fingerprint: finding.fingerprint } satisfies DiagnosticData,
  };
}

const SEVERITY = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** It still works, and is announced to go: an editor strikes it through. */
const isDeprecated = ({ ruleId }: Finding): boolean => /^(?:deprecated|expired)-/.test(ruleId);

export const rangeOf = ({ line, column, endLine, endColumn }: CodePlace): Range => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
});

const rangeOfLine = (line: number): Range => ({
  start: { line: line - 1, character: 0 },
  end: { line: line - 1, character: 0 },
});

/** Of a call over many lines the first one: the others hold code of its own worth. */
function shownRange(place: CodePlace, text: string | undefined): Range {
  const range = rangeOf(place);
  if (place.endLine === place.line || text === undefined) return range;
  const first = text.split(/\r\n|\r|\n/)[place.line - 1] ?? "";
  return { start: range.start, end: { line: range.start.line, character: first.trimEnd().length } };
}
