/** Which files a fix may edit, and whose constants others may have; a node is found by its whole place. */
import { expect, test } from "vitest";
import { nodeAt } from "../../src/fix/code/written-path.js";
import { placeOfText, programOf } from "./code.js";

test.each<[file: string, text: string, isWritten: boolean, mayEdit: boolean]>([
  ["a.ts", "send(1);", true, true],
  ["a.d.ts", "declare const a: string;", false, false],
  ["a.ts", "// @generated\nsend(1);", false, false],
  ["a.ts", "const = ;", true, false],
])("%s with %j", (file, text, isWritten, mayEdit) => {
  const program = programOf({ [file]: text, "b.ts": "" });
  expect([program.isWritten(file), program.mayEdit(file)]).toEqual([isWritten, mayEdit]);
});

test("a file that is not there is neither", () => {
  const program = programOf({ "a.ts": "" });
  expect([program.isWritten("b.ts"), program.mayEdit("b.ts")]).toEqual([false, false]);
});

test.each<[said: string, isPublic: boolean]>([
  ["{}", false],
  ["{", true],
  ["null", true],
  ["1", true],
  ['{ "main": "a.js" }', true],
  ['{ "module": "a.js" }', true],
  ['{ "exports": "./a.js" }', true],
  ['{ "types": "a.d.ts" }', true],
  ['{ "typings": "a.d.ts" }', true],
  ['{ "private": true, "types": "a.d.ts" }', false],
  ['{ "private": true, "main": "a.js" }', true],
  ['{ "private": true, "exports": "./a.js" }', true],
  ['{ "private": false, "types": "a.d.ts" }', true],
])("the package %s", (said, isPublic) => {
  const program = programOf({
    "package.json": said,
    "a.ts": "",
    "lib/in/a.ts": "",
    "own/package.json": "{}",
    "own/a.ts": "",
  });
  expect(["a.ts", "lib/in/a.ts", "own/a.ts"].map((file) => program.isPublic(file))).toEqual([
    isPublic,
    isPublic,
    false,
  ]);
});

test("a node that ends elsewhere is another", () => {
  const program = programOf({ "a.ts": "send(owner);" });
  const place = placeOfText(program, "a.ts", "owner");
  const found = (endColumn: number): string | undefined =>
    nodeAt(program, { ...place, endColumn }, () => true)?.getText();
  expect([found(place.endColumn), found(place.endColumn + 1)]).toEqual(["owner", undefined]);
});
