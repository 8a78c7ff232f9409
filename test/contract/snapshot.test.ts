import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import SwaggerParser from "@apidevtools/swagger-parser";
import { describe, expect, it } from "vitest";
import { type Contract, loadContract, operationKey } from "../../src/contract/index.js";
import { type Provenance, writeSnapshot } from "../../src/contract/snapshot/write.js";
import { fieldsOf } from "./fields-of.js";
import { contractIn, contractOf } from "./load-fixture.js";
import { plainContract } from "./plain-contract.js";

const FROM: Provenance = {
  provider: "library",
  version: "1.0",
  source: "library.yaml",
  captured: "2026-01-31",
  sha256: "0",
};
const RELEASES = ["2.18", "2.19", "2.20", "2.21", "2.22", "2.23", "2.24"];
const snapshotFile = (release: string) => fileURLToPath(new URL(`../../specs/runai/${release}.json`, import.meta.url));

const contracts = new Map<string, Contract>();

async function builtIn(release: string): Promise<Contract> {
  const known = contracts.get(release);
  if (known !== undefined) return known;
  const loaded = await loadContract({ kind: "file", path: snapshotFile(release), name: `runai ${release}` });
  if (!loaded.ok) throw new Error(loaded.problem.message);
  contracts.set(release, loaded.value);
  return loaded.value;
}

describe("a snapshot", () => {
  it.each([
    "lending-library/swagger-2.0.yaml",
    "lending-library/openapi-3.0.yaml",
    "lending-library/openapi-3.1.json",
    "every-keyword-3.0.yaml",
    "every-keyword-3.1.yaml",
  ])("of %s is valid OpenAPI with the same facts, and its own snapshot is itself", async (name) => {
    const contract = await contractIn(name);
    expect(contract.skipped).toEqual([]);
    const text = writeSnapshot(contract, FROM);
    const again = await contractOf(text);
    expect(again.skipped).toEqual([]);
    expect(plainContract(again)).toEqual(plainContract(contract));
    expect(writeSnapshot(again, FROM)).toBe(text);
    await SwaggerParser.validate(JSON.parse(text) as Parameters<typeof SwaggerParser.validate>[0]);
  });

  it("has an operation or a schema a line, in an order that does not depend on the document's", async () => {
    const contract = await contractIn("lending-library/openapi-3.0.yaml");
    const lines = writeSnapshot(contract, FROM).split("\n");
    expect(lines.filter((line) => /^"(get|put|Book)":/.test(line)).map((line) => line.slice(0, 30))).toEqual([
      '"get":{"operationId":"getBook"',
      '"put":{"operationId":"putBook"',
      '"Book":{"type":"object","requi',
    ]);
    const reversed = { ...contract, operations: new Map([...contract.operations].reverse()) };
    expect(writeSnapshot(reversed, FROM).split("\n")).toEqual(lines);
  });

  it("gives whole files that others refer to a name", async () => {
    const contract = await contractIn("multi-file/openapi.yaml");
    const again = await contractOf(writeSnapshot(contract, FROM));
    const [, one] = [...again.operations.values()];
    const plant = one?.responses.get("200")?.content.get("application/json")?.schema;
    expect(plant?.name).toBe("plant");
    expect(plant?.properties.get("neighbour")).toBe(plant);
  });

  it("names what is shared after the component it is in, never after the file", async () => {
    const limit = { name: "limit", in: "query", schema: { type: "array", items: { type: "integer", minimum: 1 } } };
    const get = {
      parameters: [{ $ref: "#/components/parameters/Limit" }],
      responses: { "200": { description: "ok" } },
    };
    const contract = await contractOf(
      JSON.stringify({
        openapi: "3.0.3",
        info: { title: "t", version: "1" },
        paths: { "/a": { get }, "/b": { get } },
        components: { parameters: { Limit: limit } },
      }),
    );
    const { components } = JSON.parse(writeSnapshot(contract, FROM)) as {
      components: { parameters: Record<string, { schema: unknown }>; schemas: Record<string, unknown> };
    };
    expect(Object.keys(components.schemas)).toEqual(["Limit"]);
    expect(components.parameters["Limit"]?.schema).toEqual({ $ref: "#/components/schemas/Limit" });
  });

  it("tells schemas apart that would have one name", async () => {
    const named = { Limit: { type: "object" }, "Limit ": { type: "number" }, " Limit": { type: "string" } };
    const refs = Object.keys(named).map((name) => ({ $ref: `#/components/schemas/${encodeURIComponent(name)}` }));
    const answer = {
      description: "ok",
      content: { "application/json": { schema: { type: "array", items: { anyOf: refs } } } },
    };
    const contract = await contractOf(
      JSON.stringify({
        openapi: "3.0.3",
        info: { title: "t", version: "1" },
        paths: { "/all": { get: { responses: { "200": answer } } } },
        components: { schemas: named },
      }),
    );
    const { components } = JSON.parse(writeSnapshot(contract, FROM)) as { components: { schemas: object } };
    expect(Object.keys(components.schemas).sort()).toEqual(["Limit", "Limit_2", "Limit_3"]);
  });

  it("keeps no prose", async () => {
    const contract = await contractIn("lending-library/openapi-3.0.yaml");
    const text = writeSnapshot(contract, FROM);
    expect(text).not.toMatch(/The book|No such book|Lending library/);
  });
});

