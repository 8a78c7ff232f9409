import type { InterfaceSignature } from "../call.js";

/** A signature ready to be asked. */
export interface SignatureTest {
  readonly id: string;
  /** `text` is a string of the code with holes `{}` */
  readonly fitsText: (text: string) => boolean;
  /** `values` are the string values of one object literal or one argument list */
  readonly fitsValues: (values: readonly string[]) => boolean;
}

export function signatureTest(signature: InterfaceSignature): SignatureTest {
  const literals = signature.literals.map(literalPattern);
  return {
    id: signature.id,
    fitsText: (text) => literals.some((pattern) => pattern.test(text)),
    fitsValues: (values) => signature.objects.some((wanted) => wanted.every((value) => values.includes(value))),
  };
}

/**
 * `*` stands for a name, and a hole in the code can be one. A literal that is one word must be a word of the text:
 * `runai_job_image` is not in `runai_job_image_pulls`.
 */
function literalPattern(literal: string): RegExp {
  const source = literal
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, "\\$&"))
    .join(String.raw`(?:[A-Za-z0-9_.-]|\{\})*`);
  return /^[\w*]+$/.test(literal) ? new RegExp(`(?<![\\w])${source}(?![\\w])`) : new RegExp(source);
}
