import type { SourceText } from "./calls/analysis.js";
import { whyUnread } from "./isolation.js";
import { isUnparsed, syntaxOf, ts } from "./project/syntax.js";

/** The first syntax error of a file that was parsed: it was scanned as far as it goes, and the user is told. */
export function syntaxErrorOf(
  source: SourceText,
): { readonly file: string; readonly line: number; readonly reason: string } | undefined {
  if (isUnparsed(source)) return { file: source.path, line: 1, reason: `${whyUnread(source)}; it was not scanned` };
  const tree = syntaxOf(source);
  if (!hasDiagnostics(tree)) return undefined;
  // plain JavaScript may hold annotations of Flow: not TypeScript's errors to report
  const first = source.language === "js" || source.language === "jsx" ? undefined : tree.parseDiagnostics[0];
  if (first === undefined) return undefined;
  const line = tree.getLineAndCharacterOfPosition(first.start ?? 0).line + 1;
  const said = ts.flattenDiagnosticMessageText(first.messageText, " ").replace(/\.$/, "");
  return { file: source.path, line, reason: `syntax error: ${said}; scanned as far as it goes` };
}

/** Whatever the language: the tree is not what somebody meant. */
export function hasSyntaxErrors(source: SourceText): boolean {
  const tree = syntaxOf(source);
  return isUnparsed(source) || (hasDiagnostics(tree) && tree.parseDiagnostics.length > 0);
}

/** The parser keeps its findings on the tree without declaring them; asking through a program would parse again. */
function hasDiagnostics(
  tree: ts.SourceFile,
): tree is ts.SourceFile & { readonly parseDiagnostics: readonly ts.Diagnostic[] } {
  return "parseDiagnostics" in tree && Array.isArray(tree.parseDiagnostics);
}
