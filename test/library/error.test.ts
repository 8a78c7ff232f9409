import { expect, test } from "vitest";
import { LastcallError } from "../../src/index.js";

test("what went wrong says what one can do about it, where that is known", () => {
  const told = new LastcallError({ message: "it is gone", hint: "Look." });
  expect([told.message, told.hint, told.name]).toEqual(["it is gone (Look.)", "Look.", "LastcallError"]);
  const plain = new LastcallError({ message: "it is gone" });
  expect([plain.message, plain.hint]).toEqual(["it is gone", undefined]);
});
