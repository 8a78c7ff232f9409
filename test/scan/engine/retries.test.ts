/** A request that is made once more when it failed: what asks for the same within itself comes to nothing else. */

import { expect, test } from "vitest";
import { scan } from "../../../src/scan/index.js";
import { memoryFileSystem } from "../memory.js";
import { surface } from "../surface.js";

const again = "if (failed()) return this.request<T>(options);\n    ";
const client = `
interface Options { method: string; path: string }
export class Client {
  async request<T>(options: Options): Promise<T> {
    ${again.repeat(4)}return this.queue<T>(options);
  }
  async queue<T>(options: Options): Promise<T> {
    ${again.repeat(4)}return this.attempt<T>(options);
  }
  async attempt<T>(options: Options): Promise<T> {
    const answer = await fetch("/acme" + options.path, { method: options.method });
    ${again.repeat(4)}return answer.json();
  }
  crew() {
    return this.request<string[]>({ method: "GET", path: "/crew" });
  }
}
`;

test("whoever retries in twelve places is followed once each", async () => {
  const fileSystem = memoryFileSystem({ "/p/client.ts": client });
  const result = await scan({ root: "/p", paths: [], include: [], exclude: [], surface, fileSystem });
  if (!result.ok) throw new Error(result.problem.message);
  const { calls, unresolved, troubledFiles } = result.value;
  expect(calls.map(({ file, line, method, path }) => ({ file, line, method, path }))).toEqual([
    { file: "client.ts", line: 27, method: "GET", path: "/acme/crew" },
  ]);
  const told = unresolved.map(({ line, column }) => `${line}:${column}`);
  expect(told).toEqual([...new Set(told)]);
  expect(troubledFiles).toEqual([]);
});
