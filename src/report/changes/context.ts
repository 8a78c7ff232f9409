import type { AffectedOperation, ChangeReport, OperationFacts, Rule } from "../../diff/index.js";
import type { RenderContext } from "../check/context.js";

/** What a format of `diff` may know beside the report; the caller hands it in, formats have no effects. */
export interface ChangeContext extends Pick<RenderContext, "color" | "width" | "documentation"> {
  /** the record of a rule: its sentences are the report's */
  readonly rule: (id: string) => Rule | undefined;
  readonly operation: (affected: AffectedOperation) => OperationFacts | undefined;
}

export type ChangeReporter = (report: ChangeReport, context: ChangeContext) => string;
