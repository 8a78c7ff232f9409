/** Writing for a user: what the file system refuses is said, not thrown. */
// not from "node:fs/promises": Node loads these when one is first asked for, and most runs write nothing
import { promises as fs } from "node:fs";
import { dirname } from "node:path";
import { type Outcome, ok, problem } from "./outcome.js";

/** `path` is absolute; `shown` is how the user knows it. Folders on the way are made. */
export async function writeText(
  path: string,
  shown: string,
  text: string,
  mode: "replace" | "append" = "replace",
): Promise<Outcome<void>> {
  try {
    await makeFolder(dirname(path));
    await fs[mode === "append" ? "appendFile" : "writeFile"](path, text);
    return ok(undefined);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    return problem(`${shown} cannot be written: ${REASONS[code] ?? code}`, {
      hint: "Name a file in a folder that may be written.",
    });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder",
  EEXIST: "a part of its path is a file",
  ENOTDIR: "a part of its path is a file",
  ENOENT: "its folder cannot be made",
  EACCES: "no permission",
  EPERM: "no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "the name is too long",
};

/** Node's own recursive `mkdir` never ends where a file system takes no folders, such as `/proc`. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await fs.mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" && dirname(folder) !== folder) {
      await makeFolder(dirname(folder));
      return void (await fs.mkdir(folder));
    }
    if (
      !(await fs.stat(folder).then(
        (facts) => facts.isDirectory(),
        () => false,
      ))
    )
      throw error;
  }
}
