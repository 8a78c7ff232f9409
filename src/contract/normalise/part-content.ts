import type { Contract, OperationKey } from "../contract.js";
import type { Context } from "./context.js";
import { child, type Node } from "./node.js";
import { ReadOperation } from "./operations.js";

/** What is known of the words of operations, and of anything else by what it was read from. */
export interface PartContent {
  readonly ofOperation: (key: OperationKey) => string | undefined;
  readonly ofNode: (node: Node) => string | undefined;
}

export const contentOfParts =
  (context: Context, content: PartContent): NonNullable<Contract["contentOf"]> =>
  (part, within = []) => {
    if ("key" in part && within.length === 0) return content.ofOperation(part.key);
    let node = ReadOperation.nodeOf(part) ?? context.nodeOf(part);
    for (const token of within) node = node === undefined ? undefined : child(node, token);
    return node?.value === undefined ? undefined : content.ofNode(node);
  };
