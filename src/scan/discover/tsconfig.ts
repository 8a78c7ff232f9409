import { globTest, type PathTest } from "../../glob.js";
import type { FileSystem } from "./file-system.js";
import { isRecord, record, strings } from "./json.js";
import { parseJsonWithComments } from "./jsonc.js";
import { joinPath, parentOf } from "./path.js";

/** What the scan needs of a tsconfig, `extends` merged in. Paths are absolute. */
export interface TsConfig {
  readonly file: string;
  readonly folder: string;
  readonly baseUrl: string | undefined;
  /** `"@app/*"` → absolute targets, in order of preference */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** folders laid over each other */
  readonly rootDirs: readonly string[];
  /** what is built from what, where both are said */
  readonly outDir: string | undefined;
  readonly rootDir: string | undefined;
  readonly files: readonly string[] | undefined;
  readonly include: PathTest | undefined;
  /** folders that `include` names, the parts before a star: they may lie beside the config */
  readonly includeRoots: readonly string[];
  readonly exclude: PathTest;
  readonly allowJs: boolean;
  readonly references: readonly string[];
  /** what could not be read on the way, each as one sentence; the rest still counts */
  readonly troubles: readonly { readonly file: string; readonly reason: string }[];
}

interface Layer {
  readonly folder: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly compilerOptions: Readonly<Record<string, unknown>>;
}

export function readTsConfig(fileSystem: FileSystem, file: string): TsConfig | undefined {
  const troubles: { file: string; reason: string }[] = [];
  const layers = layersOf(fileSystem, file, troubles, new Set());
  if (layers === undefined) return undefined;
  /** the nearest layer wins, and a path is relative to the layer that says it */
  const said = (name: string): { value: unknown; folder: string } | undefined =>
    nearest(layers, (layer) => layer.values[name]);
  const option = (name: string): { value: unknown; folder: string } | undefined =>
    nearest(layers, (layer) => layer.compilerOptions[name]);
  const baseUrl = option("baseUrl");
  const base = typeof baseUrl?.value === "string" ? joinPath(baseUrl.folder, baseUrl.value) : undefined;
  const folder = parentOf(file);
  const folderOf = (name: string): string | undefined => {
    const written = option(name);
    return typeof written?.value === "string"
      ? joinPath(written.folder, written.value.replace("${configDir}", folder))
      : undefined;
  };
  const rootDirs = option("rootDirs");
  const include = said("include");
  const exclude = said("exclude");
  const files = said("files");
  return {
    file,
    folder,
    baseUrl: base,
    paths: aliasesOf(option("paths"), base),
    rootDirs: rootDirs === undefined ? [] : strings(rootDirs.value).map((name) => joinPath(rootDirs.folder, name)),
    outDir: folderOf("outDir"),
    rootDir: folderOf("rootDir"),
    files: files && strings(files.value).map((name) => joinPath(files.folder, name)),
    include: include ? absoluteTest(include.folder, strings(include.value)) : files ? () => false : undefined,
    includeRoots: include
      ? strings(include.value).map((pattern) => joinPath(include.folder, literalHead(pattern)))
      : [],
    exclude: exclude ? absoluteTest(exclude.folder, strings(exclude.value)) : () => false,
    allowJs: option("allowJs")?.value === true || option("checkJs")?.value === true,
    references: referencesOf(layers[0]?.values["references"], folder, fileSystem),
    troubles,
  };
}

/** Nearest first. A layer that is missing is named and left out. */
function layersOf(
  fileSystem: FileSystem,
  file: string,
  troubles: { file: string; reason: string }[],
  seen: Set<string>,
): Layer[] | undefined {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = fileSystem.read(file);
  if (!text.ok) return undefined;
  const values = parseJsonWithComments(text.text);
  if (!isRecord(values)) {
    troubles.push({ file, reason: "is not valid JSON; its settings are ignored" });
    return [];
  }
  const folder = parentOf(file);
  const layers: Layer[] = [{ folder, values, compilerOptions: record(values["compilerOptions"]) }];
  const parents = typeof values["extends"] === "string" ? [values["extends"]] : strings(values["extends"]);
  for (const parent of [...parents].reverse()) {
    const target = extendedFile(fileSystem, folder, parent);
    const inherited = target === undefined ? undefined : layersOf(fileSystem, target, troubles, seen);
    if (inherited === undefined)
      troubles.push({ file, reason: `extends "${parent}", which is not there; its settings are ignored` });
    else layers.push(...inherited);
  }
  return layers;
}

function extendedFile(fileSystem: FileSystem, folder: string, name: string): string | undefined {
  const candidates = (base: string): string[] => [base, `${base}.json`, `${base}/tsconfig.json`];
  if (name.startsWith(".") || name.startsWith("/")) {
    return candidates(joinPath(folder, name)).find((path) => fileSystem.kind(path) === "file");
  }
  for (let at = folder; at !== ""; at = parentOf(at)) {
    const hit = candidates(`${at}/node_modules/${name}`).find((path) => fileSystem.kind(path) === "file");
    if (hit !== undefined) return hit;
  }
  return undefined;
}

function aliasesOf(
  paths: { value: unknown; folder: string } | undefined,
  baseUrl: string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const aliases = new Map<string, readonly string[]>();
  if (paths === undefined) return aliases;
  for (const [pattern, targets] of Object.entries(record(paths.value))) {
    aliases.set(
      pattern,
      strings(targets).map((target) => joinPath(baseUrl ?? paths.folder, target.replace("${configDir}", "."))),
    );
  }
  return aliases;
}

function referencesOf(value: unknown, folder: string, fileSystem: FileSystem): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((reference: unknown) => {
    const path = record(reference)["path"];
    if (typeof path !== "string") return [];
    const target = joinPath(folder, path);
    return [fileSystem.kind(target) === "folder" ? `${target}/tsconfig.json` : target];
  });
}

/** tsconfig globs are relative to their file, and `"src"` means all below it. */
function absoluteTest(folder: string, patterns: readonly string[]): PathTest {
  const anchored = patterns.map((pattern) => {
    const path = joinPath(folder, pattern.replace("${configDir}", "."));
    return path.slice(1);
  });
  const test = globTest(anchored.map((pattern) => (pattern.includes("/") ? pattern : `/${pattern}`)));
  return (path) => test(path.slice(1));
}

const literalHead = (pattern: string): string => pattern.replace(/(?:^|\/)[^/]*[*?{[$].*$/, "");

function nearest(
  layers: readonly Layer[],
  pick: (layer: Layer) => unknown,
): { value: unknown; folder: string } | undefined {
  for (const layer of layers) {
    const value = pick(layer);
    if (value !== undefined) return { value, folder: layer.folder };
  }
  return undefined;
}
