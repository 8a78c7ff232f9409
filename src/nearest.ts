/** The known word a mistyped one most likely means: at most two edits, or a third of its length, away. */
export const nearest = (word: string, known: readonly string[]): string | undefined => nearestFew(word, known)[0];

/** The known words that it may mean, the most likely first: those much farther off than the best are not offered. */
export function nearestFew(word: string, known: readonly string[], most?: number): readonly string[] {
  const limit = Math.max(2, Math.floor(word.length / 3));
  const close = known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  const best = Math.min(...close.map(({ distance }) => distance));
  return close
    .filter(({ distance }) => distance <= best + 1)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Levenshtein's, one row at a time: how far what was read of one word is from each start of the other. */
export function editDistance(a: string, b: string): number {
  const letters = [...b];
  let row = letters.map((_, at) => at + 1);
  for (const [read, letter] of [...a].entries()) {
    let [corner, left] = [read, read + 1];
    row = row.map((above, at) => {
      const here = Math.min(corner + (letter === letters[at] ? 0 : 1), above + 1, left + 1);
      [corner, left] = [above, here];
      return here;
    });
  }
  // of nothing each letter is an edit
  return row.at(-1) ?? [...a].length;
}
