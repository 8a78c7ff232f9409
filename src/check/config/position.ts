/** Lines and columns of parts of a YAML or JSON text (JSON is YAML); loaded only for YAML configs and for problems. */
import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from "yaml";
import type { Position } from "./text.js";

export type ParsedYaml =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string; readonly position: Position };

/**
 * Numbers with a fraction stay as written: `from: 2.20` means the release 2.20, not the number 2.2.
 */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    return { ok: false, message: error.message.split(" at line ")[0] ?? error.message, position: { line, column: col } };
  }
  visit(document, {
    Scalar(_, scalar) {
      if (typeof scalar.value === "number" && !Number.isInteger(scalar.value) && scalar.source !== undefined) scalar.value = scalar.source;
      else if (typeof scalar.value === "number" && scalar.source?.includes(".") === true) scalar.value = scalar.source;
    },
  });
  return { ok: true, value: document.toJS({ maxAliasCount: 100 }) as unknown };
}

export function positionOf(text: string, path: readonly PropertyKey[]): Position {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "silent" });
  const { line, col } = lines.linePos(offsetOf(document, path));
  return { line, column: col };
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === undefined) return offset;
    offset = next.offset;
    node = next.value;
  }
  return offset;
}

function childOf(node: unknown, step: PropertyKey): { readonly offset: number; readonly value: unknown } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { offset: item.range?.[0] ?? 0, value: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((candidate) => isPair(candidate) && isScalar(candidate.key) && String(candidate.key.source ?? candidate.key.value) === String(step));
  return pair !== undefined && isScalar(pair.key) ? { offset: pair.key.range?.[0] ?? 0, value: pair.value } : undefined;
}
