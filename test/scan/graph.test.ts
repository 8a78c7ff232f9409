import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { scan } from "../../src/scan/index.js";
import { openKnowledge } from "./call-shapes/score.js";
import { linesOf } from "./engine/engine.js";

const FIXTURES = join(process.cwd(), "test/fixtures/scan");
const stories = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const { surface } = await openKnowledge();

/** A wrong "cannot reach a request" loses calls in silence: here everything is followed, and the graph is held against it. */
describe("The call graph overlooks nothing", () => {
  test.each(stories)("%s", async (story) => {
    const request = { root: join(FIXTURES, story), paths: [], include: [], exclude: [], surface };
    const [proved, usual] = [await scan({ ...request, proveGraph: true }), await scan(request)];
    const calls = (result: typeof proved): readonly string[] =>
      result.ok ? result.value.calls.map(({ file, line, method, path }) => `${file}:${line} ${method} ${path}`) : [];
    expect(calls(proved)).toEqual(calls(usual));
    expect(calls(usual)).not.toEqual([]);
  });
});

describe("What cannot reach a request costs next to nothing", () => {
  test("twenty handlers through one wrapper that logs every step are all found", () => {
    const handlers = Array.from(
      { length: 20 },
      (_, at) => `  add("tool${at}", async () => send("/v1/k8s/users/u${at}/roles", { at: ${at} }));`,
    );
    const found = linesOf({
      "log.ts": `const secret = /token|key/i;
const mask = (value: any): any =>
  Array.isArray(value)
    ? value.map(mask)
    : typeof value === "object"
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, secret.test(name) ? "***" : mask(each)]))
      : value;
export function log(step: string, details: Record<string, unknown>) {
  console.log(step, mask(details), mask({ step, details, nested: { details, deeper: { step, details } } }));
}`,
      "http.ts": `import { log } from "./log.js";
export async function send(path: string, body: Record<string, unknown>) {
  log("start", { path, body });
  const answer = await fetch("https://app.run.ai" + path);
  log("status", { path, status: answer.status });
  return answer.json();
}`,
      "tools.ts": `import { send } from "./http.js";
export function register(add: (name: string, run: () => Promise<unknown>) => void) {
${handlers.join("\n")}
}`,
    });
    expect(found.filter((line) => line.includes("@tools.ts"))).toHaveLength(20);
  });
});

describe("The call graph ends", () => {
  test("where a value is made of itself", () => {
    expect(
      linesOf({
        "pages.ts": `const wrap = (again: any, run: any) => run;
const send = (path: string) => fetch("https://app.run.ai" + path);
export function users() {
  const load: any = wrap(load, send);
  return load("/v1/k8s/users");
}`,
      }),
    ).toEqual(["GET /v1/k8s/users @pages.ts:5"]);
  });

  test("where many tables name one function, and many call it by that name", () => {
    const many = Array.from({ length: 400 }, (_, at) => at);
    const found = linesOf({
      "tables.ts": `export const send = () => fetch("https://app.run.ai/v1/k8s/users");
${many.map((at) => `export const table${at} = { save: send };`).join("\n")}`,
      "pages.ts": many.map((at) => `export const page${at} = (given: any) => given.save();`).join("\n"),
    });
    expect(found).toEqual(["GET /v1/k8s/users @tables.ts:1"]);
  });
});
