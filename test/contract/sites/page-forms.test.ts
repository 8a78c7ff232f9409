/** The forms in which a page shows an operation without a document, or says that it is not there. */
import { expect, test } from "vitest";
import { documentIn } from "../../../src/contract/sites/fenced-document.js";
import { isMarkdown } from "../../../src/contract/sites/markdown.js";
import { mentionedOperations } from "../../../src/contract/sites/mentioned-operations.js";
import { keysLike, shownOperations } from "../../../src/contract/sites/shown-operations.js";
import { missingTitle } from "../../../src/contract/web/not-found.js";

const shown = (page: string, hasDocuments = false) => {
  const found = shownOperations(page, hasDocuments);
  const told = (ones: typeof found.shown) => ones.map(({ method, address }) => `${method} ${address}`);
  return [told(found.shown), told(found.perhaps)];
};
const LOANS = "get /v1/loans";

test.each([
  ["front matter", "---\ntitle: Loans\nopenapi: get /v1/loans\n---\n\nAll loans.\n", [LOANS], []],
  ["front matter with the file", '---\nopenapi: "library.json GET /v1/loans"\n---\n# Loans\n', [LOANS], []],
  ["a method of GitBook by hand", '# A\n\n## B\n\n<mark style="color:blue;">`GET`</mark> `/v1/loans`\n', [LOANS], []],
  ["a line with a name", "# Loans\n\nEndpoint: GET /v1/loans\nVersion: 1\n", [LOANS], []],
  ["a fence under the title", "# Loans\n\n```http\nGET /v1/loans\n```\n", [LOANS], []],
  [
    "a line under another heading",
    "# A\n\nWords.\n\n## Remove loans\n\n`DELETE` `/v1/loans`\n",
    [],
    ["delete /v1/loans"],
  ],
  ["a fence under another heading", "# A\n\n## Loans\n\n```\nGET /v1/loans\n```\n", [], [LOANS]],
  ["a table", "# A\n\n| Method | Path |\n|---|---|\n| GET | `/v1/loans` |\n", [], [LOANS]],
  ["a table of what is gone", "# Removed endpoints\n\n| Method | Path |\n|---|---|\n| GET | `/v1/loans` |\n", [], []],
  ["a guide", "# Ask\n\nAsk as in `GET /v1/loans`.\n\n## Now\n\nSend this:\n\n```\nGET /v1/loans\n```\n", [], []],
  ["a request with its headers", "# Ask\n\n```http\nGET /v1/loans HTTP/1.1\nAccept: */*\n```\n", [], []],
  ["the footer of a site", "# A\n\nWords.\n\n# Agent Instructions\n\n```\nGET /a?ask=<question>\n```\n", [], []],
])("shown by %s", (_name, page, sure, perhaps) => {
  expect(shown(page)).toEqual([sure, perhaps]);
});

const REQUEST = "get https://a.example.com/v1/loans";
test.each([
  ["a component", '# A\n\n<MethodEndpoint method={"get"} path={"/v1/loans"} />\n', [LOANS]],
  ["a link in bold", "# A\n\n**`GET`** [/v1/loans](https://a.example.com/v1/loans)\n", [LOANS, REQUEST]],
  ["two lines", "# A\n\n**URL**: `/v1/loans`\n\n**Method**: `GET`\n", [LOANS]],
  ["two rows", "# A\n\n|||\n|--|--|\n| Method | GET |\n| URL | `/v1/loans` |\n", [LOANS]],
  ["curl", "# A\n\n```sh\ncurl https://a.example.com/v1/loans\n```\n", [REQUEST]],
  ["curl with a body", "# A\n\n```sh\ncurl /v1/loans \\\n  -d '{}'\n```\n", [LOANS, "post /v1/loans"]],
  ["what was removed", "# A\n\n## Removed\n\n`GET /v1/loans`\n", []],
  ["links and words", "# A\n\nTo get all, see [loans](/docs/loans) or [GET /v1/loans](/docs/loans).\n", [LOANS]],
  ["a path far from its method", `# A\n\nGET\n\n${"Words.\n\n".repeat(3)}/v1/loans\n`, []],
])("mentioned by %s", (_name, page, found) => {
  expect(mentionedOperations(page).map(({ method, address }) => `${method} ${address}`)).toEqual(found);
});

