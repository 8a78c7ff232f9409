/**
 * Where the compiled compiler is kept, told before the compiler is first loaded. A module is loaded once and takes no
 * arguments, so this is the one place of the scan that is shared by the whole process.
 */
export const codeCache: {
  /** absolute; a private folder of the user, see `openUserCache` */
  folder: string | undefined;
  afterRun: (() => void) | undefined;
} = {
  folder: undefined,
  afterRun: undefined,
};

/** Once a run is over: then what it needed is compiled. */
export function keepCompiledCode(): void {
  codeCache.afterRun?.();
  codeCache.afterRun = undefined;
}
