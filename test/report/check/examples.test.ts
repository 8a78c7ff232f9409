/** The examples on the rules' pages are true: checked against the built-in API, the first is reported and the second is not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHECK_RULE_IDS } from "../../../src/check/finding.js";
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
  const { id, cluster, name, projectId, clusterId, spec, meta, manifest, namespace, body, k8s } = given;
${example}
}
`;

/** rule ids by file */
const found = new Map<string, readonly string[]>();
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
          findings.filter((finding) => finding.file === file).map((finding) => finding.ruleId),
        );
      }
    }
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(examples)("$id, $upgrade", ({ id }) => {
  expect(found.get(`src/${id}.reported.ts`)).toContain(id);
  expect(found.get(`src/${id}.fixed.ts`)).not.toContain(id);
});
