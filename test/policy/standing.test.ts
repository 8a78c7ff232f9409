import { beforeAll, describe, expect, test } from "vitest";
import type { Element } from "../../src/contract/element.js";
import { operationKey } from "../../src/contract/normalise/path.js";
import { openProvider } from "../../src/contract/provider/index.js";
import { type History, lifecycleOf, OPERATION, openHistory } from "../../src/diff/history/index.js";
import { type Deployment, releasesIn, resolveTarget, type Standing, standingOf } from "../../src/policy/index.js";
import { historyOf, operation, type Story } from "../diff/history/story.js";

interface Ask {
  readonly to: string;
  readonly asOf?: string;
  readonly deployment?: Deployment;
}

function ask(
  history: History,
  name: string,
  { to, asOf = "2026-11-20", deployment = "self-hosted" }: Ask,
  element: Element = OPERATION,
): Standing {
  const [method = "", path = ""] = name.split(" ");
  const target = resolveTarget(history.provider, to, asOf);
  if (!target.ok) throw new Error(target.problem.message);
  return standingOf(lifecycleOf(history, operationKey(method, path), element), {
    definition: history.provider.definition,
    target: target.value,
    asOf,
    deployment,
  });
}

const RELEASES = [
  ["1.0", "2025-01-15"],
  ["1.1", "2025-04-15"],
  ["1.2", "2025-07-15"],
  ["1.3", "2025-10-15"],
  ["2.0", "2026-01-15"],
] as const;
const plain = { "/pets": { get: operation() } };
const marked = { "/pets": { get: operation({ deprecated: true }) } };
const story = (contracts: Story["contracts"], rest: Partial<Story> = {}) =>
  historyOf({ releases: RELEASES, contracts, ...rest });

describe("on the release clock", () => {
  test("every state, release by release", async () => {
    const history = await story({ "1.0": {}, "1.1": plain, "1.2": marked, "1.3": marked, "2.0": marked });
    const states = ["1.0", "1.1", "1.2", "1.3", "2.0", "+1"].map((to) => ask(history, "GET /pets", { to }));
    expect(states).toMatchObject([
      { state: "not-yet", from: "1.1" },
      { state: "supported" },
      {
        state: "deprecated",
        since: "1.2",
        keptThrough: { release: "2.0", firstRelease: "the release after 2.0", releasesLeft: 2 },
      },
      { state: "deprecated", keptThrough: { releasesLeft: 1 } },
      { state: "deprecated", keptThrough: { releasesLeft: 0 } },
      { state: "expired", servedAtTarget: "unknown" },
    ]);
  });

  test("past its window and still listed at the target: served; in no contract of the target: not known", async () => {
    const history = await story({ "1.0": marked, "1.1": marked, "1.2": marked, "1.3": marked });
    expect(ask(history, "GET /pets", { to: "1.3" })).toMatchObject({ state: "expired", servedAtTarget: "yes" });
    expect(ask(history, "GET /pets", { to: "2.0" })).toMatchObject({ state: "expired", servedAtTarget: "unknown" });
  });

  test("listed, but said to fail: not known", async () => {
    const notices = [{ announcedIn: "1.0", endsIn: "1.3", elements: [{ path: "/pets" } as never] }];
    const history = await story({ "1.0": marked, "1.1": marked, "1.2": marked, "1.3": marked }, { notices });
    expect(ask(history, "GET /pets", { to: "1.3" })).toMatchObject({ state: "expired", servedAtTarget: "unknown" });
  });

  test("removed knows what was owed", async () => {
    const history = await story({ "1.0": plain, "1.1": marked, "1.2": {} });
    expect(ask(history, "GET /pets", { to: "2.0" })).toMatchObject({
      state: "removed",
      in: "1.2",
      since: "1.1",
      keptThrough: { release: "1.3" },
    });
    expect(ask(await story({ "1.0": plain, "1.1": {} }), "GET /pets", { to: "2.0" })).toEqual({
      state: "removed",
      in: "1.1",
      since: undefined,
      keptThrough: undefined,
    });
  });

  test("what no contract knows is unlisted", async () => {
    expect(ask(await story({ "1.0": plain }), "GET /plants", { to: "1.0" })).toEqual({ state: "unlisted" });
  });

  test("a target older than the first contract is answered by it", async () => {
    expect(ask(await story({ "1.1": plain, "1.2": plain }), "GET /pets", { to: "1.0" })).toMatchObject({
      state: "supported",
    });
  });
});

