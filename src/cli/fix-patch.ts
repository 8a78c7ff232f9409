import { readFileSync } from "node:fs";
import { join } from "node:path";
import { patchOf } from "../fix/apply/patch.js";
import type { FixRun } from "../fix/run.js";
import { repositoryRoot } from "./render-context.js";

/** The edits of a run as `git apply` takes them in the root of the repository. */
export function patchText({ root, files }: Pick<FixRun, "root" | "files">): string {
  const below = repositoryRoot(root).fromRepository;
  return patchOf(
    files.map(({ file, before, edits }) => {
      // the mark is a character of the first line that no offset counts
      const mark = hasMark(join(root, file)) ? "\uFEFF" : "";
      return {
        file: [below, file].filter((part) => part !== "").join("/"),
        text: mark + before,
        edits: edits.map(({ start, end, text }) => ({ start: start + mark.length, end: end + mark.length, text })),
      };
    }),
  );
}

function hasMark(path: string): boolean {
  try {
    return readFileSync(path, "utf8").startsWith("\uFEFF");
  } catch {
    return false;
  }
}
