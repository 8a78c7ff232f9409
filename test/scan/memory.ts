import type { Entry, FileSystem } from "../../src/scan/discover/file-system.js";

/** A disk in memory: path → text. `null` is a file that cannot be read. */
export function memoryFileSystem(files: Readonly<Record<string, string | null>>): FileSystem {
  const folders = new Map<string, Map<string, Entry["kind"]>>();
  for (const path of Object.keys(files)) {
    const parts = path.split("/").slice(1);
    for (let depth = 0; depth < parts.length; depth += 1) {
      const folder = `/${parts.slice(0, depth).join("/")}`.replace(/\/$/, "");
      const entries = folders.get(folder) ?? new Map<string, Entry["kind"]>();
      entries.set(parts[depth] ?? "", depth === parts.length - 1 ? "file" : "folder");
      folders.set(folder, entries);
    }
  }
  return {
    list: (folder) => {
      const entries = folders.get(folder.replace(/\/$/, ""));
      return entries && [...entries].map(([name, kind]) => ({ name, kind }));
    },
    read: (file) => {
      const text = files[file];
      if (text === undefined) return { ok: false, reason: "missing" };
      return text === null ? { ok: false, reason: "unreadable" } : { ok: true, text };
    },
    kind: (path) => (files[path] !== undefined ? "file" : folders.has(path.replace(/\/$/, "")) ? "folder" : "none"),
    stamp: (file) =>
      files[file] === undefined ? undefined : { size: files[file]?.length ?? 0, modified: 0, changed: 0 },
    realPath: (path) => path,
  };
}
