/**
 * Whether a name that came stands for one that went. A shared type is no sign: most fields are strings. What counts is
 * a name in common, or a shape that nothing else beside it has; and only where one fits better than all others.
 *
 * @example
 * continued("secret", before, after) // { name: "clientSecret", certainty: "certain", by: "name" }
 * continued("currency", before, after) // undefined, though one string went and another one came
 */

import type { Schema } from "../../contract/contract.js";
import { editDistance } from "../../nearest.js";
import { distinctiveShapes, typesOf } from "./shape.js";

/** What stands side by side: the properties of an object, the parameters of one place; values of an enum have no schema. */
export type Members = ReadonlyMap<string, Schema | undefined>;

interface Continued {
  readonly name: string;
  readonly certainty: "certain" | "likely";
  readonly by: "name" | "shape";
}

/** How much two names have in common. */
const SAME = 3;
const ONE_IN_THE_OTHER = 2;
const AKIN = 1;
const NOTHING = 0;

/** What is there before and after: a likeness that it shares tells nothing. */
interface Staying {
  readonly names: readonly ReadonlySet<string>[];
  readonly schemas: readonly (Schema | undefined)[];
}

interface Fit {
  readonly name: string;
  readonly inName: number;
  readonly score: number;
}

export function continued(name: string, before: Members, after: Members): Continued | undefined {
  const gone = [...before.keys()].filter((key) => !after.has(key));
  const come = [...after.keys()].filter((key) => !before.has(key));
  const kept = [...before].filter(([key]) => after.has(key));
  const staying = { names: kept.map(([key]) => new Set(tokensOf(key))), schemas: kept.map(([, schema]) => schema) };
  const fit = (old: string, now: string): Fit => fitOf(old, now, before.get(old), after.get(now), staying);
  const fits = come.map((now) => ({ ...fit(name, now), name: now }));
  const best = onlyBest(fits);
  if (best === undefined || onlyBest(gone.map((old) => ({ ...fit(old, best.name), name: old })))?.name !== name)
    return undefined;
  const rivals = fits.filter((other) => other !== best && other.inName >= ONE_IN_THE_OTHER);
  const sure = best.inName >= ONE_IN_THE_OTHER && rivals.length === 0 && before.get(name) !== undefined;
  return { name: best.name, certainty: sure ? "certain" : "likely", by: best.inName > NOTHING ? "name" : "shape" };
}

function onlyBest(fits: readonly Fit[]): Fit | undefined {
  const [best, second] = fits.filter(({ score }) => score >= 1).sort((a, b) => b.score - a.score);
  return best === undefined || best.score === second?.score ? undefined : best;
}

function fitOf(old: string, now: string, before: Schema | undefined, after: Schema | undefined, staying: Staying): Fit {
  const inName = likeNames(old, now, staying.names);
  const sameType = typesOf(before) === typesOf(after);
  // `petId` that became a list, `petIds`, is the same thing; any other pair must at least be of one type.
  if (!sameType && inName !== SAME) return { name: now, inName: NOTHING, score: 0 };
  const inShape = distinctiveShapes(before, staying.schemas).some((shape) =>
    distinctiveShapes(after, staying.schemas).some((other) => shape.sameAs(other)),
  );
  const [one, other] = [new Set(tokensOf(old)), new Set(tokensOf(now))];
  const shared = [...one].filter((token) => other.has(token)).length;
  // The share of words breaks ties: of two that hold the whole name, the shorter one is nearer.
  const nearness = inName === NOTHING ? 0 : (0.5 * shared) / (one.size + other.size - shared);
  return { name: now, inName, score: inName + (inShape ? 1 : 0) + nearness };
}

/**
 * The words in common tell one name from another where nothing that stays has them too: `projectRegion` does not
 * follow `projectName` beside `projectId`.
 */
function likeNames(old: string, now: string, staying: Staying["names"]): number {
  const [one, other] = [tokensOf(old), tokensOf(now)];
  if (one.join(" ") === other.join(" ")) return SAME;
  if (numbersOf(one) !== numbersOf(other)) return NOTHING;
  const shared = one.filter((token) => other.includes(token));
  const telling =
    shared.some((token) => !KINDS.has(token)) && !staying.some((name) => shared.every((token) => name.has(token)));
  if (telling) return shared.length === Math.min(one.length, other.length) ? ONE_IN_THE_OTHER : AKIN;
  return isRespelled(old.toLowerCase(), now.toLowerCase()) ? AKIN : NOTHING;
}

/** `address1` and `address2` are two things; `policyV1` and `policyV2` are one, in two versions. */
const numbersOf = (tokens: readonly string[]): string =>
  tokens.filter((token, at) => /^\p{N}/u.test(token) && tokens[at - 1] !== "v").join();

/** `colour` and `color`, `cancelled` and `canceled`. */
function isRespelled(old: string, now: string): boolean {
  const length = Math.min(old.length, now.length);
  return length >= 5 && editDistance(old, now) <= (length >= 9 ? 2 : 1);
}

/** They say what sort of value a name holds, not which: `url` and `avatarUrl` need not be the same address. */
const KINDS = new Set([
  "id",
  "uuid",
  "name",
  "type",
  "kind",
  "key",
  "value",
  "url",
  "uri",
  "date",
  "time",
  "at",
  "count",
  "number",
  "total",
  "code",
  "data",
  "info",
  "list",
  "is",
  "has",
  "of",
  "by",
  "to",
  "in",
]);

/** `clientSecrets`, `client_secret` and `CLIENT-SECRET` are the words `client secret`. */
function tokensOf(name: string): readonly string[] {
  const words = name.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}]+|\p{N}+/gu) ?? [name];
  return words.map((word) => word.toLowerCase().replace(/(?<=[^s]{3})s$/, ""));
}
