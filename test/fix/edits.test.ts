import { describe, expect, test } from "vitest";
import { runFix } from "../../src/fix/run.js";
import { CHOICE, editedTexts, type Files, fixed, project } from "./project.js";

const remove = (url: string): string => `export async function remove(runaiUrl: string, id: string): Promise<boolean> {
  const response = await fetch(${url}, { method: "DELETE" });
  return response.ok;
}
`;
const list = (url: string): string => `export async function names(runaiUrl: string): Promise<string[]> {
  const response = await fetch(${url});
  const apps = await response.json();
  return apps.map((app: { name: string }) => app.name);
}
`;

interface Case {
  readonly name: string;
  readonly files: Files;
  /** texts and what becomes of them, in every file; undefined: nothing is edited */
  readonly becomes: readonly (readonly [string, string])[] | undefined;
}

const MOVED = [["/apps", "/service-accounts"]] as const;

const cases: readonly Case[] = [
  { name: "a template", files: { "a.ts": remove("`${runaiUrl}/api/v1/apps/${id}`") }, becomes: MOVED },
  { name: "a sum of strings", files: { "a.ts": remove(`runaiUrl + "/api/v1/apps/" + id`) }, becomes: MOVED },
  {
    name: "a segment by itself",
    files: { "a.ts": `const KIND = "apps";\n${remove("`${runaiUrl}/api/v1/${KIND}/${id}`")}` },
    becomes: [['"apps"', '"service-accounts"']],
  },
  {
    name: "a constant of another file, which only this call uses",
    files: {
      "paths.ts": `export const APPS = "/api/v1/apps"; // the old name\n`,
      "a.ts": `import { APPS } from "./paths.js";\n${remove("`${runaiUrl}${APPS}/${id}`")}`,
    },
    becomes: MOVED,
  },
  {
    name: "a constant that two calls share, where both move: one edit",
    files: {
      "a.ts": `const APPS = "/api/v1/apps";\n${remove("`${runaiUrl}${APPS}/${id}`")}${list("`${runaiUrl}${APPS}`")}`,
    },
    becomes: MOVED,
  },
  {
    name: "a table of paths, whose other entries stay",
    files: {
      "paths.ts": `export const paths = {\n  apps: "/api/v1/apps",\n  users: "/api/v1/users",\n} as const;\n`,
      "a.ts": `import { paths } from "./paths.js";\n${remove("`${runaiUrl}${paths.apps}/${id}`")}`,
    },
    becomes: [['"/api/v1/apps"', '"/api/v1/service-accounts"']],
  },
  {
    name: "an entry of a table that is also logged",
    files: {
      "a.ts": `const paths = { apps: "/api/v1/apps" };\nconsole.log(paths.apps);\n${remove("`${runaiUrl}${paths.apps}/${id}`")}`,
    },
    becomes: undefined,
  },
  {
    name: "a table of paths, whose other entry another call uses",
    files: {
      "a.ts": `const paths = { apps: "/api/v1/apps", files: "/api/v1/apps/installer/files" };\n${remove("`${runaiUrl}${paths.apps}/${id}`")}export const files = (runaiUrl: string) => fetch(\`\${runaiUrl}\${paths.files}\`);\n`,
    },
    becomes: [['"/api/v1/apps"', '"/api/v1/service-accounts"']],
  },
  {
    name: "an enum",
    files: { "a.ts": `enum Path {\n  Apps = "/api/v1/apps",\n}\n${remove("`${runaiUrl}${Path.Apps}/${id}`")}` },
    becomes: [['"/api/v1/apps"', '"/api/v1/service-accounts"']],
  },
  {
    name: "a function that makes the path",
    files: { "a.ts": `const app = (id: string) => \`/api/v1/apps/\${id}\`;\n${remove("`${runaiUrl}${app(id)}`")}` },
    becomes: MOVED,
  },
  {
    name: "a constant that is also logged stays, and so does the call",
    files: { "a.ts": `const APPS = "/api/v1/apps";\nconsole.log(APPS);\n${remove("`${runaiUrl}${APPS}/${id}`")}` },
    becomes: undefined,
  },
  {
    name: "a constant that another call uses, which must stay",
    files: {
      "a.ts": `const APPS = "/api/v1/apps";\n${remove("`${runaiUrl}${APPS}/${id}`")}export const old = (runaiUrl: string) => fetch(\`\${runaiUrl}\${APPS}/installer/files\`);\n`,
    },
    becomes: undefined,
  },
  {
    name: "a table that is handed on as a whole",
    files: {
      "a.ts": `const paths = { apps: "/api/v1/apps" };\nexport const all = Object.values(paths);\n${remove("`${runaiUrl}${paths.apps}/${id}`")}`,
    },
    becomes: undefined,
  },
  {
    name: "a constant that is imported under another name",
    files: {
      "paths.ts": `export const APPS = "/api/v1/apps";\n`,
      "a.ts": `import { APPS } from "./paths.js";\n${remove("`${runaiUrl}${APPS}/${id}`")}`,
      "b.ts": `import { APPS as OTHER } from "./paths.js";\nexport const shown = OTHER;\n`,
    },
    becomes: undefined,
  },
  {
    name: "a constant that the template of a component names",
    files: {
      "paths.ts": `export const APPS = "/api/v1/apps";\n`,
      "a.ts": `import { APPS } from "./paths.js";\n${remove("`${runaiUrl}${APPS}/${id}`")}`,
      "b.vue": `<script setup lang="ts">\nimport { APPS } from "./paths.js";\n</script>\n<template><p>{{ APPS }}</p></template>\n`,
    },
    becomes: undefined,
  },
  {
    name: "a constant of a package that others import",
    files: {
      "package.json": `{ "name": "paths", "exports": "./a.ts" }`,
      "a.ts": `export const APPS = "/api/v1/apps";\n${remove("`${runaiUrl}${APPS}/${id}`")}`,
    },
    becomes: undefined,
  },
  {
    name: "characters written as escapes",
    files: { "a.ts": remove("`${runaiUrl}/api/v1/\\u0061pps/${id}`") },
    becomes: undefined,
  },
  {
    name: "a path made at run time",
    files: { "a.ts": remove("`${runaiUrl}/api/v1/${['apps'].join()}/${id}`") },
    becomes: undefined,
  },
  {
    name: "a syntax error in the same file",
    files: { "a.ts": `${remove("`${runaiUrl}/api/v1/apps/${id}`")}\nconst = 1;\n` },
    becomes: undefined,
  },
  {
    name: "a generated file",
    files: { "a.ts": `// Code generated by a tool. DO NOT EDIT.\n${remove("`${runaiUrl}/api/v1/apps/${id}`")}` },
    becomes: undefined,
  },
  { name: "a test", files: { "a.test.ts": remove("`${runaiUrl}/api/v1/apps/${id}`") }, becomes: undefined },
  {
    name: "a call that a comment accepts",
    files: {
      "a.ts": remove("`${runaiUrl}/api/v1/apps/${id}`").replace(
        "  const",
        "  // lastcall-disable-next-line deprecated-endpoint -- later\n  const",
      ),
    },
    becomes: undefined,
  },
  {
    name: "an address that may be one of two",
    files: { "a.ts": remove("id ? `${runaiUrl}/api/v1/apps/${id}` : `${runaiUrl}/api/v1/users/${id}`") },
    becomes: undefined,
  },
];

