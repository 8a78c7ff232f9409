import { type Outcome, ok, problem } from "../../outcome.js";
import type { GlobsUnmet } from "../call.js";
import type { ScanRequest } from "../request.js";
import { disk, type FileStamp, type FileSystem } from "./file-system.js";
import { isCode, isDeclaration } from "./language.js";
import { joinPath, toForwardSlashes } from "./path.js";
import { moduleResolver } from "./resolve.js";
import { scanScope } from "./scope.js";
import { readTsConfig, type TsConfig } from "./tsconfig.js";
import { compareText, relativeTo, walk } from "./walk.js";
import { findPackages } from "./workspaces.js";

export interface Discovery {
  readonly root: string;
  readonly fileSystem: FileSystem;
  /** what the result is about, of `files` */
  readonly isAsked: (file: string) => boolean;
  readonly globsUnmet: GlobsUnmet;
  /** root-relative, sorted */
  readonly files: ReadonlyMap<string, FileStamp>;
  readonly troubles: readonly { readonly file: string; readonly reason: string }[];
  /** both sides root-relative; only files of this repository */
  readonly resolve: (specifier: string, from: string) => string | undefined;
}

/** The files of a scan and how they import each other. Reads folders and configs, no code. */
export function discover(request: ScanRequest): Outcome<Discovery> {
  const fileSystem = request.fileSystem ?? disk;
  const root = toForwardSlashes(request.root).replace(/\/+$/, "");
  const nameOf = request.nameOf ?? ((path: string) => relativeTo(root, path) || ".");
  const troubles: { file: string; reason: string }[] = [];
  const configs = readConfigs(request, fileSystem, root, nameOf);
  if (!configs.ok) return configs;
  for (const config of configs.value)
    for (const trouble of config.troubles) troubles.push({ ...trouble, file: relativeTo(root, trouble.file) });

  const starts = startsOf(request, root, configs.value);
  for (const start of request.paths.length > 0 ? starts : []) {
    if (fileSystem.kind(start) === "none") {
      return problem(`${nameOf(start)} does not exist`, { hint: `looked in ${root}` });
    }
  }
  const scope = scanScope(request, root, fileSystem);
  const inConfigs = (file: string): boolean =>
    configs.value.length === 0 || configs.value.some((config) => belongsTo(config, joinPath(root, file)));
  const walked = walk({
    fileSystem,
    root,
    // What is named comes first: it keeps the name it was given, and is taken though git ignores it.
    starts: request.wholeRoot === true ? [...starts, root] : starts,
    wanted: (file) => scope.taken(file) && inConfigs(file),
  });
  troubles.push(...walked.unreadable);
  const names = new Set(walked.files.map((file) => file.file));
  const files = new Map(
    walked.files.filter(({ file }) => !compiledTwin(file, names)).map(({ file, ...stamp }) => [file, stamp]),
  );
  const asked = new Set([...files.keys()].filter(scope.asked));
  if (
    ![...files.keys()].some((file) => scope.named(file) && isCode(file) && !isDeclaration(file)) &&
    request.allowEmpty !== true
  ) {
    for (const start of starts) {
      const closed = walked.unreadable.find(({ file }) => relativeTo(root, start) === file);
      if (closed !== undefined) return problem(`${nameOf(start)}: ${closed.reason}`, { hint: "check its permissions" });
    }
    const where = request.paths.length === 0 ? "the project" : starts.map(nameOf).join(", ");
    return problem(`no TypeScript or JavaScript files in ${where}`, {
      hint: `check the path, and what include, exclude${configs.value.length === 0 ? "" : ", the tsconfig"} and code say; what git ignores, node_modules and dist count only where named`,
    });
  }
  const resolveAbsolute = moduleResolver({
    fileSystem,
    root,
    packages: findPackages(fileSystem, root, walked.packages),
    tsconfigs: configs.value,
  });
  const resolved = new Map<string, string | undefined>();
  return ok({
    root,
    fileSystem,
    files,
    isAsked: (file) => asked.has(file),
    globsUnmet: scope.unmet(),
    troubles: troubles.sort((a, b) => compareText(a.file, b.file)),
    resolve: (specifier, from) => {
      const key = `${from}\n${specifier}`;
      if (resolved.has(key)) return resolved.get(key);
      const target = resolveAbsolute(specifier, joinPath(root, from));
      const relative = target === undefined ? undefined : relativeTo(root, target);
      const own = relative === undefined || relative.split("/").includes("..") ? undefined : relative;
      resolved.set(key, own);
      return own;
    },
  });
}

function readConfigs(
  request: ScanRequest,
  fileSystem: FileSystem,
  root: string,
  nameOf: (path: string) => string,
): Outcome<readonly TsConfig[]> {
  const named = request.tsconfig === undefined ? [] : [request.tsconfig].flat();
  const configs: TsConfig[] = [];
  const pending = named.map((name) => joinPath(root, toForwardSlashes(name)));
  const seen = new Set<string>();
  for (let file = pending.shift(); file !== undefined; file = pending.shift()) {
    if (fileSystem.kind(file) === "folder") file = `${file}/tsconfig.json`;
    if (seen.has(file)) continue;
    seen.add(file);
    const config = readTsConfig(fileSystem, file);
    if (config === undefined) {
      if (configs.length > 0) continue;
      return problem(`tsconfig ${nameOf(file)} cannot be read`, {
        hint: "Name a file, or a folder that holds tsconfig.json.",
      });
    }
    configs.push(config);
    pending.push(...config.references);
  }
  return ok(configs);
}

function startsOf(request: ScanRequest, root: string, configs: readonly TsConfig[]): readonly string[] {
  const starts = request.paths.map((path) => joinPath(root, toForwardSlashes(path)).replace(/\/+$/, ""));
  if (starts.length > 0) return starts;
  return configs.length > 0
    ? configs.flatMap((config) => [config.folder, ...config.includeRoots, ...(config.files ?? [])])
    : [root];
}

function belongsTo(config: TsConfig, path: string): boolean {
  if (config.files?.includes(path) === true) return true;
  if (/\.[cm]?jsx?$/.test(path) && !config.allowJs) return false;
  const below = path.startsWith(`${config.folder}/`);
  return (config.include?.(path) ?? below) && !config.exclude(path);
}

/** `client.js` beside `client.ts` is what the compiler made of it. */
const compiledTwin = (file: string, names: ReadonlySet<string>): boolean => {
  const written = /\.([cm]?)js(x?)$/.exec(file);
  if (written === null) return false;
  const stem = file.slice(0, written.index);
  return names.has(`${stem}.${written[1] ?? ""}ts`) || names.has(`${stem}.tsx`);
};
