import type { Value } from "../domain/value.js";

/** Members that are found by asking for them. */
export class LazyMembers extends Map<string, Value> {
  readonly #find: (name: string) => Value | undefined;

  constructor(find: (name: string) => Value | undefined) {
    super();
    this.#find = find;
  }

  override get(name: string): Value | undefined {
    return this.#find(name);
  }
}
