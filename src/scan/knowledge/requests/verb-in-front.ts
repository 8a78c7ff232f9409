/** Texts that say the verb with the path: `"DELETE /users/{id}"`, `"@delete/users/:id"`, `"getUser get /users/{id}"`. */

import type { TextValue } from "../../domain/value.js";
import { text } from "../../domain/value.js";

const VERB = "get|put|post|delete|patch|head|options|trace";
const IN_FRONT = new RegExp(`^@?(${VERB})(?:[\\s:]+|(?=/))`, "i");
/** a name before it is that of the operation, as clients made for a document's operations write it */
const OPERATION = new RegExp(`^(?:[A-Za-z][\\w.:-]* )?(${VERB}) (?=/)`, "i");

/** Where such a text begins, as it stands in code. */
export const OPERATION_IN_CODE = `["'\`](?:[A-Za-z][\\w.:-]* )?(?:${VERB}|${VERB.toUpperCase()}) /`;

interface VerbAndPath {
  readonly method: TextValue;
  readonly url: TextValue;
}

/** Of a text that a client is known to read so. */
export const withVerbInFront = (written: TextValue): VerbAndPath | undefined =>
  parted(written, IN_FRONT) ?? parted(written, OPERATION);

/** Of any text: a verb, a space and a path are no accident, a path with the word `get` in it is. */
export const asOperation = (written: TextValue): VerbAndPath | undefined =>
  written.parts.some((part) => typeof part === "string" && isSentence(part)) ? undefined : parted(written, OPERATION);

/** The same of what stands before a first gap. */
export const isOperation = (beginning: string): boolean => OPERATION.test(beginning);

/** `"GET /users failed"` */
const isSentence = (literal: string): boolean => /\s/.test(literal.replace(OPERATION, ""));

function parted(written: TextValue, pattern: RegExp): VerbAndPath | undefined {
  const [first, ...rest] = written.parts;
  const verb = typeof first === "string" ? pattern.exec(first) : null;
  if (verb === null || typeof first !== "string") return undefined;
  return {
    method: text((verb[1] ?? "").toUpperCase()),
    url: text(...[first.slice(verb[0].length).replace(/\{[?&#][^}]*\}/g, ""), ...rest].filter((part) => part !== "")),
  };
}
