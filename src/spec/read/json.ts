import { ok, problem, type Outcome } from "../../outcome.js";
import type { SpecDocument } from "./document.js";
import { jsonPositions, scanJson, type JsonFault, type JsonPlace } from "./json-scan.js";
import { lineIndex, type Positions } from "./positions.js";

export function readJson(file: string, text: string, trusted: boolean): Outcome<SpecDocument> {
  if (trusted) {
    const parsed = parse(text);
    if (parsed.ok) return ok({ file, root: parsed.value, positions: onFirstUse(text) });
  }
  const scanned = scanJson(text);
  if (!scanned.ok) return faultIn(file, text, scanned.fault);
  const parsed = parse(text);
  if (!parsed.ok) return problem(`${file} is not valid JSON: ${parsed.message}`, { file });
  return ok({ file, root: parsed.value, positions: onFirstUse(text, scanned.root) });
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

function onFirstUse(text: string, scannedRoot?: JsonPlace): () => Positions {
  let positions: Positions | undefined;
  return () => {
    if (positions === undefined) {
      let root = scannedRoot;
      if (root === undefined) {
        const scanned = scanJson(text);
        root = scanned.ok ? scanned.root : { offset: 0 };
      }
      positions = jsonPositions(text, root);
    }
    return positions;
  };
}

function faultIn(file: string, text: string, fault: JsonFault): Outcome<never> {
  const { line, column } = lineIndex(text)(fault.offset);
  return problem(`${file} is not valid JSON: ${fault.message}`, { file, line, column });
}
