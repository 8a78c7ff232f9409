import { describe, expect, test } from "vitest";
import type { Files } from "./engine.js";
import { linesOf } from "./engine.js";

const CLIENT = `import axios from "axios";
const http = axios.create({ baseURL: "https://app.run.ai/api/v1" });
`;

const ENTRIES = `const ENTRIES = [
  { method: "GET", path: "/users" },
  { method: "POST", path: "/users/a" },
  { method: "GET", path: "/roles" },
  { method: "POST", path: "/roles/a" },
];
`;

const EACH = ["GET /api/v1/roles", "GET /api/v1/users", "POST /api/v1/roles/a", "POST /api/v1/users/a"];

/** Each entry is sent by its own verb, however the code asks for it. */
const TABLES: readonly (readonly [string, string])[] = [
  [
    "a condition on one of them",
    `${ENTRIES}export const run = (at: number) => {
  const entry = ENTRIES[at];
  return entry.method === "GET" ? http.get(entry.path) : http.post(entry.path);
};`,
  ],
  [
    "the other way round",
    `${ENTRIES}export const run = (at: number) => {
  const entry = ENTRIES[at];
  if (!(entry.method !== "GET")) return http.get(entry.path);
  return http.post(entry.path);
};`,
  ],
  [
    "taken apart before",
    `${ENTRIES}export const run = (at: number) => {
  const { method, path } = ENTRIES[at];
  if (method === "GET") return http.get(path);
  return http.post(path);
};`,
  ],
  [
    "in small letters",
    `${ENTRIES}export const run = (at: number) => {
  const { method, path } = ENTRIES[at];
  const verb = method.toLowerCase();
  return verb === "get" ? http.get(path) : http.post(path);
};`,
  ],
  [
    "cases of a switch",
    `${ENTRIES}export const run = (at: number) => {
  const entry = ENTRIES[at];
  switch (entry.method.toLowerCase()) {
    case "head":
    case "get":
      return http.get(entry.path);
    default:
      return http.post(entry.path);
  }
};`,
  ],
  [
    "one of a list of verbs",
    `${ENTRIES}export const run = (at: number) => {
  const entry = ENTRIES[at];
  const hasBody = ["POST", "PUT"].includes(entry.method);
  return ["POST", "PUT"].includes(entry.method) ? http.post(entry.path, {}) : http.get(entry.path);
};`,
  ],
  [
    "a function that was made where the condition held",
    `${ENTRIES}export const make = (at: number) => {
  const entry = ENTRIES[at];
  if (entry.method === "GET") return () => http.get(entry.path);
  return () => http.post(entry.path);
};`,
  ],
  [
    "a table under a key",
    `const TABLE = {
  users: { method: "GET", path: "/users" },
  user: { method: "POST", path: "/users/a" },
  roles: { method: "GET", path: "/roles" },
  role: { method: "POST", path: "/roles/a" },
};
export const run = (kind: keyof typeof TABLE) =>
  TABLE[kind].method === "GET" ? http.get(TABLE[kind].path) : http.post(TABLE[kind].path);`,
  ],
  [
    "handed to a function that decides",
    `${ENTRIES}const send = (entry: { method: string; path: string }) =>
  entry.method === "POST" || entry.method === "PUT" ? http.post(entry.path) : http.get(entry.path);
export const run = (at: number) => send(ENTRIES[at]);`,
  ],
];

/** What the caller hands over decides which case is taken. */
const WRAPPERS: readonly (readonly [string, string])[] = [
  [
    "a switch with a default",
    `function send(method: string, path: string) {
  switch (method) {
    case "GET": return http.get(path);
    case "DELETE": return http.delete(path);
    default: return http.post(path);
  }
}`,
  ],
  [
    "a switch in small letters that falls through",
    `function send(method: string, path: string) {
  switch (method.toLowerCase()) {
    case "options":
    case "get":
      return http.get(path);
    case "post":
    case "put":
      return http.post(path);
  }
}`,
  ],
  [
    "else after else",
    `function send(method: string, path: string) {
  if (method === "DELETE") return http.delete(path);
  else if (method === "GET") return http.get(path);
  else return http.post(path);
}`,
  ],
  [
    "members of a constant object",
    `const Verb = { Get: "GET", Delete: "DELETE" };
function send(method: string, path: string) {
  if (method === Verb.Get) return http.get(path);
  if (method === Verb.Delete) return http.delete(path);
  return http.post(path);
}`,
  ],
  [
    "an enum",
    `enum Verb { Get = "GET", Post = "POST", Delete = "DELETE" }
function send(method: string, path: string) {
  switch (method) {
    case Verb.Get: return http.get(path);
    case Verb.Post: return http.post(path);
    case Verb.Delete: return http.delete(path);
  }
}`,
  ],
];

