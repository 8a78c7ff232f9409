import type {
  Contract,
  ContractPart,
  Operation,
  OperationPart,
  Schema,
  SchemaOrBoolean,
} from "../../contract/contract.js";

type Known = Pick<Contract, "contentOf" | "contentWithin" | "contentBelow" | "frameOf">;

/** Two schemas of the same words: what differs is among what they refer to. */
export interface Framed {
  readonly base: Schema;
  readonly target: Schema;
  readonly parts: readonly { readonly step: string; readonly base: Schema; readonly target: Schema }[];
}

/**
 * What both contracts say word for word need not be compared: most of one release is in the next as it was.
 * Finds that out before anything is made of it.
 */
export class Contents {
  readonly #framed = new Map<Schema, { readonly target: Schema; readonly found: Framed | undefined }>();

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

  /** Undefined proves nothing. */
  framed(base: Schema, target: Schema): Framed | undefined {
    const known = this.#framed.get(base);
    if (known?.target === target) return known.found;
    const found = this.#frame(base, target);
    this.#framed.set(base, { target, found });
    return found;
  }

  #frame(base: Schema, target: Schema): Framed | undefined {
    const before = this.base.frameOf(base);
    const after = before === undefined ? undefined : this.target.frameOf(target);
    if (before === undefined || before.words !== after?.words) return undefined;
    const was = before.parts();
    const is = after.parts();
    if (was === undefined || is === undefined) return undefined;
    const steps = new Map(is.map(({ step, schema }) => [step, schema]));
    const parts = was.flatMap(({ step, schema }) => {
      const partner = steps.get(step);
      return partner === undefined || this.same(schema, partner) ? [] : [{ step, base: schema, target: partner }];
    });
    return { base, target, parts };
  }

  #sameSchema(base: SchemaOrBoolean, target: SchemaOrBoolean | undefined): boolean {
    return typeof base === "object" && typeof target === "object" ? this.same(base, target) : base === target;
  }
}
