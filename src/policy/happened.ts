/** What has happened by the release or the day asked about. */
import { type CalendarDate, earliestDay, latestDay } from "../contract/calendar-date.js";
import type { ProviderDefinition } from "../contract/provider/index.js";
import type { FactSource } from "../diff/history/lifecycle.js";
import { dateOf, placeOf, type Target } from "./calendar.js";

/** When somebody asks. */
export interface Moment {
  readonly definition: ProviderDefinition;
  readonly target: Target;
  /** `2026-11-20` */
  readonly asOf: string;
}

/** Something that a release brought, or a notice of it told. */
interface Dated {
  readonly release: string;
  readonly date?: CalendarDate;
  readonly saasDate?: CalendarDate;
  readonly source: FactSource;
}

/** First and last day it can have been; an end that nobody knows is `undefined`. */
export interface Days {
  readonly first: string | undefined;
  readonly last: string | undefined;
}

/**
 * A release has whatever came up to it. The rolling API has what its contract shows, and of later things those whose
 * day has come: `maybe` where only a month or a bracket of days is known, and the day asked about lies within.
 */
export function happened(fact: Dated, { definition, target, asOf }: Moment): "yes" | "maybe" | "no" {
  const at = placeOf(definition, fact.release);
  const captured = target.evidence === undefined ? -1 : placeOf(definition, target.evidence);
  if (!target.rolling || fact.source.kind === "contract" || (at <= captured && target.evidence !== "latest"))
    return at <= target.position ? "yes" : "no";
  const { first, last } = daysOf(fact, definition);
  if (first === undefined && last === undefined) return at <= target.position ? "yes" : "no";
  if (last !== undefined && last <= asOf) return "yes";
  return first !== undefined && first > asOf ? "no" : "maybe";
}

/** By its own date and by that of its release, as far as both can be true; the rolling API's own day outweighs both. */
export function daysOf({ release, date, saasDate }: Dated, definition: ProviderDefinition): Days {
  if (saasDate !== undefined) return spanOf(saasDate);
  const [own, out] = [spanOf(date), spanOf(dateOf(definition, release))];
  const first = latest(own.first, out.first);
  const last = earliest(own.last, out.last);
  const both = first === undefined || last === undefined || first <= last;
  return both ? { first, last } : own;
}

/** First and last day that a date can mean: the same for a day, apart for a month or a bracket. */
export const spanOf = (date: CalendarDate | undefined): Days => ({
  first: date && earliestDay(date),
  last: date && latestDay(date),
});

const latest = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
const earliest = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
