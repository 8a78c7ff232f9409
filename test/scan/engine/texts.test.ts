/** What the language makes of texts, as far as it can be worked out; `id` is known to nobody. */
import { describe, expect, test } from "vitest";
import { analysed, lineOf } from "./engine.js";

const requestsOf = (expression: string): readonly string[] =>
  analysed(`export const send = (id: string, n: number) => fetch(${expression});`).calls.map((call) =>
    lineOf(call, false).replace(/^GET /, ""),
  );

describe("methods of texts", () => {
  test.each<readonly [expression: string, request: string]>([
    [`"/V1/K8S/USERS".toLowerCase()`, "/v1/k8s/users"],
    ["`/V1/K8S/USERS/${id}`.toLowerCase()", "/v1/k8s/users/{}"],
    ['`/v1/k8s/users/${"seven".toUpperCase()}`', "/v1/k8s/users/SEVEN"],
    [`"/v1/k8s/users".trim()`, "/v1/k8s/users"],
    [`"/v1".concat("/k8s", "/users/", id)`, "/v1/k8s/users/{}"],
    [`"/" + "v1,k8s,users".split(",").join("/")`, "/v1/k8s/users"],
    ['"/" + `v1,k8s,users,${id}`.split(",").join("/")', "/v1/k8s/users/{}"],
    ['"/v1/k8s" + `${id}:/users`.split(":")[1]', "/v1/k8s/users"],
    [`"/v1/k8s/" + "apps|users".split("|")[1]`, "/v1/k8s/users"],
    [`"/v1/k8s/users/" + "a".split("")[0]`, "/v1/k8s/users/{}"],
    [`"/v1/k8s/users/" + "a,b".split(id)[0]`, "/v1/k8s/users/{}"],
    [`"xx/v1/k8s/users".slice(2)`, "/v1/k8s/users"],
    [`"xx/v1/k8s/usersyy".slice(2, -2)`, "/v1/k8s/users"],
    [`"xx/v1/k8s/usersyy".slice(2, 15)`, "/v1/k8s/users"],
    [`"xx/v1/k8s/usersyy".substring(15, 2)`, "/v1/k8s/users"],
    [`"xx/v1/k8s/users".substring(2)`, "/v1/k8s/users"],
    [`"xx/v1/k8s/usersyy".substr(2, 13)`, "/v1/k8s/users"],
    [`"xx/v1/k8s/users".substr(2)`, "/v1/k8s/users"],
    ["`xx/v1/k8s/users/${id}`.slice(2)", "/v1/k8s/users/{}"],
    ['"/v1/k8s/users/" + `${id}/roles`.slice(0, 100)', "/v1/k8s/users/{}"],
    ["`/v1/k8s/users/${id}/roles/`.slice(0, -1)", "/v1/k8s/users/{}/roles"],
    ["`/v1/k8s/users/${id}`.slice(0, -1)", "/v1/k8s/users/{}"],
    ['"/v1/k8s/users/" + "seven".slice(n)', "/v1/k8s/users/{}"],
    ['"/v1/k8s/users/" + "seven".slice(0, n)', "/v1/k8s/users/{}"],
    [`"/v1/k8s/users/" + ("seven".startsWith("sev") ? "a" : "b")`, "/v1/k8s/users/a"],
    [`"/v1/k8s/users/" + ("seven".startsWith("even") ? "a" : "b")`, "/v1/k8s/users/b"],
    [`"/v1/k8s/users/" + ("seven".endsWith("ven") ? "a" : "b")`, "/v1/k8s/users/a"],
    [`"/v1/k8s/users/" + ("seven".endsWith("sev") ? "a" : "b")`, "/v1/k8s/users/b"],
    [`"/v1/k8s/users/" + ("seven".includes("eve") ? "a" : "b")`, "/v1/k8s/users/a"],
    [`"/v1/k8s/users/" + ("seven".includes("eight") ? "a" : "b")`, "/v1/k8s/users/b"],
    ['"/v1/k8s/users/" + (`se${id}`.startsWith("se") ? "a" : "b")', "/v1/k8s/users/a"],
    ['"/v1/k8s/users/" + (`se${id}`.startsWith("x") ? "a" : "b")', "/v1/k8s/users/b"],
    ['"/v1/k8s/users/" + (`${id}en`.endsWith("en") ? "a" : "b")', "/v1/k8s/users/a"],
    ['"/v1/k8s/users/" + (`${id}en`.endsWith("x") ? "a" : "b")', "/v1/k8s/users/b"],
  ])("%s → %s", (expression, request) => {
    expect(requestsOf(expression)).toEqual([request]);
  });

  test.each([
    '`se${id}`.startsWith("seven")',
    '`${id}en`.endsWith("seven")',
    '`se${id}`.includes("se")',
    '`${id}en`.startsWith("en")',
    '`se${id}`.endsWith("se")',
    '"seven".includes(id)',
  ])("%s may be either", (condition) => {
    expect(requestsOf(`"/v1/k8s/" + (${condition} ? "apps" : "groups")`)).toEqual(["/v1/k8s/apps", "/v1/k8s/groups"]);
  });
});

