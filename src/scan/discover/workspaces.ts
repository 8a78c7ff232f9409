import { globTest } from "../../glob.js";
import type { FileSystem } from "./file-system.js";
import { isRecord, record, strings } from "./json.js";
import { isOutputFolder } from "./language.js";
import { joinPath, parentOf } from "./path.js";

/** One package of the repository: `@acme/api` in `/repo/packages/api`. */
export interface WorkspacePackage {
  readonly name: string;
  readonly folder: string;
  /** subpath (`"."`, `"./client"`) → files as package.json names them, absolute, source first where it says so */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  /** says in `exports` what it hands out */
  readonly exports: boolean;
  /** subpath imports of its own files: `"#lib/*"` → targets as written, in order of preference */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** dependencies that lie in a folder (`file:`, `link:`, `portal:`, `workspace:../api`), by the name they have here → folder */
  readonly linked: ReadonlyMap<string, string>;
  /** dependencies on a package of the repository under another name: `workspace:@acme/api@*` → `@acme/api` */
  readonly renamed: ReadonlyMap<string, string>;
  /** the names of all that it depends on */
  readonly dependencies: ReadonlySet<string>;
}

/**
 * The packages of the repository by name: those that npm, yarn, pnpm, bun, lerna or rush link to each other, and every
 * other package.json that was seen. Needs no `node_modules`: `import "@acme/api"` leads to the package's own source.
 * Where two have one name, the one that is linked counts, then the one that lies higher.
 */
export function findPackages(
  fileSystem: FileSystem,
  root: string,
  seen: readonly string[] = [],
): ReadonlyMap<string, WorkspacePackage> {
  const packages = new Map<string, WorkspacePackage>();
  const add = (folder: string): void => {
    const found = readPackage(fileSystem, folder);
    if (found !== undefined && found.name !== "" && !packages.has(found.name)) packages.set(found.name, found);
  };
  add(root);
  for (const folder of linkedFolders(fileSystem, root)) add(folder);
  const depth = (folder: string): number => folder.split("/").length;
  for (const folder of [...seen].sort((a, b) => depth(a) - depth(b))) add(folder);
  return packages;
}

/** The folder above one that lists it as a package of its workspace; `undefined` where none does, up to the repository's root. */
export function workspaceAbove(fileSystem: FileSystem, folder: string): string | undefined {
  if (fileSystem.kind(`${folder}/.git`) !== "none") return undefined;
  for (let at = parentOf(folder); at !== folder; at = parentOf(at)) {
    if (linkedFolders(fileSystem, at).includes(folder)) return at;
    if (fileSystem.kind(`${at}/.git`) !== "none" || parentOf(at) === at) return undefined;
  }
  return undefined;
}

/** Files are relative to the root, and so is the folder of the package that one lies in; "" where it lies in none. */
export function packageOfFile(fileSystem: FileSystem, root: string): (file: string) => string {
  const folders = linkedFolders(fileSystem, root)
    .map((folder) => `${folder.slice(root.length + 1)}/`)
    .sort((one, other) => other.length - one.length);
  return (file) => folders.find((folder) => file.startsWith(folder))?.slice(0, -1) ?? "";
}

function linkedFolders(fileSystem: FileSystem, root: string): readonly string[] {
  const patterns = workspacePatterns(fileSystem, root);
  const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
  const unwanted = globTest(
    patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => `/${pattern.slice(1)}`),
  );
  return wanted
    .flatMap((pattern) =>
      expandFolders(
        fileSystem,
        root,
        pattern.split("/").filter((part) => part !== "" && part !== "."),
      ),
    )
    .filter((folder) => !unwanted(folder.slice(root.length + 1)));
}

function workspacePatterns(fileSystem: FileSystem, root: string): readonly string[] {
  const manifest = readJson(fileSystem, `${root}/package.json`);
  const workspaces = record(manifest)["workspaces"];
  const patterns = [...strings(workspaces), ...strings(record(workspaces)["packages"])];
  patterns.push(...strings(record(readJson(fileSystem, `${root}/lerna.json`))["packages"]));
  const rush = record(readJson(fileSystem, `${root}/rush.json`))["projects"];
  for (const project of Array.isArray(rush) ? rush : []) {
    const folder = record(project)["projectFolder"];
    if (typeof folder === "string") patterns.push(folder);
  }
  const pnpm = fileSystem.read(`${root}/pnpm-workspace.yaml`);
  return pnpm.ok ? [...patterns, ...pnpmPackages(pnpm.text)] : patterns;
}