describe("on the SaaS clock", () => {
  const onDay = async (asOf: string) =>
    ask(await story({ "1.0": plain, "1.1": marked }), "GET /pets", { to: "latest", asOf, deployment: "saas" });

  test("six calendar months decide, whatever releases came out", async () => {
    expect(await onDay("2025-10-15")).toMatchObject({
      state: "deprecated",
      keptThrough: { date: { precision: "day", date: "2025-10-15" }, daysLeft: 0 },
    });
    expect(await onDay("2025-10-16")).toMatchObject({ state: "expired", keptThrough: { daysLeft: -1 } });
  });

  test("an end that is known to the month is over only with the month, and has no days left", async () => {
    const notices = [
      {
        announcedIn: "1.1",
        date: { precision: "month", month: "2025-04" } as const,
        elements: [{ path: "/pets" } as never],
      },
    ];
    const history = await story({ "1.0": plain }, { notices });
    const on = (asOf: string) => ask(history, "GET /pets", { to: "latest", asOf, deployment: "saas" });
    expect(on("2025-10-31")).toMatchObject({
      state: "deprecated",
      keptThrough: { date: { precision: "month", month: "2025-10" } },
    });
    expect(on("2025-10-31")).not.toHaveProperty("keptThrough.daysLeft");
    expect(on("2025-11-01")).toMatchObject({ state: "expired" });
  });

  test("an undated mark falls back to the releases", async () => {
    const history = await historyOf({ releases: [["1.0"], ["1.1"]], contracts: { "1.0": marked, "1.1": marked } });
    expect(ask(history, "GET /pets", { to: "latest", deployment: "saas" })).toMatchObject({
      state: "deprecated",
      keptThrough: { release: "the release after 1.1" },
    });
  });
});

describe("policies of other providers", () => {
  test("one further release", async () => {
    const history = await story({ "1.0": marked, "1.1": marked, "1.2": marked }, { policy: { furtherReleases: 1 } });
    expect(ask(history, "GET /pets", { to: "1.1" })).toMatchObject({
      state: "deprecated",
      keptThrough: { release: "1.1", firstRelease: "1.2" },
    });
    expect(ask(history, "GET /pets", { to: "1.2" })).toMatchObject({ state: "expired" });
  });

  test("months alone decide self-hosted too", async () => {
    const history = await story({ "1.0": marked, "1.1": marked }, { policy: { months: 12 } });
    expect(ask(history, "GET /pets", { to: "1.1", asOf: "2026-01-15" })).toMatchObject({ state: "deprecated" });
    expect(ask(history, "GET /pets", { to: "1.1", asOf: "2026-01-16" })).toMatchObject({ state: "expired" });
  });

  test("no promise at all: deprecated, without a deadline, for ever", async () => {
    const history = await story({ "1.0": marked, "2.0": marked }, { policy: {} });
    expect(ask(history, "GET /pets", { to: "2.0", asOf: "2039-01-01" })).toEqual({
      state: "deprecated",
      since: "1.0",
      keptThrough: undefined,
      experimental: false,
    });
  });

  test("experimental elements are promised nothing, unless the policy says the same", async () => {
    const trial = { "/pets": { get: operation({ deprecated: true, summary: "List [Experimental]" }) } };
    expect(ask(await story({ "1.0": trial, "2.0": trial }), "GET /pets", { to: "2.0" })).toEqual({
      state: "deprecated",
      since: "1.0",
      keptThrough: undefined,
      experimental: true,
    });
    const same = await story({ "1.0": trial, "2.0": trial }, { policy: { furtherReleases: 2, experimental: "same" } });
    expect(ask(same, "GET /pets", { to: "2.0" })).toMatchObject({ state: "expired" });
  });

  test.each([
    ["x-sunset", "2026-03-31"],
    ["Sunset of RFC 8594", "Tue, 31 Mar 2026 23:59:59 GMT"],
    ["Unix seconds as in RFC 9745", "@1774915200"],
  ])("a stated end (%s) beats the policy on both clocks", async (_, sunset) => {
    const stated = { "/pets": { get: operation({ deprecated: true, "x-sunset": sunset }) } };
    const history = await story({ "1.0": stated, "1.1": stated, "1.2": stated, "1.3": stated });
    for (const deployment of ["self-hosted", "saas"] as const) {
      expect(ask(history, "GET /pets", { to: "1.3", asOf: "2026-03-31", deployment })).toMatchObject({
        state: "deprecated",
        keptThrough: { date: { date: "2026-03-31" }, daysLeft: 0 },
      });
      expect(ask(history, "GET /pets", { to: "1.3", asOf: "2026-04-01", deployment })).toMatchObject({
        state: "expired",
      });
    }
  });

  test("a stated end that is no date is no end", async () => {
    const stated = { "/pets": { get: operation({ deprecated: true, "x-sunset": "soon" }) } };
    expect(ask(await story({ "1.0": stated }), "GET /pets", { to: "1.0" })).toMatchObject({
      keptThrough: { release: "1.2" },
    });
  });
});

