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

/** `some` does the work for some of the files, to find out which ones fail. */
export function isolated<T>(
  files: readonly SourceText[],
  together: () => T,
  some: (files: ReadonlySet<SourceText>) => void,
): T {
  for (;;) {
    try {
      return together();
    } catch (error) {
      const readable = files.filter((file) => !isUnread(file));
      const deep = readable.filter((file) => isDeeper(syntaxOf(file), DEEPEST));
      for (const file of deep) leave(file, TOO_DEEP);
      const found = deep.length > 0 || leaveFailing(readable, error, some);
      // It is no single file: a bug of this program, which is said as one.
      if (!found) throw error;
    }
  }
}

/** Half by half, as one that fails among thousands is found in a few tries. */
function leaveFailing(
  files: readonly SourceText[],
  error: unknown,
  some: (files: ReadonlySet<SourceText>) => void,
): boolean {
  const [only, ...others] = files;
  if (only === undefined) return false;
  if (others.length === 0) {
    leave(only, error instanceof RangeError ? TOO_DEEP : `reading the code failed (${String(error)})`);
    return true;
  }
  const middle = files.length >> 1;
  return [files.slice(0, middle), files.slice(middle)]
    .map((half) => {
      try {
        some(new Set(half));
        return false;
      } catch (failure) {
        return leaveFailing(half, failure, some);
      }
    })
    .includes(true);
}

function leave(file: SourceText, reason: string): void {
  unread.set(file, reason);
  leaveUnparsed(file);
}