describe.each(RELEASES)("the built-in snapshot of %s", (release) => {
  it("is valid OpenAPI, and every part of it can be read", async () => {
    const text = await readFile(snapshotFile(release), "utf8");
    expect(JSON.parse(text)).toMatchObject({
      info: { title: "runai", version: release },
      "x-lastcall": { provider: "runai", version: release },
    });
    await SwaggerParser.validate(JSON.parse(text) as Parameters<typeof SwaggerParser.validate>[0]);
    const contract = await builtIn(release);
    expect(plainCount(contract)).toBeGreaterThan(240);
    expect(contract.skipped).toEqual([]);
  });

  it("holds contract facts only", async () => {
    const strange: string[] = [];
    walk(JSON.parse(await readFile(snapshotFile(release), "utf8")), [], (value, path) => {
      const place = path.join("/");
      const key = path.at(-1) ?? "";
      const isName = [
        "properties",
        "schemas",
        "parameters",
        "responses",
        "headers",
        "content",
        "paths",
        "mapping",
      ].includes(path.at(-2) ?? "");
      if (
        !isName &&
        ["summary", "title", "example", "examples", "externalDocs", "x-logo"].includes(key) &&
        place !== "info/title"
      )
        strange.push(place);
      if (!isName && key === "description" && value !== "") strange.push(place);
      // Prose has sentences; names, patterns, tags and enum values have not.
      if (
        typeof value === "string" &&
        !/pattern|x-lastcall|\/(default|enum)\b/.test(place) &&
        /[a-z]{2,}[.,;:] [A-Za-z]|^(\S+\s+){7,}/.test(value)
      )
        strange.push(`${place}: ${value}`);
    });
    expect(strange).toEqual([]);
  });
});

