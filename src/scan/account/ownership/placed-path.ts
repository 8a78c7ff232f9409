/** Where the path of a call lies in the API: as it is written, below a base path, behind a proxy, or as is assumed. */

import type { RawCall } from "../../calls/raw-call.js";
import { textsOf as segmentsOf } from "../../routes/segment.js";
import type { BaseKind } from "./hosts.js";
import type { PathMatch } from "./routes.js";

/**
 * Where nearly all routes begin with `/api/v3`, a client whose base address is only known at run time has it there:
 * `/series` is `/api/v3/series`. An API with prefixes of its own is told by them, and its shared paths are anybody's.
 */
export function assumedPath(
  { bases, path }: Pick<RawCall, "bases" | "path">,
  base: BaseKind,
  beginning: readonly string[],
  match: (path: string) => PathMatch | undefined,
  byHand: boolean,
): PlacedPath | undefined {
  if (beginning.length === 0 || !(base === "ours" || base === "named" || (byHand && base === "neutral")))
    return undefined;
  if (base === "neutral" && !bases.some(({ kind }) => kind === "expression")) return undefined;
  const whole = `/${[...beginning, ...segmentsOf(path)].join("/")}`;
  const found = match(whole);
  return found === undefined || found.holeForLiteral || found.literals <= countLiterals(beginning)
    ? undefined
    : { path: whole, match: found, basePath: false, foreignPrefix: false, prefixNamesApi: false };
}

/** Below a base path of the API, or below what all its routes begin with. */
export const isBelow = ({ path, basePath }: PlacedPath, beginning: readonly string[]): boolean =>
  basePath ||
  startsWithSegments(
    segmentsOf(path.toLowerCase()),
    beginning.map((segment) => segment.toLowerCase()),
  );

/** `/locales/en.json`, `/logo.svg`: something that lies beside the page. */
export const isFile = (path: string): boolean =>
  /\.(?:json|ya?ml|txt|md|svg|png|jpe?g|gif|webp|ico|css|m?js|html?|wasm|m3u8|mpd|mp[34]|webm|woff2?|ttf)$/i.test(path);

const countLiterals = (segments: readonly string[]): number =>
  segments.filter((segment) => !segment.includes("{}")).length;

interface PlacedPath {
  readonly path: string;
  readonly match: PathMatch | undefined;
  /** a base path of the surface stood before it */
  readonly basePath: boolean;
  /** segments nobody knows stood before it: a reverse proxy of the user's own */
  readonly foreignPrefix: boolean;
  readonly prefixNamesApi: boolean;
}

/** `/api/v3/pets` → `/pets` under base path `/api/v3`; `/proxy/runai/api/v1/users` → `/api/v1/users`. */
export function placePath(
  path: string,
  match: (path: string) => PathMatch | undefined,
  basePaths: readonly string[],
  namesApi: (text: string) => boolean,
): PlacedPath {
  const segments = segmentsOf(path);
  const whole = `/${segments.join("/")}`;
  const plain = { path: whole, basePath: false, foreignPrefix: false, prefixNamesApi: false };
  const direct = match(whole);
  if (direct !== undefined && !direct.holeForLiteral) return { ...plain, match: direct };
  for (const basePath of basePaths) {
    const prefix = segmentsOf(basePath);
    if (!startsWithSegments(segments, prefix)) continue;
    const rest = `/${segments.slice(prefix.length).join("/")}`;
    return { ...plain, path: rest, match: match(rest), basePath: true };
  }
  if (direct !== undefined) return { ...plain, match: direct };
  const afterGap = belowGap(segments, match, basePaths);
  if (afterGap !== undefined) return { ...plain, ...afterGap };
  for (let dropped = 1; dropped <= 3 && segments.length - dropped >= 3; dropped += 1) {
    const rest = `/${segments.slice(dropped).join("/")}`;
    const found = match(rest);
    if (found === undefined || found.holeForLiteral || found.literals < 3) continue;
    return {
      path: rest,
      match: found,
      basePath: false,
      foreignPrefix: true,
      prefixNamesApi: segments.slice(0, dropped).some(namesApi),
    };
  }
  return { ...plain, match: undefined };
}

/**
 * `/{}/api/v1/pets` of `${credentials.server}/api/v1/pets`, `/{}pets` of `${base}pets`: the gap is the server's
 * address, or the end of it.
 */
function belowGap(
  segments: readonly string[],
  match: (path: string) => PathMatch | undefined,
  basePaths: readonly string[],
): Pick<PlacedPath, "path" | "match" | "basePath"> | undefined {
  const gaps = segments.findIndex((segment) => segment !== "{}");
  const [first = "", ...others] = segments.slice(Math.max(gaps, 0));
  const word = /^\{\}([a-z][\w.-]*)$/i.exec(first)?.[1];
  if (gaps < 0 || gaps > 2 || (gaps === 0 && word === undefined)) return undefined;
  const rest = [word ?? first, ...others];
  const base = basePaths.map(segmentsOf).find((prefix) => startsWithSegments(rest, prefix));
  const path = `/${rest.slice(base?.length ?? 0).join("/")}`;
  const found = match(path);
  if (base !== undefined) return { path, match: found, basePath: true };
  const fits = found?.methodFits === true && !found.holeForLiteral && found.literals >= 2;
  return fits ? { path, match: found, basePath: false } : undefined;
}

export const startsWithSegments = (segments: readonly string[], prefix: readonly string[]): boolean =>
  prefix.length > 0 && prefix.every((segment, at) => segments[at] === segment);
