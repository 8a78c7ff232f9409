/** What the settings of a viewer say, and what only looks like them. */
import { describe, expect, test } from "vitest";
import { entriesOf } from "../../src/contract/discover/script-text.js";
import { settingClues } from "../../src/contract/discover/setting-clues.js";

const addresses = (text: string): readonly string[] =>
  settingClues(text, new URL("https://docs.example/api/")).flatMap((clue) =>
    clue.kind === "address" ? [clue.href] : [],
  );

describe("the address of a document", () => {
  test.each<[name: string, text: string, found: readonly string[]]>([
    ["of a viewer", 'SwaggerUIBundle({ url: "/openapi.json" })', ["/openapi.json"]],
    [
      "of a viewer with a list, which counts alone",
      'SwaggerUIBundle({ urls: [{ url: "/a.json" }], url: "/b.json" })',
      ["/a.json"],
    ],
    ["of no viewer: any request has one", 'axios({ method: "get", url: "/v1/crew" })', []],
    ["under a name of its own, without a viewer", 'load({ specUrl: "/openapi.json" })', ["/openapi.json"]],
  ])("%s", (_, text, found) => {
    expect(addresses(text)).toEqual(found);
  });
});

describe("comments between entries", () => {
  test.each<[text: string, entries: readonly (readonly [key: string, value: string])[]]>([
    [
      '{ /* first */ url: "/a", name: "A" }',
      [
        ["url", '"/a"'],
        ["name", '"A"'],
      ],
    ],
    [
      '{ // first\n url: "/a",\n // second\n name: "A" }',
      [
        ["url", '"/a"'],
        ["name", '"A"'],
      ],
    ],
    [
      '[ /* first */ "/a", "/b" ]',
      [
        ["", '"/a"'],
        ["", '"/b"'],
      ],
    ],
  ])("%s", (text, entries) => {
    expect(entriesOf(text).map(({ key, value }) => [key, value.trim()])).toEqual(entries);
  });
});
