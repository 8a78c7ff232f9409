/** Every reader with a valid input of its own, and what an input comes to: a result or one line. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseBaseline } from "../../src/check/baseline/file.js";
import { mergeReports } from "../../src/check/merge/index.js";
import { findDocument } from "../../src/contract/discover/find-document.js";
import { type Contract, loadContract } from "../../src/contract/index.js";
import { diffContracts } from "../../src/diff/index.js";
import { type Outcome, ok, problem } from "../../src/outcome.js";
import { scan } from "../../src/scan/index.js";
import { type Seal, sealOfSecret } from "../../src/user-cache/seal.js";
import { folder } from "../cli/folder.js";
import { lastcall } from "../cli/run.js";
import { fixture } from "../contract/load-fixture.js";
import { memoryFileSystem } from "../scan/memory.js";
import { surface } from "../scan/surface.js";

export interface Reader {
  readonly valid: () => Promise<readonly string[]> | readonly string[];
  readonly read: (text: string) => Promise<Outcome<unknown>>;
}

const DOCUMENT = `openapi: 3.0.3
info: { title: t, version: "1" }
paths:
  /acme/crew:
    parameters: [{ name: page, in: query, schema: { type: integer, minimum: 1 } }]
    get:
      operationId: crew
      deprecated: true
      responses: { "200": { description: ok, content: { application/json: { schema: &crew { type: array, items: { $ref: "#/components/schemas/Crew" } } } } } }
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Crew" } } } }
      responses: { "201": { description: ok } }
components:
  schemas:
    Crew: { type: object, required: [name], properties: { name: { type: string, pattern: "^[a-z]+$", maxLength: 9 }, rank: { enum: [a, b] }, mate: { $ref: "#/components/schemas/Crew" }, all: *crew } }
`;
const CODE = `import axios from "axios";
const http = axios.create({ baseURL: process.env.ACME_URL });
interface Crew { name: string; rank?: "a" | "b" }
// lastcall-disable-next-line removed-endpoint until 2.26 -- we move in May
export const crew = async (page = 1) => (await http.get<Crew[]>(\`/acme/crew?page=\${page}\`)).data.map(({ name }) => name);
export class Client { constructor(private base = "/acme") {} add(body: Crew) { return fetch(this.base + "/crew", { method: "POST", body: JSON.stringify({ ...body, rank: "b" }) }); } }
const list = ["crew", ...["roles"]]; for (const one of list) fetch(["/acme", one].join("/").replace(/\\/+$/, ""));
`;
const CHECK = ["check", "src", "--base", "old.yaml", "--target", "new.yaml", "--format", "json"];

const SECRET = sealOfSecret("the secret of these tests");
/** What a tool of another version wrote with the same key, too. */
const ANYTHING: Seal = { seal: (content) => Buffer.from(content), open: (sealed) => sealed.toString() };

/** A scan that finds `text` in its cache; what it keeps, and the paths of the calls that it finds. */
async function scanBeside(text: string | undefined, seal: Seal): Promise<{ kept: Buffer; paths: string }> {
  cached ??= folder({ "p/a.ts": CODE, "cache/none": "" });
  const [project, directory] = [join(cached, "p"), join(cached, "cache")];
  const request = { root: project, paths: [], include: [], exclude: [], surface };
  const name = (): string => readdirSync(directory).find((file) => file.endsWith(".bin")) ?? "";
  if (text !== undefined) writeFileSync(join(directory, name()), Buffer.from(text, "latin1"));
  const found = await scan({ ...request, cache: { directory, toolVersion: "1", seal } });
  if (!found.ok) throw new Error(found.problem.message);
  const calls: unknown = found.value.calls;
  const paths = Array.isArray(calls) ? found.value.calls.map((call) => call.path).join(" ") : "";
  return { kept: readFileSync(join(directory, name())), paths };
}

let cached: string | undefined;
let base: Contract | undefined;
let root: string | undefined;

/** A small project that runs in this process; one file of it is the input. */
async function run(file: string, text: string, args: readonly string[]): Promise<Outcome<unknown>> {
  root ??= folder({
    "src/a.ts": CODE,
    "old.yaml": DOCUMENT,
    "new.yaml": DOCUMENT.replace("/acme/crew:", "/acme/crews:"),
    "package.json": "{}",
  });
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  const { exitCode, stderr } = await lastcall(args, { cwd: root });
  if (/hit a bug|\n\s+at /.test(stderr) || ![0, 1, 2].includes(exitCode))
    throw new Error(`exit code ${exitCode}: ${stderr}`);
  writeFileSync(path, "");
  return exitCode === 2 ? problem(stderr.split("\n")[0] ?? "") : ok(undefined);
}

