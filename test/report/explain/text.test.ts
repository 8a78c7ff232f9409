import { describe, expect, test } from "vitest";
import { explain, resolveTarget } from "../../../src/policy/index.js";
import { renderExplanation } from "../../../src/report/explain/index.js";
import type { toExplainJson } from "../../../src/report/explain/json.js";
import { historyOf, operation } from "../../diff/history/story.js";

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07"],
  ["1.3", "2025-10-15"],
] as const;
const get = (extra: object = {}) => ({
  get: operation({
    parameters: [{ name: "sort", in: "query", deprecated: true, schema: { type: "string" } }],
    ...extra,
  }),
});

async function explained(
  subject: string,
  format: "text" | "json",
  deployment: "self-hosted" | "saas" = "self-hosted",
  extra: object = {},
) {
  const history = await historyOf({
    releases: RELEASES,
    contracts: {
      "1.0": { "/pets": get(), "/v2/pets": get(extra) },
      "1.1": { "/pets": get({ deprecated: true }), "/v2/pets": get(extra) },
      "1.2": { "/v2/pets": get(extra) },
    },
    notices: [{ announcedIn: "1.2", elements: [{ path: "/pets", replacement: ["/v2/pets"] } as never] }],
  });
  const target = resolveTarget(history.provider, "1.2", "2025-11-01");
  if (!target.ok) throw new Error(target.problem.message);
  const outcome = explain(history, subject, { target: target.value, asOf: "2025-11-01", deployment });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return renderExplanation(format, outcome.value, { color: false, width: 80 });
}

describe("the whole life on one screen", () => {
  test("of an operation", async () => {
    expect(await explained("GET /pets", "text")).toBe(`GET /pets
Story, as of 2025-11-01

now          gone since 1.2 (asked for 1.2)
owed         self-hosted: through 1.3; the release after 1.3 is the first that
             may lack it
             SaaS: until 2025-10-15
use instead  GET /v2/pets  [notes of 1.2: release notes]

introduced   1.0 or before, 2025-01-15  [contract of 1.0]
deprecated   1.1, 2025-04-15  [contract of 1.1]
deprecated   1.2, 2025-07  [notes of 1.2: release notes]
removed      1.2, 2025-07  [contract of 1.2]
disagree     contract of 1.1 and notes of 1.2: release notes

by release   1.0 ok      1.1 dep     1.2 gone    1.3 gone?
             ok: listed and plain, dep: in its window, over: window ended, gone:
             removed, -: not there, ?: no contract known, only notices and
             policy

Parts with an end (1)
  query parameter sort: deprecated 1.0 or before, gone 1.2
`);
  });

  test("on SaaS the day comes first", async () => {
    expect((await explained("GET /pets", "text", "saas")).split("\n").slice(4, 6)).toEqual([
      "owed         SaaS: until 2025-10-15",
      "             self-hosted: through 1.3; the release after 1.3 is the first that",
    ]);
  });

  test("of a part", async () => {
    const lines = (await explained("GET /v2/pets sort", "text")).split("\n");
    expect(lines.slice(0, 5)).toEqual([
      "query parameter sort of GET /v2/pets",
      "Story, as of 2025-11-01",
      "",
      "now          deprecated since 1.0 or before, in its window in 1.2: the last",
      "             release that must serve it",
    ]);
  });

  test("more parts than one reads at once are counted, each with what takes its place", async () => {
    const many = Array.from({ length: 13 }, (_, at) => ({
      name: `p${String(at).padStart(2, "0")}`,
      in: "query",
      deprecated: true,
      description: at === 0 ? "Deprecated, use `plain` instead." : "",
      schema: { type: "string" },
    }));
    const parameters = [...many, { name: "plain", in: "query", schema: { type: "string" } }];
    const lines = (await explained("GET /v2/pets", "text", "self-hosted", { parameters })).split("\n");
    const from = lines.indexOf("Parts with an end (13)");
    expect(lines.slice(from)).toEqual([
      "Parts with an end (13)",
      "  query parameter p00: deprecated 1.0 or before, use plain",
      ...many.slice(1, 12).map(({ name }) => `  query parameter ${name}: deprecated 1.0 or before`),
      "  and 1 more; name one after the operation to see its life",
      "",
    ]);
  });

  test("as JSON", async () => {
    const told = JSON.parse(await explained("GET /pets", "json")) as ReturnType<typeof toExplainJson>;
    expect(told.subjects).toMatchObject([
      {
        operation: "GET /pets",
        state: "removed",
        lifecycle: { deprecated: "1.1", removed: "1.2", keptThrough: { release: "1.3", date: "2025-10-15" } },
        replacement: ["GET /v2/pets"],
        releases: [
          { release: "1.0", state: "supported" },
          { release: "1.1", state: "deprecated" },
          { release: "1.2", state: "removed" },
          { release: "1.3", state: "removed" },
        ],
      },
    ]);
  });
});
