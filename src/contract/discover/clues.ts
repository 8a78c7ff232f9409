/** Where a docs page or one of its scripts says that its OpenAPI document is. Reads text only; runs nothing. */
import { tagsOf } from "../web/tags.js";
import type { Clue } from "./clue.js";
import { elementClues, WANTED } from "./element-clues.js";
import { settingClues } from "./setting-clues.js";

/** characters; what browsers and servers take */
const LONGEST_ADDRESS = 8000;

/**
 * Redoc, Redocly, Swagger UI, Scalar, Stoplight Elements and RapiDoc, and links for download. What starts with `<` is a
 * page; anything else is read as a script. `at` is what scripts see as `location`.
 */
export function cluesIn(page: string, at: URL): readonly Clue[] {
  const tags = page.trimStart().startsWith("<") ? tagsOf(page, WANTED) : [];
  const clues = [...tags.flatMap((tag) => elementClues(tag, at)), ...settingClues(page, at)];
  return clues.filter((clue) => clue.kind === "inline" || clue.href.length <= LONGEST_ADDRESS);
}
