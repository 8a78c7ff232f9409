/** The API's documents as they stood at a commit, laid out as they lie around the project, in a folder of their own. */
import { promises as fs } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type Outcome, ok, problem } from "../../outcome.js";
import type { Git } from "./changed.js";

interface DocumentsBefore {
  /** absolute: what stands for the project root; a file lies at the same place below or above it */
  readonly root: string;
  readonly remove: () => Promise<void>;
}

/** `names`: relative to the root; a folder ends in `/`. A document that refers to other files is refused. */
export async function documentsBefore(
  base: string,
  root: string,
  names: readonly string[],
  git: Git,
): Promise<Outcome<DocumentsBefore>> {
  const folder = await fs.mkdtemp(join(tmpdir(), "lastcall-before-"));
  const remove = (): Promise<void> => fs.rm(folder, { recursive: true, force: true });
  const levels = Math.max(0, ...names.map((name) => name.split("/").filter((part) => part === "..").length));
  const project = join(folder, ...Array.from({ length: levels + 1 }, () => "project"));
  await fs.mkdir(project, { recursive: true });
  for (const name of names) {
    const written = await layOut(base, root, name, project, git);
    if (!written.ok) {
      await remove();
      return written;
    }
  }
  return ok({ root: project, remove });
}

async function layOut(base: string, root: string, name: string, project: string, git: Git): Promise<Outcome<void>> {
  const files = name.endsWith("/") ? await filesIn(base, root, name, git) : ok([name]);
  if (!files.ok) return files;
  for (const file of files.value) {
    const text = await git(["cat-file", "blob", `${base}:./${file}`], root);
    if (!text.ok) return text;
    // What it refers to may have moved too, and is not laid out.
    if (OTHER_FILE.test(text.value)) return problem(`${file} refers to other files`);
    await fs.mkdir(dirname(join(project, file)), { recursive: true });
    await fs.writeFile(join(project, file), text.value);
  }
  return ok(undefined);
}

async function filesIn(base: string, root: string, name: string, git: Git): Promise<Outcome<readonly string[]>> {
  const listed = await git(["ls-tree", "-r", "-z", "--name-only", base, "--", name], root);
  return listed.ok ? ok(listed.value.split("\0").filter(Boolean)) : listed;
}

const OTHER_FILE = /\$ref["']?\s*:\s*["']?[^#"'\s]/;
