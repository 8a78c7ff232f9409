/** What a condition says of the answers it tests: under `!response.ok` the body is an error. */
import type { CallRecord } from "../calls/record.js";

type Verdict = "success" | "failure";

/** What is known of an answer once the condition has come out. */
export interface AnswerTest {
  readonly record: CallRecord;
  readonly whenTrue: Verdict | undefined;
  readonly whenFalse: Verdict | undefined;
}

/** `response.status`, or what a test of an answer gives. */
export type Outcome =
  | { readonly kind: "status"; readonly record: CallRecord }
  | { readonly kind: "tests"; readonly tests: readonly AnswerTest[] };

/** `response.ok`, `response.error`, `response.status`: what an envelope says of the answer in it. */
export function outcomeOf(record: CallRecord, member: string): Outcome | undefined {
  switch (member) {
    case "ok":
    case "isSuccess":
      return tests({ record, whenTrue: "success", whenFalse: "failure" });
    case "error":
    case "isError":
      return tests({ record, whenTrue: "failure", whenFalse: "success" });
    case "status":
    case "statusCode":
      return { kind: "status", record };
    default:
      return undefined;
  }
}

const tests = (...all: readonly AnswerTest[]): Outcome => ({ kind: "tests", tests: all });

export type Comparison = "===" | "!==" | "<" | "<=" | ">" | ">=";

const OPPOSITE: Readonly<Record<Comparison, Comparison>> = {
  "===": "!==",
  "!==": "===",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">",
};

/** A status that compares so: what the answer is if it does, and if it does not. */
export const statusTest = (record: CallRecord, comparison: Comparison, status: number): AnswerTest => ({
  record,
  whenTrue: verdictOf(comparison, status),
  whenFalse: verdictOf(OPPOSITE[comparison], status),
});

/** `!== 200` is how code asks for failure, though 201 is none; other statuses of success only tell success. */
function verdictOf(comparison: Comparison, status: number): Verdict | undefined {
  switch (comparison) {
    case "===":
      return status >= 400 ? "failure" : status >= 200 && status < 300 ? "success" : undefined;
    case "!==":
      return status === 200 ? "failure" : undefined;
    case "<":
    case "<=":
      return status >= 200 && status <= 400 ? (status === 200 ? "failure" : "success") : undefined;
    case ">":
    case ">=":
      return status >= 299 && status < 600 ? "failure" : undefined;
  }
}

export const negated = (all: readonly AnswerTest[]): readonly AnswerTest[] =>
  all.map(({ record, whenTrue, whenFalse }) => ({ record, whenTrue: whenFalse, whenFalse: whenTrue }));

/**
 * Both hold, or nobody knows which of them does not: `response.ok && wanted`. Where whichever fails is a failure of the
 * same answer, it is one: `status >= 200 && status < 300`.
 */
export function allOf(all: readonly AnswerTest[], alone: boolean): readonly AnswerTest[] {
  const [first] = all;
  const ofOne = all.every(({ record, whenFalse }) => record === first?.record && whenFalse === "failure");
  return alone && ofOne ? all : all.map((test) => ({ ...test, whenFalse: undefined }));
}

/** `!response.ok || body.error`: either is a failure that the code treats as one. */
export const anyOf = (all: readonly AnswerTest[]): readonly AnswerTest[] =>
  all.map((test) => ({ ...test, whenTrue: test.whenTrue === "failure" ? "failure" : undefined }));

/** Takes the answers for what the condition says until the work is undone. */
export function assume(all: readonly AnswerTest[], truth: boolean): () => void {
  const before = all.map(({ record }) => [record, record.failing] as const);
  for (const { record, whenTrue, whenFalse } of all) {
    const verdict = truth ? whenTrue : whenFalse;
    if (verdict !== undefined) record.failing = verdict === "failure";
  }
  return () => {
    for (const [record, failing] of [...before].reverse()) record.failing = failing;
  };
}

export function assuming<T>(all: readonly AnswerTest[], truth: boolean, work: () => T): T {
  if (all.length === 0) return work();
  const undo = assume(all, truth);
  try {
    return work();
  } finally {
    undo();
  }
}
