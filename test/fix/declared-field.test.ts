/** The type that declares a field of an answer: edited where it serves nothing else. */
import { expect, test } from "vitest";
import { declaredField } from "../../src/fix/code/declared-field.js";
import { ts } from "../../src/scan/project/syntax.js";
import { programOf } from "./code.js";

/** What is edited, `line text`; or the reason. The types are those of what is called `answer`. */
function made(code: string, to = "holder", more: Readonly<Record<string, string>> = {}): string | undefined {
  const program = programOf({ "a.ts": code, ...more });
  const types: ts.TypeNode[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === "answer" && node.type !== undefined)
      types.push(node.type);
    ts.forEachChild(node, visit);
  };
  const tree = program.module("a.ts")?.tree;
  if (tree !== undefined) visit(tree);
  const { edits, unproved } = declaredField(program, types, { from: "owner", to });
  const [edit] = edits;
  if (edit === undefined) return unproved[0]?.kind;
  return `${edit.file}:${(program.raw(edit.file) ?? "").slice(0, edit.start).split("\n").length} ${edit.before} ${edit.text}`;
}
const USE = "const answer: Pet = 1;";

test.each<[name: string, code: string, result: string | undefined, to?: string]>([
  ["an interface", `interface Pet { owner: string }\n${USE}`, "a.ts:1 owner holder"],
  ["a type", `type Pet = { owner: string };\n${USE}`, "a.ts:1 owner holder"],
  ["a class", `class Pet { owner = 1 }\n${USE}`, "a.ts:1 owner holder"],
  ["in quotes", `interface Pet { "owner": string }\n${USE}`, 'a.ts:1 "owner" "holder"'],
  ["a name that needs quotes", `interface Pet { owner: string }\n${USE}`, 'a.ts:1 owner "holder-id"', "holder-id"],
  ["a name that quotes cannot hold", `interface Pet { 'owner': string }\n${USE}`, "declared", "it's"],
  ["in place", "const answer: { owner: string } = 1;", "a.ts:1 owner holder"],
  ["in a list", `interface Pet { owner: string }\nconst answer: Pet[] = 1;`, "a.ts:1 owner holder"],
  [
    "through another",
    `interface Pet { owner: string }\ntype Pets = Pet[];\nconst answer: Pets = 1;`,
    "a.ts:1 owner holder",
  ],
  [
    "of a type above it",
    `interface Base { owner: string }\ninterface Pet extends Base {}\n${USE}`,
    "a.ts:1 owner holder",
  ],
  ["that has the new name as well", `interface Pet { owner: string; holder: string }\n${USE}`, undefined],
  [
    "that has the new name of another type",
    `interface Pet { owner: string; holder: number }\n${USE}`,
    "a.ts:1 owner holder",
  ],
  ["that may have the new name", `interface Pet { owner: string; holder?: string }\n${USE}`, "a.ts:1 owner holder"],
  ["both of which it may have", `interface Pet { owner?: string; holder?: string }\n${USE}`, undefined],
  ["that other code uses", `interface Pet { owner: string }\n${USE}\nconst other: Pet = 2;`, "declared"],
  [
    "of which another is used by other code",
    `interface Pet { owner: string; tag: Tag }\ninterface Tag { id: string }\n${USE}\nconst other: Tag = 2;`,
    "a.ts:1 owner holder",
  ],
  [
    "of which the one above is used by other code",
    `interface Pet { owner: string }\ninterface Page { pets: Pet[] }\nconst answer: Page = 1;\nconst other: Page = 2;`,
    "declared",
  ],
  ["twice", `interface Pet { owner: string; in: { owner: string } }\n${USE}`, "declared"],
  ["nowhere", `interface Pet { other: string }\n${USE}`, undefined],
  [
    "nowhere on the way, and elsewhere",
    `interface Pet { other: string }\ninterface Dog { owner: string }\n${USE}`,
    "declared",
  ],
  ["nowhere on the way, and elsewhere with both", `interface Dog { owner: string; holder: string }`, undefined],
  ["without any type", "const answer = 1;", undefined],
])("%s", (_, code, result, to) => {
  expect(made(code, to)).toBe(result);
});

test("in other files", () => {
  const use = 'import type { Pet } from "./b.js";\nconst answer: Pet = 1;';
  const pet = "export interface Pet { owner: string }";
  expect(made(use, "holder", { "b.ts": pet })).toBe("b.ts:1 owner holder");
  expect(made(use, "holder", { "b.ts": pet, "c.ts": 'export type { Pet } from "./b.js";' })).toBe(
    "b.ts:1 owner holder",
  );
  expect(made(use, "holder", { "b.ts": pet, "c.ts": 'import { Pet } from "./b.js";\nlet a: Pet;' })).toBe("declared");
  expect(made(use, "holder", { "b.ts": pet, "c.ts": 'import { Pet as Dog } from "./b.js";' })).toBe("declared");
  expect(made(use, "holder", { "b.ts": pet, "package.json": '{ "main": "b.js" }' })).toBe("declared");
  expect(made(use, "holder", { "b.ts": `// @generated\n${pet}` })).toBe("declared");
});
