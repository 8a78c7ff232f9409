import { sentences } from "./deprecation-words.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
/** a sentence that speaks of the end, not of when something began */
const END =
  /\b(?:remov(?:ed|al)|sunset(?:s|ted)?|retired?|retirement|discontinued?|shut ?down|turned off|switched off|end[- ]of[- ](?:life|support)|no longer (?:be )?(?:available|supported|work)|(?:works?|available|supported|served|kept|stays?) (?:until|till|through)|until|stops? working|go(?:es)? away)\b/i;

const ABBREVIATED = /\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?=\s+\d)/gi;

const ISO = /\b(\d{4})-(\d{2})(?:-(\d{2}))?\b/;
const DAY_FIRST = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\s+(\\d{4})\\b`, "i");
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, "i");
const MONTH_ONLY = new RegExp(`\\b${MONTH}\\s+(\\d{4})\\b`, "i");

/**
 * The day or month that prose names as the end of an element, as `2026-12-31` or `2026-12`.
 *
 * @example
 * sunsetInProse("Deprecated. Will be removed on December 31, 2026.") // "2026-12-31"
 */
export function sunsetInProse(prose: string): string | undefined {
  if (!/\d{4}/.test(prose)) return undefined;
  // the full stop of `Dec. 2026` ends no sentence
  for (const sentence of sentences(prose.replace(ABBREVIATED, "$1"))) {
    const cue = END.exec(sentence);
    if (cue === null) continue;
    // `deprecated since 2025-01-01 and removed on 2026-01-01`: the day of the end follows its word
    const found = dateIn(sentence.slice(cue.index));
    if (found !== undefined) return found;
  }
  return undefined;
}

function dateIn(text: string): string | undefined {
  const iso = ISO.exec(text);
  if (iso !== null) return iso[0];
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return written(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return written(monthFirst[3], monthFirst[1], monthFirst[2]);
  const month = MONTH_ONLY.exec(text);
  return month === null ? undefined : written(month[2], month[1], undefined);
}

const written = (year = "", month = "", day: string | undefined): string => {
  const number = String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
  return `${year}-${number}${day === undefined ? "" : `-${day.padStart(2, "0")}`}`;
};
