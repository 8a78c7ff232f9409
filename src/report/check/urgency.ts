import type { CheckedApi, CheckReport, Finding, Severity } from "../../check/finding.js";
import { apiOf } from "./apis.js";

/** Worst first: severity, then what is gone, what may go any day, what has the least time left, then the place. */

const SEVERITY_RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

export const byUrgency =
  (report: Pick<CheckReport, "apis">) =>
  (left: Finding, right: Finding): number =>
    SEVERITY_RANK[left.severity] - SEVERITY_RANK[right.severity] ||
    timeRank(left, apiOf(report, left)) - timeRank(right, apiOf(report, right)) ||
    byPlace(left, right);

const LONG = 1_000_000;

/** Days, or releases as if each were a quarter: only the order matters. */
const timeRank = ({ ruleId, lifecycle }: Finding, api: CheckedApi): number => {
  if (ruleId.startsWith("removed-")) return -2 * LONG;
  if (ruleId === "expired-suppression") return LONG;
  if (ruleId.startsWith("expired-")) return -LONG;
  const { daysLeft, releasesLeft } = lifecycle?.keptThrough ?? {};
  const releases = releasesLeft === undefined ? undefined : releasesLeft * 91;
  return (api.deployment === "saas" ? (daysLeft ?? releases) : (releases ?? daysLeft)) ?? LONG;
};

export const byPlace = (left: Finding, right: Finding): number =>
  compare(left.place.file, right.place.file) ||
  left.place.line - right.place.line ||
  left.place.column - right.place.column ||
  compare(left.ruleId, right.ruleId) ||
  compare(left.element.path.join("\n"), right.element.path.join("\n"));

/** By code units: the same on every machine, whatever its language. */
export const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
