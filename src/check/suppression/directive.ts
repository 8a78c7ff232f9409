/**
 * The grammar of suppressing comments:
 *
 *   lastcall-disable-next-line <rule>[, <rule>] [until <release or YYYY-MM-DD>] -- <reason>
 *   lastcall-disable-line …   lastcall-disable-file …   lastcall-disable …   lastcall-enable [<rule>[, <rule>]]
 *
 * Rule and reason are required: a suppression that does not say what and why cannot be reviewed.
 */
import type { CheckRuleId } from "../finding.js";
import { isRuleId, isSuppressionRule } from "../rules.js";

const DIRECTIVE_VERBS = ["disable-next-line", "disable-line", "disable-file", "disable", "enable"] as const;
type DirectiveVerb = (typeof DIRECTIVE_VERBS)[number];

export type ParsedDirective =
  | {
      readonly kind: "suppress";
      readonly verb: Exclude<DirectiveVerb, "enable">;
      readonly rules: readonly CheckRuleId[];
      readonly until: Until | undefined;
      readonly reason: string;
    }
  /** no rules: ends every block */
  | { readonly kind: "enable"; readonly rules: readonly CheckRuleId[] }
  /** not honoured; `rule` is the part that is wrong or empty where one is missing */
  | {
      readonly kind: "mistaken";
      readonly rule: string;
      readonly until: string | undefined;
      readonly reason: string | undefined;
    };

export type Until =
  | { readonly kind: "day"; readonly text: string }
  | { readonly kind: "release"; readonly text: string };

/** `text` is the comment without its marks and the leading `lastcall-`. */
export function parseDirective(text: string): ParsedDirective {
  const { head, reason } = splitReason(text);
  const verb = DIRECTIVE_VERBS.find((known) => head === known || head.startsWith(`${known} `));
  if (verb === undefined) return { kind: "mistaken", rule: head.split(" ")[0] ?? "", until: undefined, reason };

  const { names, until } = splitUntil(head.slice(verb.length).trim());
  const wrong = names.find((name) => !isRuleId(name) || isSuppressionRule(name));
  const rules = names.filter(isRuleId);
  if (verb === "enable")
    return wrong === undefined ? { kind: "enable", rules } : { kind: "mistaken", rule: wrong, until, reason };
  if (wrong !== undefined || rules.length === 0 || reason === undefined)
    return { kind: "mistaken", rule: wrong ?? rules.join(", "), until, reason };
  const end = until === undefined ? undefined : untilOf(until);
  return { kind: "suppress", verb, rules, until: end, reason };
}

/** The first ` -- ` ends the rules; later ones belong to the reason. A bare `--` at the end gives no reason. */
function splitReason(text: string): { readonly head: string; readonly reason: string | undefined } {
  const plain = text.replaceAll(/\s+/g, " ").trim();
  const match = /^(.*?)(?:\s|^)--(?:\s+(.*))?$/.exec(plain);
  return match === null ? { head: plain, reason: undefined } : { head: (match[1] ?? "").trim(), reason: match[2] };
}

function splitUntil(rest: string): { readonly names: readonly string[]; readonly until: string | undefined } {
  const match = /^(.*?)(?:^|\s)until(?:\s+(\S+))?$/.exec(rest);
  const list = match === null ? rest : (match[1] ?? "");
  return {
    names: list.split(/[\s,]+/).filter(Boolean),
    until: match === null ? undefined : (match[2] ?? ""),
  };
}

export const untilOf = (text: string): Until =>
  isCalendarDay(text) ? { kind: "day", text } : { kind: "release", text };

export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
