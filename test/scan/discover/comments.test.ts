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
])("%s", (_, code, kept) => {
  expect(withoutComments(code)).toBe(kept);
});

test.each(["/*", '"', "`", "\\`", "'\n", "//", "*/", "/**"])("%j again and again is passed over once", (piece) => {
  const code = piece.repeat(300_000);
  expect(withoutComments(code).length).toBeLessThanOrEqual(code.length);
});