describe("what is edited, and what is left alone", () => {
  test.each(cases)("$name", async ({ files, becomes }) => {
    const run = await fixed(project(files));
    expect(run.refused).toEqual([]);
    const expected = Object.fromEntries(
      Object.entries(files)
        .map(
          ([file, text]) =>
            [file, (becomes ?? []).reduce((all, [from, to]) => all.replaceAll(from, to), text)] as const,
        )
        .filter(([file, text]) => text !== files[file]),
    );
    expect(editedTexts(run)).toEqual(expected);
    expect(becomes === undefined ? run.done : run.done.length).toEqual(becomes === undefined ? [] : 1);
  });
});

describe("a byte more or less", () => {
  const text = `\tconst note = 'it''s';\r\n${remove("`${runaiUrl}/api/v1/apps/${id}`")}`
    .replace("'it''s'", `"ü"`)
    .replaceAll(/\r?\n/g, "\r\n");

  test("line ends, tabs and a missing last line end stay", async () => {
    const written = text.replace(/\r\n$/, "");
    const run = await fixed(project({ "a.ts": written }));
    expect(editedTexts(run)).toEqual({ "a.ts": written.replace("/apps", "/service-accounts") });
  });

  test("a byte order mark is no part of the offsets", async () => {
    const run = await fixed(project({ "a.ts": `\uFEFF${text}` }));
    const [edit] = run.files[0]?.edits ?? [];
    expect(text.slice(edit?.start, edit?.end)).toBe("apps");
  });
});

