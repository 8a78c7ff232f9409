import { describe, expect, test } from "vitest";
import type { Element } from "../../../src/contract/element.js";
import { operationKey } from "../../../src/contract/normalise/path.js";
import type { Notice } from "../../../src/contract/provider/index.js";
import { lifecycleOf, OPERATION } from "../../../src/diff/history/index.js";
import type { Replacement } from "../../../src/diff/history/lifecycle.js";
import { historyOf, operation } from "./story.js";

const RELEASES = [["1.0", "2025-01-15"], ["1.1"], ["1.2"]] as const;
const get = (extra: object = {}) => ({ get: operation(extra) });
const using = (...named: string[]) => get({ deprecated: true, "x-replacement": named.length === 1 ? named[0] : named });
const about = (path: string, replacement: readonly string[], rest: object = {}, of: Partial<Notice> = {}) => ({
  elements: [{ path, replacement, ...rest } as never],
  ...of,
});

/** `GET /v2, by notice, then GET /v3` */
const told = ({ target, source, chain }: Replacement): string =>
  [target, `by ${source.kind}`, ...chain.map((next) => `then ${next}`)].join(", ");

interface Story {
  readonly contracts: Readonly<Record<string, object>>;
  readonly notices?: readonly Partial<Notice>[];
}
async function replacing({ contracts, notices = [] }: Story, key = "GET /a", element: Element = OPERATION) {
  const history = await historyOf({ releases: RELEASES, contracts, notices });
  const [method = "", path = ""] = key.split(" ");
  return lifecycleOf(history, operationKey(method, path), element).replacement;
}

describe("what is named in place of an operation", () => {
  test.each<
    [
      story: string,
      contracts: Readonly<Record<string, object>>,
      notices: readonly Partial<Notice>[],
      expected: readonly string[],
    ]
  >([
    ["nothing", { "1.0": { "/a": get() } }, [], []],
    ["by a contract", { "1.0": { "/a": using("GET /b"), "/b": get() } }, [], ["GET /b, by contract"]],
    [
      "by the newest contract that names one",
      {
        "1.0": { "/a": using("GET /b") },
        "1.1": { "/a": using("GET /c") },
        "1.2": { "/a": get({ deprecated: true }) },
      },
      [],
      ["GET /c, by contract"],
    ],
    ["by a notice", { "1.0": { "/a": get() } }, [about("/a", ["GET /b"])], ["GET /b, by notice"]],
    [
      "by documentation",
      { "1.0": { "/a": get() } },
      [about("/a", ["GET /b"], {}, { kind: "documented" })],
      ["GET /b, by documentation"],
    ],
    [
      "by a notice before a contract, each once",
      { "1.0": { "/a": using("GET /b", "GET /c") } },
      [about("/a", ["GET /c"])],
      ["GET /c, by notice", "GET /b, by contract"],
    ],
    ["by words", { "1.0": { "/a": get() } }, [about("/a", ["the web hooks"])], ["the web hooks, by notice"]],
    ["not itself", { "1.0": { "/a": get() } }, [about("/a", ["GET /a", "/a"])], []],
    [
      "spelled as the contract does",
      { "1.0": { "/a": get(), "/b/{id}": get() } },
      [about("/a", ["GET /b/{x}"])],
      ["GET /b/{id}, by notice"],
    ],
    [
      "a path alone: the same method of it",
      { "1.0": { "/a": get(), "/b/{id}": { ...get(), post: operation() } } },
      [about("/a", ["/b/{x}"])],
      ["GET /b/{id}, by notice"],
    ],
    [
      "a path alone: the only method that it has",
      { "1.0": { "/a": get(), "/b/{id}": { post: operation() } } },
      [about("/a", ["/b/{x}"])],
      ["POST /b/{id}, by notice"],
    ],
    [
      "a path alone, which has several others: as it is written",
      { "1.0": { "/a": get(), "/b": { post: operation(), put: operation() } } },
      [about("/a", ["/b"])],
      ["/b, by notice"],
    ],
    ["a path that nobody knows", { "1.0": { "/a": get() } }, [about("/a", ["/b"])], ["/b, by notice"]],
    [
      "a path beside an operation of it says nothing more",
      { "1.0": { "/a": get() } },
      [about("/a", ["/b", "PUT /b", "/c"])],
      ["PUT /b, by notice", "/c, by notice"],
    ],
    [
      "an operation id, as the newest contract has it",
      {
        "1.0": { "/a": using("listThings"), "/b": get({ operationId: "listThings" }) },
        "1.1": {
          "/a": using("listThings"),
          "/b": get({ operationId: "other" }),
          "/c": get({ operationId: "listThings" }),
        },
      },
      [],
      ["GET /c, by contract"],
    ],
    [
      "an operation id that nobody has",
      { "1.0": { "/a": get() } },
      [about("/a", ["listThings"])],
      ["listThings, by notice"],
    ],
  ])("%s", async (_story, contracts, notices, expected) => {
    expect((await replacing({ contracts, notices })).map(told)).toEqual(expected);
  });

  test("a source says where", async () => {
    const notices = [about("/a", ["GET /b"], {}, { announcedIn: "1.1", source: "notes of May" })];
    expect(await replacing({ contracts: { "1.0": { "/a": using("GET /c") } }, notices })).toEqual([
      {
        target: "GET /b",
        certainty: "certain",
        source: { kind: "notice", release: "1.1", reference: "notes of May" },
        chain: [],
      },
      { target: "GET /c", certainty: "certain", source: { kind: "contract", release: "1.0" }, chain: [] },
    ]);
  });
});

