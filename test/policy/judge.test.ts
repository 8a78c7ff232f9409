/** Where an element stands, from the facts of its life alone: each row is one life and one moment. */
import { describe, expect, it } from "vitest";
import type { Target } from "../../src/policy/calendar.js";
import type { Lifecycle, LifecycleEvent, Presence, Standing } from "../../src/policy/index.js";
import {
  type Deployment,
  isDocumentedIn,
  isExperimental,
  promisedTo,
  standingOf,
  windowOn,
} from "../../src/policy/judge.js";
import { providerOf } from "../diff/history/story.js";

const RELEASES = [["1.0", "2025-01-15"], ["1.1", "2025-04-15"], ["2.0", "2025-07-15"], ["2.1"]] as const;
type Policy = NonNullable<Parameters<typeof providerOf>[0]["policy"]>;
const definitionOf = (policy: Policy) => providerOf({ releases: RELEASES, contracts: {}, policy }).definition;
/** one further release, two months */
const POLICY: Policy = { furtherReleases: 1, months: 2, experimental: "none" };

const target = (name: string, rest: Partial<Target> = {}): Target => ({
  name,
  position: RELEASES.findIndex(([release]) => release === name),
  contract: name,
  evidence: name,
  forecast: false,
  rolling: false,
  ...rest,
});
const ROLLING = target("latest", { position: 3, contract: "2.0", evidence: "2.0", rolling: true });

const event = (kind: LifecycleEvent["kind"], release: string, rest: Partial<LifecycleEvent> = {}): LifecycleEvent => ({
  kind,
  release,
  source: { kind: "contract", release },
  orBefore: false,
  ...rest,
});
const notice = (release: string) => ({ source: { kind: "notice", release, reference: "" } }) as const;
const seen = (release: string, state: Presence["state"], rest: Partial<Presence> = {}): Presence => ({
  release,
  state,
  deprecated: false,
  ...rest,
});
const life = (events: readonly LifecycleEvent[], rest: Partial<Lifecycle> = {}): Lifecycle =>
  ({
    events,
    presence: [],
    maturity: [],
    documented: [],
    sunset: undefined,
    announcedEnd: undefined,
    ...rest,
  }) as unknown as Lifecycle;
const there = event("introduced", "1.0");
const marked = event("deprecated", "1.0", { date: { precision: "day", date: "2025-01-15" } });
const experimental = { maturity: [{ release: "1.0", experimental: true, source: there.source }] };

interface Asked {
  readonly target?: Target;
  readonly asOf?: string;
  readonly deployment?: Deployment;
  readonly policy?: Policy;
}
const standing = (
  one: Lifecycle,
  { target: at = target("1.0"), asOf = "2025-02-01", deployment = "self-hosted", policy = POLICY }: Asked = {},
) => standingOf(one, { definition: definitionOf(policy), target: at, asOf, deployment });

