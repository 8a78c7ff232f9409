import type { CallInventory, ListedCall } from "../check/index.js";
import type { Element, ElementKind } from "../contract/element.js";
import { operationKey } from "../contract/index.js";
import { enumValue } from "../contract/lookup.js";
import type { Use } from "../policy/index.js";
import { waysTo } from "../policy/worse.js";
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

/** The same of interfaces that no contract lists, by id. */
export function interfaceUsesOf({ interfaces }: Pick<CallInventory, "interfaces">): ReadonlyMap<string, number> {
  const places = new Map<string, Set<string>>();
  for (const use of interfaces)
    places.set(use.signature, (places.get(use.signature) ?? new Set<string>()).add(placeOf(use)));
  return new Map([...places].map(([id, at]) => [id, at.size]));
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

interface UsedElement {
  readonly element: Element;
  /** in the code */
  readonly place: string;
}

function elementsOf(call: ListedCall): readonly UsedElement[] {
  const whole = { element: { kind: "operation" as const, path: [] }, place: placeOf(call) };
  return [whole, ...PARTS.flatMap(([part, kind]) => call[part].flatMap((field) => elementsOfField(field, kind)))];
}

/** Who reads `status.phase` uses `status` too; and the values that are sent or compared have lives of their own. */
function elementsOfField(field: FieldUse, kind: ElementKind): readonly UsedElement[] {
  const place = placeOf(field.at);
  return [
    ...waysTo(field.path).map((path) => ({ element: { kind, path }, place })),
    ...field.values.map((value) => ({ element: enumValue({ kind, path: field.path }, value), place })),
  ];
}

const placeOf = ({
  file,
  line,
  column,
}: {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}): string => `${file}:${line}:${column}`;
