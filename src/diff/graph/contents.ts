import type { Contract, ContractPart, Operation, OperationPart, SchemaOrBoolean } from "../../spec/contract.js";

/**
 * What both contracts say word for word need not be compared: most of one release is in the next as it was.
 * Finds that out before anything is made of it.
 */
export class Contents {
  constructor(
    readonly base: Pick<Contract, "contentOf" | "contentWithin">,
    readonly target: Pick<Contract, "contentOf" | "contentWithin">,
  ) {}

  /** False proves nothing. */
  same(base: ContractPart, target: ContractPart): boolean {
    const content = this.base.contentOf(base);
    return content !== undefined && content === this.target.contentOf(target);
  }

  /** Known before the part is made. What path parameters mean depends on the path that they stand in. */
  sameWithin(base: Operation, target: Operation, part: OperationPart): boolean {
    if (part === "parameters" && base.path !== target.path) return false;
    const content = this.base.contentWithin(base, part);
    return content !== undefined && content === this.target.contentWithin(target, part);
  }

  allSame(base: readonly SchemaOrBoolean[], target: readonly SchemaOrBoolean[]): boolean {
    return base.length === target.length && base.every((one, index) => this.#sameSchema(one, target[index]));
  }

  #sameSchema(base: SchemaOrBoolean, target: SchemaOrBoolean | undefined): boolean {
    return typeof base === "object" && typeof target === "object" ? this.same(base, target) : base === target;
  }
}
