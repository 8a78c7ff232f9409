/** What a page, its scripts and its configurations say of where the document is: all of it, and as sure as it is. */
import { describe, expect, test } from "vitest";
import type { Clue } from "../../src/contract/discover/clue.js";
import { cluesIn } from "../../src/contract/discover/clues.js";
import { elementClues, WANTED } from "../../src/contract/discover/element-clues.js";
import { configClues, settingClues } from "../../src/contract/discover/setting-clues.js";
import { tagsOf } from "../../src/contract/web/tags.js";

const AT = new URL("https://docs.example/api/");
/** A line for each clue. */
const told = (clues: readonly Clue[]): readonly string[] =>
  clues.map((clue) => {
    if (clue.kind === "inline") return `inline ${clue.text}${clue.name === undefined ? "" : ` called ${clue.name}`}`;
    if (clue.kind !== "address") return `${clue.kind} ${clue.href}`;
    return `${clue.as}${clue.isCertain === true ? " for certain" : ""} ${clue.href}${clue.name === undefined ? "" : ` called ${clue.name}`}`;
  });
const settings = (text: string, isWhole = false): readonly string[] => told(settingClues(text, AT, isWhole));

const DOCUMENT = '{"openapi": "3.0.3", "paths": {}}';

describe("settings in a script", () => {
  test.each<[name: string, text: string, clues: readonly string[]]>([
    ["none", "let a = 1;", []],
    ["the address of a viewer", 'SwaggerUIBundle({ url: "/a.json" })', ["shown /a.json"]],
    ["the address of no viewer", 'load({ url: "/a.json" })', []],
    ...["specUrl", "spec_url", "spec-url", "swaggerUrl", "apiDescriptionUrl", "openapiUrl"].map(
      (key): [string, string, readonly string[]] => [
        `${key}, which can be nothing else`,
        `load({ "${key}": "/a.json" })`,
        ["shown for certain /a.json"],
      ],
    ),
    ["a configuration", 'load({ configUrl: "/a.json" })', ["config /a.json"]],
    ["an address that is assigned", 'docs.specUrl = "/a.json"', ["shown for certain /a.json"]],
    ["an address that is compared", 'docs.specUrl === "/a.json"', []],
    ["a function that gives an address", 'specUrl => "/a.json"', []],
    ["a text that is no address", 'load({ specUrl: "see below" })', []],
    ["a placeholder", 'load({ specUrl: "{{url}}" })', []],
    ["an empty text", 'load({ specUrl: "" })', []],
    [
      "a list of a viewer",
      'ui({ urls: [{ url: "/a.json", name: "A" }, { url: "/b.json", title: "B" }] })',
      ["shown for certain /a.json called A", "shown for certain /b.json called B"],
    ],
    [
      "sources of a viewer",
      'ui({ sources: [{ url: "/a.json", slug: "a" }, { content: ' + DOCUMENT + ', title: "B" }] })',
      ["shown for certain /a.json called a", `inline ${DOCUMENT} called B`],
    ],
    ["a list of texts", 'ui({ urls: ["/a.json"] })', []],
    [
      "a list beside an address, which does not count",
      'SwaggerUI({ urls: [{ url: "/a.json" }], url: "/b.json" })',
      ["shown for certain /a.json"],
    ],
    [
      "a list beside an address that can be nothing else",
      'ui({ urls: [{ url: "/a.json" }], specUrl: "/b.json" })',
      ["shown for certain /a.json", "shown for certain /b.json"],
    ],
    ...["swaggerDoc", "spec", "Spec", "definition", "apiDescriptionDocument", "data", "content", "document"].map(
      (key): [string, string, readonly string[]] => [
        `the document as ${key}`,
        `ui({ ${key}: ${DOCUMENT} })`,
        [`inline ${DOCUMENT}`],
      ],
    ),
    ["the document of Swagger 2.0", "ui({ spec: { swagger: '2.0' } })", ["inline { swagger: '2.0' }"]],
    ["an object that only speaks of one", "ui({ spec: { a: { openapi: 1 } } })", []],
    ["an object that is none", "ui({ spec: { a: 1 } })", []],
    ["an object that does not end", `ui({ spec: ${DOCUMENT.slice(0, -1)}`, []],
    ["the document in a state", `__redoc_state = { "spec": { "data": ${DOCUMENT} } }`, [`inline ${DOCUMENT}`]],
    ["the document of Redoc", `Redoc.init(${DOCUMENT})`, [`inline ${DOCUMENT}`]],
    ["the document of RapiDoc", `d.loadSpec(${DOCUMENT})`, [`inline ${DOCUMENT}`]],
    [
      "addresses in the document, which are its own",
      `ui({ spec: {"openapi": "3.0.3", "specUrl": "/b.json"} })`,
      ['inline {"openapi": "3.0.3", "specUrl": "/b.json"}'],
    ],
    [
      "an address after the document",
      `ui({ spec: ${DOCUMENT}, specUrl: "/b.json" })`,
      [`inline ${DOCUMENT}`, "shown for certain /b.json"],
    ],
    [
      "an address before the document",
      `ui({ specUrl: "/b.json", spec: ${DOCUMENT} })`,
      [`inline ${DOCUMENT}`, "shown for certain /b.json"],
    ],
    [
      "an address between two documents",
      `ui({ spec: ${DOCUMENT}, specUrl: "/b.json", data: ${DOCUMENT} })`,
      [`inline ${DOCUMENT}`, `inline ${DOCUMENT}`, "shown for certain /b.json"],
    ],
    ["Redoc with an address", 'Redoc.init("/a.json", {})', ["shown for certain /a.json"]],
    ["RapiDoc with an address", 'd.loadSpec("/a.json")', ["shown for certain /a.json"]],
    [
      "an attribute that is set",
      `d.setAttribute("spec-url", "/a.json"); e.setAttribute('apiDescriptionUrl', "/b.json")`,
      ["shown for certain /a.json", "shown for certain /b.json"],
    ],
    ["another attribute that is set", 'd.setAttribute("href", "/a.json")', []],
    [
      "settings in a text",
      String.raw`JSON.parse('{\u0022urls\u0022:[{\u0022url\u0022:\u0022/a.json\u0022}]}')`,
      ["shown for certain /a.json"],
    ],
    ["settings in a text that are no object", `JSON.parse('[{"url":"/a.json"}]')`, []],
    ["what is fetched", 'fetch("/a.json")', ["guessed /a.json"]],
    ["what is fetched of another name", "fetch(url)", []],
    [
      "a name that has two values: any of them",
      'let a = "/a.json"; if (x) a = "/b.json"; ui({ specUrl: a })',
      ["shown for certain /a.json", "shown for certain /a.json", "shown for certain /b.json"],
    ],
    [
      "a name that has two values, of which one is no address",
      'let a = "/a.json"; if (x) a = "dark"; ui({ specUrl: a })',
      ["shown for certain /a.json", "shown for certain /a.json"],
    ],
    [
      "another name that has two values",
      'let a = "/a.json"; if (x) a = "/b.json"; f(a); ui({ specUrl: "/c.json" })',
      ["shown for certain /c.json"],
    ],
    ["in a comment of a line", '// specUrl: "/a.json"\nui({ specUrl: "/b.json" })', ["shown for certain /b.json"]],
    ["behind a line that is none", 'ui(); // specUrl: "/a.json"', ["shown for certain /a.json"]],
    ["in a comment", '/* specUrl: "/a.json" */ ui({ specUrl: "/b.json" })', ["shown for certain /b.json"]],
    ["in a comment of several lines", 'ui();\n/*\n specUrl: "/a.json"\n*/', []],
    ["behind a comment", 'ui({ /* a */ specUrl: "/b.json" })', ["shown for certain /b.json"]],
    [
      "behind what only looks like a comment",
      'f("a/*"); ui({ specUrl: "/b.json" }) /* c */',
      ["shown for certain /b.json"],
    ],
    ["behind a comment that does not end", '/* ui({ specUrl: "/b.json" })', ["shown for certain /b.json"]],
  ])("%s", (_, text, clues) => {
    expect(settings(text)).toEqual(clues);
  });

  test.each([
    [20, 21],
    [21, 21],
  ])("of many objects the first twenty are looked at: %i", (before, found) => {
    const empty = "x({ spec: { a: 1 } });";
    const text = `${empty.repeat(before - 1)}x({ spec: ${DOCUMENT} })`;
    expect(settings(text).length).toBe(before < found ? 1 : 0);
  });

  test.each([
    [10, 10],
    [11, 10],
  ])("of %i texts with settings %i are read", (given, read) => {
    expect(settings(String.raw`JSON.parse('{\u0022specUrl\u0022:\u0022/a.json\u0022}');`.repeat(given)).length).toBe(
      read,
    );
  });

  test.each([
    [500, 500],
    [501, 500],
  ])("of %i addresses %i are looked at", (given, read) => {
    expect(settings('load({ specUrl: "/a.json" });'.repeat(given)).length).toBe(read);
  });
});

