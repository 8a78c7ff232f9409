import type { JsonValue, Origin, Schema, SchemaOrBoolean } from "../../contract/contract.js";
import type { Keyword } from "../../contract/keywords.js";
import type { Announcement } from "../change.js";
import type { Calendar } from "../deprecation/turn.js";
import type { RuleFamily, Side } from "../rules/rule.js";
import type { ChildView, View } from "../view/view.js";

/** How the two sides of a schema pair meet the consumer. */
export interface Role {
  readonly side: Side;
  /** parameters, headers, forms: values travel as text, so that a string takes everything */
  readonly textual: boolean;
}

/** One aspect of one pair differs. */
export interface Difference {
  readonly family: RuleFamily;
  readonly before: JsonValue;
  readonly after: JsonValue;
  /** below the pair: the name of the property that came or went */
  readonly step: readonly string[];
  readonly base: Origin | undefined;
  readonly target: Origin | undefined;
  /** the only document that says it: the place in the other one is where it would stand, and no part of the cause */
  readonly saidIn: "base" | "target" | undefined;
  /** of what is gone: what was said of its end before */
  readonly announced: Announcement | undefined;
}

/** A place where two documents differ, or that leads to one. */
export interface PairNode {
  readonly differences: readonly Difference[];
  /** pairs below; `path` is what they add to the element path */
  readonly edges: readonly Edge[];
}

export interface Edge {
  readonly path: readonly string[];
  /** the branch of a union that it goes into, as a reader knows it */
  readonly branch: string | undefined;
  readonly to: PairNode;
}

export interface DifferenceDetails {
  readonly before?: JsonValue | undefined;
  readonly after?: JsonValue | undefined;
  readonly step?: readonly string[];
  /** the node that says it, or the exact place; the view's first node where absent */
  readonly base?: Schema | Origin | undefined;
  readonly target?: Schema | Origin | undefined;
  /** see `Difference` */
  readonly saidIn?: "base" | "target";
  readonly announced?: Announcement | undefined;
}

export interface SharedProperty {
  readonly name: string;
  readonly before: ChildView;
  readonly after: ChildView;
}

/** What an aspect sees of a pair, and how it tells what it found. */
export interface SchemaPair {
  readonly base: View;
  readonly target: View;
  readonly role: Role;
  report(family: RuleFamily, details?: DifferenceDetails): void;
  /** go on below: the pair is compared later, at most once */
  descend(path: readonly string[], base: View, target: View, branch?: string | null): void;
  /** the properties of both that do not say the same word for word */
  readonly sharedProperties: readonly SharedProperty[];
  /** the two are the same word for word, with all they refer to: there is nothing to compare; false proves nothing */
  saysTheSame(base: ChildView, target: ChildView): boolean;
  /** the two mean the same on every side; for keywords that are not monotone (`not`, `if`) */
  sameMeaning(base: View, target: View): boolean;
  /** whatever was written for the one is taken by the other, and nothing in it is passed over */
  takes(base: View, target: View): boolean;
  /** the views of an absent schema: every value is accepted */
  readonly anything: { readonly base: View; readonly target: View };
  /** the views of schemas that no keyword of `View` leads to */
  readonly viewsOf: {
    readonly base: (schema: SchemaOrBoolean) => View;
    readonly target: (schema: SchemaOrBoolean) => View;
  };
  readonly calendar: Calendar;
  /** nothing below has to be compared: the values have nothing in common */
  stop(): void;
}

/** One aspect of a schema, for request, response, parameter and header at once. */
export interface Aspect {
  /** the file's name */
  readonly name: string;
  readonly families: readonly RuleFamily[];
  /** what it reads: where neither schema has any of these, nothing can differ */
  readonly keywords: readonly Keyword[];
  readonly compare: (pair: SchemaPair) => void;
}

/** `required`, `properties/name`: the place of a keyword inside a node. */
export const within = (node: Schema, ...tokens: readonly string[]): Origin => ({
  file: node.origin.file,
  pointer: [...node.origin.pointer, ...tokens],
});
