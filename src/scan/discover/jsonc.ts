/** tsconfig files are JSON with comments and trailing commas. `undefined`: not even that. */
export function parseJsonWithComments(text: string): unknown {
  try {
    return JSON.parse(withoutComments(text));
  } catch {
    return undefined;
  }
}

/** Strings are skipped as a whole, so that `"https://…"` and `"src/**"` stay what they are. */
const TOKEN = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*(?:(?:\/\/[^\n]*|\/\*[\s\S]*?\*\/)\s*)*[}\]])/g;

function withoutComments(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(TOKEN, (token) => (token.startsWith('"') ? token : ""));
}