describe("settings as a whole", () => {
  test.each<[name: string, text: string, clues: readonly string[]]>([
    ["an address", '{ "url": "/a.json" }', ["shown for certain /a.json"]],
    [
      "an address with its name",
      '{ "url": "/a.json", "name": "A", "title": "B" }',
      ["shown for certain /a.json called A"],
    ],
    [
      "several",
      '{ "url": "/a.json", "specUrl": "/b.json" }',
      ["shown for certain /a.json", "shown for certain /b.json"],
    ],
    [
      "a list before an address",
      '{ "sources": [{ "url": "/a.json" }], "url": "/b.json" }',
      ["shown for certain /a.json"],
    ],
    ["a list that is none", '{ "urls": { "url": "/a.json" }, "url": "/b.json" }', ["shown for certain /b.json"]],
    ["a configuration before an address", '{ "configUrl": "/a.json", "url": "/b.json" }', ["config /a.json"]],
    ["a document before an address", `{ "content": ${DOCUMENT}, "url": "/b.json" }`, [`inline ${DOCUMENT}`]],
    ["a document with its name", `{ "content": ${DOCUMENT}, "title": "A" }`, [`inline ${DOCUMENT} called A`]],
    [
      "a document as a text",
      `{ "content": ${JSON.stringify(DOCUMENT)}, "title": "A" }`,
      [`inline ${DOCUMENT} called A`],
    ],
    ["a text that is no document", '{ "content": "words", "url": "/b.json" }', ["shown for certain /b.json"]],
    ["settings within a document's place", '{ "spec": { "url": "/a.json" } }', ["shown for certain /a.json"]],
    ["no object", '[{ "url": "/a.json" }]', []],
    ["an object that does not end", '{ "url": "/a.json"', []],
    ["nothing", "{}", []],
  ])("%s", (_, text, clues) => {
    expect(settings(text, true)).toEqual(clues);
  });
});

