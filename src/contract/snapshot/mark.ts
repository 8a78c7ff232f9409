/** The key at the top of every document this product writes; its value says where the facts come from. */
export const SNAPSHOT_KEY = "x-lastcall";

/**
 * Beside what a snapshot's source had and could not be read: `true` in a schema, names of parts in an operation. What is
 * missing there is unknown, however often the snapshot is read.
 */
export const UNREAD_KEY = "x-lastcall-unread";

/** Snapshots start with their mark, so that a look at the first bytes tells them from what vendors write. */
export const isSnapshot = (text: string): boolean =>
  text.startsWith(`{"${SNAPSHOT_KEY}":`) || text.startsWith(LAID_OUT);

/** How a snapshot starts that `layOut` wrote, with one operation or component a line. */
const LAID_OUT = `{\n"${SNAPSHOT_KEY}":`;
