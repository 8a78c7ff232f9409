/** What every known contract says about one element. */
import type { Contract, OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { type Saying, sayingOn, UNREAD } from "../../contract/sightings/index.js";
import type { History } from "./history.js";

/** What the contract of one release says of an element. */
export interface Sighting extends Saying {
  readonly release: string;
}

export function sightingsOf({ contracts, written }: History, key: OperationKey, element: Element): readonly Sighting[] {
  const known = written?.on(key, element);
  const read = reader(key, element);
  return contracts.map((release) => {
    const said = release.written === undefined ? undefined : known?.[release.written];
    return { release: release.version, ...(said ?? read(release)) };
  });
}

/** What stands at its path could not be read, so that it may be there. */
const mayHold = ({ unread }: Contract, key: OperationKey): boolean =>
  unread.size > 0 && (unread.has(key) || unread.has(key.slice(key.indexOf(" ") + 1)));

/** Contract by contract, oldest first. */
function reader(key: OperationKey, element: Element): (release: History["contracts"][number]) => Saying {
  let before: { readonly content: string; readonly said: Saying } | undefined;
  return ({ contract }) => {
    const operation = contract.operations.get(key) ?? contract.webhooks.get(key);
    const content = operation === undefined ? undefined : contract.contentOf(operation);
    // word for word what the release before said, with all it refers to: nothing has to be looked up again
    if (before !== undefined && before.content === content) return before.said;
    const said = operation === undefined && mayHold(contract, key) ? UNREAD : sayingOn(operation, element);
    before = content === undefined ? undefined : { content, said };
    return said;
  };
}
