import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CheckOptions, type CheckRun, runCheck } from "../../src/check/index.js";
import { withFixes } from "../../src/fix/index.js";
import type { Outcome } from "../../src/outcome.js";
import { toCheckJson } from "../../src/report/check/json.js";
import { Session, type SessionRun } from "../../src/session/index.js";

const portal = fileURLToPath(new URL("../../examples/workload-portal", import.meta.url));
const options: CheckOptions = { from: "2.22", to: "2.24" };
const today = "2026-11-20";
const about = { paths: ["."], options, environment: { cwd: portal }, now: () => new Date(`${today}T12:00:00`) };
const openSession = (): Session => new Session(about);

function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}

const findingsOf = ({ report }: CheckRun) => toCheckJson(report).findings;
const inFile = (run: CheckRun, file: string) => findingsOf(run).filter((finding) => finding.file === file);
const brief = ({ run }: SessionRun): readonly string[] =>
  findingsOf(run).map(({ file, line, ruleId, operation }) => `${file}:${line} ${ruleId} ${operation}`);
const textOf = (file: string): string => readFileSync(join(portal, file), "utf8");
const cold = async (session: Session): Promise<CheckRun> =>
  withFixes(
    valueOf(await runCheck(["."], { ...options, cwd: portal, today, fileSystem: session.files })),
    session.files,
  );

