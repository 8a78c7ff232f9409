import type { Finding, Severity } from "../../../check/finding.js";
import type { Paint } from "../../text/paint.js";
import { paragraph } from "../../text/paragraph.js";
import { code, listed, type Phrase, say } from "../../text/phrase.js";
import { visible } from "../../text/visible.js";
import { padEnd, padStart, widthOf } from "../../text/width.js";
import { counted } from "../../words/counted.js";
import { elementName } from "../../words/element.js";
import type { CodeFrame } from "../code-frame.js";
import type { FindingGroup } from "../groups.js";
import type { Message } from "../message/index.js";
import { byPlace } from "../urgency.js";
import type { Block } from "./blocks.js";
import { SEVERITY_STYLES, type Sheet } from "./sheet.js";

const FURTHER_PLACES = 5;
const FURTHER_NAMES = 10;

/** What is wrong, where, what to do, how long is left, why. */
export const blockLines = ({ group, alike, samePlace }: Block, sheet: Sheet): readonly string[] => {
  const { paint, width } = sheet;
  const { lead, message } = group;
  const frame = samePlace ? undefined : sheet.frame(lead.place, { around: 1, width: sheet.codeWidth - 12 });
  return [
    `${paint(lead.severity, ...SEVERITY_STYLES[lead.severity])}  ${paint(lead.ruleId, "bold")}  ${paint(placeText(lead), "underline")}`,
    ...paragraph(message.what, { first: "  ", rest: "  ", width, paint }),
    ...paragraph(likewisePhrase(group, sheet), { first: "  ", rest: "  ", width, paint }).filter(
      (line) => line.trim() !== "",
    ),
    ...(frame === undefined ? [] : ["", ...frameLines(frame, lead.severity, paint), ""]),
    ...labelled("do", message.advice, sheet),
    ...labelled("left", message.left === undefined ? [] : [message.left], sheet),
    ...labelled(
      "why",
      [...message.why, ...message.circumstances, ...(sheet.verbose ? message.way : []), ...callSite(lead)],
      sheet,
    ),
    ...underAlso([...furtherPlaces(group, sheet), ...alike.flatMap((one) => alikeLines(one, sheet))], sheet),
  ];
};

const placeText = ({ place: { file, line, column } }: Finding): string => visible(`${file}:${line}:${column}`);

/** "The same holds for `a` and `b` (use `c` instead)." */
const likewisePhrase = ({ likewise, message }: FindingGroup, sheet: Sheet): Phrase =>
  likewise.length === 0 ? [] : say`The same holds for ${namesOf(likewise, message, sheet)}.`;

const namesOf = (all: FindingGroup["likewise"], message: Message, { verbose }: Sheet): Phrase => {
  const some = verbose ? all : all.slice(0, FURTHER_NAMES);
  const own = JSON.stringify(message.advice);
  const names = some.map((one): Phrase => {
    const [advice] = one.message.advice;
    const name = code(elementName(one.finding));
    const differs = one.finding.replacement.length > 0 && JSON.stringify(one.message.advice) !== own;
    return differs && advice !== undefined ? say`${name} (${withoutStop(advice)})` : [name];
  });
  const left = all.length - some.length;
  return listed(left === 0 ? names : [...names, [`${left} more`]]);
};

const withoutStop = (phrase: Phrase): Phrase =>
  phrase.map((part, at) => {
    if (typeof part !== "string") return part;
    const text = at === 0 ? part.charAt(0).toLowerCase() + part.slice(1) : part;
    return at === phrase.length - 1 ? text.replace(/\.$/, "") : text;
  });

const callSite = ({ call, place }: Finding): readonly Phrase[] =>
  call === undefined || (call.file === place.file && call.line === place.line)
    ? []
    : [["The call is at ", { code: `${call.file}:${call.line}:${call.column}` }, "."]];

const LABEL_WIDTH = 4;
const INDENT = " ".repeat(4 + LABEL_WIDTH + 2);
const labelled = (label: string, phrases: readonly Phrase[], { paint, width }: Sheet): readonly string[] => {
  if (phrases.length === 0) return [];
  const phrase = phrases.flatMap((part, index) => (index === 0 ? part : [" ", ...part]));
  return paragraph(phrase, { first: `    ${paint(padEnd(label, LABEL_WIDTH), "dim")}  `, rest: INDENT, width, paint });
};

const underAlso = (lines: readonly string[], { paint }: Sheet): readonly string[] =>
  lines.map((line, at) => (at === 0 ? `    ${paint(padEnd("also", LABEL_WIDTH), "dim")}  ${line}` : INDENT + line));

const furtherPlaces = (group: FindingGroup, sheet: Sheet): readonly string[] =>
  placeLines(
    placesOf(group).filter((place) => place !== placeText(group.lead)),
    sheet,
  );

/** What it is of which the same is said, and where. */
const alikeLines = (group: FindingGroup, sheet: Sheet): readonly string[] => {
  const { lead } = group;
  const names = namesOf([{ finding: lead, message: group.message }, ...group.likewise], group.message, sheet);
  const isOperation = elementName(lead) === lead.operation;
  const phrase = isOperation ? names : say`${names} of ${code(lead.operation)}`;
  return [
    ...paragraph(phrase, { first: "", rest: "", width: sheet.width - INDENT.length, paint: sheet.paint }),
    ...placeLines(placesOf(group), sheet).map((line) => `  ${line}`),
  ];
};

const placesOf = ({ findings }: FindingGroup): readonly string[] => [
  ...new Set(findings.toSorted(byPlace).map(placeText)),
];

/** One line each, so that a terminal makes them links. */
const placeLines = (places: readonly string[], { paint, verbose }: Sheet): readonly string[] => {
  const some = verbose ? places : places.slice(0, FURTHER_PLACES);
  const left = places.length - some.length;
  return [...some, ...(left === 0 ? [] : [paint(`and ${counted(left, "more place")}: --verbose lists them`, "dim")])];
};

const frameLines = (frame: CodeFrame, severity: Severity, paint: Paint): readonly string[] => {
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
