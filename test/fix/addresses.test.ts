/** Where the code around a call is given another address than elsewhere. */
import { expect, test } from "vitest";
import { otherAddress } from "../../src/fix/code/addresses.js";
import { callOfText, programOf } from "./code.js";

const other = (code: string, more: Readonly<Record<string, string>> = {}): string | undefined => {
  const program = programOf({ "a.ts": code, ...more });
  const found = otherAddress(program, callOfText(program, "a.ts", "send("));
  return found === undefined ? undefined : `${found.file}:${found.line}`;
};
const store = (parameters = "url: string, key: string"): string =>
  `class Store { constructor(${parameters}) {} get() { send(1); } }\n`;

test.each<[name: string, code: string, line: string | undefined]>([
  ["nothing around it", "send(1);", undefined],
  ["a class that nobody makes", store(), undefined],
  ["a class that is made once", `${store()}new Store(a, b);`, undefined],
  ["made twice with one address", `${store()}new Store(a, b);\nnew Store(a, b);`, undefined],
  ["made twice with two addresses", `${store()}new Store(a, b);\nnew Store(c, b);`, "a.ts:3"],
  ["made twice with two keys", `${store()}new Store(a, b);\nnew Store(a, c);`, undefined],
  ["made with two settings", `${store("config: object")}new Store(a);\nnew Store(b);`, "a.ts:3"],
  ["made with two of what is no address", `${store("name: string")}new Store(a);\nnew Store(b);`, undefined],
  [
    "made with two texts that are addresses",
    `${store("name: string")}new Store("//a");\nnew Store("https://b");`,
    "a.ts:3",
  ],
  [
    "made with objects of two addresses",
    `${store("it: object")}new Store({ url: a, key: 1 });\nnew Store({ url: b, key: 1 });`,
    "a.ts:3",
  ],
  [
    "made with objects of two keys",
    `${store("it: object")}new Store({ url: a, key: 1 });\nnew Store({ url: a, key: 2 });`,
    undefined,
  ],
  ["made with objects that are spread", `${store("it: object")}new Store({ ...a });\nnew Store({ ...b });`, "a.ts:3"],
  ["made with and without", `${store()}new Store(a);\nnew Store;`, "a.ts:3"],
  [
    "without a constructor, made with two",
    "class Store { get() { send(1); } }\nnew Store(urlA);\nnew Store(urlB);",
    "a.ts:3",
  ],
  ["made as a member", `${store()}new x.Store(a);\nnew y.Store(b);`, "a.ts:3"],
  ["another class, made with two", `${store()}new Other(a);\nnew Other(b);`, undefined],
  [
    "classes that extend it, made with two",
    `${store()}class A extends Store {}\nclass B extends A {}\nnew A(a);\nnew B(b);`,
    "a.ts:5",
  ],
  [
    "classes that implement it, made with two",
    `${store()}class A implements Store {}\nnew A(a);\nnew A(b);`,
    undefined,
  ],
  [
    "classes that hand it two",
    `${store()}class A extends Store { constructor() { super("https://a", k); } }\nclass B extends Store { constructor() { super("https://b", k); } }`,
    "a.ts:3",
  ],
  [
    "classes that hand it one",
    `${store()}class A extends Store { constructor() { super("https://a", k); } }\nclass B extends Store { constructor() { super("https://a", k); } }`,
    undefined,
  ],
  [
    "one class that hands it one",
    `${store()}class A extends Store { constructor() { super("https://a", k); } }\nnew A();`,
    undefined,
  ],
  ["a function with an address, called with two", "function f(baseUrl) { send(1); }\nf(a);\nf(b);", "a.ts:3"],
  [
    "a function with an address, called with one",
    "function f(baseUrl, id) { send(1); }\nf(a, 1);\nf(a, 2);",
    undefined,
  ],
  ["a function without an address, called with two", "function f(id) { send(1); }\nf(a);\nf(b);", undefined],
  ["an arrow function, called with two", "const f = (host) => send(1);\nf(a);\nf(b);", "a.ts:3"],
  [
    "a function within one with an address",
    "function f(host) { const g = () => send(1); g(); }\nf(a);\nf(b);",
    "a.ts:3",
  ],
  ["a function without a name", "g((host) => send(1));", undefined],
])("%s", (_, code, line) => {
  expect(other(code)).toBe(line);
});

test("in other files, tests left out", () => {
  const code = `export ${store()}new Store(a, b);`;
  expect(other(code, { "b.ts": "new Store(c, b);" })).toBe("b.ts:1");
  expect(other(code, { "b.test.ts": "new Store(c, b);" })).toBe(undefined);
  const call = "export function f(host) { send(1); }\nf(a);";
  expect(other(call, { "b.ts": 'import { f } from "./a.js";\nf(c);' })).toBe("b.ts:2");
  expect(other(call, { "b.test.ts": 'import { f } from "./a.js";\nf(c);' })).toBe(undefined);
});
