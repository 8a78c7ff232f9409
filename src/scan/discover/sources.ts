import type { SourceText } from "../calls/analysis.js";
import { scriptBlocks } from "./blocks.js";
import { isDeclaration, isMarkup } from "./language.js";

/** A text as the engine takes it: language, generated or not, script blocks of components cut free. */
export function sourceText(path: string, text: string): SourceText {
  const generated = isDeclaration(path) || isGenerated(path, text);
  if (isMarkup(path)) return { path, ...scriptBlocks(text, path.endsWith(".astro")), generated };
  return { path, text, language: languageOf(path), generated };
}

function languageOf(path: string): SourceText["language"] {
  const extension = path.slice(path.lastIndexOf(".") + 1);
  switch (extension) {
    case "json":
    case "tsx":
      return extension;
    case "ts":
    case "mts":
    case "cts":
      return "ts";
    default:
      // plain JavaScript often holds JSX whatever its name, and JSX costs the other files nothing
      return "jsx";
  }
}

const GENERATED_PATH = /(?:^|\/)(?:__generated__|generated|\.generated)\/|\.(?:gen|generated)\.[cm]?[jt]sx?$/;
const GENERATED_WORDS =
  /@generated\b|\bauto-?\s?generated\b|(?:^|\n)[\s/*#-]*generated (?:by|via|using|from|with)\b|\bthis (?:file|code|class|module|client) (?:is|was|has been) generated\b/i;

/** Generators say so in the comment at the top, which also serves where the folder has a name of its own. */
function isGenerated(path: string, text: string): boolean {
  if (GENERATED_PATH.test(path)) return true;
  const head = /^\s*(?:(?:\/\/.*|\/\*[\s\S]*?\*\/|["']use \w+["'];?)\s*)+/.exec(text.slice(0, 2000))?.[0];
  return head !== undefined && GENERATED_WORDS.test(head);
}
