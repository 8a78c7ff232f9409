import type { Contract } from "../contract/contract.js";
import type { DigestsRecord } from "./digests.js";
import { WrittenParts } from "./parts/parts.js";
import type { PartsRecord } from "./parts/record.js";
import { readShipped } from "./read.js";
import type { StatementsRecord } from "./statements/record.js";
import { Statements } from "./statements/statements.js";

/** Where the contract of a version lies, and what it is called in reports: `runai 2.24`. */
interface ShippedFile {
  readonly path: string;
  readonly name: string;
}

/**
 * Contracts that come with this package, and what is written down of them beside them, so that few have to be read:
 * `npm run specs:digest` makes those files. A version that the project has its own contract of is not among them.
 */
export class Shipped {
  readonly #files: ReadonlyMap<string, ShippedFile>;
  readonly #read: (name: string) => unknown;
  readonly #contracts = new Map<string, Contract | undefined>();
  #statements: Statements | undefined;
  #parts: WrittenParts | undefined;
  #digests: DigestsRecord | undefined;

  /** `read`: a JSON file beside the contracts */
  constructor(files: ReadonlyMap<string, ShippedFile>, read: (name: string) => unknown) {
    this.#files = files;
    this.#read = read;
  }

  /** Read once. `undefined`: it is none of these, or cannot be read. */
  contract(version: string): Contract | undefined {
    const file = this.#files.get(version);
    if (file !== undefined && !this.#contracts.has(version)) {
      this.#digests ??= this.#read("digests.json") as DigestsRecord;
      this.#contracts.set(version, readShipped(file.path, file.name, this.#digests[version]));
    }
    return this.#contracts.get(version);
  }

  /** Whether `statements` speak of the contract of that version. */
  has(version: string): boolean {
    return this.#files.has(version) && this.statements.releases.includes(version);
  }

  get statements(): Statements {
    return (this.#statements ??= new Statements(this.#read("statements.json") as StatementsRecord));
  }

  get parts(): WrittenParts {
    return (this.#parts ??= new WrittenParts(this.#read("parts.json") as PartsRecord));
  }
}
