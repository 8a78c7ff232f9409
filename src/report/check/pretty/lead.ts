import type { Changeable, CheckedApi, Finding } from "../../../check/finding.js";
import { paragraph } from "../../text/paragraph.js";
import { code, type Phrase, say } from "../../text/phrase.js";
import { visible } from "../../text/visible.js";
import { padStart } from "../../text/width.js";
import { counted } from "../../words/counted.js";
import { elementName } from "../../words/element.js";
import { isUpgrade } from "../apis.js";
import { summaryOf } from "../summary.js";
import type { Block } from "./blocks.js";
import { type Sheet, verdictStyle } from "./sheet.js";

/** Fewer than these speak for themselves. */
const WORTH_AN_ORDER = 4;
const FIRST = 3;

/** The verdict and, where there is much to do, what to begin with. A report without findings is all verdict. */
export const leadLines = (blocks: readonly Block[], sheet: Sheet): readonly string[] => {
  const { paint, report, width } = sheet;
  if (blocks.length === 0) return [];
  const { verdict, apis } = summaryOf(report);
  return [
    paint(visible(verdict), verdictStyle(report), "bold"),
    ...apis.map((api) => `  ${paint(visible(api), "dim")}`),
    ...paragraph(whenPhrase(blocks, report.apis), { first: "  ", rest: "  ", width, paint }).filter(
      (line) => line.trim() !== "",
    ),
    "",
    ...(blocks.length < WORTH_AN_ORDER ? [] : [...firstLines(blocks, sheet), ""]),
  ];
};

/** "3 findings can be changed now, 2 once the upgrade has run." */
const whenPhrase = (blocks: readonly Block[], apis: readonly CheckedApi[]): Phrase => {
  const count = (changeable: Changeable): number =>
    blocks.flatMap(findingsOf).filter((finding) => finding.changeable === changeable).length;
  const [now, later] = [count("now"), count("with-upgrade")];
  if (now > 0 && later > 0)
    return say`${counted(now, "finding")} can be changed now, ${later} only together with the upgrade.`;
  if (now > 0)
    return say`${counted(now, "finding")} can be changed now${apis.some(isUpgrade) ? ", before the upgrade" : ""}.`;
  return later === 0 ? [] : say`${counted(later, "finding")} can be changed only together with the upgrade.`;
};

/** Among what breaks, what can be done today comes before what has to wait for the upgrade. */
const firstLines = (blocks: readonly Block[], { paint, width }: Sheet): readonly string[] => {
  const some = [...blocks].sort((left, right) => rankOf(left) - rankOf(right)).slice(0, FIRST);
  return [
    paint("Start with", "bold"),
    ...some.flatMap((block, at) => {
      const { file, line, column } = block.group.lead.place;
      const number = padStart(`${at + 1}`, 3);
      return [
        ...paragraph(whatToDo(block), { first: `${number}  `, rest: "     ", width, paint }),
        `     ${paint(visible(`${file}:${line}:${column}${others(block)}`), "dim")}`,
      ];
    }),
  ];
};

const RANKS: Readonly<Record<Changeable, number>> = { now: 0, unknown: 1, "with-upgrade": 2 };
const rankOf = ({ group: { lead } }: Block): number =>
  ({ error: 0, warning: 3, info: 6 })[lead.severity] + RANKS[lead.changeable];

/** "`GET /users`: Use `GET /people` instead."; where nothing is named, what happens. */
const whatToDo = ({ group: { lead, message } }: Block): Phrase => {
  const [advice] = message.advice;
  return advice === undefined || lead.replacement.length === 0
    ? message.what
    : say`${code([lead.operation, ...(lead.element.path.length === 0 ? [] : [elementName(lead)])].join(" "))}: ${advice}`;
};

/** " and 8 more places, of 8 operations in all" */
const others = (block: Block): string => {
  const findings = findingsOf(block);
  if (findings.length === 1) return "";
  const operations = new Set(findings.map(({ operation }) => operation)).size;
  const places = ` and ${counted(findings.length - 1, "more place")}`;
  return operations === 1 ? places : `${places}, of ${operations} operations in all`;
};

const findingsOf = ({ group, alike }: Block): readonly Finding[] =>
  [group, ...alike].flatMap(({ findings }) => findings);
