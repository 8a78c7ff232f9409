/** What of a document could not be read is unknown, never absent: at once, and in the snapshot that is kept of it. */
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, test } from "vitest";
import { addSpec, listSpecs, verifySpecs } from "../../src/contract/folder.js";
import { type Contract, loadContract, networkFetcher, operationKey } from "../../src/contract/index.js";
import { statementOn } from "../../src/contract/statement.js";
import { diffContracts } from "../../src/diff/index.js";
import { folder as folderOf } from "../cli/folder.js";
import { type Loopback, loopback } from "./loopback.js";

const NOW = new Date("2026-11-20T12:00:00Z");
const answer = (schema: object) => ({
  responses: { 200: { description: "ok", content: { "application/json": { schema } } } },
});
const TREE = { type: "object", properties: { id: { type: "string" }, height: { type: "number" } } };
const LIMIT = { name: "limit", in: "query", schema: { type: "integer" } };
const orchard = (more: object = {}, trees: object = {}, tree: object = TREE) => ({
  openapi: "3.0.3",
  info: { title: "Orchard", version: "1" },
  paths: {
    "/trees": { get: { ...answer({ $ref: "#/components/schemas/Tree" }), parameters: [LIMIT], ...trees } },
    "/trees/{id}": {
      get: answer({ type: "string" }),
      parameters: [{ ...LIMIT, name: "id", in: "path", required: true }],
    },
    "/pickers": { get: answer({ type: "string" }) },
    ...more,
  },
  components: { schemas: { Tree: tree } },
});

let servers: Loopback[] = [];
afterEach(async () => {
  for (const one of servers) await one.close();
  servers = [];
});
async function serve(files: Readonly<Record<string, object | string>>): Promise<Loopback> {
  const server = await loopback((path, response) => {
    const body = files[path];
    if (body === undefined) return false;
    response.writeHead(200).end(typeof body === "string" ? body : JSON.stringify(body));
    return true;
  });
  servers.push(server);
  return server;
}

async function contractOf(document: object): Promise<Contract> {
  const contract = await loadContract({ kind: "text", file: "openapi.json", text: JSON.stringify(document) });
  if (!contract.ok) throw new Error(contract.problem.message);
  return contract.value;
}

async function added(source: string, folder = folderOf({}), version = "2") {
  const outcome = await addSpec({
    ...{ provider: "orchard", version, source, folder, cwd: folder, now: NOW },
    ...{ fetcher: networkFetcher(), wait: () => Promise.resolve() },
  });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const kept = await loadContract({ kind: "file", path: outcome.value.file });
  if (!kept.ok) throw new Error(kept.problem.message);
  return { ...outcome.value, folder, kept: kept.value };
}
const rules = (base: Contract, target: Contract) => diffContracts(base, target).map(({ ruleId }) => ruleId);

describe("a path that lies in another file", () => {
  test("is read from beside its document, and from the files beside that one", async () => {
    const site = await serve({
      "/docs/2.json": orchard({ "/pickers": { $ref: "./paths/pickers.json" } }),
      "/docs/paths/pickers.json": { get: answer({ $ref: "../picker.json" }) },
      "/docs/picker.json": { type: "string" },
    });
    const { kept, provenance } = await added(`${site.origin}/docs/2.json`);
    expect([rules(await contractOf(orchard()), kept), kept.skipped, provenance.partial]).toEqual([[], [], undefined]);
    expect(site.requests.map(({ path }) => path)).toEqual([
      "/docs/2.json",
      "/docs/paths/pickers.json",
      "/docs/picker.json",
    ]);
  });

  test.each([
    ["that is not there", "./pickers.json"],
    ["of this machine", "file:///etc/hosts"],
    ["of another host", "https://elsewhere.invalid/pickers.json"],
  ])("%s: the snapshot says so, and nobody calls it removed or new", async (_name, $ref) => {
    const site = await serve({ "/2.json": orchard({ "/pickers": { $ref } }) });
    const { kept, contract, folder } = await added(`${site.origin}/2.json`);
    const whole = await contractOf(orchard());
    expect([...contract.unread, ...kept.unread]).toEqual(["/pickers", "/pickers"]);
    expect([rules(whole, kept), rules(kept, whole)]).toEqual([[], []]);
    expect((await listSpecs({ folder, now: NOW })).map(({ unread, partial }) => [unread, partial])).toEqual([
      [["/pickers"], false],
    ]);
    const without = await contractOf(orchard({ "/pickers": undefined }));
    expect(rules(whole, without)).toEqual(["api-path-removed-without-deprecation"]);
  });

  test("a server that answers with a page for it ends it all: half a specification is none", async () => {
    const site = await serve({
      "/2.json": orchard({ "/pickers": { $ref: "./pickers.json" } }),
      "/pickers.json": "<html>",
    });
    await expect(added(`${site.origin}/2.json`)).rejects.toThrow("/pickers.json is not an OpenAPI document but HTML");
  });

  test("`spec verify` does not call gone what its source holds and cannot be read", async () => {
    const files: Record<string, object> = { "/2.json": orchard() };
    const site = await serve(files);
    const { folder } = await added(`${site.origin}/2.json`);
    files["/2.json"] = orchard({ "/pickers": { $ref: "./pickers.json" }, "/baskets": { get: answer({}) } });
    const [verified] = await verifySpecs({
      ...{ provider: "orchard", folder, cwd: folder, now: NOW, fetcher: networkFetcher({ allowHosts: ["127.0.0.1"] }) },
    });
    expect(verified?.drift).toEqual({ kind: "changed", added: ["GET /baskets"], removed: [], differing: [] });
  });
});