describe("an editor's texts", () => {
  test("an edit moves a finding, closing the file puts it back", async () => {
    const session = openSession();
    const before = brief(valueOf(await session.check()));
    expect(before).toContain("src/runai/nodes.ts:16 deprecated-endpoint GET /api/v1/clusters/{clusterUuid}/nodes");
    const nodes = join(portal, "src/runai/nodes.ts");
    session.edit(nodes, `\n\n${textOf("src/runai/nodes.ts")}`);
    expect(brief(valueOf(await session.recheck()))).toContain(
      "src/runai/nodes.ts:18 deprecated-endpoint GET /api/v1/clusters/{clusterUuid}/nodes",
    );
    session.edit(nodes, undefined);
    expect(brief(valueOf(await session.recheck()))).toEqual(before);
  });

  test("a constant that others import changes the findings there", async () => {
    const session = openSession();
    const before = valueOf(await session.check());
    const paths = "src/runai/paths.ts";
    session.edit(join(portal, paths), textOf(paths).replaceAll("/v1/k8s", "/v2/none"));
    const after = valueOf(await session.recheck());
    expect(brief(after)).not.toEqual(brief(before));
    expect(findingsOf(after.fixed())).toEqual(findingsOf(await cold(session)));
  });

  test("a file without a part in any call is not evaluated", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lastcall-session-"));
    const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);
    write("package.json", "{}");
    write("users.ts", 'export const users = () => fetch("https://acme.run.ai/v1/k8s/users");\n');
    write("sum.ts", "export const sum = (a: number, b: number) => a + b;\n");
    try {
      const session = new Session({ ...about, environment: { cwd: folder } });
      const before = brief(valueOf(await session.check()));
      session.edit(join(folder, "sum.ts"), "export const sum = (a: number) => a;\n");
      const idle = valueOf(await session.recheck());
      session.edit(join(folder, "users.ts"), 'export const users = () => fetch("https://acme.run.ai/api/v1/users");\n');
      const busy = valueOf(await session.recheck());
      expect(before).toEqual(["users.ts:1 removed-endpoint GET /v1/k8s/users"]);
      expect({ idle: [idle.whole, brief(idle)], busy: [busy.whole, brief(busy)] }).toEqual({
        idle: [true, before],
        busy: [false, []],
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("a comment that accepts a finding counts at once", async () => {
    const session = openSession();
    valueOf(await session.check());
    const file = "src/runai/nodes.ts";
    const lines = textOf(file).split("\n");
    const [finding] = inFile(valueOf(await session.check()).fixed(), file);
    lines.splice(
      (finding?.line ?? 1) - 1,
      0,
      "  // lastcall-disable-next-line deprecated-endpoint -- moved next month",
    );
    session.edit(join(portal, file), lines.join("\n"));
    const { run } = valueOf(await session.recheck());
    expect(inFile(run, file).map(({ ruleId }) => ruleId)).not.toContain("deprecated-endpoint");
    expect(run.report.accepted).toHaveLength(1);
  });

  test("a syntax error in the middle of typing takes nothing else away", async () => {
    const session = openSession();
    const before = brief(valueOf(await session.check()));
    const file = "src/runai/users.ts";
    session.edit(join(portal, file), `${textOf(file)}\nexport async function half(client {`);
    const after = brief(valueOf(await session.recheck()));
    expect(after.filter((line) => !line.startsWith(file))).toEqual(before.filter((line) => !line.startsWith(file)));
  });
});

const FILES = [
  "src/runai/users.ts",
  "src/runai/paths.ts",
  "src/runai/client.ts",
  "src/runai/workloads.ts",
  "src/runai/nodes.ts",
  "src/pages/securityPage.ts",
  "src/pages/gpuTable.ts",
  "src/jobs/nightlyReport.ts",
] as const;

interface Editing {
  readonly file: (typeof FILES)[number];
  readonly how: "insert" | "delete" | "double" | "rename" | "call";
  readonly line: number;
}

const editing = fc.record<Editing>({
  file: fc.constantFrom(...FILES),
  how: fc.constantFrom("insert", "delete", "double", "rename", "call"),
  line: fc.nat(60),
});

function edited(text: string, { how, line }: Editing): string {
  const lines = text.split("\n");
  const at = line % lines.length;
  const own = lines[at] ?? "";
  switch (how) {
    case "insert":
      return lines.toSpliced(at, 0, "// noted").join("\n");
    case "delete":
      return lines.toSpliced(at, 1).join("\n");
    case "double":
      return lines.toSpliced(at, 0, own).join("\n");
    case "rename":
      return text.includes("/api/v1/") ? text.replace("/api/v1/", "/v1/k8s/") : text.replace("/v1/k8s/", "/api/v1/");
    case "call":
      return `${text}\nexport const more${line} = () => fetch("https://acme.run.ai/v1/k8s/users");\n`;
  }
}

// LASTCALL_SESSIONS=100 for more
test("after any edits the answer is that of a cold check", { timeout: 3_600_000 }, async () => {
  const session = openSession();
  const texts = new Map<string, string>();
  valueOf(await session.check());
  await fc.assert(
    fc.asyncProperty(fc.array(editing, { minLength: 1, maxLength: 3 }), async (edits) => {
      for (const edit of edits) {
        const text = edited(texts.get(edit.file) ?? textOf(edit.file), edit);
        texts.set(edit.file, text);
        session.edit(join(portal, edit.file), text);
      }
      const quick = valueOf(await session.recheck());
      const whole = await cold(session);
      for (const { file } of edits) expect(inFile(quick.fixed(), file)).toEqual(inFile(whole, file));
      expect(findingsOf(valueOf(await session.check()).fixed())).toEqual(findingsOf(whole));
    }),
    { numRuns: Number(process.env["LASTCALL_SESSIONS"] ?? 2), seed: Number(process.env["LASTCALL_SEED"] ?? 18) },
  );
});

test("edits are made for who asks, and never for texts that were edited since", async () => {
  const session = openSession();
  const run = valueOf(await session.check());
  expect(findingsOf(run.run).some(({ fix }) => fix !== undefined)).toBe(false);
  expect(findingsOf(run.fixed()).some(({ fix }) => fix !== undefined)).toBe(true);
  const later = valueOf(await session.check());
  const nodes = join(portal, "src/runai/nodes.ts");
  session.edit(nodes, `\n${textOf("src/runai/nodes.ts")}`);
  expect(findingsOf(later.fixed()).some(({ fix }) => fix !== undefined)).toBe(false);
});

test("a file that is opened as it lies on the disk is no edit", async () => {
  // written long before it was read
  const session = new Session({ ...about, now: () => new Date("2100-01-01T12:00:00") });
  const run = valueOf(await session.check());
  session.edit(join(portal, "src/runai/nodes.ts"), textOf("src/runai/nodes.ts"));
  expect(findingsOf(run.fixed()).some(({ fix }) => fix !== undefined)).toBe(true);
});
