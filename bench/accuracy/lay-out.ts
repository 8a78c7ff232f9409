// Brings one code base and its API's documents out of git snapshots into a folder, as the truth names them.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import type { CodeBase, Document } from "./truth.js";

interface LaidOut {
  code: string;
  /** The path of each document, by the name that the truth gives it. */
  documents: Record<string, string>;
}

/** The git directory of `owner/name` below a folder: `owner+name`, `owner/name` or `name`, bare or not. */
function findSnapshot(snapshots: string, repository: string): string | undefined {
  const [, name = ""] = repository.split("/");
  return [repository.replace("/", "+"), repository, name]
    .map((folder) => gitDirectory(join(snapshots, folder), 3))
    .find((found) => found !== undefined);
}

function gitDirectory(folder: string, depth: number): string | undefined {
  if (!existsSync(folder)) return undefined;
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = new Set(entries.map(({ name }) => name));
  if (["HEAD", "objects", "refs"].every((name) => names.has(name))) return folder;
  if (depth === 0) return undefined;
  const below = names.has(".git") ? [".git"] : entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return below.map((name) => gitDirectory(join(folder, name), depth - 1)).find((found) => found !== undefined);
}

/** Lays out whole or says what is missing, a line each. */
export function layOut(codeBase: CodeBase, snapshots: string, into: string): LaidOut | { missing: string[] } {
  const missing: string[] = [];
  const from = (repository: string, commit: string, act: (git: (...args: string[]) => Buffer) => void): void => {
    const snapshot = findSnapshot(snapshots, repository);
    if (snapshot === undefined) {
      missing.push(`no snapshot of ${repository}: git clone --bare https://github.com/${repository}`);
      return;
    }
    try {
      act((...args) =>
        execFileSync("git", [`--git-dir=${snapshot}`, ...args], { maxBuffer: 2 ** 31 - 1, stdio: "pipe" }),
      );
    } catch (error) {
      missing.push(`${repository} ${commit}: ${String(error instanceof Error ? error.message : error).split("\n")[0]}`);
    }
  };

  const code = join(into, "code");
  from(codeBase.repository, codeBase.commit, (git) =>
    unpack(git("archive", codeBase.commit, ...codeBase.folders), code),
  );
  const documents: Record<string, string> = {};
  for (const [name, document] of Object.entries(codeBase.documents)) {
    const path = documentPath(join(into, "documents"), name, document);
    documents[name] = path;
    const { folder, commit } = document;
    from(document.repository, commit, (git) => {
      // the folder's own tree: some repositories keep their documents out of an archive of the whole
      if (folder !== undefined)
        unpack(git("archive", `--prefix=${folder}/`, `${commit}:${folder}`), join(into, "documents", name));
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, git("show", `${commit}:${document.path}`));
      }
    });
  }
  return missing.length > 0 ? { missing: [...new Set(missing)] } : { code, documents };
}

const documentPath = (folder: string, name: string, { path, folder: whole }: Document): string =>
  whole === undefined ? join(folder, `${name}${extname(path)}`) : join(folder, name, path);

function unpack(archive: Buffer, into: string): void {
  mkdirSync(into, { recursive: true });
  execFileSync("tar", ["-x", "--no-same-owner", "-C", into], { input: archive, stdio: "pipe" });
}
