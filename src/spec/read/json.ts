import { ok, problem, type Outcome } from "../../outcome.js";
import type { SpecDocument } from "./document.js";
import { jsonPlaces } from "./json-places.js";
import { faultInJson, type JsonFault } from "./json-scan.js";
import { lineIndex, type Positions } from "./positions.js";

export function readJson(file: string, text: string, trusted: boolean): Outcome<SpecDocument> {
  const fault = trusted ? undefined : faultInJson(text);
  if (fault !== undefined) return notJson(file, text, fault);
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    return notJson(file, text, faultInJson(text) ?? { offset: 0, message: error instanceof Error ? error.message : String(error) });
  }
  let positions: Positions | undefined;
  return ok({ file, root, positions: () => (positions ??= jsonPlaces(text)) });
}

function notJson(file: string, text: string, { offset, message }: JsonFault): Outcome<never> {
  return problem(`${file} is not valid JSON: ${message}`, { file, ...lineIndex(text)(offset) });
}
