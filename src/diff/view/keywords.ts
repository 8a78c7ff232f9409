import type { Schema } from "../../contract/contract.js";
import type { Keywords } from "../../contract/keywords.js";

export const saysSomething = ({ keywords: { said, filled } }: Schema): boolean => (said | filled) !== 0;

export function keywordsOfAll(nodes: readonly Schema[]): Keywords {
  let said = 0;
  let filled = 0;
  for (const { keywords } of nodes) {
    said |= keywords.said;
    filled |= keywords.filled;
  }
  return { said, filled };
}
