import type { HttpMethod, JsonValue, Location } from "../contract/contract.js";
import type { Element } from "../contract/element.js";

/** `breaking` fails clients; `dangerous` may, depending on how they are written; `compatible` does not. */
export type Level = "breaking" | "dangerous" | "compatible";

export type { Element, ElementKind } from "../contract/element.js";

/** What a document said of an element's end before it went. */
export interface Announcement {
  /** the release, or what the document says, since which it was deprecated; null where nobody says it */
  readonly since: string | null;
  /** what was promised is kept: its sunset has come, or no day was ever named */
  readonly windowOver: boolean;
}

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
  /** of what is gone and was deprecated before; null for everything else */
  readonly announced: Announcement | null;
  /** the branches of unions on the way to the element, outermost first, as a reader knows them; most have none */
  readonly branch: readonly string[];
  readonly affects: readonly AffectedOperation[];
  readonly baseLocation: Location | null;
  readonly targetLocation: Location | null;
  /** stable over runs, wording and line numbers: rule, element, shortest affected operation, before and after */
  readonly fingerprint: string;
}
