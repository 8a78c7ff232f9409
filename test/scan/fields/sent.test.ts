/** Whether all that a call sends is known: only then may a check say that something is missing. */
import { expect, test } from "vitest";
import { scan } from "../../../src/scan/index.js";
import { memoryFileSystem } from "../memory.js";
import { surface } from "../surface.js";

test.each<[query: string, names: readonly string[], complete: boolean]>([
  ['"a=1&b=2"', ["a", "b"], true],
  ["`a=${given}`", ["a"], true],
  ["given", [], false],
  ["{ a: given }", ["a"], true],
  ["{ a: 1, ...more }", ["a"], false],
])("query(%s)", async (query, names, complete) => {
  const code = `import request from "superagent";
export const find = (given: string, more: object) => request.get("/acme/crew").query(${query});
`;
  const fileSystem = memoryFileSystem({ "/p/a.ts": code });
  const result = await scan({ root: "/p", paths: [], include: [], exclude: [], surface, fileSystem });
  if (!result.ok) throw new Error(result.problem.message);
  const found = result.value.calls.map((call) => [
    call.path,
    call.query.map(({ path }) => path.join(".")),
    call.complete.query,
  ]);
  expect(found).toEqual([["/acme/crew", names, complete]]);
});
