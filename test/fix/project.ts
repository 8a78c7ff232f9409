import { mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CheckOptions } from "../../src/check/index.js";
import { type FixChoice, type FixRun, runFix } from "../../src/fix/run.js";

export type Files = Readonly<Record<string, string>>;

/** A program, not a package: nobody outside imports from it. */
export function project(files: Files): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "lastcall-fix-")));
  for (const [file, text] of Object.entries({ "package.json": `{ "private": true }\n`, ...files })) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

export const CHOICE: FixChoice = { suggested: false, rules: [], fingerprints: [], tests: false };

/** On 2.24, where `apps` has become `service-accounts` and `user-applications` `access-keys`. */
export async function fixed(
  cwd: string,
  choice: Partial<FixChoice> = {},
  releases: Pick<CheckOptions, "from" | "to" | "supports"> = { from: "2.24", to: "2.24" },
): Promise<FixRun> {
  const run = await runFix(["."], { ...CHOICE, ...choice }, { cwd, today: "2026-11-21", ...releases });
  if (!run.ok) throw new Error(run.problem.message);
  return run.value;
}

/** The texts of the files that were edited, as they are after it. */
export const editedTexts = ({ files }: FixRun): Files =>
  Object.fromEntries(files.map(({ file, after }) => [file, after]));

export const read = (root: string, file: string): string => readFileSync(join(root, file), "utf8");
