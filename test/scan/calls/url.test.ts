/** What a request's address is made of: base, segments, query, and how sure its start and end are. */
import { describe, expect, test } from "vitest";
import { patternOf } from "../../../src/scan/calls/segments.js";
import { addressesOf } from "../../../src/scan/calls/url.js";
import { unite } from "../../../src/scan/domain/union.js";
import { object, type TextPart, text, UNDEFINED, unknownOf, type Value } from "../../../src/scan/domain/value.js";
import { ts } from "../../../src/scan/project/syntax.js";

const QUERY = object(ts.createSourceFile("a.ts", "a;", ts.ScriptTarget.Latest, true), "URLSearchParams");

/** `/users/<id>?<?>`: a gap, with `!` one that a caller fills; `<?>` a query object. */
function textOf(written: string): Value {
  const parts = written.split(/(<[^>]*>)/).filter((part) => part !== "");
  return text(
    ...parts.map((part): TextPart => {
      const name = /^<([^>]*)>$/.exec(part)?.[1];
      if (name === undefined) return part;
      if (name === "?") return { query: QUERY };
      const bare = name.replace("!", "");
      return { hole: { text: bare, names: [bare], parameter: name.endsWith("!") } };
    }),
  );
}

function shown(url: string, base?: string): string {
  const [one] = addressesOf(textOf(url), base === undefined ? undefined : textOf(base));
  if (one === undefined) return "nothing";
  const at =
    one.base.kind === "none" ? "" : one.base.kind === "host" ? `host ${one.base.host} ` : `base ${one.base.text} `;
  const names = one.base.kind === "expression" ? `of ${one.base.names.join("+")} ` : "";
  const query = one.query.map(
    ([name, value]) =>
      `${name}=${value.kind === "text" && value.parts.length === 1 && typeof value.parts[0] === "string" ? value.parts[0] : "{}"}`,
  );
  const marks = [
    ...(one.base.kind === "expression" && one.base.passedIn === true ? ["passed in"] : []),
    ...(query.length > 0 ? [`query ${query.join("&")}`] : []),
    ...(one.queryObjects.length > 0 ? ["query object"] : []),
    ...(one.tail ? ["tail"] : []),
    ...(one.openStart ? ["open start"] : []),
    ...(one.baseOpen ? ["open base"] : []),
    ...(one.openEnd ? ["open end"] : []),
    ...(one.withTail === undefined ? [] : [`or ${patternOf(one.withTail)}`]),
    ...(one.after === undefined ? [] : [`after ${one.after.opening.text} ${patternOf(one.after.segments)}`]),
  ];
  return [`${at}${names}${patternOf(one.segments)}`, ...marks].join(", ");
}

test.each<readonly [url: string, address: string]>([
  ["/users", "/users"],
  ["users", "/users"],
  ["/users/", "/users"],
  ["/users//roles", "/users/roles"],
  ["/./users", "/users"],
  ["/users ", "/users"],
  [" /users\n", "/users"],
  ["", "/"],
  ["/", "/"],
  ["/users/<id>", "/users/{}"],
  ["/users/<id>/roles", "/users/{}/roles"],
  ["/users/<id!>/roles", "/users/{}/roles"],
  ["/users/{userId}/roles", "/users/{}/roles"],
  ["/users/:userId/roles", "/users/{}/roles"],
  ["/users/${userId}/roles", "/users/{}/roles"],
  ["/users/[userId]/roles", "/users/{}/roles"],
  ["/users/:7", "/users/:7"],
  ["/users/{", "/users/{"],
  ["/users/<id>.csv", "/users/{}.csv"],
  ["/users/<id>:cancel", "/users/{}:cancel"],
  ["/users/u<id>", "/users/u, tail, or /users/u{}"],
  ["/users<rest>", "/users, tail, or /users{}"],
  ["/users<rest!>", "/users, tail, open end, or /users{}"],
  ["/users/<a>-<b>", "/users/{}-{}"],
  ["/users?limit=1", "/users, query limit=1"],
  ["/users?limit=1&all", "/users, query limit=1"],
  ["/users?limit=<n>", "/users, query limit={}"],
  ["/users&limit=1", "/users, query limit=1"],
  ["/users&<?>", "/users, query object"],
  ["/users&<rest>", "/users, tail"],
  ["/users?<rest>", "/users, tail"],
  ["/users?limit=1&<rest>", "/users, query limit=1, tail"],
  ["/users?<?>", "/users, query object"],
  ["/users<?>", "/users, query object"],
  ["/users?a=1&<?>", "/users, query a=1, query object"],
  ["/users#part", "/users"],
  ["/users#part?a=1", "/users"],
  ["?a=1", "/, query a=1"],
])("%s is %s", (url, address) => {
  expect(shown(url)).toBe(address);
});

