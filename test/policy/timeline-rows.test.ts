/** What a timeline lists beside lives, and in which order. */
import { describe, expect, test } from "vitest";
import { operationKey } from "../../src/contract/normalise/path.js";
import type { Notice } from "../../src/contract/provider/index.js";
import { OPERATION } from "../../src/diff/history/index.js";
import { resolveTarget, type TimelineQuestion, timeline } from "../../src/policy/index.js";
import { historyOf, operation } from "../diff/history/story.js";

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07-15"],
] as const;
const get = { get: operation() };
const marked = (sunset?: string) => ({
  get: operation({ deprecated: true, ...(sunset !== undefined && { "x-sunset": sunset }) }),
});

async function drawn(
  contracts: Readonly<Record<string, object>>,
  question: Partial<TimelineQuestion> = {},
  {
    notices = [],
    signatures = [],
    to = "1.2",
  }: { notices?: readonly Partial<Notice>[]; signatures?: readonly object[]; to?: string } = {},
) {
  const history = await historyOf({ releases: RELEASES, contracts, notices });
  const { provider } = history;
  const definition = { ...provider.definition, signatures: signatures as never };
  const target = resolveTarget(provider, to, "2025-08-01");
  if (!target.ok) throw new Error(target.problem.message);
  return timeline(
    { ...history, provider: { ...provider, definition } },
    { target: target.value, asOf: "2025-08-01", deployment: "self-hosted", ...question },
  );
}

describe("rows", () => {
  test("what is used first; then what runs, what is over and what is gone; by its end; by its name", async () => {
    const all = { "/a-gone": get, "/b-gone": get, "/z-early": get };
    const kept = {
      "/soon": marked("2026-01-31"),
      "/later": marked("2026-12-31"),
      "/b-later": marked("2026-12-31"),
      "/over": marked("2025-07-31"),
      "/used": marked("2027-12-31"),
    };
    const contracts = { "1.0": { ...all, ...kept }, "1.1": { "/a-gone": get, "/b-gone": get, ...kept }, "1.2": kept };
    const uses = [{ operation: operationKey("GET", "/used"), element: OPERATION, places: 1 }];
    const { rows } = await drawn(contracts, { uses });
    expect(rows.map(({ spelled, standing }) => `${spelled} ${standing.state}`)).toEqual([
      "GET /used deprecated",
      "GET /soon deprecated",
      "GET /b-later deprecated",
      "GET /later deprecated",
      "GET /over expired",
      "GET /z-early removed",
      "GET /a-gone removed",
      "GET /b-gone removed",
    ]);
  });

  test("a row tells when it was marked, what is owed and when it went", async () => {
    const { rows } = await drawn({ "1.0": { "/pets": get }, "1.1": { "/pets": marked() }, "1.2": {} });
    expect(rows).toMatchObject([
      {
        since: {
          release: "1.1",
          date: { precision: "day", date: "2025-04-15" },
          span: { first: "2025-04-15", last: "2025-04-15" },
          orBefore: false,
        },
        window: { through: "the release after 1.2", stated: false },
        removed: { release: "1.2" },
        bar: { from: 1, through: 3, gone: 2 },
      },
    ]);
  });

  test("of what was never marked there is no window, and the line goes one release on", async () => {
    const drawing = await drawn({ "1.0": { "/pets": get }, "1.1": {} });
    expect(drawing.rows[0]).toMatchObject({
      since: undefined,
      window: undefined,
      bar: { from: undefined, through: undefined, gone: 1 },
    });
    expect(drawing.releases.map(({ version, known, out }) => [version, known, out])).toEqual([
      ["1.0", true, "yes"],
      ["1.1", true, "yes"],
      ["1.2", true, "yes"],
      ["the release after 1.2", false, "no"],
    ]);
  });
});

describe("interfaces that no contract lists", () => {
  const signature = (id: string, title: string) => ({
    id,
    title,
    deprecatedIn: "1.0",
    removedIn: undefined,
    replacement: [],
    source: "notes",
  });
  const signatures = [signature("a", "Old tokens"), signature("b", "Metric names"), signature("c", "Old objects")];
  const ids = async (question: Partial<TimelineQuestion>) =>
    (await drawn({ "1.0": {} }, question, { signatures })).interfaces.map(({ id, places }) => `${id} ${places}`);
  const interfaceUses = new Map([
    ["b", 2],
    ["c", 1],
  ]);

  test("in their order, those that the code uses first", async () => {
    expect(await ids({})).toEqual(["a 0", "b 0", "c 0"]);
    expect(await ids({ interfaceUses })).toEqual(["b 2", "c 1", "a 0"]);
  });

  test("as far as a word names them, and as far as they are used", async () => {
    expect(await ids({ filter: "OLD" })).toEqual(["a 0", "c 0"]);
    expect(await ids({ usedOnly: true })).toEqual([]);
    expect(await ids({ usedOnly: true, interfaceUses })).toEqual(["b 2", "c 1"]);
    expect(await ids({ usedOnly: true, interfaceUses, filter: "old" })).toEqual(["c 1"]);
  });

  test("each with what is known of it", async () => {
    const { interfaces } = await drawn({ "1.0": {} }, {}, { signatures: signatures.slice(0, 1) });
    expect(interfaces).toEqual([{ ...signature("a", "Old tokens"), places: 0 }]);
  });
});

test("features that notices end stand beside, other notices do not", async () => {
  const notices = [
    { kind: "feature", feature: "Dynamic pools", announcedIn: "1.1", elements: [] },
    { announcedIn: "1.0" },
  ] as const;
  expect((await drawn({ "1.0": {} }, {}, { notices })).features).toEqual([
    { feature: "Dynamic pools", announcedIn: "1.1", date: undefined, source: "release notes" },
  ]);
});
