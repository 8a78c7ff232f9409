/** Markdown as sites write it: links, fences, front matter, headings. */
import { describe, expect, test } from "vitest";
import { blocksOf, fencesOf, outsideFences } from "../../../src/contract/sites/fences.js";
import { linksOf } from "../../../src/contract/sites/links-in-markdown.js";
import { firstHeading, headingOf, isMarkdown, partsOf, unescaped } from "../../../src/contract/sites/markdown.js";

describe("links", () => {
  const told = (text: string): readonly string[] => {
    const { links, unread } = linksOf(text);
    return [...links.map(({ title, href }) => `${title} → ${href}`), ...unread.map((one) => `unread ${one}`)];
  };

  test.each<[name: string, text: string, links: readonly string[]]>([
    ["two in a line", "[A](/a) and [B](/b)", ["A → /a", "B → /b"]],
    ["beside each other", "[A](/a)[B](/b)", ["A → /a", "B → /b"]],
    ["in brackets", "[see [A](/a)]", ["A → /a"]],
    ["around a picture", "[![A](/a.png)](/a)", ["![A](/a.png) → /a"]],
    ["of a picture", "![A](/a.png)", []],
    ["of a picture behind a backslash", "\\![A](/a)", ["A → /a"]],
    ["behind a backslash", "\\[A](/a)", ["[A → /a"]],
    ["with a backslash before it", "\\\\[A](/a)", ["A → /a"]],
    ["with an escaped bracket in it", "[A \\] B](/a)", ["A ] B → /a"]],
    ["in code", "`[A](/a)` [B](/b)", ["B → /b"]],
    ["in code of two backticks", "``[A](/a) ` [B](/b)`` [C](/c)", ["C → /c"]],
    ["after a backtick that none closes", "` [A](/a)", ["A → /a"]],
    ["after backticks that others do not close", "`` [A](/a) ` `` ` [B](/b) ``` [C](/c)", ["B → /b", "C → /c"]],
    ["without an address", "[A]()", []],
    ["with blanks around the address", "[A](  /a\t)", ["A → /a"]],
    ["with an address in angles", "[A](</a b>)", ["A → /a b"]],
    ["with an angle in angles", "[A](</a<b>)", ["unread [A](</a<b>)"]],
    ["with an escaped angle in angles", "[A](</a\\>b>)", ["A → /a>b"]],
    ["with angles that do not close", "[A](</a", ["unread [A](</a"]],
    ["with parentheses in the address", "[A](/a(b(c))d)", ["A → /a(b(c))d"]],
    ["with an escaped parenthesis in the address", "[A](/a\\)b)", ["A → /a)b"]],
    ["with an address that does not end", "[A](/a(b)", ["unread [A](/a(b)"]],
    ["with an address that ends with a backslash", "[A](/a\\", ["unread [A](/a\\"]],
    ['with a title in "', '[A](/a "T")', ["A → /a"]],
    ["with a title in '", "[A](/a 'T')", ["A → /a"]],
    ["with a title in parentheses", "[A](/a (T))", ["A → /a"]],
    ["with an escape in a title", '[A](/a "\\"T" )', ["A → /a"]],
    ["with a title that no blank parts", '[A](</a>"T")', ['unread [A](</a>"T")']],
    ["with words behind the address", "[A](/a b)", ["unread [A](/a b)"]],
    ["that opened in the line before", "more](/a)", ["more → /a"]],
    ["that opened in the line before and cannot be read", "more](/a b)", ["unread more](/a b)"]],
    ["of a picture that cannot be read", "![A](/a b)", []],
    ["with an entity", "[A](/a?b&#38;c&#x26;d)", ["A → /a?b&c&d"]],
    ["by a name", "[A][b] [B]\n\n[B]: /b", ["A → /b", "B → /b"]],
    ["by a name without one", "[A][] [b]\n\n[a]: /a", ["A → /a"]],
    ["by a name with blanks", "[A][b  C]\n\n[ B c ]: /b", ["A → /b"]],
    ["by a name that two have", "[A]\n\n[a]: /a\n[a]: /b", ["A → /a"]],
    ["by a name of a picture", "![A] ![A][b]\n\n[a]: /a\n[b]: /b", []],
    ["by a name that is not defined", "[A][b] [A]", []],
    ["by a name, indented", "[A]\n\n   [a]: /a", ["A → /a"]],
    ["by a name, indented too far", "[A]\n\n    [a]: /a", []],
    ["by a name, which is an address itself", "[a]: https://a.example/b", [" → https://a.example/b"]],
    ["by a name, which is a page itself", "[a]: /docs/b.md", []],
    ["by a name, which is an address of a document", "[a]: https://a.example/b.json", [" → https://a.example/b.json"]],
    [
      "by an address alone",
      "see https://a.example/b and http://a.example/c",
      [" → https://a.example/b", " → http://a.example/c"],
    ],
    [
      "by an address beside a link: only that of a file",
      "[A](/a) https://a.example/b https://a.example/c.yaml",
      ["A → /a", " → https://a.example/c.yaml"],
    ],
    ["by an address that the link has as well", "[A](https://a.example/c.yaml)", ["A → https://a.example/c.yaml"]],
    [
      "by an address beside one that cannot be read",
      "[A](/a b) https://a.example/b",
      ["unread [A](/a b) https://a.example/b"],
    ],
    ["by a path of a page", "- Nodes: /docs/nodes.md, `/docs/pods.mdx`", [" → /docs/nodes.md", " → /docs/pods.mdx"]],
    ["by a path of another file", "- Nodes: /docs/nodes.json", []],
    ["by a tag", "<Card title='A' href='/a'>", [" → /a"]],
    ["by a tag of two", '<a href="/a">A</a><a href="/b">B</a>', [" → /a", " → /b"]],
    ["by a tag without an address", "<a name='a'> href=", []],
  ])("%s", (_, text, links) => {
    expect(told(text)).toEqual(links);
  });

  test("have the heading above them, and what cannot be read is cut", () => {
    expect(linksOf("[A](/a)\n# One\n[B](/b)\n## Two ##\n[C](/c)").links).toEqual([
      { title: "A", href: "/a", heading: undefined },
      { title: "B", href: "/b", heading: "One" },
      { title: "C", href: "/c", heading: "Two" },
    ]);
    const [start, end] = ["x".repeat(40), "y ".repeat(80)];
    const [unread = ""] = linksOf(`words [${start}](/a ${end}`).unread;
    expect(unread).toBe(`[${start}](/a ${end}`.slice(0, 1 + 40 + 60));
    const [long = ""] = linksOf(`[${"x".repeat(400)}](/a b)`).unread;
    expect(long).toBe(`[${"x".repeat(119)}`);
  });

  test.each([
    [500, 500],
    [501, 500],
  ])("a title of %i characters has %i", (given, kept) => {
    const [link] = linksOf(`[${"x".repeat(given)}](/a)`).links;
    expect(link?.title.length).toBe(kept);
  });

  test.each([
    [498, true],
    [503, false],
  ])("a name of %i characters is one: %s", (length, isOne) => {
    const name = "x".repeat(length);
    expect(linksOf(`[A][${name}]\n\n[${name.slice(0, 499)}]: /a`).links.some(({ title }) => title === "A")).toBe(isOne);
  });
});