describe("what stands before the path", () => {
  test.each<readonly [url: string, address: string]>([
    ["https://a.test/users", "host a.test /users"],
    ["https://A.test:8443/users", "host a.test:8443 /users"],
    ["https://user:secret@a.test/users", "host a.test /users"],
    ["wss://a.test/users", "host a.test /users"],
    ["//a.test/users", "host a.test /users"],
    ["//a.test:80/users", "host a.test:80 /users"],
    ["//users/all", "/users/all"],
    ["https://a.test", "host a.test /"],
    ["https://a.test<path>", "host a.test /{}"],
    ["https://a.test<path!>/users", "host a.test /{}/users, after path /users"],
    ["https://a.test?b=1", "host a.test /, query b=1"],
    ["<base>/users", "base base of base /users"],
    ["<base!>/users", "base base of base /users, passed in, open base, after base /users"],
    ["<base>users/all", "base base of base /users/all"],
    ["<base>", "base base of base /"],
    ["<base!>", "base base of base /, passed in, open start, open base, after base /"],
    ["<base><path>", "base ${base}${path} of base+path /"],
    ["https://<host>/users", "base https://${host} of host+https /users"],
    ["https://<host>.a.test/users", "base https://${host}.a.test of host+https+test /users"],
    ["https://<host>:<port>/users", "base https://${host}:${port} of host+port+https /users"],
    ["https://<host!>/users", "base https://${host} of host+https /users, open base, after host /users"],
    ["<protocol>//<host>/users", "base ${protocol}//${host} of protocol+host /users"],
    ["<base>//users", "base base of base /users"],
    ["/<tenant!>/users", "/{}/users"],
    ["<tenant!>?a=1", "base tenant of tenant /, passed in, query a=1, open start, open base, after tenant /"],
  ])("%s is %s", (url, address) => {
    expect(shown(url)).toBe(address);
  });
});

describe("with the base of a client", () => {
  test.each<readonly [url: string, base: string, address: string]>([
    ["/users", "https://a.test", "host a.test /users"],
    ["users", "https://a.test/v1/", "host a.test /v1/users"],
    ["/users", "/v1", "/v1/users"],
    ["/users", "<base>", "base base of base /users"],
    ["https://b.test/users", "https://a.test", "host b.test /users"],
    ["//b.test/users", "https://a.test", "host b.test /users"],
    ["<path>", "https://a.test", "host a.test /{}"],
  ])("%s on %s is %s", (url, base, address) => {
    expect(shown(url, base)).toBe(address);
  });

  test("each of several, up to a bound, and none where there is none", () => {
    const two = unite([textOf("/a"), textOf("/b")]);
    expect(addressesOf(two, two).map(({ segments }) => patternOf(segments))).toEqual(["/a/a", "/b/a", "/a/b", "/b/b"]);
    expect(addressesOf(two, UNDEFINED).length).toBe(2);
    expect(addressesOf(UNDEFINED, two)).toEqual([]);
    const many = unite(Array.from({ length: 20 }, (_, at) => textOf(`/${at}`)));
    const found = addressesOf(many, many).length;
    expect([found > 20, found < 400]).toEqual([true, true]);
    expect(addressesOf(unknownOf({ text: "id", names: ["id"], parameter: false }), undefined).length).toBe(1);
  });
});

test.each<readonly [urls: readonly string[], addresses: readonly string[]]>([
  [
    ["/users//roles", "/users/<id>/roles"],
    ["/users/{}/roles", "/users/{}/roles"],
  ],
  [
    ["/users//roles", "/users/me/roles"],
    ["/users/{}/roles", "/users/me/roles"],
  ],
  [
    ["/users//roles//", "/users/<id>/roles/<role>/"],
    ["/users/{}/roles/{}", "/users/{}/roles/{}"],
  ],
  [
    ["/users//roles", "/users/<id>"],
    ["/users/roles", "/users/{}"],
  ],
  [
    ["/users//roles", "/users/<id>/rights"],
    ["/users/roles", "/users/{}/rights"],
  ],
  [
    ["/users/", "/users/<id>"],
    ["/users", "/users/{}"],
  ],
  [
    ["//roles", "/<id>/roles"],
    ["/{}/roles", "/{}/roles"],
  ],
])("%j: an empty segment that another fills", (urls, addresses) => {
  const united = unite(urls.map((url) => textOf(url)));
  expect(addressesOf(united, undefined).map(({ segments }) => patternOf(segments))).toEqual(addresses);
});
