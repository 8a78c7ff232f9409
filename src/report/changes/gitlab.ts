/**
 * GitLab Code Quality: an array that the merge request widget reads; `[]` when nothing changed.
 *
 * @see https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
import type { Level } from "../../diff/index.js";
import { jsonText } from "../text/json.js";
import { numbered } from "../text/numbered.js";
import type { ChangeReporter } from "./context.js";
import { noteOf } from "./notes.js";

const SEVERITIES: Readonly<Record<Level, "critical" | "minor" | "info">> = {
  breaking: "critical",
  dangerous: "minor",
  compatible: "info",
};

export const render: ChangeReporter = (report, context) => {
  const fingerprint = numbered();
  return jsonText(
    report.changes.map((change) => {
      const { level, message, place } = noteOf(change, report, context);
      return {
        description: message,
        check_name: change.ruleId,
        // Of two entries with one fingerprint GitLab shows only the first.
        fingerprint: fingerprint(change.fingerprint),
        severity: SEVERITIES[level],
        location: { path: place.file, lines: { begin: place.line, end: place.line } },
      };
    }),
  );
};