describe("a snapshot keeps what of an operation could not be read", () => {
  const lost = { $ref: "./lost.json" };
  test.each<[string, object, object | undefined, "query" | "response-property"]>([
    ["a parameter", { parameters: [lost] }, undefined, "query"],
    ["a response", { responses: { 200: lost } }, undefined, "response-property"],
    ["a schema", {}, lost, "response-property"],
    [
      "a part of a schema",
      {},
      { allOf: [{ type: "object", properties: { id: { type: "string" } } }, lost] },
      "response-property",
    ],
    ["all properties", {}, { type: "object", additionalProperties: false, properties: lost }, "response-property"],
  ])("%s", async (_name, trees, tree, kind) => {
    const site = await serve({ "/2.json": orchard({}, trees, tree ?? TREE) });
    const { kept, contract } = await added(`${site.origin}/2.json`);
    const whole = await contractOf(orchard());
    expect([rules(whole, kept), rules(whole, contract)]).toEqual([rules(whole, contract), []]);
    const said = [contract, kept].map((one) =>
      statementOn(one.operations.get(operationKey("GET", "/trees")), {
        kind,
        path: [kind === "query" ? "limit" : "height"],
      }),
    );
    expect(said.map(({ state }) => state)).toEqual(["unknown", "unknown"]);
  });
});

test("`$ref` in place of all paths, beside some, makes it a part", async () => {
  const contract = await contractOf({ ...orchard(), paths: { ...orchard().paths, $ref: "./paths.json" } });
  expect(contract.partial).toBe(true);
});

test("a written snapshot says it at its head and at the place", async () => {
  const site = await serve({
    "/2.json": orchard({ "/pickers": { $ref: "./pickers.json" } }, {}, { $ref: "./tree.json" }),
  });
  const { file } = await added(`${site.origin}/2.json`);
  const snapshot = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
  expect(snapshot["x-lastcall"]).toMatchObject({ unread: ["/pickers"] });
  expect(JSON.stringify(snapshot)).toContain('"schema":{"x-lastcall-unread":true}');
});

test("one operation that stands in a page is no API, unless that is said", async () => {
  const { paths } = orchard();
  const one = { ...orchard(), paths: { "/pickers": paths["/pickers"] } };
  const site = await serve({
    "/docs": `<html><script>window.__DATA__={"spec":${JSON.stringify(one)}}</script></html>`,
  });
  await expect(added(`${site.origin}/docs`)).rejects.toThrow("has 1 operation: it is one page of a docs site");
});

test.each([
  ["a path with nothing below it", { "/pickers": null }, ["/pickers"]],
  ["a method with nothing below it, as where a text was cut", { "/pickers": { get: null } }, ["GET /pickers"]],
  ["an operation that is a list", { "/pickers": { get: ["x"] } }, ["GET /pickers"]],
  ["a path without its slash", { "/pickers": undefined, pickers: { get: {} } }, ["/pickers"]],
])("%s is unknown", async (_name, paths, unread) => {
  const contract = await contractOf(orchard(paths));
  expect([[...contract.unread], rules(await contractOf(orchard()), contract)]).toEqual([unread, []]);
});

test("a part of a document, as HTTP calls it, is none", async () => {
  const server = await loopback((_path, response) => {
    response.writeHead(206).end(JSON.stringify(orchard()));
    return true;
  });
  servers.push(server);
  await expect(added(`${server.origin}/2.json`)).rejects.toThrow("answered with a part of itself (status 206)");
});

