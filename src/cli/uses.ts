import type { CallInventory, ListedCall } from "../check/index.js";
import type { Element, ElementKind } from "../contract/element.js";
import { operationKey } from "../contract/index.js";
import type { Use } from "../policy/index.js";
import type { FieldUse } from "../scan/call.js";

/** What the code uses of an API: how many places touch each operation and each of its fields. */
export function usesOf({ calls }: Pick<CallInventory, "calls">): readonly Use[] {
  const uses = new Map<string, { readonly use: Omit<Use, "places">; readonly places: Set<string> }>();
  for (const call of calls) {
    for (const written of call.operations) {
      const operation = keyOf(written);
      for (const { element, place } of elementsOf(call)) {
        const id = [operation, element.kind, ...element.path].join("\n");
        const known = uses.get(id) ?? { use: { operation, element }, places: new Set<string>() };
        known.places.add(place);
        uses.set(id, known);
      }
    }
  }
  return [...uses.values()].map(({ use, places }) => ({ ...use, places: places.size }));
}

/** `GET /api/v1/workloads/{workloadId}` as the inventory writes it. */
function keyOf(written: string): Use["operation"] {
  const [method = "", ...path] = written.split(" ");
  return operationKey(method, path.join(" "));
}

const PARTS = [
  ["query", "query"],
  ["headers", "header"],
  ["body", "request-property"],
  ["reads", "response-property"],
] as const satisfies readonly (readonly [keyof ListedCall, ElementKind])[];

function elementsOf(call: ListedCall): readonly { readonly element: Element; readonly place: string }[] {
  const whole = { element: { kind: "operation" as const, path: [] }, place: placeOf(call) };
  return [
    whole,
    ...PARTS.flatMap(([part, kind]) =>
      call[part].flatMap((field) =>
        withParents(field).map((path) => ({ element: { kind, path }, place: placeOf(field.at) })),
      ),
    ),
  ];
}

/** Who reads `status.phase` uses `status` too. */
const withParents = ({ path }: FieldUse): readonly (readonly string[])[] => path.map((_, at) => path.slice(0, at + 1));

const placeOf = ({
  file,
  line,
  column,
}: {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}): string => `${file}:${line}:${column}`;