describe("fences", () => {
  const told = (text: string) =>
    fencesOf(text).map(
      (one) => `${one.heading ?? "no heading"}: ${JSON.stringify(one.text)}${one.closed ? "" : " open"}`,
    );
  test.each<[name: string, text: string, fences: readonly string[], outside: readonly string[]]>([
    ["none", "# A\nwords", [], ["# A", "words"]],
    ["of backticks", "a\n```\nb\n```\nc", ['no heading: "b"'], ["a", "c"]],
    ["of tildes, which backticks do not close", "~~~\nb\n```\n~~~", ['no heading: "b\\n```"'], []],
    ["of more backticks, which fewer do not close", "````\n```\n````", ['no heading: "```"'], []],
    ["that more backticks close", "```\nb\n`````  ", ['no heading: "b"'], []],
    ["that words behind backticks do not close", "```\nb\n``` c\n```", ['no heading: "b\\n``` c"'], []],
    ["with its language", "```json title=a\nb\n```", ['no heading: "b"'], []],
    ["that is code in a line", "```a``` b\nc", [], ["```a``` b", "c"]],
    ["of tildes with a tilde behind them", "~~~ a~b\nc\n~~~", ['no heading: "c"'], []],
    ["that does not end", "# A\n```\nb", ['A: "b" open'], ["# A"]],
    ["that holds nothing", "```\n```", ['no heading: ""'], []],
    ["indented", "  ```\n    b\n c\n  ```", ['no heading: "  b\\nc"'], []],
    ["that a line three further closes", "```\nb\n   ```", ['no heading: "b"'], []],
    ["that a line four further does not close", "```\nb\n    ```\n```", ['no heading: "b\\n    ```"'], []],
    ["in a list", "- ```\n  b\n  ```\n1. ```\n   c\n   ```\n", ['no heading: "b"', 'no heading: "c"'], [""]],
    ["in a quote", "> ```\n> b\n> ```\nc", ['no heading: "b"'], ["c"]],
    ["with a quote in it", "```\n> b\n```", ['no heading: "> b"'], []],
    ["below a heading in a quote", "> # A\n```\nb\n```", ['A: "b"'], ["> # A"]],
    ["with a heading in it", "# A\n```\n# B\n```\n```\nc\n```", ['A: "# B"', 'A: "c"'], ["# A"]],
    ["in a comment", "<!-- a\n```\nb\n``` -->\nc", [], ["c"]],
    ["in a comment of one line", "<!-- ``` -->\n```\nb\n```", ['no heading: "b"'], []],
    ["in a comment of MDX", "{/* a\n```\nb\n```\n*/}\nc", [], ["c"]],
    [
      "below a comment that does not end",
      "<!-- a\n```\nb\n```\n<!-- c\nd",
      ['no heading: "b"'],
      ["<!-- a", "<!-- c", "d"],
    ],
    [
      "below comments of both kinds, of which one ends",
      "<!-- a\n{/* b */}\n```\nc\n```",
      ['no heading: "c"'],
      ["<!-- a"],
    ],
    ["with a comment in it", "```\n<!-- b -->\n```", ['no heading: "<!-- b -->"'], []],
  ])("%s", (_, text, fences, outside) => {
    expect([told(text), outsideFences(text)]).toEqual([fences, outside]);
  });

  test("and lines, in the order of the page", () => {
    expect(blocksOf("a\n```\nb\nc\n```\nd\n```\ne")).toEqual([
      { text: "a", isFence: false },
      { text: "b\nc", isFence: true },
      { text: "d", isFence: false },
    ]);
  });
});

