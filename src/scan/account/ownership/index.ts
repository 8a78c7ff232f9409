import type { ApiCall, ApiSurface, Certainty, UnresolvedCall } from "../../call.js";
import type { RawCall, RawUnresolved } from "../../calls/rawCall.js";
import { judgeFor, type Verdict } from "./judge.js";

export interface Owned {
  readonly calls: readonly ApiCall[];
  readonly unresolved: readonly UnresolvedCall[];
}

export interface OwnershipRequest {
  readonly calls: readonly RawCall[];
  readonly unresolved: readonly RawUnresolved[];
  readonly surface: ApiSurface;
  readonly isTest: (file: string) => boolean;
}

/**
 * Whose call is it? First each call by itself: host, base, names, path. Then the calls that share a client: what is
 * surely this API's vouches for the rest, unless the client is seen to serve another API too.
 */
export function claim(request: OwnershipRequest): Owned {
  const { judge, reaches } = judgeFor(request.surface);
  const judged = request.calls.map((call) => ({ call, verdict: judge(call) }));
  const trusted = trustedClients(judged);
  const calls = judged.flatMap(({ call, verdict }) => {
    const certainty = raise(
      verdict,
      call.clientIds.some((id) => trusted.has(id)),
    );
    return certainty === "not-ours" ? [] : [asApiCall(call, verdict.path, certainty, request.isTest(call.place.file))];
  });
  const unresolved = request.unresolved.flatMap((call): UnresolvedCall[] => {
    const { certainty } = judge({ ...call, method: undefined, nature: "request" });
    const ours = certainty !== "not-ours" || reaches(call) || call.clientIds.some((id) => trusted.has(id));
    return ours ? [{ ...call.place, reason: call.reason }] : [];
  });
  return { calls, unresolved };
}

function trustedClients(judged: readonly { readonly call: RawCall; readonly verdict: Verdict }[]): ReadonlySet<string> {
  const vouched = new Set(judged.filter(({ verdict }) => verdict.vouches).flatMap(({ call }) => call.clientIds));
  for (const { call, verdict } of judged) if (verdict.denies) for (const id of call.clientIds) vouched.delete(id);
  return vouched;
}

function raise(verdict: Verdict, trusted: boolean): Certainty | "not-ours" {
  return trusted && verdict.canRise && verdict.certainty === "possible" ? "likely" : verdict.certainty;
}

function asApiCall(call: RawCall, path: string, certainty: Certainty, inTestFile: boolean): ApiCall {
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
