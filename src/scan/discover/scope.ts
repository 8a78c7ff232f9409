/** Which files a scan takes, which of them it is asked about, and which globs had no say in that. */
import { globTest, type PathTest } from "../../glob.js";
import type { GlobsUnmet } from "../call.js";
import type { ScanGlobs, ScanRequest } from "../request.js";
import type { FileSystem } from "./file-system.js";
import { joinPath, toForwardSlashes } from "./path.js";
import { relativeTo } from "./walk.js";

interface ScanScope {
  /** what there is of code, by a file's root-relative name */
  readonly taken: PathTest;
  /** in the paths that were named, or all where none were */
  readonly named: PathTest;
  /** what the result is about; the rest is there to be understood */
  readonly asked: PathTest;
  /** asked when all files have been seen */
  readonly unmet: () => GlobsUnmet;
}

export function scanScope(request: ScanRequest, root: string, fileSystem: FileSystem): ScanScope {
  const [include, exclude, only] = [request.include, request.exclude, request.only].map((globs) =>
    watched(globs ?? [], root),
  ) as [Watched, Watched, Watched];
  const starts = request.paths.map((path) => joinPath(root, toForwardSlashes(path)).replace(/\/+$/, ""));
  const isNamed = (path: string): boolean =>
    starts.length === 0 || starts.some((start) => path === start || path.startsWith(`${start}/`));
  return {
    taken: (file) => {
      // Each is asked, also where another has answered: a glob that fits something is not to be told as fitting nothing.
      const [isIncluded, isExcluded] = [include.fits(file), exclude.fits(file)];
      return (include.isEmpty || isIncluded) && !isExcluded;
    },
    named: (file) => isNamed(joinPath(root, file)),
    asked: (file) => isNamed(joinPath(root, file)) && (only.isEmpty || only.fits(file)),
    unmet: () => ({
      include: [...include.unmet(), ...only.unmet()],
      // What is left out anyway (`dist/**`, what git ignores) may be left out once more.
      exclude: exclude.unmet().filter((glob) => {
        const head = glob.split(/[*?[{\\]/)[0]?.replace(/[^/]*$/, "") ?? "";
        return head === "" || head === "/" || fileSystem.kind(exclude.place(head)) === "none";
      }),
    }),
  };
}

interface Watched {
  readonly isEmpty: boolean;
  readonly fits: PathTest;
  readonly unmet: () => readonly string[];
  readonly place: (path: string) => string;
}

/** Globs that remember whether they ever fit. */
function watched(given: ScanGlobs | readonly string[], root: string): Watched {
  const { patterns, folder } = "patterns" in given ? given : { patterns: given, folder: root };
  const globs = patterns.map((pattern) => ({ pattern, test: globTest([pattern]), met: false }));
  const base = toForwardSlashes(folder).replace(/\/+$/, "");
  return {
    isEmpty: globs.length === 0,
    fits: (file) => {
      if (globs.length === 0) return false;
      const path = base === root ? file : relativeTo(base, joinPath(root, file));
      let fits = false;
      for (const glob of globs) {
        if ((fits && glob.met) || !glob.test(path)) continue;
        [fits, glob.met] = [true, true];
      }
      return fits;
    },
    unmet: () => globs.filter(({ met }) => !met).map(({ pattern }) => pattern),
    place: (path) => joinPath(base, path.replace(/^\.?\//, "")),
  };
}
