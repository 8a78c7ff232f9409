/** Which edits an editor is given at once. */
import { describe, expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Edit, Fix } from "../../src/check/fix.js";
import type { Finding } from "../../src/check/index.js";
import { fixAction, fixAllAction } from "../../src/editor/lsp/actions.js";

const TEXTS: Readonly<Record<string, string>> = { "a.ts": "apps apps apps", "b.ts": "apps apps" };
const documents = {
  document: (file: string) => {
    const text = TEXTS[file];
    return text === undefined ? undefined : TextDocument.create(`file:///p/${file}`, "typescript", 3, text);
  },
  versionOf: ({ version }: TextDocument) => version,
};
const edit = (file: string, start: number, text: string): Edit => ({
  file,
  start,
  end: start + 4,
  before: "apps",
  text,
});
const found = (id: string, kind: Fix["kind"], ...edits: readonly Edit[]): Finding =>
  ({ fix: { id, kind, edits } }) as unknown as Finding;

/** File, first character and new text of each edit. */
const edited = (findings: readonly Finding[]): readonly unknown[] | undefined =>
  fixAllAction(findings, documents)?.edit?.documentChanges?.map((change) =>
    "edits" in change
      ? [
          change.textDocument,
          change.edits.map((one) => ("newText" in one ? [one.range.start.character, one.newText] : one)),
        ]
      : change,
  );
const file = (name: string) => ({ uri: `file:///p/${name}`, version: 3 });

describe("all proved edits of a file", () => {
  test("are made together, those of two files as well; one that several findings have is made once", () => {
    const both = found("both", "fix", edit("a.ts", 0, "keys"), edit("b.ts", 0, "keys"));
    expect(edited([both, both, found("other", "fix", edit("a.ts", 5, "users"))])).toEqual([
      [
        file("a.ts"),
        [
          [0, "keys"],
          [5, "users"],
        ],
      ],
      [file("b.ts"), [[0, "keys"]]],
    ]);
  });

  test("at the same place of two files do not overlap", () => {
    expect(edited([found("a", "fix", edit("a.ts", 5, "one")), found("b", "fix", edit("b.ts", 5, "two"))])).toEqual([
      [file("a.ts"), [[5, "one"]]],
      [file("b.ts"), [[5, "two"]]],
    ]);
  });

  test("leave for the next round what overlaps, not what only touches", () => {
    const first = found("first", "fix", { ...edit("a.ts", 0, "keys "), end: 5, before: "apps " });
    const same = found("same", "fix", edit("a.ts", 0, "users"));
    const next = found("next", "fix", edit("a.ts", 5, "more"));
    expect(edited([first, same, next])).toEqual([
      [
        file("a.ts"),
        [
          [0, "keys "],
          [5, "more"],
        ],
      ],
    ]);
  });

  test("have no suggestion among them, and are none where nothing is proved", () => {
    const guess = found("guess", "suggestion", edit("a.ts", 0, "keys"));
    expect(edited([guess, found("sure", "fix", edit("a.ts", 5, "users"))])).toEqual([[file("a.ts"), [[5, "users"]]]]);
    expect([fixAllAction([guess], documents), fixAllAction([], documents)]).toEqual([undefined, undefined]);
  });

  test("are none where a text is no longer what they were made for", () => {
    expect(fixAllAction([found("late", "fix", edit("a.ts", 1, "keys"))], documents)).toBeUndefined();
  });
});

describe("the edit of one finding", () => {
  const change = { kind: "operation", from: "GET /apps", to: "GET /keys" } as const;
  const action = (fix: object) =>
    fixAction({ fix: { id: "a", change, edits: [edit("a.ts", 0, "keys")], ...fix } } as unknown as Finding, documents);

  test("is preferred where it is proved; a suggestion names what to look at first", () => {
    const unproved = [{ kind: "unknown-release", release: "2.30" }];
    expect(
      [action({ kind: "fix", unproved: [] }), action({ kind: "suggestion", unproved })].map((one) => [
        one?.title,
        one?.isPreferred,
      ]),
    ).toEqual([
      ["`GET /apps` becomes `GET /keys`", true],
      ["`GET /apps` becomes `GET /keys` (check it: no contract of 2.30 is known)", false],
    ]);
  });

  test("is none without a fix, and none where the text is another by now", () => {
    expect(fixAction({} as unknown as Finding, documents)).toBeUndefined();
    expect(action({ kind: "fix", unproved: [], edits: [edit("a.ts", 2, "keys")] })).toBeUndefined();
  });
});