test.each<[text: string, clues: readonly string[]]>([
  ['{ "url": "/a.json" }', ["shown for certain /a.json"]],
  ['\n{ "url": "/a.json", "name": "A" }', ["shown for certain /a.json called A"]],
  ['{ "url": "/a.json", "name": 7 }', ["shown for certain /a.json"]],
  [
    '{ "urls": [{ "url": "/a.json" }, { "url": 7 }, 7, { "name": "B" }, { "url": "/b.json" }], "url": "/c.json" }',
    ["shown for certain /a.json", "shown for certain /b.json"],
  ],
  ['{ "urls": "/a.json", "url": "/c.json" }', ["shown for certain /c.json"]],
  ['[{ "url": "/a.json" }]', []],
  ['{ "url": "/a.json"', []],
  ["{}", []],
  ["", []],
])("the configuration %j", (text, clues) => {
  expect(told(configClues(text))).toEqual(clues);
});

describe("a page with its scripts", () => {
  const page = (text: string): readonly string[] => told(cluesIn(text, AT));
  test.each<[name: string, text: string, clues: readonly string[]]>([
    ["a script of the page", '<script>load({ specUrl: "/a.json" })</script>', ["shown for certain /a.json"]],
    ["its text, which is less sure", '<p>Set specUrl: "/a.json"</p>', ["shown /a.json"]],
    [
      "its text that says what a script says",
      '<script>load({ specUrl: "/a.json" })</script><p>specUrl: "/a.json"</p>',
      ["shown for certain /a.json"],
    ],
    [
      "its text that says something else",
      '<script>load({ specUrl: "/a.json" })</script><p>specUrl: "/b.json"</p>',
      ["shown for certain /a.json", "shown /b.json"],
    ],
    ["a document in its text", `<p>spec: ${DOCUMENT}</p>`, [`inline ${DOCUMENT}`]],
    ["a document in a script, once", `<script>ui({ spec: ${DOCUMENT} })</script>`, [`inline ${DOCUMENT}`]],
    ["a configuration in its text", '<p>configUrl: "/a.json"</p>', ["config /a.json"]],
    ["a comment of the page", '<p>a</p><!-- specUrl: "/a.json" -->', []],
    ["a link", '<a href="/openapi.json">A</a>', ["offered /openapi.json"]],
    ["a script alone", 'load({ specUrl: "/a.json" }); let a = "<a href=/openapi.json>"', ["shown for certain /a.json"]],
    ["an address as long as one may be", `<a href="/${"a".repeat(7994)}.json">`, [`guessed /${"a".repeat(7994)}.json`]],
    ["an address longer than one may be", `<a href="/${"a".repeat(7995)}.json">`, []],
  ])("%s", (_, text, clues) => {
    expect(page(text)).toEqual(clues);
  });
});

