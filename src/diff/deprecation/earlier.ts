/**
 * Two releases that are compared need not follow one another: one between them, or a notice, may have announced what is
 * gone in the later one. The two documents cannot know; who knows the API's whole line of releases can.
 */
import type { AffectedOperation, Change } from "../change.js";
import type { Found } from "../found-change.js";
import { ruleAfterNotice } from "../rules/after-notice.js";
import type { Rule } from "../rules/rule.js";
import { announcementOf, noticedEndOf } from "./end.js";
import type { Calendar } from "./turn.js";

interface EarlierSign {
  /** the earliest release that said it of an operation that the removal reaches */
  readonly since: string;
  /** as the newest document that had the element writes it */
  readonly sunset: string | undefined;
  /** it was said of every operation that the removal reaches */
  readonly everywhere: boolean;
}

/** What was said of an element before it went; undefined: nothing was. */
export type EarlierSigns = (gone: Pick<Change, "ruleId" | "element" | "before" | "affects">) => EarlierSign | undefined;

type RuledChange = Pick<Found, "element" | "before" | "announced"> & { readonly rule: Rule };

/** The same change with what the two documents do not say: since when it was announced, or that it was at all. */
export function withEarlierSign<Gone extends RuledChange>(
  gone: Gone,
  affects: readonly AffectedOperation[],
  earlier: EarlierSigns,
  calendar: Calendar,
): Gone {
  const { rule, element, before, announced } = gone;
  const sign = (): EarlierSign | undefined => earlier({ ruleId: rule.id, element, before, affects });
  if (announced !== undefined) {
    const since = announced.since ?? sign()?.since ?? null;
    return since === announced.since ? gone : { ...gone, announced: { ...announced, since } };
  }
  if (ruleAfterNotice(rule, "with-deprecation") === undefined) return gone;
  const said = sign();
  if (said?.everywhere !== true) return gone;
  const { since, sunset } = said;
  const marked = { deprecated: true, sunset, since } as const;
  const noticed = ruleAfterNotice(rule, noticedEndOf(sunset, calendar));
  return noticed === undefined ? gone : { ...gone, rule: noticed, announced: announcementOf(marked, calendar) };
}
