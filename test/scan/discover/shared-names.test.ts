import { describe, expect, test } from "vitest";
import { sharedNamesOf } from "../../../src/scan/discover/shared-names.js";

describe("the names that a classic script shares", () => {
  test.each<[what: string, text: string, declared: readonly string[], filled: readonly string[]]>([
    [
      "functions, classes and variables",
      "function a() {}\nclass B {}\nvar c = 1;\nconst d = 2;",
      ["a", "B", "c", "d"],
      [],
    ],
    ["a function that waits", "async function load() {}", ["load"], []],
    ["behind a byte order mark", "\uFEFFfunction a() {}", ["a"], []],
    ["not what is declared within something", "function a() {\n  var b = 1;\n}", ["a"], []],
    ["what is kept if it is there", "var App = App || {};\nvar Kit = window.Kit || {};", [], ["App", "Kit"]],
    ["members of what others have", "App.api.get = function () {};", [], ["App"]],
    ["members of what it has itself", "var App = {};\nApp.api = {};", ["App"], []],
    ["a name that nobody declares", "loadAll = function () {};", [], ["loadAll"]],
    ["what it puts on the window, however deep", "(function () {\n  window.load = 1;\n})();", [], ["load"]],
    ["no comparison", "App == 1;\nwindow.load === 2;", [], []],
    ["nothing that is the platform's", "window.onload = go;\nlocation.href = url;\nwindow.fetch = other;", [], []],
  ])("%s", (_, text, declared, filled) => {
    expect(sharedNamesOf("page.js", text)).toEqual({ declared, filled });
  });

  test.each([
    ["a module that imports", "page.js", `import a from "b";\nfunction c() {}`],
    ["a module that exports", "page.js", "export function c() {}"],
    ["a module of Node", "page.js", `const a = require("b");\nfunction c() {}`],
    ["what such a module exports", "page.js", "module.exports = { a };\nfunction a() {}"],
    ["a component", "page.vue", "function c() {}"],
    ["a declaration", "page.d.ts", "declare function c(): void;"],
  ])("%s shares none", (_, file, text) => {
    expect(sharedNamesOf(file, text)).toBeUndefined();
  });

  test("a test may use what it finds, but gives nothing to others", () => {
    expect(sharedNamesOf("tests/page.test.js", "function fetchJson() {}")).toEqual({ declared: [], filled: [] });
  });
});
