/** Where a docs page or one of its scripts says that its OpenAPI document is. Reads text only; runs nothing. */
import { tagsOf, withoutComments } from "../web/tags.js";
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
  const isPage = page.trimStart().startsWith("<");
  const tags = isPage ? tagsOf(page, WANTED) : [];
  const inScripts = settingClues(isPage ? tags.map(({ text }) => text).join("\n") : page, at);
  const clues = [
    ...tags.flatMap((tag) => elementClues(tag, at)),
    ...inScripts,
    ...(isPage ? inText(page, at, inScripts) : []),
  ];
  return clues.filter((clue) => clue.kind === "inline" || clue.href.length <= LONGEST_ADDRESS);
}

/** What only stands in the text of a page may be what it speaks of, not what it shows. */
function inText(page: string, at: URL, inScripts: readonly Clue[]): readonly Clue[] {
  const known = new Set(inScripts.map((clue) => (clue.kind === "inline" ? clue.text : clue.href)));
  return settingClues(withoutComments(page), at).flatMap((clue): readonly Clue[] => {
    if (known.has(clue.kind === "inline" ? clue.text : clue.href)) return [];
    if (clue.kind !== "address") return [clue];
    const { isCertain: _, ...loose } = clue;
    return [loose];
  });
}
