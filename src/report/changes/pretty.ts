/** For a terminal: by level, then by the first operation that a change reaches. */
import type { Change, ChangeReport, Level } from "../../diff/index.js";
import { counted } from "../message/time.js";
import { type Paint, painter, type Style } from "../text/paint.js";
import { visible, withoutCommands } from "../text/visible.js";
import { clip, wrap } from "../text/width.js";
import type { ChangeContext, ChangeReporter } from "./context.js";
import { elementOf, groupedBy, LEVEL_TITLES, LEVELS_FIRST, locationOf, operationName, replacementsOf, sentenceOf, skippedOf, summaryOf, titleOf, valuesOf } from "./words.js";

const STYLES: Readonly<Record<Level, readonly Style[]>> = { breaking: ["red", "bold"], dangerous: ["yellow", "bold"], compatible: ["green"] };

/** Operations named below a change before the rest is only counted. */
const NAMED = 3;

export const render: ChangeReporter = (report, context) => {
  const paint = painter(context.color);
  const lines = [
    paint(visible(titleOf(report)), "bold"),
    "",
    ...LEVELS_FIRST.flatMap((level) => levelLines(level, report.changes.filter((change) => change.level === level), context, paint)),
    report.changes.length === 0 ? "No changes." : `${summaryOf(report)}.`,
    ...notCompared(report, context, paint),
  ];
  return `${lines.map(withoutCommands).join("\n")}\n`;
};

function notCompared(report: ChangeReport, context: ChangeContext, paint: Paint): readonly string[] {
  if (report.skipped.length === 0) return [];
  return ["", paint(`Not compared (${report.skipped.length})`, "yellow", "bold"), ...skippedOf(report).flatMap((line) => wrap(visible(line), context.width - 2).map((part) => `  ${part}`))];
}

function levelLines(level: Level, changes: readonly Change[], context: ChangeContext, paint: Paint): readonly string[] {
  if (changes.length === 0) return [];
  const groups = groupedBy(changes, ({ affects: [first] }) => (first === undefined ? "the document" : operationName(first)));
  return [
    paint(`${LEVEL_TITLES[level]} (${changes.length})`, ...STYLES[level]),
    "",
    ...[...groups].flatMap(([operation, group]) => [
      `  ${paint(visible(operation), "bold")}`,
      ...group.flatMap((change) => changeLines(change, context, paint)),
      "",
    ]),
  ];
}

function changeLines(change: Change, context: ChangeContext, paint: Paint): readonly string[] {
  const indent = " ".repeat(4);
  const width = context.width - indent.length;
  const element = elementOf(change);
  const values = valuesOf(change);
  const head = element === undefined ? undefined : visible(`${element.kind} ${element.name}`.trim());
  const replacements = replacementsOf(change, context);
  return [
    ...(head === undefined ? [] : [paint(head, "cyan")]),
    ...wrap(visible(sentenceOf(change, context)), width),
    ...(values === undefined ? [] : wrap(visible(values), width)),
    ...(replacements.length === 0 ? [] : [paint(clip(visible(`use ${replacements.join(", ")}`), width), "green")]),
    ...others(change).map((line) => paint(clip(visible(line), width), "dim")),
    paint(visible(`${change.ruleId}  ${locationOf(change) ?? ""}`.trimEnd()), "dim"),
  ].map((line) => indent + line);
}

/** The first operation is the heading; the others follow while they are few. */
function others({ affects }: Change): readonly string[] {
  const rest = affects.slice(1).map(operationName);
  if (rest.length === 0) return [];
  if (rest.length <= NAMED) return rest.map((operation) => `also ${operation}`);
  return [`also ${rest[0] ?? ""} and ${counted(rest.length - 1, "further operation")}`];
}
