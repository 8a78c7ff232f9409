import type { Contract, Operation, OperationKey } from "../../contract/contract.js";
import { ABSENT, type Statement, statementOn } from "../../contract/statement.js";
import { ROOT_KINDS, rootOf } from "./here.js";
import { classAt, classesOf, leading, type Place, Places } from "./places.js";
import type {
  RecordedOperation,
  RecordedPlace,
  RecordedSpelling,
  RecordedStatement,
  StatementsRecord,
} from "./record.js";
import { Table } from "./table.js";

/** Writes down what contracts say, oldest first. They have no webhooks and nothing was left out of them. */
export function recordStatements(contracts: ReadonlyMap<string, Contract>): StatementsRecord {
  const all = [...contracts.values()];
  const names = new Table<string>();
  const statements = new Table<RecordedStatement>();
  const says = new Table<readonly number[]>();
  const numberOf = (said: readonly Statement[]): number =>
    says.numberOf(said.map((one) => statements.numberOf(withoutUsual(one))));

  const places = new Places();
  const operations = operationsOf(all).map((key) => {
    const own = all.map((contract) => contract.operations.get(key));
    return { own, roots: ROOT_KINDS.map((kind) => places.numberOf(own.map((operation) => rootOf(operation, kind)))) };
  });
  const met = places.all();
  const classes = classesOf(met);
  const distinct = new Map<number, Place>();
  met.forEach((place, at) => {
    if (!distinct.has(classAt(classes, at))) distinct.set(classAt(classes, at), place);
  });

  const recordedPlaces = Array.from(distinct.values(), (place): RecordedPlace => {
    const fields = [...leading(place, classes)].flatMap(([name, to]) => [names.numberOf(name), to]);
    const values = [...place.values].flatMap(([value, said]) => [names.numberOf(value), numberOf(said)]);
    const here = [numberOf(place.says), classAt(classes, place.other), numberOf(place.otherValue)] as const;
    return values.length > 0 ? [...here, fields, values] : fields.length > 0 ? [...here, fields] : here;
  });
  const recordedOperations = operations.map(({ own, roots }): RecordedOperation => {
    const said = own.map((operation) => statementOn(operation, { kind: "operation", path: [] }));
    return [
      own.find((operation) => operation !== undefined)?.method ?? "",
      numberOf(said),
      roots.map((root) => classAt(classes, root)),
      ...spellingsOf(own),
    ];
  });
  return {
    releases: [...contracts.keys()],
    servers: all.map((contract) => contract.servers.map((server) => server.url)),
    names: names.rows,
    statements: statements.rows,
    says: says.rows,
    places: recordedPlaces,
    operations: recordedOperations,
  };
}

/** In the order in which the contracts list them. */
function operationsOf(contracts: readonly Contract[]): readonly OperationKey[] {
  const paths = new Map<OperationKey, string>();
  for (const contract of contracts)
    for (const { key, path, method } of contract.operations.values()) paths.set(key, `${path} ${method}`);
  return [...paths].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([key]) => key);
}

function spellingsOf(own: readonly (Operation | undefined)[]): readonly RecordedSpelling[] {
  const spellings: RecordedSpelling[] = [];
  own.forEach((operation, at) => {
    if (operation === undefined) return;
    const { path, operationId } = operation;
    const before = spellings.at(-1);
    if (before === undefined || before[1] !== path || before[2] !== operationId)
      spellings.push(operationId === undefined ? [at, path] : [at, path, operationId]);
  });
  return spellings;
}

/** Only what differs from `ABSENT`. */
const withoutUsual = (said: Statement): RecordedStatement =>
  Object.fromEntries(
    Object.entries(said).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(ABSENT[key as keyof Statement]),
    ),
  );
