/** Finds and reads the config: upward from a folder to the root of the repository. */

import { dirname, join, relative, resolve } from "node:path";
import { type Outcome, ok, problem } from "../../outcome.js";
import { readRegularText } from "../../regular-file.js";
import { exists, isMissing } from "../files.js";
import type { Config } from "./schema.js";
import { type Position, parseConfigText } from "./text.js";

export const CONFIG_NAMES = [
  "lastcall.config.json",
  "lastcall.config.jsonc",
  "lastcall.config.yaml",
  "lastcall.config.yml",
] as const;

export interface LoadedConfig {
  readonly config: Config;
  /** absolute */
  readonly file: string;
  /** absolute: paths in the config are relative to it */
  readonly folder: string;
  /** as complaints name it */
  readonly shown: string;
  /** where a key of the config stands */
  readonly locate: (path: readonly PropertyKey[]) => Promise<Position>;
}

/** `named` is what the user gave by `--config`; without it the nearest config above `start`, if there is one. */
export async function loadConfig(
  named: string | undefined,
  start: string,
  cwd: string,
): Promise<Outcome<LoadedConfig | undefined>> {
  const shown = (file: string): string => relative(cwd, file) || file;
  if (named !== undefined) return readConfig(resolve(cwd, named), shown(resolve(cwd, named)));
  for (let folder = start; ; folder = dirname(folder)) {
    const found = configsIn(folder);
    if (found.length > 1) {
      return problem(`two configs in one folder: ${found.map(shown).join(" and ")}`, {
        hint: "Keep one of them, or name it with --config.",
      });
    }
    const [file] = found;
    if (file !== undefined) return readConfig(file, shown(file));
    if (exists(join(folder, ".git")) || dirname(folder) === folder) return ok(undefined);
  }
}

/** Absolute; those that would be read there. */
export function configsIn(folder: string): readonly string[] {
  const files = CONFIG_NAMES.map((name) => join(folder, name)).filter(exists);
  const manifest = join(folder, "package.json");
  return hasOwnKey(manifest) ? [...files, manifest] : files;
}

function hasOwnKey(manifest: string): boolean {
  try {
    const text = readRegularText(manifest);
    if (!text.includes('"lastcall"')) return false;
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "lastcall" in value;
  } catch {
    return false;
  }
}

async function readConfig(file: string, shown: string): Promise<Outcome<LoadedConfig>> {
  let content: string;
  try {
    content = readRegularText(file);
  } catch (error) {
    return problem(isMissing(error) ? `no config at ${shown}` : `the config cannot be read: ${shown}`, {
      hint: `Looked-for names are ${CONFIG_NAMES.join(", ")} and package.json#lastcall.`,
    });
  }
  const text = await parseConfigText(content, shown);
  if (!text.ok) return text;
  const inManifest = file.endsWith("package.json");
  const prefix = inManifest ? ["lastcall"] : [];
  const value = inManifest ? (text.value.value as { readonly lastcall?: unknown }).lastcall : text.value.value;
  const { validateConfig } = await import("./validate.js");
  const config = await validateConfig(text.value, value ?? {}, shown, prefix);
  if (!config.ok) return config;
  return ok({
    config: config.value,
    file,
    folder: dirname(file),
    shown,
    locate: (path) => text.value.locate([...prefix, ...path]),
  });
}
