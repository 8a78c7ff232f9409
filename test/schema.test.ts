/**
 * The shipped JSON Schemas: current with the types they come from, and true of what the tool writes.
 * `npm run schema` writes them.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { interfaceSchemas, type JsonSchema } from "../scripts/json-schema.js";
import { configJsonSchema } from "../src/check/config/schema.js";
import { check, diffContracts, findCalls } from "../src/index.js";
import { toFixRunJson } from "../src/report/fix/json.js";
import { fixed, project } from "./fix/project.js";

const schemaFile = (name: string): string => fileURLToPath(new URL(`../schema/${name}.schema.json`, import.meta.url));

const FILES = {
  check: "src/report/check/json.ts",
  calls: "src/report/calls/json.ts",
  diff: "src/diff/report.ts",
  fix: "src/report/fix/json.ts",
} as const;
const schemaOf = interfaceSchemas(Object.values(FILES));

const SCHEMAS: Readonly<Record<string, () => JsonSchema>> = {
  config: () => ({
    title: "lastcall config",
    description: "lastcall.config.json, .jsonc, .yaml or package.json#lastcall",
    ...configJsonSchema(),
  }),
  check: () =>
    schemaOf(FILES.check, "CheckJson", {
      title: "lastcall check --format json",
      description: "Findings for the code that was looked at.",
    }),
  calls: () =>
    schemaOf(FILES.calls, "CallsJson", {
      title: "lastcall calls --format json",
      description: "Every API call found, resolved or not.",
    }),
  diff: () =>
    schemaOf(FILES.diff, "ChangeReport", {
      title: "lastcall diff --format json",
      description: "Changes between two API documents.",
    }),
  fix: () =>
    schemaOf(FILES.fix, "FixRunJson", {
      title: "lastcall fix --format json",
      description: "What was edited, what is only suggested, what was refused, and what is left.",
    }),
};

test.each(Object.keys(SCHEMAS))("%s.schema.json is current", async (name) => {
  await expect(`${JSON.stringify(SCHEMAS[name]?.(), undefined, 2)}\n`).toMatchFileSnapshot(schemaFile(name));
});

describe("what the tool writes is what the schemas say", () => {
  const cwd = fileURLToPath(new URL("fixtures/check", import.meta.url));
  const options = { cwd, today: "2026-03-01", config: "bookshop/lastcall.config.json", cache: false } as const;
  const errorsOf = (name: string, value: unknown) => {
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(schemaFile(name), "utf8")) as object,
    );
    validate(JSON.parse(JSON.stringify(value)));
    return validate.errors;
  };

  test("check", async () => {
    const report = await check("rules", options);
    expect(errorsOf("check", report)).toBeNull();
    expect(errorsOf("check", { ...report, summary: undefined })).toMatchObject([
      { params: { missingProperty: "summary" } },
    ]);
    expect(errorsOf("check", { ...report, findings: [{ ...report.findings[0], severity: "fatal" }] })).not.toBeNull();
  });

  test("calls", async () => {
    const inventory = await findCalls("rules", options);
    expect(errorsOf("calls", inventory)).toBeNull();
    expect(errorsOf("calls", { ...inventory, calls: [{ ...inventory.calls[0], line: "1" }] })).not.toBeNull();
  });

  test("diff", async () => {
    const report = await diffContracts(
      "bookshop/.lastcall/bookshop/1.1.yaml",
      "bookshop/.lastcall/bookshop/2.0.yaml",
      options,
    );
    expect(errorsOf("diff", report)).toBeNull();
    expect(errorsOf("diff", { ...report, changes: [{ ...report.changes[0], level: "bad" }] })).not.toBeNull();
  });

  test("fix", async () => {
    const url = (path: string): string => `fetch(\`\${runaiUrl}/api/v1/${path}\``;
    const run = await fixed(
      project({
        "a.ts": `export const remove = (runaiUrl: string, id: string) => ${url("apps/${id}")}, { method: "DELETE" });
export const secretOf = async (runaiUrl: string, id: string) =>
  (await (await ${url("apps/${id}/secret")}, { method: "POST" })).json()).secret;
`,
      }),
    );
    const report = toFixRunJson(run, { written: false });
    expect([report.files, report.fixes, report.suggestions].map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(errorsOf("fix", report)).toBeNull();
    expect(errorsOf("fix", { ...report, left: undefined })).toMatchObject([{ params: { missingProperty: "left" } }]);
    expect(errorsOf("fix", { ...report, fixes: [{ ...report.fixes[0], kind: "safe" }] })).not.toBeNull();
  });

  test("config", () => {
    expect(
      errorsOf("config", {
        $schema: "./node_modules/lastcall/schema/config.schema.json",
        from: "2.22",
        rules: { "unlisted-endpoint": "off" },
        apis: [{ name: "shop", specs: { "1": "a.json" }, releases: ["1", { version: "2", date: "2026-05" }] }],
      }),
    ).toBeNull();
    expect(errorsOf("config", { form: "2.22" })).toMatchObject([{ keyword: "additionalProperties" }]);
  });
});
