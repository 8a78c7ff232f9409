import type { FileSystem } from "./fileSystem.js";
import { record } from "./json.js";
import { isOutputFolder } from "./language.js";
import { joinPath, parentOf } from "./path.js";
import { readTsConfig, type TsConfig } from "./tsconfig.js";
import type { WorkspacePackage } from "./workspaces.js";

/** `specifier` as the code writes it × the file that imports → the file it means; both absolute. */
export type Resolve = (specifier: string, from: string) => string | undefined;

export interface ResolverRequest {
  readonly fileSystem: FileSystem;
  readonly root: string;
  readonly packages: ReadonlyMap<string, WorkspacePackage>;
  /** the configs the user named; else each file's nearest one counts */
  readonly tsconfigs: readonly TsConfig[];
}

const WRITTEN_AS = [
  "",
  ".ts",
  ".tsx",
  ".d.ts",
  ".mts",
  ".cts",
  ".js",
  ".jsx",
  ".mjs",
  ".cjs",
  ".vue",
  ".svelte",
  ".json",
];
const INDEXES = WRITTEN_AS.filter((extension) => extension !== "" && extension !== ".json").map(
  (extension) => `/index${extension}`,
);

/** What TypeScript lets one write for a source file: `./client.js` means `client.ts`. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".d.ts"],
  ".jsx": [".tsx", ".d.ts"],
  ".mjs": [".mts", ".d.mts"],
  ".cjs": [".cts", ".d.cts"],
};

/** Aliases that bundlers and frameworks bring without a tsconfig: `@/x`, `~/x`, `$lib/x`. */
const USUAL_ALIASES: readonly { readonly prefix: string; readonly folders: readonly string[] }[] = [
  { prefix: "@/", folders: ["src", "", "app"] },
  { prefix: "~/", folders: ["src", "", "app"] },
  { prefix: "~~/", folders: [""] },
  { prefix: "@@/", folders: [""] },
  { prefix: "$lib/", folders: ["src/lib"] },
  { prefix: "src/", folders: ["src"] },
];

/**
 * Resolves within the repository only: a package from the registry is nothing the scan reads.
 * No `node_modules` needed, nothing executed: bundler configs in JavaScript are not asked.
 */
export function moduleResolver(request: ResolverRequest): Resolve {
  const { fileSystem, root } = request;
  const names = new Map<string, ReadonlySet<string>>();
  const nearestConfigs = new Map<string, readonly TsConfig[]>();

  const exists = (path: string): boolean => {
    const folder = parentOf(path);
    let listed = names.get(folder);
    if (listed === undefined) {
      listed = new Set(
        (fileSystem.list(folder) ?? []).filter((entry) => entry.kind !== "folder").map((entry) => entry.name),
      );
      names.set(folder, listed);
    }
    return listed.has(path.slice(folder.length + 1));
  };

  const fileAt = (path: string): string | undefined => {
    const extension = /\.[cm]?jsx?$/.exec(path)?.[0];
    const stem = extension === undefined ? path : path.slice(0, -extension.length);
    for (const source of (extension && SOURCES_OF[extension]) ?? []) if (exists(stem + source)) return stem + source;
    for (const written of WRITTEN_AS) if (exists(path + written)) return path + written;
    for (const index of INDEXES) if (exists(path + index)) return path + index;
    return undefined;
  };

  const configsOf = (folder: string): readonly TsConfig[] => {
    const known = nearestConfigs.get(folder);
    if (known !== undefined) return known;
    const own = ["tsconfig.json", "jsconfig.json"].flatMap((name) =>
      exists(`${folder}/${name}`) ? withReferences(fileSystem, `${folder}/${name}`) : [],
    );
    const configs = own.length > 0 || folder === root || folder === "" ? own : configsOf(parentOf(folder));
    nearestConfigs.set(folder, configs);
    return configs;
  };

  const byConfig = (specifier: string, from: string): string | undefined => {
    for (const config of [...request.tsconfigs, ...configsOf(parentOf(from))]) {
      for (const target of aliasTargets(config, specifier)) {
        const file = fileAt(target);
        if (file !== undefined) return file;
      }
    }
    return undefined;
  };

  const byPackage = (specifier: string): string | undefined => {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
    const found = name === undefined ? undefined : request.packages.get(name);
    if (found === undefined || name === undefined) return undefined;
    const subpath = `.${specifier.slice(name.length)}`;
    for (const entry of entriesFor(found, subpath)) {
      const file = fileAt(sourceOf(entry, found.folder)) ?? fileAt(entry);
      if (file !== undefined) return file;
    }
    const rest = subpath === "." ? "/index" : subpath.slice(1);
    return (
      fileAt(`${found.folder}/src${rest}`) ??
      fileAt(found.folder + rest) ??
      (subpath === "." ? fileAt(`${found.folder}/src/main`) : undefined)
    );
  };

  const byUsualAlias = (specifier: string, from: string): string | undefined => {
    for (const { prefix, folders } of USUAL_ALIASES) {
      if (!specifier.startsWith(prefix)) continue;
      for (let at = parentOf(from); at.length >= root.length; at = parentOf(at)) {
        if (at !== root && !exists(`${at}/package.json`)) continue;
        for (const folder of folders) {
          const file = fileAt(joinPath(at, `${folder}/${specifier.slice(prefix.length)}`));
          if (file !== undefined) return file;
        }
      }
    }
    return undefined;
  };

  const byOwnImports = (specifier: string, from: string): string | undefined => {
    for (let at = parentOf(from); at.length >= root.length && at !== ""; at = parentOf(at)) {
      if (!exists(`${at}/package.json`)) continue;
      const text = fileSystem.read(`${at}/package.json`);
      const imports = text.ok ? record(record(parseOrNothing(text.text))["imports"]) : {};
      for (const [pattern, target] of Object.entries(imports)) {
        const rest = matchAlias(pattern, specifier);
        if (rest === undefined || typeof target !== "string") continue;
        const path = joinPath(at, target.replace("*", rest));
        return fileAt(sourceOf(path, at)) ?? fileAt(path);
      }
      return undefined;
    }
    return undefined;
  };

  const resolve: Resolve = (specifier, from) => {
    const path = specifier.replace(/[?].*$/, "");
    if (path.startsWith(".")) return fileAt(joinPath(parentOf(from), path));
    if (path.startsWith("/")) return fileAt(root + path);
    if (path.startsWith("#")) return byOwnImports(path, from) ?? byConfig(path, from);
    return byConfig(path, from) ?? byPackage(path) ?? byUsualAlias(path, from);
  };
  return oncePerFolder(resolve);
}

