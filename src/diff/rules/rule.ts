import type { Level } from "../change.js";

/**
 * Which way the consumer meets a schema. A consumer *writes* requests and *reads* responses; a webhook or
 * callback payload is read like a response, and what the consumer answers to it is written like a request.
 */
export type Side = "request" | "response";

/** What a schema rule speaks about: the first half of its id. */
export const SUBJECTS = [
  "request-body",
  "request-property",
  "request-parameter",
  "request-parameter-property",
  "response-body",
  "response-property",
  "response-header",
] as const;
export type Subject = (typeof SUBJECTS)[number];

export const sideOf = (subject: Subject): Side => (subject.startsWith("request") ? "request" : "response");

/** A minimal pair of YAML fragments in which the rule, and nothing else, fires. */
export interface RuleExample {
  readonly before: string;
  readonly after: string;
}

/** One public rule: one id, one default level, everything its docs page says. */
export interface Rule {
  readonly id: string;
  readonly level: Level;
  /** one sentence: what differs; in braces what it is about, which a report names (see `src/sentence.ts`) */
  readonly what: string;
  /** why that fails a client, may fail it, or does not */
  readonly why: string;
  readonly example: RuleExample;
  /** what the reader of a report should do */
  readonly action: string;
  /** the family it belongs to, and its page in `docs/rules/diff`; the id itself where it has none */
  readonly family?: string;
  /** of the removal of a field or a value that nobody announced: the same where somebody did */
  readonly afterNotice?: Rule;
}

/** How the set of accepted values moves. `annotation`: the set stays the same, what is said about it differs. */
export type Effect = "narrowed" | "widened" | "changed" | "annotation";

/**
 * One schema aspect moving one way, on every side at once; a rule per subject follows from it.
 *
 * @example
 * { name: "max-length-decreased", effect: "narrowed", … }
 * // → request-property-max-length-decreased (breaking), response-property-max-length-decreased (compatible), …
 */
export interface RuleFamily {
  readonly name: string;
  readonly effect: Effect;
  /** `{subject}` stands for "a request property" and so on */
  readonly what: string;
  readonly example: RuleExample;
  /** where the variance table is not the last word; the reason is in `because` */
  readonly levels?: Partial<Record<Side | Subject, Level>>;
  /** replaces the sentence that follows from the effect */
  readonly because?: Partial<Record<Side, string>>;
  readonly action?: Partial<Record<Side, string>>;
  /** only these subjects have the rule; all when absent */
  readonly subjects?: readonly Subject[];
  /** the id where it is not `<subject>-<name>` */
  readonly id?: (subject: Subject) => string;
  /** of a removal that nobody announced: the same where somebody did */
  readonly afterNotice?: RuleFamily;
}
