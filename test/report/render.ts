import type { CheckReport } from "../../src/check/finding.js";
import { DEFAULT_LEVELS } from "../../src/check/rules.js";
import { type Format, type RenderContext, renderReport } from "../../src/report/check/index.js";
import { portalSource } from "./reports/portal.js";

/** As a pipe would get it: no colour, 80 columns, the portal's sources. */
export const rendered = (format: Format, report: CheckReport, context: Partial<RenderContext> = {}): Promise<string> =>
  renderReport(format, report, {
    color: false,
    width: 80,
    source: portalSource,
    defaultSeverity: (rule) => DEFAULT_LEVELS[rule],
    ...context,
  });
