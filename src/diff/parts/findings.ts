import type { JsonValue, Operation, Origin } from "../../contract/contract.js";
import type { AffectedOperation, Element, ElementKind } from "../change.js";
import type { Announcement } from "../deprecation/end.js";
import type { Calendar } from "../deprecation/turn.js";
import type { PairNode } from "../graph/pair.js";
import type { PairGraph } from "../graph/pair-graph.js";
import type { SameContent } from "../graph/same-content.js";
import type { Rule, RuleFamily } from "../rules/rule.js";
import type { ViewTable } from "../view/view-table.js";

/** A difference outside schemas, at one operation. */
export interface Finding {
  readonly rule: Rule;
  readonly element: Element;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly base: Origin | undefined;
  readonly target: Origin | undefined;
  /** where it is gone: whether that was announced */
  readonly announced?: Announcement | undefined;
  /** undefined: no operation depends on it */
  readonly operation: AffectedOperation | undefined;
}

/** What kind of place a schema hangs at; decides the first half of the rule ids found below. */
export const HOLDERS = ["request", "parameter", "response", "header"] as const;
export type Holder = (typeof HOLDERS)[number];

/** A pair of schemas that an operation reaches directly. */
export interface Root {
  readonly operation: AffectedOperation;
  readonly holder: Holder;
  /** of the whole, and of what lies below: `query` for both, `request-body` and `request-property` */
  readonly kind: ElementKind;
  readonly kindBelow: ElementKind;
  /** path of the whole: the parameter's name; empty for bodies */
  readonly path: readonly string[];
  readonly pair: PairNode;
  /** families that say nothing about the whole: the default of what is always given */
  readonly moot?: readonly RuleFamily[];
}

/** An operation on both sides. `received`: a webhook or callback, which the consumer answers instead of calling. */
export interface OperationPair {
  readonly base: Operation;
  readonly target: Operation;
  readonly affected: AffectedOperation;
  readonly received: boolean;
}

/** What every part of the comparison works with. */
export interface Comparison {
  readonly calendar: Calendar;
  readonly graph: PairGraph;
  readonly contents: SameContent;
  /** by the name in the target, what the base calls the same security scheme */
  readonly schemeNames: ReadonlyMap<string, string>;
  /** header parameters of certain names mean nothing: one of the documents is of 3.0 or later */
  readonly reservedHeaders: boolean;
  readonly base: ViewTable;
  readonly target: ViewTable;
  readonly report: (finding: FindingDetails) => void;
  readonly reach: (root: Root) => void;
}

export type FindingDetails = Pick<Finding, "rule" | "operation" | "element"> &
  Partial<Omit<Finding, "rule" | "operation" | "element">>;
