/** What a kind of fix is asked, and what it answers. */

import type { Edit, Finding, FixChange, Unproved } from "../../check/finding.js";
import type { OperationIndex } from "../../check/join/operations.js";
import type { ScannedApi } from "../../check/scanned.js";
import type { ApiCall } from "../../scan/call.js";
import { otherAddress } from "../code/addresses.js";
import type { Step } from "../code/pieces.js";
import type { Program } from "../code/program.js";
import { callAt } from "../code/written-path.js";

/** One kind of edit. Kinds know nothing of each other; each looks at the findings it is for. */
export interface FixKind {
  readonly name: string;
  /** undefined: this finding is none of it, or nothing can be offered */
  readonly draft: (question: Question) => Draft | undefined;
}

export interface Question {
  readonly finding: Finding;
  readonly program: Program;
  readonly api: ApiOfFixes;
  /** the only call at the finding's place; undefined: several, or none */
  readonly call: ApiCall | undefined;
}

/** An edit and the constants that were followed to it: others may use them too. */
export interface DraftEdit extends Edit {
  readonly steps: readonly Step[];
}

export interface Draft {
  readonly change: FixChange;
  readonly unproved: readonly Unproved[];
  readonly edits: readonly DraftEdit[];
}

export interface ApiOfFixes extends ScannedApi {
  readonly operations: OperationIndex;
}

/** What weakens every edit of a call, whatever its kind. */
export function circumstancesOf(
  { program, finding }: Pick<Question, "program" | "finding">,
  call: ApiCall,
): readonly Unproved[] {
  const site = callAt(program, call);
  const other = site === undefined ? undefined : otherAddress(program, site);
  return [
    ...(other === undefined ? [] : [{ kind: "other-address" as const, ...other }]),
    ...(finding.inTest || call.inTest ? [{ kind: "in-test" as const }] : []),
  ];
}

const MADE_OF_CONTRACTS = /^(?:openapi-|hey-api|oazapfts|kiota|fets|generated)/;

/** Clients with types made of a contract are made anew, not edited; until then these declare the old names. */
export const isMadeOfContract = ({ client, generatedSymbol }: ApiCall): boolean =>
  generatedSymbol !== undefined || MADE_OF_CONTRACTS.test(client);