describe("the built-in API", () => {
  let history: History;
  beforeAll(async () => {
    const opened = await openProvider("runai");
    if (!opened.ok) throw new Error(opened.problem.message);
    const read = await openHistory(opened.value);
    if (!read.ok) throw new Error(read.problem.message);
    history = read.value;
  }, 60_000);

  test("GET /v1/k8s/users: deprecated since 2.17 by notice, kept through 2.19, gone in 2.23, use /api/v1/users", () => {
    const life = lifecycleOf(history, operationKey("GET", "/v1/k8s/users"), OPERATION);
    expect(life).toMatchObject({
      deprecated: "2.17",
      removed: "2.23",
      replacement: [{ target: "GET /api/v1/users", certainty: "certain" }],
    });
    expect(life.events[0]).toMatchObject({ kind: "deprecated", release: "2.17", source: { kind: "notice" } });
    expect(ask(history, "GET /v1/k8s/users", { to: "2.24" })).toMatchObject({
      state: "removed",
      in: "2.23",
      since: "2.17",
      keptThrough: { release: "2.19", firstRelease: "2.20", date: { precision: "day", date: "2024-10-14" } },
    });
  });

  test("GET /api/v1/apps/installer is gone, though /api/v1/apps/{appId} would fit it", () => {
    expect(ask(history, "GET /api/v1/apps/installer", { to: "2.24" })).toEqual({
      state: "removed",
      in: "2.23",
      since: undefined,
      keptThrough: undefined,
    });
  });

  test("old applications lead to service accounts, step by step", () => {
    const life = lifecycleOf(history, operationKey("GET", "/v1/k8s/apps"), OPERATION);
    expect(life.replacement).toMatchObject([{ target: "GET /api/v1/apps", chain: ["GET /api/v1/service-accounts"] }]);
  });

  test.each([
    ["POST /api/v1/token", "2.24", "supported"],
    ["POST /api/v1/token", "2.25", "deprecated"],
    ["POST /api/v1/token", "3.0", "deprecated"],
    ["POST /api/v1/token", "+1", "expired"],
    ["GET /api/v1/apps", "2.26", "deprecated"],
    ["GET /api/v1/apps", "3.0", "removed"],
    ["GET /api/v1/authorization/roles", "2.24", "deprecated"],
    ["GET /api/v1/authorization/roles", "3.0", "removed"],
    ["GET /api/v2/authorization/roles", "2.23", "not-yet"],
    ["GET /api/v2/authorization/roles", "2.24", "supported"],
    ["GET /api/v1/email/state", "2.24", "not-yet"],
    ["GET /api/v1/email/state", "3.0", "supported"],
    ["GET /api/v1/asset/workload-template", "2.21", "supported"],
    ["GET /api/v1/asset/workload-template", "2.24", "deprecated"],
    ["GET /api/v1/asset/workload-template", "2.26", "expired"],
    ["GET /api/v1/projects", "2.24", "unlisted"],
  ])("%s at %s is %s", (name, to, state) => {
    expect(ask(history, name, { to }).state).toBe(state);
  });

  test("on SaaS the day asked about decides", () => {
    const states = ["2026-04-27", "2026-04-28", "2026-10-28", "2026-10-29"].map((asOf) =>
      ask(history, "POST /api/v1/token", { to: "latest", asOf, deployment: "saas" }),
    );
    expect(states).toMatchObject([
      { state: "supported" },
      { state: "deprecated", keptThrough: { date: { precision: "day", date: "2026-10-28" } } },
      { state: "deprecated", keptThrough: { daysLeft: 0 } },
      { state: "expired", servedAtTarget: "unknown" },
    ]);
  });

  test("no date of any standing is more precise than what it was worked out from", () => {
    const daily = new Set(
      history.provider.definition.releases.flatMap((release) =>
        release.date?.precision === "day" ? [release.version] : [],
      ),
    );
    for (const key of history.operations.keys()) {
      const life = lifecycleOf(history, key, OPERATION);
      const standing = ask(history, key, { to: "3.0" });
      const date = "keptThrough" in standing ? standing.keptThrough?.date : undefined;
      if (date === undefined || life.deprecated === undefined) continue;
      const onItsDay = life.events.some((event) => event.kind === "deprecated" && event.saasDate?.precision === "day");
      expect([key, date.precision === "day"]).toEqual([key, onItsDay || daily.has(life.deprecated)]);
    }
  });
});

