import { expect, test } from "vitest";
import { sourceText } from "../../../src/scan/discover/sources.js";
import { interfaceUses } from "../../../src/scan/interfaces/index.js";
import { surface } from "../surface.js";

const used = (code: string, rest: { fileNamesApi?: boolean; files?: Record<string, string> } = {}): readonly string[] =>
  interfaceUses({
    source: sourceText("a.ts", code),
    surface,
    fileNamesApi: rest.fileNamesApi ?? false,
    load: (specifier) =>
      rest.files?.[specifier] === undefined ? undefined : sourceText(specifier, rest.files[specifier]),
  }).map((use) => `${use.certainty} ${use.signature} @${use.line}:${use.column} ${use.text}`);

test.each<[name: string, code: string, uses: readonly string[]]>([
  [
    "an object with its kind",
    `apply({ apiVersion: "acme.test/v1alpha1", kind: "Ship" });`,
    ["certain objects @1:21 acme.test/v1alpha1 Ship"],
  ],
  [
    "positional arguments",
    `api.create("acme.test", "v1alpha1", space, "ships", body);`,
    ["certain objects @1:1 acme.test v1alpha1 ships"],
  ],
  [
    "one object of arguments",
    `api.create({ group: "acme.test", version: "v1alpha1", plural: "ships" });`,
    ["certain objects @1:12 acme.test v1alpha1 ships"],
  ],
  [
    "constants",
    `const GROUP = "acme.test";\nconst version = "v1alpha1" as const;\napi.list({ group: GROUP, version, plural });`,
    ["certain objects @3:10 acme.test v1alpha1"],
  ],
  [
    "a template of constants",
    `const G = "acme.test";\nget(\`/apis/\${G}/v1/ships/\${id}\`);`,
    ["certain objects @2:5 /apis/acme.test/v ships"],
  ],
  ["a sum of strings", `get(base + "/apis/acme.test/v1/" + kind);`, ["certain objects @1:5 /apis/acme.test/v"]],
  ["a metric inside a query", `q("sum(acme_ship_speed{a=1})");`, ["certain metrics @1:3 acme_ship_speed"]],
  ["a metric must be a whole word", `q("acme_ship_speeds"); q("my_acme_ship_speed");`, []],
  [
    "a star stands for a name",
    `get("/q?query=acme_anything_else");`,
    ["certain metrics @1:5 query=acme_anything_else"],
  ],
  [
    "a star stands for a hole",
    `post(\`/auth/realms/\${realm}/token\`);`,
    ["possible realm @1:6 /auth/realms/{}/token"],
  ],
  [
    "our host makes it certain",
    `post("https://app.acme.test/auth/realms/north/token");`,
    ["certain realm @1:6 /auth/realms/north/token"],
  ],
  ["the documentation site is none", `open("https://docs.acme.test/apis/acme.test/v1");`, []],
  [
    "one value is enough where the signature says one",
    `send({ grant: "ship_token", id });`,
    ["possible objects @1:6 ship_token"],
  ],
  [
    "what else stands in the object stays there",
    `send({ grant: "ship_token", id: "harbour", secret: "open-sesame" });`,
    ["possible objects @1:6 ship_token"],
  ],
  [
    "what else stands in the address stays there",
    `get("https://ada:open-sesame@app.acme.test/apis/acme.test/v1/ships?key=sesame");`,
    ["certain objects @1:5 /apis/acme.test/v ships"],
  ],
  ["half of the values is not", `api.create("acme.test", "v2");`, []],
  ["a group in a list of no call is none", `const groups = ["acme.test", "v1alpha1"];`, []],
  [
    "an import path",
    `import x from "./acme_ship_speed"; export * from "acme.test/v1alpha1"; const y = await import("./acme_ship_speed");`,
    [],
  ],
  ["a type", `type Metric = "acme_ship_speed"; interface A { m: "acme_ship_speed" } let a: "acme_ship_speed";`, []],
  [
    "a log line and an error",
    `console.log("acme_ship_speed is old"); this.logger.warn("acme_ship_speed"); throw new TypeError("acme_ship_speed");`,
    [],
  ],
  ["a regular expression and a comment", `/acme_ship_speed/.test(a); // acme_ship_speed`, []],
  ["a property's name", `const labels = { acme_ship_speed: 1, "acme_ship_speed": 2 };`, []],
])("%s", (_, code, uses) => {
  expect(used(code)).toEqual(uses);
});

test("a constant of another file", () => {
  const files = { "./k8s.js": `export const GROUP = "acme.test"; export const V = "v1alpha1";` };
  expect(used(`import { GROUP, V as VERSION } from "./k8s.js";\nk.list(GROUP, VERSION);`, { files })).toEqual([
    "certain objects @2:1 acme.test v1alpha1",
  ]);
});

test("a file that speaks of the API makes a shared address likely, but not on another's host", () => {
  const code = `post(\`\${url}/auth/realms/\${realm}/token\`); post("https://id.example.com/auth/realms/x/token");`;
  expect(used(code, { fileNamesApi: true }).map((use) => use.split(" ")[0])).toEqual(["likely", "possible"]);
});