describe("what is put in the place of something", () => {
  test.each<readonly [expression: string, request: string]>([
    ['"/v1/k8s/users/:id".replace(":id", id)', "/v1/k8s/users/{}"],
    ['"/v1/k8s/users/:id".replace(":id", "seven")', "/v1/k8s/users/seven"],
    ['"/v1/k8s/x/x".replace("x", "users")', "/v1/k8s/users/x"],
    ['"/v1/k8s/x/x".replaceAll("x", "users")', "/v1/k8s/users/users"],
    ['"/v1/k8s/users/{id}".replace(/\\{\\w+\\}/g, "seven")', "/v1/k8s/users/seven"],
    ['"/v1/k8s/users/{id}/{name}".replace(/\\{\\w+\\}/, "seven")', "/v1/k8s/users/seven/seven"],
    ['"/v1/k8s/users/{id}".replace(/\\{(\\w+)\\}/g, (_, key) => ({ id: "seven" })[key])', "/v1/k8s/users/seven"],
    ['"/v1/k8s/users/{id}".replace(/\\{(\\w+)\\}/g, "$1")', "/v1/k8s/users/id"],
    ['"/v1/k8s/users/{id}".replace(/\\{\\w+\\}/g, "a$&")', "/v1/k8s/users/a{id}"],
    ['"/v1/k8s/users/{id}".replace(/\\{\\w+\\}/g, "a$2")', "/v1/k8s/users/a"],
    ['"/v1/k8s/users/".replace(/\\/$/, "")', "/v1/k8s/users"],
    ['`/v1/k8s/users/${id}/`.replace(/\\/$/, "")', "/v1/k8s/users/{}"],
    ['`v1/k8s/users/${id}/v1/k8s/users`.replace(/^v1/, "/v1")', "/v1/k8s/users/{}/v1/k8s/users"],
    ['`/v1/k8s/users/${id}/roles`.replace(/^\\/roles/, "/x")', "/v1/k8s/users/{}/roles"],
    ['`/v1/k8s/users/${id}/roles`.replace(/users\\/$/, "x")', "/v1/k8s/users/{}/roles"],
    ['"/v1/k8s/users/{id}".replace(`{${id}}`, "seven")', "/v1/k8s/users/seven"],
    ['"/v1/k8s/users/:id".replace(`:${id}`, "seven")', "/v1/k8s/users/seven"],
    ['"/v1/k8s/users".replace("", "x")', "/v1/k8s/users"],
    ['"/v1/k8s/users".replace(id, "x")', "/v1/k8s/users"],
    ['"/v1/k8s/users".replace()', "/v1/k8s/users"],
    // of these none is tried: they could run for long
    ['"/v1/k8s/users".replace(/(a+)+x/, "x")', "/v1/k8s/users"],
    ['"/v1/k8s/users".replace(/(?=u)users/, "x")', "/v1/k8s/users"],
    ['"/v1/k8s/uusers".replace(/(u)\\1/, "x")', "/v1/k8s/uusers"],
    ['"/v1/k8s/users".replace(/u*s*e*rs/, "x")', "/v1/k8s/users"],
    ['"/v1/k8s/users".replace(/u*s*ers/, "x")', "/v1/k8s/x"],
  ])("%s → %s", (expression, request) => {
    expect(requestsOf(expression)).toEqual([request]);
  });
});

