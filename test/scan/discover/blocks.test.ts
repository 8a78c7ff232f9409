import { expect, test } from "vitest";
import { scriptBlocks } from "../../../src/scan/discover/blocks.js";

test("the script of a Vue component keeps its place", () => {
  const vue = `<template>\n  <p v-if="a > 1">{{ fetch }}</p>\n</template>\n\n<script setup lang="ts" generic="T extends Record<string, string>">\nconst a = await fetch("/x");\n</script>\n<style>.a {}</style>\n`;
  const { text, language } = scriptBlocks(vue);
  expect(language).toBe("ts");
  expect(text.length).toBe(vue.length);
  expect(text.trim()).toBe('const a = await fetch("/x");');
  expect(text.indexOf("const a")).toBe(vue.indexOf("const a"));
});

test("two scripts of a Svelte component are one text; the language is said once", () => {
  const svelte = `<script context="module" lang="ts">\r\nexport const a = 1;\r\n</script>\r\n<script>\r\nlet b = a;\r\n</script>\r\n<p>{b}</p>`;
  const { text, language } = scriptBlocks(svelte);
  expect(language).toBe("ts");
  expect(text.split("\n").map((line) => line.trim())).toEqual([
    "",
    "export const a = 1;",
    "",
    "",
    "let b = a;",
    "",
    "",
  ]);
});

test("a script inside a comment is no script, and a component without one is blank", () => {
  expect(scriptBlocks("<!-- <script>fetch()</script> -->\n<p/>").text.trim()).toBe("");
});
