/**
 * One file, one fate. What goes through files one after the other knows nothing of hostile ones; when it throws, the
 * files that made it throw are left out, named, and the others are gone through again. A run without any pays nothing.
 */
import type { SourceText } from "./calls/analysis.js";
import { isDeeper, leaveUnparsed, syntaxOf } from "./project/syntax.js";

/** levels of syntax; written code stays below a hundred, and what recurses holds a few thousand */
const DEEPEST = 1000;
const TOO_DEEP = "the code is nested too deeply to be read";

const unread = new WeakMap<SourceText, string>();

export const isUnread = (source: SourceText): boolean => unread.has(source);

/** Also for what the compiler itself could not get through. */
export const whyUnread = (source: SourceText): string =>
  unread.get(source) ?? "the code is nested too deeply to be parsed";

/** `alone` does the work for one file, to find out which ones fail. */
export function isolated<T>(files: readonly SourceText[], together: () => T, alone: (file: SourceText) => void): T {
  for (;;) {
    try {
      return together();
    } catch (error) {
      const readable = files.filter((file) => !isUnread(file));
      const deep = readable.filter((file) => isDeeper(syntaxOf(file), DEEPEST));
      for (const file of deep) leave(file, TOO_DEEP);
      const culprits = deep.length > 0 ? deep : readable.filter((file) => fails(file, alone));
      // It is no single file: a bug of this program, which is said as one.
      if (culprits.length === 0) throw error;
    }
  }
}

function fails(file: SourceText, alone: (file: SourceText) => void): boolean {
  try {
    alone(file);
    return false;
  } catch (error) {
    leave(file, error instanceof RangeError ? TOO_DEEP : `reading the code failed (${String(error)})`);
    return true;
  }
}

function leave(file: SourceText, reason: string): void {
  unread.set(file, reason);
  leaveUnparsed(file);
}
