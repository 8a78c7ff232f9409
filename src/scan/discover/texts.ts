import type { OnScanProgress } from "../progress.js";
import type { UnreadableReason } from "./file-system.js";
import type { Discovery } from "./index.js";
import { type Outline, outlineOf } from "./outline.js";
import { joinPath } from "./path.js";
import type { FindSignals } from "./signals.js";
import { type FactsOfText, factsOnce } from "./text-facts.js";

export interface Texts {
  /** of all discovered files, and of those outside the scope that they lead to */
  readonly outlines: ReadonlyMap<string, Outline>;
  /** root-relative; undefined for what cannot be read as text */
  readonly text: (file: string) => string | undefined;
  readonly troubles: readonly { readonly file: string; readonly reason: string }[];
}

const REASONS: Readonly<Record<UnreadableReason, string>> = {
  missing: "disappeared during the scan",
  unreadable: "cannot be read: check its permissions",
  binary: "is binary, not text; skipped",
  "too-large": "is larger than 4 MB and looks bundled or minified; skipped",
};

/** Texts that say nothing are read again should somebody ask; below this sum they are just kept. */
const KEPT_CHARACTERS = 64 * 1024 * 1024;

/**
 * Reads every file once. Files outside the scope that the scanned ones
 * import (generated code in `.gitignore`, a sibling package) are read too: calls go through them.
 */
export function readTexts(
  discovery: Discovery,
  findSignals: FindSignals,
  factsOf: FactsOfText = factsOnce,
  onProgress?: OnScanProgress,
): Texts {
  const outlines = new Map<string, Outline>();
  const kept = new Map<string, string>();
  const troubles: { file: string; reason: string }[] = [];

  const read = (file: string): string | undefined => {
    const result = discovery.fileSystem.read(joinPath(discovery.root, file));
    if (result.ok) return result.text;
    if (discovery.files.has(file) && !outlines.has(file)) troubles.push({ file, reason: REASONS[result.reason] });
    return undefined;
  };
  let characters = 0;
  const pending = [...discovery.files.keys()];
  for (let at = 0; at < pending.length; at += 1) {
    const file = pending[at];
    onProgress?.({ phase: "reading", done: at, all: pending.length });
    if (file === undefined || outlines.has(file)) continue;
    const text = read(file);
    if (text === undefined) continue;
    const facts = factsOf(file, text);
    facts.outline ??= outlineOf(file, text, findSignals);
    const { outline } = facts;
    outlines.set(file, outline);
    characters += text.length;
    if (outline.signals !== 0 || characters < KEPT_CHARACTERS) kept.set(file, text);
    for (const specifier of outline.specifiers) {
      const target = discovery.resolve(specifier, file);
      if (target !== undefined && !outlines.has(target) && !discovery.files.has(target)) pending.push(target);
    }
  }
  return { outlines, troubles, text: (file) => kept.get(file) ?? read(file) };
}
