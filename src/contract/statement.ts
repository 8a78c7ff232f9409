/** What one contract says of one element, as far as the element's life is concerned. */
import type { Maturity, Operation, VendorNotice } from "./contract.js";
import type { Element } from "./element.js";
import { type ElementState, findElement } from "./lookup.js";

export interface Statement {
  /** `unknown` where the contract cannot tell (untyped or lost schemas) */
  readonly state: "present" | "absent" | "unknown";
  readonly deprecated: boolean;
  readonly maturity: Maturity;
  readonly replacement: readonly string[];
  readonly sunset: string | undefined;
  readonly since: string | undefined;
  /** the document's own words; what is written down of shipped contracts has none */
  readonly notice?: VendorNotice;
}

export const ABSENT: Statement = {
  state: "absent",
  deprecated: false,
  maturity: "stable",
  replacement: [],
  sunset: undefined,
  since: undefined,
};

/** `undefined`: the contract does not list the operation */
export const statementOn = (operation: Operation | undefined, element: Element): Statement =>
  operation === undefined ? ABSENT : within(operation.maturity, statementOf(findElement(operation, element)));

/** Something of it could not be read. */
export const UNREAD: Statement = { ...ABSENT, state: "unknown" };

/** Without what the operation says of all its parts, see `within`. */
export function statementOf(state: ElementState | undefined): Statement {
  if (state === undefined) return ABSENT;
  if (state.open) return { ...ABSENT, state: "unknown" };
  const { deprecated, maturity, replacement, sunset, since, notice } = state;
  return {
    state: "present",
    deprecated,
    maturity,
    replacement,
    sunset,
    since,
    ...(notice !== undefined && { notice }),
  };
}

/** A field of an experimental operation is as free to vanish as the operation. */
export function within(operation: Maturity, said: Statement): Statement {
  const maturity = said.state !== "present" || operation === "experimental" ? operation : said.maturity;
  return maturity === said.maturity ? said : { ...said, maturity };
}
