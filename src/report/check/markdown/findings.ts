import type { CheckReport, Finding, Severity } from "../../../check/finding.js";
import { markdownCode, markdownPhrase, markdownText } from "../../text/markdown.js";
import type { Phrase } from "../../text/phrase.js";
import { counted } from "../../words/counted.js";
import { apiOf } from "../apis.js";
import type { RenderContext } from "../context.js";
import { messageIn, timeLeft } from "../message/index.js";
import { byUrgency } from "../urgency.js";
import type { Budget } from "./budget.js";

/** More rows than a reader looks at on a pull request are folded. */
const OPEN_ROWS = 15;

const HEADINGS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ["error", "errors"],
  warning: ["warning", "warnings"],
  info: ["info", "infos"],
};

/** One table per severity, most urgent row first. */
export const findingTables = (report: CheckReport, context: RenderContext, budget: Budget): readonly string[] => {
  const sorted = report.findings.toSorted(byUrgency(report));
  return (["error", "warning", "info"] as const).flatMap((severity) => {
    const findings = sorted.filter((finding) => finding.severity === severity);
    return findings.length === 0 ? [] : table(severity, findings, report, context, budget);
  });
};

const HEADER = ["| Where | Time left | What | What to do |", "|---|---|---|---|"];

const table = (
  severity: Severity,
  findings: readonly Finding[],
  report: CheckReport,
  context: RenderContext,
  budget: Budget,
): readonly string[] => {
  const [one, many] = HEADINGS[severity];
  const rows = budget.takeSome(
    [`### ${counted(findings.length, one, many)}`, "", ...HEADER, FOLD, UNFOLD, ...HEADER],
    findings.map((finding) => row(finding, report, context)),
  );
  const left = findings.length - rows.length;
  const folded = rows.slice(OPEN_ROWS);
  return [
    `### ${counted(findings.length, one, many)}`,
    "",
    ...(rows.length === 0 ? [] : [...HEADER, ...rows.slice(0, OPEN_ROWS), ""]),
    ...(folded.length === 0
      ? []
      : [
          `<details><summary>${counted(folded.length, `more ${one}`, `more ${many}`)}</summary>`,
          "",
          ...HEADER,
          ...folded,
          "",
          UNFOLD,
          "",
        ]),
    ...(left === 0
      ? []
      : [
          `${counted(left, `${one} is`, `${many} are`)} left out here for size; the other report formats have them all.`,
          "",
        ]),
  ];
};

const FOLD = "<details><summary>00000 more warnings</summary>";
const UNFOLD = "</details>";

const row = (finding: Finding, report: CheckReport, context: RenderContext): string => {
  const { what, advice } = messageIn(report, finding);
  const time = timeLeft(finding, apiOf(report, finding));
  return `| ${place(finding, context)} | ${time === "" ? "" : markdownText(time)} | ${cell(what)} | ${advice.map(cell).join(" ")} |`;
};

const cell = (phrase: Phrase): string => markdownPhrase(phrase, "cell");

const place = ({ place: { file, line, endLine } }: Finding, context: RenderContext): string => {
  const name = markdownCode(`${file}:${line}`, "cell");
  const url = context.link?.(file, line, endLine);
  return url === undefined || !/^https?:\/\//.test(url)
    ? name
    : `[${name}](${url.replace(/[\s<>()[\]\\|`]/g, encodeURIComponent).replace(/[()]/g, (bracket) => (bracket === "(" ? "%28" : "%29"))})`;
};