describe("what is there", () => {
  it.each<[string, Lifecycle, Asked, Standing]>([
    ["since then", life([there]), {}, { state: "supported", experimental: false }],
    ["as an experiment", life([there], experimental), {}, { state: "supported", experimental: true }],
    ["only later", life([event("introduced", "1.1")]), {}, { state: "not-yet", from: "1.1" }],
    [
      "later, or before",
      life([event("introduced", "1.1", { orBefore: true })]),
      {},
      { state: "supported", experimental: false },
    ],
    [
      "later or before, and not in this contract",
      life([event("introduced", "1.1", { orBefore: true })], { presence: [seen("1.0", "absent")] }),
      {},
      { state: "not-yet", from: "1.1" },
    ],
    [
      "later or before, and not in a later contract",
      life([event("introduced", "2.0", { orBefore: true })], { presence: [seen("1.1", "absent")] }),
      {},
      { state: "supported", experimental: false },
    ],
    [
      "later or before, and nobody knows of this one",
      life([event("introduced", "1.1", { orBefore: true })], { presence: [seen("1.0", "unknown")] }),
      {},
      { state: "supported", experimental: false },
    ],
    ["nowhere", life([]), {}, { state: "unlisted" }],
    ["nowhere, as all contracts say", life([], { presence: [seen("1.0", "absent")] }), {}, { state: "unlisted" }],
    [
      "perhaps",
      life([], { presence: [seen("1.0", "absent"), seen("1.1", "unknown")] }),
      {},
      { state: "supported", experimental: false },
    ],
    [
      "perhaps, as an experiment",
      life([], { presence: [seen("1.0", "unknown")], ...experimental }),
      {},
      { state: "supported", experimental: true },
    ],
    [
      "perhaps, as the only contract is a part",
      life([], { presence: [seen("1.0", "unknown", { unsaid: true })] }),
      {},
      { state: "supported", experimental: false },
    ],
    [
      "nowhere, whatever parts of the API lack",
      life([], { presence: [seen("1.0", "absent"), seen("1.1", "unknown", { unsaid: true })] }),
      {},
      { state: "unlisted" },
    ],
    [
      "gone",
      life([there, event("removed", "1.1")]),
      { target: target("1.1") },
      { state: "removed", in: "1.1", since: undefined, keptThrough: undefined },
    ],
    [
      "gone from a later release",
      life([there, event("removed", "1.1")]),
      {},
      { state: "supported", experimental: false },
    ],
    [
      "gone, and back",
      life([there, event("removed", "1.1"), event("reintroduced", "2.0")]),
      { target: target("2.0") },
      { state: "supported", experimental: false },
    ],
  ])("%s", (_, one, asked, expected) => {
    expect(standing(one, asked)).toEqual(expected);
  });

  it("gone, the window of its mark told with it", () => {
    expect(standing(life([there, marked, event("removed", "2.0")]), { target: target("2.0") })).toEqual({
      state: "removed",
      in: "2.0",
      since: "1.0",
      keptThrough: {
        release: "1.1",
        firstRelease: "2.0",
        date: { precision: "day", date: "2025-03-15" },
        daysLeft: 42,
        releasesLeft: -1,
      },
    });
  });
});

