import { describe, expect, test } from "vitest";
import type { CallRecord } from "../../../src/scan/calls/record.js";
import {
  allOf,
  anyOf,
  assume,
  assuming,
  type Comparison,
  negated,
  outcomeOf,
  statusTest,
} from "../../../src/scan/domain/outcome.js";

const record = { id: 1, failing: false } as unknown as CallRecord;
const other = { id: 2, failing: false } as unknown as CallRecord;

test.each<readonly [comparison: Comparison, status: number, whenTrue: string, whenFalse: string]>([
  ["===", 200, "success", "failure"],
  ["===", 201, "success", "-"],
  ["===", 299, "success", "-"],
  ["===", 300, "-", "-"],
  ["===", 199, "-", "-"],
  ["===", 399, "-", "-"],
  ["===", 400, "failure", "-"],
  ["===", 404, "failure", "-"],
  ["!==", 200, "failure", "success"],
  ["!==", 404, "-", "failure"],
  ["<", 200, "failure", "-"],
  ["<", 300, "success", "failure"],
  ["<", 400, "success", "failure"],
  ["<", 401, "-", "failure"],
  ["<", 199, "-", "-"],
  ["<=", 299, "success", "failure"],
  ["<=", 399, "success", "failure"],
  [">", 299, "failure", "success"],
  [">", 298, "-", "success"],
  [">", 200, "-", "failure"],
  [">=", 300, "failure", "success"],
  [">=", 400, "failure", "success"],
  [">=", 500, "failure", "-"],
  [">=", 599, "failure", "-"],
  [">=", 600, "-", "-"],
  [">=", 200, "-", "failure"],
])("status %s %i: %s, else %s", (comparison, status, whenTrue, whenFalse) => {
  const found = statusTest(record, comparison, status);
  expect([found.whenTrue ?? "-", found.whenFalse ?? "-"]).toEqual([whenTrue, whenFalse]);
});

test.each<readonly [member: string, whenTrue: string | undefined]>([
  ["ok", "success"],
  ["isSuccess", "success"],
  ["error", "failure"],
  ["isError", "failure"],
])("%s says %s", (member, whenTrue) => {
  const whenFalse = whenTrue === "success" ? "failure" : "success";
  expect(outcomeOf(record, member)).toEqual({ kind: "tests", tests: [{ record, whenTrue, whenFalse }] });
});

test("a status is a number to compare, and other members say nothing", () => {
  for (const member of ["status", "statusCode"]) expect(outcomeOf(record, member)).toEqual({ kind: "status", record });
  expect(outcomeOf(record, "statusText")).toBeUndefined();
});

describe("tests put together", () => {
  const good = { record, whenTrue: "success", whenFalse: "failure" } as const;
  const bad = { record, whenTrue: "failure", whenFalse: "success" } as const;
  const ofOther = { record: other, whenTrue: "success", whenFalse: "failure" } as const;

  test("turned around", () => {
    expect(negated([good, bad])).toEqual([bad, good]);
  });

  test("where both hold nobody knows which fails, unless each failure is the answer's", () => {
    expect(allOf([good, good], true)).toEqual([good, good]);
    const open = (one: typeof good | typeof bad | typeof ofOther): object => ({ ...one, whenFalse: undefined });
    expect(allOf([good, good], false)).toEqual([open(good), open(good)]);
    expect(allOf([good, bad], true)).toEqual([open(good), open(bad)]);
    expect(allOf([good, ofOther], true)).toEqual([open(good), open(ofOther)]);
  });

  test("where either holds only failures count", () => {
    expect(anyOf([good, bad])).toEqual([{ ...good, whenTrue: undefined }, bad]);
  });

  test("answers are taken for what a condition says until that is undone", () => {
    const undo = assume([good, ofOther], false);
    expect([record.failing, other.failing]).toEqual([true, true]);
    const undoInner = assume([good], true);
    expect([record.failing, other.failing]).toEqual([false, true]);
    undoInner();
    expect(record.failing).toBe(true);
    undo();
    expect([record.failing, other.failing]).toEqual([false, false]);
    assume([{ ...good, whenTrue: undefined }], true)();
    expect(assuming([bad], true, () => record.failing)).toBe(true);
    expect(assuming([], true, () => record.failing)).toBe(false);
    expect(() =>
      assuming([bad], true, () => {
        throw new Error("x");
      }),
    ).toThrow("x");
    expect(record.failing).toBe(false);
  });
});
