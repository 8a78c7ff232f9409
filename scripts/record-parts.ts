import { ELEMENT_KINDS } from "../src/contract/element.js";
import { statementOn } from "../src/contract/statement.js";
import { type Candidate, candidatesIn } from "../src/diff/history/candidates.js";
import type { History } from "../src/diff/history/history.js";
import { followers } from "../src/diff/history/infer.js";
import { fieldsNamed, noticedOperations } from "../src/diff/history/noticed.js";
import type {
  PartsRecord,
  RecordedCandidate,
  RecordedField,
  RecordedGuess,
  RecordedNames,
} from "../src/shipped/parts/record.js";
import { Table } from "../src/shipped/statements/table.js";

/** Writes down the parts of all releases. */
export function recordParts(history: History): PartsRecord {
  const operations = new Table<string>();
  const texts = new Table<string>();
  const fieldOf = ({ element, anchor }: Candidate): RecordedField => [
    ELEMENT_KINDS.indexOf(element.kind),
    texts.numberOf(anchor),
    element.path.map((name) => texts.numberOf(name)),
  ];
  const candidates = distinctCandidates(history).map(({ at, candidate, became }): RecordedCandidate => {
    const row = [at, operations.numberOf(candidate.operation), ...fieldOf(candidate)] as const;
    return became === undefined ? row : [...row, became];
  });
  const named = distinctNames(history).map(
    ({ at, operation, name, fields }): RecordedNames => [
      at,
      operations.numberOf(operation),
      texts.numberOf(name),
      fields.map(fieldOf),
    ],
  );
  return {
    releases: history.contracts.map(({ version }) => version),
    operations: operations.rows,
    texts: texts.rows,
    candidates,
    named,
  };
}

interface Found {
  readonly at: number;
  readonly candidate: Candidate;
  readonly became: readonly RecordedGuess[] | undefined;
}

function distinctCandidates(history: History): readonly Found[] {
  const told = new Set<string>();
  return history.contracts.flatMap((_, at) =>
    candidatesIn(history, at).flatMap((candidate) => {
      const id = JSON.stringify([candidate.operation, candidate.element]);
      const became = told.has(`${at} ${id}`) ? undefined : becameOf(history, at, candidate);
      if (told.has(id) && became === undefined) return [];
      told.add(id).add(`${at} ${id}`);
      return [{ at, candidate, became }];
    }),
  );
}

/** `undefined`: the next release has it, or lacks the whole operation. */
function becameOf(
  { contracts }: History,
  at: number,
  { operation: key, element }: Candidate,
): readonly RecordedGuess[] | undefined {
  const [before, after] = [contracts[at], contracts[at + 1]].map((release) => release?.contract.operations.get(key));
  if (before === undefined || after === undefined || statementOn(after, element).state !== "absent") return undefined;
  return followers(before, after, element).map(
    ({ target, certainty, source }): RecordedGuess => [target, certainty, source.by],
  );
}

interface Named {
  readonly at: number;
  readonly operation: string;
  readonly name: string;
  readonly fields: readonly Candidate[];
}

function distinctNames(history: History): readonly Named[] {
  const last = new Map<string, string>();
  return [...noticedOperations(history)].flatMap(({ at, operation, element }) => {
    const name = element.field?.at(-1);
    if (name === undefined) return [];
    const fields = fieldsNamed(history, { at, operation, name });
    const [id, words] = [JSON.stringify([operation, name]), JSON.stringify(fields)];
    if (last.get(id) === words) return [];
    last.set(id, words);
    return [{ at, operation, name, fields }];
  });
}