describe("what the vendor's documents get wrong", () => {
  it("2.20 calls itself 2.2, later ones `latest`: the file's name counts", async () => {
    expect((await builtIn("2.20")).infoVersion).toBe("2.20");
    expect((await builtIn("2.22")).infoVersion).toBe("2.22");
  });

  it("2.21 has a field that a search and replace has damaged", async () => {
    const text = await readFile(snapshotFile("2.21"), "utf8");
    expect(text).not.toContain("enforceRun:ai");
    expect(text).toContain('"enforceRunaiScheduler":{');
    expect(text).toMatch(/"required":\[[^\]]*"enforceRunaiScheduler"/);
  });

  it.each(["GET /api/v1/idps/{idp}", "GET /api/v1/security/settings/{key}"])(
    "2.22 says nothing about the answer of %s, which is not that it is empty",
    async (operation) => {
      const [method = "", path = ""] = operation.split(" ");
      const media = async (release: string) =>
        (await builtIn(release)).operations
          .get(operationKey(method, path))
          ?.responses.get("200")
          ?.content.get("application/json");
      expect((await media("2.21"))?.schema?.name).toBeDefined();
      expect(await media("2.22")).toBeDefined();
      expect((await media("2.22"))?.schema).toBeUndefined();
    },
  );

  it.each([
    ["2.22", "/v1/k8s/clusters/{clusterId}/pods", undefined],
    ["2.21", "/v1/k8s/clusters/{clusterId}/pods", "/v1/k8s/clusters/{uuid}/pods"],
    ["2.24", "/v1/k8s/clusters/{uuid}/metrics", "/v1/k8s/clusters/{clusterUuid}/metrics"],
    ["2.22", "/api/v1/asset/compute/{id}", "/api/v1/asset/compute/{AssetId}"],
  ])("%s: ids have many names, and %s is found by any", async (release, asked, written) => {
    expect((await builtIn(release)).operations.get(operationKey("GET", asked))?.path).toBe(written);
  });

  it("`/api/v1/apps/installer` and `/api/v1/apps/{appId}` are two routes", async () => {
    expect((await builtIn("2.22")).operations.has(operationKey("GET", "/api/v1/apps/installer"))).toBe(true);
    const next = await builtIn("2.24");
    expect(next.operations.has(operationKey("GET", "/api/v1/apps/installer"))).toBe(false);
    expect(next.operations.has(operationKey("GET", "/api/v1/apps/{appId}"))).toBe(true);
  });

  it.each(["passwordSecret", "secretKeyOfPassword", "secretKeyOfUser"])(
    "2.24 deprecates GitPassword.%s in prose only",
    async (field) => {
      expect(findSchema(await builtIn("2.24"), "GitPassword").properties.get(field)?.deprecated).toBe(true);
      expect(findSchema(await builtIn("2.22"), "GitPassword").properties.get(field)?.deprecated).toBe(false);
    },
  );

  it("migProfile is deprecated on the schema it refers to", async () => {
    const fields = findSchema(await builtIn("2.22"), "ComputeFlatFields");
    expect(fields.properties.get("migProfile")).toMatchObject({ deprecated: true });
    expect(fields.properties.get("gpuRequestType")).toMatchObject({
      deprecated: false,
      deprecatedValues: ["migProfile"],
    });
  });

  it("the replacement is prose: in the summary or the description, with or without a slash", async () => {
    const of = async (release: string, method: string, path: string) =>
      (await builtIn(release)).operations.get(operationKey(method, path))?.replacement;
    expect(await of("2.18", "GET", "/v1/k8s/clusters/{uuid}/jobs")).toEqual(["/api/v1/workloads"]);
    expect(await of("2.22", "GET", "/v1/k8s/users")).toEqual(["/api/v1/users"]);
    expect(await of("2.22", "POST", "/v1/k8s/auth/oauth/apptoken")).toEqual(["/api/v1/token"]);
    expect(await of("2.23", "GET", "/v1/k8s/clusters/{id}/projects")).toEqual(["/api/v1/org-unit/projects"]);
  });

  it("[Experimental] is text in the summary, in 2.23 also in the description", async () => {
    const maturity = async (release: string, method: string, path: string) =>
      (await builtIn(release)).operations.get(operationKey(method, path))?.maturity;
    expect(await maturity("2.18", "POST", "/api/v1/workloads/trainings")).toBe("experimental");
    expect(await maturity("2.19", "POST", "/api/v1/workloads/trainings")).toBe("stable");
    expect(await maturity("2.23", "POST", "/api/v2/workloads")).toBe("experimental");
  });

  it("not every /v1/k8s/ path is deprecated", async () => {
    const contract = await builtIn("2.24");
    const alive = [...contract.operations.values()].filter(
      ({ path, deprecated }) => path.startsWith("/v1/k8s/") && !deprecated,
    );
    expect(
      alive.map(({ path }) => path).filter((path) => /setting|installfile|admin-cli/.test(path)).length,
    ).toBeGreaterThan(3);
  });

  it.each([
    ["2.18", 246, 45],
    ["2.19", 268, 55],
    ["2.20", 305, 56],
    ["2.21", 327, 56],
    ["2.22", 335, 50],
    ["2.23", 361, 38],
    ["2.24", 391, 47],
  ])("%s has %i operations, %i of them deprecated", async (release, operations, deprecated) => {
    const all = [...(await builtIn(release)).operations.values()];
    expect([all.length, all.filter((operation) => operation.deprecated).length]).toEqual([operations, deprecated]);
  });
});

function findSchema(contract: Contract, name: string) {
  for (const operation of contract.operations.values()) {
    const found = new Set<unknown>();
    const search = (value: unknown): unknown => {
      if (typeof value !== "object" || value === null || found.has(value)) return undefined;
      found.add(value);
      if ("name" in value && value.name === name && "properties" in value) return value;
      const inner: readonly unknown[] =
        value instanceof Map
          ? [...(value as Map<string, unknown>).values()]
          : Array.isArray(value)
            ? value
            : fieldsOf(value).map(([, inner]) => inner);
      for (const one of inner) {
        const hit = search(one);
        if (hit !== undefined) return hit;
      }
      return undefined;
    };
    const hit = search([operation.requestBody?.content, operation.responses]);
    if (hit !== undefined)
      return hit as { properties: ReadonlyMap<string, { deprecated: boolean; deprecatedValues?: readonly unknown[] }> };
  }
  throw new Error(`no schema ${name}`);
}

/** Touches every part, so that nothing stays unread. */
function plainCount(contract: Contract): number {
  return [...contract.operations.values()].filter(
    (operation) =>
      operation.parameters.length + operation.responses.size + (operation.requestBody?.content.size ?? 0) > 0,
  ).length;
}

function walk(value: unknown, path: readonly string[], visit: (value: unknown, path: readonly string[]) => void): void {
  visit(value, path);
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key], visit);
}
