import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CodeFrame, framer } from "../../../src/report/check/code-frame.js";
import { visible, withoutCommands } from "../../../src/report/text/visible.js";
import { clip, clipStart, widthOf, wrap } from "../../../src/report/text/width.js";

const options = { around: 1, width: 60 };
const drawn = (frame: CodeFrame | undefined): readonly string[] | undefined =>
  frame?.map(({ number, before, marked, after }) => `${number} ${before}[${marked}]${after}`);
const frame = (source: string, line: number, column: number, endLine: number, endColumn: number, around = options) =>
  drawn(framer(() => source)({ file: "a.ts", line, column, endLine, endColumn }, around));

describe("a code frame", () => {
  test("marks the span and shows a line around it, without their common indentation", () => {
    expect(frame("if (a) {\n    const users = get();\n      return users;\n}\n", 2, 19, 2, 24)).toEqual([
      "1 if (a) {[]",
      "2     const users = [get()];",
      "3       return users;[]",
    ]);
    expect(frame("{\n    one();\n    two();\n}", 2, 5, 3, 10, { around: 0, width: 60 })).toEqual([
      "2 [one();]",
      "3 [two()];",
    ]);
  });

  test("of a call over many lines shows the first three", () => {
    const call = ["post(", "  '/users',", "  {", "    name,", "  },", ")"].join("\n");
    expect(frame(call, 1, 1, 6, 2, { around: 0, width: 60 })).toEqual(["1 [post(]", "2   ['/users',]", "3   [{]"]);
  });

  test("leaves out blank lines at its edges", () => {
    expect(frame("a();\n\nb();\n\nc();", 3, 1, 3, 4)).toEqual(["3 [b()];"]);
  });

  test("expands tabs, reads CRLF, shows control characters and keeps wide ones", () => {
    expect(frame("\tconst a = 1;\r\n\t\tget('\u001b[31m名前');\r\n", 2, 3, 2, 6)).toEqual([
      "1 const a = 1;[]",
      "2   [get]('␛[31m名前');",
    ]);
  });

  test("cuts a long line around its mark, and a line of megabytes at once", () => {
    const long = `${"a".repeat(100)} get("/users") ${"b".repeat(100)}`;
    const [only = ""] = frame(long, 1, 102, 1, 115, { around: 0, width: 40 }) ?? [];
    expect(only).toMatch(/^1 …a+ \[get\("\/users"\)\] b+…$/);
    expect(widthOf(only)).toBeLessThanOrEqual("1 []".length + 40);
    const minified = `${"x".repeat(4_000_000)}get()${"y".repeat(4_000_000)}`;
    expect(frame(minified, 1, 4_000_001, 1, 4_000_006, { around: 0, width: 40 })?.[0]).toMatch(/^1 …x+\[get\(\)\]y+…$/);
  });

  test("of characters that take no room stays as short as others", () => {
    const marks = "\u0301".repeat(500);
    const at = { file: "a.ts", line: 1, column: 501, endLine: 1, endColumn: 1001 };
    const lines = framer(() => `${marks}${marks}${marks}\n${marks}`)(at, { around: 1, width: 40 });
    expect(lines?.map(({ before, marked, after }) => [before, marked, after].map((part) => part.length))).toEqual([
      [160, 160, 160],
      [160, 0, 0],
    ]);
  });

  test("is not there when the file has no such line, or is no more", () => {
    expect(frame("one line", 2, 1, 2, 3)).toBeUndefined();
    expect(
      framer(() => undefined)({ file: "a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 }, options),
    ).toBeUndefined();
  });

  test("of any place in any text has its columns, and never throws", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.nat(9),
        fc.nat(200),
        fc.nat(3),
        fc.nat(200),
        fc.integer({ min: 10, max: 100 }),
        (source, line, column, lines, endColumn, width) => {
          const place = {
            file: "a.ts",
            line: line + 1,
            column: column + 1,
            endLine: line + 1 + lines,
            endColumn: endColumn + 1,
          };
          for (const part of framer(() => source)(place, { around: 2, width }) ?? []) {
            const text = part.before + part.marked + part.after;
            expect(widthOf(text)).toBeLessThanOrEqual(Math.max(width, 10));
            expect(visible(text)).toBe(text);
          }
        },
      ),
    );
  });

  test("reads each file once", () => {
    const read: string[] = [];
    const at = framer((file) => {
      read.push(file);
      return "a();";
    });
    for (const file of ["a.ts", "b.ts", "a.ts"]) at({ file, line: 1, column: 1, endLine: 1, endColumn: 4 }, options);
    expect(read).toEqual(["a.ts", "b.ts"]);
  });
});

describe("text", () => {
  test("clipped from either end fits, and is whole when there is room", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(40), (text, width) => {
        const shown = visible(text);
        for (const cut of [clip(shown, width), clipStart(shown, width)]) {
          expect(widthOf(cut)).toBeLessThanOrEqual(width);
          if (widthOf(shown) <= width) expect(cut).toBe(shown);
        }
      }),
    );
  });

  test("wrapped loses no word and breaks none", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z/]{1,30}$/), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 5, max: 60 }),
        (words, width) => {
          const lines = wrap(words.join(" "), width);
          expect(lines.join(" ").split(" ")).toEqual(words);
          expect(lines.filter((line) => line.length > width && line.includes(" "))).toEqual([]);
        },
      ),
    );
  });

  test.each([
    ["a\u001b[31mb", "a␛[31mb"],
    ["\u0000\u007f", "␀␡"],
    ["\u202eabc\u2066", "\\u{202e}abc\\u{2066}"],
    ["\u009b\u00ad\ufeff", "\\u{9b}\\u{ad}\\u{feff}"],
    ["\ud800", "\\u{d800}"],
    ["a\nb\tc", "a␊b␉c"],
    ["名前 👩‍💻 é", "名前 👩‍💻 é"],
  ])("shows %j as %j", (text, expected) => {
    expect(visible(text)).toBe(expected);
  });

  test.each([
    ["::error::x", "\\::error::x"],
    ["  ::add-mask::x", "  \\::add-mask::x"],
    ["see ##[error]x", "see #\\#[error]x"],
    ["a::b", "a::b"],
  ])("is no command of a CI log: %j", (text, expected) => {
    expect(withoutCommands(text)).toBe(expected);
  });
});
