/** The part of a Node stream that the command line needs; a test passes an object that collects. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const DEFAULT_WIDTH = 80;

/** Columns of the stream, 80 where nobody says. */
export const widthOf = (stream: OutputStream): number =>
  stream.columns !== undefined && stream.columns > 0 ? stream.columns : DEFAULT_WIDTH;
