import type { AffectedOperation, Change, ChangeReport, ContractName, Level } from "../../diff/index.js";
import { counted } from "../words/counted.js";
import type { ChangeContext } from "./context.js";

/** The order in which a reader wants them. */
export const LEVEL_TITLES: Readonly<Record<Level, string>> = {
  breaking: "Breaking changes",
  dangerous: "May break, depending on the client",
  compatible: "Compatible changes",
};
export const LEVELS_FIRST = ["breaking", "dangerous", "compatible"] as const satisfies readonly Level[];

const nameOf = ({ version, captured }: ContractName): string =>
  captured === undefined ? version : `${version} (captured ${captured})`;

export const titleOf = ({ base, target }: ChangeReport): string => `${nameOf(base)} → ${nameOf(target)}`;

export const operationName = ({ method, path }: AffectedOperation): string =>
  path.startsWith("webhook:") ? path.replace("webhook:", "webhook ") : `${method} ${path}`;

/** What to call or send instead, as the documents say it. */
export function replacementsOf(change: Change, context: ChangeContext): readonly string[] {
  if (change.element.kind !== "operation" || change.element.path.length > 0) return [];
  return [...new Set(change.affects.flatMap((affected) => context.operation(affected)?.replacement ?? []))];
}

export const summaryOf = ({ summary }: ChangeReport): string =>
  `${summary.breaking} breaking, ${summary.dangerous} dangerous, ${summary.compatible} compatible`;

/** The target's place where there is one: it is the document in front of the reader. */
export const locationOf = (change: Change): string | undefined => {
  // no destructuring: each place is worked out when it is asked for
  const place = change.targetLocation ?? change.baseLocation;
  return place === null ? undefined : `${place.file}:${place.line}:${place.column}`;
};

/** Neighbours with the same key, in the order in which the keys first come. */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** What a reader must know before trusting "no changes". */
export const skippedOf = ({ skipped }: ChangeReport): readonly string[] =>
  skipped.map(({ file, line, column, reason }) => `${file}:${line}:${column}: ${reason}`);

/** Where no change is left to show. What a baseline accepted has changed all the same. */
export const nothingLeft = ({ accepted }: ChangeReport): string =>
  accepted.length === 0
    ? "Nothing that a client could notice has changed."
    : `Nothing that a client could notice has changed but for ${counted(accepted.length, "accepted change")}.`;
