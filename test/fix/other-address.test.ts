import { describe, expect, test } from "vitest";
import { api, fixedBetween, operation, SERVER, text } from "./between.js";
import { editedTexts, type Files } from "./project.js";

const pet = {
  type: "object",
  properties: { owner: { ...text, deprecated: true, description: "Deprecated, use `holder` instead." }, holder: text },
};
const document = api({
  "/pets": { get: operation({ answers: pet }) },
  "/v1/beds": { get: operation({ instead: "GET /v2/beds" }) },
  "/v2/beds": { get: operation({}) },
});

async function outcome(files: Files) {
  const run = await fixedBetween({ base: document }, files, { options: { servers: [SERVER] } });
  return {
    edited: Object.keys(editedTexts(run)),
    lacking: run.suggestions.map(({ fix }) =>
      fix.unproved.flatMap((one) => (one.kind === "other-address" ? [`${one.file}:${one.line}`] : [])).join(),
    ),
  };
}

/** What each of the clients reads is renamed in one place, and so would be what it asks for. */
const store = `class Store {
  constructor(private readonly settings: { url: string; key: string }) {}
  pet = async () => (await fetch(\`\${this.settings.url}/pets\`)).json();
  beds = async () => (await fetch(\`\${this.settings.url}/v1/beds\`)).ok;
}
`;
const reading = (made: string): string => `export const show = async () => console.log((await ${made}.pet()).owner);\n`;

describe("code that calls for several servers", () => {
  test.each([
    [
      "one class, made with two addresses",
      `${store}const ours = new Store({ url: "${SERVER}", key: "a" });
const theirs = new Store({ url: process.env.OTHER, key: "a" });
${reading("ours")}export const other = async () => console.log((await theirs.pet()).owner);
`,
      7,
    ],
    [
      "two classes that extend one, each made with its address",
      `${store}class Shop extends Store {}
class Depot extends Shop {}
const ours = new Shop({ url: "${SERVER}", key: "a" });
const theirs = new Depot({ url: Depot.urlOf(process.env), key: "a" });
${reading("ours")}export const other = async () => console.log((await theirs.pet()).owner);
`,
      9,
    ],
    [
      "two classes that extend one, each with its own address",
      `${store}class Shop extends Store {
  constructor(key: string) {
    super({ url: "${SERVER}", key });
  }
}
class Depot extends Store {
  constructor(key: string) {
    super({ url: "https://depot.example.com", key });
  }
}
${reading('new Shop("a")')}export const other = async () => console.log((await new Depot("a").pet()).owner);
`,
      13,
    ],
  ])("%s: only suggested", async (_, code, line) => {
    const { edited, lacking } = await outcome({ "a.ts": code });
    expect({ edited, lacking: new Set(lacking) }).toEqual({ edited: [], lacking: new Set([`a.ts:${line}`]) });
  });

  test("a function that is told the address", async () => {
    const code = `const beds = async (baseUrl: string, id: string) => (await fetch(\`\${baseUrl}/v1/beds?id=\${id}\`)).ok;
export const ours = () => beds("${SERVER}", "1");
export const theirs = () => beds(process.env.OTHER, "1");
`;
    expect(await outcome({ "a.ts": code })).toEqual({ edited: [], lacking: ["a.ts:3"] });
  });

  test.each([
    [
      "the same address with other keys",
      `${store}const one = new Store({ url: "${SERVER}", key: "a" });
const other = new Store({ url: "${SERVER}", key: "b" });
${reading("one")}export const again = async () => console.log((await other.pet()).owner);
`,
    ],
    [
      "two classes that extend one, made with the same address",
      `${store}const url = "${SERVER}";
class Shop extends Store {}
class Depot extends Store {}
${reading('new Shop({ url, key: "a" })')}export const other = async () => (await new Depot({ url, key: "b" }).pet()).owner.length;
`,
    ],
  ])("%s: a fix", async (_, code) => {
    expect(await outcome({ "a.ts": code })).toEqual({ edited: ["a.ts"], lacking: [] });
  });

  test("a test has a server of its own", async () => {
    const code = `export ${store}const ours = new Store({ url: "${SERVER}", key: "a" });\n${reading("ours")}`;
    const spec = `import { Store } from "./a.js";\ntest("", () => new Store({ url: "http://localhost:1", key: "" }).beds());\n`;
    expect(await outcome({ "a.ts": code, "a.test.ts": spec })).toEqual({ edited: ["a.ts"], lacking: [] });
  });
});
