/** Files that look like a config and are none: whoever wrote one should hear of it. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FileSystem } from "../../scan/discover/file-system.js";
import { toForwardSlashes } from "../../scan/discover/path.js";
import { exists } from "../files.js";
import { CONFIG_NAMES } from "./locate.js";

const LOOKS_LIKE_ONE =
  /^(?:\.?lastcall\.config\.\w+|\.?lastcall\.(?:jsonc?|json5|ya?ml|toml)|\.lastcallrc(?:\.\w+)?)$/i;

/** From a folder upward to the root of the repository; absolute. */
export function ignoredConfigs(start: string, fileSystem: FileSystem): readonly string[] {
  const found: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    const listed = folder !== start && isShared(folder) ? undefined : fileSystem.list(toForwardSlashes(folder));
    const names = (listed ?? []).map(({ name }) => name).filter((name) => LOOKS_LIKE_ONE.test(name));
    found.push(
      ...names.filter((name) => !CONFIG_NAMES.some((known) => known === name)).map((name) => join(folder, name)),
    );
    if (exists(join(folder, ".git")) || dirname(folder) === folder) return found;
  }
}

/** `/tmp`, and what else has the sticky bit: others keep their files there, and a name may be one of very many. */
const isShared = (folder: string): boolean => ((statSync(folder, { throwIfNoEntry: false })?.mode ?? 0) & STICKY) !== 0;
const STICKY = 0o1000;
