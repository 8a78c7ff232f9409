/** What a fix does, and what a suggestion lacks. */
import { describe, expect, test } from "vitest";
import type { Fix, FixChange, Unproved } from "../../../src/check/fix.js";
import { fixLine, fixTitle, unprovedWords } from "../../../src/report/fix/words.js";
import { plain } from "../../../src/report/text/phrase.js";

const name: FixChange = { kind: "name", of: "query", from: "sort", to: "orderBy" };

test.each<[FixChange, string]>([
  [{ kind: "operation", from: "GET /a", to: "GET /b" }, "`GET /a` becomes `GET /b`"],
  [name, "`sort` becomes `orderBy`"],
  [{ kind: "rewrite", title: "the body is wrapped", operation: "GET /a" }, "the body is wrapped in `GET /a`"],
  [{ kind: "comment", text: "// lastcall" }, "delete the comment `// lastcall`"],
])("%j: %s", (change, expected) => {
  expect(plain(fixTitle(change))).toBe(expected);
});

const body = { kind: "request-body", path: [] } as const;
const field = { kind: "request-property", path: ["a"] } as const;

describe("what is not proved", () => {
  test.each<[object, string]>([
    [{ kind: "after-upgrade", release: "2.25" }, "2.25 does not have the replacement yet: edit with the upgrade"],
    [{ kind: "unknown-release", release: "2.25" }, "no contract of 2.25 is known"],
    [
      { kind: "difference", element: field, in: "sent", release: "2.25", ruleId: "type-changed" },
      "request field a, which the code sends, differs in 2.25 (type-changed)",
    ],
    [
      { kind: "difference", element: body, in: "read", release: "2.25", ruleId: "type-changed" },
      "request body, which the code reads, differs in 2.25 (type-changed)",
    ],
    [
      { kind: "shape", in: "read", operation: "GET /a", gets: "a list", release: "2.25", expects: "an object" },
      "`GET /a` answers `a list` in 2.25, the code reads an object",
    ],
    [
      { kind: "shape", in: "sent", operation: "GET /a", gets: "a list", release: "2.25", expects: "an object" },
      "`GET /a` takes `a list` in 2.25, the code sends an object",
    ],
    [
      { kind: "undescribed", element: field, in: "sent", release: "2.25" },
      "request field a, which the code sends, is not described in 2.25",
    ],
    [
      { kind: "undescribed", element: field, in: "read", release: "2.25" },
      "request field a, which the code reads, is not described in 2.25",
    ],
    [{ kind: "resource", from: "a", to: "b" }, "nobody says that `a` and `b` name the same thing"],
    [
      { kind: "answer", escape: "stored", file: "a.ts", line: 7 },
      "the answer is stored at `a.ts:7`, so that not all reads of it are known",
    ],
    [{ kind: "sent", part: "body" }, "not all that the code sends in the body is known"],
    [{ kind: "elsewhere", file: "a.ts", line: 7 }, "the object is built at `a.ts:7`, which may serve others too"],
    [{ kind: "declared", name: "owner" }, "a type of the code declares `owner`"],
    [{ kind: "guessed", target: "owner" }, "no document names `owner`: it is a guess by likeness"],
    [{ kind: "in-test" }, "it stands in a test or a mock"],
  ])("%j: %s", (unproved, expected) => {
    expect(unprovedWords({ unproved: [unproved as Unproved] } as unknown as Fix).map(plain)).toEqual([expected]);
  });
});

test("in one line a suggestion says what is to be checked, a fix does not", () => {
  const unproved = [{ kind: "in-test" }, { kind: "declared", name: "owner" }];
  const line = (kind: Fix["kind"]): string => fixLine({ kind, change: name, unproved } as unknown as Fix);
  expect(line("fix")).toBe("`sort` becomes `orderBy`");
  expect(line("suggestion")).toBe(
    "`sort` becomes `orderBy` (check it: it stands in a test or a mock; a type of the code declares `owner`)",
  );
});
