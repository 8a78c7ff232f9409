/** Which releases a run compares: what runs now, and what is planned. */

import { type Provider, resolveVersion } from "../../contract/provider/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { type Target as ReleaseTarget, releasesIn, resolveTarget } from "../../policy/index.js";
import { withPlace } from "../config/setting-place.js";
import type { Settings } from "../config/settings.js";

export interface ComparedReleases {
  /** as reports call them */
  readonly from: string;
  readonly to: string;
  /** version whose contract stands for `from` */
  readonly base: string;
  readonly baseGiven: boolean;
  /** oldest first, at least one */
  readonly targets: readonly ReleaseTarget[];
  /** what had to be assumed, for the report */
  readonly remarks: readonly string[];
}

export async function compareReleases(provider: Provider, settings: Settings): Promise<Outcome<ComparedReleases>> {
  const oldest = provider.versions[0];
  const newest = provider.versions.findLast((version) => version !== "latest") ?? provider.latest;
  if (oldest === undefined || newest === undefined) {
    return problem(`no contract of ${provider.name} is known`, {
      hint: "Add one with: lastcall spec add <version> <file or URL>",
    });
  }
  if (settings.supports !== undefined)
    return withPlace(
      supportedReleases(provider, settings.supports, settings.asOf, oldest),
      settings.placeOf,
      "supports",
    );

  const target = resolveTarget(
    provider,
    settings.to ?? (settings.deployment === "saas" ? "latest" : newest),
    settings.asOf,
  );
  if (!target.ok) return withPlace(target, settings.placeOf, "to");
  if (settings.from === undefined) {
    const before = contractBefore(provider, target.value) ?? target.value.evidence ?? oldest;
    return ok({
      from: before,
      to: target.value.name,
      base: before,
      baseGiven: false,
      targets: [target.value],
      remarks: [],
    });
  }
  const from = resolveVersion(provider, settings.from);
  if (!from.ok) return withPlace(from, settings.placeOf, "from");
  const runs = resolveTarget(provider, from.value, settings.asOf);
  if (!runs.ok) return runs;
  if (runs.value.position > target.value.position) return backward(from.value, target.value.name, settings);
  const base = runs.value.evidence ?? oldest;
  const remarks =
    base === from.value || runs.value.contract === base
      ? []
      : [`No contract of ${from.value} is known; the code is matched against ${base}.`];
  return ok({
    from: from.value,
    to: target.value.name,
    base,
    baseGiven: runs.value.contract === base,
    targets: [target.value],
    remarks,
  });
}

/** Either may stand in a config or a variable, and the newest release is compared with where none is named. */
async function backward(from: string, to: string, { placeOf }: Settings): Promise<Outcome<never>> {
  const [{ by: asked = "from", ...place }, { by: planned, ...other }] = await Promise.all([
    placeOf("from"),
    placeOf("to"),
  ]);
  const newest = planned === undefined ? `the newest that is known, ${to}` : `${planned} ${to}`;
  return problem(`${asked} ${from} is newer than ${newest}`, {
    ...(place.file === undefined ? other : place),
    hint:
      planned === undefined
        ? `An upgrade goes forward: say what is planned, ${from} or a later one.`
        : `An upgrade goes forward: ${asked} ${to} and ${planned} ${from}.`,
  });
}

function supportedReleases(provider: Provider, range: string, asOf: string, oldest: string): Outcome<ComparedReleases> {
  const inside = releasesIn(provider.definition, range);
  if (!inside.ok) return inside;
  const targets: ReleaseTarget[] = [];
  for (const release of inside.value) {
    const target = resolveTarget(provider, release, asOf);
    if (!target.ok) return target;
    targets.push(target.value);
  }
  const [first, last] = [targets[0], targets.at(-1)];
  if (first === undefined || last === undefined) return problem(`no release of ${provider.name} lies in ${range}`);
  const withoutContract = targets.filter((target) => target.contract === undefined).map((target) => target.name);
  const remarks =
    withoutContract.length === 0
      ? []
      : [
          `No contract is known of ${withoutContract.join(", ")}; what holds there is a forecast from notices and policy.`,
        ];
  // What any release of the range lacks is said by that release itself, not by the oldest one.
  return ok({ from: first.name, to: last.name, base: first.evidence ?? oldest, baseGiven: false, targets, remarks });
}

/** The version before the target's own: what most users run when they do not say. */
function contractBefore({ versions }: Provider, target: ReleaseTarget): string | undefined {
  const at = target.evidence === undefined ? -1 : versions.indexOf(target.evidence);
  return target.contract === undefined ? target.evidence : at > 0 ? versions[at - 1] : undefined;
}
