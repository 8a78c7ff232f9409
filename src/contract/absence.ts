/** Whether a contract can speak of what it does not list. */
import type { Contract, OperationKey } from "./contract.js";

/** As `mayHold`, of an address as a call has it: `/trees/42` may be at the unread path `/trees/{}`. */
export function mayAnswer(
  { partial, unread }: Pick<Contract, "partial" | "unread">,
  method: string,
  path: string,
): boolean {
  if (partial) return true;
  const asked = path.split("/");
  return [...unread].some((one) => {
    const [, named, template = ""] = /^(?:(\S+) )?(\S*)$/s.exec(one) ?? [];
    const known = template.split("/");
    return (
      (named === undefined || named === method) &&
      known.length === asked.length &&
      known.every((segment, at) => segment === asked[at] || segment.includes("{}"))
    );
  });
}

/**
 * The API may have an operation that the contract lacks: it is a part of the whole, or what stands at that path could
 * not be read. Whoever concludes anything from an absence asks here first.
 */
export const mayHold = ({ partial, unread }: Pick<Contract, "partial" | "unread">, key: OperationKey): boolean =>
  partial || (unread.size > 0 && (unread.has(key) || unread.has(key.slice(key.indexOf(" ") + 1))));
