import type { ApiCall, ApiSurface, Certainty, Other, Seen, UnresolvedCall } from "../../call.js";
import { CUT_SHORT } from "../../calls/assemble.js";
import { placeKey } from "../../calls/merge.js";
import type { CallBase, RawCall, RawUnresolved } from "../../calls/raw-call.js";
import type { KnownCall } from "../known-calls.js";
import type { OwnRoutes } from "../own-routes/index.js";
import { judgeFor, type Verdict } from "./judge.js";
import { judgedBelowPrefixes } from "./prefixes.js";
import { serversMet } from "./servers.js";

interface Owned {
  readonly calls: readonly ApiCall[];
  readonly unresolved: readonly UnresolvedCall[];
  readonly others: readonly Other[];
  /** all requests that were found, whosever they are */
  readonly known: readonly KnownCall[];
  readonly seen: Pick<Seen, "serversUnmet" | "bases">;
}

interface OwnershipRequest {
  readonly calls: readonly RawCall[];
  readonly unresolved: readonly RawUnresolved[];
  readonly surface: ApiSurface;
  readonly isTest: (file: string) => boolean;
  /** the file names the API; absent: nobody knows of any */
  readonly namesApi?: (file: string) => boolean;
  /** what the code itself serves; absent: nothing */
  readonly ownRoutes?: OwnRoutes;
}

/**
 * Whose call is it? First each call by itself: host, base, names, path. Then the calls that share a client: what is
 * surely this API's vouches for the rest, unless the client is seen to serve another API too.
 */
export function claim(request: OwnershipRequest): Owned {
  const { surface, namesApi = () => false } = request;
  const met = serversMet(surface, [...request.calls, ...request.unresolved]);
  const servers = surface.servers?.filter(({ text }) => !met.serversUnmet.includes(text));
  const { judge, reaches } = judgeFor(surface, { ownRoutes: request.ownRoutes, servers });
  const judged = judgedBelowPrefixes({
    judged: request.calls.map((call) => ({ call, verdict: judge(call) })),
    addressOf: ({ bases }) => addressOf(bases),
    below: (prefix) =>
      judgeFor({ ...surface, basePaths: [...surface.basePaths, prefix] }, { ownRoutes: request.ownRoutes, servers })
        .judge,
    fewest: FEWEST_FITTING,
  });
  const trusted = trustedClients(judged);
  const others = new Others();
  const known: KnownCall[] = [];
  /** requests to the API of which only the server is known, once for each place */
  const pathless = new Map<string, UnresolvedCall>();
  const claimed = judged.map(({ call, verdict }) => ({
    call,
    verdict,
    certainty: raise(
      verdict,
      carriersOf(call).some((id) => trusted.has(id)),
    ),
  }));
  const ours = new Set(
    claimed.flatMap(({ call, certainty }) => (certainty === "not-ours" ? [] : [placeKey(call.place)])),
  );
  const calls = claimed.flatMap(({ call, verdict, certainty }) => {
    known.push({
      place: call.place,
      path: verdict.path,
      via: call.via,
      hosts: hostsOf(call.bases),
      ours: certainty !== "not-ours",
      guessed: call.nature === "guess",
    });
    if (certainty !== "not-ours" && verdict.pathUnknown) {
      pathless.set(placeKey(call.place), { ...call.place, reason: "the path comes from outside the code" });
      return [];
    }
    if (certainty !== "not-ours") return [asApiCall(call, verdict.path, certainty, request.isTest(call.place.file))];
    // another reading of a call that is the API's is nobody else's call
    if (call.nature === "request" && !ours.has(placeKey(call.place)))
      others.add(verdict.own ? OWN_ROUTES : addressOf(call.bases));
    return [];
  });
  const consumer = isConsumer(claimed);
  const unresolved = request.unresolved.flatMap((call): UnresolvedCall[] => {
    const verdict = judge({ ...call, method: undefined, nature: "request" });
    const ours =
      verdict.certainty !== "not-ours" ||
      reaches(call) ||
      call.clientIds.some((id) => trusted.has(id)) ||
      // a request that was cut short says nothing of this API
      (call.reason !== CUT_SHORT && verdict.unknownServer && (consumer || namesApi(call.place.file)));
    known.push({ place: call.place, path: call.path, via: [], hosts: hostsOf(call.bases), ours, guessed: false });
    if (ours) return [{ ...call.place, reason: call.reason }];
    others.add(addressOf(call.bases));
    return [];
  });
  const shown = new Set(calls.flatMap((call) => [call, ...call.via].map(lineOf)));
  // another reading of the same line gives the path, or its callers do
  const unshown = [...pathless.values()].filter((place) => !shown.has(lineOf(place)));
  return { calls, unresolved: [...unresolved, ...unshown], others: others.list(), known, seen: met };
}

