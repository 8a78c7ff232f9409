/** Calls of an SDK that is not in the code, by the names of the API's operations. */

import type { SurfaceOperation } from "../call.js";
import type { AbsentCall } from "../graph/files.js";
import { FEWEST_OPERATIONS, type OperationNames, sdkOf } from "../knowledge/generated/absent-sdk.js";
import type { Project } from "../project/project.js";
import { placeOf, symbolAround } from "../project/syntax.js";
import { namesFor } from "./names.js";
import type { RawCall, RawUnresolved } from "./raw-call.js";

interface Named extends AbsentCall {
  readonly operation: SurfaceOperation;
}

export interface AbsentSdkCalls {
  readonly calls: readonly RawCall[];
  readonly unresolved: readonly RawUnresolved[];
}

/**
 * What most names that are called on an SDK say, its name does not: whose it is. One of another API may have an operation
 * of the same name, so that few are told and no calls.
 */
export function absentSdkCalls(
  all: readonly AbsentCall[],
  operations: OperationNames,
  project: Project,
): AbsentSdkCalls {
  const sdks = new Map<string, { readonly named: Named[]; readonly others: Set<string> }>();
  for (const call of all) {
    const id = sdkOf(call.module);
    const sdk = sdks.get(id) ?? { named: [], others: new Set() };
    sdks.set(id, sdk);
    const operation = operations.of(call.name);
    if (operation === undefined) sdk.others.add(call.name);
    else sdk.named.push({ ...call, operation });
  }
  const calls: RawCall[] = [];
  const unresolved: RawUnresolved[] = [];
  for (const [id, { named, others }] of sdks) {
    const count = new Set(named.map(({ operation }) => operation)).size;
    if (count < others.size) continue;
    if (count >= FEWEST_OPERATIONS) calls.push(...named.map((one) => rawCall(one, id, project)));
    else unresolved.push(...named.map((one) => told(one, id, project)));
  }
  return { calls, unresolved };
}

const shownBy = ({ node }: Named, sdk: string, project: Project) => ({
  place: placeOf(node),
  bases: [{ kind: "none" } as const],
  names: namesFor(project, { place: node, way: [], clientMadeAt: undefined, baseNames: [] }),
  clientIds: [`package ${sdk}`],
});

const pathOf = ({ path }: SurfaceOperation): string => path.replace(/\{[^}]*\}/g, "{}");

const rawCall = (call: Named, sdk: string, project: Project): RawCall => ({
  ...shownBy(call, sdk, project),
  symbol: symbolAround(call.node),
  method: call.operation.method,
  path: pathOf(call.operation),
  nature: "request",
  query: [],
  headers: [],
  body: [],
  reads: [],
  complete: { query: false, body: false, headers: false },
  via: [],
  from: [],
  client: sdk,
  generatedSymbol: call.name,
});

const told = (call: Named, sdk: string, project: Project): RawUnresolved => ({
  ...shownBy(call, sdk, project),
  path: pathOf(call.operation),
  reason: `\`${call.name}\` may be an operation of the API, but \`${call.module}\` is not in the code`,
});
