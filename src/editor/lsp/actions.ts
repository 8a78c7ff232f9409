/** What can be done about a finding: its edit, or a comment that accepts it. */
import { type CodeAction, CodeActionKind, type TextDocumentEdit, type TextEdit } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Fix } from "../../check/fix.js";
import type { Finding } from "../../check/index.js";
import { fixTitle, unprovedWords } from "../../report/fix/words.js";
import { plain } from "../../report/text/phrase.js";
import { isMarkup } from "../../scan/discover/language.js";

export const FIX_ALL = "source.fixAll.lastcall";

export interface Documents {
  /** the text of a file of the report, with the version that an editor has it in */
  readonly document: (file: string) => TextDocument | undefined;
  /** null where the file is not open: the disk has no versions */
  readonly versionOf: (document: TextDocument) => number | null;
}

/** `undefined` where a text is no longer what the edit was made for. */
export function fixAction(finding: Finding, documents: Documents): CodeAction | undefined {
  const { fix } = finding;
  const changes = fix === undefined ? undefined : changesOf([fix], documents);
  if (fix === undefined || changes === undefined) return undefined;
  const [missing] = unprovedWords(fix).map(plain);
  const title = plain(fixTitle(fix.change));
  return {
    title: fix.kind === "fix" ? title : `${title} (check it${missing === undefined ? "" : `: ${missing}`})`,
    kind: CodeActionKind.QuickFix,
    // an editor that fixes on save takes what is preferred, unseen: only what is proved
    isPreferred: fix.kind === "fix",
    edit: { documentChanges: changes },
  };
}

/** Every proved edit of a file at once; those that overlap others wait for the next round. */
export function fixAllAction(findings: readonly Finding[], documents: Documents): CodeAction | undefined {
  const fixes = [...new Map(findings.flatMap(({ fix }) => (fix?.kind === "fix" ? [[fix.id, fix]] : []))).values()];
  const taken: Fix[] = [];
  for (const fix of fixes) if (!taken.some((other) => overlap(fix, other))) taken.push(fix);
  const changes = taken.length === 0 ? undefined : changesOf(taken, documents);
  return changes === undefined
    ? undefined
    : { title: "Make all proved edits of lastcall", kind: FIX_ALL, edit: { documentChanges: changes } };
}

const overlap = (one: Fix, other: Fix): boolean =>
  one.edits.some((a) => other.edits.some((b) => a.file === b.file && a.start < b.end && b.start < a.end));

function changesOf(fixes: readonly Fix[], documents: Documents): TextDocumentEdit[] | undefined {
  const byFile = new Map<string, { readonly document: TextDocument; readonly edits: TextEdit[] }>();
  for (const { file, start, end, before, text } of fixes.flatMap(({ edits }) => edits)) {
    const known = byFile.get(file);
    const document = known?.document ?? documents.document(file);
    if (document === undefined || document.getText().slice(start, end) !== before) return undefined;
    const edit = { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text };
    if (known === undefined) byFile.set(file, { document, edits: [edit] });
    else known.edits.push(edit);
  }
  return [...byFile.values()].map(({ document, edits }) => ({
    textDocument: { uri: document.uri, version: documents.versionOf(document) },
    edits,
  }));
}

/** A comment above the line. Markup has comments of its own kind, and a template's line takes none. */
export function suppressAction(finding: Finding, documents: Documents): CodeAction | undefined {
  const { file, line } = finding.place;
  const document = documents.document(file);
  if (document === undefined || isMarkup(file) || finding.detail.kind === "suppression") return undefined;
  const at = { line: line - 1, character: 0 };
  const own = document.getText({ start: at, end: { line, character: 0 } });
  const indent = /^[ \t]*/.exec(own)?.[0] ?? "";
  const end = document.getText().includes("\r\n") ? "\r\n" : "\n";
  const comment = `${indent}// lastcall-disable-next-line ${finding.ruleId} -- say why${end}`;
  return {
    title: `Accept ${finding.ruleId} here, with a reason`,
    kind: CodeActionKind.QuickFix,
    isPreferred: false,
    edit: {
      documentChanges: [
        {
          textDocument: { uri: document.uri, version: documents.versionOf(document) },
          edits: [{ range: { start: at, end: at }, newText: comment }],
        },
      ],
    },
  };
}
