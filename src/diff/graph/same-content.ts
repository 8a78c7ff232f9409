import type { Contract, ContractPart, Pointer, SchemaOrBoolean } from "../../contract/contract.js";

type Known = Pick<Contract, "contentOf">;

/** What both contracts say word for word need not be compared: most of one release is in the next as it was. */
export class SameContent {
  constructor(
    readonly base: Known,
    readonly target: Known,
  ) {}

  /** False proves nothing. */
  same<Part extends ContractPart>(base: Part, target: Part, within?: Pointer): boolean {
    const content = this.base.contentOf?.(base, within);
    return content !== undefined && content === this.target.contentOf?.(target, within);
  }

  allSame(base: readonly SchemaOrBoolean[], target: readonly SchemaOrBoolean[]): boolean {
    return base.length === target.length && base.every((one, index) => this.#sameSchema(one, target[index]));
  }

  #sameSchema(base: SchemaOrBoolean, target: SchemaOrBoolean | undefined): boolean {
    return typeof base === "object" && typeof target === "object" ? this.same(base, target) : base === target;
  }
}
