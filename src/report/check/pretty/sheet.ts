import type { CheckReport, Severity } from "../../../check/finding.js";
import type { Paint, Style } from "../../text/paint.js";
import type { framer } from "../code-frame.js";

/** What every part of the report is written on. */
export interface Sheet {
  readonly report: CheckReport;
  readonly paint: Paint;
  /** columns of prose */
  readonly width: number;
  /** columns of code with its line numbers */
  readonly codeWidth: number;
  readonly frame: ReturnType<typeof framer>;
  /** everything, not only the first few */
  readonly verbose: boolean;
}

export const SEVERITY_STYLES: Readonly<Record<Severity, readonly Style[]>> = {
  error: ["red", "bold"],
  warning: ["yellow", "bold"],
  info: ["blue", "bold"],
};

export const verdictStyle = ({ summary }: CheckReport): Style =>
  summary.errors > 0 ? "red" : summary.warnings > 0 ? "yellow" : "green";
