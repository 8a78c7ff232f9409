/** What every known contract says about one element. */
import { mayHold } from "../../contract/absence.js";
import type { OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { standsInEmptyObject } from "../../contract/emptied-object.js";
import { ABSENT, type Statement, statementOn, UNREAD } from "../../contract/statement.js";
import type { History } from "./history.js";

/** What the contract of one release says of an element. */
export interface ReleaseStatement extends Statement {
  readonly release: string;
  /** the contract cannot tell of the operation, which it lacks: what happens to it may have happened there already */
  readonly unsaid?: boolean;
}

export function statementsOf(
  { contracts, written }: History,
  key: OperationKey,
  element: Element,
): readonly ReleaseStatement[] {
  const known = written?.on(key, element);
  const read = reader(key, element);
  return contracts.map((release) => {
    const said = release.written === undefined ? undefined : known?.[release.written];
    return { release: release.version, unsaid: isUnsaid(release, key), ...(said ?? read(release)) };
  });
}

const isUnsaid = (release: History["contracts"][number], key: OperationKey): boolean =>
  release.mayHold(key) && !release.contract.operations.has(key) && !release.contract.webhooks.has(key);

/** Contract by contract, oldest first. */
function reader(key: OperationKey, element: Element): (release: History["contracts"][number]) => Statement {
  let before: { readonly content: string | undefined; readonly said: Statement; readonly emptied: boolean } | undefined;
  return ({ contract }) => {
    const operation = contract.operations.get(key) ?? contract.webhooks.get(key);
    const content = operation === undefined ? undefined : contract.contentOf?.(operation);
    // word for word what the release before said, with all it refers to: nothing has to be looked up again
    if (before !== undefined && content !== undefined && before.content === content) return before.said;
    const read = operation === undefined && mayHold(contract, key) ? UNREAD : statementOn(operation, element);
    const emptied =
      (before?.emptied === true || before?.said.state === "present") &&
      read.state === "unknown" &&
      operation !== undefined &&
      standsInEmptyObject(operation, element);
    const said = emptied ? { ...ABSENT, maturity: read.maturity } : read;
    before = { content, said, emptied };
    return said;
  };
}
