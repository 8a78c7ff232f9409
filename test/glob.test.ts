import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { globTest, starTest } from "../src/glob.js";

test.each<[pattern: string, path: string, fits: boolean]>([
  ["src/**", "src/a.ts", true],
  ["src/**", "src/deep/er/a.ts", true],
  ["src/**", "lib/a.ts", false],
  ["src/**/*.ts", "src/a.ts", true],
  ["src/**/*.ts", "src/x/a.ts", true],
  ["src/**/*.ts", "src/a.tsx", false],
  ["**/*.test.ts", "a.test.ts", true],
  ["**/*.test.ts", "x/y/a.test.ts", true],
  ["*.spec.ts", "x/y/a.spec.ts", true],
  ["src", "src/x/a.ts", true],
  ["src/", "src/x/a.ts", true],
  ["./src", "src/x/a.ts", true],
  ["/src", "src/a.ts", true],
  ["/src", "packages/src/a.ts", false],
  ["src/api", "src/api-v2/a.ts", false],
  ["src/*.ts", "src/x/a.ts", false],
  ["src/{api,http}/*.ts", "src/http/a.ts", true],
  ["src/{api,http}/*.ts", "src/ui/a.ts", false],
  ["src/{a\\,b,c}.ts", "src/a,b.ts", true],
  ["src/{a\\,b,c}.ts", "src/a.ts", false],
  ["src/{a\\},b}.ts", "src/a}.ts", true],
  ["src/?.ts", "src/a.ts", true],
  ["src/[a-c].ts", "src/b.ts", true],
  ["src/[!a-c].ts", "src/b.ts", false],
  ["src/a+b.ts", "src/a+b.ts", true],
  ["src/(group)/page.tsx", "src/(group)/page.tsx", true],
  ["app/\\[id\\]/*.ts", "app/[id]/page.ts", true],
  ["app/\\[id\\]/*.ts", "app/i/page.ts", false],
  ["src/\\*.ts", "src/a.ts", false],
  ["src/[z-a].ts", "src/[z-a].ts", true],
  ["src/[].ts", "src/[].ts", true],
  [".", "anything/a.ts", true],
  ["a{b,c{d,e}}.ts", "ace.ts", true],
  ["a{b,c{d,e}}.ts", "ac.ts", false],
  ["{src,lib}/**/{a,b}.{ts,tsx}", "lib/deep/er/b.tsx", true],
  ["a{b.ts", "a{b.ts", true],
  ["a\\{b,c\\}.ts", "a{b,c}.ts", true],
  ["src/**/x/**/*.ts", "src/x/y/x/z/a.ts", true],
  ["**/x*y*z.ts", "deep/xxyyzz.ts", true],
  ["src**/a.ts", "src-two/b/a.ts", true],
  ["*\u{1f600}.ts", "a\u{1f600}.ts", true],
  ["?.ts", "\u{1f600}.ts", true],
  ["a\\", "a\\", true],
  ["a\\\\b", "a\\b", true],
  ["\\{a,b}", "{a,b}", true],
  ["{a}", "a", true],
  ["{,x}a", "a", true],
  ["a{b{c,d}", "a{bc", true],
  ["[]a]", "a", false],
  ["[a]", "a", true],
])("%s × %s: %s", (pattern, path, fits) => {
  expect(globTest([pattern])(path)).toBe(fits);
});

test.each<[pattern: string, path: string, fits: boolean]>([
  ["/api/v1/*", "/api/v1/pets", true],
  ["/api/v1/*", "/api/v1/pets/7", false],
  ["/api/v1/*", "/api/v1", false],
  ["/api/*/pets", "/api/v1/pets", true],
  ["/api/*/pets", "/api/v1/pets/7", false],
  ["/api/**", "/api/v1/pets", true],
  ["/api/**", "/other/api/v1", false],
  ["/api/**/pets", "/api/v1/x/pets", true],
  ["/a?[b]{c,d}", "/a?[b]{c,d}", true],
  ["/a?", "/ab", false],
])("of plain stars %s × %s: %s", (pattern, path, fits) => {
  expect(starTest(pattern)(path)).toBe(fits);
});

describe("many stars", () => {
  const name = "a".repeat(250);
  // As a regular expression each of these tries more ways than there are atoms.
  test.each([
    `${"*a".repeat(40)}*b`,
    `${"**/a/".repeat(20)}b`,
    `${"**a".repeat(40)}b`,
    `${"*[a-z]".repeat(40)}0`,
    `${"{a,aa}".repeat(60)}b`,
  ])("%s ends", (pattern) => {
    expect(globTest([pattern])(name)).toBe(false);
    expect(globTest([pattern])(`${"a/".repeat(120)}c`)).toBe(false);
    expect(starTest(pattern)(`/${name}`)).toBe(false);
  });
});

/** The same rules as a regular expression, which is right and may be slow. */
const asExpression = (pattern: string): RegExp => {
  const source = pattern
    .split(/((?<![^/])\*\*\/|\*\*|\*|\?)/)
    .map((part, at) =>
      at % 2 === 0
        ? part.replaceAll(/[.]/g, "\\.")
        : { "**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]" }[part],
    )
    .join("");
  return new RegExp(`^${pattern.includes("/") ? "" : "(?:.*/)?"}${source}(?:/.*)?$`);
};

test("fits what the regular expression fits", () => {
  const names = fc.array(fc.constantFrom("a", "b", "ab", "ba", "aab", "a.b"), { minLength: 1, maxLength: 5 });
  const parts = fc.array(fc.constantFrom("a", "b", "*", "**", "*a", "a*b", "*a*b*", "?", "a?*", "**b", "a**"), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(parts, names, (segments, folders) => {
      const [pattern, path] = [segments.join("/"), folders.join("/")];
      return globTest([pattern])(path) === asExpression(pattern).test(path);
    }),
    { numRuns: 3000 },
  );
});
