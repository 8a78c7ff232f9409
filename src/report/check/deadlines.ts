import type { CheckedApi, CheckReport, Finding } from "../../check/finding.js";
import type { Deadline, Lifecycle } from "../../policy/standing.js";
import { pathText } from "../words/element.js";
import { apiOf } from "./apis.js";
import { compare } from "./urgency.js";

/** One element that the code uses and that ends, or has ended; however many places use it. */
export interface DeadlineRow {
  /** `GET /api/v1/users`, `POST /api/v1/workloads/workspaces spec.compute.migProfile` */
  readonly element: string;
  readonly api: CheckedApi;
  /** the release that no longer has it */
  readonly removed: string | undefined;
  readonly kept: Deadline | undefined;
  readonly findings: number;
  /** the first of them */
  readonly first: Finding;
}

/** Soonest end first: what is gone, then by the clock of the deployment. */
export const deadlineRows = (report: CheckReport): readonly DeadlineRow[] => {
  const rows = new Map<string, DeadlineRow>();
  for (const finding of report.findings) {
    const api = apiOf(report, finding);
    const removed = finding.ruleId.startsWith("removed-") ? (finding.lifecycle?.removed ?? api.to) : undefined;
    const kept = finding.lifecycle?.keptThrough;
    if (removed === undefined && kept === undefined) continue;
    const element = nameOf(finding);
    const key = `${api.provider} ${element}`;
    const known = rows.get(key);
    rows.set(key, {
      element,
      api,
      removed,
      kept,
      findings: (known?.findings ?? 0) + 1,
      first: known?.first ?? finding,
    });
  }
  const order = report.apis[0].deployment === "saas" ? byDate : byRelease;
  return [...rows.values()].sort(
    (left, right) =>
      Number(left.removed === undefined) - Number(right.removed === undefined) ||
      order(left, right) ||
      compare(left.element, right.element),
  );
};

const nameOf = ({ operation, element }: Finding): string => {
  const path: Lifecycle["element"]["path"] = element.kind === "enum-value" ? element.path.slice(1) : element.path;
  return [operation, pathText(path)].filter((part) => part !== "").join(" ");
};

const NEVER = Number.POSITIVE_INFINITY;
const byRelease = (left: DeadlineRow, right: DeadlineRow): number =>
  difference(left.kept?.releasesLeft ?? NEVER, right.kept?.releasesLeft ?? NEVER) || byDate(left, right);
const byDate = (left: DeadlineRow, right: DeadlineRow): number => compare(lastDay(left), lastDay(right));
const difference = (left: number, right: number): number => (left === right ? 0 : left - right);

/** Sorts a month after its days, and what has no date last. */
const lastDay = ({ kept }: DeadlineRow): string => {
  const date = kept?.date;
  switch (date?.precision) {
    case "day":
      return date.date;
    case "month":
      return `${date.month}-99`;
    case "bracket":
      return date.before ?? date.after ?? "9999";
    case undefined:
      return "9999";
  }
};
