/** What the Action makes of what GitHub answers, request by request. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { comment } from "../../src/action/comment.js";
import { argumentsFrom } from "../../src/action/inputs.js";
import { linesIn, suggest } from "../../src/action/suggestions.js";
import { checkCommand } from "../../src/cli/program.js";

type Answer = (method: string, page: number) => unknown;

/** `answers`: by the last word of the path; what is none is no network. */
function github(
  answers: Readonly<Record<string, Answer>>,
  event: unknown = { pull_request: { number: 7, head: { sha: "c0ffee" } } },
) {
  const requests: string[] = [];
  const file = join(mkdtempSync(join(tmpdir(), "lastcall-event-")), "event.json");
  writeFileSync(file, JSON.stringify(event));
  const fetch: typeof globalThis.fetch = (input, init) => {
    const url = new URL(input);
    const [method, last] = [init?.method ?? "", url.pathname.split("/").at(-1) ?? ""];
    requests.push(`${method} ${last}`);
    const answer = answers[last]?.(method, Number(url.searchParams.get("page")));
    return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(new Error("no network"));
  };
  const env = { GITHUB_API_URL: "https://github.example.com", GITHUB_EVENT_PATH: file };
  return { requests, environment: { env, token: "token-of-the-test", fetch } };
}

const json = (value: unknown, status = 200): Response => new Response(JSON.stringify(value), { status });
const MARKER = "<!-- lastcall:report:runai -->";
const order = { body: MARKER, marker: MARKER, onlyUpdate: false };

describe("a comment", () => {
  test("that cannot be written says why", async () => {
    const { environment } = github({ comments: () => undefined });
    expect(await comment(order, environment)).toEqual({
      ok: false,
      problem: { message: "GitHub could not be reached: no network" },
    });
  });

  test("that is refused was not written, though the others could be read", async () => {
    const { environment } = github({ comments: (method) => (method === "GET" ? json([]) : json({}, 500)) });
    expect(await comment(order, environment)).toEqual({ ok: false, problem: { message: "GitHub answered 500" } });
  });

  test("is looked for on ten pages, and no further", async () => {
    const full = Array.from({ length: 100 }, () => ({ body: "chatter" }));
    const { environment, requests } = github({ comments: (method) => json(method === "GET" ? full : {}) });
    expect(await comment(order, environment)).toEqual({ ok: true, value: "created" });
    expect(requests).toEqual([...Array<string>(10).fill("GET comments"), "POST comments"]);
  });

  test("of an earlier run ends the look: no further page is asked for", async () => {
    const full = Array.from({ length: 100 }, (_, id) => ({ id, body: MARKER }));
    const { environment, requests } = github({ comments: () => json(full), 0: () => json({}) });
    expect(await comment(order, environment)).toEqual({ ok: true, value: "updated" });
    expect(requests).toEqual(["GET comments", "PATCH 0"]);
  });

  test("is not found in what is no list, nor without a number", async () => {
    for (const strange of [{ message: "no" }, [{ body: MARKER }], [{ id: "1", body: MARKER }], [{ id: 1, body: 7 }]]) {
      const { environment } = github({ comments: (method) => json(method === "GET" ? strange : {}) });
      expect(await comment(order, environment)).toEqual({ ok: true, value: "created" });
    }
  });
});

describe("suggested changes", () => {
  const edit = {
    ...{ path: "a.ts", message: "gone", text: "two" },
    ...{ start: { line: 1, column: 1 }, end: { line: 1, column: 4 } },
  };
  const files = [{ filename: "a.ts", patch: "@@ -1 +1 @@\n+one" }];
  const suggestedIn = (given: ReturnType<typeof github>, edits: readonly (typeof edit)[] = [edit]) =>
    suggest(edits, { ...given.environment, root: "/project", read: () => Promise.resolve("one") });

  test.each([
    ["without an edit", { pull_request: { number: 7, head: { sha: "c0ffee" } } }, []],
    ["where the event names no commit", { pull_request: { number: 7 } }, [edit]],
    ["where the commit is no text", { pull_request: { number: 7, head: { sha: 7 } } }, [edit]],
    ["where the number is none", { pull_request: { number: "7", head: { sha: "c0ffee" } } }, [edit]],
  ])("%s: nothing is asked", async (_, event, edits) => {
    const given = github({ files: () => json(files) }, event);
    expect(await suggestedIn(given, edits)).toEqual({ ok: true, value: 0 });
    expect(given.requests).toEqual([]);
  });

  test("that cannot be made: what was said before is not asked for", async () => {
    for (const strange of [[{ filename: "a.ts" }], [{ patch: files[0]?.patch }], [{ filename: 7, patch: "" }]]) {
      const given = github({ files: () => json(strange) });
      expect(await suggestedIn(given)).toEqual({ ok: true, value: 0 });
      expect(given.requests).toEqual(["GET files"]);
    }
  });

  test("that are refused are none", async () => {
    const given = github({ files: () => json(files), comments: () => json([]), reviews: () => json({}, 422) });
    expect(await suggestedIn(given)).toEqual({ ok: false, problem: { message: "GitHub answered 422" } });
    const unread = github({ files: () => json(files), comments: () => json({}, 500) });
    expect(await suggestedIn(unread)).toEqual({ ok: false, problem: { message: "GitHub answered 500" } });
  });

  test("a line of a patch that is empty, as tools that cut blanks leave it, counts", () => {
    const lines = [...linesIn("@@ -1,3 +1,3 @@\n a\n\n-b\n+c\n@@ -9 +9 @@\n+d")];
    expect(lines.map(([line, { text, hunk }]) => [line, text, hunk])).toEqual([
      [1, "a", 1],
      [2, "", 1],
      [3, "c", 1],
      [9, "d", 9],
    ]);
  });
});

test.each([
  ["true", "--color"],
  ["false", "--no-color"],
  ["maybe", undefined],
])("colour as %s is %s", (value, expected) => {
  const flags = argumentsFrom({ INPUT_COLOR: value }, checkCommand());
  expect(flags).toEqual(expected === undefined ? [] : [expected]);
});
