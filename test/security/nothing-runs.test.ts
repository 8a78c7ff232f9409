/** Whatever tools usually load of a project lies here and would leave a mark if somebody ran it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder } from "../cli/folder.js";
import { lastcall } from "./built.js";

test("no code of the checked project runs", () => {
  const marker = join(folder({}), "marker");
  const mark = `require("node:fs").appendFileSync(${JSON.stringify(marker)}, __filename + "\\n");`;
  const markOfModule = `import { appendFileSync } from "node:fs"; appendFileSync(${JSON.stringify(marker)}, import.meta.url + "\\n");`;
  const shell = `echo ran >> '${marker}'`;
  const cwd = folder({
    "package.json": JSON.stringify({
      type: "module",
      scripts: { preinstall: shell, prepare: shell, build: shell },
      dependencies: { typescript: "6.0.0", "js-yaml": "4.0.0", "some-client": "1.0.0" },
    }),
    "lastcall.config.js": markOfModule,
    "lastcall.config.cjs": mark,
    "lastcall.config.mjs": markOfModule,
    "lastcall.config.ts": markOfModule,
    "lastcall.config.yaml": "from: '2.22'\nto: '2.24'\ntsconfig: tsconfig.json\n",
    "vite.config.ts": markOfModule,
    "next.config.js": markOfModule,
    "eslint.config.js": markOfModule,
    ".pnpmfile.cjs": mark,
    "tsconfig.json": JSON.stringify({
      extends: ["./tsconfig.base.cjs", "some-client/tsconfig.json"],
      compilerOptions: { plugins: [{ name: "some-client", transform: "some-client" }] },
    }),
    "tsconfig.base.cjs": mark,
    // of what the program itself uses, so that a look-up that starts here would find it
    ...Object.fromEntries(
      ["typescript", "ts-morph", "js-yaml", "zod", "commander", "some-client", "lastcall"].flatMap((name) => [
        [
          `node_modules/${name}/package.json`,
          JSON.stringify({ name, version: "99.0.0", main: "index.cjs", exports: "./index.cjs" }),
        ],
        [`node_modules/${name}/index.cjs`, mark],
      ]),
    ),
    "node_modules/some-client/tsconfig.json": "{}",
    "src/users.ts": `import { client } from "some-client";\n${markOfModule}\nexport const users = () => fetch("https://x.run.ai/v1/k8s/users");\nclient.get("/v1/k8s/users");\n`,
    ".git/HEAD": "ref: refs/heads/main\n",
    ".git/config": `[core]\n\tfsmonitor = ${shell}\n\thooksPath = .hooks\n`,
  });
  const { code, stdout, stderr } = lastcall(["check", "."], { cwd, env: { HOME: folder({}) } });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toContain("GET /v1/k8s/users");
  expect(existsSync(marker)).toBe(false);
});
