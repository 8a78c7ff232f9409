import type { Contract, ContractPart, SchemaOrBoolean } from "../../contract/contract.js";

type Known = Pick<Contract, "contentOf">;

/** What both contracts say word for word need not be compared: most of one release is in the next as it was. */
export class SameContent {
  constructor(
    readonly base: Known,
    readonly target: Known,
  ) {}

  /** False proves nothing. */
  same(base: ContractPart, target: ContractPart): boolean {
    const content = this.base.contentOf?.(base);
    return content !== undefined && content === this.target.contentOf?.(target);
  }

  allSame(base: readonly SchemaOrBoolean[], target: readonly SchemaOrBoolean[]): boolean {
    return base.length === target.length && base.every((one, index) => this.#sameSchema(one, target[index]));
  }

  #sameSchema(base: SchemaOrBoolean, target: SchemaOrBoolean | undefined): boolean {
    return typeof base === "object" && typeof target === "object" ? this.same(base, target) : base === target;
  }
}
