import type { Contract, ContractPart, SchemaOrBoolean } from "../../spec/contract.js";

/**
 * What both contracts say word for word need not be compared: most of one release is in the next as it was.
 * Finds that out before anything is made of it.
 */
export class Contents {
  constructor(
    readonly base: Pick<Contract, "contentOf">,
    readonly target: Pick<Contract, "contentOf">,
  ) {}

  /** False proves nothing. */
  same(base: ContractPart, target: ContractPart): boolean {
    const content = this.base.contentOf(base);
    return content !== undefined && content === this.target.contentOf(target);
  }

  allSame(base: readonly SchemaOrBoolean[], target: readonly SchemaOrBoolean[]): boolean {
    return base.length === target.length && base.every((one, index) => this.#sameSchema(one, target[index]));
  }

  #sameSchema(base: SchemaOrBoolean, target: SchemaOrBoolean | undefined): boolean {
    return typeof base === "object" && typeof target === "object" ? this.same(base, target) : base === target;
  }
}
