import type { PossibleRemoval, Standing } from "../../policy/standing.js";
import { dateText } from "./date.js";

/** "3.0 lacks it, and comes between 2026-10-01 and 2026-10-11" */
export const removalText = ({ in: release, from, by }: PossibleRemoval): string =>
  `${release} lacks it, and comes ${dateText({ precision: "bracket", ...(from === undefined ? {} : { after: from }), ...(by === undefined ? {} : { before: by }) })}`;

/** One line where it may be gone already, none where that is sure. */
export const mayBeGoneText = (standing: Standing): readonly string[] =>
  "mayBeGone" in standing && standing.mayBeGone !== undefined
    ? [`may be gone already: ${removalText(standing.mayBeGone)}`]
    : [];
