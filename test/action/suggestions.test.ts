import { mkdtempSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { linesIn, type SuggestedEdit, suggest, suggestedIn } from "../../src/action/suggestions.js";

const LINES = ["// é", "const pets = `${base}/pets`;", 'const all = "/pets";', "export { all, pets };"];
const PATCH = `@@ -1,2 +1,3 @@\n ${LINES[0]}\n-const pets = 1;\n+${LINES[1]}\n+${LINES[2]}`;
/** `/pets` on the third line becomes `/animals` */
const EDIT: SuggestedEdit = {
  path: "src/a.ts",
  message: "`GET /pets` is gone.",
  start: { line: 3, column: 15 },
  end: { line: 3, column: 19 },
  text: "animals",
};

let close: (() => void) | undefined;
afterEach(() => {
  close?.();
  close = undefined;
});

interface Api {
  readonly patch?: string;
  readonly comments?: readonly unknown[];
  readonly status?: number;
}

/** Pull request 7 of example/portal on the loopback: its files, its review comments, and the reviews that come in. */
async function suggested(
  edits: readonly SuggestedEdit[],
  { patch = PATCH, comments = [], status }: Api = {},
  head: string | undefined = "c0ffee",
) {
  const reviews: unknown[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      const answer = (code: number, value: unknown): void =>
        void response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(value));
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      if (status !== undefined) return answer(status, { message: "no" });
      if (pathname === "/repos/example/portal/pulls/7/files") return answer(200, [{ filename: "src/a.ts", patch }]);
      if (pathname === "/repos/example/portal/pulls/7/comments") return answer(200, comments);
      if (pathname === "/repos/example/portal/pulls/7/reviews" && request.method === "POST") {
        reviews.push(JSON.parse(body));
        return answer(200, { id: 1 });
      }
      return answer(404, {});
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  close = () => server.close();
  const root = mkdtempSync(join(tmpdir(), "lastcall-suggest-"));
  writeFileSync(join(root, "event.json"), JSON.stringify({ pull_request: { number: 7, head: { sha: head } } }));
  const outcome = await suggest(edits, {
    env: {
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      GITHUB_REPOSITORY: "example/portal",
      GITHUB_EVENT_PATH: join(root, "event.json"),
    },
    token: "token-of-the-test",
    fetch: globalThis.fetch,
    root,
    read: async (file) => (file === join(root, "src/a.ts") ? LINES.join("\r\n") : readFile(file, "utf8")),
  });
  return { outcome, reviews };
}

const COMMENT = {
  path: "src/a.ts",
  line: 3,
  side: "RIGHT",
  body: '<!-- lastcall:suggestion -->\n`GET /pets` is gone.\n\n```suggestion\nconst all = "/animals";\n```',
};

describe("suggested changes in a pull request", () => {
  test("a comment on the line that it replaces, in one review of the checked commit", async () => {
    expect(await suggested([EDIT])).toEqual({
      outcome: { ok: true, value: 1 },
      reviews: [{ commit_id: "c0ffee", event: "COMMENT", body: "", comments: [COMMENT] }],
    });
  });

  test("over several lines; columns are bytes", async () => {
    const edit = { ...EDIT, start: { line: 1, column: 6 }, end: { line: 2, column: 11 }, text: "\nconst animals" };
    const { reviews } = await suggested([edit]);
    expect(reviews).toMatchObject([
      {
        comments: [
          {
            start_line: 1,
            start_side: "RIGHT",
            line: 2,
            body: "<!-- lastcall:suggestion -->\n`GET /pets` is gone.\n\n```suggestion\n// é\nconst animals = `${base}/pets`;\n```",
          },
        ],
      },
    ]);
  });

  test("what an earlier run suggested is not said again", async () => {
    const { outcome, reviews } = await suggested([EDIT], {
      comments: [{ path: "src/a.ts", body: COMMENT.body.replaceAll("\n", "\r\n") }],
    });
    expect([outcome, reviews]).toEqual([{ ok: true, value: 0 }, []]);
  });

  test.each<readonly [string, SuggestedEdit, Api]>([
    [
      "lines that the pull request does not show",
      { ...EDIT, start: { line: 4, column: 1 }, end: { line: 4, column: 2 } },
      {},
    ],
    ["lines that are others in the pull request", EDIT, { patch: PATCH.replace("all", "every") }],
    [
      "lines of two stretches",
      { ...EDIT, start: { line: 1, column: 1 } },
      { patch: `@@ -1 +1 @@\n ${LINES[0]}\n@@ -2 +2,2 @@\n+${LINES[1]}\n+${LINES[2]}` },
    ],
    ["files that it does not touch", { ...EDIT, path: "src/b.ts" }, {}],
  ])("%s have none", async (_, edit, api) => {
    expect(await suggested([edit], api)).toEqual({ outcome: { ok: true, value: 0 }, reviews: [] });
  });

  test("no permission: said, with what it needs", async () => {
    const { outcome } = await suggested([EDIT], { status: 403 });
    expect(outcome).toMatchObject({
      ok: false,
      problem: {
        message: "GitHub answered 403",
        hint: "it needs `permissions: pull-requests: write`; pull requests from forks never have it",
      },
    });
  });

  test("a text with fences has longer ones around it", async () => {
    const { reviews } = await suggested([{ ...EDIT, text: "```" }]);
    expect(JSON.stringify(reviews)).toContain("\\n\\n````suggestion\\n");
  });

  test("the lines of a patch by their number", () => {
    expect(
      [...linesIn("@@ -3,2 +5,2 @@ x\n a\n-b\n+c\n\\ No newline at end of file")].map(([line, { text }]) => [
        line,
        text,
      ]),
    ).toEqual([
      [5, "a"],
      [6, "c"],
    ]);
  });

  test("the edits of a report", () => {
    const range = { start: EDIT.start, end: EDIT.end };
    const report = {
      diagnostics: [
        { message: EDIT.message, location: { path: EDIT.path }, suggestions: [{ range, text: EDIT.text }] },
        { message: "", location: { path: "" } },
      ],
    };
    expect(suggestedIn(JSON.stringify(report))).toEqual([EDIT]);
  });
});
