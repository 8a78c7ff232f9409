/** Fingerprints of one report, unique: `abc`, `abc:2`, `abc:3`. */
export const numbered = (): ((fingerprint: string) => string) => {
  const seen = new Map<string, number>();
  return (fingerprint) => {
    const count = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, count);
    return count === 1 ? fingerprint : `${fingerprint}:${count}`;
  };
};
