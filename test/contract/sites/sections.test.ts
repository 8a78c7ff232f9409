/** Documents of different names in one list. */
import { expect, test } from "vitest";
import type { RawObject } from "../../../src/contract/read/raw.js";
import { areSections, severalDocuments } from "../../../src/contract/sites/sections.js";
import { LIBRARY } from "./library.js";

const only = (name: string, more: RawObject = {}): RawObject => ({
  ...LIBRARY,
  paths: Object.fromEntries(Object.entries(LIBRARY.paths).filter(([path]) => path.includes(name))),
  ...more,
});
const titled = (title: string, version = "2.25") => ({ info: { title, version } });
const changed = { components: { schemas: { Book: { type: "string" } } } };

test.each<[string, boolean, readonly RawObject[]]>([
  ["sections with titles of their own", true, [only("books", titled("Books")), only("loans", titled("Loans"))]],
  ["JSON and YAML of one", true, [only("books"), only("books"), only("loans")]],
  ["one that is in the other", false, [only("books"), LIBRARY]],
  ["another version", false, [only("books"), only("loans", titled("Library", "3.0"))]],
  ["a schema of two contents", false, [only("books"), only("loans", changed)]],
  ["nothing", false, []],
  ["one alone", true, [only("books")]],
  ["the same twice and nothing else", true, [only("books"), only("books")]],
  [
    "another API",
    false,
    [only("books"), only("loans", { ...titled("Payments"), servers: [{ url: "https://pay.example" }] })],
  ],
])("%s", (_name, are, roots) => {
  expect(areSections(roots.map((root, at) => ({ page: `https://docs.example/${at}.json`, root })))).toBe(are);
});

const documents = (count: number) =>
  Array.from({ length: count }, (_, at) => new URL(`https://docs.example/${at}.json`));
const named = (count: number) => documents(count).map(({ href }) => href);

test.each<[string, number, string]>([
  ["two are named", 2, named(2).join(", ")],
  ["twenty are named", 20, named(20).join(", ")],
  ["of more than twenty it is said that there are others", 21, `${named(20).join(", ")}, …`],
])("of several documents %s", (_name, count, listed) => {
  expect(severalDocuments(new URL("https://docs.example/"), documents(count))).toEqual({
    ok: false,
    problem: {
      message: `https://docs.example/ lists ${count} documents`,
      hint: `Name the one you mean: ${listed}`,
    },
  });
});
