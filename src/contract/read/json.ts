import { type Outcome, ok, problem } from "../../outcome.js";
import { mayIdentify, type SpecDocument } from "./document.js";
import { mayHoldExact, withExactNumbers } from "./exact-number.js";
import { hidesFault } from "./json-doubt.js";
import { jsonPlaces } from "./json-places.js";
import { faultInJson, type JsonFault } from "./json-scan.js";
import { lineIndex, type Positions } from "./positions.js";

export function readJson(file: string, text: string, trusted: boolean): Outcome<SpecDocument> {
  const fault = !trusted && hidesFault(text) ? faultInJson(text) : undefined;
  if (fault !== undefined) return notJson(file, text, fault);
  let root: unknown;
  try {
    root = JSON.parse(!trusted && mayHoldExact(text) ? withExactNumbers(text) : text);
  } catch (error) {
    return notJson(
      file,
      text,
      faultInJson(text) ?? { offset: 0, message: error instanceof Error ? error.message : String(error) },
    );
  }
  let positions: Positions | undefined;
  return ok({
    file,
    root,
    mayReferElsewhere: mayReferElsewhere(text),
    identifies: mayIdentify(text),
    positions: () => (positions ??= jsonPlaces(text)),
  });
}

/** A `$ref` to anything but `#…`, or letters of one written as escapes: `"\u0024ref"`. */
const mayReferElsewhere = (text: string): boolean => /"\$ref"\s*:\s*"(?!#)|\\u00(?:24|72|65|66)/.test(text);

function notJson(file: string, text: string, { offset, message }: JsonFault): Outcome<never> {
  // What is well-formed up to its very end was most likely cut off on its way.
  const hint = endsEarly(text) ? { hint: "It ends in the middle: was it cut off? Fetch it again." } : {};
  return problem(`${file} is not valid JSON: ${message}`, { file, ...lineIndex(text)(offset), ...hint });
}

/** A document that was complete ends with what its first character opened. */
const endsEarly = (text: string): boolean => /^\s*\{/.test(text) && !/\}\s*$/.test(text);
