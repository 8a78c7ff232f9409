/** What is opened a hundred thousand times and never closed is read once, not a hundred thousand times. */
import { describe, expect, test } from "vitest";
import { withoutComments } from "../../../src/json-comments.js";
import { markupPaths } from "../../../src/scan/account/markup.js";
import { scriptBlocks } from "../../../src/scan/discover/blocks.js";

const many = (text: string): string => text.repeat(200_000);
const SCRIPT = "<script>call()</script>";

describe("scripts of a page", () => {
  test.each(["<script ", "<script>", "<script type='", "<!--", "</script ", '<script a="', "<"])(
    "a script is found before any number of %s",
    (opened) => {
      expect(scriptBlocks(SCRIPT + many(opened)).text.trim()).toBe("call()");
    },
  );

  test("a closed comment before an open one hides what it holds", () => {
    expect(scriptBlocks(`<!--${SCRIPT}-->${SCRIPT}<!--`).text.trim()).toBe("call()");
  });
});

describe("paths in markup", () => {
  test.each(["<script ", "<style>", "<!--", "{/*", "```\n", "`", "{{", '"/a" '])(
    "a path is found before any number of %s",
    (opened) => {
      const [first] = markupPaths("page.mdx", `<a href="/users">\n${many(opened)}`);
      expect(first?.text).toBe("/users");
    },
  );

  test("each stands in its own line", () => {
    const page = `<a href="/one">\n\n<a href="/two">\r\n  <a href='/three'>`;
    expect(markupPaths("page.html", page).map(({ text, at }) => [text, at.line, at.column])).toEqual([
      ["/one", 1, 10],
      ["/two", 3, 10],
      ["/three", 4, 12],
    ]);
  });
});

describe("JSON with comments", () => {
  test.each(["/**/", "/*", "//", ",", ", /* a */", '"'])("any number of %s", (opened) => {
    const text = `{ "a": [1,${many(opened)}`;
    expect(withoutComments(text)).toHaveLength(text.length);
  });

  test("everything keeps its place", () => {
    expect(withoutComments('{ "a": "// no, ]", // one\n  "b": [1, 2, /* three */\n], }')).toBe(
      '{ "a": "// no, ]",       \n  "b": [1, 2             \n]  }',
    );
  });
});
