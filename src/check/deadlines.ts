import type { CheckReport, Finding } from "./finding.js";
import { compareTexts } from "./order.js";

/** What this code uses that ends, soonest first: one row per element, however many places use it. */
export function deadlinesOf(findings: readonly Finding[]): CheckReport["deadlines"] {
  const rows = new Map<string, CheckReport["deadlines"][number]>();
  for (const finding of findings) {
    const kept = finding.lifecycle?.keptThrough;
    const release = kept?.release ?? finding.lifecycle?.removed;
    if (release === undefined && kept?.date === undefined) continue;
    const element = [finding.operation, finding.element.path.join(".")].filter((part) => part !== "").join(" ");
    const row = rows.get(element);
    rows.set(element, { element, date: kept?.date, release, findings: (row?.findings ?? 0) + 1 });
  }
  return [...rows.values()].sort((one, other) => compareTexts(sortKey(one.date), sortKey(other.date)) || compareTexts(one.element, other.element));
}

function sortKey(date: CheckReport["deadlines"][number]["date"]): string {
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
}
