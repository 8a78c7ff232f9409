/** The scripts of a component or a page, at their place: everything else becomes blanks, so positions stay true. */
export interface ScriptBlocks {
  readonly text: string;
  readonly language: "ts" | "tsx" | "js" | "jsx";
}

const SCRIPT = /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/script\s*>/gi;

/** Templates and data in a script tag are no code. */
const NO_SCRIPT =
  /\btype\s*=\s*["']?(?!module\b|(?:text|application)\/(?:java|ecma|type)script|text\/(?:babel|jsx|ts))[\w/+-]/i;
const FRONTMATTER = /^\s*---\r?\n([\s\S]*?)\r?\n---/;

/** `withFrontmatter`: Astro's code stands between two lines of dashes at the top. */
export function scriptBlocks(component: string, withFrontmatter = false): ScriptBlocks {
  const withoutComments = component.replace(/<!--[\s\S]*?-->/g, blank);
  const frontmatter = withFrontmatter ? FRONTMATTER.exec(component) : null;
  const end = frontmatter?.[0].length ?? 0;
  let text = component.slice(0, end).replace(/^\s*---|---$/g, blank);
  let at = end;
  let language: ScriptBlocks["language"] = withFrontmatter ? "ts" : "js";
  for (const match of withoutComments.matchAll(SCRIPT)) {
    const [, attributes = "", body = ""] = match;
    if (match.index < at || NO_SCRIPT.test(attributes)) continue;
    const start = match.index + "<script".length + attributes.length + 1;
    text += blank(component.slice(at, start)) + component.slice(start, start + body.length);
    at = start + body.length;
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

/** Line breaks stay, so that lines and columns do. */
const blank = (text: string): string => text.replace(/[^\r\n]/g, " ");
