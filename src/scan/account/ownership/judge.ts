import type { ApiSurface, Certainty, SurfaceServer } from "../../call.js";
import type { CallBase, RawCall } from "../../calls/raw-call.js";
import { sharedBeginning } from "../../routes/beginning.js";
import { textsOf as segmentsOf } from "../../routes/segment.js";
import type { OwnRoutes } from "../own-routes/index.js";
import { type BaseKind, isKin, kindOfHost } from "./hosts.js";
import { namedBy, namesKubernetes, nameTest } from "./names.js";
import { assumedPath, isBelow, isFile, placePath, startsWithSegments } from "./placed-path.js";
import { type PathMatch, routesOf } from "./routes.js";
import { bareExpression, isMet } from "./servers.js";

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
  /** a route of the code itself answers it */
  readonly own: boolean;
  /** it fits no operation, and nothing of its path but gaps and the base path is known */
  readonly pathUnknown: boolean;
  /** nobody can tell which server it reaches */
  readonly unknownServer: boolean;
  /** it surely is a route of the API: where most calls of a client are, the others of it are the API's too */
  readonly fits: boolean;
  /** what stands before a path that surely is the API's, and is no base path of it: `/proxy` */
  readonly behind: string | undefined;
}

export interface Judge {
  readonly judge: (
    call: Pick<RawCall, "method" | "path" | "bases" | "names" | "nature" | "place"> & Pick<Partial<RawCall>, "through">,
  ) => Verdict;
  /** the server is this API's, whatever is known of the path */
  readonly reaches: (call: Pick<RawCall, "bases" | "names">) => boolean;
}

const BASES_BEST_FIRST: readonly BaseKind[] = ["ours", "named", "neutral", "other", "foreign"];

/** `/api/v1/authorization/roles/names` fits no other product by chance; `/api/v1/users` does. */
const NO_ACCIDENT = 5;

/** What the judge is told beside the call. */
interface JudgeOptions {
  /** what the code itself serves; absent: nothing */
  readonly ownRoutes?: OwnRoutes | undefined;
  /** servers that the user named and the code has: with one that it lacks, no call can be told from another */
  readonly servers?: readonly SurfaceServer[] | undefined;
}

