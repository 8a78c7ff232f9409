/** Operations that a page shows or speaks of without a document. */
import { describe, expect, it } from "vitest";
import { mentionedOperations } from "../../../src/contract/sites/mentioned-operations.js";
import {
  isDocumented,
  keysLike,
  type ShownOperation,
  shownOperations,
} from "../../../src/contract/sites/shown-operations.js";

const plain = ({ method, address }: ShownOperation): string => `${method} ${address}`;
const shownIn = (page: string, hasDocuments = false): string => {
  const { shown, perhaps } = shownOperations(page, hasDocuments);
  return [...shown.map(plain), ...perhaps.map((one) => `perhaps ${plain(one)}`)].join(", ");
};

describe("a page shows", () => {
  it.each<[string, string, string]>([
    ["what stands first under its title", "# Books\n\nGET /books\n", "get /books"],
    ["what stands there in lower case", "# Books\nget /books", "get /books"],
    ["an absolute one", "# Books\n`POST` `https://api.example/books`", "post https://api.example/books"],
    ["one with a name before it", "# Books\n**Endpoint:** `GET /books`", "get /books"],
    ["a heading of its own", "# Books\nWords.\n## PUT /books/{id}\n", "put /books/{id}"],
    ["its title", "# DELETE /books/{id}", "delete /books/{id}"],
    ["no second line", "# Books\nWords.\nGET /books", ""],
    ["no line without a title", "GET /books", ""],
    ["perhaps what is first under another heading", "# Books\nWords.\n## List\nGET /books", "perhaps get /books"],
    ["nothing of what will go", "# Books\nWords.\n## Deprecated\nGET /books", ""],
    ["what follows it again", "# Books\n## Deprecated\nGET /a\n## List\nGET /b", "perhaps get /b"],
    ["nothing of a page of what was", "# Release notes\nWords.\n## New\nGET /books", ""],
    ["a heading of what was", "# Release notes\n## GET /books", "get /books"],
    ["what is first in a fence", "# Books\n```\nGET /books\n```", "get /books"],
    ["no sentence", "# Books\nGET /books for all of them", ""],
    ["no word of prose", "# Books\nget started /books", ""],
    ["the request of an agent not", "# Books\nGET /page?ask=<question>", ""],
    ["what its front matter says", "---\nopenapi: get /books\n---\nWords.", "get /books"],
    ["with its document", '---\nopenapi: "openapi.json GET /books"\n---\n', "get /books"],
    [
      "by another name",
      "---\ntitle: Books\napi: POST https://api.example/books\n---\n",
      "post https://api.example/books",
    ],
    ["what is embedded", '# Books\nWords.\n{% openapi src="a.json" path="/books" method="get" %}', "get /books"],
    ["what is embedded by its old name", '{% swagger method="POST" path="/books" %}', "post /books"],
    ["nothing embedded without a method", '{% openapi path="/books" %}', ""],
    ["nothing embedded without a path", '{% openapi method="get" %}', ""],
    ["a method in colours", '# Books\nWords.\n<mark style="color:blue;">`GET`</mark> `/books`', "get /books"],
    ["perhaps a row of a table", "# Books\nWords.\n| List | GET | `/books` |", "perhaps get /books"],
    ["perhaps a row without a bar before it", "# Books\nWords.\nGET | /books", "perhaps get /books"],
    ["no row without a method", "# Books\nWords.\n| List | /books |", ""],
    ["no row that ends with it", "# Books\nWords.\n| List | GET", ""],
    ["no row of what will go", "# Books\n## Removed\n\n| GET | /books |", ""],
    ["nothing at the end of a long line", `# Books\n${" ".repeat(4000)}GET /books`, ""],
  ])("%s", (_, page, shown) => {
    expect(shownIn(page)).toBe(shown);
  });

  it("a fence is an example beside documents", () => {
    expect(shownIn("# Books\n```\nGET /books\n```\nGET /all", true)).toBe("get /all");
  });
});

