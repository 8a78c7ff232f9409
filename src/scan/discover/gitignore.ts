import ignore, { type Ignore } from "ignore";
import type { FileSystem } from "./file-system.js";

/**
 * Nested `.gitignore` files, each judging the paths below its folder; a deeper one overrules a higher one.
 * Immutable: entering a folder gives the rules that hold inside it.
 */
export interface IgnoreRules {
  readonly enter: (folder: string) => IgnoreRules;
  /** `path` is absolute */
  readonly ignores: (path: string, isFolder: boolean) => boolean;
}

interface Level {
  readonly folder: string;
  readonly rules: Ignore;
}

export function ignoreRules(fileSystem: FileSystem, top: string): IgnoreRules {
  return from(fileSystem, levelsAbove(fileSystem, top));
}

export const noRules = (fileSystem: FileSystem): IgnoreRules => from(fileSystem, []);

function from(fileSystem: FileSystem, levels: readonly Level[]): IgnoreRules {
  return {
    enter: (folder) => {
      const level = levelOf(fileSystem, folder);
      return level === undefined ? from(fileSystem, levels) : from(fileSystem, [...levels, level]);
    },
    ignores: (path, isFolder) => {
      for (let at = levels.length - 1; at >= 0; at -= 1) {
        const level = levels[at];
        // Rules judge what lies below their folder, never the folder itself.
        if (level === undefined || path.length <= level.folder.length) continue;
        const relative = path.slice(level.folder.length + 1) + (isFolder ? "/" : "");
        const verdict = level.rules.test(relative);
        if (verdict.ignored) return true;
        if (verdict.unignored) return false;
      }
      return false;
    },
  };
}

/** Rules of the folders above the scanned one count too, up to the repository's root. */
function levelsAbove(fileSystem: FileSystem, top: string): readonly Level[] {
  const levels: Level[] = [];
  let folder = top;
  while (fileSystem.kind(`${folder}/.git`) === "none") {
    const parent = folder.slice(0, folder.lastIndexOf("/"));
    if (parent === "" || parent === folder) return [];
    folder = parent;
    const level = levelOf(fileSystem, folder);
    if (level !== undefined) levels.unshift(level);
  }
  const excluded = fileSystem.read(`${folder}/.git/info/exclude`);
  return excluded.ok ? [{ folder, rules: rulesIn(excluded.text) }, ...levels] : levels;
}

function levelOf(fileSystem: FileSystem, folder: string): Level | undefined {
  const text = fileSystem.read(`${folder}/.gitignore`);
  return text.ok ? { folder, rules: rulesIn(text.text) } : undefined;
}

/** of one rule: the library tries each against every folder of a path, and four take 0.4 s for a path of sixty */
const MOST_DOUBLE_STARS = 3;
/** of a path on Linux; a longer rule fits nothing, and a much longer one is no expression to the engine */
const LONGEST_PATH = 4096;

/** Without the lines that are no rule to the library, such as `"[z-a]"`: they would throw when a file is asked about. */
function rulesIn(text: string): Ignore {
  const usable = text.split(/\r?\n/).filter((line) => {
    if (line.length > LONGEST_PATH || line.split("**").length - 1 > MOST_DOUBLE_STARS) return false;
    if (!/[[\\]/.test(line)) return true;
    try {
      ignore().add(line).test("a/b");
      return true;
    } catch {
      return false;
    }
  });
  return ignore().add(usable);
}
