import type {
  Contract,
  ContractPart,
  Operation,
  OperationPart,
  Schema,
  SchemaOrBoolean,
} from "../../contract/contract.js";

type Known = Pick<Contract, "contentOf" | "contentWithin" | "contentBelow">;

/**
 * What both contracts say word for word need not be compared: most of one release is in the next as it was.
 * Finds that out before anything is made of it.
 */
export class SameContent {
  constructor(
    readonly base: Known,
    readonly target: Known,
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

  /** Whether anything is known of what has not been made. */
  get seesBelow(): boolean {
    return this.base.contentBelow !== undefined && this.target.contentBelow !== undefined;
  }

  /** Known before it is made: a response of an operation, a property of a schema. */
  sameBelow<Holder extends Operation | Schema>(base: Holder, target: Holder, name: string): boolean {
    const content = this.base.contentBelow?.(base, name);
    return content !== undefined && content === this.target.contentBelow?.(target, name);
  }

  allSame(base: readonly SchemaOrBoolean[], target: readonly SchemaOrBoolean[]): boolean {
    return base.length === target.length && base.every((one, index) => this.#sameSchema(one, target[index]));
  }

  #sameSchema(base: SchemaOrBoolean, target: SchemaOrBoolean | undefined): boolean {
    return typeof base === "object" && typeof target === "object" ? this.same(base, target) : base === target;
  }
}
