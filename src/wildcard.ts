/**
 * Whether a text is these parts in this order with something between them, in time that grows with the text alone. The
 * regular expression that says the same, `^a(.*)b(.*)c$`, takes years for a hostile text.
 *
 * @param least characters that must stand between two parts
 * @example
 * matchesWildcard(["report-", ".", ""], "report-7.json", 1) // report-{}.{}
 */
export function matchesWildcard(parts: readonly string[], text: string, least: 0 | 1): boolean {
  const [first = "", ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    // Where a part comes first leaves the most room for those after it.
    const found = text.indexOf(part, at + least);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.endsWith(last) && text.length - last.length >= at + least;
}
