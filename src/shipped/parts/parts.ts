import type { OperationKey } from "../../contract/contract.js";
import { ELEMENT_KINDS, type Element } from "../../contract/element.js";
import type { PartsRecord, RecordedField, RecordedGuess, RecordedNames } from "./record.js";

/** Releases that a history has, oldest first; `written`: which of the record each is. */
interface WithContracts {
  readonly contracts: readonly WrittenRelease[];
}
interface WrittenRelease {
  readonly written: number | undefined;
}

/** An element of one operation; `anchor` is the same for what is the same in several operations. */
interface WrittenPart {
  readonly operation: OperationKey;
  readonly element: Element;
  readonly anchor: string;
}

/** A field that a notice may mean, in the contract with that position. */
interface NamedField {
  readonly at: number;
  readonly operation: OperationKey;
  readonly name: string;
}

/** What is written down of the shipped contracts beside what they say of each element. `undefined`: they have to be asked. */
export class WrittenParts {
  readonly #record: PartsRecord;
  #became: ReadonlyMap<string, readonly RecordedGuess[]> | undefined;
  #named: ReadonlyMap<string, readonly RecordedNames[]> | undefined;

  constructor(record: PartsRecord) {
    this.#record = record;
  }

  /** See `candidatesIn`; without those that an earlier release has told. */
  candidates({ contracts }: WithContracts, at: number): readonly WrittenPart[] | undefined {
    if (!this.#isAsWritten(contracts, at)) return undefined;
    const { candidates, operations } = this.#record;
    return candidates
      .filter(([release]) => release === at)
      .map(([, operation, ...field]) => this.#candidate(operations[operation] ?? "", field));
  }

  /** See `fieldsNamed`. */
  named({ contracts }: WithContracts, { at, operation, name }: NamedField): readonly WrittenPart[] | undefined {
    const release = contracts[at]?.written;
    if (release === undefined) return undefined;
    this.#named ??= this.#byName();
    const fields = this.#named.get(idOf(operation, name))?.findLast(([from]) => from <= release)?.[3];
    return fields?.map((field) => this.#candidate(operation, field));
  }

  /** What stands in a release for an element that it lacks and the release before had. */
  became(
    before: WrittenRelease,
    after: WrittenRelease,
    operation: OperationKey,
    { kind, path }: Element,
  ): readonly RecordedGuess[] | undefined {
    if (before.written === undefined || after.written !== before.written + 1) return undefined;
    this.#became ??= this.#guesses();
    return this.#became.get(idOf(String(before.written), operation, kind, ...path));
  }

  /** The releases up to the next one are those of the record, and nothing lies between them. */
  #isAsWritten(contracts: readonly WrittenRelease[], at: number): boolean {
    const { length } = this.#record.releases;
    if (at >= length || (at + 1 === length && contracts.length > length)) return false;
    return contracts.slice(0, at + 2).every(({ written }, index) => written === index);
  }

  #guesses(): ReadonlyMap<string, readonly RecordedGuess[]> {
    const guesses = new Map<string, readonly RecordedGuess[]>();
    for (const [release, operation, kind, , path, became] of this.#record.candidates) {
      if (became === undefined) continue;
      guesses.set(
        idOf(
          String(release),
          this.#record.operations[operation] ?? "",
          ELEMENT_KINDS[kind] ?? "",
          ...this.#names(path),
        ),
        became,
      );
    }
    return guesses;
  }

  #byName(): ReadonlyMap<string, readonly RecordedNames[]> {
    const found = new Map<string, RecordedNames[]>();
    for (const row of this.#record.named) {
      const id = idOf(this.#record.operations[row[1]] ?? "", this.#record.texts[row[2]] ?? "");
      const rows = found.get(id);
      if (rows === undefined) found.set(id, [row]);
      else rows.push(row);
    }
    return found;
  }

  #candidate(
    operation: string,
    [kind, anchor, path]: RecordedField | readonly [...RecordedField, ...unknown[]],
  ): WrittenPart {
    return {
      operation: operation as OperationKey,
      element: { kind: ELEMENT_KINDS[kind] ?? "operation", path: this.#names(path) },
      anchor: this.#record.texts[anchor] ?? "",
    };
  }

  #names(path: readonly number[]): readonly string[] {
    return path.map((name) => this.#record.texts[name] ?? "");
  }
}

const idOf = (...words: readonly string[]): string => words.join("\n");