describe("what is replaced in its turn", () => {
  const chain = async (paths: object, notices: readonly Partial<Notice>[] = []) =>
    (await replacing({ contracts: { "1.0": { "/a": using("GET /b"), ...paths } }, notices })).map(told);

  test.each<[story: string, paths: object, notices: readonly Partial<Notice>[], expected: string]>([
    [
      "by marks, step by step",
      { "/b": using("GET /c"), "/c": using("/d"), "/d": get() },
      [],
      "GET /b, by contract, then GET /c, then GET /d",
    ],
    ["not by what a plain operation names", { "/b": get({ "x-replacement": "GET /c" }) }, [], "GET /b, by contract"],
    ["by a notice", { "/b": get() }, [about("/b", ["GET /c"])], "GET /b, by contract, then GET /c"],
    [
      "by a notice of its method",
      { "/b": get() },
      [about("/b", ["GET /c"], { methods: ["GET"] })],
      "GET /b, by contract, then GET /c",
    ],
    ["not of another", { "/b": get() }, [about("/b", ["GET /c"], { methods: ["POST"] })], "GET /b, by contract"],
    ["not of its query", { "/b": get() }, [about("/b", ["GET /c"], { query: "q" })], "GET /b, by contract"],
    ["nor of a header", { "/b": get() }, [about("/b", ["GET /c"], { header: "H" })], "GET /b, by contract"],
    ["nor of a field", { "/b": get() }, [about("/b", ["GET /c"], { field: ["f"] })], "GET /b, by contract"],
    [
      "a notice speaks before a mark",
      { "/b": using("GET /c") },
      [about("/b", ["GET /d"])],
      "GET /b, by contract, then GET /d",
    ],
    ["words end it", { "/b": using("web hooks") }, [], "GET /b, by contract"],
    ["what leads back is passed over", { "/b": using("GET /a", "GET /c") }, [], "GET /b, by contract, then GET /c"],
    ["a circle ends", { "/b": using("GET /c"), "/c": using("GET /b") }, [], "GET /b, by contract, then GET /c"],
  ])("%s", async (_story, paths, notices, expected) => {
    expect(await chain(paths, notices)).toEqual([expected]);
  });

  test("also of what an operation moved to, as one can infer", async () => {
    const moved = { "/v2/a": get({ operationId: "listA", deprecated: true, "x-replacement": "GET /b" }) };
    const contracts = { "1.0": { "/a": get({ operationId: "listA" }) }, "1.1": moved };
    expect((await replacing({ contracts })).map(told)).toEqual(["GET /v2/a, by inferred, then GET /b"]);
  });

  test("not of what a parameter became", async () => {
    const asking = (name: string) => ({
      "/a": get({ parameters: [{ name, in: "query", schema: { type: "string" } }] }),
    });
    const contracts = { "1.0": asking("owner"), "1.1": asking("ownerName") };
    expect((await replacing({ contracts }, "GET /a", { kind: "query", path: ["owner"] })).map(told)).toEqual([
      "ownerName, by inferred",
    ]);
  });
});

describe("an operation that a notice names in place of another", () => {
  const events = async (notices: readonly Partial<Notice>[], key = "GET /b/{id}", paths: object = {}) => {
    const history = await historyOf({ releases: RELEASES, contracts: { "1.0": { "/a": get(), ...paths } }, notices });
    const [method = "", path = ""] = key.split(" ");
    return lifecycleOf(history, operationKey(method, path), OPERATION).events;
  };
  const from = (notice: Partial<Notice>) => about("/a", ["words", "GET /c", "GET /b/{x}"], {}, notice);

  test("is there from that release on", async () => {
    expect(await events([from({ announcedIn: "1.0", source: "notes of May" })])).toEqual([
      {
        kind: "introduced",
        release: "1.0",
        source: { kind: "notice", release: "1.0", reference: "notes of May" },
        orBefore: true,
      },
    ]);
  });

  test("by the notice's own date, and by the first that names it", async () => {
    const date = { precision: "day", date: "2025-02-01" } as const;
    expect(
      await events([about("/a", ["GET /c"]), from({ announcedIn: "1.1", date }), from({ announcedIn: "1.0" })]),
    ).toEqual([
      {
        kind: "introduced",
        release: "1.1",
        date,
        source: { kind: "notice", release: "1.1", reference: "release notes" },
        orBefore: true,
      },
    ]);
  });

  test.each<[story: string, notices: readonly Partial<Notice>[], key: string]>([
    ["another method", [from({})], "POST /b/{id}"],
    ["a path alone", [about("/a", ["/b/{id}"])], "GET /b/{id}"],
    ["what documentation names, of whatever age", [from({ kind: "documented" })], "GET /b/{id}"],
    ["another path", [from({})], "GET /d"],
  ])("nothing is known of %s", async (_story, notices, key) => {
    expect(await events(notices, key)).toEqual([]);
  });

  test("a contract that has it knows better", async () => {
    expect((await events([from({ announcedIn: "1.1" })], "GET /b/{id}", { "/b/{id}": get() })).length).toBe(1);
  });
});
