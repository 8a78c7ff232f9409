/** The JSON of `audit`. */
import type { Audit, AuditRow, Fact } from "../../policy/audit.js";
import { jsonText } from "../text/json.js";
import { dateJson } from "../words/date.js";
import type { AuditRenderer } from "./index.js";
import { AUDIT_KIND_ORDER } from "./kinds.js";

export const render: AuditRenderer = (audit) => jsonText(toAuditJson(audit));

export const toAuditJson = (audit: Audit) => ({
  schemaVersion: 1,
  provider: audit.provider,
  policy: {
    furtherReleases: audit.policy.furtherReleases ?? null,
    months: audit.policy.months ?? null,
    experimental: audit.policy.experimental,
  },
  versions: audit.versions,
  findings: audit.rows.map(rowJson),
  summary: Object.fromEntries(
    AUDIT_KIND_ORDER.map((kind) => [kind, audit.rows.filter((row) => row.kind === kind).length]),
  ),
});

const rowJson = (row: AuditRow) => ({
  kind: row.kind,
  operation: row.spelled,
  element: row.element,
  schema: row.schema === "" ? null : row.schema,
  affects: row.reaches,
  deprecated: row.marked === undefined ? null : factJson(row.marked),
  owed:
    row.owed === undefined
      ? null
      : { release: row.owed.through ?? null, date: row.owed.until === undefined ? null : dateJson(row.owed.until) },
  happened: factJson(row.happened),
  then: row.then.map(factJson),
  plainIn: row.plainIn ?? null,
  releases: row.releases,
  confidence: row.confidence,
  doubts: row.doubts,
});

const factJson = ({ release, date, orBefore, source }: Fact) => ({
  release,
  orBefore,
  date: date === undefined ? null : dateJson(date),
  source,
});

export type AuditJson = ReturnType<typeof toAuditJson>;
