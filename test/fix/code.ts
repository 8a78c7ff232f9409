import { openProgram, type Program } from "../../src/fix/code/program.js";
import { callAt } from "../../src/fix/code/written-path.js";
import type { CodePlace } from "../../src/scan/call.js";
import type { ts } from "../../src/scan/project/syntax.js";
import { memoryFileSystem } from "../scan/memory.js";
import { surface } from "../scan/surface.js";
import type { Files } from "./project.js";

export function programOf(files: Files): Program {
  const above = Object.entries({ "package.json": `{ "private": true }`, ...files });
  const fileSystem = memoryFileSystem(Object.fromEntries(above.map(([file, text]) => [`/p/${file}`, text])));
  const program = openProgram({ root: "/p", surface, fileSystem });
  if (program === undefined) throw new Error("no code");
  return program;
}

/** Where a text stands in a file, the first time. */
export function placeOfText(program: Program, file: string, text: string): CodePlace {
  const all = program.raw(file) ?? "";
  const start = all.indexOf(text);
  if (start < 0) throw new Error(`${file} has no ${text}`);
  const at = (offset: number): readonly [number, number] => {
    const lines = all.slice(0, offset).split("\n");
    return [lines.length, (lines.at(-1)?.length ?? 0) + 1];
  };
  const [[line, column], [endLine, endColumn]] = [at(start), at(start + text.length)];
  return { file, line, column, endLine, endColumn };
}

/** The call that begins with a text. */
export function callOfText(program: Program, file: string, text: string): ts.Node {
  const { line, column } = placeOfText(program, file, text);
  const node = callAt(program, { file, line, column });
  if (node === undefined) throw new Error(`${file} has no call ${text}`);
  return node;
}
