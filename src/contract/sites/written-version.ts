/** `version: 2.10` without quotes is the number 2.1 to YAML, and release 2.10 to whoever wrote it. */
import { isObject, type RawObject } from "../read/raw.js";

/** The document with its version as the text says it. */
export function withWrittenVersion(root: RawObject, text: string): RawObject {
  const { info } = root;
  const value = isObject(info) ? info.version : undefined;
  if (!isObject(info) || typeof value !== "number") return root;
  const written = Array.from(text.matchAll(WRITTEN), ([, one = ""]) => one).find((one) => Number(one) === value);
  return written === undefined ? root : { ...root, info: { ...info, version: written } };
}

const WRITTEN = /["']?version["']?[ \t]*:[ \t]*(\d+(?:\.\d+)?)(?=[\s,}#]|$)/g;
