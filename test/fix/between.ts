import type { CheckOptions } from "../../src/check/index.js";
import { type FixChoice, type FixRun, runFix } from "../../src/fix/run.js";
import { CHOICE, type Files, project } from "./project.js";

/** Two documents and a program between them; `root` of the run is the program's folder. */
export async function fixedBetween(
  { base, target = base }: { readonly base: unknown; readonly target?: unknown },
  files: Files,
  { choice = {}, options = {} }: { readonly choice?: Partial<FixChoice>; readonly options?: CheckOptions } = {},
): Promise<FixRun> {
  const documents = { "base.json": JSON.stringify(base), "target.json": JSON.stringify(target) };
  const cwd = project({ ...documents, ...files });
  const about = { cwd, today: "2026-11-21", base: "base.json", target: "target.json", ...options };
  const run = await runFix(["."], { ...CHOICE, ...choice }, about);
  if (!run.ok) throw new Error(run.problem.message);
  return run.value;
}

export const SERVER = "https://pets.example.com";
export const text = { type: "string" } as const;

/** A document of these operations at one server. */
export const api = (paths: Readonly<Record<string, unknown>>, schemas: Readonly<Record<string, unknown>> = {}) => ({
  openapi: "3.0.3",
  info: { title: "pets", version: "1" },
  servers: [{ url: SERVER }],
  paths,
  components: { schemas },
});

export const operation = ({
  sends,
  answers,
  instead,
  gaps = [],
}: {
  readonly sends?: unknown;
  readonly answers?: unknown;
  /** what takes its place */
  readonly instead?: string;
  readonly gaps?: readonly string[];
}) => ({
  ...(instead !== undefined && { deprecated: true, description: `Deprecated, use \`${instead}\` instead.` }),
  parameters: gaps.map((name) => ({ name, in: "path", required: true, schema: text })),
  ...(sends !== undefined && { requestBody: { required: true, content: { "application/json": { schema: sends } } } }),
  responses: {
    "200": {
      description: "",
      ...(answers !== undefined && { content: { "application/json": { schema: answers } } }),
    },
  },
});
