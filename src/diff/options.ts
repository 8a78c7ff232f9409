import type { Maturity } from "../contract/contract.js";
import { starTest } from "../glob.js";
import type { Level } from "./change.js";

export interface DiffOptions {
  /** the day on which sunset dates are judged, `2026-11-21`; without it none is too early or past */
  readonly today?: string;
  /** how many days before its sunset something must be announced; default 0: no demand */
  readonly noticeDays?: number | Partial<Readonly<Record<Maturity, number>>>;
  /** only operations whose path matches: `*` within a segment, `**` across segments; webhooks are `webhook:<name>` */
  readonly match?: string;
  /** only changes of at least this level; default `compatible`: all */
  readonly level?: Level;
  /** leaves out what is gone and was announced in time: deprecated before, and its sunset has come where one was named */
  readonly allowAnnounced?: boolean;
  /** one change per operation instead of one per cause */
  readonly expand?: boolean;
  /** other levels than the default, by rule id; `off` leaves the rule out */
  readonly levels?: Readonly<Record<string, Level | "off">>;
}

export const LEVELS = ["compatible", "dangerous", "breaking"] as const satisfies readonly Level[];

/** Is `level` at least `least`? */
export const isAtLeast = (level: Level, least: Level): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf(least);

/** `/api/v1/*` matches one more segment, `/api/**` everything below. Braces of path parameters are literal. */
export const pathMatcher = starTest;
