import { marked } from "marked";
import { describe, expect, test } from "vitest";
import {
  type ChangeReport,
  changeReport,
  diffContracts,
  diffRules,
  operationFacts,
  plainChange,
} from "../../../src/diff/index.js";
import {
  CHANGE_FORMATS,
  type ChangeContext,
  type ChangeFormat,
  renderChanges,
} from "../../../src/report/changes/index.js";
import { contractOf, TODAY } from "../../diff/documents.js";

const answer = (schema: object) => ({
  responses: { "200": { description: "OK", content: { "application/json": { schema } } } },
});
const user = (name: object) => ({ type: "object", properties: { name } });
const document = (paths: object, name: object) => ({
  openapi: "3.1.0",
  info: { title: "t", version: "1" },
  paths,
  components: { schemas: { User: user(name) } },
});
const users = { tags: ["Users"], ...answer({ $ref: "#/components/schemas/User" }) };

const before = document(
  {
    "/v1/users": { get: { ...users, deprecated: true, "x-replaced-by": "GET /v2/users" } },
    "/v2/users": { get: users },
    "/v2/teams": {
      get: { tags: ["Teams"], ...answer({ type: "array", items: { $ref: "#/components/schemas/User" } }) },
    },
  },
  { type: "string" },
);
const after = document(
  {
    "/v2/users": { get: users },
    "/v2/teams": {
      get: {
        tags: ["Teams"],
        deprecated: true,
        ...answer({ type: "array", items: { $ref: "#/components/schemas/User" } }),
      },
    },
    "/v2/<script>alert(1)</script>": { get: answer({}) },
  },
  { type: "integer" },
);

async function reported(one: object, other: object): Promise<readonly [ChangeReport, ChangeContext]> {
  const [base, target] = await Promise.all([contractOf(one, "before.json"), contractOf(other, "after.json")]);
  const report = changeReport(
    { version: "1.0" },
    { version: "latest", captured: "2026-11-01" },
    diffContracts(base, target, { today: TODAY }),
    [],
  );
  return [
    report,
    { color: false, width: 80, rule: (id) => diffRules().get(id), operation: operationFacts(base, target) },
  ];
}

/** What each format says of two documents that are the same. */
const NOTHING: Readonly<Record<ChangeFormat, string>> = {
  pretty: "No changes.",
  json: '"changes": []',
  markdown: "Nothing that a client could notice has changed.",
  html: "Nothing that a client could notice has changed.",
  sarif: '"results": []',
  junit: '<testcase name="no change that a client could notice" classname="the documents"/>',
  github: "0 breaking, 0 dangerous, 0 compatible.",
  gitlab: "[]",
  checkstyle: '<checkstyle version="4.3">\n</checkstyle>',
};

const fingerprintOf = ({ changes }: ChangeReport, at: number): string => changes[at]?.fingerprint ?? "";

