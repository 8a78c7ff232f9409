/** Two sides, document by document: those of one name are compared, what only one side has is all gone or all new. */
import { type Contract, loadContract } from "../../contract/index.js";
import {
  type Change,
  type ChangeReport,
  compareContracts,
  type DiffOptions,
  type NotCompared,
  notCompared,
  type OperationFacts,
  operationFacts,
} from "../../diff/index.js";
import { type Outcome, ok, problem } from "../../outcome.js";
import { earlierSignsOf } from "./earlier.js";
import type { Side } from "./side.js";

export interface Compared {
  readonly changes: readonly Change[];
  readonly skipped: ChangeReport["skipped"];
  readonly facts: (operation: Change["affects"][number]) => OperationFacts | undefined;
}

export async function compareSides(base: Side, target: Side, options: DiffOptions): Promise<Outcome<Compared>> {
  if (base.isFolder !== target.isFolder)
    return problem(
      `${base.name.version} is a ${kindOf(base)}, ${target.name.version} is a ${kindOf(target)}: they cannot be compared`,
      { hint: "Name two documents, or two folders of documents." },
    );
  const pairs = await pairsOf(base, target);
  const { signs: earlier, unread } = await earlierSignsOf(base, target);
  const compared = pairs.map(([one, other]) => compareContracts(one, other, { ...options, earlier }));
  const facts = pairs.map(([one, other]) => operationFacts(one, other));
  return ok({
    changes: compared.flatMap(({ changes }) => changes),
    skipped: [
      ...pairs.flatMap(([one, other]): readonly NotCompared[] => notCompared(one, other)),
      ...compared.flatMap(({ skipped }) => skipped),
      ...unread,
    ],
    facts: (operation) => {
      for (const one of facts) {
        const known = one(operation);
        if (known !== undefined) return known;
      }
      return undefined;
    },
  });
}

const kindOf = ({ isFolder }: Side): string => (isFolder ? "folder" : "document");

async function pairsOf(base: Side, target: Side): Promise<readonly (readonly [Contract, Contract])[]> {
  const names = [...new Set([...base.documents.keys(), ...target.documents.keys()])].sort();
  return Promise.all(
    names.map(async (name): Promise<readonly [Contract, Contract]> => {
      const [one, other] = [base.documents.get(name), target.documents.get(name)];
      return [one ?? (await emptyContract(name)), other ?? (await emptyContract(name))];
    }),
  );
}

/** Stands for a document that one side does not have. */
async function emptyContract(name: string): Promise<Contract> {
  const text = JSON.stringify({ openapi: "3.1.0", info: { title: name, version: "0" }, paths: {} });
  const contract = await loadContract({ kind: "text", file: name, text });
  if (!contract.ok) throw new Error(contract.problem.message);
  return contract.value;
}
