/** Files as they would be after the edits, for everybody who reads through a file system. */
import type { FileSystem } from "../../scan/discover/file-system.js";

/** `texts`: by absolute path with forward slashes. */
export function overlaid(below: FileSystem, texts: ReadonlyMap<string, string>): FileSystem {
  return {
    ...below,
    read: (file) => {
      const text = texts.get(file);
      return text === undefined ? below.read(file) : { ok: true, text };
    },
    stamp: (file) => {
      const [text, stamp] = [texts.get(file), below.stamp(file)];
      return text === undefined || stamp === undefined ? stamp : { ...stamp, size: Buffer.byteLength(text) };
    },
  };
}
