import { describe, expect, test } from "vitest";
import { type FixChoice, type FixRun, runFix } from "../../src/fix/run.js";
import { CHOICE, editedTexts, type Files, project } from "./project.js";

/** `owner` of a pet is deprecated and `holder` takes its place; `/stables` answer pets of another kind, whose owners stay. */
const document = (version: string): string => {
  const text = { type: "string" };
  const answer = (schema: unknown) => ({ "200": { description: "", content: { "application/json": { schema } } } });
  return JSON.stringify({
    openapi: "3.0.3",
    info: { title: "pets", version },
    servers: [{ url: "https://pets.example.com" }],
    paths: {
      "/pets": { get: { responses: answer({ type: "array", items: { $ref: "#/components/schemas/Pet" } }) } },
      "/pets/{id}": {
        get: {
          parameters: [{ name: "id", in: "path", required: true, schema: text }],
          responses: answer({ $ref: "#/components/schemas/Pet" }),
        },
      },
      "/stables": { get: { responses: answer({ type: "object", properties: { owner: text, holder: text } }) } },
    },
    components: {
      schemas: {
        Pet: {
          type: "object",
          required: ["colour"],
          properties: {
            name: text,
            owner: { ...text, deprecated: true, description: "Deprecated, use `holder` instead." },
            ...(version === "0" ? {} : { holder: text }),
            size: { type: "number", deprecated: true, description: "Deprecated, use `sizes` instead." },
            sizes: { type: "array", items: { type: "number" } },
            colour: { ...text, deprecated: true, description: "Deprecated, use `paint` instead." },
            paint: text,
          },
        },
      },
    },
  });
};

async function fixedPets(files: Files, from = "1", choice: Partial<FixChoice> = {}): Promise<FixRun> {
  const cwd = project({ "base.json": document(from), "target.json": document("2"), ...files });
  const options = { cwd, today: "2026-11-21", base: "base.json", target: "target.json" };
  const run = await runFix(["."], { ...CHOICE, ...choice }, options);
  if (!run.ok) throw new Error(run.problem.message);
  return run.value;
}

/** The answer of one pet as `pet`, in a function that nobody sees it leave. */
const inside = (code: string, declared = "", above = ""): string => `${above}export async function show(id: string) {
  const answer = await fetch(\`https://pets.example.com/pets/\${id}\`);
  const pet${declared} = await answer.json();
  ${code}
}
`;

