/**
 * What can go wrong because of the input is a value, never an exception; exceptions are bugs.
 *
 * @example
 * const loaded = await loadContract(source);
 * if (!loaded.ok) return fail(loaded.problem);
 */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** One line for the user, one hint on what to do next, and the place if there is one. Exit code 2. */
export interface Problem {
  readonly message: string;
  readonly hint?: string;
  readonly file?: string;
  /** from 1 */
  readonly line?: number;
  /** from 1, UTF-16 code units */
  readonly column?: number;
}

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const problem = (message: string, rest: Omit<Problem, "message"> = {}): { ok: false; problem: Problem } => ({
  ok: false,
  problem: { message, ...rest },
});
