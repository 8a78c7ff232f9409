/** The provider's releases as positions on a line, the ones that are not out yet included. */

import { type CalendarDate, earliestDay, latestDay } from "../contract/calendar-date.js";
import { type Provider, type ProviderDefinition, unknownVersion } from "../contract/provider/index.js";
import { type Outcome, ok, problem } from "../outcome.js";
import { semver } from "../semver.js";

/** A release to judge by. */
export interface Target {
  /** `2.24`, `latest`, or `the release after 3.0` */
  readonly name: string;
  /** place in the real release order; beyond the last known one for releases that are not out yet */
  readonly position: number;
  /** the version whose contract is the target's own; `undefined`: notices and policy forecast */
  readonly contract: string | undefined;
  /** the newest version with a contract that is not newer than the target: what is known best of it */
  readonly evidence: string | undefined;
  /** the contract is older than the target, or there is none: answers rest on notices and policy as well */
  readonly forecast: boolean;
  /** the rolling API, which changes from day to day: days decide what has happened, not releases */
  readonly rolling: boolean;
}

export const positionOf = (definition: ProviderDefinition, version: string): number | undefined => {
  const at = definition.releases.findIndex((release) => release.version === version);
  return at < 0 ? undefined : at;
};

/** `latest` lies between the newest known release and the one after it. */
export const placeOf = (definition: ProviderDefinition, version: string): number =>
  version === "latest"
    ? definition.releases.length - 0.5
    : (positionOf(definition, version) ?? definition.releases.length);

/** `2.24` for a known position, `the release after 3.0` for the next one that is not out yet. */
export function releaseAt(definition: ProviderDefinition, position: number): string | undefined {
  const known = definition.releases[position];
  if (known !== undefined) return known.version;
  const newest = definition.releases.at(-1);
  if (position < 0 || newest === undefined) return undefined;
  const ahead = position - definition.releases.length + 1;
  return ahead === 1 ? `the release after ${newest.version}` : `the ${ordinal(ahead)} release after ${newest.version}`;
}

const ORDINALS = ["", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"] as const;
const PLURALS = new Intl.PluralRules("en", { type: "ordinal" });
const ENDINGS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: "th",
  one: "st",
  two: "nd",
  few: "rd",
  many: "th",
  other: "th",
};
const ordinal = (count: number): string => ORDINALS[count] ?? `${count}${ENDINGS[PLURALS.select(count)]}`;

export const dateOf = (definition: ProviderDefinition, version: string): CalendarDate | undefined =>
  definition.releases.find((release) => release.version === version)?.date;

/** Whether something with that date has happened by the day: for sure, not yet, or it is not known so exactly. */
function reached(date: CalendarDate, day: string): "yes" | "maybe" | "no" {
  const [first, last] = [earliestDay(date), latestDay(date)];
  if (last !== undefined && last <= day) return "yes";
  return first !== undefined && first > day ? "no" : "maybe";
}

/** Whether a release is out on that day. An undated one counts with the release before it. */
export function isOut(definition: ProviderDefinition, position: number, day: string): "yes" | "maybe" | "no" {
  const later = definition.releases
    .slice(position)
    .some(({ date }) => date !== undefined && reached(date, day) === "yes");
  if (later) return "yes";
  const dated = definition.releases.slice(0, position + 1).findLast(({ date }) => date !== undefined)?.date;
  return dated === undefined ? "yes" : reached(dated, day);
}

/** The newest release that is out on that day for sure, or may be; its place, or −1. */
const newestOn = (definition: ProviderDefinition, day: string, ...allowed: readonly ("yes" | "maybe")[]): number =>
  definition.releases.findLastIndex(
    ({ date }) => date !== undefined && allowed.some((said) => said === reached(date, day)),
  );

/**
 * What `--to` names: a release, `latest`, or `+1`, `+2` releases beyond the newest known one.
 * `latest` is the rolling API on the day asked about; its contract is the newest there is.
 */
export function resolveTarget(provider: Provider, asked: string, asOf: string): Outcome<Target> {
  const { definition } = provider;
  if (definition.releases.length === 0)
    return problem(`no release of ${provider.name} is known`, {
      hint: "Add one with: lastcall spec add <version> <file or URL>",
    });
  const ahead = /^\+(\d{1,2})$/.exec(asked)?.[1];
  if (ahead !== undefined) {
    if (Number(ahead) === 0)
      return problem("+0 is no release ahead", { hint: "Use +1 for the next release, or latest." });
    return ok(targetAt(provider, definition.releases.length - 1 + Number(ahead)));
  }
  if (asked === "latest") return ok(latestTarget(provider, asOf));
  const position =
    positionOf(definition, asked) ??
    positionOf(definition, asked.replace(/^v(?=\d)/i, "")) ??
    positionOf(definition, /^v?(\d+\.\d+)\.\d+/.exec(asked)?.[1] ?? "");
  if (position === undefined) {
    return unknownVersion(provider.name, asked, [
      ...definition.releases.map((release) => release.version),
      "latest",
      "+1",
      "+2",
    ]);
  }
  return ok(targetAt(provider, position));
}

/** A release as it is, whatever the day. */
export const targetOf = (provider: Provider, release: string): Target =>
  targetAt(provider, placeOf(provider.definition, release), release);

function targetAt(provider: Provider, position: number, given?: string): Target {
  const { definition, versions } = provider;
  const name = given ?? releaseAt(definition, position) ?? "";
  const contract = versions.includes(name) ? name : undefined;
  const evidence = versions.findLast((version) => placeOf(definition, version) <= position);
  return { name, position, contract, evidence, forecast: contract === undefined, rolling: false };
}

function latestTarget(provider: Provider, asOf: string): Target {
  const { definition, versions, latest } = provider;
  const own = latest === "latest";
  const newest = versions.findLast((version) => version !== "latest");
  const captured = newest === undefined ? -1 : (positionOf(definition, newest) ?? -1);
  const position = own ? placeOf(definition, "latest") : Math.max(captured, newestOn(definition, asOf, "yes"));
  // A captured `latest.json` is the rolling API itself, however many releases have come out since.
  return {
    name: "latest",
    position,
    contract: latest,
    evidence: latest,
    forecast: latest === undefined || (!own && newestOn(definition, asOf, "yes", "maybe") > captured),
    rolling: true,
  };
}

/**
 * The releases that a SemVer range names, oldest first; versions are coerced (`2.22` is `2.22.0`).
 *
 * @example
 * releasesIn(definition, ">=2.22 <=2.24") // 2.22, 2.23, 2.24
 */
export function releasesIn(definition: ProviderDefinition, range: string): Outcome<readonly string[]> {
  // SemVer reads `<=2.24` as "below 2.25", and `2.24` as any patch of it: the same as here.
  const { coerce, satisfies, validRange } = semver();
  if (validRange(range) === null)
    return problem(`${range} is not a range of versions`, { hint: 'Write it as ">=2.22 <=2.24".' });
  const inside = definition.releases
    .map((release) => release.version)
    .filter((version) => {
      const coerced = coerce(version);
      return coerced !== null && satisfies(coerced, range);
    });
  if (inside.length > 0) return ok(inside);
  const known = definition.releases.map((release) => release.version).join(", ");
  return problem(`no release of ${definition.name} lies in ${range}`, { hint: `known: ${known}` });
}
