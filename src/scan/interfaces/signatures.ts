import type { InterfaceSignature } from "../call.js";

/** A signature ready to be asked. */
interface SignatureTest {
  readonly id: string;
  /** `text` is a string of the code with holes `{}`; the part of it that the signature names */
  readonly inText: (text: string) => string | undefined;
  /** `values` are the string values of one object literal or one argument list; those that the signature names */
  readonly inValues: (values: readonly string[]) => readonly string[] | undefined;
  /** what else the signature has a word for */
  readonly wordsIn: (values: readonly string[]) => readonly string[];
}

export function signatureTest(signature: InterfaceSignature): SignatureTest {
  const literals = signature.literals.map(literalPattern);
  return {
    id: signature.id,
    inText: (text) => {
      for (const pattern of literals) {
        const found = pattern.exec(text)?.[0];
        if (found !== undefined) return found;
      }
      return undefined;
    },
    inValues: (values) => signature.objects.find((wanted) => wanted.every((value) => values.includes(value))),
    wordsIn: (values) =>
      values.flatMap((value) => value.split(/[^\w.-]+/)).filter((word) => signature.words.includes(word)),
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