const lineOf = ({ file, line }: { readonly file: string; readonly line: number }): string => `${file}:${line}`;

const hostsOf = (bases: readonly CallBase[]): readonly string[] =>
  bases.flatMap((base) => (base.kind === "host" ? [base.host] : []));

const OWN_ROUTES = "own routes";

/** What stands for the server in the code. */
function addressOf(bases: readonly CallBase[]): string {
  const host = bases.find((base) => base.kind === "host");
  if (host !== undefined) return host.host;
  const expression = bases.find((base) => base.kind === "expression");
  return expression === undefined || expression.text.trim() === "" ? "not shown in the code" : expression.text;
}

class Others {
  readonly #counts = new Map<string, number>();

  add(host: string): void {
    this.#counts.set(host, (this.#counts.get(host) ?? 0) + 1);
  }

  list(): readonly Other[] {
    return [...this.#counts]
      .map(([host, calls]) => ({ host, calls }))
      .sort((one, other) => other.calls - one.calls || (one.host < other.host ? -1 : 1));
  }
}

/** Fewer routes of the API may fit by accident, and say nothing of a client's calls that are in no contract. */
const FEWEST_FITTING = 4;

function trustedClients(judged: readonly { readonly call: RawCall; readonly verdict: Verdict }[]): ReadonlySet<string> {
  const vouched = new Set(judged.filter(({ verdict }) => verdict.vouches).flatMap(({ call }) => call.clientIds));
  for (const { call, verdict } of judged) if (verdict.denies) for (const id of call.clientIds) vouched.delete(id);
  return new Set([...vouched, ...mostlyOurs(judged)]);
}

/**
 * Code of which most requests are the API's: one whose address nobody shows is probably its too. Code that has little
 * to do with the API is not told of each request it makes.
 */
function isConsumer(
  claimed: readonly { readonly call: RawCall; readonly verdict: Verdict; readonly certainty: Certainty | "not-ours" }[],
): boolean {
  const fitting = new Set<string>();
  const others = new Set<string>();
  for (const { call, verdict, certainty } of claimed) {
    if (call.nature !== "request") continue;
    if (certainty === "not-ours") others.add(placeKey(call.place));
    else if (verdict.fits && certainty !== "possible") fitting.add(placeKey(call.place));
  }
  return fitting.size >= FEWEST_FITTING && fitting.size > others.size;
}

/** What carries a call: its clients, and the address that they and a bare `fetch` are given: `${config.server}/users`. */
function carriersOf({ clientIds, bases }: Pick<RawCall, "clientIds" | "bases">): readonly string[] {
  const addresses = bases.flatMap((base) =>
    base.kind === "expression" && base.passedIn !== true && base.text.trim() !== "" ? [`address ${base.text}`] : [],
  );
  return [...clientIds, ...addresses];
}

/** Clients of which most calls are routes of the API: what they call besides are routes that no contract lists. */
function mostlyOurs(judged: readonly { readonly call: RawCall; readonly verdict: Verdict }[]): readonly string[] {
  const counts = new Map<string, { readonly fitting: Set<string>; readonly others: Set<string> }>();
  for (const { call, verdict } of judged) {
    if (call.nature !== "request") continue;
    const route = `${call.method ?? ""} ${verdict.path}`;
    for (const id of carriersOf(call)) {
      const count = counts.get(id) ?? { fitting: new Set(), others: new Set() };
      counts.set(id, count);
      (verdict.fits ? count.fitting : count.others).add(route);
    }
  }
  return [...counts]
    .filter(([, { fitting, others }]) => fitting.size >= FEWEST_FITTING && fitting.size >= others.size)
    .map(([id]) => id);
}

function raise(verdict: Verdict, trusted: boolean): Certainty | "not-ours" {
  const { certainty, canRise } = verdict;
  return trusted && canRise && (certainty === "possible" || certainty === "not-ours") ? "likely" : certainty;
}

/** Of a call that an edit left as it was: who judges calls knows it by its object. */
const CLAIMED = new WeakMap<RawCall, ApiCall>();

function asApiCall(call: RawCall, path: string, certainty: Certainty, inTestFile: boolean): ApiCall {
  const known = CLAIMED.get(call);
  if (known !== undefined && known.path === path && known.certainty === certainty) return known;
  const made = apiCall(call, path, certainty, inTestFile);
  CLAIMED.set(call, made);
  return made;
}

function apiCall(call: RawCall, path: string, certainty: Certainty, inTestFile: boolean): ApiCall {
  const { method, query, headers, body, reads, complete, via, from, client, generatedSymbol } = call;
  const inTest = inTestFile || call.nature === "mock";
  return {
    ...call.place,
    symbol: call.symbol,
    method,
    path,
    query,
    headers,
    body,
    reads,
    complete,
    certainty,
    via,
    from,
    client,
    inTest,
    generatedSymbol,
  };
}
