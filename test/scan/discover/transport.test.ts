import { describe, expect, test } from "vitest";
import { httpPackages, transportPattern } from "../../../src/scan/discover/transport.js";
import type { ClientDescription } from "../../../src/scan/knowledge/clients/description.js";

const DESCRIPTIONS: readonly ClientDescription[] = [
  { name: "globals", objects: ["#fetch", "#$.ajax"], calls: [] },
  {
    name: "package",
    objects: ["acme-http#default"],
    types: ["acme-http#Http"],
    factories: [{ of: [".create", "made#makeClient"] }],
    calls: [],
  },
  { name: "imports", objects: ["#imports#useAcme"], calls: [] },
  { name: "signs", objects: ["#hidden"], signs: ["Shown"], calls: [] },
];

describe("an HTTP client shows in a text", () => {
  const pattern = transportPattern(DESCRIPTIONS);
  test.each<readonly [text: string, shows: boolean]>([
    ["fetch(a)", true],
    ["window.fetch(a)", true],
    ["prefetch(a)", false],
    ["fetcher(a)", false],
    ["$fetch(a)", false],
    ["-fetch", false],
    ["$.ajax(a)", true],
    ["$xajax(a)", false],
    ["import a from 'acme-http'", true],
    ['import a from "acme-http/sub"', true],
    ["acme-http", false],
    ["'acme-https'", false],
    ["'my-acme-http'", false],
    ["'node:acme-http'", true],
    ["'made'", true],
    ["a.create()", false],
    ["'#imports'", true],
    ["useAcme()", false],
    ["new Shown()", true],
    ["hidden()", false],
    ["'swr'", true],
    ["swr", false],
    ["", false],
  ])("%s: %s", (text, shows) => {
    expect(pattern.test(text)).toBe(shows);
  });

  test("of which no description knows", () => {
    expect(transportPattern([]).test("fetch(a); import b from 'made'")).toBe(false);
    expect(transportPattern([]).test("'swr'")).toBe(true);
  });
});

test("HTTP libraries among what files import, each once and in order", () => {
  const outlines = [
    { specifiers: ["made", "acme-http", "react", "./fetch"] },
    { specifiers: ["node:acme-http", "acme-http", "acme-http/sub", "#imports"] },
  ];
  expect(httpPackages(outlines, DESCRIPTIONS)).toEqual(["#imports", "acme-http", "made", "node:acme-http"]);
  expect(httpPackages(outlines, [])).toEqual([]);
});