describe("a field of an answer under another name", () => {
  test.each([
    ["read", "console.log(pet.owner);", "console.log(pet.holder);"],
    ["read by its text", "console.log(pet['owner']);", "console.log(pet['holder']);"],
    ["read perhaps", "console.log(pet?.owner?.length);", "console.log(pet?.holder?.length);"],
    [
      "read twice",
      "console.log(pet.owner, /* owner */ pet.owner);",
      "console.log(pet.holder, /* owner */ pet.holder);",
    ],
    ["taken apart", "const { owner: me } = pet; console.log(me);", "const { holder: me } = pet; console.log(me);"],
    [
      "taken apart in short",
      "const { owner } = pet; console.log(owner);",
      "const { holder: owner } = pet; console.log(owner);",
    ],
    [
      "with a default",
      'const { owner = "" } = pet; console.log(owner);',
      'const { holder: owner = "" } = pet; console.log(owner);',
    ],
    [
      "asked for by name",
      "if ('owner' in pet) console.log(pet.owner);",
      "if ('holder' in pet) console.log(pet.holder);",
    ],
    [
      "beside another that is asked for by name",
      'if ("name" in pet) console.log(pet.owner);',
      'if ("name" in pet) console.log(pet.holder);',
    ],
  ])("%s", async (_, code, becomes) => {
    const run = await fixedPets({ "a.ts": inside(code) });
    expect(editedTexts(run)).toEqual({ "a.ts": inside(becomes) });
    expect(run.after.report.findings).toEqual([]);
  });

  test("in a list, through a function that gives the answer to all of its callers", async () => {
    const text = (name: string) => `const pets = async () => (await fetch("https://pets.example.com/pets")).json();
export async function owners() {
  const all = await pets();
  for (const one of all) console.log(one.${name});
  console.log(all.map(({ name, ${name === "owner" ? name : `${name}: owner`} }) => \`\${name} \${owner}\`).join());
}
`;
    expect(editedTexts(await fixedPets({ "a.ts": text("owner") }))).toEqual({ "a.ts": text("holder") });
  });

  describe("that a method gives to its callers", () => {
    const api = (name: string, callers: string) => `class Api {
  async pet(id: string) {
    return (await fetch(\`https://pets.example.com/pets/\${id}\`)).json();
  }
}
const api = new Api();
export const show = async () => console.log((await api.pet("1")).${name});
${callers}`;

    test("all of whom are seen", async () => {
      const all = "export const again = async () => (await api.pet('2')).name.length;\n";
      expect(editedTexts(await fixedPets({ "a.ts": api("owner", all) }))).toEqual({ "a.ts": api("holder", all) });
    });

    test.each([
      ["by a name that is a text", `export const other = (key: "pet") => api["pet"]("2");\n`],
      ["taken out of its object", "const { pet } = api;\nexport const other = () => pet('2');\n"],
      ["taken out under another name", "const { pet: get } = api;\nexport const other = () => get('2');\n"],
      ["put into another object", "const pet = 1;\nexport const other = { pet };\n"],
      ["handed on", "export const other = [1].map(api.pet);\n"],
    ])("one of whom may not be seen, as it is called %s", async (_, callers) => {
      const run = await fixedPets({ "a.ts": api("owner", callers) });
      expect(editedTexts(run)).toEqual({});
      expect(run.suggestions.flatMap(({ fix }) => fix.unproved)).toContainEqual({
        kind: "answer",
        file: "a.ts",
        line: 3,
        escape: "returned",
      });
    });
  });

  test("asked of each item of a list", async () => {
    const text = (name: string) => `export async function owners() {
  const pets = await (await fetch("https://pets.example.com/pets")).json();
  for (const one of pets) if ("${name}" in one) console.log(one.${name});
}
`;
    expect(editedTexts(await fixedPets({ "a.ts": text("owner") }))).toEqual({ "a.ts": text("holder") });
  });

  test("what a test reads of it is edited only where tests may be, and all of it or none", async () => {
    const files = (name: string): Files => ({
      "pet.ts": `export async function pet(id: string) {
  const answer = await fetch(\`https://pets.example.com/pets/\${id}\`);
  return answer.json();
}
export const show = async () => console.log((await pet("1")).${name});
`,
      "pet.test.ts": `import { pet } from "./pet.js";\ntest("has an owner", async () => expect((await pet("1")).${name}).toBe("me"));\n`,
    });
    for (const suggested of [false, true])
      expect(editedTexts(await fixedPets(files("owner"), "1", { suggested }))).toEqual({});
    const both = await fixedPets(files("owner"), "1", { suggested: true, tests: true });
    expect(editedTexts(both)).toEqual(files("holder"));
  });

  test("the type that declares it for this answer alone goes along", async () => {
    const typed = (name: string): Files => ({
      "types.ts": `export interface Pet {\n  name: string;\n  /** owner */\n  ${name}?: string;\n}\n`,
      "a.ts": inside(`console.log(pet.${name});`, ": Pet", `import type { Pet } from "./types.js";\n`),
    });
    expect(editedTexts(await fixedPets(typed("owner")))).toEqual(typed("holder"));
  });

  test("a type written at the call goes along, whoever uses the types of its other members", async () => {
    const written = (name: string) =>
      inside(
        `console.log(pet.${name}, pet.tags);`,
        `: { ${name}?: string; tags: Tag[] }`,
        "interface Tag {\n  text: string;\n}\nexport const tag = (one: Tag) => one.text;\n",
      );
    expect(editedTexts(await fixedPets({ "a.ts": written("owner") }))).toEqual({ "a.ts": written("holder") });
  });

  test("a type that is named by one which others use, too, stays", async () => {
    const run = await fixedPets({
      "a.ts": `interface Pet {
  owner: string;
}
type Pets = Pet[];
export const count = (pets: Pets) => pets.length;
export async function owners() {
  const pets: Pets = await (await fetch("https://pets.example.com/pets")).json();
  for (const one of pets) console.log(one.owner);
}
`,
    });
    expect(editedTexts(run)).toEqual({});
    expect(run.suggestions.map(({ fix }) => fix.unproved)).toEqual([[{ kind: "declared", name: "owner" }]]);
  });

  test("a type that others may import from the package stays", async () => {
    const run = await fixedPets({
      "package.json": `{ "name": "pets", "exports": "./a.js" }\n`,
      "types.ts": "export interface Pet {\n  owner?: string;\n}\n",
      "a.ts": inside("console.log(pet.owner);", ": Pet", `import type { Pet } from "./types.js";\n`),
    });
    expect(editedTexts(run)).toEqual({});
    expect(run.suggestions.map(({ fix }) => fix.unproved)).toEqual([[{ kind: "declared", name: "owner" }]]);
  });

  test("an answer at the top of a file: others may have it from there", async () => {
    const run = await fixedPets({
      "a.ts": `export const pet = await (await fetch("https://pets.example.com/pets/1")).json();\nconsole.log(pet.owner);\n`,
    });
    expect(editedTexts(run)).toEqual({});
    expect(run.suggestions.map(({ fix }) => fix.unproved)).toEqual([
      [{ kind: "answer", file: "a.ts", line: 1, escape: "stored" }],
    ]);
  });

  test("a type that has both names stays", async () => {
    const types = { "types.ts": "export interface Pet {\n  owner?: string;\n  holder?: string;\n}\n" };
    const file = (name: string) =>
      inside(`console.log(pet.${name});`, ": Pet", `import type { Pet } from "./types.js";\n`);
    expect(editedTexts(await fixedPets({ ...types, "a.ts": file("owner") }))).toEqual({ "a.ts": file("holder") });
  });

  test.each<readonly [string, string, string, readonly unknown[]]>([
    [
      "returned",
      "console.log(pet.owner); return pet;",
      "",
      [{ kind: "answer", file: "a.ts", line: 4, escape: "returned" }],
    ],
    [
      "handed on",
      "console.log(pet.owner); log(pet);",
      "",
      [{ kind: "answer", file: "a.ts", line: 4, escape: "passed-on" }],
    ],
    [
      "asked for by a name made at run time",
      "if (id in pet) console.log(pet.owner);",
      "",
      [{ kind: "answer", file: "a.ts", line: 4, escape: "unknown-key" }],
    ],
    [
      "stored in an object",
      "console.log(pet.owner); return Object.keys({ it: pet }).length;",
      "",
      [{ kind: "answer", file: "a.ts", line: 4, escape: "stored" }],
    ],
    [
      "assigned to what is there longer",
      "console.log(pet.owner); last = pet;",
      "let last: unknown;\n",
      [{ kind: "answer", file: "a.ts", line: 5, escape: "stored" }],
    ],
    [
      "in a variable that may be given another value",
      "let one = pet; console.log(one.owner);",
      "",
      [{ kind: "answer", file: "a.ts", line: 4, escape: "mixed" }],
    ],
    [
      "spread",
      "console.log(pet.owner, { ...pet });",
      "",
      [{ kind: "answer", file: "a.ts", line: 4, escape: "spread" }],
    ],
    [
      "mixed",
      "const one = id ? pet : other; console.log(one.owner);",
      'const other = { owner: "me" };\n',
      [{ kind: "answer", file: "a.ts", line: 5, escape: "mixed" }],
    ],
    [
      "of another type",
      "console.log(pet.size);",
      "",
      [
        {
          kind: "difference",
          release: "target.json",
          ruleId: "response-property-type-changed",
          element: { kind: "response-property", path: ["sizes"] },
          in: "read",
        },
      ],
    ],
    [
      "no longer always there",
      "console.log(pet.colour);",
      "",
      [
        {
          kind: "difference",
          release: "target.json",
          ruleId: "response-property-became-optional",
          element: { kind: "response-property", path: ["paint"] },
          in: "read",
        },
      ],
    ],
  ])("%s: only suggested, and it says why", async (_, code, above, unproved) => {
    const run = await fixedPets({ "a.ts": inside(code, "", above) });
    expect(editedTexts(run)).toEqual({});
    expect(
      run.suggestions.map(({ fix }) =>
        fix.unproved.map((one) => ("release" in one ? { ...one, release: "target.json" } : one)),
      ),
    ).toEqual([unproved]);
  });

  test.each([
    [
      "a hook that is told the type when it is made",
      `const load = async <T>(id: string): Promise<T> => (await fetch(\`https://pets.example.com/pets/\${id}\`)).json();
const usePet = <T>() => ({ get: (id: string) => load<T>(id) });
const pets = usePet<Pet>();
export const show = () => pets.get("1").then((pet) => console.log(pet.owner));
`,
    ],
    [
      "the interface that the method belongs to",
      `interface Pets {
  get(id: string): Promise<Pet>;
}
class Remote implements Pets {
  async get(id: string) {
    return (await fetch(\`https://pets.example.com/pets/\${id}\`)).json();
  }
}
const pets: Pets = new Remote();
export const show = async () => console.log((await pets.get("1")).owner);
`,
    ],
    [
      "the type of the function",
      `type Load = (id: string) => Promise<Pet>;
const load: Load = async (id) => (await fetch(\`https://pets.example.com/pets/\${id}\`)).json();
export const show = async () => console.log((await load("1")).owner);
`,
    ],
  ])("a type that comes from elsewhere (%s) declares it: only suggested", async (_, code) => {
    const run = await fixedPets({ "a.ts": `interface Pet {\n  owner: string;\n}\n${code}` });
    expect(editedTexts(run)).toEqual({});
    expect(run.suggestions.flatMap(({ fix }) => fix.unproved)).toContainEqual({ kind: "declared", name: "owner" });
  });

  test("a type that others use, too, is only suggested and stays", async () => {
    const shared = inside(
      "console.log(pet.owner);",
      ": Pet",
      'interface Pet {\n  owner: string;\n}\nexport const own: Pet = { owner: "me" };\n',
    );
    const run = await fixedPets({ "a.ts": shared });
    expect(editedTexts(run)).toEqual({});
    expect(run.suggestions.map(({ fix }) => [fix.edits.length, fix.unproved])).toEqual([
      [1, [{ kind: "declared", name: "owner" }]],
    ]);
  });

  test.each([
    ["both names are read", "console.log(pet.holder ?? pet.owner);"],
    ["it is written, too", 'console.log(pet.owner); pet.owner = "me";'],
    ["it is written as it is read", "console.log((pet.owner += id));"],
    ["it is counted up as it is read", "console.log(pet.owner++);"],
  ])("%s: never", async (_, code) => {
    const run = await fixedPets({ "a.ts": inside(code) });
    expect(editedTexts(run)).toEqual({});
    expect(run.suggestions.filter(({ fix }) => fix.kind === "fix")).toEqual([]);
  });

  test("characters that read the answer of another operation, too: never", async () => {
    const run = await fixedPets({
      "a.ts": `export async function show(path: "pets/1" | "stables") {
  const pet = await (await fetch(path === "stables" ? "https://pets.example.com/stables" : "https://pets.example.com/pets/1")).json();
  console.log(pet.owner);
}
`,
    });
    expect([editedTexts(run), run.suggestions]).toEqual([{}, []]);
  });

  test("a function that reads the answers of another operation, too: never", async () => {
    const run = await fixedPets({
      "a.ts": `const label = (one: { [key: string]: string }) => console.log(one.owner);
export async function show() {
  label(await (await fetch("https://pets.example.com/pets/1")).json());
  label(await (await fetch("https://pets.example.com/stables")).json());
}
`,
    });
    const found = run.after.report.findings.map(({ ruleId, place }) => `${ruleId} ${place.line}`);
    expect([found, editedTexts(run), run.suggestions]).toEqual([["deprecated-response-field 1"], {}, []]);
  });

  test("reads of another answer elsewhere are no obstacle: on the same line, in the same column, in another file", async () => {
    const stable = inside("console.log(pet.owner);").replace("pets/${id}", "stables");
    const text = (name: string) => `${inside(`console.log(pet.${name}); const { owner } = await stables();`)}
const stables = async () => (await fetch("https://pets.example.com/stables")).json();
${stable.replace("show", "other")}`;
    const run = await fixedPets({ "a.ts": text("owner"), "b.ts": stable });
    expect(editedTexts(run)).toEqual({ "a.ts": text("holder") });
  });

  test("what the installed release does not answer yet is edited with the upgrade", async () => {
    const run = await fixedPets({ "a.ts": inside("console.log(pet.owner);") }, "0");
    expect(run.suggestions.map(({ fix }) => fix.unproved.map(({ kind }) => kind))).toEqual([["after-upgrade"]]);
  });
});
