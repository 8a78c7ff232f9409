import type { RuleFamily } from "./rule.js";

/** The four ways in which one numeric limit moves. */
export interface LimitFamilies {
  readonly tightened: RuleFamily;
  readonly loosened: RuleFamily;
  readonly set: RuleFamily;
  readonly unset: RuleFamily;
}

export interface LimitWords {
  /** first part of the name: `max-length` */
  readonly name: string;
  readonly keyword: string;
  /** spoken: `the maximum length` */
  readonly spoken: string;
  /** a maximum is tightened by lowering it, a minimum by raising it */
  readonly kind: "maximum" | "minimum";
  /** a type beside which the keyword means something */
  readonly type: string;
}

export function limitFamilies({ name, keyword, spoken, kind, type }: LimitWords): LimitFamilies {
  const one = spoken.replace(/^the (?=[aeiou])/, "an ").replace(/^the /, "a ");
  const [strict, loose] = kind === "maximum" ? [5, 10] : [10, 5];
  const [tightened, loosened] = kind === "maximum" ? ["decreased", "increased"] : ["increased", "decreased"];
  const said = (value: number): string => `type: ${type}\n${keyword}: ${value}`;
  return {
    tightened: {
      name: `${name}-${tightened}`,
      effect: "narrowed",
      what: `${spoken} of {subject} is ${kind === "maximum" ? "lower" : "higher"}.`,
      example: { before: said(loose), after: said(strict) },
    },
    loosened: {
      name: `${name}-${loosened}`,
      effect: "widened",
      what: `${spoken} of {subject} is ${kind === "maximum" ? "higher" : "lower"}.`,
      example: { before: said(strict), after: said(loose) },
    },
    set: {
      name: `${name}-set`,
      effect: "narrowed",
      levels: { request: "dangerous" },
      because: {
        request:
          "Values beyond the limit are rejected; a limit that appears in a document was often enforced before, " +
          "so this may be news only to the document.",
      },
      what: `{subject} has ${one} now.`,
      example: { before: `type: ${type}`, after: said(strict) },
    },
    unset: {
      name: `${name}-unset`,
      effect: "widened",
      what: `{subject} no longer has ${one}.`,
      example: { before: said(strict), after: `type: ${type}` },
    },
  };
}

export const allOf = (families: LimitFamilies): readonly RuleFamily[] => [
  families.tightened,
  families.loosened,
  families.set,
  families.unset,
];
