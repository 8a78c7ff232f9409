/** For people at a terminal: the code, what is wrong with it, why, how long is left, what to do. */
import type { CheckReport, Finding, Severity } from "../../check/finding.js";
import { type Paint, painter, type Style } from "../text/paint.js";
import { paragraph } from "../text/paragraph.js";
import type { Phrase } from "../text/phrase.js";
import { visible, withoutCommands } from "../text/visible.js";
import { padEnd, padStart, widthOf, wrap } from "../text/width.js";
import { counted } from "../words/counted.js";
import { byFile, type FileGroup } from "./by-file.js";
import type { RenderContext, Reporter } from "./context.js";
import { type Frame, framer } from "./frame.js";
import { messageIn } from "./message/index.js";
import { type Remark, summaryOf } from "./summary.js";

/** Long lines are hard to read; a wide terminal does not change that. */
const READABLE = 100;
const REMARKS_SHOWN = 5;

const SEVERITY_STYLES: Readonly<Record<Severity, readonly Style[]>> = {
  error: ["red", "bold"],
  warning: ["yellow", "bold"],
  info: ["blue", "bold"],
};

export const render: Reporter = (report, context) => {
  const page: Page = {
    paint: painter(context.color),
    width: Math.max(40, Math.min(context.width, READABLE)),
    frame: framer(context.source),
    report,
  };
  const lines = [...byFile(report.findings).flatMap((group) => fileLines(group, page)), ...summaryLines(page, context)];
  return `${lines.map(withoutCommands).join("\n")}\n`;
};

interface Page {
  readonly paint: Paint;
  readonly width: number;
  readonly frame: ReturnType<typeof framer>;
  readonly report: CheckReport;
}

const fileLines = ({ file, findings }: FileGroup, page: Page): readonly string[] => [
  page.paint(visible(file), "bold", "underline"),
  "",
  ...findings.flatMap((finding) => [...findingLines(finding, page), ""]),
];

const findingLines = (finding: Finding, page: Page): readonly string[] => {
  const { paint, width, report } = page;
  const { file, line, column } = finding.place;
  const message = messageIn(report, finding);
  const head = `  ${paint(finding.severity, ...SEVERITY_STYLES[finding.severity])}  ${paint(finding.ruleId, "bold")}  ${paint(visible(`${file}:${line}:${column}`), "dim")}`;
  const frame = page.frame(finding.place, { around: 1, width: width - 12 });
  return [
    head,
    ...paragraph(message.what, { first: "  ", rest: "  ", ...page }),
    ...(frame === undefined ? [] : ["", ...frameLines(frame, finding.severity, paint), ""]),
    ...labelled("why", [...message.why, ...message.circumstances, ...callSite(finding)], page),
    ...labelled("left", message.left === undefined ? [] : [message.left], page),
    ...labelled("do", message.advice, page),
  ];
};

const callSite = ({ call, place }: Finding): readonly Phrase[] =>
  call === undefined || (call.file === place.file && call.line === place.line)
    ? []
    : [["The call is at ", { code: `${call.file}:${call.line}:${call.column}` }, "."]];

const LABEL_WIDTH = 4;
const labelled = (label: string, phrases: readonly Phrase[], page: Page): readonly string[] => {
  if (phrases.length === 0) return [];
  const phrase = phrases.flatMap((part, index) => (index === 0 ? part : [" ", ...part]));
  const indent = " ".repeat(4 + LABEL_WIDTH + 2);
  return paragraph(phrase, { first: `    ${page.paint(padEnd(label, LABEL_WIDTH), "dim")}  `, rest: indent, ...page });
};

const frameLines = (frame: Frame, severity: Severity, paint: Paint): readonly string[] => {
  const gutter = Math.max(...frame.map((line) => String(line.number).length)) + 2;
  const first = frame.find((line) => line.marked !== "")?.number;
  return frame.flatMap(({ number, before, marked, after }) => {
    const isMarked = marked !== "";
    const label = `  ${isMarked ? paint(">", ...SEVERITY_STYLES[severity]) : " "}${padStart(String(number), gutter)} ${paint("│", "dim")} `;
    const text = isMarked ? `${before}${marked}${after}` : paint(before, "dim");
    const line = `${label}${text}`.trimEnd();
    // The rest of a call over several lines has its arrow; underlined too, it would be hard to read.
    if (number !== first) return [line];
    const underline = `${" ".repeat(gutter + 4)}${paint("│", "dim")} ${" ".repeat(widthOf(before))}${paint("^".repeat(Math.max(1, widthOf(marked))), ...SEVERITY_STYLES[severity])}`;
    return [line, underline];
  });
};

const summaryLines = (page: Page, context: RenderContext): readonly string[] => {
  const { paint, report, width } = page;
  const summary = summaryOf(report);
  const style: Style = report.summary.errors > 0 ? "red" : report.summary.warnings > 0 ? "yellow" : "green";
  const row = (label: string, text: string): readonly string[] =>
    wrap(visible(text), width - 18).map(
      (line, index) => `  ${index === 0 ? paint(padEnd(label, 14), "dim") : " ".repeat(14)}  ${line}`,
    );
  return [
    paint(visible(summary.verdict), style, "bold"),
    ...summary.apis.flatMap((text, at) => row(at === 0 ? "API" : "", text)),
    ...row("checked", summary.checked),
    ...(summary.accepted === undefined ? [] : row("accepted", summary.accepted)),
    ...remarks(
      "not understood",
      counted(summary.notUnderstood.length, "call"),
      summary.notUnderstood,
      row,
      page,
      context,
    ),
    ...remarks("not read whole", counted(summary.notRead.length, "file"), summary.notRead, row, page, context),
    ...summary.remarks.flatMap((remark) => row("note", remark)),
  ];
};

const remarks = (
  label: string,
  count: string,
  all: readonly Remark[],
  row: (label: string, text: string) => readonly string[],
  { paint }: Page,
  context: RenderContext,
): readonly string[] => {
  if (all.length === 0) return [];
  const some = context.verbose === true ? all : all.slice(0, REMARKS_SHOWN);
  const more = all.length - some.length;
  return [
    ...row(label, count),
    ...some.map(({ place, text }) => `    ${visible(place)}  ${paint(visible(text), "dim")}`),
    ...(more > 0 ? [`    ${paint(`and ${more} more: --verbose lists them`, "dim")}`] : []),
  ];
};
