import type { ApiSurface, Certainty } from "../../call.js";
import type { CallBase, RawCall } from "../../calls/rawCall.js";
import { textsOf as segmentsOf } from "../../routes/segment.js";
import { kindOfHost } from "./hosts.js";
import { nameTest, speaking, speaksOfKubernetes } from "./names.js";
import { type PathMatch, routesOf } from "./routes.js";

/** What one call says about whose it is, before its neighbours are asked. */
export interface Verdict {
  readonly certainty: Certainty | "not-ours";
  /** as the contract writes it: a base path of the surface is taken off */
  readonly path: string;
  /** evidence for others that use the same client: it can only be this API's */
  readonly vouches: boolean;
  /** evidence that the client also serves another API */
  readonly denies: boolean;
  /** may rise to `likely` when the client is vouched for */
  readonly canRise: boolean;
}

export interface Judge {
  readonly judge: (call: Pick<RawCall, "method" | "path" | "bases" | "names" | "nature">) => Verdict;
  /** the server is this API's, whatever is known of the path */
  readonly reaches: (call: Pick<RawCall, "bases" | "names">) => boolean;
}

/** How the base URL looks, best case of its alternatives. */
type BaseKind = "ours" | "speaks" | "neutral" | "other" | "foreign";
const BASES_BEST_FIRST: readonly BaseKind[] = ["ours", "speaks", "neutral", "other", "foreign"];

/** `/api/v1/authorization/roles/names` fits no other product by chance; `/api/v1/users` does. */
const NO_ACCIDENT = 5;

export function judgeFor(surface: ApiSurface): Judge {
  const routes = routesOf(surface);
  const speaks = nameTest(surface.names);
  const expressions = surface.serverExpressions.map(bareExpression);
  const basePaths = [...surface.basePaths]
    .filter((path) => path !== "" && path !== "/")
    .sort((a, b) => b.length - a.length);
  const distinctive = surface.distinctivePrefixes.map(segmentsOf);
  /** somebody's own contract, given by hand: no names, no prefixes are known, so a fitting path must do */
  const unnamed = surface.names.length === 0 && surface.distinctivePrefixes.length === 0;

  const kindOfBase = (base: CallBase): BaseKind => {
    switch (base.kind) {
      case "host": {
        const kind = kindOfHost(base.host, surface);
        return kind === "other" && speaks(base.host) ? "speaks" : kind;
      }
      case "expression":
        if (expressions.includes(bareExpression(base.text))) return "ours";
        return speaks(base.text) || base.names.some(speaks) ? "speaks" : "neutral";
      case "none":
        return "neutral";
    }
  };

  /** a path of holes alone fits many routes and says nothing */
  const matchSaid = (method: string | undefined, path: string): PathMatch | undefined => {
    const match = routes.match(method, path);
    return match === undefined || match.literals === 0 ? undefined : match;
  };

  const bestBase = (bases: readonly CallBase[]): BaseKind =>
    BASES_BEST_FIRST.find((kind) => bases.some((one) => kindOfBase(one) === kind)) ?? "neutral";

  const judge: Judge["judge"] = (call) => {
    const base = bestBase(call.bases);
    const placed = placePath(call.path, (path) => matchSaid(call.method, path), basePaths, speaks);
    const names = speaking(call.names, speaks);
    const isDistinctive = distinctive.some((prefix) => startsWithSegments(segmentsOf(placed.path), prefix));
    const sure = placed.match?.methodFits === true && !placed.match.holeForLiteral;

    const verdict = (certainty: Verdict["certainty"], rest: Partial<Verdict> = {}): Verdict => {
      const lowered = lowerFor(call, certainty, sure || (base === "ours" && placed.match?.holeForLiteral !== true));
      const fits = placed.match !== undefined;
      return {
        certainty: lowered,
        path: placed.path,
        vouches: false,
        denies: certainty === "not-ours",
        canRise: fits && sure && call.nature !== "mock",
        ...rest,
      };
    };

    if (base === "foreign") return verdict("not-ours", { canRise: false });
    if (base === "ours") {
      const known = placed.match !== undefined || routes.inNamespace(placed.path) || surface.operations.length === 0;
      return verdict(known ? "certain" : "possible", { vouches: known });
    }
    if (placed.match === undefined) {
      const named = base === "speaks" || names.carrier;
      if (base === "other" || !(isDistinctive || (named && routes.inNamespace(placed.path))))
        return verdict("not-ours", { canRise: false });
      return verdict(isDistinctive && named ? "likely" : "possible");
    }
    if (base === "other") {
      if (names.carrier) return verdict("likely");
      return verdict(isDistinctive ? "possible" : "not-ours", { denies: true, canRise: false });
    }
    if (base === "speaks" || names.carrier)
      return verdict(isDistinctive && !placed.foreignPrefix ? "certain" : "likely", { vouches: true });
    if (isDistinctive) return verdict("likely", { vouches: sure });
    if (speaksOfKubernetes(call.names)) return verdict("not-ours", { canRise: false });
    if (names.around || placed.basePath || placed.prefixSpeaks || unnamed) return verdict("likely");
    if (sure && placed.match.literals >= NO_ACCIDENT) return verdict("likely");
    return verdict("possible");
  };

  const reaches: Judge["reaches"] = ({ bases, names }) => {
    const base = bestBase(bases);
    return base === "ours" || base === "speaks" || (base === "neutral" && speaking(names, speaks).carrier);
  };
  return { judge, reaches };
}