/** The `packages` of a pnpm-workspace.yaml, as a list or in brackets. A YAML parser would cost more time than the whole discovery. */
function pnpmPackages(text: string): readonly string[] {
  const inline = /^packages:[^\S\n]*\[([^\]]*)\]/m.exec(text)?.[1];
  if (inline !== undefined)
    return inline
      .split(",")
      .map((entry) => entry.trim().replace(/^["']|["']$/g, ""))
      .filter((entry) => entry !== "");
  const list = /^packages:[^\S\n]*(?:#.*)?\n((?:[^\S\n]*(?:-.*|#.*)?(?:\n|$))*)/m.exec(text)?.[1] ?? "";
  return [...list.matchAll(/^\s*-\s*(["']?)(.*?)\1\s*(?:#.*)?$/gm)].flatMap((entry) =>
    entry[2] === undefined ? [] : [entry[2]],
  );
}

/**
 * `packages/*` and `apps/**` to the folders that are there. What lies beside the root counts by its name alone: all
 * folders of `../../**` would be those of the disk. `seen`: `**` twice in a pattern comes to a folder on many ways.
 */
function expandFolders(
  fileSystem: FileSystem,
  folder: string,
  parts: readonly string[],
  seen = new Set<string>(),
): readonly string[] {
  const [part, ...rest] = parts;
  const step = `${parts.length} ${folder}`;
  if (seen.has(step)) return [];
  seen.add(step);
  if (part === undefined) return [folder];
  if (!/[*?{[]/.test(part)) return expandFolders(fileSystem, `${folder}/${part}`, rest, seen);
  if (/\/\.\.(?:\/|$)/.test(folder)) return [];
  const below = (fileSystem.list(folder) ?? []).filter(
    (entry) => entry.kind === "folder" && !isOutputFolder(entry.name),
  );
  if (part === "**") {
    return [
      ...expandFolders(fileSystem, folder, rest, seen),
      ...below.flatMap((entry) => expandFolders(fileSystem, `${folder}/${entry.name}`, parts, seen)),
    ];
  }
  const matches = globTest([`/${part}`]);
  return below
    .filter((entry) => matches(entry.name))
    .flatMap((entry) => expandFolders(fileSystem, `${folder}/${entry.name}`, rest, seen));
}

/** What a package.json says; the name is empty where it has none. */
export function readPackage(fileSystem: FileSystem, folder: string): WorkspacePackage | undefined {
  const json = readJson(fileSystem, `${folder}/package.json`);
  if (json === undefined) return undefined;
  const manifest = record(json);
  const name = manifest["name"];
  const entries = new Map<string, string[]>();
  const add = (subpath: string, target: unknown): void => {
    for (const file of targetsOf(target))
      entries.set(subpath, [...(entries.get(subpath) ?? []), joinPath(folder, file)]);
  };
  const exported = manifest["exports"];
  if (isRecord(exported) && Object.keys(exported).some((key) => key.startsWith("."))) {
    for (const [subpath, target] of Object.entries(exported)) add(subpath, target);
  } else add(".", exported);
  for (const field of ["source", "types", "typings", "module", "main"]) add(".", manifest[field]);
  const dependencies = Object.entries({
    ...record(manifest["peerDependencies"]),
    ...record(manifest["optionalDependencies"]),
    ...record(manifest["devDependencies"]),
    ...record(manifest["dependencies"]),
  }).flatMap(([dependency, range]): (readonly [string, string])[] =>
    typeof range === "string" ? [[dependency, range]] : [],
  );
  return {
    name: typeof name === "string" ? name : "",
    folder,
    entries,
    exports: exported !== undefined,
    imports: new Map(
      Object.entries(record(manifest["imports"])).map(([pattern, target]) => [pattern, targetsOf(target)]),
    ),
    linked: new Map(dependencies.flatMap(([dependency, range]) => linkedFolder(folder, dependency, range))),
    renamed: new Map(dependencies.flatMap(([dependency, range]) => otherName(dependency, range))),
    dependencies: new Set(dependencies.map(([dependency]) => dependency)),
  };
}

function linkedFolder(folder: string, dependency: string, range: string): readonly (readonly [string, string])[] {
  const path = /^(?:(?:file|link|portal):|workspace:(?=\.{0,2}\/|\.))(.+)$/.exec(range)?.[1];
  return path === undefined || /\.t?gz$/.test(path)
    ? []
    : [[dependency, joinPath(folder, path.replace(/^\/\//, "/")).replace(/\/+$/, "")]];
}

/** `workspace:@acme/api@*`, `npm:@acme/api@1` */
function otherName(dependency: string, range: string): readonly (readonly [string, string])[] {
  const name = /^(?:workspace|npm):((?:@[^/@]+\/)?[A-Za-z][^/@]*)(?:@.*)?$/.exec(range)?.[1];
  return name === undefined || name === dependency ? [] : [[dependency, name]];
}

/** Conditions nest; every target counts, because the built one leads to the source by its name. */
/** Conditions in conditions; nobody has more than a handful within each other. */
const DEEPEST = 20;

function targetsOf(target: unknown, depth = 0): readonly string[] {
  if (typeof target === "string") return [target];
  if (typeof target !== "object" || target === null || depth > DEEPEST) return [];
  return Object.values(target).flatMap((inner: unknown) => targetsOf(inner, depth + 1));
}

function readJson(fileSystem: FileSystem, file: string): unknown {
  const text = fileSystem.read(file);
  if (!text.ok) return undefined;
  try {
    return JSON.parse(text.text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

/** The package that a file belongs to, nearest first, up to the root. */
export function packagesAbove(fileSystem: FileSystem, root: string): (file: string) => readonly WorkspacePackage[] {
  const known = new Map<string, readonly WorkspacePackage[]>();
  const above = (folder: string): readonly WorkspacePackage[] => {
    const cached = known.get(folder);
    if (cached !== undefined) return cached;
    const own = fileSystem.kind(`${folder}/package.json`) === "file" ? readPackage(fileSystem, folder) : undefined;
    const rest = folder.length > root.length ? above(parentOf(folder)) : [];
    const all = own === undefined ? rest : [own, ...rest];
    known.set(folder, all);
    return all;
  };
  return (file) => above(parentOf(file));
}