export const READERS: Readonly<Record<string, Reader>> = {
  documents: {
    valid: () => [
      DOCUMENT,
      ...["every-keyword-3.0.yaml", "every-keyword-3.1.yaml", "two-shelves.yaml"].map((name) =>
        readFileSync(fixture(name), "utf8"),
      ),
      JSON.stringify(
        { swagger: "2.0", info: {}, paths: { "/a/{b}": { get: { responses: { default: {} } } } } },
        null,
        1,
      ),
    ],
    read: async (text) => {
      const loaded = await loadContract({ kind: "text", file: "api.yaml", text });
      if (!loaded.ok) return loaded;
      if (base === undefined) {
        const own = await loadContract({ kind: "text", file: "base.yaml", text: DOCUMENT });
        if (!own.ok) return own;
        base = own.value;
      }
      diffContracts(base, loaded.value);
      diffContracts(loaded.value, base);
      return loaded;
    },
  },
  code: {
    valid: () => [CODE, `<script setup lang="ts">\n${CODE}</script>\n<template><a :href="'/acme/crew'" /></template>`],
    read: (text) => {
      const fileSystem = memoryFileSystem({
        [`/p/a.${text.includes("<script") ? "vue" : "tsx"}`]: text,
        "/p/b.ts": 'fetch("/acme/crew");',
      });
      return scan({ root: "/p", paths: [], include: [], exclude: [], surface, fileSystem });
    },
  },
  tsconfigs: {
    valid: () => [
      '{ "extends": "./base", "include": ["src/**/*"], "compilerOptions": { "baseUrl": ".", "paths": { "@/*": ["src/*"] } } } // x',
    ],
    read: (text) => {
      const files = {
        "/p/tsconfig.json": text,
        "/p/.gitignore": text,
        "/p/pnpm-workspace.yaml": text,
        "/p/package.json": text,
      };
      const fileSystem = memoryFileSystem({ ...files, "/p/src/a.ts": 'import "@/b"; fetch("/acme/crew");' });
      return scan({ root: "/p", paths: [], include: [], exclude: [], tsconfig: "tsconfig.json", surface, fileSystem });
    },
  },
  "docs pages": {
    valid: () =>
      ["redoc-element", "swagger-ui-several", "redocly-state", "scalar-configuration", "nest"].map((name) =>
        readFileSync(fixture(`docs-pages/${name}.html`), "utf8"),
      ),
    read: (text) =>
      findDocument({
        url: "https://api.example.com/docs/",
        fetcher: (url) => Promise.resolve(ok({ url, status: 200, headers: {}, body: Buffer.from(text) })),
        hasToken: false,
        now: new Date("2026-11-20T12:00:00Z"),
      }),
  },
  baselines: {
    valid: () => [
      '{ "schemaVersion": 1, "accepted": [], "findings": [\n{ "fingerprint": "a", "api": "b", "ruleId": "removed-endpoint", "operation": "GET /a", "file": "a.ts", "reason": "c", "until": "2.26" }] }',
    ],
    read: (text) => Promise.resolve(parseBaseline(text, "lastcall-baseline.json")),
  },
  shards: {
    valid: async () => {
      await run("unused", "", []);
      const { stdout } = await lastcall([...CHECK, "--shard", "1/1"], { cwd: root ?? "" });
      return [stdout];
    },
    read: (text) => Promise.resolve(mergeReports([{ file: "shard.json", text }])),
  },
  configs: {
    valid: () => [
      '{\n  "provider": "runai",\n  "from": "2.22",\n  "to": "2.24",\n  "allowEmpty": true,\n  "include": ["src/**"],\n  "exclude": ["*.spec.ts"],\n  "rules": { "removed-endpoint": "warning" }\n}\n',
    ],
    read: (text) => run("fuzz.config.json", text, ["check", "src", "--config", "fuzz.config.json", "--format", "json"]),
  },
  caches: {
    valid: async () => [
      (await scanBeside(undefined, SECRET)).kept.toString("latin1"),
      (await scanBeside("", ANYTHING)).kept.toString("latin1"),
    ],
    read: async (text) => {
      await scanBeside(text, ANYTHING);
      const { paths } = await scanBeside(text, SECRET);
      if (paths !== "/acme/crew /acme/crew /acme/crew /acme/roles") throw new Error(`believed: ${paths}`);
      return ok(undefined);
    },
  },
  "provider files": {
    valid: () => [readFileSync(join(import.meta.dirname, "../../specs/runai/provider.json"), "utf8")],
    read: (text) => run(".lastcall/acme/provider.json", text, ["timeline", "--provider", "acme"]),
  },
};

export const readerNames = Object.keys(READERS);
