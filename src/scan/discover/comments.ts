/**
 * Code without its comments: prose about the API calls nothing. Strings are passed over as a whole, so that `"https://…"`
 * stays; a `//` after a backslash ends a regular expression. By hand, because a regular expression starts anew at each
 * quote that never closes.
 */
export function withoutComments(text: string): string {
  let kept = "";
  let from = 0;
  const start = /["'`]|\/[/*]/g;
  // `/\/*$/` opens no comment: what never closes is kept, and looked for once
  const lastClose = text.lastIndexOf("*/");
  for (let match = start.exec(text); match !== null; match = start.exec(text)) {
    const at = match.index;
    const end = match[0] === "/*" && at + 2 > lastClose ? at : endOf(text, at, match[0]);
    if (match[0].startsWith("/") && end > at) {
      kept += text.slice(from, at);
      from = end;
    }
    start.lastIndex = Math.max(end, at + 1);
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** The offset after the string or comment; the start itself where it is none. */
function endOf(text: string, at: number, sign: string): number {
  switch (sign) {
    case "//": {
      const before = text.charAt(at - 1);
      return before === "\\" || before === ":" ? at : lineEnd(text, at);
    }
    case "/*": {
      const end = text.indexOf("*/", at + 2);
      return end < 0 ? at : end + 2;
    }
    default:
      return endOfString(text, at, sign);
  }
}

function endOfString(text: string, at: number, quote: string): number {
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text[end];
    if (character === quote) return end + 1;
    if (character === "\\") end += 1;
    else if (character === "\n" && quote !== "`") return at;
  }
  return quote === "`" ? text.length : at;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
