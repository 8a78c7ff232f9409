import type { AuditKind } from "../../policy/audit.js";

const RANK: Record<AuditKind, number> = {
  "removed-inside-window": 0,
  "removed-without-notice": 1,
  "end-announced-inside-window": 2,
  undeprecated: 3,
  "past-window-still-served": 4,
};

/** Breaches first; the compiler names a kind that has no place here. */
export const AUDIT_KIND_ORDER: readonly AuditKind[] = (Object.keys(RANK) as AuditKind[]).sort(
  (a, b) => RANK[a] - RANK[b],
);
