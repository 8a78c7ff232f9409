import type { AffectedOperation, ChangeReport, OperationFacts, Rule } from "../../diff/index.js";
import type { RenderContext } from "../check/context.js";

/** What a format of `diff` may know beside the report; the caller hands it in, formats have no effects. */
export interface ChangeContext extends Pick<RenderContext, "color" | "width" | "documentation" | "link"> {
  /** the record of a rule: its sentences are the report's */
  readonly rule: (id: string) => Rule | undefined;
  readonly operation: (affected: AffectedOperation) => OperationFacts | undefined;
  /** documents that nobody can open: the snapshots of this package */
  readonly shipped?: ReadonlySet<string>;
  /** `0.1.0`: of this tool */
  readonly version?: string;
  /** a document as CI systems want it, from the repository's root; `undefined`: no file of the checkout. As it stands when absent */
  readonly checkedOut?: (file: string) => string | undefined;
  /** the target's file as the user named it: what is only in the base is shown at its first line */
  readonly targetFile?: string;
}

export type ChangeReporter = (report: ChangeReport, context: ChangeContext) => string;
