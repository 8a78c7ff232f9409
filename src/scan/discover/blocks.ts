/** The script of a Vue or Svelte component, at its place: everything else becomes blanks, so positions stay true. */
export interface ScriptBlocks {
  readonly text: string;
  readonly language: "ts" | "tsx" | "js" | "jsx";
}

const SCRIPT = /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/script\s*>/gi;

export function scriptBlocks(component: string): ScriptBlocks {
  const withoutComments = component.replace(/<!--[\s\S]*?-->/g, blank);
  let text = "";
  let at = 0;
  let language: ScriptBlocks["language"] = "js";
  for (const match of withoutComments.matchAll(SCRIPT)) {
    const [, attributes = "", body = ""] = match;
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
