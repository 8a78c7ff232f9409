import type { Severity } from "../../../check/finding.js";

export const SARIF_LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};
