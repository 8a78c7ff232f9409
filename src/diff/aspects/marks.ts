import type { SchemaPair } from "../graph/pair.js";
import { within } from "../graph/pair.js";
import type { RuleFamily, Side, Subject } from "../rules/rule.js";
import { sideOf } from "../rules/rule.js";

/** `readOnly` and `writeOnly` of properties; whether the property is required is part of the id. */
interface MarkFamilies {
  readonly requiredBecame: RuleFamily;
  readonly requiredBecameNot: RuleFamily;
  readonly optionalBecame: RuleFamily;
  readonly optionalBecameNot: RuleFamily;
}

interface MarkWords {
  readonly name: "read-only" | "write-only";
  readonly keyword: "readOnly" | "writeOnly";
  readonly because: Readonly<Record<"became" | "becameNot", Readonly<Record<Side, string>>>>;
  /** where they are not `compatible` */
  readonly levels?: Readonly<
    Record<"required" | "optional", Partial<Record<"became" | "becameNot", RuleFamily["levels"]>>>
  >;
}

const SUBJECTS: readonly Subject[] = ["request-property", "response-property"];

export function markFamilies({ name, keyword, because, levels }: MarkWords): MarkFamilies {
  const said = (required: boolean, marked: boolean): string =>
    `type: object\nproperties:\n  size: { type: string${marked ? `, ${keyword}: true` : ""} }${required ? "\nrequired: [size]" : ""}`;
  const family = (required: boolean, became: boolean): RuleFamily => {
    const [word, turn] = [required ? "required" : "optional", became ? `became-${name}` : `became-not-${name}`];
    const own = levels?.[required ? "required" : "optional"][became ? "became" : "becameNot"];
    return {
      name: `${word}-property-${turn}`,
      id: (subject) => `${sideOf(subject)}-${word}-property-${turn}`,
      effect: "annotation",
      subjects: SUBJECTS,
      because: because[became ? "became" : "becameNot"],
      ...(own !== undefined && { levels: own }),
      what: `{subject}, which is ${word}, is ${became ? "marked" : "no longer marked"} as ${name}.`,
      example: { before: said(required, !became), after: said(required, became) },
    };
  };
  return {
    requiredBecame: family(true, true),
    requiredBecameNot: family(true, false),
    optionalBecame: family(false, true),
    optionalBecameNot: family(false, false),
  };
}

/** Looks at the properties of an object, because only the object knows which of them are required. */
export function changedMarks(keyword: "readOnly" | "writeOnly", families: MarkFamilies): (pair: SchemaPair) => void {
  return (pair) => {
    for (const { name, before, after } of pair.sharedProperties) {
      const became = after.view[keyword];
      if (before.view[keyword] === became) continue;
      // what was optional and may be written now is told to be required by the aspect `required`
      const required = pair.base.required.has(name) && (became || pair.target.required.has(name));
      const family = required
        ? became
          ? families.requiredBecame
          : families.requiredBecameNot
        : became
          ? families.optionalBecame
          : families.optionalBecameNot;
      pair.report(family, {
        before: before.view[keyword],
        after: became,
        step: [name],
        base: within(before.from, "properties", name),
        target: within(after.from, "properties", name),
      });
    }
  };
}
