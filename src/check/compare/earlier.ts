/** Two releases of one API: what others of its releases and its notices said of what is gone. */
import type { EarlierSigns, NotCompared } from "../../diff/index.js";
import type { Side } from "./side.js";

interface Earlier {
  /** undefined: nothing is known beside the two documents */
  readonly signs: EarlierSigns | undefined;
  /** why nothing is, where something should be */
  readonly unread: readonly NotCompared[];
}

export async function earlierSignsOf({ provider }: Side, target: Side): Promise<Earlier> {
  if (provider === undefined || provider !== target.provider) return { signs: undefined, unread: [] };
  const [{ openHistory }, { earlierSigns }] = await Promise.all([
    import("../../diff/history/index.js"),
    import("../../policy/index.js"),
  ]);
  const history = await openHistory(provider);
  if (history.ok) return { signs: earlierSigns(history.value, target.name.version), unread: [] };
  const { message, file = provider.name, line = 1, column = 1 } = history.problem;
  const reason = `other releases were not asked whether they announced what is gone: ${message}`;
  return { signs: undefined, unread: [{ file, line, column, pointer: [], reason }] };
}
