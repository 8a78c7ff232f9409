/** Operations that two pages describe, with other names for what is in the path. */
import { expect, test } from "vitest";
import type { RawObject } from "../../../src/contract/read/raw.js";
import { withoutRespelled } from "../../../src/contract/sites/same-operation.js";

const leftOf = (...given: readonly (readonly [page: string, paths: unknown])[]): unknown => {
  const found = withoutRespelled(given.map(([page, paths]) => ({ page, root: { info: {}, paths } })));
  return found.ok ? found.value.map(({ root }) => root.paths) : found.problem.message;
};
const inPath = (name: string, more: RawObject = {}): RawObject => ({ name, in: "path", required: true, ...more });
const get = (name: string, more: RawObject = {}): RawObject => ({ get: { parameters: [inPath(name)], ...more } });
const differs = (one: string, other: string): string => `two revisions: GET ${one} of a is ${other} on b, and differs`;

test.each<[name: string, first: unknown, second: unknown, left: unknown]>([
  [
    "the same under another name is left out",
    { "/t/{id}": get("id") },
    { "/t/{key}": get("key") },
    [{ "/t/{id}": get("id") }, { "/t/{key}": {} }],
  ],
  [
    "under the same name it stays, for others to compare",
    { "/t/{id}": get("id") },
    { "/t/{id}": get("id", { summary: "A" }) },
    [{ "/t/{id}": get("id") }, { "/t/{id}": get("id", { summary: "A" }) }],
  ],
  [
    "another method stays",
    { "/t/{id}": get("id") },
    { "/t/{key}": { put: {} } },
    [{ "/t/{id}": get("id") }, { "/t/{key}": { put: {} } }],
  ],
  [
    "another path stays",
    { "/t/{id}": get("id") },
    { "/u/{key}": get("key") },
    [{ "/t/{id}": get("id") }, { "/u/{key}": get("key") }],
  ],
  [
    "what stands beside it stays",
    { "/t/{id}": get("id") },
    { "/t/{key}": { summary: "One", ...get("key"), put: {} } },
    [{ "/t/{id}": get("id") }, { "/t/{key}": { summary: "One", put: {} } }],
  ],
  [
    "both operations of it are left out",
    { "/t/{id}": { ...get("id"), put: {} } },
    { "/t/{key}": { ...get("key"), put: {} } },
    [{ "/t/{id}": { ...get("id"), put: {} } }, { "/t/{key}": {} }],
  ],
  [
    "it says something else",
    { "/t/{id}": get("id") },
    { "/t/{key}": get("key", { summary: "A" }) },
    differs("/t/{id}", "/t/{key}"),
  ],
  [
    "parameters of the path item are those of its operations",
    { "/t/{id}": get("id") },
    { "/t/{key}": { parameters: [inPath("key")], get: {} } },
    [{ "/t/{id}": get("id") }, { "/t/{key}": { parameters: [inPath("key")] } }],
  ],
  [
    "two in the path count by their place",
    { "/t/{a}/{b}": { get: { parameters: [inPath("a"), inPath("b")] } } },
    { "/t/{b}/{a}": { get: { parameters: [inPath("b"), inPath("a")] } } },
    [{ "/t/{a}/{b}": { get: { parameters: [inPath("a"), inPath("b")] } } }, { "/t/{b}/{a}": {} }],
  ],
  [
    "two in the path the other way round",
    { "/t/{a}/{b}": { get: { parameters: [inPath("a", { type: "string" }), inPath("b")] } } },
    { "/t/{b}/{a}": { get: { parameters: [inPath("a", { type: "string" }), inPath("b")] } } },
    differs("/t/{a}/{b}", "/t/{b}/{a}"),
  ],
  [
    "in the query the name counts",
    { "/t/{id}": { get: { parameters: [{ name: "id", in: "query" }] } } },
    { "/t/{key}": { get: { parameters: [{ name: "key", in: "query" }] } } },
    differs("/t/{id}", "/t/{key}"),
  ],
  [
    "of what is not in the path the name counts",
    { "/t/{id}": { get: { parameters: [inPath("one")] } } },
    { "/t/{key}": { get: { parameters: [inPath("two")] } } },
    differs("/t/{id}", "/t/{key}"),
  ],
  [
    "parameters that are none",
    { "/t/{id}": { get: { parameters: [7, { in: "path" }] } } },
    { "/t/{key}": { get: { parameters: [7, { in: "path" }] } } },
    [{ "/t/{id}": { get: { parameters: [7, { in: "path" }] } } }, { "/t/{key}": {} }],
  ],
  [
    "parameters in no list",
    { "/t/{id}": { get: { parameters: 1 } } },
    { "/t/{key}": { get: { parameters: {} } } },
    [{ "/t/{id}": { get: { parameters: 1 } } }, { "/t/{key}": {} }],
  ],
  [
    "operations that are none",
    { "/t/{id}": { get: null } },
    { "/t/{key}": { get: null } },
    [{ "/t/{id}": { get: null } }, { "/t/{key}": {} }],
  ],
  ["items that are none", { "/t/{id}": 1 }, { "/t/{key}": null }, [{ "/t/{id}": 1 }, { "/t/{key}": null }]],
  ["no paths", undefined, [1], [undefined, [1]]],
])("%s", (_, first, second, left) => {
  expect(leftOf(["a", first], ["b", second])).toStrictEqual(left);
});

test("within one page it is the document's own affair", () => {
  const paths = { "/t/{id}": get("id"), "/t/{key}": get("key", { summary: "A" }) };
  expect(leftOf(["a", paths])).toStrictEqual([paths]);
});

test("a page after one without paths is compared as well", () => {
  const left = leftOf(["a", { "/t/{id}": get("id") }], ["b", undefined], ["c", { "/t/{key}": get("key") }]);
  expect(left).toStrictEqual([{ "/t/{id}": get("id") }, undefined, { "/t/{key}": {} }]);
});