/**
 * A mock never reaches anybody's server, a guess may not be a call at all, a route that does not quite fit may be
 * another one: each takes something away.
 */
function lowerFor(
  call: Pick<RawCall, "nature" | "names">,
  certainty: Verdict["certainty"],
  fitsExactly: boolean,
): Verdict["certainty"] {
  if (certainty === "not-ours" || call.nature === "mock") return certainty === "not-ours" ? certainty : "possible";
  const guessed =
    call.nature === "guess" &&
    !call.names.client.some((name) => /api|client|http|rest|request|fetch|axios|service|sdk/i.test(name));
  const linked = call.nature === "link" && certainty === "certain";
  const steps = (guessed ? 1 : 0) + (linked ? 1 : 0) + (fitsExactly ? 0 : 1);
  const ladder: readonly Certainty[] = ["certain", "likely", "possible"];
  return ladder[Math.min(ladder.indexOf(certainty) + steps, ladder.length - 1)] ?? "possible";
}

interface PlacedPath {
  readonly path: string;
  readonly match: PathMatch | undefined;
  /** a base path of the surface stood before it */
  readonly basePath: boolean;
  /** segments nobody knows stood before it: a reverse proxy of the user's own */
  readonly foreignPrefix: boolean;
  readonly prefixSpeaks: boolean;
}

/** `/api/v3/pets` → `/pets` under base path `/api/v3`; `/proxy/runai/api/v1/users` → `/api/v1/users`. */
function placePath(
  path: string,
  match: (path: string) => PathMatch | undefined,
  basePaths: readonly string[],
  speaks: (text: string) => boolean,
): PlacedPath {
  const segments = segmentsOf(path);
  const whole = `/${segments.join("/")}`;
  const plain = { path: whole, basePath: false, foreignPrefix: false, prefixSpeaks: false };
  const direct = match(whole);
  if (direct !== undefined && !direct.holeForLiteral) return { ...plain, match: direct };
  for (const basePath of basePaths) {
    const prefix = segmentsOf(basePath);
    if (!startsWithSegments(segments, prefix)) continue;
    const rest = `/${segments.slice(prefix.length).join("/")}`;
    return { ...plain, path: rest, match: match(rest), basePath: true };
  }
  if (direct !== undefined) return { ...plain, match: direct };
  for (let dropped = 1; dropped <= 3 && segments.length - dropped >= 3; dropped += 1) {
    const rest = `/${segments.slice(dropped).join("/")}`;
    const found = match(rest);
    if (found === undefined || found.holeForLiteral || found.literals < 3) continue;
    return {
      path: rest,
      match: found,
      basePath: false,
      foreignPrefix: true,
      prefixSpeaks: segments.slice(0, dropped).some(speaks),
    };
  }
  return { ...plain, match: undefined };
}

const startsWithSegments = (segments: readonly string[], prefix: readonly string[]): boolean =>
  prefix.length > 0 && prefix.every((segment, at) => segments[at] === segment);

/** `${config.apiUrl}`, `config.apiUrl` and `config["apiUrl"]` are one expression. */
const bareExpression = (text: string): string =>
  text
    .replace(/^\$\{([\s\S]*)\}$/, "$1")
    .replace(/\[\s*["']([^"']+)["']\s*\]/g, ".$1")
    .replace(/[\s!?]/g, "");
