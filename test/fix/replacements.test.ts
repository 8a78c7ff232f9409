import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { partsTable, replacedParts } from "../../scripts/replaced-parts.js";
import {
  knowledgeOf,
  operationsTable,
  type ReplacementRow,
  replacementRows,
  withTable,
} from "../../scripts/replacement-table.js";
import { type Operation, operationNamed } from "../../src/contract/index.js";
import { requestPlaces, responsePlaces } from "../../src/contract/lookup.js";
import { type FixRun, runFix } from "../../src/fix/run.js";
import { ROOT } from "../action/runner.js";
import { type ContractServer, sample, serve } from "./contract-server.js";
import { loadShipped } from "./contracts.js";

const rows = await replacementRows();
const proved = rows.filter(({ verdict }) => verdict === "fix" || verdict === "fix for some calls");

const parts = await replacedParts();

test("the page has the tables as they come out now: npm run docs:fixes", () => {
  const page = readFileSync(join(ROOT, "docs/fixes.md"), "utf8");
  expect(withTable(page, "replacements", operationsTable(rows))).toBe(page);
  expect(withTable(page, "parts", partsTable(parts))).toBe(page);
});

test("of parts, names are proved that belong together; ids of other things and other places are not", () => {
  const verdicts = (part: string) => [...new Set(parts.filter((row) => row.part === part).map((row) => row.verdict))];
  expect(verdicts("value `app_token` of request field `grantType`")).toEqual(["fix"]);
  expect(verdicts("request field `appSecret`")).toEqual(["fix"]);
  expect(verdicts("request field `spec.passwordAssetId`")).toEqual(["suggestion"]);
  expect(verdicts("value `app` of request field `subjectType`")).toEqual(["suggestion"]);
  expect(verdicts("request field `placementStrategy`")).toEqual(["none"]);
  expect(verdicts("query parameter `roleId`")).toEqual(["none"]);
  expect(verdicts("`runai_job_total_runtime`")).toEqual(["none"]);
});

test("of what the vendor replaced, pure moves are proved, new shapes are not", () => {
  const verdictOf = (old: string) => rows.find((row) => row.old === old)?.verdict;
  expect(verdictOf("GET /api/v1/apps")).toBe("fix");
  expect(verdictOf("GET /api/v1/user-applications")).toBe("fix for some calls");
  expect(verdictOf("GET /v1/k8s/groups")).toBe("suggestion");
  expect(verdictOf("GET /api/v1/clusters/{clusterUuid}/nodes")).toBe("none");
  expect(proved.length).toBeGreaterThan(10);
});

/** A consumer of one operation: what is required is sent; where the move is proved for any call, its answer is read. */
async function programFor({ old, from, verdict }: ReplacementRow): Promise<string> {
  const operation = await described(old, from);
  const url = operation.path.replace(/\{[^}]*\}/g, "${id}");
  const [body] = requestPlaces(operation);
  const sent = body === undefined ? "" : `, body: JSON.stringify(${JSON.stringify(sample(body, "", 0, true))})`;
  const reads = verdict === "fix" ? readsOf(operation) : undefined;
  return `export async function run(runaiUrl: string, id: string): Promise<unknown> {
  const response = await fetch(\`\${runaiUrl}${url}\`, { method: "${operation.method}"${sent} });
${reads === undefined ? "  return response.ok;" : `  const answer = await response.json();\n  return ${reads};`}
}
`;
}

async function described(old: string, from: string): Promise<Operation> {
  const key = operationNamed(old);
  const operation = key && (await knowledgeOf(from)).base.contract.operations.get(key);
  if (operation === undefined) throw new Error(`${from} has no ${old}`);
  return operation;
}

/** The texts and numbers of the answer, or of its items. */
function readsOf(operation: Operation): string | undefined {
  const [schema] = responsePlaces(operation);
  const items = typeof schema?.items === "object" ? schema.items : undefined;
  const names = [...((items ?? schema)?.properties ?? [])]
    .filter(([, { types }]) => types?.some((type) => type === "object" || type === "array") !== true)
    .map(([name]) => name);
  if (names.length === 0) return undefined;
  const list = (owner: string): string => `[${names.map((name) => `${owner}.${name}`).join(", ")}]`;
  return items === undefined ? list("answer") : `answer.map((one: any) => ${list("one")})`;
}

type Program = { readonly run: (url: string, id: string) => Promise<unknown> };
const loaded = async (text: string): Promise<Program> => {
  const { code } = transformSync(text, { loader: "ts", format: "esm" });
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as Program;
};

describe("each proved one does the same before and after, on servers made from both contracts", () => {
  const fixed = new Map<string, FixRun>();
  const servers = new Map<string, ContractServer>();

  beforeAll(async () => {
    for (const from of new Set(proved.map((row) => row.from))) {
      const root = realpathSync(mkdtempSync(join(tmpdir(), "lastcall-moves-")));
      writeFileSync(join(root, "package.json"), `{ "private": true }`);
      for (const [at, row] of proved.entries())
        if (row.from === from) writeFileSync(join(root, `move-${at}.ts`), await programFor(row));
      const choice = { suggested: false, rules: [], fingerprints: [], tests: false };
      const run = await runFix(["."], choice, { cwd: root, today: "2026-11-21", from, to: "2.24" });
      if (!run.ok) throw new Error(run.problem.message);
      fixed.set(from, run.value);
    }
    for (const release of new Set(["2.24", ...fixed.keys()]))
      servers.set(release, await serve(await loadShipped(release)));
  });
  afterAll(async () => {
    for (const server of servers.values()) await server.close();
  });

  test.each(proved.map((row, at) => ({ ...row, at })))(
    "$old on $from, $replacement on $to",
    async ({ at, from, to, old, replacement }) => {
      const edited = fixed.get(from)?.files.find(({ file }) => file === `move-${at}.ts`);
      const [now, then] = [servers.get(from), servers.get(to)];
      if (edited === undefined || now === undefined || then === undefined) throw new Error("nothing was edited");
      const [before, after] = [await loaded(edited.before), await loaded(edited.after)];
      const start = [now.asked.length, then.asked.length] as const;
      const results = [await before.run(now.url, "id1"), await after.run(now.url, "id1")];
      const onTarget = await after.run(then.url, "id1");
      expect(results[1]).toEqual(results[0]);
      expect(onTarget).toEqual(results[0]);
      const asked =
        now === then ? now.asked.slice(start[0]) : [...now.asked.slice(start[0]), ...then.asked.slice(start[1])];
      expect(asked.map(({ operation }) => operation)).toEqual([old, replacement, replacement]);
      expect(asked.every(({ status }) => status < 300)).toBe(true);
    },
  );
});
