/** Where the API lies in this code although no contract says so: a gateway or a server of one's own puts `/api` before it. */

import type { RawCall } from "../../calls/raw-call.js";
import { textsOf } from "../../routes/segment.js";
import type { Verdict } from "./judge.js";
import { startsWithSegments } from "./placed-path.js";

interface Judged {
  readonly call: RawCall;
  readonly verdict: Verdict;
}

interface PrefixRequest {
  readonly judged: readonly Judged[];
  /** what stands for the server of a call */
  readonly addressOf: (call: RawCall) => string;
  /** judges with one more base path */
  readonly below: (prefix: string) => (call: RawCall) => Verdict;
  /** fewer may fit by accident */
  readonly fewest: number;
}

/**
 * Paths of three segments and more show the prefix: `/api/stock/products/{}/add` is `/stock/products/{id}/add` and no
 * accident. Where enough of an address do, and most that begin with the prefix are routes below it, so are its shorter ones.
 */
export function judgedBelowPrefixes({ judged, addressOf, below, fewest }: PrefixRequest): readonly Judged[] {
  const shown = new Map<string, { readonly prefix: string; readonly address: string; readonly routes: Set<string> }>();
  for (const { call, verdict } of judged) {
    if (verdict.behind === undefined) continue;
    const address = addressOf(call);
    const key = `${verdict.behind} ${address}`;
    const known = shown.get(key) ?? { prefix: verdict.behind, address, routes: new Set() };
    shown.set(key, known);
    known.routes.add(`${call.method ?? ""} ${verdict.path}`);
  }
  let result = judged;
  for (const { prefix, address, routes } of shown.values())
    if (routes.size >= fewest) result = withPrefix(result, prefix, address, addressOf, below(prefix));
  return result;
}

function withPrefix(
  judged: readonly Judged[],
  prefix: string,
  address: string,
  addressOf: PrefixRequest["addressOf"],
  judge: (call: RawCall) => Verdict,
): readonly Judged[] {
  const segments = textsOf(prefix);
  const fitting = new Set<string>();
  const others = new Set<string>();
  const again = judged.map((one): Judged => {
    const { call } = one;
    if (addressOf(call) !== address || !startsWithSegments(textsOf(call.path), segments)) return one;
    const verdict = judge(call);
    (verdict.fits ? fitting : others).add(`${call.method ?? ""} ${verdict.path}`);
    return { call, verdict };
  });
  return fitting.size >= others.size ? again : judged;
}
