/** What an editor shows at a call: of its finding, and of the life of its operation. */
import { beforeAll, describe, expect, test } from "vitest";
import { type CheckRun, runCheck } from "../../../src/check/index.js";
import { hoverAt, lensesOf } from "../../../src/editor/lsp/lives.js";
import { project } from "../../fix/project.js";
import { finding, reportOf } from "../../report/reports/build.js";

const document = (version: string, paths: object): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "pets", version },
    servers: [{ url: "https://pets.example.com" }],
    paths,
  });
const operation = (more: object = {}) => ({ responses: { "200": { description: "ok" } }, ...more });
const CODE = `const base = "https://pets.example.com";
export const old = () => fetch(base + "/old");
export const pets = () => fetch(base + "/pets", {
  method: "GET",
});
`;

let run: CheckRun;
beforeAll(async () => {
  const cwd = project({
    "base.json": document("1", { "/pets": { get: operation() }, "/old": { get: operation() } }),
    "target.json": document("2", {
      "/pets": { get: operation() },
      "/old": { get: operation({ deprecated: true, description: "Deprecated, use `GET /pets` instead." }) },
    }),
    "a.ts": CODE,
    "b.ts": "export const nothing = 0;\n",
  });
  const checked = await runCheck(["."], { cwd, today: "2026-11-21", base: "base.json", target: "target.json" });
  if (!checked.ok) throw new Error(checked.problem.message);
  run = checked.value;
});

const shown = (line: number, character: number, file = "a.ts"): string | undefined => {
  const contents = hoverAt(run, file, { line, character })?.contents;
  return contents === undefined ? undefined : (contents as { value: string }).value;
};

describe("a hover", () => {
  test("tells what is found there", () => {
    const [what = "", ...rest] = shown(1, 30)?.split("\n") ?? [];
    expect(what).toMatch(/^`GET \/old` is deprecated/);
    expect(rest.join("\n")).toContain("Use `GET /pets` instead");
    // the sentence of the finding says the life already
    expect(rest).not.toContain("---");
  });

  test("over a call that stands tells the life of its operation", () => {
    expect(shown(2, 30)).toMatch(/^`GET \/pets`\n\n- since \S+ or before$/);
  });

  test("is there on every line of a call, and not beside it", () => {
    const call = 'fetch(base + "/pets", {';
    const start = CODE.split("\n")[2]?.indexOf(call) ?? 0;
    const places = [
      [2, start],
      [3, 0],
      [3, 14],
      [4, 2],
    ] as const;
    for (const [line, character] of places)
      expect(shown(line, character), `${line}:${character}`).toContain("GET /pets");
    for (const [line, character] of [
      [2, start - 1],
      [4, 3],
      [0, 5],
      [5, 0],
    ] as const)
      expect(shown(line, character), `${line}:${character}`).toBeUndefined();
  });

  test("is not there in another file", () => {
    expect(shown(1, 30, "b.ts")).toBeUndefined();
  });
});

const place = (line: number, column: number, endLine = line, endColumn = column + 10) => ({
  file: "a.ts",
  ...{ line, column, endLine, endColumn },
});
const found = (operation: string, at: ReturnType<typeof place>, more: object = {}) =>
  finding({ ruleId: "removed-endpoint", severity: "error", place: at, operation, ...more });
const runOf = (...findings: readonly ReturnType<typeof found>[]): CheckRun =>
  ({ report: reportOf(findings), judged: { apis: [] } }) as unknown as CheckRun;
const about = (of: CheckRun, line: number, character: number): string =>
  JSON.stringify(hoverAt(of, "a.ts", { line, character })?.contents ?? "");

test("of findings within each other the innermost is told", () => {
  const nested = runOf(
    found("GET /lines", place(1, 1, 5, 3)),
    found("GET /inner", place(2, 5, 2, 20)),
    found("GET /outer", place(2, 1, 2, 40)),
    found("GET /two", place(2, 1, 3, 2)),
  );
  expect(about(nested, 1, 10)).toContain("GET /inner");
  expect(about(nested, 1, 2)).toContain("GET /outer");
  expect(about(nested, 2, 0)).toContain("GET /two");
  expect(about(nested, 3, 0)).toContain("GET /lines");
  expect(about(nested, 5, 0)).toBe('""');
});

test("no text of the code becomes markup", () => {
  const odd = runOf(
    found("GET /pets", place(1, 1), {
      ruleId: "removed-request-field",
      element: { kind: "request-property", path: ["a`b"] },
    }),
  );
  expect(about(odd, 0, 3)).toContain("a'b");
});

describe("a lens", () => {
  const titles = (of: CheckRun, file = "a.ts") =>
    lensesOf(of, file).map(({ range, command }) => [range.start.line, command?.title]);

  test("stands once for an operation and a line", () => {
    const twice = runOf(
      found("GET /pets", place(1, 1)),
      found("GET /pets", place(1, 30)),
      found("GET /pets", place(2, 1)),
      found("GET /dogs", place(2, 1)),
    );
    expect(titles(twice).map(([line]) => line)).toEqual([0, 1, 1]);
    expect(titles(twice, "b.ts")).toEqual([]);
  });

  test("stands at no field, and nowhere without a time that is left", () => {
    const field = { element: { kind: "response-property", path: ["name"] }, ruleId: "removed-response-field" };
    expect(titles(runOf(found("GET /pets", place(1, 1), field)))).toEqual([]);
    expect(titles(runOf(found("GET /pets", place(1, 1), { ruleId: "unlisted-endpoint" })))).toEqual([]);
    expect(titles(run)).toHaveLength(1);
  });
});
