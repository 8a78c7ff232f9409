/** The characters of a text that are known although not all of it is. */
import { isUncertain, uncertain } from "../domain/certainty.js";
import { literalOf } from "../domain/strings.js";
import type { TextValue, Value } from "../domain/value.js";
import { plain, text } from "../domain/value.js";
import { bare, ts } from "../project/syntax.js";

/** `path[0]`, `path.at(-1)`: what a text begins with is known before the first gap in it, and its end after the last. */
export function characterAt(value: TextValue, key: Value, from: "start" | "either end"): Value | undefined {
  if (key.kind !== "plain" || typeof key.value !== "number" || isUncertain(key)) return undefined;
  const fromEnd = from === "either end" && key.value < 0;
  const known = value.parts.at(fromEnd ? -1 : 0);
  const character = typeof known !== "string" ? undefined : fromEnd ? known.at(key.value) : known[key.value];
  if (character === undefined) return undefined;
  return isUncertain(value) ? uncertain(text(character)) : text(character);
}

/** In UTF-16 units, as the language counts; undefined for a text with gaps. */
export function lengthOf(value: TextValue): Value | undefined {
  const whole = literalOf(value);
  if (whole === undefined) return undefined;
  return isUncertain(value) ? uncertain(plain(whole.length)) : plain(whole.length);
}

const LAST = plain(-1);

/**
 * What a path ends with. A gap behind a slash is a name or an id: whatever it ends with, it is no slash.
 *
 *     if (uri.charAt(uri.length - 1) !== "/") uri += "/";
 */
export function lastCharacter(value: TextValue): Value | undefined {
  const known = characterAt(value, LAST, "either end");
  if (known !== undefined || typeof value.parts.at(-1) === "string" || !isBehindSlash(value)) return known;
  return isUncertain(value) ? uncertain(NO_SLASH) : NO_SLASH;
}

/** stands for any character but one */
const NO_SLASH = text("{}");

export const isBehindSlash = ({ parts }: TextValue): boolean =>
  parts.some((part) => typeof part === "string" && /\/(?!\/)/.test(part.replace(/^[a-z]+:\/\//i, "")));

/** `uri.length - 1`, where `uri` is what the character is asked of. */
export function isLastOf(holder: ts.Node, key: ts.Node): boolean {
  const at = ts.isExpression(key) ? bare(key) : key;
  return (
    ts.isBinaryExpression(at) &&
    at.operatorToken.kind === ts.SyntaxKind.MinusToken &&
    ts.isNumericLiteral(at.right) &&
    at.right.text === "1" &&
    ts.isPropertyAccessExpression(at.left) &&
    at.left.name.text === "length" &&
    at.left.expression.getText() === holder.getText()
  );
}
