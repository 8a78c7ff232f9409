import type { AffectedOperation, Change } from "./change.js";

/** Stable over runs, wording, line numbers and names of path parameters. */
export function fingerprint(
  change: Pick<Change, "ruleId" | "element" | "branch" | "before" | "after">,
  affects: readonly AffectedOperation[],
): string {
  const operations = affects.map(blanked);
  const shortest = operations.reduce<string | undefined>(
    (best, one) =>
      best === undefined || one.length < best.length || (one.length === best.length && one < best) ? one : best,
    undefined,
  );
  const { ruleId, element, branch, before, after } = change;
  // Asked for here, because most runs want no fingerprint, and Node takes 5 ms to have digests at all.
  const { hash } = process.getBuiltinModule("node:crypto");
  return hash(
    "sha256",
    JSON.stringify([ruleId, element.kind, element.path, shortest ?? null, before, after, ...branch]),
  ).slice(0, 16);
}

const names = new WeakMap<AffectedOperation, string>();

/** One operation is met with many changes. */
function blanked(operation: AffectedOperation): string {
  let name = names.get(operation);
  if (name === undefined)
    names.set(operation, (name = `${operation.method} ${operation.path.replace(/\{[^}]*\}/g, "{}")}`));
  return name;
}
