import type { ScanResult, Span } from "./call.js";
import { compareText } from "./discover/walk.js";

/**
 * The same result on every machine: sorted by place, and only what lies in the scanned files. Files that were only
 * followed (another package, generated code) are the way to a call, never its place.
 */
export function inOrder(result: ScanResult, inScope: (file: string) => boolean): ScanResult {
  return {
    ...result,
    calls: sorted(result.calls, inScope, (call) => `${call.method ?? ""} ${call.path}`),
    interfaces: sorted(result.interfaces, inScope, (use) => use.signature),
    unresolved: sorted(result.unresolved, inScope, (call) => call.reason),
    mentions: sorted(result.mentions, inScope, (mention) => mention.path),
    directives: sorted(result.directives, inScope, (directive) => directive.text),
    troubledFiles: [...result.troubledFiles].sort(
      (a, b) => compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0),
    ),
  };
}

function sorted<T extends Span & { readonly file: string }>(
  places: readonly T[],
  inScope: (file: string) => boolean,
  then: (place: T) => string,
): readonly T[] {
  return places
    .filter((place) => inScope(place.file))
    .sort(
      (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(then(a), then(b)),
    );
}
