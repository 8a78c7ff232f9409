import { describe, expect, test } from "vitest";
import type { Element } from "../../src/contract/element.js";
import { enumValue } from "../../src/contract/lookup.js";
import { operationKey } from "../../src/contract/normalise/path.js";
import { listLives, OPERATION } from "../../src/diff/history/index.js";
import { resolveTarget } from "../../src/policy/index.js";
import { reachId, withUses } from "../../src/policy/uses.js";
import { answering, historyOf, operation } from "../diff/history/story.js";

const text = { type: "string" };
const marked = { ...text, deprecated: true };
const read = (...path: string[]): Element => ({ kind: "response-property", path });
const query = (name: string): Element => ({ kind: "query", path: [name] });
const header = (name: string): Element => ({ kind: "header", path: [name] });

test("a place is an operation and the way to it; the letter case of a header does not count", () => {
  const at = (element: Element, key = "/pets") => reachId({ operation: operationKey("GET", key), element });
  expect(at(read("a", "b"))).toBe("GET /pets\nresponse-property\na\nb");
  expect(at(header("X-Trace"))).toBe(at(header("x-trace")));
  expect(at(query("Sort"))).not.toBe(at(query("sort")));
  expect(new Set([at(read("a")), at(query("a")), at(read("a"), "/dogs"), at(OPERATION)]).size).toBe(4);
});

describe("what code uses, among the lives that have an end", () => {
  const pet = { type: "object", properties: { name: text, label: marked } };
  const parameter = (name: string, place: string, rest: object = {}) => ({ name, in: place, schema: text, ...rest });
  const before = {
    "/pets": {
      get: answering(
        {
          ...{
            tag: marked,
            plain: text,
            owner: { type: "object", deprecated: true, properties: { phone: marked, mail: text } },
          },
          ...{
            first: { $ref: "#/components/schemas/Pet" },
            deep: { type: "object", properties: { second: { $ref: "#/components/schemas/Pet" } } },
          },
          ...{ list: { type: "array", items: { type: "object", properties: { tag: marked } } } },
        },
        {
          parameters: [
            parameter("sort", "query", { deprecated: true, schema: { type: "string", enum: ["a", "b"] } }),
            parameter("X-Old", "header", { deprecated: true }),
          ],
        },
      ),
    },
    "/gone": { get: answering({ tag: marked }) },
    "/old": { get: operation({ deprecated: true }) },
  };
  const { "/gone": _, ...after } = before;
  const contracts = { "1.0": before, "1.1": { ...after, "/new": { get: answering({ tag: text }) } } };
  const use = (path: string, element: Element, places = 1) => ({
    operation: operationKey("GET", path),
    element,
    places,
  });

  async function used(uses: readonly ReturnType<typeof use>[], to = "1.0"): Promise<readonly string[]> {
    const history = await historyOf({
      releases: [
        ["1.0", "2025-01-15"],
        ["1.1", "2025-04-15"],
      ],
      contracts,
      schemas: { "1.0": { Pet: pet }, "1.1": { Pet: pet } },
    });
    const target = resolveTarget(history.provider, to, "2025-06-01");
    if (!target.ok) throw new Error(target.problem.message);
    const question = { target: target.value, asOf: "2025-06-01", deployment: "self-hosted" } as const;
    const lives = listLives(history);
    const rows = withUses(lives, history, uses, question);
    expect(rows.slice(0, lives.length).map(({ lifecycle }) => lifecycle)).toEqual(
      lives.map(({ lifecycle }) => lifecycle),
    );
    return rows
      .filter(({ places, used: place }) => places > 0 || place !== undefined)
      .map(({ places, used: place, reaches, lifecycle }) =>
        [
          `${places}×`,
          place === undefined ? "none" : [place.operation, ...place.element.path].join(" "),
          `of ${[lifecycle.operation, ...lifecycle.element.path].join(" ")}`,
          `in ${reaches.length}`,
        ].join(" "),
      );
  }

  test.each<
    [story: string, uses: readonly ReturnType<typeof use>[], to: string | undefined, expected: readonly string[]]
  >([
    ["nothing", [], undefined, []],
    ["nothing that ends", [use("/pets", read("plain"))], undefined, []],
    ["nothing that is known", [use("/nowhere", OPERATION), use("/pets", read("no"))], undefined, []],
    ["an operation", [use("/old", OPERATION, 3)], undefined, ["3× GET /old of GET /old in 1"]],
    [
      "a field, several times: the first place is told",
      [use("/pets", read("tag"), 2), use("/pets", read("tag"))],
      undefined,
      ["3× GET /pets tag of GET /pets tag in 1"],
    ],
    [
      "in another letter case",
      [use("/pets", read("TAG")), use("/pets", header("x-old"))],
      undefined,
      ["1× GET /pets x-old of GET /pets X-Old in 1", "1× GET /pets tag of GET /pets tag in 1"],
    ],
    [
      "a field by the way that the listing names",
      [use("/pets", read("first", "label"))],
      undefined,
      ["1× GET /pets first label of GET /pets first label in 1"],
    ],
    [
      "a field by another way joins it",
      [use("/pets", read("deep", "second", "label"))],
      undefined,
      ["1× GET /pets deep second label of GET /pets first label in 2"],
    ],
    ["what is below one in trouble is the same trouble", [use("/pets", read("owner", "phone"))], undefined, []],
    [
      "which is told itself",
      [use("/pets", read("owner")), use("/pets", read("owner", "phone"))],
      undefined,
      ["1× GET /pets owner of GET /pets owner in 1"],
    ],
    [
      "a value of a parameter that is deprecated is the same",
      [use("/pets", enumValue(query("sort"), "a"))],
      undefined,
      [],
    ],
    [
      "below a list: a list is no trouble of its own",
      [use("/pets", read("list", "[]", "tag"))],
      undefined,
      ["1× GET /pets list [] tag of GET /pets list [] tag in 1"],
    ],
    ["what is gone", [use("/gone", OPERATION)], "1.1", ["1× GET /gone of GET /gone in 1"]],
    ["its parts are gone with it", [use("/gone", read("tag"))], "1.1", []],
    ["which they were not before", [use("/gone", read("tag"))], "1.0", ["1× GET /gone tag of GET /gone tag in 1"]],
    [
      "what is not there yet gets a row of its own",
      [use("/new", OPERATION, 2)],
      "1.0",
      ["2× GET /new of GET /new in 1"],
    ],
    ["not its parts", [use("/new", read("tag"))], "1.0", []],
    ["once it is there it has none", [use("/new", OPERATION)], "1.1", []],
  ])("%s", async (_story, uses, to, expected) => {
    expect(await used(uses, to)).toEqual(expected);
  });
});
