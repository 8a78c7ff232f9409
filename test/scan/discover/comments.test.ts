import { expect, test } from "vitest";
import { withoutComments } from "../../../src/scan/discover/comments.js";

test.each([
  ["a line", "a(); // fetch\nb();", "a(); \nb();"],
  ["a block", "a(/* fetch\n */ 1); /**/ b();", "a( 1);  b();"],
  ["an address in a string", `fetch("https://a.b/c"); // d`, `fetch("https://a.b/c"); `],
  ["a comment in a string", "f('/* a */', `// b`, \"// c\");", "f('/* a */', `// b`, \"// c\");"],
  ["an escaped quote", `f("a\\"// b"); // c`, `f("a\\"// b"); `],
  ["a quote that never closes", `it's // b\n"c // d\ne // f`, `it's \n"c \ne `],
  ["a slash in a regular expression", "f(/https?:\\/\\//); // a", "f(/https?:\\/\\//); "],
  ["a comment that never closes", "f(/\\/*$/); fetch(a);", "f(/\\/*$/); fetch(a);"],
  ["a template over lines", "f(`a\n// b\n`); // c", "f(`a\n// b\n`); "],
  ["nothing", "f();", "f();"],
  ["no text", "", ""],
  ["a comment and nothing else", "// a", ""],
  ["a comment at the start", "// a\nf();", "\nf();"],
  ["a comment at the end", "f(); // a", "f(); "],
  ["a block at the start", "/* a */f();", "f();"],
  ["a block at the end", "f();/* a */", "f();"],
  ["an empty block", "f(/**/);", "f();"],
  ["a block that only looks closed", "f(/*/);", "f(/*/);"],
  ["blocks in a row", "/* a *//* b */f();", "f();"],
  ["a line after a block", "/* a */// b\nf();", "\nf();"],
  ["an address that stands bare", "see https://a.b/c", "see https://a.b/c"],
  ["a slash that is escaped", "/a\\//.test(b)", "/a\\//.test(b)"],
  ["one character in quotes", "f('a') // b", "f('a') "],
  ["no character in quotes", "f('') // b", "f('') "],
  ["a quote at the very end", "f() // a\n'", "f() \n'"],
  ["a string that a line ends", "'a\n// b\nf();", "'a\n\nf();"],
  ["a backslash at the end of a line", "'a\\\n// b' + f(); // c", "'a\\\n// b' + f(); "],
  ["a template that never closes", "f(`a // b\n// c", "f(`a // b\n// c"],
  ["a quote in a comment", "// it's\nf('// a'); // b", "\nf('// a'); "],
])("%s", (_, code, kept) => {
  expect(withoutComments(code)).toBe(kept);
});

test.each(["/*", '"', "`", "\\`", "'\n", "//", "*/", "/**"])("%j again and again is passed over once", (piece) => {
  const code = piece.repeat(300_000);
  expect(withoutComments(code).length).toBeLessThanOrEqual(code.length);
});
