// What one would run today on a code base, beside `check`: tools of npm in folders that `--tools` names, each at work on
// a copy of the code.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { satisfies } from "semver";
import { z } from "zod";
import type { Command } from "./measure.js";

interface CodeTool {
  readonly name: string;
  /** What the folder has to hold; a folder holds one TypeScript, and two of the tools want different ones. */
  readonly packages: Readonly<Record<string, string>>;
  /** The file that is started, below `node_modules`. */
  readonly program: string;
  /** Files that it finds in the code base; none is given the settings of the code base: most lean on packages that are not there. */
  readonly settings: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: "esnext",
    module: "esnext",
    moduleResolution: "bundler",
    jsx: "preserve",
    allowJs: true,
    skipLibCheck: true,
    strict: true,
    noEmit: true,
  },
  include: ["**/*"],
});

/** Both linters with the one type-aware rule `no-deprecated`, the compiler without output. */
export const CODE_TOOLS: readonly CodeTool[] = [
  {
    name: "oxlint",
    packages: { oxlint: "*", "oxlint-tsgolint": "*" },
    program: "oxlint/bin/oxlint",
    settings: {
      "tsconfig.json": TSCONFIG,
      ".oxlintrc.json": JSON.stringify({
        plugins: ["typescript"],
        categories: { correctness: "off" },
        rules: { "typescript/no-deprecated": "error" },
      }),
    },
    args: ["--type-aware", "."],
  },
  {
    name: "typescript-eslint",
    packages: { eslint: ">=9", "typescript-eslint": "*", typescript: "5" },
    program: "eslint/bin/eslint.js",
    settings: {
      "tsconfig.json": TSCONFIG,
      "package.json": '{ "type": "module" }',
      "eslint.config.js": `import { createRequire } from "node:module";
const { parser, plugin } = createRequire(process.env.PEERS + "/")("typescript-eslint");
export default [
  { linterOptions: { reportUnusedDisableDirectives: "off" } },
  {
    files: ["**/*.{ts,tsx,mts,cts}"],
    ignores: ["**/*.d.ts"],
    plugins: { "@typescript-eslint": plugin },
    languageOptions: { parser, parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: { "@typescript-eslint/no-deprecated": "error" },
  },
];
`,
    },
    args: ["--no-inline-config", "."],
  },
  {
    name: "TypeScript 7",
    packages: { typescript: "7" },
    program: "typescript/lib/tsc.js",
    settings: { "tsconfig.json": TSCONFIG },
    args: ["--noEmit", "-p", "."],
  },
];

/** What starts the tool in the first of the folders that has it. */
export function commandOf(tool: CodeTool, folders: readonly string[], cwd: string): Command | undefined {
  const folder = folders.find((one) => holds(one, tool));
  if (folder === undefined) return undefined;
  return {
    args: [process.execPath, join(folder, "node_modules", tool.program), ...tool.args],
    cwd,
    env: { PEERS: folder, PATH: `${join(folder, "node_modules/.bin")}:${process.env["PATH"] ?? ""}` },
  };
}

const holds = (folder: string, { packages }: CodeTool): boolean =>
  Object.entries(packages).every(([name, range]) => {
    const manifest = join(folder, "node_modules", name, "package.json");
    if (!existsSync(manifest)) return false;
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, "utf8")));
    return satisfies(version, range, { includePrerelease: true });
  });
