import type { CodePlace, Directive } from "../../scan/call.js";
import type { AcceptedFinding, CheckRuleId, Finding } from "../finding.js";
import { type ParsedDirective, parseDirective, type Until } from "./directive.js";
import type { EndOf } from "./until.js";

/** Before its fingerprint is known and its severity is settled. */
export type Suppressible = Pick<Finding, "ruleId" | "api" | "place" | "call">;

export type DirectiveComplaint = {
  readonly ruleId: "unused-suppression" | "expired-suppression" | "unknown-suppression";
  readonly directive: Directive;
  readonly rule: string;
  readonly reason: string | undefined;
  readonly until: string | undefined;
};

interface Suppressed<F> {
  readonly open: readonly F[];
  readonly accepted: readonly { readonly finding: F; readonly by: AcceptedFinding["by"]; readonly reason: string }[];
  readonly complaints: readonly DirectiveComplaint[];
}

/** One rule of one comment, with the lines of its file on which it holds. */
interface Suppression {
  readonly directive: Directive;
  readonly rule: CheckRuleId;
  readonly reason: string;
  readonly until: Until | undefined;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** What a comment is judged by. */
export interface SuppressionRules {
  /** releases are an API's own, so that `until 2.26` ends with one API and is unknown to another */
  readonly endOf: (until: Until | undefined, api: string) => ReturnType<EndOf>;
  /** names of the APIs the findings are about */
  readonly apis: readonly string[];
  /** such a rule raises nothing, so a comment about it is not unused: it waits for the rule to come back */
  readonly isOff: (rule: CheckRuleId, file: string) => boolean;
  /** false: the comment may be about an API of the same code that this run leaves out, with releases of its own */
  readonly alone: boolean;
}

/** Lets comments in the code accept findings, and judges the comments themselves. */
export function applySuppressions<F extends Suppressible>(
  findings: readonly F[],
  directives: readonly Directive[],
  rules: SuppressionRules,
): Suppressed<F> {
  const parsed = directives.map((directive) => ({ directive, meaning: parseDirective(directive.text) }));
  const complaints: DirectiveComplaint[] = parsed.flatMap(({ directive, meaning }) =>
    meaning.kind === "mistaken" ? [{ ruleId: "unknown-suppression" as const, directive, ...onlyWords(meaning) }] : [],
  );
  const suppressions = suppressionsOf(parsed);
  const byFile = groupByFile(suppressions);
  const usedBy = new Map<Suppression, Set<string>>();
  const open: F[] = [];
  const accepted: { finding: F; by: "suppression"; reason: string }[] = [];

  for (const finding of findings) {
    const hits = placesOf(finding).flatMap((place) =>
      (byFile.get(place.file) ?? []).filter((one) => covers(one, finding.ruleId, place)),
    );
    const holding = hits.find((one) => rules.endOf(one.until, finding.api) === "ahead");
    for (const hit of hits) usedBy.set(hit, (usedBy.get(hit) ?? new Set()).add(finding.api));
    if (holding === undefined) open.push(finding);
    else accepted.push({ finding, by: "suppression", reason: holding.reason });
  }
  for (const suppression of suppressions)
    complaints.push(...complaintsAbout(suppression, usedBy.get(suppression) ?? new Set(), rules));
  return { open, accepted, complaints };
}

function complaintsAbout(
  suppression: Suppression,
  usedBy: ReadonlySet<string>,
  rules: SuppressionRules,
): readonly DirectiveComplaint[] {
  const { directive, rule, reason, until } = suppression;
  const words = { directive, rule, reason, until: until?.text };
  const endsFor = (apis: Iterable<string>) => new Set([...apis].map((api) => rules.endOf(until, api)));
  if (usedBy.size > 0) {
    const ends = endsFor(usedBy);
    if (ends.has("past")) return [{ ruleId: "expired-suppression", ...words }];
    return ends.has("unknown") ? [{ ruleId: "unknown-suppression", ...words }] : [];
  }
  if (!rules.alone) return [];
  // Used by nobody, it may have been meant for any of them: the most favourable reading counts.
  const ends = endsFor(rules.apis);
  if (ends.has("ahead")) return rules.isOff(rule, directive.file) ? [] : [{ ruleId: "unused-suppression", ...words }];
  return [{ ruleId: ends.has("past") ? "expired-suppression" : "unknown-suppression", ...words }];
}

const onlyWords = ({ rule, until, reason }: Extract<ParsedDirective, { kind: "mistaken" }>) => ({
  rule,
  until,
  reason,
});

function groupByFile(suppressions: readonly Suppression[]): ReadonlyMap<string, readonly Suppression[]> {
  const groups = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    const group = groups.get(suppression.directive.file);
    if (group === undefined) groups.set(suppression.directive.file, [suppression]);
    else group.push(suppression);
  }
  return groups;
}

/** A field finding is also silenced at the call that makes it. */
const placesOf = (finding: Suppressible): readonly CodePlace[] =>
  finding.call === undefined ? [finding.place] : [finding.place, finding.call];

const covers = (suppression: Suppression, rule: CheckRuleId, place: CodePlace): boolean =>
  suppression.rule === rule && place.line >= suppression.firstLine && place.line <= suppression.lastLine;

function suppressionsOf(
  parsed: readonly { readonly directive: Directive; readonly meaning: ParsedDirective }[],
): readonly Suppression[] {
  return parsed.flatMap(({ directive, meaning }) => {
    if (meaning.kind !== "suppress") return [];
    return meaning.rules.map((rule) => ({
      directive,
      rule,
      reason: meaning.reason,
      until: meaning.until,
      ...linesOf(directive, meaning.verb, rule, parsed),
    }));
  });
}

function linesOf(
  directive: Directive,
  verb: "disable-next-line" | "disable-line" | "disable-file" | "disable",
  rule: CheckRuleId,
  all: readonly { readonly directive: Directive; readonly meaning: ParsedDirective }[],
): { readonly firstLine: number; readonly lastLine: number } {
  switch (verb) {
    case "disable-file":
      return { firstLine: 1, lastLine: Infinity };
    case "disable-line":
      return { firstLine: directive.line, lastLine: directive.endLine };
    case "disable-next-line":
      // The statement that follows may run over several lines, and blank lines may come before it.
      return {
        firstLine: directive.endLine + 1,
        lastLine: Math.max(directive.endLine + 1, directive.covers?.endLine ?? 0),
      };
    case "disable": {
      const ends = all.filter(
        (other) =>
          other.meaning.kind === "enable" &&
          other.directive.file === directive.file &&
          other.directive.line >= directive.line &&
          (other.meaning.rules.length === 0 || other.meaning.rules.includes(rule)),
      );
      return { firstLine: directive.line, lastLine: Math.min(Infinity, ...ends.map((end) => end.directive.line)) };
    }
  }
}
