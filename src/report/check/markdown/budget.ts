/** How many bytes of a document are still free. */
export interface Budget {
  /** books `text` and says yes, or says no and books nothing */
  readonly take: (text: string) => boolean;
  /** the longest start of `items` that fits with `frame` around it; books both */
  readonly takeSome: (frame: readonly string[], items: readonly string[]) => readonly string[];
}

/** Kept free for the sentences that say how much was left out. */
const RESERVE = 1024;

export const within = (limit: number): Budget => {
  let free = limit - RESERVE;
  const take = (text: string): boolean => {
    const size = Buffer.byteLength(text, "utf8") + 1;
    if (size > free) return false;
    free -= size;
    return true;
  };
  return {
    take,
    takeSome: (frame, items) => {
      if (!take(frame.join("\n"))) return [];
      const end = items.findIndex((item) => !take(item));
      return end < 0 ? items : items.slice(0, end);
    },
  };
};
