import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { ESLint, Linter, Rule } from "eslint";
import * as eslint10 from "eslint";
import * as eslint9 from "eslint-9";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { check } from "../../src/index.js";

/** The plugin as it is packed: a thread of its own cannot be started from TypeScript. */
const built = pathToFileURL(fileURLToPath(new URL("../../dist/eslint.js", import.meta.url))).href;

let folder: string;
let plugin: ESLint.Plugin & { configs: { recommended: Linter.Config[] } };
let rule: Rule.RuleModule;

const USERS = 'export const users = () => fetch("https://acme.run.ai/v1/k8s/users");\n';
const SUGGESTED =
  "`GET /v1/k8s/users` becomes `GET /api/v1/users`: the answer is returned to callers that are not in the code at `users.js:1`, so that not all reads of it are known";
const options = { from: "2.22", to: "2.24" };

beforeAll(async () => {
  plugin = ((await import(built)) as { default: typeof plugin }).default;
  const api = plugin.rules?.["api"];
  if (api === undefined) throw new Error("the plugin has no rule");
  rule = api;
  folder = mkdtempSync(join(tmpdir(), "lastcall-eslint-"));
  writeFileSync(join(folder, "package.json"), "{}");
  writeFileSync(join(folder, "users.js"), USERS);
  writeFileSync(join(folder, "sum.js"), "export const sum = (a, b) => a + b;\n");
  writeFileSync(join(folder, "base.js"), 'export const base = "https://acme.run.ai";\n');
  writeFileSync(
    join(folder, "logout.js"),
    'import { base } from "./base.js";\nexport const logout = () => fetch(`${base}/api/v1/logout`, { method: "POST" });\n',
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// what both take is typed as the newer one has it
const VERSIONS = [
  ["9", eslint9 as unknown as typeof eslint10],
  ["10", eslint10],
] as const;

describe.each(VERSIONS)("ESLint %s", (version, eslint) => {
  test("is that version", () => expect(eslint.ESLint.version.split(".")[0]).toBe(version));

  const linter = (more: Linter.RulesRecord = {}): ESLint =>
    new eslint.ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: [...plugin.configs.recommended, { rules: { "lastcall/api": ["error", options], ...more } }],
    });

  test("the rule passes ESLint's own tester: findings, code without any, options", () => {
    const cwd = process.cwd();
    try {
      // the tester runs where the process stands, and the project is there
      process.chdir(folder);
      new eslint.RuleTester().run("api", rule, {
        valid: [
          { filename: join(folder, "sum.js"), code: "export const sum = (a, b) => a + b;\n", options: [options] },
          {
            filename: join(folder, "users.js"),
            code: USERS,
            options: [{ from: "2.20", to: "2.21", atLeast: "error" }],
          },
        ],
        invalid: [
          {
            filename: join(folder, "users.js"),
            code: USERS,
            options: [options],
            errors: [
              {
                messageId: "finding",
                line: 1,
                column: 28,
                suggestions: [{ desc: SUGGESTED, output: USERS.replace("/v1/k8s/", "/api/v1/") }],
              },
            ],
          },
        ],
      });
    } finally {
      process.chdir(cwd);
    }
  });

  test("a run finds what check finds, across files", async () => {
    const results = await linter().lintFiles(["*.js"]);
    const found = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, message }) => `${filePath.slice(folder.length + 1)}:${line}:${column} ${message}`),
    );
    const { findings } = await check(".", { cwd: folder, cache: false, ...options });
    expect(found.sort()).toEqual(
      findings.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).sort(),
    );
    expect(found.map((line) => line.split(" ")[0])).toEqual(["logout.js:2:29", "users.js:1:28"]);
  });

  test("an editor's text counts, not the one on the disk", async () => {
    const [edited] = await linter().lintText(`\n\n${USERS}`, { filePath: join(folder, "users.js") });
    expect(edited?.messages.map(({ line }) => line)).toEqual([3]);
    const [clean] = await linter().lintText("export const users = () => [];\n", { filePath: join(folder, "users.js") });
    expect(clean?.messages).toEqual([]);
    const [back] = await linter().lintText(USERS, { filePath: join(folder, "users.js") });
    expect(back?.messages.map(({ line }) => line)).toEqual([1]);
  });

  test("a comment of ESLint's and one of the tool's own are both heard", async () => {
    const own = `// lastcall-disable-next-line removed-endpoint -- next month\n${USERS}`;
    const eslints = `// eslint-disable-next-line lastcall/api\n${USERS}`;
    for (const text of [own, eslints]) {
      const [result] = await linter().lintText(text, { filePath: join(folder, "users.js") });
      expect(result?.messages).toEqual([]);
    }
  });

  test("a mistake in the options is said once, and lints on", async () => {
    const results = await linter({ "lastcall/api": ["error", { from: `99.${version}` }] }).lintFiles(["*.js"]);
    const messages = results.flatMap((result) => result.messages.map(({ message }) => message));
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^lastcall could not check: .*99\..* \(known: 2\.5, /);
  });

  test.each([
    [{ form: "2.22" }, /form/],
    [{ from: "" }, /than 1 characters/],
    [{ atLeast: "fatal" }, /atLeast|enum|allowed values/],
  ])("the option %j is refused", async (given, message) => {
    const strict = linter({ "lastcall/api": ["error", given] });
    await expect(strict.lintText(USERS, { filePath: join(folder, "users.js") })).rejects.toThrow(message);
  });

  test("proved edits are fixes, and the fixed text has no finding left", async () => {
    const before = `export async function token(id, secret) {
  const response = await fetch("https://acme.run.ai/api/v1/token", {
    method: "POST",
    body: JSON.stringify({ grantType: "app_token", appID: id, appSecret: secret }),
  });
  const { accessToken } = await response.json();
  console.log(accessToken.length);
}
`;
    const file = join(folder, "token.js");
    writeFileSync(file, before);
    const fixing = new eslint.ESLint({
      cwd: folder,
      fix: true,
      overrideConfigFile: true,
      overrideConfig: [...plugin.configs.recommended, { rules: { "lastcall/api": ["error", options] } }],
    });
    const [result] = await fixing.lintFiles(["token.js"]);
    rmSync(file);
    expect(result?.messages).toEqual([]);
    expect(result?.output).toBe(
      before
        .replace('"app_token"', '"client_credentials"')
        .replace("appID:", "clientID:")
        .replace("appSecret:", "clientSecret:"),
    );
  });
});