export function judgeFor(surface: ApiSurface, { ownRoutes, servers = [] }: JudgeOptions = {}): Judge {
  const routes = routesOf(surface);
  const beginning = sharedBeginning(surface.operations);
  const namesApi = nameTest(surface.names);
  const expressions = surface.serverExpressions.map(bareExpression);
  const basePaths = [...surface.basePaths]
    .filter((path) => path !== "" && path !== "/")
    .sort((a, b) => b.length - a.length);
  const distinctive = surface.distinctivePrefixes.map(segmentsOf);
  /** somebody's own contract, given by hand: no names, no prefixes are known, so a fitting path must do */
  const unnamed = surface.names.length === 0 && surface.distinctivePrefixes.length === 0;

  const inBasePaths = new Set(basePaths.flatMap(segmentsOf));
  /** `/api/v{}{}` where the API lies below `/api/v10`: whatever operation it is, its path is not shown */
  const isBare = (path: string): boolean => {
    const segments = segmentsOf(path);
    return segments.length > 0 && segments.every((segment) => segment.includes("{}") || inBasePaths.has(segment));
  };

  const kindOfBase = (base: CallBase): BaseKind => {
    switch (base.kind) {
      case "host": {
        const kind = kindOfHost(base.host, surface);
        return kind === "other" && namesApi(base.host) ? "named" : kind;
      }
      case "expression":
        if (expressions.includes(bareExpression(base.text))) return "ours";
        return namesApi(base.text) || base.names.some(namesApi) ? "named" : "neutral";
      case "none":
        return "neutral";
    }
  };

  /** a path of holes alone fits many routes and says nothing */
  const matchSaid = (method: string | undefined, path: string): PathMatch | undefined => {
    const match = routes.match(method, path);
    return match === undefined || match.literals === 0 ? undefined : match;
  };

  /** `/users/` of `/users/${id}`: it lacks what the route asks for, as where a state is still empty */
  const isUnfilled = (path: string): boolean => matchSaid(undefined, `${path}/{}`)?.holeForLiteral === false;

  const bestBase = (bases: readonly CallBase[]): BaseKind =>
    BASES_BEST_FIRST.find((kind) => bases.some((one) => kindOfBase(one) === kind)) ?? "neutral";

  const judge: Judge["judge"] = (call) => {
    const given = servers.some((server) => isMet(server, call));
    const base = given ? "ours" : bestBase(call.bases);
    const matchOf = (path: string): PathMatch | undefined => matchSaid(call.method, path);
    const written = placePath(call.path, matchOf, basePaths, namesApi);
    const placed =
      written.match === undefined
        ? (assumedPath(call, base, beginning, matchOf, distinctive.length === 0) ?? written)
        : written;
    const names = namedBy(call.names, namesApi);
    const isDistinctive = distinctive.some((prefix) => startsWithSegments(segmentsOf(placed.path), prefix));
    const sure = placed.match?.methodFits === true && !placed.match.holeForLiteral;
    // one of its routes may be another API's there; that most of a client's are is no accident
    const kin = base === "other" && call.bases.some((one) => one.kind === "host" && isKin(one.host, surface));

    // what the user named is the API; then nothing else is more than possible
    const capped = (servers.length > 0 && base !== "ours") || mayBeOwn(call, base, written.match);
    const verdict = (wanted: Verdict["certainty"], rest: Partial<Verdict> = {}): Verdict => {
      const certainty = capped && wanted !== "not-ours" ? "possible" : wanted;
      const lowered = lowerFor(call, certainty, sure || (base === "ours" && placed.match?.holeForLiteral !== true));
      return {
        certainty: lowered,
        path: placed.path,
        vouches: false,
        denies: certainty === "not-ours",
        canRise: placed.match?.holeForLiteral === false && !capped && call.nature !== "mock",
        own: false,
        pathUnknown: placed.match === undefined && isBare(call.path),
        unknownServer: base === "neutral" || base === "named",
        fits: sure && wanted !== "not-ours",
        behind: placed.foreignPrefix && sure && base === "neutral" ? prefixOf(call.path, placed.path) : undefined,
        ...rest,
        ...(capped ? { vouches: false } : {}),
      };
    };

    if (base === "foreign") return verdict("not-ours", { canRise: false });
    if (!given && isOwn(call, written.match)) return verdict("not-ours", { canRise: false, denies: false, own: true });
    if (base === "ours") {
      const known =
        placed.match !== undefined ||
        routes.inNamespace(placed.path) ||
        (isBelow(placed, beginning) && !isFile(placed.path)) ||
        surface.operations.length === 0;
      return verdict(known ? "certain" : "possible", { vouches: known });
    }
    if (placed.match === undefined) {
      const handedOn = forwarded(call, base, matchOf);
      // nobody follows where the route sends it; that the rest fits is all there is
      if (handedOn !== undefined) return verdict("possible", { path: handedOn, canRise: false });
      const named = base === "named" || names.carrier;
      const near =
        (base !== "other" || kin) &&
        !isFile(placed.path) &&
        (routes.inNamespace(placed.path) || isBelow(placed, beginning));
      // a client whose other calls are the API's says whose the ones are that no contract lists
      const unlisted = { canRise: near && !capped && !isUnfilled(placed.path), denies: !near };
      if (base === "other" || !(isDistinctive || (named && near))) return verdict("not-ours", unlisted);
      return verdict(isDistinctive && named ? "likely" : "possible", unlisted);
    }
    if (base === "other") {
      if (names.carrier) return verdict("likely");
      const rest = kin ? { fits: sure } : { canRise: false };
      return verdict(isDistinctive ? "possible" : "not-ours", { denies: !kin, ...rest });
    }
    if (base === "named" || names.carrier)
      return verdict(isDistinctive && !placed.foreignPrefix ? "certain" : "likely", { vouches: true });
    if (isDistinctive) return verdict("likely", { vouches: sure });
    if (namesKubernetes(call.names)) return verdict("not-ours", { canRise: false });
    if (names.around || placed.basePath || placed.prefixNamesApi || unnamed) return verdict("likely");
    if (sure && placed.match.literals >= NO_ACCIDENT) return verdict("likely");
    return verdict("possible");
  };

  /** It stays on the page's own origin, and a route of the code fits at least as well as one of the API. */
  const isOwn = (call: Parameters<Judge["judge"]>[0], match: PathMatch | undefined): boolean => {
    if (drivesApplication(call)) return true;
    if (ownRoutes === undefined || !call.bases.every((base) => base.kind === "none" || kindOfBase(base) === "neutral"))
      return false;
    if (call.bases.some((base) => base.kind === "expression")) return false;
    const literals = ownRoutes.literals(call.method, call.path, call.place.file);
    return literals !== undefined && literals >= (match?.literals ?? 0);
  };

  /** The same where a base is passed in that nobody shows: it may be empty. */
  const mayBeOwn = (call: Parameters<Judge["judge"]>[0], base: BaseKind, match: PathMatch | undefined): boolean => {
    if (ownRoutes === undefined || base !== "neutral" || !call.bases.every(saysNothing)) return false;
    const literals = ownRoutes.literals(call.method, call.path, call.place.file);
    return literals !== undefined && literals >= (match?.literals ?? 0);
  };

  /** What a catch-all route of the code may hand on to the API: `/api/proxy/albums` is `/albums` there. */
  const forwarded = (
    call: Parameters<Judge["judge"]>[0],
    base: BaseKind,
    match: (path: string) => PathMatch | undefined,
  ): string | undefined => {
    if (ownRoutes === undefined || base !== "neutral" || !call.bases.every(saysNothing)) return undefined;
    return ownRoutes.below(call.path).find((rest) => {
      const found = match(rest);
      return found?.methodFits === true && !found.holeForLiteral;
    });
  };

  const reaches: Judge["reaches"] = ({ bases, names }) => {
    const base = bestBase(bases);
    return base === "ours" || base === "named" || (base === "neutral" && namedBy(names, namesApi).carrier);
  };
  return { judge, reaches };
}

const prefixOf = (whole: string, rest: string): string => {
  const segments = segmentsOf(whole);
  return `/${segments.slice(0, segments.length - segmentsOf(rest).length).join("/")}`;
};

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

const saysNothing = (base: CallBase): boolean =>
  base.kind === "none" || (base.kind === "expression" && base.passedIn === true);

const APPLICATION = /(?:^|[^A-Za-z])(?:\w*app|application|\w*server|express|fastify|koa|hono|\w*handler)(?![A-Za-z])/i;

/** `request(app).get("/users")` of supertest: the server is the code under test. */
const drivesApplication = ({ names, bases }: Pick<RawCall, "names" | "bases">): boolean =>
  names.files.includes("supertest") &&
  bases.length > 0 &&
  bases.every((base) => base.kind === "expression" && APPLICATION.test(base.text) && !/url|env\./i.test(base.text));
