import { headSaysGenerated } from "../project/generated-text.js";
import { type SharedNames, sharedNamesOf } from "./shared-names.js";
import { type FindSignals, SIGNALS } from "./signals.js";

/** All that is known of a file before it is worth parsing. Plain data: it is kept in the cache. */
export interface Outline {
  /** bits of `SIGNALS` */
  readonly signals: number;
  /** what it imports and re-exports from, as written, each once */
  readonly specifiers: readonly string[];
  /** takes whole modules (`* as`, `export *`, `require()`, `import()`), so that the names it uses of them are not in an import list */
  readonly loose: boolean;
  /** of a classic script: what it shares with the others of its page */
  readonly shares?: SharedNames;
}

const LOOSE = ["* as ", "*as ", "export *", "export*", "import(", "require("];

const SPECIFIER =
  /\bfrom\s*(["'])([^"'\n]+)\1|\bimport\s*(["'])([^"'\n]+)\3|\b(?:import|require)\s*\(\s*(["'`])([^"'`$\n]+)\5/g;

export function outlineOf(file: string, text: string, findSignals: FindSignals): Outline {
  const signals = findSignals(text);
  // a command in a string of `package.json` is no import: `node -p "require('./package.json').version"`
  if (file.endsWith(".json")) return { signals, specifiers: [], loose: false };
  const specifiers = new Set<string>();
  for (const match of text.matchAll(SPECIFIER)) {
    const specifier = match[2] ?? match[4] ?? match[6];
    if (specifier !== undefined) specifiers.add(specifier);
  }
  // a generated function with a path calls the API, whatever its runtime is called
  const calls = (signals & (SIGNALS.api | SIGNALS.piece)) !== 0 && headSaysGenerated(text) ? SIGNALS.transport : 0;
  const shares = sharedNamesOf(file, text);
  return {
    signals: signals | calls,
    specifiers: [...specifiers],
    loose: LOOSE.some((sign) => text.includes(sign)),
    ...(shares === undefined ? {} : { shares }),
  };
}
