import type { FileSystem } from "./fileSystem.js";
import { globTest } from "./glob.js";
import { isRecord, record, strings } from "./json.js";
import { isOutputFolder } from "./language.js";
import { joinPath } from "./path.js";

/** One package of the repository: `@acme/api` in `/repo/packages/api`. */
export interface WorkspacePackage {
  readonly name: string;
  readonly folder: string;
  /** subpath (`"."`, `"./client"`) → files as package.json names them, absolute, source first where it says so */
  readonly entries: ReadonlyMap<string, readonly string[]>;
}

/**
 * The packages that npm, yarn, pnpm, bun or lerna link to each other, by name. Needs no `node_modules`:
 * `import "@acme/api"` leads to the package's own source.
 */
export function findWorkspaces(fileSystem: FileSystem, root: string): ReadonlyMap<string, WorkspacePackage> {
  const packages = new Map<string, WorkspacePackage>();
  const own = readPackage(fileSystem, root);
  if (own !== undefined) packages.set(own.name, own);
  const patterns = workspacePatterns(fileSystem, root);
  if (patterns.length === 0) return packages;
  const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
  const unwanted = globTest(
    patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => `/${pattern.slice(1)}`),
  );
  for (const pattern of wanted) {
    for (const folder of expandFolders(
      fileSystem,
      root,
      pattern
        .replace(/^\.\//, "")
        .split("/")
        .filter((part) => part !== ""),
    )) {
      if (unwanted(folder.slice(root.length + 1))) continue;
      const found = readPackage(fileSystem, folder);
      if (found !== undefined && !packages.has(found.name)) packages.set(found.name, found);
    }
  }
  return packages;
}

function workspacePatterns(fileSystem: FileSystem, root: string): readonly string[] {
  const manifest = readJson(fileSystem, `${root}/package.json`);
  const workspaces = record(manifest)["workspaces"];
  const patterns = [...strings(workspaces), ...strings(record(workspaces)["packages"])];
  patterns.push(...strings(record(readJson(fileSystem, `${root}/lerna.json`))["packages"]));
  const pnpm = fileSystem.read(`${root}/pnpm-workspace.yaml`);
  return pnpm.ok ? [...patterns, ...pnpmPackages(pnpm.text)] : patterns;
}

/** The `packages:` list of a pnpm-workspace.yaml. A YAML parser would cost more time than the whole discovery. */
function pnpmPackages(text: string): readonly string[] {
  const list = /^packages:[^\S\n]*\n((?:[^\S\n]*(?:-.*|#.*)?(?:\n|$))*)/m.exec(text)?.[1] ?? "";
  return [...list.matchAll(/^\s*-\s*(["']?)(.*?)\1\s*(?:#.*)?$/gm)].flatMap((entry) =>
    entry[2] === undefined ? [] : [entry[2]],
  );
}

/** `packages/*` and `apps/**` to the folders that are there. */
function expandFolders(fileSystem: FileSystem, folder: string, parts: readonly string[]): readonly string[] {
  const [part, ...rest] = parts;
  if (part === undefined) return [folder];
  if (!/[*?{[]/.test(part)) return expandFolders(fileSystem, `${folder}/${part}`, rest);
  const below = (fileSystem.list(folder) ?? []).filter(
    (entry) => entry.kind === "folder" && !isOutputFolder(entry.name),
  );
  if (part === "**") {
    return [
      ...expandFolders(fileSystem, folder, rest),
      ...below.flatMap((entry) => expandFolders(fileSystem, `${folder}/${entry.name}`, parts)),
    ];
  }
  const matches = globTest([`/${part}`]);
  return below
    .filter((entry) => matches(entry.name))
    .flatMap((entry) => expandFolders(fileSystem, `${folder}/${entry.name}`, rest));
}

function readPackage(fileSystem: FileSystem, folder: string): WorkspacePackage | undefined {
  const manifest = record(readJson(fileSystem, `${folder}/package.json`));
  const name = manifest["name"];
  if (typeof name !== "string") return undefined;
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
  return { name, folder, entries };
}

/** Conditional exports nest; every target counts, because the built one leads to the source by its name. */
function targetsOf(target: unknown): readonly string[] {
  if (typeof target === "string") return [target];
  if (Array.isArray(target)) return target.flatMap(targetsOf);
  return isRecord(target) ? Object.values(target).flatMap(targetsOf) : [];
}

function readJson(fileSystem: FileSystem, file: string): unknown {
  const text = fileSystem.read(file);
  if (!text.ok) return undefined;
  try {
    return JSON.parse(text.text);
  } catch {
    return undefined;
  }
}
