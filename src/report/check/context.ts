import type { CheckReport, CheckRuleId, Severity } from "../../check/finding.js";
import type { LinkTo } from "../page/link.js";

/** What a format may know beside the report. All of it comes from the caller: formats have no effects. */
export interface RenderContext {
  readonly color: boolean;
  /** columns of the terminal; 80 where there is none */
  readonly width: number;
  /** columns for code: more than `width` where the output wraps nothing, as a file or a pipe; `width` when absent */
  readonly codeWidth?: number;
  /** the text of a file of the report; `undefined` when it cannot be read */
  readonly source: (file: string) => string | undefined;
  /** what a rule reports with when nobody says otherwise */
  readonly defaultSeverity: (rule: CheckRuleId) => Severity;
  /** list everything that was not understood or was accepted, not only the first few */
  readonly verbose?: boolean;
  /** a file of the report as it is called from the working directory, for formats that people read; as it stands when absent */
  readonly shown?: (file: string) => string;
  /** from the repository's root to the project's root, `packages/portal`: CI systems want paths from the former */
  readonly fromRepository?: string;
  /** folder of the rule pages as a URL, without a slash at the end */
  readonly documentation?: string;
  /** to the line of a file or document in the code */
  readonly link?: LinkTo;
  /** UTF-8 bytes a Markdown report may have: a comment takes 65,536 characters, a job summary 1 MiB; the former when absent */
  readonly limit?: number;
  /** tells the reports of several APIs in one pull request apart; the provider's name when absent */
  readonly key?: string;
}

/** Pure and deterministic: the same report gives the same bytes, and an empty one a valid document. */
export type Reporter = (report: CheckReport, context: RenderContext) => string;