describe("the answer decides", () => {
  const keys = (use: string): string => `export async function keys(runaiUrl: string) {
  const response = await fetch(\`\${runaiUrl}/api/v1/user-applications\`);
  ${use}
}
`;
  test.each([
    ["nobody looks at it", "return response.ok;", "fix"],
    [
      "it is read as the list that it no longer is",
      "for (const key of await response.json()) console.log(key.name);",
      "suggestion",
    ],
    ["it is returned", "return response.json();", "suggestion"],
    ["it is handed on", "return show(await response.json());", "suggestion"],
  ])("%s", async (_, use, kind) => {
    const run = await fixed(project({ "a.ts": `declare function show(value: unknown): string;\n${keys(use)}` }));
    expect([...run.done, ...run.suggestions].map(({ fix }) => fix.kind)).toEqual([kind]);
  });

  test("a suggestion says what the answer is now", async () => {
    const run = await fixed(
      project({ "a.ts": keys("for (const key of await response.json()) console.log(key.name);") }),
    );
    expect(run.suggestions[0]?.fix.unproved).toContainEqual({
      kind: "shape",
      release: "2.24",
      operation: "GET /api/v1/access-keys",
      expects: "an array",
      gets: "{ accessKeys: […] }",
      in: "read",
    });
  });

  test.each<
    [name: string, query: Readonly<Record<string, string>>, answer: Readonly<Record<string, string>>, kind: string]
  >([
    ["takes less: the answer is the same", {}, { name: "string" }, "fix"],
    ["answers otherwise", {}, { name: "integer" }, "suggestion"],
  ])("an answer that is returned, where the new operation %s", async (_, query, answer, kind) => {
    type Types = Readonly<Record<string, string>>;
    const operation = (asked: Types, answered: Types, more: object = {}) => ({
      get: {
        ...more,
        parameters: Object.entries(asked).map(([name, type]) => ({ name, in: "query", schema: { type } })),
        responses: {
          "200": {
            description: "",
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  properties: Object.fromEntries(Object.entries(answered).map(([name, type]) => [name, { type }])),
                },
              },
            },
          },
        },
      },
    });
    const document = {
      openapi: "3.0.3",
      info: { title: "pets", version: "1" },
      servers: [{ url: "https://pets.example.com" }],
      paths: {
        "/v1/pets": operation(
          { limit: "integer" },
          { name: "string" },
          { deprecated: true, "x-replaced-by": "GET /v2/pets" },
        ),
        "/v2/pets": operation(query, answer),
      },
    };
    const cwd = project({
      "api.json": JSON.stringify(document),
      "a.ts": `export const pets = async () => (await fetch("https://pets.example.com/v1/pets")).json();\n`,
    });
    const run = await runFix(["."], CHOICE, { cwd, today: "2026-11-21", base: "api.json", target: "api.json" });
    if (!run.ok) throw new Error(run.problem.message);
    expect([...run.value.done, ...run.value.suggestions].map(({ fix }) => fix.kind)).toEqual([kind]);
  });

  test("what all of it goes to is followed to the callers", async () => {
    const files = {
      "a.ts": `export async function apps(runaiUrl: string): Promise<{ name: string }[]> {
  const response = await fetch(\`\${runaiUrl}/api/v1/user-applications\`);
  return response.json();
}
`,
      "b.ts": `import { apps } from "./a.js";\nexport const count = async (url: string) => (await apps(url)).map((app) => app.name);\n`,
    };
    const run = await fixed(project(files));
    expect(run.suggestions.map(({ fix }) => fix.unproved.map(({ kind }) => kind))).toEqual([["shape"]]);
  });
});

