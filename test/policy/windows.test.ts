import { beforeAll, describe, expect, test } from "vitest";
import { operationKey } from "../../src/contract/normalise/path.js";
import { openProvider, type Provider } from "../../src/contract/provider/index.js";
import type { Lifecycle, LifecycleEvent } from "../../src/policy/index.js";
import { addMonths, deadlineOf, resolveTarget, standingOf, windowOf } from "../../src/policy/index.js";

let provider: Provider;
beforeAll(async () => {
  const opened = await openProvider("runai");
  if (!opened.ok) throw new Error(opened.problem.message);
  provider = opened.value;
}, 60_000);

/** The vendor's table, row by row, and beside it six calendar months from general availability. */
const TABLE = [
  { in: "2.17", guaranteed: ["2.18", "2.19"], mayLack: "2.20", saas: { precision: "day", date: "2024-10-14" } },
  { in: "2.18", guaranteed: ["2.19", "2.20"], mayLack: "2.21", saas: { precision: "day", date: "2025-01-21" } },
  { in: "2.19", guaranteed: ["2.20", "2.21"], mayLack: "2.22", saas: { precision: "day", date: "2025-04-08" } },
  { in: "2.20", guaranteed: ["2.21", "2.22"], mayLack: "2.23", saas: { precision: "day", date: "2025-07-12" } },
  { in: "2.21", guaranteed: ["2.22", "2.23"], mayLack: "2.24", saas: { precision: "month", month: "2025-10" } },
  { in: "2.22", guaranteed: ["2.23", "2.24"], mayLack: "2.25", saas: { precision: "day", date: "2026-01-13" } },
  { in: "2.23", guaranteed: ["2.24", "2.25"], mayLack: "2.26", saas: { precision: "day", date: "2026-03-28" } },
  { in: "2.24", guaranteed: ["2.25", "2.26"], mayLack: "3.0", saas: { precision: "day", date: "2026-07-18" } },
  {
    in: "2.25",
    guaranteed: ["2.26", "3.0"],
    mayLack: "the release after 3.0",
    saas: { precision: "month", month: "2026-11" },
  },
  {
    in: "2.26",
    guaranteed: ["3.0", "the release after 3.0"],
    mayLack: "the second release after 3.0",
    saas: { precision: "bracket", after: "2026-11-23", before: "2027-01-21" },
  },
  {
    in: "3.0",
    guaranteed: ["the release after 3.0", "the second release after 3.0"],
    mayLack: "the third release after 3.0",
    saas: { precision: "bracket", after: "2027-01-21", before: "2027-04-11" },
  },
] as const;

describe.each(TABLE)("deprecated in $in", (row) => {
  const windowAt = (target: string) => {
    const asked = resolveTarget(provider, target, "2026-11-20");
    if (!asked.ok) throw new Error(asked.problem.message);
    const life = markedIn(row.in);
    const mark = life.events.find((event) => event.kind === "deprecated");
    if (mark === undefined) throw new Error("no mark");
    return {
      life,
      target: asked.value,
      deadline: deadlineOf(
        windowOf(life, mark, provider.definition),
        provider.definition,
        asked.value.position,
        "2026-11-20",
      ),
    };
  };
  const standingAt = (target: string) => {
    const { life, target: resolved } = windowAt(target);
    return standingOf(life, {
      definition: provider.definition,
      target: resolved,
      asOf: "2026-11-20",
      deployment: "self-hosted",
    });
  };
  const asTarget = (name: string) =>
    name.startsWith("the ")
      ? `+${1 + ["the release after 3.0", "the second release after 3.0", "the third release after 3.0"].indexOf(name)}`
      : name;

  test("is owed in the two releases that follow, and the third may lack it", () => {
    const { deadline } = windowAt(row.in);
    expect(deadline).toMatchObject({
      release: row.guaranteed[1],
      firstRelease: row.mayLack,
      releasesLeft: 2,
      date: row.saas,
    });
  });

  test("stands as deprecated through the window, then as expired", () => {
    expect(standingAt(row.in).state).toBe("deprecated");
    expect(row.guaranteed.map((release) => standingAt(asTarget(release)))).toMatchObject([
      { state: "deprecated", keptThrough: { releasesLeft: 1 } },
      { state: "deprecated", keptThrough: { releasesLeft: 0 } },
    ]);
    expect(standingAt(asTarget(row.mayLack))).toMatchObject({ state: "expired", since: row.in });
  });

  test("ends on SaaS six calendar months after its release, as precisely as that is known", () => {
    const { date } = provider.definition.releases.find((release) => release.version === row.in) ?? {};
    expect(date && addMonths(date, 6)).toEqual(row.saas);
  });
});

function markedIn(release: string): Lifecycle {
  const date = provider.definition.releases.find((one) => one.version === release)?.date;
  const event = (kind: LifecycleEvent["kind"], at: string): LifecycleEvent => ({
    kind,
    release: at,
    source: { kind: "contract", release: at },
    orBefore: false,
    ...(kind === "deprecated" && date !== undefined ? { date } : {}),
  });
  return {
    operation: operationKey("GET", "/things"),
    element: { kind: "operation", path: [] },
    introduced: "2.5",
    introducedOrBefore: true,
    deprecated: release,
    events: [event("introduced", "2.5"), event("deprecated", release)],
    presence: [],
    sunset: undefined,
    announcedEnd: undefined,
    statedSince: undefined,
    disagreements: [],
    replacement: [],
    experimental: false,
    maturity: [],
    documented: [],
  };
}
