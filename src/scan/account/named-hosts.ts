/** What the code calls instead where nothing in it has to be parsed: addresses in files that send requests, by their text. */
import type { Outline } from "../discover/outline.js";

interface Texts {
  readonly outlines: ReadonlyMap<string, Outline>;
  readonly text: (file: string) => string | undefined;
}

const MOST_NAMED = 20;

/** Most often named first. */
export function namedHosts({ outlines, text }: Texts): readonly string[] {
  const counts = new Map<string, number>();
  for (const [file, { signals }] of outlines) {
    if (signals === 0) continue;
    for (const [, host = ""] of (text(file) ?? "").matchAll(/https?:\/\/([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/g))
      counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, MOST_NAMED)
    .map(([host]) => host);
}