test("an example has values in the place of variables", () => {
  expect(keysLike([{ method: "get", address: "/loans/7/books/YOUR_ID" }])[0]).toBe("GET /loans/{}/books/{}");
});

test("beside documents a fence is an example, a heading is not", () => {
  expect(shown("# A\n\n```\nGET /v1/loans\n```\n\n## PUT /v1/loans\n", true)).toEqual([["put /v1/loans"], []]);
});

test("servers may have a part of the path", () => {
  expect(keysLike([{ method: "get", address: "https://api.example.com/v1/loans/:id?x=1" }])).toEqual([
    "GET /v1/loans/{}",
    "GET /loans/{}",
  ]);
});

test.each([
  "# 404: Page not found\n\nSorry.",
  "# Not Found\n\nThe page does not exist.",
  "# Page not found.\n",
  "---\ntitle: Page Not Found\n---\n\nThis page does not exist.\n",
  "Page Not Found\n\nThe URL does not exist.",
  "Page Not Found\n==============\n\nWords",
  "# Error\n\nInternal server error",
  "**Page Not Found**\n",
  `# Page Not Found\n\n${"Pages like it. ".repeat(100)}`,
])("a page that is not there: %j", (page) => {
  expect(missingTitle(page, "https://docs.example.com/loans.md")).toBeDefined();
});

test.each([
  ["# Not Found\n\nWhat a loan that is gone answers.", "https://docs.example.com/errors/not-found.md"],
  [`# Not Found\n\n${"Loans that are gone answer this. ".repeat(30)}`, "https://docs.example.com/loans.md"],
  ["# Errors\n\n## Page Not Found\n", "https://docs.example.com/loans.md"],
  ["# Error handling\n\nWords.", "https://docs.example.com/loans.md"],
])("prose about it: %j", (page, address) => {
  expect(missingTitle(page, address)).toBeUndefined();
});

test("front matter is no document in YAML", () => {
  const page = `---\ntitle: Loans\nopenapi: get /v1/loans\n---\n\n${"Words. ".repeat(400)}\n\n\`\`\`yaml\n`;
  expect(isMarkdown(page)).toBe(true);
  expect(isMarkdown("---\nopenapi: 3.0.3\ninfo: {}\n---\nopenapi: 3.0.3\n")).toBe(false);
});

const document = (path: string) => ({
  openapi: "3.0.3",
  info: { title: "L", version: "1" },
  paths: { [path]: { get: {} } },
});
test.each([
  ["a list of documents", [document("/a"), document("/b")], ["/a", "/b"]],
  ["two documents by name", { one: document("/a"), two: document("/b") }, ["/a", "/b"]],
  ["a document as a text", { spec: JSON.stringify(document("/a")) }, ["/a"]],
])("a fence with %s", async (_name, value, paths) => {
  const found = await documentIn({ text: JSON.stringify(value), heading: undefined, closed: true });
  expect(found.kind === "document" && found.roots.flatMap((root) => Object.keys(root["paths"] as object))).toEqual(
    paths,
  );
});

test.each(["// generated\n", "/* generated\n by hand */\n"])("a comment above JSON: %j", async (comment) => {
  const text = `${comment}${JSON.stringify(document("/a"))}`;
  expect(await documentIn({ text, heading: undefined, closed: true })).toMatchObject({ kind: "document" });
});

test("a comment within JSON: a document that cannot be read, and no prose", async () => {
  const text = 'see:\n{ "paths": { "/a": { "get": {} } // all\n } }';
  expect(await documentIn({ text, heading: undefined, closed: true })).toMatchObject({ kind: "broken" });
});

test("a fence with a path alone holds operations without a document", async () => {
  const text = JSON.stringify({ "/loans": { get: { responses: {} } } });
  expect(await documentIn({ text, heading: undefined, closed: true })).toMatchObject({ kind: "paths" });
});

test("a version without quotes is the one that is written", async () => {
  const text = "openapi: 3.0.3\ninfo: {title: L, version: 2.10}\npaths: {/a: {get: {}}}\n";
  const found = await documentIn({ text, heading: undefined, closed: true });
  expect(found.kind === "document" && found.roots.map(({ info }) => info)).toEqual([{ title: "L", version: "2.10" }]);
});
