/** A change as machines show it: one message at one place of the checked out documents. */
import type { Change, ChangeReport, Level } from "../../diff/index.js";
import { plain } from "../text/phrase.js";
import { counted } from "../words/counted.js";
import type { ChangeContext } from "./context.js";
import { sentenceOf } from "./sentence.js";
import { operationName, replacementsOf } from "./words.js";

export interface ChangeNote {
  readonly change: Change;
  readonly level: Level;
  /** "GET /pets: The type of response property `kind` changed: …" */
  readonly message: string;
  readonly place: NotePlace;
}

interface NotePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export const noteOf = (change: Change, report: ChangeReport, context: ChangeContext): ChangeNote => {
  const { level, affects, ruleId } = change;
  const [first, ...others] = affects;
  const where =
    first === undefined
      ? ""
      : `${operationName(first)}${others.length === 0 ? "" : ` and ${counted(others.length, "further operation")}`}: `;
  const replacements = replacementsOf(change, context);
  const action = level === "compatible" ? undefined : context.rule(ruleId)?.action;
  const advice = replacements.length > 0 ? `Use ${replacements.join(" or ")} instead.` : action;
  const said = plain(sentenceOf([change], context));
  return {
    change,
    level,
    message: [`${where}${said.endsWith(".") ? said : `${said}.`}`, ...(advice === undefined ? [] : [advice])].join(" "),
    place: placeOf(change, report, context),
  };
};

/** What is gone stands in the base alone, which is not the document in front of the reader: the top of the target is. */
const placeOf = (
  change: Change,
  { target }: ChangeReport,
  { checkedOut = (file) => file, targetFile }: ChangeContext,
): NotePlace => {
  const [after, before] = [change.targetLocation, change.baseLocation];
  for (const place of [after, before]) {
    const file = place === null ? undefined : checkedOut(place.file);
    if (place !== null && file !== undefined && (place === after || targetFile === undefined))
      return { file, line: place.line, column: place.column };
  }
  return {
    file: (targetFile === undefined ? undefined : checkedOut(targetFile)) ?? targetFile ?? target.version,
    line: 1,
    column: 1,
  };
};
