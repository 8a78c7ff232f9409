import { headSaysGenerated } from "../project/generated-text.js";
import { type Listen, SPEAKS } from "./needles.js";

/** All that is known of a file before it is worth parsing. Plain data: it is kept in the cache. */
export interface Outline {
  /** bits of `SPEAKS` */
  readonly speaks: number;
  /** what it imports and re-exports from, as written, each once */
  readonly specifiers: readonly string[];
  /** takes whole modules (`* as`, `export *`, `require()`, `import()`), so that the names it uses of them are not in an import list */
  readonly loose: boolean;
}

const LOOSE = ["* as ", "*as ", "export *", "import(", "require("];

const SPECIFIER =
  /\bfrom\s*(["'])([^"'\n]+)\1|\bimport\s*(["'])([^"'\n]+)\3|\b(?:import|require)\s*\(\s*(["'`])([^"'`$\n]+)\5/g;

export function outlineOf(text: string, listen: Listen): Outline {
  const specifiers = new Set<string>();
  for (const match of text.matchAll(SPECIFIER)) {
    const specifier = match[2] ?? match[4] ?? match[6];
    if (specifier !== undefined) specifiers.add(specifier);
  }
  const speaks = listen(text);
  // a generated function with a path calls the API, whatever its runtime is called
  const calls = (speaks & (SPEAKS.api | SPEAKS.piece)) !== 0 && headSaysGenerated(text) ? SPEAKS.transport : 0;
  return { speaks: speaks | calls, specifiers: [...specifiers], loose: LOOSE.some((sign) => text.includes(sign)) };
}
