import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type CommentOrder, comment } from "../../src/action/comment.js";
import { type FakeGithub, fakeGithub } from "./github.js";

const MARKER = "<!-- lastcall:report:runai -->";
const PULL_REQUEST = { pull_request: { number: 7 } };

let github: FakeGithub | undefined;
afterEach(async () => {
  await github?.close();
  github = undefined;
});

function order(rest: Partial<CommentOrder> = {}): CommentOrder {
  return { body: `${MARKER}\nnew`, marker: MARKER, onlyUpdate: false, ...rest };
}

function environment(url: string, event: unknown) {
  const file = join(mkdtempSync(join(tmpdir(), "lastcall-event-")), "event.json");
  writeFileSync(file, typeof event === "string" ? event : JSON.stringify(event));
  return {
    env: { GITHUB_API_URL: url, GITHUB_REPOSITORY: "example/portal", GITHUB_EVENT_PATH: file },
    token: "token-of-the-test",
    fetch: globalThis.fetch,
  };
}

test("the first run writes a comment", async () => {
  github = await fakeGithub({ comments: ["Nice work!"] });
  expect(await comment(order(), environment(github.url, PULL_REQUEST))).toEqual({ ok: true, value: "created" });
  expect(github.comments.map(({ body }) => body)).toEqual(["Nice work!", `${MARKER}\nnew`]);
  expect(github.requests.map(({ authorization }) => authorization)).toEqual([
    "Bearer token-of-the-test",
    "Bearer token-of-the-test",
  ]);
});

test("a later run brings it up to date, also on the second page, and leaves quotes of it alone", async () => {
  const before = [...Array<string>(100).fill("chatter"), `> ${MARKER}\n> old\nWhat is this?`, `${MARKER}\nold`];
  github = await fakeGithub({ comments: before });
  expect(await comment(order(), environment(github.url, PULL_REQUEST))).toEqual({ ok: true, value: "updated" });
  expect(github.comments.map(({ body }) => body)).toEqual([...before.slice(0, -1), `${MARKER}\nnew`]);
});

test("the report of another API has a comment of its own", async () => {
  github = await fakeGithub({ comments: ["<!-- lastcall:report:billing -->\nbilling"] });
  await comment(order(), environment(github.url, PULL_REQUEST));
  expect(github.comments.map(({ body }) => body)).toEqual([
    "<!-- lastcall:report:billing -->\nbilling",
    `${MARKER}\nnew`,
  ]);
});

test("nothing to say and nothing said before: no comment", async () => {
  github = await fakeGithub();
  expect(await comment(order({ onlyUpdate: true }), environment(github.url, PULL_REQUEST))).toEqual({
    ok: true,
    value: "nothing",
  });
  expect(github.comments).toEqual([]);
});

test("nothing to say any more: the old comment says so", async () => {
  github = await fakeGithub({ comments: [`${MARKER}\nold`] });
  expect(await comment(order({ onlyUpdate: true }), environment(github.url, PULL_REQUEST))).toEqual({
    ok: true,
    value: "updated",
  });
});

test.each([
  { name: "a push", event: { ref: "refs/heads/main" } },
  { name: "an event that is no JSON", event: "{" },
])("no pull request, no request: $name", async ({ event }) => {
  github = await fakeGithub();
  expect(await comment(order(), environment(github.url, event))).toEqual({ ok: true, value: "nothing" });
  expect(github.requests).toEqual([]);
});

// GitHub answers 404 to a token that may not see the repository
test.each([401, 403, 404])("a token that may not write, as on forks, is told with what to do: %i", async (status) => {
  github = await fakeGithub({ status });
  expect(await comment(order(), environment(github.url, PULL_REQUEST))).toEqual({
    ok: false,
    problem: {
      message: `GitHub answered ${status}`,
      hint: "it needs `permissions: pull-requests: write`; pull requests from forks never have it",
    },
  });
});

test("trouble of GitHub's own is no matter of permissions", async () => {
  github = await fakeGithub({ status: 502 });
  expect(await comment(order(), environment(github.url, PULL_REQUEST))).toEqual({
    ok: false,
    problem: { message: "GitHub answered 502" },
  });
});

test("no network is a problem, not an exception", async () => {
  github = await fakeGithub();
  const { url } = github;
  await github.close();
  github = undefined;
  const outcome = await comment(order(), environment(url, PULL_REQUEST));
  expect(outcome.ok).toBe(false);
});
