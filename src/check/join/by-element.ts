import type { OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";

interface Known<T> {
  value: T | undefined;
  readonly below: Map<string, Known<T>>;
}

/** What was found out of an element of an operation, by the steps of its path: a text of them costs more than the answer. */
export class ByElement<T extends object> {
  readonly #known: Known<T> = { value: undefined, below: new Map() };

  get(operation: OperationKey, { kind, path }: Element): T | undefined {
    let known = this.#known.below.get(operation)?.below.get(kind);
    for (const name of path) known = known?.below.get(name);
    return known?.value;
  }

  set(operation: OperationKey, { kind, path }: Element, value: T): void {
    let known = this.#known;
    for (const name of [operation, kind, ...path]) {
      let next = known.below.get(name);
      if (next === undefined) known.below.set(name, (next = { value: undefined, below: new Map() }));
      known = next;
    }
    known.value = value;
  }
}
