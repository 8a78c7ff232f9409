/** What a reader of a report should know of the knowledge behind it. */

import type { Provider } from "../../contract/provider/index.js";
import type { ReleaseContract } from "../../diff/history/index.js";
import { addMonths, isOut, isPast, positionOf } from "../../policy/index.js";
import type { Settings } from "../config/settings.js";
import type { ApiChoice } from "./choose.js";
import type { ApiKnowledge } from "./knowledge.js";

export function remarksOn(
  provider: Provider,
  contracts: readonly ReleaseContract[],
  knowledge: ApiKnowledge,
  settings: Settings,
): readonly string[] {
  return [
    ...oldLatest(provider, knowledge, settings),
    ...unstatedMonths(provider, settings),
    ...partsOnly(contracts, knowledge),
    ...skippedParts(contracts, knowledge),
  ];
}

/** A list of releases may be short on purpose; but what it leaves out counts for windows and between two releases. */
export function unlistedReleases(choice: ApiChoice, { definition, unlisted }: Provider): readonly string[] {
  const said = choice.kind === "configured" ? choice.api : choice.kind === "provider" ? choice.facts : undefined;
  if (said?.releases === undefined) return [];
  return unlisted.map((version) => {
    const at = positionOf(definition, version) ?? 0;
    const [before, after] = [definition.releases[at - 1]?.version, definition.releases[at + 1]?.version];
    const place = [
      ...(before === undefined ? [] : [`after ${before}`]),
      ...(after === undefined ? [] : [`before ${after}`]),
    ].join(" and ");
    return `${version} has a document, and the releases of the config leave it out: by its number it counts as one ${place}`;
  });
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

/** Where the vendor's documentation no longer says how long the rolling API keeps things, the months are those last stated. */
function unstatedMonths({ definition }: Provider, { deployment, asOf }: Settings): readonly string[] {
  const { months, monthsStatedThrough } = definition.policy;
  if (deployment !== "saas" || months === undefined || monthsStatedThrough === undefined) return [];
  const last = positionOf(definition, monthsStatedThrough);
  const since = definition.releases.find(
    (_, position) => last !== undefined && position > last && isOut(definition, position, asOf) !== "no",
  );
  return since === undefined
    ? []
    : [
        `That SaaS keeps for ${months} months what is deprecated, is stated up to ${monthsStatedThrough}; the documentation of ${since.version} does not say it again.`,
      ];
}

/** Only of the documents this run compares; the others are history. */
const compared = (contracts: readonly ReleaseContract[], { base, targets }: ApiKnowledge): readonly ReleaseContract[] =>
  contracts.filter(
    ({ version }) => version === base.version || targets.some((target) => target.release.contract === version),
  );

function partsOnly(contracts: readonly ReleaseContract[], knowledge: ApiKnowledge): readonly string[] {
  return compared(contracts, knowledge).flatMap((release) => {
    if (!release.partial) return [];
    const count = release.contract.operations.size;
    return [
      `Of ${release.version} only a part is known, ${count} ${count === 1 ? "operation" : "operations"}: for calls of others it says nothing, and they are judged by the other releases, notices and policy. Take in the whole with: lastcall spec add ${release.version}`,
    ];
  });
}

function skippedParts(contracts: readonly ReleaseContract[], knowledge: ApiKnowledge): readonly string[] {
  return compared(contracts, knowledge).flatMap((release) =>
    release.skipped.map(
      ({ origin, reason }) =>
        `${release.contract.file}: left out ${origin.pointer.length === 0 ? "a part" : `#/${origin.pointer.join("/")}`}: ${reason}`,
    ),
  );
}
