/** Names that a contract has in another letter case: servers often take both, and published samples mix them. */
import type { Operation, Schema } from "./contract.js";
import type { Element } from "./element.js";
import { findElement } from "./lookup.js";

/**
 * The element as the contract spells it, where only the letter case differs; `undefined` where it is spelled so, or
 * where it is not there at all.
 *
 * @example
 * spelledAs(operation, { kind: "request-property", path: ["AppId"] }) // { kind: "request-property", path: ["appID"] }
 */
export function spelledAs(operation: Operation, element: Element): Element | undefined {
  const { kind, path } = element;
  if (kind === "query") {
    const name = alike(
      operation.parameters.filter((parameter) => parameter.in === "query").map((parameter) => parameter.name),
      path[0] ?? "",
    );
    return name === undefined || name === path[0] ? undefined : { kind, path: [name] };
  }
  if (kind !== "request-property" && kind !== "response-property") return undefined;
  if (findElement(operation, element) !== undefined) return undefined;
  const spelled: string[] = [];
  for (const segment of path) {
    const as = findElement(operation, { kind, path: [...spelled, segment] });
    const name = as === undefined ? alike(namesAt(operation, kind, spelled), segment) : segment;
    if (name === undefined) return undefined;
    spelled.push(name);
  }
  return { kind, path: spelled };
}

/** Only where one name alone fits. */
function alike(names: readonly string[], asked: string): string | undefined {
  if (names.includes(asked)) return asked;
  const found = [...new Set(names)].filter((name) => name.toLowerCase() === asked.toLowerCase());
  return found.length === 1 ? found[0] : undefined;
}

function namesAt(
  operation: Operation,
  kind: "request-property" | "response-property",
  path: readonly string[],
): readonly string[] {
  const state = findElement(
    operation,
    path.length === 0 && kind === "request-property" ? { kind: "request-body", path: [] } : { kind, path },
  );
  return state === undefined || state.open ? [] : state.schemas.flatMap((schema) => namesIn(schema, new Set()));
}

function namesIn(schema: Schema, seen: Set<Schema>): readonly string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  return [
    ...schema.properties.keys(),
    ...[...schema.allOf, ...schema.oneOf, ...schema.anyOf].flatMap((part) => namesIn(part, seen)),
  ];
}
