/**
 * Workflow commands: annotations beside the lines of a pull request.
 * GitHub keeps ten per level and step; the worst ten are sent, the rest is listed in the log.
 *
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { CheckReport, Finding, Severity } from "../../check/finding.js";
import { visible, withoutCommands } from "../text/visible.js";
import { ANNOTATIONS_PER_LEVEL, escapeData, escapeProperty } from "../text/workflow-command.js";
import { counted } from "../words/counted.js";
import type { RenderContext, Reporter } from "./context.js";
import { messageIn, messageLine, ruleTitle } from "./message/index.js";
import { repositoryPath } from "./repository-path.js";
import { summaryOf } from "./summary.js";
import { byUrgency } from "./urgency.js";

const LEVELS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

export const render: Reporter = (report, context) => {
  const sorted = report.findings.toSorted(byUrgency(report));
  const groups = (["error", "warning", "info"] as const).map((severity) =>
    sorted.filter((finding) => finding.severity === severity),
  );
  const annotated = groups.flatMap((group) => group.slice(0, ANNOTATIONS_PER_LEVEL));
  const rest = groups.flatMap((group) => group.slice(ANNOTATIONS_PER_LEVEL));
  const summary = summaryOf(report);
  return [
    ...annotated.map((finding) => annotation(finding, report, context)),
    ...restLines(rest, report, context),
    withoutCommands(visible(`${summary.verdict}: ${summary.api}; ${summary.checked}.`)),
    ...(summary.notUnderstood.length === 0 ? [] : [`${counted(summary.notUnderstood.length, "call")} not understood.`]),
    "",
  ].join("\n");
};

const annotation = (finding: Finding, report: CheckReport, context: RenderContext): string => {
  const { place } = finding;
  const properties = {
    file: repositoryPath(place.file, context),
    line: place.line,
    endLine: place.endLine,
    // Columns are only shown for one line, and a range over several is refused with them.
    ...(place.line === place.endLine ? { col: place.column, endColumn: place.endColumn } : {}),
    title: ruleTitle(finding.ruleId),
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${LEVELS[finding.severity]} ${written.join(",")}::${escapeData(line(finding, report, context))}`;
};

/** The log shows no properties, so the place is said again. */
const line = (finding: Finding, report: CheckReport, context: RenderContext): string => {
  const { file, line: number, column } = finding.place;
  return `${repositoryPath(file, context)}:${number}:${column} ${messageLine(messageIn(report, finding))} (${finding.ruleId})`;
};

const restLines = (rest: readonly Finding[], report: CheckReport, context: RenderContext): readonly string[] =>
  rest.length === 0
    ? []
    : [
        `::group::${counted(rest.length, "more finding")}, listed here (GitHub shows ${ANNOTATIONS_PER_LEVEL} annotations per level)`,
        ...rest.map((finding) => withoutCommands(visible(`${finding.severity} ${line(finding, report, context)}`))),
        "::endgroup::",
      ];
