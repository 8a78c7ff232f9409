/** What a reader of a report should know of the knowledge behind it. */

import type { Provider } from "../../contract/provider/index.js";
import type { ReleaseContract } from "../../diff/history/index.js";
import { addMonths, isPast } from "../../policy/index.js";
import type { Settings } from "../config/settings.js";
import type { ApiKnowledge } from "./knowledge.js";

export function remarksOn(
  provider: Provider,
  contracts: readonly ReleaseContract[],
  knowledge: ApiKnowledge,
  settings: Settings,
): readonly string[] {
  return [...oldLatest(provider, knowledge, settings), ...skippedParts(contracts, knowledge)];
}

/** `latest` moves every few weeks; a capture of it ages. */
function oldLatest({ name, definition }: Provider, { targets }: ApiKnowledge, { asOf }: Settings): readonly string[] {
  const captured = definition.latest?.capturedOn;
  if (captured === undefined || !targets.some((target) => target.release.name === "latest")) return [];
  if (isPast(addMonths(captured, 1), asOf) !== "yes") return [];
  const day =
    captured.precision === "day"
      ? captured.date
      : captured.precision === "month"
        ? captured.month
        : (captured.before ?? "some time ago");
  return [
    `What is known of \`latest\` is from ${day}. Refresh it from your control plane: lastcall spec add latest https://<control plane>/api/docs${name === "runai" ? "" : ` --provider ${name}`}`,
  ];
}

/** Only of the documents this run compares; the others are history. */
function skippedParts(contracts: readonly ReleaseContract[], { base, targets }: ApiKnowledge): readonly string[] {
  const compared = contracts.filter(
    ({ version }) => version === base.version || targets.some((target) => target.release.contract === version),
  );
  return compared.flatMap((release) =>
    release.skipped.map(
      ({ origin, reason }) =>
        `${release.contract.file}: left out ${origin.pointer.length === 0 ? "a part" : `#/${origin.pointer.join("/")}`}: ${reason}`,
    ),
  );
}
