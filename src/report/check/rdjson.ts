/**
 * Reviewdog Diagnostic Format. Its columns count UTF-8 bytes from 1, where the report counts UTF-16 code units.
 *
 * @see https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 */
import type { CheckReport, Finding, Severity } from "../../check/finding.js";
import type { CodePlace } from "../../scan/call.js";
import { asOneEdit } from "../fix/places.js";
import { jsonText } from "../text/json.js";
import type { RenderContext, Reporter } from "./context.js";
import { messageIn, messageLine } from "./message/index.js";
import { repositoryPath } from "./repository-path.js";

const SEVERITIES: Readonly<Record<Severity, "ERROR" | "WARNING" | "INFO">> = {
  error: "ERROR",
  warning: "WARNING",
  info: "INFO",
};

export const render: Reporter = (report, context) => {
  const lines = linesOf(context);
  return jsonText({
    source: { name: "lastcall", ...(context.documentation === undefined ? {} : { url: context.documentation }) },
    diagnostics: report.findings.map((finding) => diagnostic(finding, report, context, lines)),
  });
};

type Lines = (file: string) => readonly string[] | undefined;

const linesOf = ({ source }: RenderContext): Lines => {
  const files = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!files.has(file)) files.set(file, source(file)?.split(/\r\n|[\n\r]/));
    return files.get(file);
  };
};

const diagnostic = (finding: Finding, report: CheckReport, context: RenderContext, lines: Lines) => ({
  message: messageLine(messageIn(report, finding)),
  location: location(finding.place, context, lines),
  severity: SEVERITIES[finding.severity],
  code: {
    value: finding.ruleId,
    ...(context.documentation === undefined ? {} : { url: `${context.documentation}/${finding.ruleId}.md` }),
  },
  ...suggestionsOf(finding, report, context, lines),
  ...(finding.call === undefined
    ? {}
    : {
        related_locations: [
          { message: `The call to ${finding.operation}`, location: location(finding.call, context, lines) },
        ],
      }),
});

/**
 * Readers take suggestions one by one, on GitHub and GitLab with a button and unread: what belongs together is one of
 * them, at the first of the findings that it settles, and it is proved.
 */
const suggestionsOf = (finding: Finding, report: CheckReport, context: RenderContext, lines: Lines) => {
  const { fix } = finding;
  const isFirst = report.findings.find((one) => one.fix?.id === fix?.id) === finding;
  const edit = fix?.kind === "fix" && isFirst ? asOneEdit(fix, context) : undefined;
  return edit === undefined || edit.place.file !== finding.place.file
    ? {}
    : { suggestions: [{ range: location(edit.place, context, lines).range, text: edit.text }] };
};

const location = (place: CodePlace, context: RenderContext, lines: Lines) => {
  const text = lines(place.file);
  const position = (line: number, column: number) => {
    const at = text?.[line - 1];
    // Without the text a column in bytes is not known; the line alone is right.
    return at === undefined ? { line } : { line, column: Buffer.byteLength(at.slice(0, column - 1), "utf8") + 1 };
  };
  return {
    path: repositoryPath(place.file, context),
    range: { start: position(place.line, place.column), end: position(place.endLine, place.endColumn) },
  };
};
