/** Files as the reader sees them from the working directory: what one can click on, or hand to an editor. */
import type { CallInventory } from "../check/calls.js";
import type { CheckReport, Finding } from "../check/finding.js";
import type { RenderContext } from "./check/context.js";

type Named = { readonly file: string };
type Rename = <T extends Named>(place: T) => T;

/**
 * The report with its files as `context.shown` writes them, and a context that knows them by these names.
 *
 * @example in `packages/a/src`, below the root `packages/a`: `src/users.ts` is shown as `users.ts`
 */
export const seenFrom = (
  report: CheckReport,
  context: RenderContext,
): { readonly report: CheckReport; readonly context: RenderContext } => {
  const { shown } = context;
  if (shown === undefined) return { report, context };
  const original = new Map<string, string>();
  const rename: Rename = (place) => {
    const file = shown(place.file);
    original.set(file, place.file);
    return { ...place, file };
  };
  const finding = (one: Finding): Finding => ({
    ...one,
    place: rename(one.place),
    call: one.call === undefined ? undefined : rename(one.call),
    via: one.via.map(rename),
    from: one.from.map(rename),
  });
  const nameInReport = (file: string): string => original.get(file) ?? file;
  return {
    report: {
      ...report,
      findings: report.findings.map(finding),
      accepted: report.accepted.map((one) => ({ ...one, finding: finding(one.finding) })),
      unresolved: report.unresolved.map(rename),
      troubledFiles: report.troubledFiles.map(rename),
    },
    context: {
      ...context,
      source: (file) => context.source(nameInReport(file)),
      link: (file, line, endLine) => context.link?.(nameInReport(file), line, endLine),
    },
  };
};

/** The same for the inventory of calls. */
export const inventorySeenFrom = (
  inventory: CallInventory,
  shown: NonNullable<RenderContext["shown"]>,
): CallInventory => {
  const rename: Rename = (place) => ({ ...place, file: shown(place.file) });
  return {
    ...inventory,
    calls: inventory.calls.map((call) => ({ ...rename(call), via: call.via.map(rename), from: call.from.map(rename) })),
    mentions: inventory.mentions.map(rename),
    unresolved: inventory.unresolved.map(rename),
    troubledFiles: inventory.troubledFiles.map(rename),
  };
};
