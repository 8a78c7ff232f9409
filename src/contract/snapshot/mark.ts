/** The key at the top of every document this product writes; its value says where the facts come from. */
export const SNAPSHOT_KEY = "x-lastcall";

/** Snapshots start with their mark, so that a look at the first bytes tells them from what vendors write. */
export const isSnapshot = (text: string): boolean =>
  text.startsWith(`{"${SNAPSHOT_KEY}":`) || text.startsWith(LAID_OUT);

/** With one operation or component a line, as `layOut` writes it. */
export const isLaidOut = (bytes: Buffer): boolean => bytes.toString("latin1", 0, LAID_OUT.length) === LAID_OUT;

const LAID_OUT = `{\n"${SNAPSHOT_KEY}":`;
