import type { HttpMethod, JsonValue, Location } from "../contract/contract.js";
import type { Element } from "../contract/element.js";

/** `breaking` fails clients; `dangerous` may, depending on how they are written; `compatible` does not. */
export type Level = "breaking" | "dangerous" | "compatible";

export { ELEMENT_KINDS, type Element, type ElementKind } from "../contract/element.js";

export interface AffectedOperation {
  readonly method: HttpMethod;
  /** as the base writes it (the target for what was added); `webhook:<name>` for webhooks */
  readonly path: string;
}

/** One cause, one change, with every operation it reaches. */
export interface Change {
  readonly ruleId: string;
  readonly level: Level;
  readonly element: Element;
  readonly before: JsonValue;
  readonly after: JsonValue;
  readonly affects: readonly AffectedOperation[];
  readonly baseLocation: Location | null;
  readonly targetLocation: Location | null;
  /** stable over runs, wording and line numbers: rule, element, shortest affected operation, before and after */
  readonly fingerprint: string;
}
