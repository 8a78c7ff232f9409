/** Reading what somebody else laid down: a link `.gitignore → /dev/zero` never ends, a pipe that nobody fills never begins. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/**
 * The bytes of a file. Throws as `readFileSync` does, with the code `EFBIG` where it has more than `most` bytes, and
 * `EINVAL` where it is a pipe, a socket, a device or a folder.
 */
export function readRegularFile(path: string, most = Number.POSITIVE_INFINITY): Buffer {
  // without waiting for whoever writes into a pipe; Windows has no such files
  const opened = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const facts = fstatSync(opened);
    if (!facts.isFile()) throw Object.assign(new Error(`${path} is no regular file`), { code: "EINVAL" });
    if (facts.size > most) throw Object.assign(new Error(`${path} is too large`), { code: "EFBIG" });
    // what the system makes up while it is read, such as /proc/self/environ with its secrets, says that it is empty
    return facts.size === 0 ? Buffer.alloc(0) : readFileSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** The same as UTF-8. */
export const readRegularText = (path: string): string => readRegularFile(path).toString("utf8");
