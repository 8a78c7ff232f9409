/** What a generator writes at the head of a file, or in its name. */

const HEADER =
  /auto-?generated|do not (edit|modify)|generated (by|with|from)|openapi-generator|swagger-typescript-api|@hey-api|orval/i;
/** characters in which a header has to begin */
const HEAD = 1500;
const NAME = /\.(gen|generated)\.[cm]?[jt]sx?$/;

export const saysGenerated = (path: string, text: string): boolean => NAME.test(path) || headSaysGenerated(text);

export const headSaysGenerated = (text: string): boolean => HEADER.test(leadingComment(text));

/** Only the comments at its head speak for the file; a generator's often comes after one for a linter. */
function leadingComment(text: string): string {
  const start = text.slice(0, HEAD).replace(/^\uFEFF?(#!.*\n)?\s*/, "");
  return /^(?:\/\*[\s\S]*?\*\/\s*|\/\/.*\n\s*)+/.exec(start)?.[0] ?? "";
}
