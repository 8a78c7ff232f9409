/** For a terminal: by level, then by the first operation that a change reaches. */
import type { Change, ChangeReport, Level } from "../../diff/index.js";
import { type Paint, painter, type Style } from "../text/paint.js";
import { paragraph } from "../text/paragraph.js";
import { code, listed, say } from "../text/phrase.js";
import { visible, withoutCommands } from "../text/visible.js";
import { clip, wrap } from "../text/width.js";
import { counted } from "../words/counted.js";
import type { ChangeContext, ChangeReporter } from "./context.js";
import { type AlikeChanges, alikeChanges, sentenceOf } from "./sentence.js";
import {
  groupedBy,
  LEVEL_TITLES,
  LEVELS_FIRST,
  locationOf,
  operationName,
  replacementsOf,
  skippedOf,
  summaryOf,
  titleOf,
} from "./words.js";

const STYLES: Readonly<Record<Level, readonly Style[]>> = {
  breaking: ["red", "bold"],
  dangerous: ["yellow", "bold"],
  compatible: ["green"],
};

const INDENT = " ".repeat(4);

/** Operations named below a change before the rest is only counted. */
const NAMED = 3;

export const render: ChangeReporter = (report, context) => {
  const paint = painter(context.color);
  const lines = [
    paint(visible(titleOf(report)), "bold"),
    "",
    ...LEVELS_FIRST.flatMap((level) =>
      levelLines(
        level,
        report.changes.filter((change) => change.level === level),
        context,
        paint,
      ),
    ),
    closing(report),
    ...report.accepted.map(({ change, reason, until }) =>
      paint(
        visible(
          `Accepted: ${change.ruleId} ${change.fingerprint}${reason === null ? "" : `, ${reason}`}${until === null ? "" : ` (until ${until})`}`,
        ),
        "dim",
      ),
    ),
    ...notCompared(report, context, paint),
  ];
  return `${lines.map(withoutCommands).join("\n")}\n`;
};

/** Accepted changes stand below: with them "No changes." would be wrong. */
function closing(report: ChangeReport): string {
  if (report.changes.length > 0) return `${summaryOf(report)}.`;
  return report.accepted.length > 0 ? "No other changes." : "No changes.";
}

function notCompared(report: ChangeReport, context: ChangeContext, paint: Paint): readonly string[] {
  if (report.skipped.length === 0) return [];
  return [
    "",
    paint(`Not compared (${report.skipped.length})`, "yellow", "bold"),
    ...skippedOf(report).flatMap((line) => wrap(visible(line), context.width - 2).map((part) => `  ${part}`)),
  ];
}

function levelLines(level: Level, changes: readonly Change[], context: ChangeContext, paint: Paint): readonly string[] {
  if (changes.length === 0) return [];
  const groups = groupedBy(changes, ({ affects: [first] }) =>
    first === undefined ? "the document" : operationName(first),
  );
  return [
    paint(`${LEVEL_TITLES[level]} (${changes.length})`, ...STYLES[level]),
    "",
    ...[...groups].flatMap(([operation, group]) => [
      `  ${paint(visible(operation), "bold")}`,
      ...alikeChanges(group, context).flatMap((changes) => changeLines(changes, context, paint)),
      "",
    ]),
  ];
}

function changeLines(changes: AlikeChanges, context: ChangeContext, paint: Paint): readonly string[] {
  const [change] = changes;
  const width = context.width - INDENT.length;
  const replacements = replacementsOf(change, context);
  return [
    ...paragraph(sentenceOf(changes, context), { first: INDENT, rest: `${INDENT}  `, width: context.width, paint }),
    ...(replacements.length === 0
      ? []
      : paragraph(
          say`Use ${listed(
            replacements.map((one) => [code(one)]),
            ", ",
            " or ",
          )} instead.`,
          { first: INDENT, rest: `${INDENT}  `, width: context.width, paint },
        )),
    ...others(change).map((line) => INDENT + paint(clip(visible(line), width), "dim")),
    INDENT +
      paint(visible([change.ruleId, ...fingerprintOf(change), locationOf(change) ?? ""].join("  ").trimEnd()), "dim"),
  ];
}

/** By it a baseline accepts a change; what breaks nobody needs none. */
const fingerprintOf = ({ level, fingerprint }: Change): readonly string[] =>
  level === "compatible" ? [] : [fingerprint];

/** The first operation is the heading; the others follow while they are few. */
function others({ affects }: Change): readonly string[] {
  const [, second, ...rest] = affects;
  if (second === undefined) return [];
  if (rest.length < NAMED) return [second, ...rest].map((operation) => `also ${operationName(operation)}`);
  return [`also ${operationName(second)} and ${counted(rest.length, "further operation")}`];
}
