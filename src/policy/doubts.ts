/** Why a row of the audit may be the documents' fault, not the vendor's. */
import type { History, ListedLife } from "../diff/history/index.js";
import type { AuditKind, Fact } from "./audit.js";

export const DOUBTS = [
  "captured-before-release",
  "schema-lost-before",
  "came-back",
  "marked-from-birth",
  "namesake-announced",
  "contradicted",
] as const;
export type Doubt = (typeof DOUBTS)[number];

/**
 * - `captured-before-release`: the contract was taken before the release came out, which may have the element
 * - `schema-lost-before`: the contract before could not tell, so the removal may be older
 * - `came-back`: it was missing for some releases only, which smells of a document's error
 * - `marked-from-birth`: its first contract marks it already, so nobody could rely on it
 * - `namesake-announced`: a field of the same name was announced elsewhere, and may have meant this one too
 * - `contradicted`: notices and contracts disagree about it
 */
export function doubtsOf(
  kind: AuditKind,
  { lifecycle, schema }: ListedLife,
  history: History,
  happened: Fact,
  marked: ReadonlySet<string>,
): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const { definition } = history.provider;
  const removal = kind === "removed-inside-window" || kind === "removed-without-notice";
  const captured = definition.capturedEarly.includes(happened.release);
  if (removal && captured && happened.source.kind === "contract") doubts.push("captured-before-release");
  const at = lifecycle.presence.findIndex((one) => one.release === happened.release);
  if (removal && lifecycle.presence[at - 1]?.state === "unknown") doubts.push("schema-lost-before");
  if (removal && lifecycle.presence.slice(at + 1).some((one) => one.state === "present") && at >= 0)
    doubts.push("came-back");
  const first = lifecycle.presence.find((one) => one.state === "present");
  const born = lifecycle.introduced !== undefined && !lifecycle.introducedOrBefore && first?.deprecated === true;
  if (kind === "removed-inside-window" && born) doubts.push("marked-from-birth");
  if (kind === "removed-without-notice" && schema !== "" && marked.has(lifecycle.element.path.at(-1) ?? ""))
    doubts.push("namesake-announced");
  if (kind !== "past-window-still-served" && kind !== "undeprecated" && lifecycle.disagreements.length > 0)
    doubts.push("contradicted");
  return doubts;
}
