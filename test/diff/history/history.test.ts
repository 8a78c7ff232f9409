import { describe, expect, test } from "vitest";
import { operationKey } from "../../../src/contract/normalise/path.js";
import type { Notice } from "../../../src/contract/provider/index.js";
import { lifecycleOf, OPERATION, openHistory, spelled } from "../../../src/diff/history/index.js";
import { historyOf, operation, providerOf } from "./story.js";

const RELEASES = [["1.0"], ["1.1"], ["1.2"]] as const;
const plain = { get: operation() };
const about = (element: object, rest: Partial<Notice> = {}): Partial<Notice> => ({
  elements: [element as never],
  ...rest,
});

describe("the operations that are known", () => {
  const known = async (contracts: Readonly<Record<string, object>>, notices: readonly Partial<Notice>[] = []) =>
    [...(await historyOf({ releases: RELEASES, contracts, notices })).operations.values()].map(
      ({ key, method, path, versions }) => {
        expect(key).toBe(operationKey(method, path));
        return `${method} ${path}: ${versions.join(" ")}`;
      },
    );

  test("of any contract, as the newest that has it writes it", async () => {
    expect(
      await known({
        "1.0": { "/pets/{id}": plain, "/old": plain },
        "1.1": { "/pets/{petId}": { ...plain, post: operation() } },
        "1.2": { "/pets/{pet}": plain },
      }),
    ).toEqual(["GET /pets/{pet}: 1.0 1.1 1.2", "GET /old: 1.0", "POST /pets/{petId}: 1.1"]);
  });

  test.each<[story: string, element: object, expected: readonly string[]]>([
    ["its own, with a method", { path: "/owners", methods: ["GET", "POST"] }, ["GET /owners: ", "POST /owners: "]],
    ["none, without one", { path: "/owners" }, []],
    ["none for a query parameter", { path: "/owners", methods: ["GET"], query: "sort" }, []],
    ["none for a header", { path: "/owners", methods: ["GET"], header: "X-Sort" }, []],
    ["none for a field", { path: "/owners", methods: ["GET"], field: ["sort"] }, []],
    ["what replaces it, with a method", { path: "/pets", replacement: ["PUT /v2/pets"] }, ["PUT /v2/pets: "]],
    ["not a path alone", { path: "/pets", replacement: ["/v2/pets"] }, []],
    ["nor other words", { path: "/pets", replacement: ["see the manual", "GET it elsewhere", "GET /a b"] }, []],
    ["nothing twice", { path: "/pets", methods: ["GET"], replacement: ["GET /pets"] }, []],
  ])("a notice adds %s", async (_story, element, expected) => {
    expect(await known({ "1.0": { "/pets": plain } }, [about(element)])).toEqual(["GET /pets: 1.0", ...expected]);
  });
});

describe("a notice of the project's own", () => {
  const of = async (element: object, rest: Partial<Notice> = {}) => {
    const origin = { file: "notices.json", line: 7 };
    const opened = await openHistory(
      providerOf({
        releases: RELEASES,
        contracts: { "1.0": { "/pets/{id}": plain } },
        notices: [about({ path: "/pets/{id}" }, { origin }), about(element, { origin, ...rest })],
      }),
    );
    return opened.ok ? "known" : opened.problem;
  };
  const stray = (named: string) => ({
    message: `notices.json: no contract lists ${named}`,
    file: "notices.json",
    line: 7,
    hint: 'Check the path; say "listed": false if it is known to be in no contract.',
  });

  test.each<[story: string, element: object, rest: Partial<Notice>, expected: unknown]>([
    ["of a path that no contract has", { path: "/owners" }, {}, stray("/owners")],
    ["of methods that it has not", { path: "/pets/{id}", methods: ["POST", "PUT"] }, {}, stray("POST|PUT /pets/{id}")],
    ["of one of several that it has", { path: "/pets/{id}", methods: ["POST", "GET"] }, {}, "known"],
    ["of one that another notice alone names", { path: "/v2", methods: ["GET"] }, {}, stray("GET /v2")],
    ["of a path with its parameter named otherwise", { path: "/pets/{petId}" }, {}, "known"],
    ["that knows it is in no contract", { path: "/owners", listed: false }, {}, "known"],
    ["of what is to come", { path: "/owners" }, { kind: "introduced" }, "known"],
    [
      "that came with the provider",
      { path: "/owners" },
      { origin: { file: "notices.json", line: undefined } },
      "known",
    ],
  ])("%s", async (_story, element, rest, expected) => {
    expect(await of(element, rest)).toEqual(expected);
  });
});

describe("opening", () => {
  test("once for a provider", async () => {
    const provider = providerOf({ releases: RELEASES, contracts: { "1.0": { "/pets": plain } } });
    const [one, other] = [openHistory(provider), openHistory(provider)];
    expect(other).toBe(one);
    expect(openHistory(provider)).toBe(one);
    expect((await one).ok).toBe(true);
  });

  test("a contract that cannot be read is a problem", async () => {
    const provider = providerOf({ releases: RELEASES, contracts: { "1.0": { "/pets": plain }, "1.1": [] } });
    const opened = await openHistory(provider);
    expect(opened.ok ? "known" : opened.problem).toMatchObject({ file: "story 1.1" });
  });
});

describe("a life", () => {
  test("is built once, unless nothing is known of it", async () => {
    const history = await historyOf({ releases: RELEASES, contracts: { "1.0": { "/pets": plain } } });
    const [known, unknown] = [operationKey("GET", "/pets"), operationKey("GET", "/owners")];
    expect(lifecycleOf(history, known, OPERATION)).toBe(lifecycleOf(history, known, OPERATION));
    lifecycleOf(history, unknown, OPERATION);
    expect([...history.memo.keys()]).toEqual(["GET /pets\noperation\n"]);
  });
});

test("an operation is spelled as it is known, or as a notice of its path writes it", async () => {
  const history = await historyOf({
    releases: RELEASES,
    contracts: { "1.0": { "/pets/{id}": plain } },
    notices: [about({ path: "/owners/{owner}" })],
  });
  expect(
    [
      operationKey("GET", "/pets/{x}"),
      operationKey("POST", "/pets/{x}"),
      operationKey("GET", "/owners/{x}"),
      operationKey("ANY", "/owners/{x}"),
      operationKey("ANY", "/elsewhere/{x}"),
    ].map((key) => spelled(history, key)),
  ).toEqual(["GET /pets/{id}", "POST /pets/{}", "GET /owners/{owner}", "/owners/{owner}", "/elsewhere/{}"]);
});