describe("a page speaks of", () => {
  it.each<[string, string, string]>([
    ["method and address on one line", "GET /books", "get /books"],
    ["on lines of their own", "**URL**: /books\n\n**Method**: get", "get /books"],
    ["two lines above", "Method: `post`\nWords.\nURL: /books", "post /books"],
    ["not three lines above", "Method: `post`\nWords.\nWords.\nURL: /books", ""],
    ["two lines below", "URL: /books\nWords.\nMethod: `post`", "post /books"],
    ["not three lines below", "URL: /books\nWords.\nWords.\nMethod: `post`", ""],
    ["a word of prose", "How to get /books", ""],
    ["a component", '<Endpoint method={"PATCH"} path="/books" />', "patch /books"],
    ["curl", "curl https://api.example/books", "get https://api.example/books"],
    ["curl with its method", "curl -X delete https://api.example/books", "delete https://api.example/books"],
    ["curl with a method in words", "curl --request=PUT https://api.example/books", "put https://api.example/books"],
    ["curl that sends", "curl https://api.example/books -d '{}'", "post https://api.example/books"],
    [
      "curl that sends a line later",
      "curl https://api.example/books \\\n  --json '{}'",
      ["get https://api.example/books", "post https://api.example/books"].join(", "),
    ],
    ["what is sent after its end", "curl https://api.example/books\n  --json '{}'", "get https://api.example/books"],
    ["what only looks sent", "Words \\\n  --json '{}' /books", ""],
    ["nothing of what will go", "# Books\n## Deprecated\nGET /books\n## List\nGET /all", "get /all"],
    ["nothing of a page of what was", "# Changelog\n## New\nGET /books", ""],
    ["a heading of what was further down", "# Books\n## Changelog\n## List\nGET /all", "get /all"],
    ["nothing at the end of a long line", `GET ${" ".repeat(4000)}/books`, ""],
    ["the words of a link", "GET [/books](/docs/books)", "get /books"],
  ])("%s", (_, page, mentioned) => {
    expect(mentionedOperations(page).map(plain).join(", ")).toBe(mentioned);
  });

  it("a hundred at most", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `GET /books/b${at}`).join("\n");
    expect(mentionedOperations(lines(60))).toHaveLength(60);
    expect(mentionedOperations(lines(140))).toHaveLength(100);
  });
});

describe("what is shown", () => {
  const shown = (method: string, address: string): ShownOperation => ({ method, address });
  it.each<[string, readonly string[]]>([
    ["/books", ["/books"]],
    ["https://api.example/v1/books?all=1", ["/v1/books", "/books"]],
    ["/v1/books/7/pages", ["/v1/books/{}/pages", "/books/{}/pages", "/pages"]],
    ["/books/:id", ["/books/{}"]],
    ["/books/{id}", ["/books/{}"]],
    ["/books/<id>", ["/books/{}"]],
    ["/books/%7Bid%7D", ["/books/{}"]],
    ["/books/$ID", ["/books/{}"]],
    ["/books/BOOK_ID", ["/books/{}"]],
    ["/books/ISBN", ["/books/ISBN", "/ISBN"]],
    ["/books/0b7a1f2c-0000-4000-8000-000000000000", ["/books/{}"]],
    ["/books/b7", ["/books/b7", "/b7"]],
    ["/", []],
  ])("at %s can be %j", (address, paths) => {
    expect(keysLike([shown("get", address), shown("get", address)])).toEqual(paths.map((path) => `GET ${path}`));
  });

  const BOOK = { method: "get", path: "/books/{isbn}", isWebhook: false };
  const CREATED = { method: "post", path: "created", isWebhook: true };
  it.each<[string, ShownOperation, boolean]>([
    ["as it is", shown("get", "/books/{isbn}"), true],
    ["with a value", shown("get", "/books/7"), true],
    ["below the path of a server", shown("get", "https://api.example/v1/books/7?x#y"), true],
    ["on another host", shown("get", "https://other.example/anything"), true],
    ["by another method", shown("put", "/books/7"), false],
    ["too short", shown("get", "/7"), false],
    ["too long", shown("get", "/books/7/pages"), false],
    ["with a variable for a name", shown("get", "/:kind/7"), true],
    ["under another name", shown("get", "/films/7"), false],
    ["a webhook", { ...shown("post", "created"), isWebhook: true }, true],
    ["a webhook by another method", { ...shown("get", "created"), isWebhook: true }, false],
    ["a webhook of another name", { ...shown("post", "removed"), isWebhook: true }, false],
    ["a webhook that is an operation", { ...shown("get", "/books/{isbn}"), isWebhook: true }, false],
    ["an operation that is a webhook", shown("post", "/created"), false],
  ])("%s is documented: %s", (_, one, documented) => {
    expect(isDocumented(one, [BOOK, CREATED], ["api.example"])).toBe(documented);
  });

  it("on another host may be this API where that names none", () => {
    expect(isDocumented(shown("get", "https://other.example/anything"), [BOOK], [])).toBe(false);
  });
});
