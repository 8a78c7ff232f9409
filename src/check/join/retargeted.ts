/** After the client is generated again, a name the code calls can stand for another operation, and still compile. */

import type { Contract, Operation, OperationKey } from "../../contract/contract.js";
import type { ApiCall } from "../../scan/call.js";
import type { ApiKnowledge } from "../api/knowledge.js";
import { type Draft, placeOf } from "./draft.js";
import { placed } from "./locations.js";
import { type KnownOperation, writtenAs } from "./operations.js";

export function draftsOfRetargeting(
  call: ApiCall,
  operation: KnownOperation,
  knowledge: ApiKnowledge,
): readonly Draft[] {
  const symbol = call.generatedSymbol;
  const before = operation.operation;
  // Names made from paths move with the path; only names made from operation ids can change hands.
  if (symbol === undefined || before?.operationId === undefined || !isNamedAfter(symbol, before.operationId)) return [];
  return knowledge.targets.slice(-1).flatMap((target) => {
    const becomes =
      target.contract === undefined ? undefined : operationNamed(target.contract, symbol, before.operationId ?? "");
    if (becomes === undefined || becomes.key === operation.key) return [];
    return [
      {
        ruleId: "retargeted-operation" as const,
        milder: 0,
        place: placeOf(call),
        symbol: call.symbol,
        call: undefined,
        operation: writtenAs(operation),
        element: { kind: "operation" as const, path: [] },
        lifecycle: undefined,
        replacement: [],
        certainty: call.certainty,
        via: call.via,
        from: call.from,
        detail: { kind: "retargeted" as const, symbol, was: writtenAs(operation), becomes: writtenAs(becomes) },
        contract: { base: undefined, target: placed(target.contract?.locate(becomes.origin), knowledge) },
        forecast: target.release.forecast,
        inTest: call.inTest,
      },
    ];
  });
}

function operationNamed(contract: Contract, symbol: string, operationId: string): Operation | undefined {
  const named = new Map<OperationKey, Operation>();
  for (const operation of contract.operations.values()) {
    if (operation.operationId === operationId) return operation;
    if (operation.operationId !== undefined && isNamedAfter(symbol, operation.operationId))
      named.set(operation.key, operation);
  }
  return named.size === 1 ? [...named.values()][0] : undefined;
}

/**
 * Generators write an operation id in their own case and may put words around it:
 * `get_user_by_id` becomes `getUserById`, `useGetUserById`, `getUserByIdQuery`, `getUserByIdRaw`.
 */
function isNamedAfter(symbol: string, operationId: string): boolean {
  const [name, id] = [bare(symbol), bare(operationId)];
  if (name === id) return true;
  return name.endsWith(id)
    ? AROUND.has(name.slice(0, -id.length))
    : name.startsWith(id) && AROUND.has(name.slice(id.length));
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
const AROUND: ReadonlySet<string> = new Set([
  "use",
  "raw",
  "request",
  "query",
  "mutation",
  "options",
  "queryoptions",
  "mutationoptions",
]);
