/** Writes edited files: all of them or none, and only where each is still as it was read. */
import { isUtf8 } from "node:buffer";
import { promises as fs } from "node:fs";
import { dirname, join } from "node:path";
import { saysNoRepository } from "../../check/scope/git.js";
import { isInside } from "../../inside.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { writeText } from "../../write-file.js";
import type { EditedFile } from "../run.js";

type Git = (args: readonly string[], folder: string) => Promise<Outcome<string>>;

interface WriteRequest {
  /** absolute */
  readonly root: string;
  readonly files: readonly EditedFile[];
  readonly git: Git;
  /** files with changes that are not committed are written, too */
  readonly allowDirty: boolean;
}

export interface Written {
  readonly files: number;
  /** what one should know of it */
  readonly remarks: readonly string[];
}

const BYTE_ORDER_MARK = "\uFEFF";

export async function writeFiles({ root, files, git, allowDirty }: WriteRequest): Promise<Outcome<Written>> {
  if (files.length === 0) return ok({ files: 0, remarks: [] });
  const texts = new Map<EditedFile, { readonly path: string; readonly before: string; readonly after: string }>();
  for (const file of files) {
    const read = await readAgain(root, file);
    if (!read.ok) return read;
    texts.set(file, read.value);
  }
  const clean = await cleanIn(root, files, git);
  if (clean.kind === "unknown" && !allowDirty)
    return problem(`git cannot tell whether the files are committed: ${clean.said}`, {
      hint: "Mend that, so that the edits can be told apart and taken back; or --allow-dirty.",
    });
  if (clean.kind === "dirty" && !allowDirty)
    return problem(
      `${clean.files.join(", ")} ${clean.files.length === 1 ? "has" : "have"} changes that are not committed`,
      {
        hint: "Commit or stash them, so that the edits can be told apart and taken back; or --allow-dirty.",
      },
    );
  const written: { readonly path: string; readonly before: string; readonly shown: string }[] = [];
  for (const [{ file }, { path, before, after }] of texts) {
    const done = await writeText(path, file, after, { within: root });
    if (!done.ok) {
      for (const one of written) await writeText(one.path, one.shown, one.before, { within: root });
      const undone = written.length === 0 ? "Nothing was changed." : "What was written before was taken back.";
      return problem(done.problem.message, { hint: `${undone} ${done.problem.hint ?? ""}`.trim() });
    }
    written.push({ path, before, shown: file });
  }
  return ok({
    files: written.length,
    remarks:
      clean.kind === "no-repository"
        ? ["The files are in no git repository: nothing but your own copy takes the edits back."]
        : [],
  });
}

/** The file as it is now, if that is what was read. */
async function readAgain(
  root: string,
  { file, before, after }: EditedFile,
): Promise<Outcome<{ readonly path: string; readonly before: string; readonly after: string }>> {
  const path = join(root, file);
  let bytes: Buffer;
  try {
    if (!isInside(await fs.realpath(root), await fs.realpath(path)))
      return problem(`${file} lies outside of ${root}: a symbolic link leads there`, { hint: "Nothing was changed." });
    bytes = await fs.readFile(path);
    await fs.access(path, fs.constants.W_OK);
  } catch (error) {
    const isDenied = error instanceof Error && "code" in error && /^(?:EACCES|EPERM|EROFS)$/.test(String(error.code));
    return problem(`${file} ${isDenied ? "may not be written" : "can no longer be read"}`, {
      hint: "Nothing was changed.",
    });
  }
  if (!isUtf8(bytes)) return problem(`${file} is not UTF-8`, { hint: "Nothing was changed. Convert it first." });
  const text = bytes.toString("utf8");
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
  if (text.slice(mark.length) !== before)
    return problem(`${file} changed since it was checked`, { hint: "Nothing was changed. Run it again." });
  return ok({ path, before: text, after: mark + after });
}

type Cleanness =
  /** git is not installed, or does not trust the folder */
  | { readonly kind: "unknown"; readonly said: string }
  | { readonly kind: "clean" | "no-repository" }
  | { readonly kind: "dirty"; readonly files: readonly string[] };

async function cleanIn(root: string, files: readonly EditedFile[], git: Git): Promise<Cleanness> {
  const names = files.map(({ file }) => file);
  // names, not patterns; relative to the folder git runs in
  const status = await git(["status", "--porcelain", "-z", "--", ...names.map((name) => `:(literal)${name}`)], root);
  if (status.ok) return judged(status.value, names);
  const { message } = status.problem;
  return saysNoRepository(message) || !(await liesInRepository(root))
    ? { kind: "no-repository" }
    : { kind: "unknown", said: message.split("\n")[0] ?? message };
}

/** As git looks for one, for where there is no git to ask. */
async function liesInRepository(folder: string): Promise<boolean> {
  if ((await fs.stat(join(folder, ".git")).catch(() => undefined)) !== undefined) return true;
  const above = dirname(folder);
  return above !== folder && liesInRepository(above);
}

function judged(status: string, names: readonly string[]): Cleanness {
  const changed = status.split("\0").filter((entry) => entry !== "");
  if (changed.length === 0) return { kind: "clean" };
  // git counts from the folder of the repository, which may lie above: of `a.ts` and `lib/a.ts` the longer one is meant
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  const dirty = changed.map((entry) =>
    longestFirst.find((name) => [" ", "/"].some((before) => entry.endsWith(`${before}${name}`))),
  );
  return { kind: "dirty", files: names.filter((name) => dirty.includes(name)) };
}
