/** The actions at one finding: its edit, and a comment that accepts it. */
import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Fix, Unproved } from "../../../src/check/fix.js";
import { fixAction, suppressAction } from "../../../src/editor/lsp/actions.js";
import { finding } from "../../report/reports/build.js";

const TEXTS: Readonly<Record<string, string>> = {
  "a.ts": "one();\n\t  two();\n",
  "b.ts": "one();\r\ntwo();\r\n",
  "c.vue": "<script>\none();\n</script>",
};
const documents = {
  document: (file: string) => {
    const text = TEXTS[file];
    return text === undefined ? undefined : TextDocument.create(`file:///p/${file}`, "typescript", 7, text);
  },
  versionOf: ({ version }: TextDocument) => version,
};
const at = (file: string, line: number, more: object = {}) =>
  finding({
    ...{ ruleId: "removed-endpoint", severity: "error", operation: "GET /a" },
    place: { file, line, column: 1, endLine: line, endColumn: 4 },
    ...more,
  });

describe("a comment that accepts a finding", () => {
  test.each([
    ["a.ts", 1, { line: 0, character: 0 }, "// lastcall-disable-next-line removed-endpoint -- say why\n"],
    ["a.ts", 2, { line: 1, character: 0 }, "\t  // lastcall-disable-next-line removed-endpoint -- say why\n"],
    ["b.ts", 2, { line: 1, character: 0 }, "// lastcall-disable-next-line removed-endpoint -- say why\r\n"],
  ])("%s:%d", (file, line, start, newText) => {
    expect(suppressAction(at(file, line), documents)).toEqual({
      ...{ title: "Accept removed-endpoint here, with a reason", kind: "quickfix", isPreferred: false },
      edit: {
        documentChanges: [
          {
            textDocument: { uri: `file:///p/${file}`, version: 7 },
            edits: [{ range: { start, end: start }, newText }],
          },
        ],
      },
    });
  });

  test.each([
    ["in markup", at("c.vue", 2)],
    ["in a file that is gone", at("gone.ts", 1)],
    ["of a comment itself", at("a.ts", 1, { detail: { kind: "suppression" } })],
  ])("is not offered %s", (_, one) => {
    expect(suppressAction(one, documents)).toBeUndefined();
  });
});

describe("the edit of a finding", () => {
  const fix = (kind: Fix["kind"], unproved: readonly object[], before = "one"): Fix => ({
    ...{ id: "1", kind, change: { kind: "name", of: "query", from: "one", to: "two" } },
    ...{ edits: [{ file: "a.ts", start: 0, end: 3, before, text: "two" }], unproved: unproved as readonly Unproved[] },
  });
  const action = (made: Fix | undefined) => fixAction({ ...at("a.ts", 1), ...(made && { fix: made }) }, documents);

  test.each([
    ["fix", [], "`one` becomes `two`", true],
    ["suggestion", [], "`one` becomes `two` (check it)", false],
    [
      "suggestion",
      [{ kind: "in-test" }, { kind: "declared", name: "x" }],
      "`one` becomes `two` (check it: it stands in a test or a mock)",
      false,
    ],
  ] as const)("%s with %j: %s", (kind, unproved, title, isPreferred) => {
    expect(action(fix(kind, unproved))).toMatchObject({ title, kind: "quickfix", isPreferred });
  });

  test("is not offered where there is none, and where the text is another by now", () => {
    expect(action(undefined)).toBeUndefined();
    expect(action(fix("fix", [], "two"))).toBeUndefined();
  });
});