describe("in its window, or past it", () => {
  const both = life([there, marked]);
  const sunset = life([there, marked], { sunset: "2025-02-28" });
  const said = life([there, marked], { announcedEnd: "2.0" });
  it.each<[string, Lifecycle, Asked, Standing["state"]]>([
    ["the release of the mark", both, {}, "deprecated"],
    ["the last release that owes it", both, { target: target("1.1") }, "deprecated"],
    ["the first that does not", both, { target: target("2.0") }, "expired"],
    ["the last that owes it, long after its day", both, { target: target("1.1"), asOf: "2026-01-01" }, "deprecated"],
    ["by months, the last day", both, { target: target("2.0"), asOf: "2025-03-15", deployment: "saas" }, "deprecated"],
    ["by months, the day after", both, { asOf: "2025-03-16", deployment: "saas" }, "expired"],
    [
      "by months, where the policy has none",
      both,
      { target: target("2.0"), deployment: "saas", policy: { furtherReleases: 1 } },
      "expired",
    ],
    [
      "by months, where the policy has none, within its releases",
      both,
      { target: target("1.1"), asOf: "2026-01-01", deployment: "saas", policy: { furtherReleases: 1 } },
      "deprecated",
    ],
    ["by releases, where the policy has none", both, { asOf: "2025-03-16", policy: { months: 2 } }, "expired"],
    [
      "by releases, where the policy has none, within its months",
      both,
      { target: target("2.0"), policy: { months: 2 } },
      "deprecated",
    ],
    [
      "before the stated day, whatever the release",
      sunset,
      { target: target("2.0"), asOf: "2025-02-28" },
      "deprecated",
    ],
    ["after the stated day, whatever the release", sunset, { asOf: "2025-03-01" }, "expired"],
    ["before the release that a notice names", said, { target: target("1.1") }, "deprecated"],
    ["at the release that a notice names", said, { target: target("2.0") }, "expired"],
    ["by months, at the release that a notice names", said, { target: target("2.0"), deployment: "saas" }, "expired"],
    [
      "an experiment, to which nothing is promised",
      life([there, marked], experimental),
      { target: target("2.0") },
      "deprecated",
    ],
    [
      "an experiment that is promised as much",
      life([there, marked], experimental),
      { target: target("2.0"), policy: { ...POLICY, experimental: "same" } },
      "expired",
    ],
    [
      "an experiment whose end a notice names",
      life([there, marked], { ...experimental, announcedEnd: "2.0" }),
      { target: target("2.0") },
      "expired",
    ],
    ["where nothing is promised at all", both, { target: target("2.0"), policy: {} }, "deprecated"],
    ["no longer marked", life([there, marked, event("undeprecated", "1.1")]), { target: target("1.1") }, "supported"],
    ["marked without having been seen", life([marked]), {}, "deprecated"],
  ])("%s", (_, one, asked, state) => {
    expect(standing(one, asked).state).toBe(state);
  });

  it("what is promised is told, as far as it is known", () => {
    expect(standing(both)).toEqual({
      state: "deprecated",
      since: "1.0",
      experimental: false,
      keptThrough: {
        release: "1.1",
        firstRelease: "2.0",
        date: { precision: "day", date: "2025-03-15" },
        daysLeft: 42,
        releasesLeft: 1,
      },
    });
    expect(standing(life([there, marked], { ...experimental, announcedEnd: "2.0" }))).toEqual({
      state: "deprecated",
      since: "1.0",
      experimental: true,
      keptThrough: { release: "1.1", firstRelease: "2.0", releasesLeft: 1 },
    });
  });

  const undatedMark = life([there, event("deprecated", "1.0")]);
  it.each<[string, Lifecycle, Policy, boolean]>([
    ["months from a day that nobody knows", undatedMark, { months: 2 }, true],
    ["neither months nor releases", undatedMark, {}, false],
    [
      "nothing, being an experiment",
      life([there, event("deprecated", "1.0")], experimental),
      { months: 2, experimental: "none" },
      false,
    ],
    [
      "as much as to others, being an experiment",
      life([there, event("deprecated", "1.0")], experimental),
      { months: 2, experimental: "same" },
      true,
    ],
    ["months, while experiments are promised nothing", undatedMark, { months: 2, experimental: "none" }, true],
  ])("promised are %s", (_, one, policy, undated) => {
    const isExperiment = one.maturity.length > 0;
    // the day of a release is the day of its mark where nothing else is said; `2.1` has none
    const mark = one.events.map((each) => (each.kind === "deprecated" ? { ...each, release: "2.1" } : each));
    expect(standing({ ...one, events: mark }, { policy, target: target("2.1") })).toEqual({
      state: "deprecated",
      since: "2.1",
      keptThrough: undefined,
      experimental: isExperiment,
      ...(undated && { undated: "2.1" }),
    });
  });
});

describe("past its window, and still served", () => {
  const present = { presence: [seen("1.1", "absent"), seen("2.0", "present")] };
  it.each<[string, Partial<Lifecycle>, Partial<Target>, "yes" | "unknown"]>([
    ["the contract of the target lists it", present, {}, "yes"],
    [
      "the contract of the target lacks it",
      { presence: [seen("2.0", "absent"), seen("1.1", "present")] },
      {},
      "unknown",
    ],
    ["the contract of the target does not tell", { presence: [seen("2.0", "unknown")] }, {}, "unknown"],
    ["the target has no contract", present, { contract: undefined }, "unknown"],
    ["the contract is older than the target", present, { forecast: true }, "unknown"],
    ["a notice says that it fails by then", { ...present, announcedEnd: "2.0" }, {}, "unknown"],
    [
      "a page of the target shows it",
      { documented: [{ release: "2.0", orBefore: false, basis: "stated", ...notice("2.0") }] },
      { contract: undefined },
      "yes",
    ],
  ])("%s", (_, rest, at, servedAtTarget) => {
    expect(standing(life([there, marked], rest), { target: target("2.0", at) })).toMatchObject({
      state: "expired",
      servedAtTarget,
    });
  });

  it.each<["stated" | "operation-id" | "concluded", string, boolean]>([
    ["stated", "2.0", true],
    ["operation-id", "2.0", true],
    ["concluded", "2.0", false],
    ["stated", "1.1", false],
  ])("a page that is %s in %s", (basis, release, expected) => {
    const documented = [{ release, orBefore: false, basis: basis as "stated", ...notice(release) }];
    expect(isDocumentedIn(life([], { documented }), "2.0")).toBe(expected);
  });
});

