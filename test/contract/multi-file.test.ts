import { mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fetcher, loadContract } from "../../src/contract/index.js";
import { operationKey } from "../../src/contract/normalise/path.js";
import { ok } from "../../src/outcome.js";
import { contractIn, fixture } from "./load-fixture.js";

describe("a specification of many files", () => {
  const load = () => contractIn("multi-file/openapi.yaml", { cwd: fixture("") });

  it("is one contract, and every element keeps the file it stands in", async () => {
    const contract = await load();
    expect([...contract.operations.keys()]).toEqual(["GET /plants", "GET /plants/{}"]);
    expect(contract.skipped).toEqual([]);
    const [list, one] = [...contract.operations.values()];
    expect(list?.origin).toEqual({ file: "multi-file/operations/list-plants.yaml", pointer: [] });
    const plant = one?.responses.get("200")?.content.get("application/json")?.schema;
    const items = list?.responses.get("200")?.content.get("application/json")?.schema?.items;
    expect(items, "one node, from whichever file it is reached").toBe(plant);
    expect(plant?.properties.get("neighbour"), "a file may refer to itself").toBe(plant);
    expect(contract.locate(plant?.properties.get("name")?.origin ?? { file: "", pointer: [] })).toMatchObject({
      file: "multi-file/models/plant.json",
      line: 4,
      column: 5,
    });
    const problem = list?.responses.get("default")?.content.get("application/json")?.schema;
    expect(contract.locate(problem?.properties.get("detail")?.origin ?? { file: "", pointer: [] })).toMatchObject({
      file: "multi-file/responses.yaml",
      line: 10,
      column: 5,
    });
    expect(plant?.properties.get("pot")?.properties.get("litres")?.types).toEqual(["number"]);
  });

  it("may not read files outside its folder and the current one", async () => {
    const contract = await contractIn("multi-file/openapi.yaml", { cwd: fixture("multi-file") });
    expect(contract.skipped).toMatchObject([
      {
        origin: { file: "multi-file/models/plant.json" },
        reason: expect.stringContaining("shared-models/pot.yaml lies outside the folder") as string,
      },
    ]);
  });

  it("is not spread over tens of thousands of files", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "lastcall-files-"));
    const responses = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`r${at}`, { $ref: `f${at}.json` }]));
    const file = path.join(folder, "api.json");
    try {
      await writeFile(
        file,
        JSON.stringify({ openapi: "3.0.3", paths: {}, components: { responses: responses(20_001) } }),
      );
      const loaded = await loadContract({ kind: "file", path: file, name: "api.json" }, { cwd: folder });
      expect(loaded).toMatchObject({
        ok: false,
        problem: { message: "api.json is spread over more than 20000 files" },
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("stops at a part that is broken, with its file and line", async () => {
    const loaded = await loadContract({
      kind: "file",
      path: fixture("broken-part/openapi.yaml"),
      name: "openapi.yaml",
    });
    expect(loaded).toMatchObject({
      ok: false,
      problem: { file: "response.yaml", line: 3, message: expect.stringContaining("not valid YAML") as string },
    });
  });

  describe("with files that no repository holds", () => {
    let folder = "";
    beforeAll(async () => {
      folder = await mkdtemp(path.join(tmpdir(), "lastcall-"));
    });
    afterAll(() => rm(folder, { recursive: true }));

    it.each([
      '"$ref":"size.json"',
      '"$ref"\n : "size.json"',
      '"\\u0024ref":"size.json"',
      '"$\\u0072ef":"size.json#"',
      '"$ref":"\\u0073ize.json"',
    ])("JSON that says %s leads to the file", async (written) => {
      await writeFile(path.join(folder, "size.json"), '{"type":"integer"}');
      const file = path.join(folder, "written.json");
      await writeFile(
        file,
        `{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"200":{"content":{"a/b":{"schema":{${written}}}}}}}}}}`,
      );
      const contract = await loadContract({ kind: "file", path: file });
      const schema = contract.ok
        ? contract.value.operations.get(operationKey("get", "/a"))?.responses.get("200")?.content.get("a/b")?.schema
        : undefined;
      expect(schema).toMatchObject({
        types: ["integer"],
        origin: { file: expect.stringContaining("size.json") as string },
      });
    });

    it("a link out of the folder is a way out of it too", async () => {
      await symlink(fixture("shared-models/pot.yaml"), path.join(folder, "pot.yaml"));
      const file = path.join(folder, "openapi.yaml");
      await writeFile(
        file,
        "openapi: 3.1.0\npaths: { /a: { get: { responses: { 200: { content: { a/b: { schema: { $ref: pot.yaml } } } } } } } }\n",
      );
      const loaded = await loadContract({ kind: "file", path: file, name: "openapi.yaml" });
      expect(loaded).toMatchObject({
        ok: true,
        value: { skipped: [{ reason: expect.stringContaining("lies outside") as string }] },
      });
    });

    it.each([
      "a%2Fb.yaml",
      "file://elsewhere/a.yaml",
      "a%00b.yaml",
      `${"x".repeat(5000)}.yaml`,
      "./",
      "//[",
      "C:\\a.yaml",
    ])("a reference to %j is skipped by name", async (reference) => {
      const file = path.join(folder, "odd.json");
      const schema = { $ref: reference };
      await writeFile(
        file,
        JSON.stringify({
          openapi: "3.1.0",
          paths: { "/a": { get: { responses: { 200: { content: { "a/b": { schema } } } } } } },
        }),
      );
      const loaded = await loadContract({ kind: "file", path: file, name: "odd.json" });
      expect(
        loaded.ok &&
          loaded.value.skipped.map(({ origin, reason }) => [
            origin.pointer.at(-1),
            reason.includes("cannot be followed"),
          ]),
      ).toEqual([["schema", true]]);
    });

    it("a file of 100 MB is not read", async () => {
      const file = path.join(folder, "large.yaml");
      await writeFile(file, "openapi: 3.0.3\n");
      await truncate(file, 100 * 1024 * 1024);
      const loaded = await loadContract({ kind: "file", path: file, name: "large.yaml" });
      expect(loaded).toMatchObject({
        ok: false,
        problem: { message: "large.yaml is too large: 100 MB, at most 64 MB are read" },
      });
    });
  });
});

describe("a specification on the network", () => {
  const files: Readonly<Record<string, string>> = {
    "https://api.example/v1/openapi.json": JSON.stringify({
      openapi: "3.0.3",
      paths: {
        "/a": {
          get: {
            responses: {
              200: { description: "", content: { "application/json": { schema: { $ref: "models/a.yaml" } } } },
            },
          },
        },
      },
    }),
    "https://api.example/v1/models/a.yaml": "type: string\n",
  };
  const asked: string[] = [];
  const fetcher: Fetcher = (url) => {
    asked.push(url);
    const text = files[url];
    return Promise.resolve(
      ok({ url, status: text === undefined ? 404 : 200, headers: {}, body: new TextEncoder().encode(text ?? "") }),
    );
  };
  const source = { kind: "url", url: "https://api.example/v1/openapi.json" } as const;

  it("is read with the files that lie on its host", async () => {
    asked.length = 0;
    const loaded = await loadContract(source, { fetcher });
    expect(loaded).toMatchObject({ ok: true, value: { skipped: [] } });
    expect(asked).toEqual([source.url, "https://api.example/v1/models/a.yaml"]);
  });

  it("does not lead to other hosts unless asked to", async () => {
    const away = { kind: "url", url: "https://other.example/openapi.json" } as const;
    const text = files[source.url]?.replace("models/a.yaml", "https://api.example/v1/models/a.yaml") ?? "";
    const elsewhere: Fetcher = (url, headers) =>
      url === away.url
        ? Promise.resolve(ok({ url, status: 200, headers: {}, body: new TextEncoder().encode(text) }))
        : fetcher(url, headers);
    asked.length = 0;
    expect(await loadContract(away, { fetcher: elsewhere })).toMatchObject({
      ok: true,
      value: { skipped: [{ reason: expect.stringContaining("remote references are off") as string }] },
    });
    expect(asked).toEqual([]);
    expect(await loadContract(away, { fetcher: elsewhere, remoteReferences: true })).toMatchObject({
      ok: true,
      value: { skipped: [] },
    });
  });

  it("does not follow more than an honest document needs", async () => {
    const many = { kind: "url", url: "https://api.example/many.json" } as const;
    const paths = Object.fromEntries(
      Array.from({ length: 201 }, (_, at) => [`/p${at}`, { $ref: `https://elsewhere.example/${at}.json` }]),
    );
    const greedy: Fetcher = (url, headers) =>
      url === many.url
        ? Promise.resolve(
            ok({
              url,
              status: 200,
              headers: {},
              body: new TextEncoder().encode(JSON.stringify({ openapi: "3.1.0", paths })),
            }),
          )
        : fetcher(url, headers);
    asked.length = 0;
    const loaded = await loadContract(many, { fetcher: greedy, remoteReferences: true });
    expect(loaded).toMatchObject({
      ok: false,
      problem: { message: "https://api.example/many.json refers to more than 200 documents at other addresses" },
    });
    expect(asked).toEqual([]);
  });

  it("says which status stood in the way", async () => {
    const loaded = await loadContract({ kind: "url", url: "https://api.example/gone" }, { fetcher });
    expect(loaded).toMatchObject({
      ok: false,
      problem: { message: "https://api.example/gone answered with status 404" },
    });
  });
});
