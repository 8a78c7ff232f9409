import { describe, expect, test } from "vitest";
import { acceptedInOrder, inOrder, inPlaceOrder, troublesInOrder, unresolvedInOrder } from "../../src/check/order.js";

const at = (file: string, line: number, column: number) => ({ file, line, column });
const finding = (rest: object = {}) => ({
  place: at("b.ts", 2, 2),
  ruleId: "removed-endpoint",
  api: "b",
  operation: "GET /b",
  element: { kind: "operation", path: ["b"] } as const,
  ...rest,
});

describe("findings: each of these comes before what follows", () => {
  const ordered = [
    finding({ place: at("B.ts", 9, 9) }),
    finding({ place: at("a.ts", 9, 9) }),
    finding({ place: at("b.ts", 1, 9) }),
    finding({ place: at("b.ts", 2, 1), ruleId: "z" }),
    finding({ ruleId: "deprecated-endpoint", api: "z" }),
    finding({ api: undefined, operation: "z" }),
    finding({ api: "a", operation: "z" }),
    finding({ operation: "GET /a", element: { kind: "query", path: ["z"] } }),
    finding({ element: { kind: "operation", path: ["a"] } }),
    finding(),
    finding({ place: at("b.ts", 2, 10), ruleId: "a" }),
    finding({ place: at("b.ts", 10, 1), ruleId: "a" }),
    finding({ place: at("c.ts", 1, 1), ruleId: "a" }),
  ];
  test("whatever order they came in", () => {
    expect(inOrder([...ordered].reverse())).toEqual(ordered);
    expect(inOrder(ordered)).toEqual(ordered);
    const mixed = [...ordered.filter((_, place) => place % 2 === 1), ...ordered.filter((_, place) => place % 2 === 0)];
    expect(inOrder(mixed)).toEqual(ordered);
  });

  test("what is accepted twice: by the word for what accepts it", () => {
    const by = (word: string, rest: object = {}) => ({ by: word, finding: finding(rest) }) as never;
    const expected = [by("suppression", { place: at("a.ts", 1, 1) }), by("baseline"), by("suppression")];
    expect(acceptedInOrder([...expected].reverse())).toEqual(expected);
  });
});

test("calls that could not be resolved: by place, then by reason", () => {
  const call = (file: string, line: number, column: number, reason: string) =>
    ({ file, line, column, reason }) as never;
  const expected = [
    call("a.ts", 9, 9, "z"),
    call("b.ts", 1, 9, "z"),
    call("b.ts", 2, 1, "z"),
    call("b.ts", 2, 2, "a"),
    call("b.ts", 2, 2, "b"),
  ];
  expect(unresolvedInOrder([...expected].reverse())).toEqual(expected);
});

test("files in trouble: by file, line and reason; trouble with a whole file comes first", () => {
  const trouble = (file: string, line: number | undefined, reason: string) => ({ file, line, reason }) as never;
  const expected = [
    trouble("a.ts", 9, "z"),
    trouble("b.ts", undefined, "z"),
    trouble("b.ts", 1, "a"),
    trouble("b.ts", 1, "b"),
    trouble("b.ts", 2, "a"),
  ];
  expect(troublesInOrder([...expected].reverse())).toEqual(expected);
});

test("what stands at one place stays in its order", () => {
  const thing = (name: string, file: string, line: number, column: number) => ({ name, ...at(file, line, column) });
  const things = [
    thing("d", "b.ts", 1, 1),
    thing("b", "a.ts", 2, 1),
    thing("c", "a.ts", 2, 1),
    thing("a", "a.ts", 1, 7),
  ];
  expect(inPlaceOrder(things).map(({ name }) => name)).toEqual(["a", "b", "c", "d"]);
});