describe("a text in Markdown", () => {
  test.each<[text: string, matter: string | undefined, body: string]>([
    ["---\ntitle: A\n---\nb", "title: A", "b"],
    ["\n---\r\ntitle: A\n---\r\nb", "title: A", "b"],
    ["---\ntitle: A\n---", "title: A", ""],
    ["---\ntitle: A\nb", undefined, "---\ntitle: A\nb"],
    ["a\n---\ntitle: A\n---\n", undefined, "a\n---\ntitle: A\n---\n"],
    ["---\nopenapi: 3.0.3\n---\nb", undefined, "---\nopenapi: 3.0.3\n---\nb"],
    ['---\n"swagger": "2.0"\n---\nb', undefined, '---\n"swagger": "2.0"\n---\nb'],
    ["---\nopenapi: get /a\n---\nb", "openapi: get /a", "b"],
    ["b", undefined, "b"],
  ])("%j has front matter %j", (text, matter, body) => {
    expect(partsOf(text)).toEqual({ matter, body });
  });

  test.each<[text: string, type: string, is: boolean]>([
    ["# A", "", true],
    ["###### A", "", true],
    ["####### A", "", false],
    ["words", "", false],
    ["words", "text/markdown; charset=utf-8", true],
    ["words\n> quoted", "", true],
    ["```\na\n```", "", true],
    ["~~~\na\n~~~", "", true],
    ["<html># A", "text/markdown", false],
    ["{}", "text/markdown", false],
    ["[]", "text/markdown", false],
    ["---\ntitle: A\n---\n<Card/>", "", true],
    ["openapi: 3.0.3\n", "text/markdown", false],
    ["openapi: 3.0.3\n```\na\n```", "", true],
    ["", "", false],
  ])("%j of type %j: %s", (text, type, is) => {
    expect(isMarkdown(text, type)).toBe(is);
  });

  test.each<[line: string, heading: string | undefined]>([
    ["# A", "A"],
    ["   ###### A ##", "A"],
    ["## A #b", "A #b"],
    ["## \\[A] b\\_c", "[A] b_c"],
    ["    # A", undefined],
    ["#A", undefined],
    ["####### A", undefined],
    ["words", undefined],
  ])("the heading of %j is %j", (line, heading) => {
    expect([headingOf(line), firstHeading(`words\n${line}\n# Z`)]).toEqual([heading, heading ?? "Z"]);
  });

  test("without a heading has none, nor has one that stands far below", () => {
    expect([firstHeading("words"), firstHeading(`${"x".repeat(10_001)}\n# A`)]).toEqual([undefined, undefined]);
  });

  test("escapes are of signs alone", () => {
    expect(unescaped("\\[a\\] \\a \\\\ \\_ \\~ \\@")).toBe("[a] \\a \\ _ ~ @");
  });
});