describe("names and values that belong together", () => {
  const token = (
    body: string,
  ): string => `export async function token(runaiUrl: string, id: string, secret: string, key: string) {
  const response = await fetch(\`\${runaiUrl}/api/v1/token\`, { method: "POST", body: JSON.stringify(${body}) });
  return response.ok ? key : undefined;
}
`;
  test.each([
    [
      `{ grantType: "app_token", appID: id, appSecret: secret }`,
      `{ grantType: "client_credentials", clientID: id, clientSecret: secret }`,
    ],
    [
      `{ 'grantType': 'app_token', "appID": id, "appSecret": secret }`,
      `{ 'grantType': 'client_credentials', "clientID": id, "clientSecret": secret }`,
    ],
    [`{ grantType: "app_token", appID: id, [key]: secret }`, undefined],
    [`{ ...{ appID: id }, grantType: "app_token", appSecret: secret, clientID: id }`, undefined],
    [`{ grantType: key, appID: id, appSecret: secret }`, undefined],
    [`{ grantType: "refresh_token", appID: id }`, undefined],
  ])("%s", async (body, becomes) => {
    const files = { "a.ts": token(body) };
    const run = await fixed(project(files), {}, { from: "2.22", to: "2.24" });
    expect(editedTexts(run)).toEqual(becomes === undefined ? {} : { "a.ts": token(becomes) });
  });

  test("are left alone where they are sent to another operation", async () => {
    const files = {
      "a.ts": token(`{ grantType: "app_token", appID: id, appSecret: secret }`).replace(
        "/api/v1/token",
        "/api/v1/users",
      ),
      "b.ts": token(`{ grantType: "app_token", AppId: id, AppSecret: secret }`).replace(
        "/api/v1/token",
        "/api/v1/users",
      ),
    };
    expect(editedTexts(await fixed(project(files), {}, { from: "2.22", to: "2.24" }))).toEqual({});
  });
});

describe("a suppression of no use", () => {
  const CALL = "export const up = (runaiUrl: string) => fetch(`${runaiUrl}/api/v1/users`);\n";
  test.each([
    [
      "a line of its own goes",
      `const a = 1;\n  // lastcall-disable-next-line removed-endpoint -- later\n${CALL}`,
      `const a = 1;\n${CALL}`,
    ],
    [
      "after code it goes with the blanks before it",
      CALL.replace("\n", " // lastcall-disable-line removed-endpoint -- later\n"),
      CALL,
    ],
    [
      "one that names two rules stays",
      `// lastcall-disable-next-line removed-endpoint, expired-endpoint -- later\n${CALL}`,
      undefined,
    ],
  ])("%s", async (_, text, becomes) => {
    const run = await fixed(project({ "a.ts": text }));
    expect(editedTexts(run)).toEqual(becomes === undefined ? {} : { "a.ts": becomes });
  });
});

describe("code that must work on a range of releases", () => {
  const lacking = (releases: readonly string[]) => releases.map((release) => ({ kind: "after-upgrade", release }));
  test.each([
    ["one release has both", "apps", "2.24 - 2.24", []],
    ["the oldest of the range lacks the replacement", "apps", "2.23 - 2.24", lacking(["2.23"])],
    ["two of the range lack it", "apps", "2.22 - 2.24", lacking(["2.22", "2.23"])],
  ])("%s", async (_, resource, supports, unproved) => {
    const cwd = project({ "a.ts": remove(`\`\${runaiUrl}/api/v1/${resource}/\${id}\``) });
    const { done, suggestions } = await fixed(cwd, {}, { supports });
    expect([...done, ...suggestions].map(({ fix }) => fix.unproved)).toEqual([unproved]);
    expect(done.length).toBe(unproved.length === 0 ? 1 : 0);
  });

  test("what every release of the range has is a fix", async () => {
    const text = (path: string): string => remove(`\`\${runaiUrl}${path}/\${id}\``);
    const run = await fixed(project({ "a.ts": text("/v1/k8s/users") }), {}, { supports: "2.22 - 2.24" });
    expect(editedTexts(run)).toEqual({ "a.ts": text("/api/v1/users") });
  });
});

test("a fingerprint that no finding has is a slip of the pen", async () => {
  const cwd = project({ "a.ts": remove("`${runaiUrl}/api/v1/apps/${id}`") });
  await expect(fixed(cwd, { fingerprints: ["0000000000000000"] })).rejects.toThrow(
    "there is no finding 0000000000000000",
  );
});
