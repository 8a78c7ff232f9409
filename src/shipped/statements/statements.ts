import type { ListedOperation, OperationKey } from "../../contract/contract.js";
import type { Element } from "../../contract/element.js";
import { enumOwner } from "../../contract/lookup.js";
import { operationKey } from "../../contract/normalise/path.js";
import { ABSENT, type Statement, within } from "../../contract/statement.js";
import { ROOT_KINDS, spelledStep } from "./here.js";
import { type RecordedOperation, type RecordedPlace, type StatementsRecord, UNTOLD } from "./record.js";

/** What the shipped contracts say, without one of them being read. */
export class Statements {
  readonly #record: StatementsRecord;
  readonly #operations = new Map<OperationKey, RecordedOperation>();
  /** by release */
  readonly #listed: readonly ListedOperation[][];
  readonly #statements: readonly Statement[];
  #names: ReadonlyMap<string, number> | undefined;

  constructor(record: StatementsRecord) {
    this.#record = record;
    this.#statements = record.statements.map((said) => ({ ...ABSENT, ...said }));
    this.#listed = record.releases.map(() => []);
    for (const operation of record.operations) this.#list(operation);
  }

  /** oldest first */
  get releases(): readonly string[] {
    return this.#record.releases;
  }

  /** of the release with that position */
  servers(release: number): readonly string[] {
    return this.#record.servers[release] ?? [];
  }

  operations(release: number): readonly ListedOperation[] {
    return this.#listed[release] ?? [];
  }

  /** What each release says of an element; `undefined` if that is not written down, and the contracts have to be asked. */
  on(key: OperationKey, element: Element): readonly Statement[] | undefined {
    const operation = this.#operations.get(key);
    if (operation === undefined) return isCall(key) ? this.#record.releases.map(() => ABSENT) : undefined;
    const whole = this.#said(operation[1]);
    if (element.kind === "operation") return whole;
    const value = enumOwner(element);
    const place = this.#placeOf(operation, value?.owner ?? element);
    if (place === undefined) return undefined;
    const said = value === undefined ? place[0] : (this.#find(place[4], value.value) ?? place[2]);
    return this.#said(said).map((one, at) => within(whole[at]?.maturity ?? "stable", one));
  }

  #placeOf([, , roots]: RecordedOperation, { kind, path }: Element): RecordedPlace | undefined {
    const side = ROOT_KINDS.findIndex((root) => root === kind);
    const root = ROOT_KINDS[side];
    if (root === undefined) return undefined;
    const isField = root === "request-property" || root === "response-property";
    if (!isField && path.length !== 1) return undefined;
    let place = this.#record.places[roots[side] ?? UNTOLD];
    for (const segment of path) {
      const name = spelledStep(root, segment);
      const to = place === undefined ? undefined : this.#find(place[3], name);
      // A position in a list or path, and `filter[name]` for an object parameter, stand for something else.
      if (to === undefined && (isField ? /^\d+$/ : /^\d+$|[[.]/).test(name)) return undefined;
      place = this.#record.places[to ?? place?.[1] ?? UNTOLD];
    }
    return place;
  }

  /** In a list of pairs. */
  #find(pairs: readonly number[] | undefined, name: string): number | undefined {
    this.#names ??= new Map(this.#record.names.map((known, at) => [known, at]));
    const number = pairs === undefined ? undefined : this.#names.get(name);
    if (pairs === undefined || number === undefined) return undefined;
    for (let at = 0; at < pairs.length; at += 2) if (pairs[at] === number) return pairs[at + 1];
    return undefined;
  }

  #said(says: number): readonly Statement[] {
    return (this.#record.says[says] ?? []).map((said) => this.#statements[said] ?? ABSENT);
  }

  #list(operation: RecordedOperation): void {
    const [method, says, , ...spellings] = operation;
    let listed: ListedOperation | undefined;
    let next = 0;
    this.#record.says[says]?.forEach((said, release) => {
      for (
        let spelling = spellings[next];
        spelling !== undefined && spelling[0] <= release;
        spelling = spellings[++next]
      ) {
        const [, path, operationId] = spelling;
        listed = {
          key: listed?.key ?? operationKey(method, path),
          method,
          path,
          ...(operationId === undefined ? {} : { operationId }),
        };
        this.#operations.set(listed.key, operation);
      }
      if (listed !== undefined && this.#statements[said]?.state === "present") this.#listed[release]?.push(listed);
    });
  }
}

/** Webhooks are not written down. */
const isCall = (key: OperationKey): boolean => !key.includes(" webhook:");
