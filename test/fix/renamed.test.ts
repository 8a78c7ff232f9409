import { describe, expect, test } from "vitest";
import { nameBeside } from "../../src/fix/proof/rename.js";
import { type FixRun, runFix } from "../../src/fix/run.js";
import { CHOICE, editedTexts, type Files, project } from "./project.js";

/** `owner` is deprecated and `holder` takes its place; of `colour` the new name is of another type. */
const document = (version: string): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "pets", version },
    servers: [{ url: "https://pets.example.com" }],
    paths: {
      "/pets": {
        post: {
          parameters: [
            {
              name: "trace",
              in: "query",
              deprecated: true,
              description: "Deprecated, use `traceId` instead.",
              schema: { type: "string" },
            },
            { name: "traceId", in: "query", schema: { type: "string" } },
          ],
          requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
          responses: { "200": { description: "" } },
        },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: "object",
          properties: {
            name: { type: "string" },
            owner: { type: "string", deprecated: true, description: "Deprecated, use `holder` instead." },
            ...(version === "0" ? {} : { holder: { type: "string" } }),
            colour: { type: "string", deprecated: true, description: "Deprecated, use `colours` instead." },
            colours: { type: "array", items: { type: "string" } },
            passwordId: { type: "string", deprecated: true, description: "Deprecated, use `credentialId` instead." },
            credentialId: { type: "string" },
          },
        },
      },
    },
  });

async function fixedPets(files: Files, from = "1"): Promise<FixRun> {
  const cwd = project({ "base.json": document(from), "target.json": document("2"), ...files });
  const options = { cwd, today: "2026-11-21", base: "base.json", target: "target.json" };
  const run = await runFix(["."], CHOICE, options);
  if (!run.ok) throw new Error(run.problem.message);
  return run.value;
}

const post = (
  body: string,
  above = "",
  query = "",
): string => `${above}export async function add(owner: string, key: string) {
  const response = await fetch("https://pets.example.com/pets${query}", { method: "POST", body: JSON.stringify(${body}) });
  return response.ok && key;
}
`;

describe("a field under another name", () => {
  test.each([
    ["a key", `{ name: "Rex", owner: owner }`, `{ name: "Rex", holder: owner }`],
    ["a key in quotes", `{ name: "Rex", 'owner': owner }`, `{ name: "Rex", 'holder': owner }`],
    ["a key that is its value", `{ name: "Rex", owner }`, `{ name: "Rex", holder: owner }`],
  ])("%s", async (_, body, becomes) => {
    const run = await fixedPets({ "a.ts": post(body) });
    expect(editedTexts(run)).toEqual({ "a.ts": post(becomes) });
    expect(run.after.report.findings).toEqual([]);
  });

  test.each([
    ["both names are sent", `{ owner, holder: key }`, ""],
    ["a name made at run time", `{ owner, [key]: key }`, ""],
    ["an object that is also handed to others", `pet`, `const pet = { owner: "me" };\nconsole.log(pet);\n`],
    ["the new one is of another type", `{ colour: "red" }`, ""],
  ])("%s: nothing is proved", async (_, body, above) => {
    expect(editedTexts(await fixedPets({ "a.ts": post(body, above) }))).toEqual({});
  });

  test("an object built in another place, and a type that declares the name, are suggestions that say so", async () => {
    const elsewhere = await fixedPets({ "a.ts": post("pet", `const pet = { owner: "me" };\n`) });
    expect(elsewhere.suggestions.map(({ fix }) => fix.unproved)).toEqual([
      [{ kind: "elsewhere", file: "a.ts", line: 1 }],
    ]);
    const declared = await fixedPets({
      "a.ts": post("{ owner } satisfies Pet", "interface Pet {\n  owner: string;\n}\n"),
    });
    expect(declared.suggestions.map(({ fix }) => fix.unproved)).toEqual([[{ kind: "declared", name: "owner" }]]);
  });

  test("an id of one thing is no id of another", async () => {
    const run = await fixedPets({ "a.ts": post("{ passwordId: key }") });
    expect(editedTexts(run)).toEqual({});
    expect(run.suggestions.map(({ fix }) => fix.unproved)).toEqual([
      [{ kind: "resource", from: "passwordId", to: "credentialId" }],
    ]);
  });

  test.each([
    [["resources", "[]", "priority"], "resources[].rank", "rank"],
    [["[]", "priority"], "[].rank", "rank"],
    [["resources", "[]", "priority"], "rank", "rank"],
    [["resources", "[]", "priority"], "other[].rank", undefined],
    [["strategy"], "scheduling.strategy", undefined],
    [["permissions"], "GET /api/v1/rules", undefined],
  ])("%j under the name %s", (path, target, name) => {
    expect(nameBeside(path, target)).toBe(name);
  });

  test("a query parameter", async () => {
    const text = (name: string): string =>
      `import axios from "axios";\nexport const add = (id: string) =>\n  axios.post("https://pets.example.com/pets", { name: "Rex" }, { params: { ${name}: id } });\n`;
    expect(editedTexts(await fixedPets({ "a.ts": text("trace") }))).toEqual({ "a.ts": text("traceId") });
  });

  test("what the installed release does not have is edited with the upgrade", async () => {
    const run = await fixedPets({ "a.ts": post("{ owner }") }, "0");
    expect(run.suggestions.map(({ fix }) => fix.unproved.map(({ kind }) => kind))).toEqual([["after-upgrade"]]);
  });
});
