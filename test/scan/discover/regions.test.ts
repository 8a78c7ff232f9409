import { describe, expect, test } from "vitest";
import { between, elementsOf, fences, type Region, withoutRegions } from "../../../src/scan/discover/regions.js";

const textsOf = (text: string, regions: Iterable<Region>): readonly string[] =>
  [...regions].map(({ start, end }) => text.slice(start, end));

const region = (start: number, end: number): Region => ({ start, end });

test.each<readonly [text: string, found: readonly string[]]>([
  ["", []],
  ["a", []],
  ["<!--a-->", ["<!--a-->"]],
  ["x<!--a-->y<!--b-->z", ["<!--a-->", "<!--b-->"]],
  ["<!-- <!-- --> -->", ["<!-- <!-- -->"]],
  ["<!--a", []],
  ["<!--a--><!--b", ["<!--a-->"]],
  ["<!-->", []],
])("comments of %s", (text, found) => {
  expect(textsOf(text, between(text, "<!--", "-->"))).toEqual(found);
});

describe("elements", () => {
  const shown = (page: string): readonly string[] =>
    [...elementsOf(page, "script")].map(
      ({ attributes, inner, start, end }) =>
        `${page.slice(start, end).length}:${attributes.trim()}:${page.slice(inner.start, inner.end)}`,
    );
  test.each<readonly [page: string, found: readonly string[]]>([
    ["<script>a</script>", ["18::a"]],
    ["<SCRIPT>a</Script >", ["19::a"]],
    ['<script lang="ts">a</script>', ['28:lang="ts":a']],
    ['<script generic="a > b">c</script>', ['34:generic="a > b":c']],
    ["<script generic='a > b'>c</script>", ["34:generic='a > b':c"]],
    ["<script>a</script><script>b</script>", ["18::a", "18::b"]],
    ["<scripts>a</scripts>", []],
    ["<script>a", []],
    ["<script a", []],
    ['<script a="b>c</script>', []],
    ["<style>a</style>", []],
    ["<script></script>", ["17::"]],
  ])("%s", (page, found) => {
    expect(shown(page)).toEqual(found);
  });
});

test.each<readonly [text: string, found: readonly string[]]>([
  ["a\n```ts\nb\n```\nc", ["```ts\nb\n```"]],
  ["~~~\nb\n~~~", ["~~~\nb\n~~~"]],
  ["```\na\n```\nb\n```\nc\n```", ["```\na\n```", "```\nc\n```"]],
  ["```\na", []],
  ["a ```\nb\n```\nc", []],
  ["a", []],
])("fences of %j", (text, found) => {
  expect(textsOf(text, fences(text))).toEqual(found);
});

test("what is taken out leaves its lines", () => {
  expect(withoutRegions("ab\ncd\r\nef", [region(1, 4), region(7, 9)])).toBe("a \n d\r\n  ");
  expect(withoutRegions("abc", [])).toBe("abc");
});
