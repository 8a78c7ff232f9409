/** What two documents are called in a report: as short as still tells them apart. */
import { expect, test } from "vitest";
import { documentNames } from "../../../src/check/api/document-names.js";

test.each<readonly [string, string, string, readonly [string, string]]>([
  ["files in one folder", "specs/old.yaml", "/srv/shop/specs/new.yaml", ["old.yaml", "new.yaml"]],
  ["one name in two folders", "v1/openapi.json", "v2/openapi.json", ["v1/openapi.json", "v2/openapi.json"]],
  [
    "a deeper difference",
    "a/v1/api/openapi.json",
    "b/v1/api/openapi.json",
    ["a/v1/api/openapi.json", "b/v1/api/openapi.json"],
  ],
  ["one folder is the other's start", "openapi.json", "next/openapi.json", ["openapi.json", "next/openapi.json"]],
  ["backslashes", "specs\\v1\\api.yaml", "specs\\v2\\api.yaml", ["v1/api.yaml", "v2/api.yaml"]],
  [
    "URLs, without what may be a secret",
    "https://api.example/v1/openapi.json?key=1",
    "https://api.example/v2/openapi.json?key=1",
    ["v1/openapi.json", "v2/openapi.json"],
  ],
  [
    "URLs that differ in the query alone",
    "https://api.example/openapi.json?v=1",
    "https://api.example/openapi.json?v=2",
    ["openapi.json (base)", "openapi.json (target)"],
  ],
  ["a URL and a file", "https://api.example/openapi.json", "openapi.yaml", ["openapi.json", "openapi.yaml"]],
  ["names that mean something else to a command", "old/latest", "new/2.24", ["old/latest", "new/2.24"]],
  ["the same document", "./api.yaml", "api.yaml", ["api.yaml", "api.yaml"]],
])("%s", (_, base, target, names) => {
  expect(documentNames(base, target)).toEqual(names);
});