/** By what stands in place of a part: nothing that the part may hold is gone. */
describe("a part that is not what it should be is unknown", () => {
  const lost = { $ref: "#/nowhere" };
  const size = { type: "object", properties: { size: { type: "integer" } } };
  const whole = {
    ...orchard({
      "/baskets": {
        post: {
          requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Basket" } } } },
          responses: { 200: { description: "ok", headers: { "X-Total": { schema: { type: "integer" } } } } },
        },
      },
    }),
  };
  const BASKET = {
    type: "object",
    properties: { size: { type: "integer" }, color: { type: "string", enum: ["red", "green"] } },
  };
  const document = (change: (made: Made) => void) => {
    const made = structuredClone(whole) as unknown as Made;
    made.components = {
      schemas: { ...made.components.schemas, Basket: structuredClone(BASKET) },
      securitySchemes: { key: { type: "apiKey", name: "X-Key", in: "header" } },
    };
    change(made);
    return made;
  };
  interface Made {
    paths: Record<string, Record<string, Record<string, unknown>>>;
    components: Record<string, Record<string, unknown>>;
  }
  const trees = (value: unknown) => (made: Made) =>
    Object.assign(made.paths["/trees"]?.["get"] ?? {}, { parameters: value });
  const body = (value: unknown) => (made: Made) =>
    Object.assign(made.paths["/baskets"]?.["post"] ?? {}, { requestBody: value });
  const response = (value: unknown) => (made: Made) =>
    Object.assign(made.paths["/baskets"]?.["post"] ?? {}, { responses: { 200: value } });
  const basket = (value: unknown) => (made: Made) => Object.assign(made.components["schemas"] ?? {}, { Basket: value });

  test.each<readonly [string, (made: Made) => void]>([
    ["parameters: a map", trees({ limit: LIMIT })],
    ["parameters: a lost reference", trees(lost)],
    ["parameters: one without a place", trees([{ name: "limit", schema: { type: "integer" } }])],
    ["a body: its content is a reference", body({ content: lost })],
    ["a body: its media type is lost", body({ content: { "application/json": lost } })],
    ["a body: its schema is null", body({ content: { "application/json": { schema: null } } })],
    ["an answer: a header is lost", response({ description: "ok", headers: { "X-Total": lost } })],
    ["an answer: its headers are a reference", response({ description: "ok", headers: lost })],
    ["a schema: properties are a list", basket({ type: "object", properties: [{ name: "color" }] })],
    [
      "a schema: a property is null",
      basket({ type: "object", properties: { size: { type: "integer" }, color: null } }),
    ],
    ["a schema: allOf is no list", basket({ allOf: lost, ...size })],
    ["a schema: allOf holds null", basket({ allOf: [null, size] })],
    ["a schema: a branch of oneOf is lost", basket({ oneOf: [lost, size] })],
    ["a schema: a branch of anyOf is lost", basket({ anyOf: [lost, size] })],
    ["a schema: oneOf is no list", basket({ oneOf: lost, ...size })],
    ["a schema: a part has a lost branch", basket({ allOf: [{ oneOf: [lost, { type: "object" }] }, size] })],
    ["an enum: a reference", basket({ ...BASKET, properties: { ...BASKET.properties, color: { enum: lost } } })],
    [
      "a security scheme: a lost reference",
      (made) => Object.assign(made.components, { securitySchemes: { key: lost } }),
    ],
  ])("%s", async (_name, change) => {
    const server = await serve({ "/openapi.json": document(change) });
    const { contract, kept } = await added(`${server.origin}/openapi.json`);
    const before = await contractOf(document(() => undefined));
    for (const one of [contract, kept]) {
      const gone = diffContracts(before, one).filter(({ level }) => level !== "compatible");
      expect(gone.map(({ ruleId }) => ruleId)).toEqual([]);
      expect(diffContracts(before, one).map(({ ruleId }) => ruleId)).not.toContain("api-security-component-removed");
    }
    expect(contract.skipped.length).toBeGreaterThan(0);
  });

  test("a list of parameters that a reference leads to is read", async () => {
    const made = { ...document(trees({ $ref: "#/components/x-lists/limits" })) };
    made.components["x-lists"] = { limits: [LIMIT] };
    const contract = await contractOf(made);
    expect(contract.operations.get(operationKey("GET", "/trees"))?.parameters.map(({ name }) => name)).toEqual([
      "limit",
    ]);
  });
});
