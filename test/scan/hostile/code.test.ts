import { describe, expect, test } from "vitest";
import { scan } from "../../../src/scan/index.js";
import { memoryFileSystem } from "../memory.js";
import { surface } from "../surface.js";
import { CALL, HOSTILE_CODE } from "./code.js";

describe("a file that is made to hang or crash", () => {
  test.each(Object.entries(HOSTILE_CODE))("%s: is named or scanned, and the others are judged", async (name, code) => {
    const file = name.startsWith("elements") ? "a.tsx" : "a.ts";
    const fileSystem = memoryFileSystem({
      [`/p/${file}`]: CALL + code,
      "/p/b.ts": `import { before } from "./a";\n${CALL.replace("before", "own")}export const both = () => before();\n`,
    });
    const result = await scan({ root: "/p", paths: [], include: [], exclude: [], surface, fileSystem });
    if (!result.ok) throw new Error(result.problem.message);
    const { calls, unresolved, troubledFiles } = result.value;
    expect(calls.filter((call) => call.file === "b.ts").map(({ line, path }) => [line, path])).toContainEqual([
      2,
      "/acme/crew",
    ]);
    const own = calls.filter((call) => call.file === file && call.line === 1);
    const said = [...unresolved, ...troubledFiles].filter((one) => one.file === file);
    expect(own.length > 0 || said.length > 0).toBe(true);
  });
});