describe("what a text begins and ends with decides which way is taken", () => {
  test.each<readonly [expression: string, requests: readonly string[]]>([
    ['["/users"].map((path) => "/v1/k8s/" + (path[0] === "/" ? path.slice(1) : path))[0]', ["/v1/k8s/users"]],
    ['["users"].map((path) => "/v1/k8s/" + (path[0] === "/" ? path.slice(1) : path))[0]', ["/v1/k8s/users"]],
    ['["users"].map((path) => "/v1/k8s/" + (path.charAt(0) === "/" ? path.slice(1) : path))[0]', ["/v1/k8s/users"]],
    ['["users/"].map((path) => "/v1/k8s/" + (path.at(-1) === "/" ? path.slice(0, -1) : path))[0]', ["/v1/k8s/users"]],
    [
      '[`users/${id}/roles`].map((path) => "/v1/k8s/" + (path[0] === "/" ? path.slice(1) : path))[0]',
      ["/v1/k8s/users/{}/roles"],
    ],
    [
      '[`users/${id}/`].map((path) => "/v1/k8s/" + (path.at(-1) === "/" ? path.slice(0, -1) : path))[0]',
      ["/v1/k8s/users/{}"],
    ],
    // the last, wherever that is
    [
      '["users/"].map((path) => "/v1/k8s/" + (path.charAt(path.length - 1) === "/" ? path.slice(0, -1) : path))[0]',
      ["/v1/k8s/users"],
    ],
    [
      '["users/"].map((path) => "/v1/k8s/" + (path[path.length - 1] === "/" ? path.slice(0, -1) : path))[0]',
      ["/v1/k8s/users"],
    ],
    [
      '[`users/${id}`].map((path) => "/v1/k8s/" + path + (path.slice(-1) === "/" ? "roles" : "/roles"))[0]',
      ["/v1/k8s/users/{}/roles"],
    ],
    [
      '[`users/${id}`].map((path) => "/v1/k8s/" + path + (path.endsWith("/") ? "roles" : "/roles"))[0]',
      ["/v1/k8s/users/{}/roles"],
    ],
    [
      '[`users/${id}`].map((path) => "/v1/k8s/" + path + (path.charAt(path.length - 2) === "/" ? "roles" : "/roles"))[0]',
      ["/v1/k8s/users/{}/roles", "/v1/k8s/users/{}roles"],
    ],
    [
      '[`users/${id}`].map((path) => "/v1/k8s/" + path + (path.at(-1) === "/" ? "roles" : "/roles"))[0]',
      ["/v1/k8s/users/{}/roles"],
    ],
    // a gap that nothing stands before may be all of an address
    [
      '[`${id}`].map((path) => "/v1/k8s/" + (path.at(-1) === "/" ? "roles" : "users"))[0]',
      ["/v1/k8s/roles", "/v1/k8s/users"],
    ],
    // how long it is
    ['[""].map((path) => "/v1/k8s/users" + (path.length === 0 ? "" : "/" + path))[0]', ["/v1/k8s/users"]],
    [
      '[`${id}`].map((path) => "/v1/k8s/users" + (path.length === 0 ? "" : "/" + path))[0]',
      ["/v1/k8s/users", "/v1/k8s/users/{}"],
    ],
    // several, of which none is it
    [
      '[["roles", "apps"].find((one) => one !== id)].map((path) => "/v1/k8s/users/" + (path === "me" ? "4" : "roles"))[0]',
      ["/v1/k8s/users/roles"],
    ],
    ['["users"].map((path) => "/v1/k8s/" + (path === null ? "roles" : path))[0]', ["/v1/k8s/users"]],
    // these count from the start alone, so that nothing is known of it
    [
      '["users/"].map((path) => "/v1/k8s/" + (path.charAt(-1) === "/" ? "roles" : path))[0]',
      ["/v1/k8s/roles", "/v1/k8s/users"],
    ],
    [
      '["users/"].map((path) => "/v1/k8s/" + (path[-1] === "/" ? "roles" : path))[0]',
      ["/v1/k8s/roles", "/v1/k8s/users"],
    ],
    // the gap may hold anything, but not what stands before it
    [
      '[`users/${id}/roles`].map((path) => "/v1/k8s/" + (path.startsWith("api/version/") ? path.slice(12) : path))[0]',
      ["/v1/k8s/users/{}/roles"],
    ],
    [
      '[`users/${id}/roles`].map((path) => "/v1/k8s/" + (path.endsWith("/members/") ? path.slice(0, -9) : path))[0]',
      ["/v1/k8s/users/{}/roles"],
    ],
  ])("%s", (expression, requests) => {
    expect(requestsOf(expression)).toEqual(requests);
  });
});