/** Several ask for the same import, and only the folder of the file that has it matters. */
function oncePerFolder(resolve: Resolve): Resolve {
  const folders = new Map<string, Map<string, string | undefined>>();
  return (specifier, from) => {
    const folder = parentOf(from);
    const known = folders.get(folder) ?? new Map<string, string | undefined>();
    folders.set(folder, known);
    if (!known.has(specifier)) known.set(specifier, resolve(specifier, from));
    return known.get(specifier);
  };
}

/** A solution-style config (`files: []`, `references`) keeps the aliases in the configs it names. */
function withReferences(fileSystem: FileSystem, file: string): readonly TsConfig[] {
  const config = readTsConfig(fileSystem, file);
  if (config === undefined) return [];
  const named = config.references.flatMap((reference) => readTsConfig(fileSystem, reference) ?? []);
  return [config, ...named].filter((one) => one.paths.size > 0 || one.baseUrl !== undefined);
}

function aliasTargets(config: TsConfig, specifier: string): readonly string[] {
  const hits: { length: number; targets: readonly string[] }[] = [];
  for (const [pattern, targets] of config.paths) {
    const rest = matchAlias(pattern, specifier);
    if (rest !== undefined)
      hits.push({ length: pattern.length, targets: targets.map((target) => target.replace("*", rest)) });
  }
  hits.sort((a, b) => b.length - a.length);
  const mapped = hits.flatMap((hit) => hit.targets);
  return config.baseUrl === undefined ? mapped : [...mapped, joinPath(config.baseUrl, specifier)];
}

/** `@app/*` × `@app/http` → `http`; without a star the whole must be equal. */
function matchAlias(pattern: string, specifier: string): string | undefined {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === specifier ? "" : undefined;
  const [before, after] = [pattern.slice(0, star), pattern.slice(star + 1)];
  const fits =
    specifier.startsWith(before) && specifier.endsWith(after) && specifier.length >= before.length + after.length;
  return fits ? specifier.slice(star, specifier.length - after.length) : undefined;
}

function entriesFor(found: WorkspacePackage, subpath: string): readonly string[] {
  const exact = found.entries.get(subpath);
  if (exact !== undefined) return exact;
  return [...found.entries].flatMap(([pattern, targets]) => {
    const rest = pattern.includes("*") ? matchAlias(pattern, subpath) : undefined;
    return rest === undefined ? [] : targets.map((target) => target.replace("*", rest));
  });
}

/** package.json names what is built, `dist/client.js`; the source lies under `src`. */
function sourceOf(entry: string, folder: string): string {
  const [first, ...rest] = entry.slice(folder.length + 1).split("/");
  if (
    first === undefined ||
    rest.length === 0 ||
    !(isOutputFolder(first) || ["lib", "build", "out", "esm", "cjs"].includes(first))
  )
    return entry;
  const inner = rest.filter((part) => !["esm", "cjs", "types"].includes(part)).join("/");
  return `${folder}/src/${inner.replace(/\.d\.([cm]?)ts$/, ".$1js")}`;
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
