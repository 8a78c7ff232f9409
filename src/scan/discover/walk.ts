import type { PathTest } from "../../glob.js";
import type { FileStamp, FileSystem } from "./file-system.js";
import { type IgnoreRules, ignoreRules, noRules } from "./gitignore.js";
import { isCode, isMarkup, isOutputFolder } from "./language.js";

/** A file to scan: `file` is relative to the project root, forward slashes. */
interface FoundFile extends FileStamp {
  readonly file: string;
}

interface WalkRequest {
  readonly fileSystem: FileSystem;
  /** absolute, no trailing slash */
  readonly root: string;
  /** absolute files and folders */
  readonly starts: readonly string[];
  /** judged on paths relative to the root */
  readonly wanted: PathTest;
}

interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

interface WalkResult {
  /** sorted, each once */
  readonly files: readonly FoundFile[];
  /** what could not be listed or looked at, relative to the root */
  readonly unreadable: readonly Unreadable[];
  /** folders that hold a package.json, absolute, in the order of the walk */
  readonly packages: readonly string[];
}

/**
 * All code files below the starts. A file named by the user is taken though git ignores it; what a folder holds goes
 * through `.gitignore` and the output folders. Links are followed last and only to folders not seen before, so that a loop ends
 * and a file has one name.
 */
export function walk(request: WalkRequest): WalkResult {
  const { fileSystem } = request;
  const found = new Map<string, FoundFile>();
  const unreadable: Unreadable[] = [];
  const packages: string[] = [];
  const seen = new Set<string>();
  const links: { path: string; rules: IgnoreRules }[] = [];

  const home = homeOf(request);

  const take = (path: string): void => {
    const file = relativeTo(request.root, path);
    if (found.has(file) || !isRead(file) || !request.wanted(file)) return;
    const stamp = fileSystem.stamp(path);
    if (stamp !== undefined) found.set(file, { file, ...stamp });
    else if (isMisnamed(file)) unreadable.push({ file, reason: MISNAMED });
  };

  const visit = (folder: string, rulesAbove: IgnoreRules): void => {
    const real = fileSystem.realPath(folder) ?? folder;
    if (seen.has(real)) return;
    seen.add(real);
    const entries = fileSystem.list(folder);
    if (entries === undefined) {
      const file = relativeTo(request.root, folder);
      unreadable.push({ file, reason: isMisnamed(file) ? MISNAMED : "folder cannot be read" });
      return;
    }
    const rules = rulesAbove.enter(folder);
    for (const { name, kind } of entries) {
      const path = `${folder}/${name}`;
      if (kind === "file") {
        if (name === "package.json") packages.push(folder);
        if (isRead(name) && !rules.ignores(path, false)) take(path);
      } else if (kind === "folder") {
        if (!isOutputFolder(name) && !rules.ignores(path, true)) visit(path, rules);
      } else if (kind === "link" && !isOutputFolder(name)) links.push({ path, rules });
    }
  };

  for (const start of request.starts) {
    if (fileSystem.kind(start) === "file") take(start);
    else visit(start, rulesFrom(fileSystem, start));
  }
  for (let link = links.shift(); link !== undefined; link = links.shift()) {
    const kind = fileSystem.kind(link.path);
    const file = relativeTo(request.root, link.path);
    if (kind === "none" && isMisnamed(file)) unreadable.push({ file, reason: MISNAMED });
    if (kind === "none" || link.rules.ignores(link.path, kind === "folder")) continue;
    if (!home(fileSystem.realPath(link.path) ?? link.path)) {
      if (kind === "folder" || isRead(file)) unreadable.push({ file, reason: LEADS_AWAY });
      continue;
    }
    if (kind === "folder") visit(link.path, link.rules);
    else if (!found.has(relativeTo(request.root, fileSystem.realPath(link.path) ?? link.path))) take(link.path);
  }
  return {
    files: [...found.values()].sort((a, b) => compareText(a.file, b.file)),
    unreadable: unreadable.sort((a, b) => compareText(a.file, b.file)),
    packages,
  };
}

const LEADS_AWAY = "a link leads out of the repository; name what it leads to, to have it scanned";

/**
 * Where links may lead: in the repository and in what the user named. In no repository only a folder around the root is
 * too much, for `all → /` is the whole disk.
 */
function homeOf({ fileSystem, root, starts }: WalkRequest): (real: string) => boolean {
  const realPath = (path: string): string => fileSystem.realPath(path) ?? path;
  const isIn = (folder: string, path: string): boolean => path === folder || path.startsWith(withSlash(folder));
  const [realRoot, named] = [realPath(root), starts.map(realPath)];
  let repository: string | undefined = realRoot;
  while (repository !== undefined && fileSystem.kind(`${withSlash(repository)}.git`) === "none") {
    const above: string = repository.slice(0, repository.lastIndexOf("/")) || "/";
    repository = above === repository ? undefined : above;
  }
  return (real) =>
    named.some((start) => isIn(start, real)) ||
    (repository === undefined ? real === realRoot || !isIn(real, realRoot) : isIn(repository, real));
}

const withSlash = (folder: string): string => (folder.endsWith("/") ? folder : `${folder}/`);

const MISNAMED = "its name is not UTF-8, so it cannot be opened; rename it to have it scanned";
/** Bytes of a name that are no text come as U+FFFD, and no file has the name that results. */
const isMisnamed = (file: string): boolean => file.includes("\uFFFD");

const isRead = (file: string): boolean => isCode(file) || isMarkup(file);

/** A folder that the user names although git ignores it is meant: the rules above do not count in it. */
function rulesFrom(fileSystem: FileSystem, start: string): IgnoreRules {
  const rules = ignoreRules(fileSystem, start);
  return rules.ignores(start, true) ? noRules(fileSystem) : rules;
}

/** By code unit: the same order on every machine, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `/repo` × `/repo/src/a.ts` → `src/a.ts`; outside of the root `../other/a.ts`. */
export function relativeTo(root: string, path: string): string {
  if (path.startsWith(`${root}/`)) return path.slice(root.length + 1);
  if (path === root) return "";
  const from = root.split("/");
  const to = path.split("/");
  let shared = 0;
  while (shared < from.length && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => ".."), ...to.slice(shared)].join("/");
}