describe("tags of a page", () => {
  const tags = (page: string): readonly string[] => told(tagsOf(page, WANTED).flatMap((tag) => elementClues(tag, AT)));
  const props = (value: unknown): string =>
    `<script data-initial-props="${JSON.stringify(value).replaceAll('"', "&quot;")}"></script>`;
  const document = { openapi: "3.0.3", paths: {} };
  const below = (steps: number): unknown => (steps === 0 ? document : { a: below(steps - 1) });
  test.each<[name: string, page: string, clues: readonly string[]]>([
    ["an attribute of any other tag", '<meta spec-url="/a.json"><a data-url="/a.json">', []],
    [
      "a part of a page with an address of its own",
      '<div data-url="/a.json" spec-url="/b.json">',
      ["shown for certain /b.json", "guessed /a.json"],
    ],
    ["a reference with an address", '<div id="api-reference" data-url="/a.json">', ["shown for certain /a.json"]],
    ["a script with an address", '<script data-url="/a.json"></script>', ["shown for certain /a.json"]],
    [
      "a reference whose settings are a whole",
      `<div data-configuration='{ "url": "/a.json" }'>`,
      ["shown for certain /a.json"],
    ],
    [
      "a document in a tag that is no script",
      `<div id="api-reference" type="application/json">${JSON.stringify(document)}</div>`,
      [],
    ],
    ["properties that are a document", props(document), [`inline ${JSON.stringify(document)}`]],
    ["properties with a document five steps down", props(below(5)), [`inline ${JSON.stringify(document)}`]],
    ["properties with a document six steps down", props(below(6)), []],
    [
      "properties with two documents",
      props({ a: document, b: { c: document } }),
      [`inline ${JSON.stringify(document)}`, `inline ${JSON.stringify(document)}`],
    ],
    [
      "properties with one of Swagger 2.0",
      props({ swagger: "2.0", paths: {} }),
      ['inline {"swagger":"2.0","paths":{}}'],
    ],
    ["properties with one without paths", props({ openapi: "3.0.3" }), []],
    ["properties with a version that is no text", props({ a: { openapi: 3, paths: {} }, b: '"openapi":"3' }), []],
    [
      "properties of another tag",
      `<div data-initial-props="${JSON.stringify(document).replaceAll('"', "&quot;")}">`,
      [],
    ],
    ["properties of nothing", props({ a: 1 }), []],
  ])("%s", (_, page, clues) => {
    expect(tags(page)).toEqual(clues);
  });
});
