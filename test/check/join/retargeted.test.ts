/** A generated name that stands for another operation once the client is generated again. */
import { expect, test } from "vitest";
import { call } from "./bookshop.js";
import { openPair } from "./pair.js";

const done = { "204": { description: "done" } };
const named = (operationId: string | undefined) => ({ get: { responses: done, ...(operationId && { operationId }) } });
/** `/old` stays; by the base it is called `get_books`. */
const told = async (symbol: string | undefined, names: readonly (string | undefined)[], old?: string) => {
  const check = await openPair(
    { "/old": named("get_books") },
    { "/old": named(old), ...Object.fromEntries(names.map((name, at) => [`/new-${at}`, named(name)])) },
  );
  return check(call("GET /old", { generatedSymbol: symbol }));
};
const becomes = (symbol: string, at = 0): readonly string[] => [
  `retargeted-operation GET /old :1 certain symbol=${symbol} was=GET /old becomes=GET /new-${at}`,
];

test.each<[string, string | undefined, readonly (string | undefined)[], readonly string[]]>([
  ["the operation id", "getBooks", ["get_books"], becomes("getBooks")],
  ["the operation id in another spelling", "getBooks", ["GetBooks"], becomes("getBooks")],
  [
    "one spelled as before, whatever else is spelled alike",
    "getBooks",
    ["GetBooks", "get_books"],
    becomes("getBooks", 1),
  ],
  ["none, where two are spelled alike", "getBooks", ["GetBooks", "get-books"], []],
  ["none, where nothing is called so", "getBooks", ["get_book", undefined], []],
  ["a hook", "useGetBooks", ["get_books"], becomes("useGetBooks")],
  ["a query", "getBooksQuery", ["get_books"], becomes("getBooksQuery")],
  ["the options of a query", "getBooksQueryOptions", ["get_books"], becomes("getBooksQueryOptions")],
  ["a raw answer", "getBooksRaw", ["get_books"], becomes("getBooksRaw")],
  ["not a longer name", "getBooksByShelf", ["get_books"], []],
  ["not a name that ends alike", "forgetBooks", ["get_books"], []],
  ["not what no client was generated for", undefined, ["get_books"], []],
])("%s", async (_, symbol, names, lines) => {
  expect(await told(symbol, names)).toEqual(lines);
});

test("nothing changes hands where the operation keeps its id", async () => {
  expect(await told("getBooks", ["getBooks"], "get_books")).toEqual([]);
});
