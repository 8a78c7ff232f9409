import { expect, test } from "vitest";
import { endsBy } from "../../../src/check/suppression/until.js";

const order = ["1.0", "1.1", "1.2"];
const day = (text: string) => ({ kind: "day", text }) as const;
const release = (text: string) => ({ kind: "release", text }) as const;

test.each<[until: ReturnType<typeof day> | ReturnType<typeof release> | undefined, position: number, end: string]>([
  [undefined, 9, "ahead"],
  [day("2026-11-28"), 1, "ahead"],
  [day("2026-11-27"), 1, "past"],
  [day("2027-01-01"), 9, "ahead"],
  [release("1.2"), 1, "ahead"],
  [release("1.1"), 1, "past"],
  [release("1.0"), 1, "past"],
  [release("1.0"), 0, "past"],
  [release("1.2"), 2.5, "past"],
  [release("1.2"), 3, "past"],
  [release("1.2"), 1.5, "ahead"],
  [release("9.9"), 1, "unknown"],
])("until %j, with the target at place %d: %s", (until, position, end) => {
  expect(endsBy({ asOf: "2026-11-28", position, order })(until as never)).toBe(end);
});