describe("targets and ranges", () => {
  test("ranges name the releases inside, in their real order", async () => {
    const opened = await openProvider("runai");
    if (!opened.ok) throw new Error(opened.problem.message);
    const { definition } = opened.value;
    expect(releasesIn(definition, ">=2.22 <=2.24")).toEqual({ ok: true, value: ["2.22", "2.23", "2.24"] });
    expect(releasesIn(definition, ">=2.25")).toEqual({ ok: true, value: ["2.25", "2.26", "3.0"] });
    expect(releasesIn(definition, "2.20 - 2.21 || 3.x")).toEqual({ ok: true, value: ["2.20", "2.21", "3.0"] });
    expect(releasesIn(definition, "~2.9")).toEqual({ ok: true, value: ["2.9"] });
    expect(releasesIn(definition, "newer than 2.20")).toMatchObject({ ok: false });
    expect(releasesIn(definition, ">9")).toMatchObject({
      ok: false,
      problem: { hint: expect.stringContaining("3.0") as string },
    });
  });

  test("targets beyond the contracts say that they forecast", async () => {
    const opened = await openProvider("runai");
    if (!opened.ok) throw new Error(opened.problem.message);
    const at = (to: string, asOf = "2026-11-20") => resolveTarget(opened.value, to, asOf);
    expect(at("2.24")).toMatchObject({ ok: true, value: { contract: "2.24", forecast: false } });
    expect(at("3.0")).toMatchObject({ ok: true, value: { contract: undefined, evidence: "2.24", forecast: true } });
    expect(at("+2")).toMatchObject({ ok: true, value: { name: "the second release after 3.0", forecast: true } });
    expect(at("latest")).toMatchObject({ ok: true, value: { name: "latest", contract: "2.24", forecast: true } });
    expect(at("latest", "2025-12-20")).toMatchObject({ ok: true, value: { contract: "2.24", forecast: false } });
    expect(at("+0")).toMatchObject({ ok: false });
    expect(at("2.42")).toMatchObject({ ok: false, problem: { hint: expect.stringContaining("2.24") as string } });
  });
});