describe("on the rolling API", () => {
  const removal = event("removed", "2.1", { date: { precision: "month", month: "2025-09" }, ...notice("2.1") });
  const mayBe = { in: "2.1", from: "2025-09-01", by: "2025-09-30" };
  it.each<[string, Lifecycle, string, Standing]>([
    [
      "a removal that is still to come",
      life([there, removal], { removed: "2.1" }),
      "2025-08-31",
      { state: "supported", experimental: false },
    ],
    [
      "one that may have been",
      life([there, removal], { removed: "2.1" }),
      "2025-09-15",
      { state: "supported", experimental: false, mayBeGone: mayBe },
    ],
    [
      "one that has been",
      life([there, removal], { removed: "2.1" }),
      "2025-09-30",
      { state: "removed", in: "2.1", since: undefined, keptThrough: undefined },
    ],
    [
      "one that may have been, taken back since",
      life([there, removal], { removed: undefined }),
      "2025-09-15",
      { state: "supported", experimental: false },
    ],
    [
      "something else that may have been",
      life([there, { ...removal, kind: "undeprecated" }], { removed: "2.1" }),
      "2025-09-15",
      { state: "supported", experimental: false },
    ],
  ])("%s", (_, one, asOf, expected) => {
    expect(standing(one, { target: ROLLING, asOf, deployment: "saas" })).toEqual(expected);
  });

  it("a mark that may have been set is taken to be, and told beside a removal that may have been", () => {
    const mark = event("deprecated", "2.1", { date: { precision: "month", month: "2025-09" }, ...notice("2.1") });
    expect(
      standing(life([there, mark, removal], { removed: "2.1" }), { target: ROLLING, asOf: "2025-09-15", policy: {} }),
    ).toEqual({
      state: "deprecated",
      since: "2.1",
      keptThrough: undefined,
      experimental: false,
      mayBeGone: mayBe,
    });
  });
});

describe("an experiment", () => {
  const fact = (release: string, isOne: boolean) => ({ release, experimental: isOne, source: there.source });
  it.each<[string, Lifecycle["maturity"], boolean]>([
    ["of which nothing is said", [], false],
    ["as the release says", [fact("1.0", true), fact("1.1", false)], false],
    ["as a newer release says only", [fact("1.0", true), fact("2.0", false)], true],
    ["as the first release known says", [fact("2.0", true), fact("2.1", false)], true],
  ])("%s", (_, maturity, expected) => {
    const question = { definition: definitionOf(POLICY), target: target("1.1"), asOf: "2025-02-01" };
    expect(isExperimental(life([], { maturity }), question)).toBe(expected);
  });

  it("has no window, unless a notice names its end; that is all it has then", () => {
    const question = { definition: definitionOf(POLICY), target: target("1.1"), asOf: "2025-02-01" };
    const one = life([there, marked], experimental);
    expect([windowOn(one, marked, question), promisedTo(one, marked, question)]).toEqual([undefined, undefined]);
    expect(windowOn({ ...one, announcedEnd: "2.0" }, marked, question)).toMatchObject({
      lastPosition: 1,
      lastDay: undefined,
    });
    expect(promisedTo(life([there, marked], { announcedEnd: "2.1" }), marked, question)).toMatchObject({
      lastPosition: 1,
    });
  });
});
