import { relative } from "node:path";
import type { Drift } from "../../contract/folder.js";
import { jsonText } from "../text/json.js";
import type { UpdateRenderer } from "./index.js";
import { headline, wordsOf } from "./words.js";

export const render: UpdateRenderer = (report, { shown = (file) => file, cwd }) =>
  jsonText({
    schemaVersion: 1,
    provider: report.provider,
    title: headline(report),
    written: !report.dryRun,
    documents: report.documents.map(({ spec, drift, written, changes }) => ({
      version: spec.version,
      file: relative(cwd, spec.file).replaceAll("\\", "/"),
      writtenTo: written === undefined ? null : relative(cwd, written).replaceAll("\\", "/"),
      source: spec.source ?? null,
      captured: spec.captured ?? null,
      partial: spec.partial,
      drift: driftJson(drift),
      changes,
    })),
    usedBy:
      report.touched?.flatMap((touched) =>
        touched.findings.map((finding) => ({
          version: touched.version,
          ruleId: finding.ruleId,
          severity: finding.severity,
          file: shown(finding.place.file),
          line: finding.place.line,
          column: finding.place.column,
          operation: finding.operation,
          element: finding.element,
          message: wordsOf(touched, finding),
          fingerprint: finding.fingerprint,
        })),
      ) ?? null,
  });

const driftJson = (drift: Drift) =>
  drift.kind === "unreadable"
    ? { kind: drift.kind, message: drift.problem.message, hint: drift.problem.hint ?? null }
    : drift;
