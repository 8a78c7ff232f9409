import { describe, expect, test } from "vitest";
import type { Change, Level } from "../../src/diff/change.js";
import { changeReport, operationFacts } from "../../src/diff/report.js";
import { contractOf } from "./documents.js";

const change = (level: Level): Change => ({ level }) as Change;

test("a report counts the changes of each level, and none that is accepted", () => {
  const changes = [
    change("breaking"),
    change("compatible"),
    change("breaking"),
    change("dangerous"),
    change("compatible"),
    change("compatible"),
  ];
  const accepted = [{ change: change("breaking"), reason: "known", until: null }];
  const skipped = [{ file: "a.yaml", line: 3, reason: "cannot be read" }] as never;
  const [base, target] = [{ version: "1.0" }, { version: "latest", captured: "2026-11-01" }];
  expect(changeReport(base, target, changes, skipped, accepted)).toEqual({
    schemaVersion: 1,
    base,
    target,
    changes,
    accepted,
    summary: { breaking: 2, dangerous: 1, compatible: 3 },
    skipped,
  });
  expect(changeReport(base, target, [], []).accepted).toEqual([]);
});

describe("what a release note says of an operation beside what changed", () => {
  const operation = (rest: object = {}) => ({ responses: { "200": { description: "ok" } }, ...rest });
  const replaced = (by: string, rest: object = {}) => operation({ deprecated: true, "x-replacement": by, ...rest });
  const read = (get: object | undefined) =>
    contractOf({
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      paths: { "/pets": { ...(get !== undefined && { get }), post: operation() } },
    });
  test.each<[story: string, before: object | undefined, after: object | undefined, expected: unknown]>([
    ["nothing of what neither has", undefined, undefined, undefined],
    [
      "of what is gone, what was said",
      replaced("GET /v2", { tags: ["pets"] }),
      undefined,
      { tags: ["pets"], replacement: ["GET /v2"] },
    ],
    [
      "of what is new, what is said",
      undefined,
      replaced("GET /v2", { tags: ["pets"] }),
      { tags: ["pets"], replacement: ["GET /v2"] },
    ],
    [
      "the tags of before",
      operation({ tags: ["pets"] }),
      operation({ tags: ["animals"] }),
      { tags: ["pets"], replacement: [] },
    ],
    ["the target speaks first", replaced("GET /v2"), replaced("GET /v3"), { tags: [], replacement: ["GET /v3"] }],
    [
      "or the base, where the target says nothing",
      replaced("GET /v2"),
      operation(),
      { tags: [], replacement: ["GET /v2"] },
    ],
  ])("%s", async (_story, before, after, expected) => {
    const facts = operationFacts(await read(before), await read(after));
    expect(facts({ method: "GET", path: "/pets" })).toEqual(expected);
  });

  test("also of a webhook", async () => {
    const hooks = await contractOf({
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      webhooks: { born: { post: operation({ tags: ["events"] }) } },
    });
    expect(operationFacts(hooks, hooks)({ method: "POST", path: "webhook:born" })).toEqual({
      tags: ["events"],
      replacement: [],
    });
  });
});