const withoutPlaces = (files: Files): readonly string[] =>
  [...new Set(linesOf(files).map((line) => line.replace(/ [@[].*$/, "")))].sort();

describe("what a condition says of values", () => {
  test.each(TABLES)("entries of a table: %s", (_name, code) => expect(withoutPlaces(CLIENT + code)).toEqual(EACH));

  test.each(WRAPPERS)("what a caller hands over: %s", (_name, code) =>
    expect(withoutPlaces(`${CLIENT}${code}\nsend("GET", "/users");\nsend("POST", "/roles");`)).toEqual([
      "GET /api/v1/users",
      "POST /api/v1/roles",
    ]),
  );

  test("a parameter of a union type is what the case says within it", () => {
    const code = `export function list(method: "GET" | "POST") {
  if (method === "GET") return http({ method, url: "/users" });
  return http({ method, url: "/roles" });
}`;
    expect(withoutPlaces(CLIENT + code)).toEqual(["GET /api/v1/users", "POST /api/v1/roles"]);
  });

  test("what two conditions leave, one after the other", () => {
    const code = `const ENTRIES = [
  { method: "GET", path: "/users" },
  { method: "PUT", path: "/users/a" },
  { method: "DELETE", path: "/users/b" },
];
export const run = (at: number) => {
  const { method, path } = ENTRIES[at];
  if (method === "GET") return http.get(path);
  if (method === "PUT") return http.put(path);
  return http.delete(path);
};`;
    expect(withoutPlaces(CLIENT + code)).toEqual([
      "DELETE /api/v1/users/b",
      "GET /api/v1/users",
      "PUT /api/v1/users/a",
    ]);
  });
});

/** Nothing is left out where the code does not say for certain which it is. */
const OPEN: readonly (readonly [string, string])[] = [
  [
    "a name that is written again",
    `let method = "GET";
export const change = () => { method = "POST"; };
export const run = () => { switch (method) { case "GET": return http.get("/users"); default: return http.post("/roles"); } };`,
  ],
  [
    "a member that is written again",
    `const state = { method: "GET" };
export const change = () => { state.method = "POST"; };
export const again = () => { state.method = "GET"; };
export const run = () => { switch (state.method) { case "GET": return http.get("/users"); default: return http.post("/roles"); } };`,
  ],
  [
    "an object that any file may write to",
    `export const state = { method: "GET" };
export const run = () => { switch (state.method) { case "GET": return http.get("/users"); default: return http.post("/roles"); } };`,
  ],
  [
    "React state",
    `import { useState } from "react";
export function Page() {
  const [method, setMethod] = useState("GET");
  switch (method) { case "GET": http.get("/users"); break; default: http.post("/roles"); }
  return setMethod;
}`,
  ],
  [
    "a constant that nobody knows",
    `declare const GET: string;
function send(method: string) { switch (method) { case GET: return http.get("/users"); default: return http.post("/roles"); } }
send("GET");`,
  ],
  [
    "a list that goes on",
    `declare const more: { method: string }[];
const ENTRIES = [{ method: "GET" }, ...more];
export const run = (at: number) => { const { method } = ENTRIES[at]; if (method === "GET") return http.get("/users"); return http.post("/roles"); };`,
  ],
  [
    "a function that is called from both sides of a condition",
    `export const run = (method: "GET" | "POST", path: "/users" | "/roles") => {
  const send = () => (path === "/users" ? http.get(path) : http.post(path));
  if (method === "GET") return send();
  return send();
};`,
  ],
];

describe("what no condition decides", () => {
  test.each(OPEN)("%s", (_name, code) =>
    expect(withoutPlaces(CLIENT + code)).toEqual(["GET /api/v1/users", "POST /api/v1/roles"]),
  );
});

describe("a branch that no caller takes", () => {
  const send = `function send(method: string, path: string) {
  return method === "DELETE" ? http.delete(path) : http.get(path);
}
`;
  test("is not told of a function that its file keeps to itself", () =>
    expect(linesOf(`${CLIENT}${send}send("GET", "/users");`)).toEqual(["GET /api/v1/users @main.tsx:6"]));

  test.each([
    ["others may call", `${CLIENT}export ${send}send("GET", "/users");`],
    ["it hands to somebody", `${CLIENT}${send}send("GET", "/users");\nexport const sender = { send };`],
  ])("is told of one that %s", (_name, code) => expect(linesOf(code)).toContain("DELETE /api/v1/{} @main.tsx:4"));
});