describe("formats of diff", () => {
  test.each([
    ["pretty", "No other changes."],
    ["markdown", "Nothing that a client could notice has changed but for 2 accepted changes."],
    ["html", "Nothing that a client could notice has changed but for 2 accepted changes."],
  ] as const)("%s: where all changes are accepted, it does not say that nothing changed", async (format, words) => {
    const [open, context] = await reported(before, after);
    const accepted = open.changes.slice(0, 2).map((change) => ({ change, reason: "nobody calls it", until: null }));
    expect(await renderChanges(format, { ...open, changes: [], accepted }, context)).toContain(words);
  });

  test.each([10, 11, 12])("github: of %i annotations of a level it shows ten, and lists the rest", async (removed) => {
    const paths = Object.fromEntries(Array.from({ length: removed }, (_, at) => [`/v1/at-${at}`, { get: users }]));
    const [report, context] = await reported(document(paths, {}), document({ "/v2/users": { get: users } }, {}));
    const lines = (await renderChanges("github", report, context)).split("\n");
    expect(lines.filter((line) => line.startsWith("::error"))).toHaveLength(10);
    const from = lines.findIndex((line) => line.startsWith("::group::"));
    const listed = from < 0 ? [] : lines.slice(from, lines.indexOf("::endgroup::"));
    expect(listed.length).toBe(removed === 10 ? 0 : removed - 9);
    expect(listed[0]?.replace(/ \(.*/, "")).toBe(
      [undefined, "::group::1 more change", "::group::2 more changes"][removed - 10],
    );
    expect(listed.slice(1).every((line) => line.startsWith("breaking "))).toBe(true);
  });

  test("pretty: breaking first, under the operation, with what to use instead", async () => {
    const [report, context] = await reported(before, after);
    expect(await renderChanges("pretty", report, context)).toBe(`1.0 → latest (captured 2026-11-01)

Breaking changes (2)

  GET /v1/users
    This operation was removed after it was deprecated, and its path with it.
    Use \`GET /v2/users\` instead.
    api-path-removed-with-deprecation  ${fingerprintOf(report, 0)}  before.json:1:${columnOf(before, '"get":')}

  GET /v2/users
    The type of response property \`name\` changed: \`string\` → \`integer\`
    also GET /v2/teams
    response-property-type-changed  ${fingerprintOf(report, 1)}  after.json:1:${columnOf(after, '"name":')}

Compatible changes (2)

  GET /v2/teams
    This operation is deprecated now.
    endpoint-deprecated  after.json:1:${columnOf(after, '"get":', 2)}

  GET /v2/<script>alert(1)</script>
    This operation is new.
    endpoint-added  after.json:1:${columnOf(after, '"get":', 3)}

2 breaking, 0 dangerous, 2 compatible.
`);
  });

  test("no line is wider than the terminal, but for names that cannot be cut", async () => {
    const [report, context] = await reported(before, after);
    const text = await renderChanges("pretty", report, { ...context, width: 40 });
    expect(
      text
        .split("\n")
        .filter(
          (line) =>
            line.length > 40 &&
            line.trim().includes(" ") &&
            !/^ {4}[\w-]+(?: {2}\S+)+$|^ {2}GET |^1\.0|^May|^\d/.test(line),
        ),
    ).toEqual([]);
  });

  test("json: exactly the report", async () => {
    const [report, context] = await reported(before, after);
    const json = JSON.parse(await renderChanges("json", report, context)) as ChangeReport;
    expect(json).toEqual(JSON.parse(JSON.stringify(report)));
    expect(json).toMatchObject({
      schemaVersion: 1,
      base: { version: "1.0" },
      target: { version: "latest", captured: "2026-11-01" },
      summary: { breaking: 2, dangerous: 0, compatible: 2 },
    });
    expect(Object.keys(json.changes[0] ?? {}).sort()).toEqual([
      "affects",
      "after",
      "announced",
      "baseLocation",
      "before",
      "branch",
      "element",
      "fingerprint",
      "level",
      "ruleId",
      "targetLocation",
    ]);
  });

  test("markdown: a release note, by chapter and tag", async () => {
    const [report, context] = await reported(before, after);
    const text = await renderChanges("markdown", report, context);
    expect(headings(text)).toEqual([
      "1 1.0 → latest (captured 2026-11-01)",
      "2 Breaking changes",
      "3 Users",
      "2 Deprecated",
      "3 Teams",
      "2 New",
    ]);
    expect(text).toContain(
      "- `GET /v1/users` was removed after it was deprecated, and its path with it. Use `GET /v2/users` instead.\n",
    );
    expect(text).toContain(
      "- The type of response property `name` of `GET /v2/users` and 1 further operation changed: `string` → `integer`. Change how",
    );
    expect(marked.parse(text)).not.toContain("<script>");
  });

  test("html: one page, nothing from elsewhere, nothing from a document becomes markup", async () => {
    const [report, context] = await reported(before, after);
    const page = await renderChanges("html", report, context);
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).toContain("/v2/&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toMatch(/(src|href)="https?:/);
    expect(page).toContain("prefers-color-scheme: dark");
    for (const change of report.changes) expect(page).toContain(`id="${change.fingerprint}"`);
  });

  test("html: a change of one operation names it once; one of two lists both", async () => {
    const [report, context] = await reported(before, after);
    const page = await renderChanges("html", report, context);
    const articles = page
      .split("<article")
      .slice(1)
      .map((article) => article.split("</article>")[0] ?? "");
    const lists = articles.map((article) =>
      [...article.matchAll(/<li><code>([^<]*)<\/code><\/li>/g)].map(([, name]) => name),
    );
    expect(lists).toEqual([[], ["GET /v2/users", "GET /v2/teams"], [], []]);
    expect(articles[1]).toContain("<summary>2 operations</summary>");
  });

  test("html: contents, search and a summary for one change, none of them for none", async () => {
    const [report, context] = await reported(before, after);
    const parts = async (changes: ChangeReport["changes"]): Promise<readonly string[]> => {
      const page = await renderChanges("html", { ...report, changes }, context);
      return [...page.matchAll(/<(nav|form|section class="level \w+)/g)].map(([, part = ""]) => part);
    };
    expect(await parts(report.changes.slice(0, 1))).toEqual(["nav", "form", 'section class="level breaking']);
    expect(await parts([])).toEqual([]);
  });

  test("html: two causes that read the same have an anchor each", async () => {
    const [report, context] = await reported(before, after);
    const page = await renderChanges(
      "html",
      { ...report, changes: [...report.changes, ...report.changes.map(plainChange)] },
      context,
    );
    const anchors = [...page.matchAll(/<article class="change" id="([^"]+)"/g)].map(([, id]) => id);
    expect(anchors).toHaveLength(2 * report.changes.length);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  test.each(CHANGE_FORMATS)("%s: no changes is a document too", async (format) => {
    const [report, context] = await reported(before, before);
    const text = await renderChanges(format, report, context);
    expect(text).toContain(NOTHING[format]);
  });
});

/** From 1: the column of the n-th occurrence in the one line that JSON makes of a document. */
function columnOf(value: object, text: string, nth = 1): number {
  const json = JSON.stringify(value);
  let at = -1;
  for (let found = 0; found < nth; found += 1) at = json.indexOf(text, at + 1);
  return at + 1;
}

const headings = (text: string): readonly string[] =>
  marked
    .lexer(text)
    .flatMap((token) =>
      token.type === "heading" ? [`${(token as { depth: number }).depth} ${(token as { text: string }).text}`] : [],
    );
