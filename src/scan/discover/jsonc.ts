import { withoutComments } from "../../json-comments.js";

/** tsconfig files are JSON with comments and trailing commas. `undefined`: not even that. */
export function parseJsonWithComments(text: string): unknown {
  try {
    return JSON.parse(withoutComments(text.replace(/^\uFEFF/, "")));
  } catch {
    return undefined;
  }
}
