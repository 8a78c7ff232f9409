/** Whether a contract can speak of what it does not list. */
import type { Contract, OperationKey } from "./contract.js";

/**
 * The API may have an operation that the contract lacks: it is a part of the whole, or what stands at that path could
 * not be read. Whoever concludes anything from an absence asks here first.
 */
export const mayHold = ({ partial, unread }: Pick<Contract, "partial" | "unread">, key: OperationKey): boolean =>
  partial || (unread.size > 0 && (unread.has(key) || unread.has(key.slice(key.indexOf(" ") + 1))));
