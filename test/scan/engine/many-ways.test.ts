/** What outgrows every bound when each of many functions calls the next several times. */

import { expect, test } from "vitest";
import { scan } from "../../../src/scan/index.js";
import { memoryFileSystem } from "../memory.js";
import { surface } from "../surface.js";

/** `export const f1 = () => { f0(); f0(); … };` nine levels up: 134 million ways to one request */
function tower(levels: number, calls: number): string {
  const lines = [`export const f0 = () => fetch("/acme/crew");`];
  for (let level = 1; level <= levels; level += 1)
    lines.push(`export const f${level} = () => { ${`f${level - 1}(); `.repeat(calls)}};`);
  return lines.join("\n");
}

test("a request that can be reached in millions of ways is one call", async () => {
  const fileSystem = memoryFileSystem({ "/p/tower.ts": tower(9, 8) });
  const result = await scan({ root: "/p", paths: [], include: [], exclude: [], surface, fileSystem });
  if (!result.ok) throw new Error(result.problem.message);
  const { calls, unresolved, troubledFiles } = result.value;
  expect(calls.map(({ file, line, method, path }) => ({ file, line, method, path }))).toEqual([
    { file: "tower.ts", line: 1, method: "GET", path: "/acme/crew" },
  ]);
  expect(unresolved).toEqual([]);
  expect(troubledFiles).toEqual([]);
});
