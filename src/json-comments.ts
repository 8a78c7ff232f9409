/** JSON as people write configs: with comments and a comma after the last one. */

/**
 * The same text as plain JSON: comments and commas before a closing bracket are blanks, so that every position stays
 * what it is. In one pass: the text is somebody else's, and nothing in it may make this slow.
 *
 * @example
 * withoutComments('{ "a": 1, // one\n}') === '{ "a": 1        \n}'
 */
export function withoutComments(text: string): string {
  const pieces: string[] = [];
  let kept = 0;
  let comma: number | undefined;
  const drop = (start: number, end: number): void => {
    pieces.push(text.slice(kept, start), blank(text.slice(start, end)));
    kept = end;
  };
  const dropped: (readonly [start: number, end: number])[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOfComment(text, at);
    if (end !== undefined) {
      dropped.push([at, end]);
      at = end;
      continue;
    }
    const character = text.charAt(at);
    if ((character === "}" || character === "]") && comma !== undefined) dropped.push([comma, comma + 1]);
    if (!/\s/.test(character)) comma = character === "," ? at : undefined;
    at = character === '"' ? endOfString(text, at) : at + 1;
  }
  for (const [start, end] of dropped.sort(([one], [other]) => one - other)) drop(start, end);
  return pieces.join("") + text.slice(kept);
}

/** One that nobody closes goes on to the end. */
function endOfComment(text: string, at: number): number | undefined {
  const [mark, width] = text.startsWith("//", at) ? ["\n", 0] : text.startsWith("/*", at) ? ["*/", 2] : [];
  if (mark === undefined || width === undefined) return undefined;
  const end = text.indexOf(mark, at + 2);
  return end === -1 ? text.length : end + width;
}

/** One that nobody closes ends with its line. */
function endOfString(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next += 1) {
    const character = text.charAt(next);
    if (character === "\\") next += 1;
    else if (character === '"') return next + 1;
    else if (character === "\n") return next;
  }
  return text.length;
}

const blank = (text: string): string => text.replace(/[^\n]/g, " ");
