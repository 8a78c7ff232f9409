import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Fetcher } from "../../src/contract/index.js";
import { check, diffContracts, findCalls, LastcallError, loadContract } from "../../src/index.js";
import { ok } from "../../src/outcome.js";

const cwd = fileURLToPath(new URL("../fixtures/check", import.meta.url));
const options = { cwd, today: "2026-03-01", config: "bookshop/lastcall.config.json", cache: false } as const;
const specs = "bookshop/.lastcall/bookshop";

describe("what the commands print, as objects", () => {
  test("check", async () => {
    const report = await check("rules/removed-parameter", options);
    expect(report).toMatchObject({
      schemaVersion: 1,
      api: {
        provider: "bookshop",
        from: "1.1",
        to: "2.0",
        deployment: "self-hosted",
        asOf: "2026-03-01",
        forecast: false,
      },
      findings: [
        {
          ruleId: "removed-parameter",
          severity: "error",
          line: 3,
          operation: "GET /books",
          element: { kind: "query", path: ["shelfCode"] },
        },
      ],
      summary: { errors: 1, warnings: 0, infos: 0, files: 1, calls: 1 },
    });
  });

  test("calls", async () => {
    const { calls, summary } = await findCalls(["rules/removed-parameter", "rules/deprecated-endpoint"], options);
    expect(calls.map(({ method, path, operations, query }) => ({ method, path, operations, query }))).toEqual([
      { method: "GET", path: "/carts", operations: ["GET /carts"], query: [] },
      { method: "GET", path: "/books", operations: ["GET /books"], query: ["shelfCode"] },
    ]);
    expect(summary).toMatchObject({ files: 2, calls: 2, unresolved: 0 });
  });

  test("diff, of files and of contracts loaded before", async () => {
    const byFile = await diffContracts(`${specs}/1.1.yaml`, `${specs}/2.0.yaml`, options);
    expect(byFile).toMatchObject({
      schemaVersion: 1,
      base: { version: `${specs}/1.1.yaml` },
      target: { version: `${specs}/2.0.yaml` },
    });
    expect(
      byFile.changes
        .filter((change) => change.element.kind === "query" && change.level === "breaking")
        .map((change) => change.ruleId),
    ).toEqual(["request-parameter-became-required", "request-parameter-type-specialized"]);
    expect(byFile, "data, with everything in it").toStrictEqual(JSON.parse(JSON.stringify(byFile)));
    const base = await loadContract(`${specs}/1.1.yaml`, options);
    const target = await loadContract(`${specs}/2.0.yaml`, options);
    expect((await diffContracts(base, target, options)).changes).toEqual(byFile.changes);
  });

  test("a release of a provider", async () => {
    const contract = await loadContract("2.0", { ...options, cwd: `${cwd}/bookshop`, config: "lastcall.config.json" });
    expect([...contract.operations.keys()]).toContain("GET /readers");
  });
});

describe("manners", () => {
  const spies = () =>
    [vi.spyOn(process.stdout, "write"), vi.spyOn(process.stderr, "write"), vi.spyOn(process, "exit")] as const;
  let watched: ReturnType<typeof spies>;
  beforeEach(() => (watched = spies()));
  afterEach(() => {
    for (const spy of watched) spy.mockRestore();
  });

  test("nothing is printed and the process goes on, findings or not", async () => {
    await check("rules/removed-parameter", options);
    await check("rules/nowhere", options).catch(() => undefined);
    expect(watched.map((spy) => spy.mock.calls)).toEqual([[], [], []]);
  });

  test("bad input is an error that says what to do", async () => {
    const refused = check("rules", { ...options, to: "9.9" });
    await expect(refused).rejects.toBeInstanceOf(LastcallError);
    await expect(refused).rejects.toMatchObject({
      name: "LastcallError",
      problem: { message: "unknown version 9.9 of bookshop, asked for by --to" },
    });
    await expect(loadContract("rules/removed-parameter/expected.json", options)).rejects.toBeInstanceOf(LastcallError);
  });

  test("of two documents that cannot be read the first is told, however long it took", async () => {
    const fetcher: Fetcher = async (url) => {
      await new Promise((done) => setTimeout(done, 20));
      return ok({ url, status: 404, body: new Uint8Array(), headers: {} });
    };
    const refused = diffContracts("https://api.example.com/openapi.yaml", "nowhere.yaml", { ...options, fetcher });
    await expect(refused).rejects.toThrow("https://api.example.com/openapi.yaml answered with status 404");
  });
});

test("the package's face is what is documented", async () => {
  const face = await import("../../src/index.js");
  expect(Object.keys(face).sort()).toEqual([
    "LastcallError",
    "audit",
    "check",
    "diffContracts",
    "explain",
    "findCalls",
    "fix",
    "loadContract",
    "renderCheck",
    "renderDiff",
    "timeline",
  ]);
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    readonly exports: Readonly<Record<string, unknown>>;
  };
  expect(manifest.exports["."]).toEqual({
    import: { types: "./dist/types/index.d.ts", default: "./dist/index.js" },
    require: { types: "./dist/cjs/types/index.d.ts", default: "./dist/cjs/index.js" },
  });
});
