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

test.each(
  "co com org net ac gov edu or ne go gob gouv"
    .split(" ")
    .map((one) => `${one}.uk`)
    .concat(["github.io", "gitlab.io", "vercel.app", "netlify.app", "fly.dev", "surge.sh", "web.app", "run.app"])
    .concat(["railway.app", "firebaseapp.com", "onrender.com", "azurewebsites.net", "readme.io", "pages.dev"])
    .concat(["workers.dev", "deno.dev", "Herokuapp.COM"]),
)("%s is nobody's domain", (ending) => {
  const [own, other] = [
    document("Library API", `https://library.${ending}/v1`),
    document("Pets", `https://pets.${ending}`),
  ];
  expect(ofOneApi([own, own, other])).toEqual({ own: [own, own], others: [other] });
});

const [VERSION_1, VERSION_2] = ["1", "2"].map((version) => ({
  openapi: "3.0.3",
  info: { title: "Petstore", version },
}));

test.each<[name: string, root: Readonly<Record<string, unknown>>, stays: boolean]>([
  ["without a host, of the version of the others", { ...VERSION_1 }, true],
  ["without a host, of another version", { ...VERSION_2 }, false],
  [
    "without a host, of another version, with a word of the title",
    { ...VERSION_2, info: { title: "My library", version: "2" } },
    true,
  ],
  ["with a port at the same domain", { ...VERSION_2, servers: [{ url: "https://a.library.example:8443" }] }, true],
  ["without a title", { openapi: "3.0.3", info: { version: "2" }, servers: [{ url: "https://pets.test" }] }, true],
  [
    "with a title that is no text",
    { openapi: "3.0.3", info: { title: 7 }, servers: [{ url: "https://pets.test" }] },
    true,
  ],
  ["without a version or a host", { openapi: "3.0.3", info: { title: "Petstore" } }, false],
  [
    "of Swagger 2.0 at another host",
    { swagger: "2.0", info: { title: "Petstore", version: "1" }, host: "pets.test" },
    false,
  ],
  [
    "of Swagger 2.0 at the same domain",
    { swagger: "2.0", info: { title: "Pets", version: "2" }, host: "a.library.example:80" },
    true,
  ],
])("%s: stays %s", (_, root, stays) => {
  const one = { page: "one", root };
  expect(ofOneApi([...LIBRARY, one]).own.includes(one)).toBe(stays);
});

test.each(["api", "apis", "rest", "openapi", "swagger", "the", "reference", "v1", "of"])(
  "%s says nothing of whose an API is",
  (word) => {
    const all = [1, 2, 3].map(() => document(`Library ${word}`, "https://library.example"));
    const other = document(`Pet ${word.toUpperCase()}`, "https://pets.test");
    expect(ofOneApi([...all, other]).others).toEqual([other]);
  },
);

test.each([
  ["a letter of any script", "Bücherei", true],
  ["a number", "Library 365", true],
])("words of %s", (_, word, stays) => {
  const all = [1, 2, 3].map(() => document(`${word} API`, "https://library.example"));
  const other = document(`Office ${word.replace("Library ", "")}`, "https://pets.test");
  expect(ofOneApi([...all, other]).own.includes(other)).toBe(stays);
});

test.each([
  ["half of them are not most", 2, 2],
  ["one more is", 3, 2],
])("%s", (_, own, others) => {
  const all = [
    ...Array.from({ length: own }, () => document("Library API", "https://library.example")),
    ...Array.from({ length: others }, () => document("Petstore", "https://pets.test")),
  ];
  expect(ofOneApi(all).others.length).toBe(own > others ? others : 0);
});

test("most say the title but no host: all stay", () => {
  const all = [document("Library"), document("Library"), document("Petstore", "https://pets.test")];
  expect(ofOneApi(all)).toEqual({ own: all, others: [] });
});

test("where no version is said by most, one without a host stays", () => {
  const of = (version: string, title = "Library", host?: string) => ({
    page: title,
    root: { info: { title, version }, ...(host === undefined ? {} : { servers: [{ url: host }] }) },
  });
  const all = ["1", "2", "3"].map((version) => of(version, "Library", "https://library.example"));
  const other = of("4", "Petstore");
  expect(ofOneApi([...all, other]).others).toEqual([]);
});
