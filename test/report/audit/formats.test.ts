import { marked } from "marked";
import { expect, test } from "vitest";
import { AUDIT_KINDS, type Audit, audit } from "../../../src/policy/index.js";
import { AUDIT_FORMATS, renderAudit } from "../../../src/report/audit/index.js";
import type { toAuditJson } from "../../../src/report/audit/json.js";
import { AUDIT_KIND_ORDER } from "../../../src/report/audit/kinds.js";
import { historyOf, operation } from "../../diff/history/story.js";
import { HOSTILE } from "../timeline/story.js";

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07"],
  ["1.3", "2025-10-15"],
] as const;
const get = (extra: object = {}) => ({ get: operation(extra) });
const PLAIN = { color: false, width: 80 };
const found = async (): Promise<Audit> =>
  audit(
    await historyOf({
      releases: RELEASES,
      contracts: {
        "1.0": {
          "/early": get({ deprecated: true }),
          "/silent": get(),
          "/late": get({ deprecated: true }),
          "/swing": get({ deprecated: true }),
        },
        "1.1": { "/late": get({ deprecated: true }), "/swing": get() },
        "1.2": { "/late": get({ deprecated: true }), "/swing": get() },
        "1.3": { "/late": get({ deprecated: true }), "/swing": get({ deprecated: true }) },
      },
    }),
  );

test("text", async () => {
  expect(await renderAudit("text", await found(), PLAIN)).toBe(`Story
promised: 2 further releases, 6 months on SaaS; experimental elements are
promised nothing; contracts read: 1.0, 1.1, 1.2, 1.3

Removed inside the window (1)
  deprecated, then gone before the 2 further releases that the policy promises
  GET /early
    deprecated in 1.0 or before, owed through 1.2, gone in 1.1: 2 releases
      early
    contract of 1.0, 2025-01-15; contract of 1.1, 2025-04-15

Removed without notice (1)
  gone without a mark in any contract and without a notice
  GET /silent
    gone in 1.1, never marked before
    contract of 1.0 lists it without a mark; contract of 1.1, 2025-04-15

Mark taken back (1)
  the mark went, and may come again: a new mark starts a new window
  GET /swing
    deprecated in 1.0 or before, unmarked in 1.1, deprecated again in 1.3
    contract of 1.0, 2025-01-15; contract of 1.1, 2025-04-15; contract of 1.3,
      2025-10-15

Past the window, still served (1)
  no breach: owed no longer, and may go at any release
  GET /late
    deprecated in 1.0 or before, owed through 1.2, still in 1.3: 1 release
      longer
    contract of 1.0, 2025-01-15; contract of 1.3, 2025-10-15

removed inside the window 1, removed without notice 1, end announced inside the
window 0, mark taken back 1, past the window, still served 1
`);
});

test("JSON", async () => {
  const told = JSON.parse(await renderAudit("json", await found(), PLAIN)) as ReturnType<typeof toAuditJson>;
  expect(
    told.findings.map((row) => [
      row.kind,
      row.operation,
      row.deprecated?.release,
      row.owed?.release,
      row.happened.release,
      row.releases,
      row.confidence,
    ]),
  ).toEqual([
    ["removed-inside-window", "GET /early", "1.0", "1.2", "1.1", 2, "certain"],
    ["removed-without-notice", "GET /silent", undefined, undefined, "1.1", 0, "certain"],
    ["undeprecated", "GET /swing", "1.0", undefined, "1.1", 1, "certain"],
    ["past-window-still-served", "GET /late", "1.0", "1.2", "1.3", 1, "certain"],
  ]);
});

test("Markdown has a table for each kind", async () => {
  const page = await marked.parse(await renderAudit("markdown", await found(), PLAIN));
  expect([...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, title]) => title)).toEqual([
    "Removed inside the window",
    "Removed without notice",
    "Mark taken back",
    "Past the window, still served",
  ]);
  expect([...page.matchAll(/<td><code>(.*?)<\/code><\/td>/g)].map(([, name]) => name)).toEqual([
    "GET /early",
    "GET /silent",
    "GET /swing",
    "GET /late",
  ]);
});

test("every kind has its place in the report", () => {
  expect(AUDIT_KIND_ORDER).toEqual(AUDIT_KINDS);
});

test.each(AUDIT_FORMATS)("%s: nothing found is a valid document, and hostile names stay text", async (format) => {
  const rows = await found();
  expect((await renderAudit(format, { ...rows, rows: [] }, PLAIN)).length).toBeGreaterThan(10);
  const hostile = await renderAudit(
    format,
    {
      ...rows,
      title: HOSTILE,
      provider: HOSTILE,
      rows: rows.rows.map((row) => ({ ...row, spelled: HOSTILE, schema: HOSTILE })),
    },
    PLAIN,
  );
  expect(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.exec(hostile)).toBeNull();
  expect(hostile.split("\n").filter((line) => line.trimStart().startsWith("::"))).toEqual([]);
  if (format === "markdown") expect(/<img/.exec(await marked.parse(hostile))).toBeNull();
});
