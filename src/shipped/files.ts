/** What is written down of the contracts of a folder, beside them: `npm run specs:digest`. */
const WRITTEN = ["digests.json", "statements.json", "parts.json"] as const;

/**
 * @param files the names of all files of the folder
 * @example missingFrom(["2.24.json", "digests.json", "parts.json"]) // ["statements.json"]
 */
export const missingFrom = (files: readonly string[]): readonly string[] =>
  WRITTEN.filter((file) => !files.includes(file));
