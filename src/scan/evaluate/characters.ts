/** The characters of a text that are known although not all of it is. */
import { isUncertain, uncertain } from "../domain/certainty.js";
import type { TextValue, Value } from "../domain/value.js";
import { text } from "../domain/value.js";

/** `path[0]`, `path.at(-1)`: what a text begins with is known before the first gap in it, and its end after the last. */
export function characterAt(value: TextValue, key: Value, from: "start" | "either end"): Value | undefined {
  if (key.kind !== "plain" || typeof key.value !== "number" || isUncertain(key)) return undefined;
  const fromEnd = from === "either end" && key.value < 0;
  const known = value.parts.at(fromEnd ? -1 : 0);
  const character = typeof known !== "string" ? undefined : fromEnd ? known.at(key.value) : known[key.value];
  if (character === undefined) return undefined;
  return isUncertain(value) ? uncertain(text(character)) : text(character);
}
