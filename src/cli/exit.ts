/** `0` clean · `1` findings at or above the gate · `2` could not do the job. */
export type ExitCode = 0 | 1 | 2;

export const CLEAN = 0;
export const FINDINGS = 1;
export const TROUBLE = 2;
