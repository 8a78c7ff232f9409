/**
 * GitLab Code Quality: an array that the merge request widget reads; `[]` when all is well.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import type { Severity } from "../../check/finding.js";
import { jsonText } from "../text/json.js";
import { numbered } from "../text/numbered.js";
import type { Reporter } from "./context.js";
import { messageIn, messageLine } from "./message/index.js";
import { repositoryPath } from "./repository-path.js";

const SEVERITIES: Readonly<Record<Severity, "critical" | "minor" | "info">> = {
  error: "critical",
  warning: "minor",
  info: "info",
};

export const render: Reporter = (report, context) => {
  const fingerprint = numbered();
  return jsonText(
    report.findings.map((finding) => ({
      description: messageLine(messageIn(report, finding)),
      check_name: finding.ruleId,
      // Of two entries with one fingerprint GitLab shows only the first.
      fingerprint: fingerprint(finding.fingerprint),
      severity: SEVERITIES[finding.severity],
      location: {
        path: repositoryPath(finding.place.file, context),
        lines: { begin: finding.place.line, end: finding.place.endLine },
      },
    })),
  );
};
