/** What of a site's documents is another API's. */
import { expect, test } from "vitest";
import { ofOneApi } from "../../../src/contract/sites/one-api.js";

const document = (title: string, url?: string) => ({
  page: title,
  root: { openapi: "3.0.3", info: { title, version: "1" }, ...(url === undefined ? {} : { servers: [{ url }] }) },
});
const LIBRARY = [1, 2, 3].map(() => document("Library API", "https://api.library.example/v1"));

test.each([
  ["a sample elsewhere with another title goes", document("Petstore", "https://pets.test/v1"), false],
  ["a section with a title of its own stays", document("Access keys", "https://api.library.example/v1"), true],
  ["a host beside the others' stays", document("Sign in", "https://auth.library.example"), true],
  ["the same title elsewhere stays", document("Library of test data", "https://data.test"), true],
  ["one that names no host stays", document("Petstore"), true],
  ["one with a base path alone stays", document("Petstore", "/v2"), true],
])("%s", (_name, one, stays) => {
  const { own, others } = ofOneApi([...LIBRARY, one]);
  expect([own.includes(one), others.includes(one)]).toEqual([stays, !stays]);
});

test.each(["co.uk", "com.au", "github.io", "herokuapp.com"])("below %s anybody has a domain", (ending) => {
  const all = [1, 2, 3].map(() => document("Library API", `https://api.library.${ending}/v1`));
  const other = document("Petstore", `https://petstore.${ending}`);
  const section = document("Sign in", `https://auth.library.${ending}`);
  expect(ofOneApi([...all, other, section]).others).toEqual([other]);
});

test("of many that say each something else all stay", () => {
  const all = ["Pets", "Books", "Boats"].map((title) => document(title, `https://${title.toLowerCase()}.test`));
  expect(ofOneApi(all)).toEqual({ own: all, others: [] });
});
