import { between, blank, elementsOf, withoutRegions } from "./regions.js";

/** The scripts of a component or a page, at their place: everything else becomes blanks, so positions stay true. */
interface ScriptBlocks {
  readonly text: string;
  readonly language: "ts" | "tsx" | "js" | "jsx";
}

/** Templates and data in a script tag are no code. */
const NO_SCRIPT =
  /\btype\s*=\s*["']?(?!module\b|(?:text|application)\/(?:java|ecma|type)script|text\/(?:babel|jsx|ts))[\w/+-]/i;
const FRONTMATTER = /^\s*---\r?\n([\s\S]*?)\r?\n---/;

/** `withFrontmatter`: Astro's code stands between two lines of dashes at the top. */
export function scriptBlocks(component: string, withFrontmatter = false): ScriptBlocks {
  const page = withoutRegions(component, between(component, "<!--", "-->"));
  const frontmatter = withFrontmatter ? FRONTMATTER.exec(component) : null;
  const end = frontmatter?.[0].length ?? 0;
  let text = component.slice(0, end).replace(/^\s*---|---$/g, blank);
  let at = end;
  let language: ScriptBlocks["language"] = withFrontmatter ? "ts" : "js";
  for (const { attributes, inner } of elementsOf(page, "script")) {
    if (inner.start < at || NO_SCRIPT.test(attributes)) continue;
    text += blank(component.slice(at, inner.start)) + component.slice(inner.start, inner.end);
    at = inner.end;
    const named = /\blang\s*=\s*["']?(ts|tsx|jsx|js|typescript)\b/i.exec(attributes)?.[1]?.toLowerCase();
    if (named !== undefined) language = LANGUAGES[named] ?? language;
  }
  return { text: text + blank(component.slice(at)), language };
}

const LANGUAGES: Readonly<Record<string, ScriptBlocks["language"]>> = {
  ts: "ts",
  typescript: "ts",
  tsx: "tsx",
  js: "js",
  jsx: "jsx",
};
