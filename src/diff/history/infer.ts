/** Renames and moves that nobody announced, recognised by operation id, by name or by shape. */
import type { ListedOperation, Operation, OperationKey, Schema } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { enumOwner, findElement } from "../../contract/lookup.js";
import type { History } from "./history.js";
import type { Replacement } from "./lifecycle.js";
import { continued, type Members } from "./likeness.js";
import { statementsOf } from "./presence.js";
import type { ReleaseContract } from "./release.js";
import type { ReplacementQuestion } from "./replacement.js";

type Inferred = Omit<Replacement, "chain"> & { readonly source: { readonly kind: "inferred" } };

export function inferReplacement({
  history,
  operation,
  element,
  removed,
  statements,
}: ReplacementQuestion): readonly Inferred[] {
  if (removed?.source.kind !== "contract") return [];
  const last = statements.findLast((seen) => seen.state === "present");
  const before = history.contracts.find(({ version }) => version === last?.release);
  const after = history.contracts.find(({ version }) => version === removed.release);
  if (before === undefined || after === undefined) return [];
  if (element.kind === "operation") return movedOperation(operation, before, after, history);
  if (history.operations.get(operation)?.versions.includes(after.version) !== true) return [];
  if (isBelowWhatWent(history, operation, element, after)) return [];
  const written = history.parts?.became(before, after, operation, element);
  if (written !== undefined)
    return written.map(([target, certainty, by]) => ({ target, certainty, source: { kind: "inferred", by } }));
  const [old, now] = [before, after].map(({ contract }) => contract.operations.get(operation));
  return old === undefined || now === undefined ? [] : followers(old, now, element);
}

/** The same operation id under another path or method, where it was not before: the operation moved. */
function movedOperation(
  key: OperationKey,
  release: ReleaseContract,
  after: ReleaseContract,
  { operations }: History,
): readonly Inferred[] {
  const before = [...release.operations].find((operation) => operation.key === key);
  if (before === undefined) return [];
  const versionsOf = (operation: OperationKey) => operations.get(operation)?.versions ?? [];
  const own = new Set(versionsOf(key));
  const isNew = (candidate: ListedOperation) => versionsOf(candidate.key).every((version) => !own.has(version));
  const candidates = [...after.operations];
  const byId = candidates.filter(
    (candidate) => before.operationId !== undefined && candidate.operationId === before.operationId && isNew(candidate),
  );
  const [moved, ...others] = byId;
  if (moved !== undefined && others.length === 0) {
    return [
      {
        target: `${moved.method} ${moved.path}`,
        certainty: "certain",
        source: { kind: "inferred", by: "operation-id" },
      },
    ];
  }
  const alike = candidates.filter(
    (candidate) =>
      candidate.method === before.method && lastName(candidate.path) === lastName(before.path) && isNew(candidate),
  );
  const byShape = alike.filter((candidate) =>
    sameAnswer(release.contract.operations.get(key), after.contract.operations.get(candidate.key)),
  );
  const [similar, ...more] = byShape;
  if (similar === undefined || more.length > 0) return [];
  return [
    { target: `${similar.method} ${similar.path}`, certainty: "likely", source: { kind: "inferred", by: "shape" } },
  ];
}

/** What is above the field went with it, so that nothing stands beside it any more. */
function isBelowWhatWent(
  history: History,
  operation: OperationKey,
  { kind, path }: Element,
  after: ReleaseContract,
): boolean {
  if ((kind !== "request-property" && kind !== "response-property") || path.length < 2) return false;
  return (
    statementsOf(history, operation, { kind, path: path.slice(0, -1) }).find(({ release }) => release === after.version)
      ?.state !== "present"
  );
}

/** What came where the part was: beside it in the same object, in the same place of the request, among the same values. */
export function followers(before: Operation, after: Operation, element: Element): readonly Inferred[] {
  const name = element.path.at(-1) ?? "";
  const [old, now] = [membersBeside(before, element), membersBeside(after, element)];
  if (old === undefined || now === undefined) return [];
  const found = continued(name, old, now);
  if (found === undefined) return [];
  const beside =
    element.kind === "request-property" || element.kind === "response-property" ? element.path.slice(0, -1) : [];
  return [
    {
      target: fieldName([...beside, found.name]),
      certainty: found.certainty,
      source: { kind: "inferred", by: found.by },
    },
  ];
}

/** What stands beside an element, by name; `undefined` where the contract cannot tell. */
function membersBeside(operation: Operation, element: Element): Members | undefined {
  switch (element.kind) {
    case "request-property":
    case "response-property":
      return propertiesAt(operation, element.kind, element.path.slice(0, -1));
    case "query":
    case "header":
    case "cookie":
      return new Map(
        operation.parameters
          .filter((parameter) => parameter.in === element.kind)
          .map((parameter) => [parameter.name, parameter.schema]),
      );
    case "enum-value": {
      const owner = enumOwner(element)?.owner;
      const state = owner === undefined ? undefined : findElement(operation, owner);
      if (state === undefined || state.open || state.values === undefined) return undefined;
      return new Map(state.values.filter((value) => typeof value === "string").map((value) => [value, undefined]));
    }
    default:
      return undefined;
  }
}

/** `["environmentVariables", "[]", "name"]` is written `environmentVariables[].name`. */
const fieldName = (path: readonly string[]): string => path.join(".").replace(/\.(\[\]|\{\})/g, "$1");

function propertiesAt(
  operation: Operation,
  kind: "request-property" | "response-property",
  path: readonly string[],
): ReadonlyMap<string, Schema> | undefined {
  const state = findElement(
    operation,
    path.length === 0 && kind === "request-property" ? { kind: "request-body", path: [] } : { kind, path },
  );
  if (state === undefined || state.open) return undefined;
  const properties = new Map<string, Schema>();
  const seen = new Set<Schema>();
  const collect = (schema: Schema): void => {
    if (seen.has(schema)) return;
    seen.add(schema);
    for (const [name, property] of schema.properties) properties.set(name, property);
    for (const part of [...schema.allOf, ...schema.oneOf, ...schema.anyOf]) collect(part);
  };
  for (const schema of state.schemas) collect(schema);
  return properties;
}

/** Both answer with the same fields, at least three of them: fewer are a coincidence. */
function sameAnswer(before: Operation | undefined, after: Operation | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const [old, now] = [propertiesAt(before, "response-property", []), propertiesAt(after, "response-property", [])];
  if (old === undefined || now === undefined || old.size < 3) return false;
  const shared = [...old.keys()].filter((name) => now.has(name)).length;
  return shared / Math.max(old.size, now.size) >= 0.8;
}

const lastName = (path: string): string | undefined =>
  path.split("/").findLast((segment) => segment !== "" && !segment.startsWith("{"));
