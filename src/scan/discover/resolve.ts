import { aliasTargets, guessedTargets, matchAlias, overlaidTargets, USUAL_ALIASES } from "./aliases.js";
import type { FileSystem } from "./file-system.js";
import { entriesFor, sourcesOf, USUAL_ENTRIES } from "./package-entries.js";
import { joinPath, parentOf } from "./path.js";
import { readTsConfig, type TsConfig } from "./tsconfig.js";
import { packagesAbove, readPackage, type WorkspacePackage } from "./workspaces.js";

/** `specifier` as the code writes it × the file that imports → the file it means; both absolute. */
export type Resolve = (specifier: string, from: string) => string | undefined;

interface ResolverRequest {
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

/**
 * Resolves within the repository only: a package from the registry is nothing the scan reads.
 * No `node_modules` needed, nothing executed: bundler configs in JavaScript are not asked.
 */
export function moduleResolver(request: ResolverRequest): Resolve {
  const { fileSystem, root } = request;
  const names = new Map<string, ReadonlySet<string>>();
  const nearestConfigs = new Map<string, readonly TsConfig[]>();
  const packagesOf = packagesAbove(fileSystem, root);

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
    // a bundler makes `client.mjs` and `client.cjs` of `client.ts`
    return /\.[cm]js$/.test(path) ? [".ts", ".tsx"].map((written) => stem + written).find(exists) : undefined;
  };
  const firstFile = (paths: readonly string[]): string | undefined => {
    for (const path of paths) {
      const file = fileAt(path);
      if (file !== undefined) return file;
    }
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
  const configsFor = (from: string): readonly TsConfig[] => [...request.tsconfigs, ...configsOf(parentOf(from))];

  const byConfig = (specifier: string, from: string): string | undefined =>
    firstFile(configsFor(from).flatMap((config) => aliasTargets(config, specifier)));

  const inPackage = (found: WorkspacePackage, subpath: string): string | undefined => {
    const configs = configsOf(found.folder);
    const entry = entriesFor(found, subpath).flatMap((target) => sourcesOf(target, found.folder, configs));
    const usual = subpath === "." ? USUAL_ENTRIES : [`src${subpath.slice(1)}`, subpath.slice(2)];
    return firstFile([...entry, ...usual.map((path) => `${found.folder}/${path}`)]);
  };

  /** By the folder that the importing package links, by another name it has there, by its own name. */
  const byPackage = (specifier: string, from: string): string | undefined => {
    const name = packageNameOf(specifier);
    const subpath = `.${specifier.slice(name.length)}`;
    for (const holder of packagesOf(from)) {
      const folder = holder.linked.get(name);
      const linked = folder === undefined ? undefined : readPackage(fileSystem, folder);
      const renamed = request.packages.get(holder.renamed.get(name) ?? "");
      const found = linked ?? renamed;
      if (found !== undefined) return inPackage(found, subpath);
    }
    const found = request.packages.get(name);
    // a package means itself only where it says so; a sandbox that is called like a library means the library
    const itself = found !== undefined && found.folder === packagesOf(from)[0]?.folder && !found.exports;
    return found === undefined || itself ? undefined : inPackage(found, subpath);
  };

  const byUsualAlias = (specifier: string, from: string): string | undefined => {
    for (const { prefix, folders } of USUAL_ALIASES) {
      if (!specifier.startsWith(prefix)) continue;
      for (let at = parentOf(from); at.length >= root.length; at = parentOf(at)) {
        if (at !== root && !exists(`${at}/package.json`)) continue;
        const file = firstFile(folders.map((folder) => joinPath(at, `./${folder}/${specifier.slice(prefix.length)}`)));
        if (file !== undefined) return file;
      }
    }
    return undefined;
  };

  /** `/src/http`: what a development server serves is the folder of the package. */
  const byServedRoot = (path: string, from: string): string | undefined =>
    firstFile([...packagesOf(from).map(({ folder }) => folder), root].map((folder) => joinPath(folder, `.${path}`)));

  /** What no package brings and no config explains. */
  const byGuess = (specifier: string, from: string): string | undefined => {
    const name = packageNameOf(specifier);
    const isDependency = packagesOf(from).some(({ dependencies }) => dependencies.has(name));
    return isDependency || request.packages.has(name) ? undefined : firstFile(guessedTargets(specifier, from, root));
  };

  /** `#lib/http`: every condition's target counts, the first that is there is meant. */
  const byOwnImports = (specifier: string, from: string): string | undefined => {
    const [holder] = packagesOf(from);
    if (holder === undefined) return undefined;
    for (const [pattern, targets] of holder.imports) {
      const rest = matchAlias(pattern, specifier);
      if (rest === undefined) continue;
      for (const target of targets) {
        const written = target.replaceAll("*", rest);
        const file = written.startsWith(".")
          ? firstFile(sourcesOf(joinPath(holder.folder, written), holder.folder, configsOf(holder.folder)))
          : byPackage(written, from);
        if (file !== undefined) return file;
      }
    }
    return undefined;
  };

  const resolve: Resolve = (specifier, from) => {
    const path = specifier.replace(/[?].*$/, "");
    if (path.startsWith(".")) {
      const written = joinPath(parentOf(from), path);
      return fileAt(written) ?? firstFile(configsFor(from).flatMap((config) => overlaidTargets(config, written)));
    }
    if (path.startsWith("/")) return byConfig(path, from) ?? byServedRoot(path, from) ?? byUsualAlias(path, from);
    if (path.startsWith("#")) return byOwnImports(path, from) ?? byConfig(path, from) ?? byGuess(path, from);
    return byConfig(path, from) ?? byPackage(path, from) ?? byUsualAlias(path, from) ?? byGuess(path, from);
  };
  return oncePerFolder(resolve);
}

/** `@acme/api/users` → `@acme/api` */
const packageNameOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

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
  return [config, ...named].filter(
    (one) => one.paths.size > 0 || one.baseUrl !== undefined || one.rootDirs.length > 0 || one.outDir !== undefined,
  );
}
