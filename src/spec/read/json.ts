import { ok, problem, type Outcome } from "../../outcome.js";
import type { SpecDocument } from "./document.js";
import { jsonPlaces } from "./json-places.js";
import { faultInJson } from "./json-scan.js";
import { lineIndex, type Positions } from "./positions.js";

export function readJson(file: string, text: string, trusted: boolean): Outcome<SpecDocument> {
  const fault = trusted ? undefined : faultInJson(text);
  if (fault !== undefined) {
    const { line, column } = lineIndex(text)(fault.offset);
    return problem(`${file} is not valid JSON: ${fault.message}`, { file, line, column });
  }
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    return problem(`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`, { file });
  }
  let positions: Positions | undefined;
  return ok({ file, root, positions: () => (positions ??= jsonPlaces(text)) });
}
