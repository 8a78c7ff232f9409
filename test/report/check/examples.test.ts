/** The examples on the rules' pages are true: the first is reported, as severely as the page says, and the second is not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHECK_RULE_IDS, type CheckRuleId } from "../../../src/check/finding.js";
import { DEFAULT_LEVELS } from "../../../src/check/rules.js";
import { check } from "../../../src/index.js";
import { RULES } from "../../../src/report/check/message/index.js";

const examples = CHECK_RULE_IDS.flatMap((id) => {
  const { upgrade, reported, fixed } = RULES[id].example;
  return upgrade === undefined
    ? []
    : [{ id, upgrade: upgrade.join(" → "), from: upgrade[0], to: upgrade[1], reported, fixed }];
});

const moduleOf = (example: string): string => `import axios from "axios";
const api = "https://portal.run.ai";
const client = axios.create({ baseURL: "https://portal.run.ai" });
export async function example({ ...given }) {
  const { id, cluster, from, name, projectId, clusterId, spec, meta, manifest, namespace, body, k8s } = given;
${example}
}
`;

/** rules with their severities by file */
const found = new Map<string, ReadonlyMap<string, string>>();
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lastcall-examples-"));
  for (const upgrade of new Set(examples.map((example) => example.upgrade))) {
    const some = examples.filter((example) => example.upgrade === upgrade);
    const project = join(folder, upgrade.replace(" → ", "-"));
    mkdirSync(join(project, "src"), { recursive: true });
    writeFileSync(join(project, "package.json"), "{}");
    for (const { id, reported, fixed } of some) {
      writeFileSync(join(project, `src/${id}.reported.ts`), moduleOf(reported));
      writeFileSync(join(project, `src/${id}.fixed.ts`), moduleOf(fixed));
    }
    const { findings } = await check(["."], {
      cwd: project,
      from: some[0]?.from,
      to: some[0]?.to,
      today: "2026-11-20",
      cache: false,
    });
    for (const { id } of some) {
      for (const kind of ["reported", "fixed"]) {
        const file = `src/${id}.${kind}.ts`;
        found.set(
          file,
          new Map(findings.filter((finding) => finding.file === file).map((one) => [one.ruleId, one.severity])),
        );
      }
    }
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(examples)("$id, $upgrade", ({ id }) => {
  const severity = found.get(`src/${id}.reported.ts`)?.get(id);
  if (severity === DEFAULT_LEVELS[id]) expect(severity).toBeDefined();
  else expect(RULES[id].matters).toContain(`a ${severity} where`);
  expect([...(found.get(`src/${id}.fixed.ts`)?.keys() ?? [])]).not.toContain(id);
});

type Operation = readonly [path: string, operation: object];
interface MadeUp {
  readonly id: CheckRuleId;
  /** the operations before and after */
  readonly between: readonly [readonly Operation[], readonly Operation[]];
  /** what stands beside the code: a generated client */
  readonly beside?: (code: string) => Readonly<Record<string, string>>;
}

const answered = { responses: { "200": { description: "" } } };
const query = (name: string, more: object): object => ({ name, in: "query", ...more });
const reports = (...parameters: readonly object[]): Operation => ["/api/v1/reports", { parameters, ...answered }];
const named = (path: string, operationId: string): Operation => [path, { operationId, ...answered }];
const limited = (maximum: number): Operation => reports(query("limit", { schema: { type: "integer", maximum } }));

const documentOf = (operations: readonly Operation[]): string => {
  const paths = Object.fromEntries(operations.map(([path, operation]) => [path, { get: operation }]));
  const servers = [{ url: "https://api.made.example" }];
  return JSON.stringify({ openapi: "3.0.3", info: { title: "Made up", version: "1" }, servers, paths });
};

const madeUp: readonly MadeUp[] = [
  {
    id: "newly-required-parameter",
    between: [
      [reports(query("from", {}), query("clusterId", {}))],
      [reports(query("from", {}), query("clusterId", { required: true }))],
    ],
  },
  { id: "changed-parameter", between: [[limited(10_000)], [limited(500)]] },
  {
    id: "retargeted-operation",
    between: [
      [named("/api/v1/authorization/roles", "getRoles")],
      [named("/api/v1/authorization/roles", "getRolesV1"), named("/api/v2/authorization/roles", "getRoles")],
    ],
    beside: (code) => ({
      "sdk/core/request.ts": 'export const request = (options: object) => fetch("https://api.made.example", options);',
      "sdk/services/RolesService.ts": `/* generated using openapi-typescript-codegen -- do not edit */
import { request as __request } from "../core/request";
export class RolesService {
  public static ${/getRoles\w*/.exec(code)?.[0]}(): Promise<any> {
    return __request({ method: "GET", url: "/api/v1/authorization/roles" });
  }
}
`,
    }),
  },
];

test("each rule has an example that can be tried", () => {
  expect([...examples, ...madeUp].map(({ id }) => id).sort()).toEqual([...CHECK_RULE_IDS].sort());
});

test.each(madeUp)("$id, of an API that is made up", async ({ id, between: [before, after], beside }) => {
  const { reported, fixed } = RULES[id].example;
  expect(await rulesIn(reported)).toEqual([`${DEFAULT_LEVELS[id]} ${id}`]);
  expect(await rulesIn(fixed)).toEqual([]);

  async function rulesIn(example: string): Promise<readonly string[]> {
    const cwd = mkdtempSync(join(folder, `${id}-`));
    const write = (name: string, text: string): void => {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    };
    write("package.json", "{}");
    write("old.json", documentOf(before));
    write("new.json", documentOf(after));
    for (const [name, text] of Object.entries(beside?.(example) ?? {})) write(name, text);
    const around = moduleOf(example).replaceAll("https://portal.run.ai", "https://api.made.example");
    write("main.ts", `import { RolesService } from "./sdk/services/RolesService";\n${around}`);
    const api = { base: "old.json", target: "new.json", today: "2026-11-20", cache: false };
    const { findings } = await check(["."], { cwd, ...api });
    return findings.map(({ severity, ruleId }) => `${severity} ${ruleId}`);
  }
});
