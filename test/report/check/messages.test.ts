/** Every rule's sentences: what, how long, what to do, by standing, clock, forecast and certainty. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHECK_RULE_IDS, type CheckedApi, type Finding, type FindingLifecycle } from "../../../src/check/finding.js";
import { DEFAULT_LEVELS } from "../../../src/check/rules.js";
import type { Deadline } from "../../../src/policy/standing.js";
import { messageLine, messageOf, RULES, ruleHelp, timeLeft } from "../../../src/report/check/message/index.js";
import { rulePage } from "../../../src/report/check/message/rule-page.js";
import { plain } from "../../../src/report/text/phrase.js";
import { api, finding as build, noLife } from "../reports/build.js";

const place = { file: "src/a.ts", line: 1, column: 1, endLine: 1, endColumn: 9 };
const finding = (ruleId: Finding["ruleId"], parts: Partial<Finding> = {}): Finding =>
  build({ ruleId, severity: "error", place, operation: "GET /users", ...parts });
const life = (parts: Partial<FindingLifecycle>): FindingLifecycle => ({ ...noLife, ...parts });
const saas: CheckedApi = { ...api, to: "latest", deployment: "saas" };
const line = (one: Finding, at = api): string => messageLine(messageOf(one, at));
const what = (one: Finding, at = api): string => plain(messageOf(one, at).what);
const left = (one: Finding, at = api): string => plain(messageOf(one, at).left ?? ["-"]);
const why = (one: Finding, at = api): readonly string[] =>
  [...messageOf(one, at).why, ...messageOf(one, at).circumstances].map(plain);

const field = { kind: "response-property", path: ["workloads", "[]", "labels", "{}", "a.b"] } as const;
const window: Deadline = {
  release: "2.26",
  firstRelease: "3.0",
  date: { precision: "day", date: "2027-01-31" },
  daysLeft: 72,
  releasesLeft: 2,
};

type FullLife = NonNullable<FindingLifecycle["full"]>;
const fullLife: FullLife = {
  operation: "GET /users" as FullLife["operation"],
  element: { kind: "operation", path: [] },
  introducedOrBefore: true,
  events: [],
  presence: [],
  sunset: undefined,
  statedSince: undefined,
  announcedEnd: undefined,
  disagreements: [],
  replacement: [],
  experimental: false,
  maturity: [],
  documented: [],
};

test.each<[string, Finding, string]>([
  [
    "removed at the target",
    finding("removed-endpoint", { lifecycle: life({ removed: "2.24" }) }),
    "`GET /users` is removed in 2.24: the call fails.",
  ],
  [
    "removed on the way",
    finding("removed-endpoint", { lifecycle: life({ removed: "2.23" }) }),
    "`GET /users` was removed in 2.23: on 2.24 the call fails.",
  ],
  [
    "removed by forecast",
    finding("removed-endpoint", { forecast: true, lifecycle: life({ removed: "3.0" }) }),
    "`GET /users` is announced to be gone in 3.0: from then on the call fails.",
  ],
  [
    "no longer described, where any name may stand",
    finding("removed-response-field", {
      element: { kind: "response-property", path: ["name"] },
      lifecycle: life({ removed: "2.23", served: "unknown" }),
    }),
    "Response field `name` of `GET /users` is no longer described in 2.23 and may be gone: then the code reads undefined.",
  ],
  [
    "removed parameter",
    finding("removed-parameter", { element: { kind: "query", path: ["limit"] } }),
    "Query parameter `limit` of `GET /users` is removed in 2.24: the API ignores it or rejects the call.",
  ],
  [
    "removed header",
    finding("removed-parameter", { element: { kind: "header", path: ["x-foo"] } }),
    "Header `x-foo` of `GET /users` is removed in 2.24: the API ignores it or rejects the call.",
  ],
  [
    "removed response field",
    finding("removed-response-field", { element: field }),
    '`workloads[].labels{}["a.b"]` is named in full',
  ],
  [
    "removed enum value",
    finding("removed-enum-value", { element: { kind: "enum-value", path: ["request-property", "spec", "type", "A"] } }),
    "Value `A` of `spec.type` in `GET /users` is removed in 2.24: the API no longer takes or sends it.",
  ],
  [
    "deprecated with a window",
    finding("deprecated-endpoint", { lifecycle: life({ deprecated: "2.24", keptThrough: window }) }),
    "`GET /users` is deprecated since 2.24 and kept through 2.26 (SaaS: until 2027-01-31).",
  ],
  [
    "deprecated since the first contract known",
    finding("deprecated-endpoint", {
      lifecycle: life({
        deprecated: "2.18",
        full: {
          ...fullLife,
          events: [
            { kind: "deprecated", release: "2.18", source: { kind: "contract", release: "2.18" }, orBefore: true },
          ],
        },
      }),
    }),
    "`GET /users` is deprecated since 2.18 or before.",
  ],
  [
    "deprecated without a known end",
    finding("deprecated-endpoint", { lifecycle: life({ deprecated: "2.24" }) }),
    "`GET /users` is deprecated since 2.24.",
  ],
  [
    "deprecated and experimental",
    finding("deprecated-endpoint", {
      lifecycle: life({ deprecated: "2.24", experimental: true, keptThrough: window }),
    }),
    "`GET /users` is deprecated since 2.24 and experimental: it may vanish in any release.",
  ],
  [
    "expired, still served",
    finding("expired-endpoint", { lifecycle: life({ keptThrough: { release: "2.19" }, served: "yes" }) }),
    "`GET /users` was promised only through 2.19: 2.24 still has it, any later release may not.",
  ],
  [
    "expired, in no document",
    finding("expired-endpoint", { lifecycle: life({ keptThrough: { release: "2.19" }, served: "unknown" }) }),
    "`GET /users` was promised only through 2.19: 2.24 may lack it.",
  ],
  [
    "expired by the word of a notice",
    finding("expired-endpoint", {
      lifecycle: life({ keptThrough: { release: "2.20" }, full: { ...fullLife, announcedEnd: "2.21" } }),
    }),
    "`GET /users` is announced to fail or to be gone from 2.21 on: 2.24 may lack it.",
  ],
  [
    "gone between two days",
    finding("removed-endpoint", {
      severity: "warning",
      lifecycle: life({ removed: "3.0", mayBeGone: { in: "3.0", from: "2026-10-01", by: "2026-10-11" } }),
    }),
    "`GET /users` may be gone by now: 3.0 lacks it, and comes between 2026-10-01 and 2026-10-11. Then the call fails.",
  ],
  [
    "expired, by forecast",
    finding("expired-endpoint", { forecast: true, lifecycle: life({ keptThrough: { release: "2.19" } }) }),
    "`GET /users` was promised only through 2.19: 2.24 may lack it.",
  ],
  [
    "newly required",
    finding("newly-required-parameter", { element: { kind: "query", path: ["clusterId"] } }),
    "Query parameter `clusterId` of `GET /users` is required in 2.24, and the call does not send it: it will be rejected.",
  ],
  [
    "changed",
    finding("changed-parameter", {
      element: { kind: "query", path: ["limit"] },
      detail: { kind: "changed", ruleId: "request-parameter-max-decreased", before: "1000", after: "500" },
    }),
    "Query parameter `limit` of `GET /users` changes in 2.24 from `1000` to `500` (request-parameter-max-decreased).",
  ],
  [
    "unlisted endpoint",
    finding("unlisted-endpoint"),
    "`GET /users` is in no known specification of runai: nobody promises that it works.",
  ],
  [
    "unlisted field",
    finding("unlisted-request-field", { element: { kind: "request-property", path: ["nmae"] } }),
    "Request field `nmae` of `GET /users` is not in the specification of 2.24: nobody promises what it does.",
  ],
  [
    "not yet",
    finding("not-yet-available", { detail: { kind: "not-yet", firstRelease: "2.23" } }),
    "`GET /users` comes with 2.23: 2.22 does not have it.",
  ],
  [
    "retargeted",
    finding("retargeted-operation", {
      detail: { kind: "retargeted", symbol: "client.getRoles", was: "GET /v1/roles", becomes: "GET /v2/roles" },
    }),
    "`client.getRoles` means `GET /v2/roles` in 2.24; it was `GET /v1/roles`.",
  ],
  [
    "interface",
    finding("deprecated-api", {
      element: { kind: "api", path: ["x"] },
      lifecycle: life({ deprecated: "2.18" }),
      detail: { kind: "interface", signature: "x", title: "the Cluster API", text: "run.ai/v2alpha1" },
    }),
    "The Cluster API is deprecated since 2.18; `run.ai/v2alpha1` belongs to it.",
  ],
  [
    "expired suppression",
    finding("expired-suppression", {
      detail: { kind: "suppression", text: "", rule: "removed-endpoint", reason: "later", until: "2.23" },
    }),
    "This suppression of `removed-endpoint` has ended with 2.23: what it silenced is reported again.",
  ],
  [
    "suppression without a rule",
    finding("unknown-suppression", {
      detail: { kind: "suppression", text: "disable-line", rule: "", reason: undefined, until: undefined },
    }),
    "`lastcall-disable-line` silences nothing: it names no rule.",
  ],
  [
    "suppression without a reason",
    finding("unknown-suppression", {
      detail: {
        kind: "suppression",
        text: "disable-line removed-endpoint",
        rule: "removed-endpoint",
        reason: undefined,
        until: undefined,
      },
    }),
    "`lastcall-disable-line removed-endpoint` silences nothing: it gives no reason.",
  ],
  [
    "suppression until an unknown release",
    finding("unknown-suppression", {
      detail: {
        kind: "suppression",
        text: "disable-line removed-endpoint until 2.30 -- y",
        rule: "removed-endpoint",
        reason: "y",
        until: "2.30",
      },
    }),
    "`lastcall-disable-line removed-endpoint until 2.30 -- y` silences nothing: `2.30` is no release known and no date.",
  ],
  [
    "suppression of an unknown rule",
    finding("unknown-suppression", {
      detail: { kind: "suppression", text: "disable-line x -- y", rule: "x", reason: "y", until: undefined },
    }),
    "`lastcall-disable-line x -- y` silences nothing: `x` is no rule or form of it.",
  ],
])("what: %s", (_, one, expected) => {
  if (expected.endsWith("is named in full")) expect(what(one)).toContain(expected.split(" ")[0]);
  else expect(what(one)).toBe(expected);
});

describe("time left", () => {
  const deprecated = (keptThrough: Deadline, parts: Partial<Finding> = {}) =>
    finding("deprecated-endpoint", { lifecycle: life({ deprecated: "2.24", keptThrough }), ...parts });

  test.each<[string, Finding, CheckedApi, string, string]>([
    ["two releases", deprecated(window), api, "2 releases left after 2.24; 3.0 may lack it.", "2 releases left"],
    [
      "one release",
      deprecated({ release: "2.25", releasesLeft: 1 }),
      api,
      "1 release left after 2.24.",
      "1 release left",
    ],
    [
      "the target is the last",
      deprecated({ release: "3.0", firstRelease: "3.1", releasesLeft: 0 }),
      { ...api, to: "3.0" },
      "3.0 is the last release that must serve it; 3.1 may lack it.",
      "last release",
    ],
    ["saas, days", deprecated(window), saas, "72 days left.", "72 days left"],
    [
      "saas, the last day",
      deprecated({ ...window, daysLeft: 0 }),
      saas,
      "Today is the last day.",
      "today is the last day",
    ],
    [
      "saas, a month has no day",
      deprecated({ date: { precision: "month", month: "2027-01" } }),
      saas,
      "Kept until 2027-01.",
      "not stated",
    ],
    [
      "saas, between two days",
      deprecated({ date: { precision: "bracket", after: "2026-07-21", before: "2026-10-11" } }),
      saas,
      "Kept between 2026-07-21 and 2026-10-11.",
      "not stated",
    ],
    [
      "experimental",
      finding("deprecated-endpoint", { lifecycle: life({ experimental: true }) }),
      api,
      "Nothing is promised: experimental elements have no window.",
      "no promise",
    ],
    [
      "not stated",
      finding("deprecated-endpoint", { lifecycle: life({}) }),
      api,
      "How long it stays is not stated.",
      "not stated",
    ],
    [
      "removed",
      finding("removed-endpoint", {
        lifecycle: life({ removed: "2.23", keptThrough: { release: "2.19", releasesLeft: -5 } }),
      }),
      api,
      "No time left: change it before the upgrade to 2.24.",
      "gone in 2.23",
    ],
    [
      "removed inside a range of releases",
      finding("removed-endpoint", { lifecycle: life({ removed: "2.23" }) }),
      { ...api, supports: ">=2.22" },
      "No time left: change it before the upgrade to 2.23.",
      "gone in 2.23",
    ],
    [
      "removed inside its window",
      finding("removed-endpoint", {
        lifecycle: life({ removed: "2.23", keptThrough: { release: "2.25", releasesLeft: 1 } }),
      }),
      api,
      "No time left, although it was promised through 2.25: change it before the upgrade to 2.24.",
      "gone in 2.23",
    ],
    [
      "removed on saas",
      finding("removed-endpoint", { lifecycle: life({ removed: "2.23" }) }),
      saas,
      "No time left: change it now.",
      "gone in 2.23",
    ],
    [
      "to be removed",
      finding("removed-endpoint", { forecast: true, lifecycle: life({ removed: "3.0" }) }),
      { ...api, to: "3.0", forecast: true },
      "No time left: change it before the upgrade to 3.0.",
      "to go in 3.0",
    ],
    [
      "expired",
      finding("expired-endpoint", { lifecycle: life({ keptThrough: { release: "2.19", firstRelease: "2.20" } }) }),
      api,
      "No time left: since 2.20 it may vanish with any release.",
      "window over",
    ],
    [
      "expired on saas",
      finding("expired-endpoint", {
        lifecycle: life({ keptThrough: { date: { precision: "day", date: "2026-01-31" }, daysLeft: -293 } }),
      }),
      saas,
      "No time left: the window has been over for 293 days.",
      "window over",
    ],
    [
      "newly required",
      finding("newly-required-parameter"),
      api,
      "No time left: change it before the upgrade to 2.24.",
      "changes in 2.24",
    ],
    [
      "newly required on saas",
      finding("newly-required-parameter"),
      saas,
      "No time left: change it now.",
      "changes in latest",
    ],
    [
      "changed",
      finding("changed-response-field"),
      api,
      "No time left: change it before the upgrade to 2.24.",
      "changes in 2.24",
    ],
    [
      "an API without a clock",
      finding("removed-endpoint", { lifecycle: life({ removed: "new.yaml" }) }),
      { ...saas, hasPolicy: false, to: "new.yaml" },
      "No time left: change it before the upgrade to new.yaml.",
      "gone in new.yaml",
    ],
    ["unlisted", finding("unlisted-endpoint"), api, "-", ""],
  ])("%s", (_, one, at, sentence, short) => {
    expect([left(one, at), timeLeft(one, at)]).toEqual([sentence, short]);
  });

  test("saas leads with the date, self-hosted with the release, and a stated sunset holds for both", () => {
    expect(what(deprecated(window), saas)).toContain("kept until 2027-01-31 (self-hosted: through 2.26)");
    expect(what(deprecated(window), api)).toContain("kept through 2.26 (SaaS: until 2027-01-31)");
  });
});

describe("what to do", () => {
  const replaced = (target: string, rest: Partial<Finding["replacement"][number]> = {}): Partial<Finding> => ({
    replacement: [
      {
        target,
        certainty: "certain",
        source: { kind: "notice", release: "2.17", reference: "notes" },
        chain: [],
        ...rest,
      },
    ],
  });

  test.each<[string, Finding, string]>([
    [
      "a named replacement",
      finding("removed-endpoint", replaced("GET /api/v1/users")),
      "Use `GET /api/v1/users` instead.",
    ],
    [
      "a replacement that is gone itself",
      finding("removed-endpoint", replaced("GET /b", { chain: ["GET /c", "GET /d"] })),
      "Use `GET /b` instead. `GET /b` is itself deprecated or gone: go to `GET /d` at once.",
    ],
    [
      "a likely replacement",
      finding(
        "removed-endpoint",
        replaced("GET /b", { certainty: "likely", source: { kind: "inferred", by: "operation-id" } }),
      ),
      "Probably replaced by `GET /b` (same operation id): check before you switch.",
    ],
    [
      "one whose name is like the old one",
      finding(
        "removed-endpoint",
        replaced("GET /b", { certainty: "likely", source: { kind: "inferred", by: "name" } }),
      ),
      "Probably replaced by `GET /b` (similar name): check before you switch.",
    ],
    [
      "one that looks like the old one",
      finding(
        "removed-endpoint",
        replaced("GET /b", { certainty: "likely", source: { kind: "inferred", by: "shape" } }),
      ),
      "Probably replaced by `GET /b` (same shape): check before you switch.",
    ],
    [
      "no replacement",
      finding("removed-endpoint"),
      "No replacement is named: remove the call, or ask the vendor what took its place.",
    ],
    [
      "newly required",
      finding("newly-required-request-field", { element: { kind: "request-property", path: ["spec", "name"] } }),
      "Send `spec.name` in the body.",
    ],
    [
      "a mistyped rule",
      finding("unknown-suppression", {
        detail: {
          kind: "suppression",
          text: "disable-line removed-endpont -- y",
          rule: "removed-endpont",
          reason: "y",
          until: undefined,
        },
      }),
      "Did you mean `removed-endpoint`? Write it as `lastcall-disable-next-line <rule> [until <release or date>] -- <reason>`.",
    ],
  ])("%s", (_, one, expected) => {
    expect(messageOf(one, api).advice.map(plain).join(" ")).toBe(expected);
  });
});

describe("why", () => {
  const full = (events: FullLife["events"]): FullLife => ({ ...fullLife, events, announcedEnd: "2.22" });

  test("signs of one thing are one fact with its sources; a new deprecation is another", () => {
    const events = full([
      { kind: "introduced", release: "2.18", source: { kind: "contract", release: "2.18" }, orBefore: true },
      {
        kind: "deprecated",
        release: "2.19",
        source: { kind: "notice", release: "2.19", reference: "n" },
        orBefore: false,
      },
      { kind: "deprecated", release: "2.20", source: { kind: "contract", release: "2.20" }, orBefore: false },
      { kind: "undeprecated", release: "2.21", source: { kind: "contract", release: "2.21" }, orBefore: false },
      { kind: "deprecated", release: "2.23", source: { kind: "contract", release: "2.23" }, orBefore: false },
    ]);
    expect(why(finding("deprecated-endpoint", { lifecycle: life({ deprecated: "2.23", full: events }) }))).toEqual([
      "Deprecated in 2.19 (release notes of 2.19 and specification of 2.20), no longer deprecated in 2.21 (specification of 2.21), deprecated in 2.23 (specification of 2.23).",
      "Announced to fail or to be gone from 2.22 on.",
    ]);
  });

  test("notes that say it of a later release are told with the fact, and not once more as a disagreement", () => {
    const [early, late] = [
      { kind: "contract", release: "2.23" },
      { kind: "notice", release: "2.25", reference: "n" },
    ] as const;
    const lifecycle = (...disagreements: FullLife["disagreements"]) =>
      life({
        deprecated: "2.23",
        full: {
          ...fullLife,
          events: [
            { kind: "deprecated", release: "2.23", source: early, orBefore: false },
            { kind: "deprecated", release: "2.25", source: late, orBefore: false },
          ],
          disagreements,
        },
      });
    const fact = "Deprecated in 2.23 (specification of 2.23), again in 2.25 (release notes of 2.25).";
    expect(why(finding("deprecated-endpoint", { lifecycle: lifecycle([early, late]) }))).toEqual([fact]);
    const contrary = { kind: "contract", release: "2.26" } as const;
    expect(why(finding("deprecated-endpoint", { lifecycle: lifecycle([late, contrary]) }))).toEqual([
      fact,
      "The sources disagree about it: release notes of 2.25 and specification of 2.26.",
    ]);
  });

  test("removed without notice is said", () => {
    expect(why(finding("removed-endpoint", { lifecycle: life({ removed: "2.23" }) }))).toEqual([
      "Removed in 2.23.",
      "It was removed without being deprecated first.",
    ]);
  });

  test("forecast, doubt and tests are said", () => {
    expect(
      why(
        finding("removed-endpoint", {
          forecast: true,
          certainty: "possible",
          inTest: true,
        }),
        { ...api, to: "3.0" },
      ),
    ).toEqual([
      "Forecast from notices and policy: no specification of 3.0 is known.",
      "It is only possible that this call reaches the API.",
      "This is in test code.",
    ]);
  });

  test("the way to the server is said apart, because some readers do not need it", () => {
    const via = [
      { file: "src/a.ts", line: 3 },
      { file: "src/b.ts", line: 4 },
    ];
    expect(messageOf(finding("removed-endpoint", { via }), api).way.map(plain)).toEqual([
      "Sent through `src/a.ts:3`, `src/b.ts:4`.",
    ]);
  });
});

describe.each(CHECK_RULE_IDS)("%s", (id) => {
  test("has words in one file of its name", () => {
    const text = readFileSync(new URL(`../../../src/report/check/message/rules/${id}.ts`, import.meta.url), "utf8");
    const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    expect(text).toContain(`export const ${name}: RuleWords = {`);
  });

  test("has a current page: npm run docs:check-rules", () => {
    expect(readFileSync(new URL(`../../../docs/rules/${id}.md`, import.meta.url), "utf8")).toBe(
      rulePage(id, DEFAULT_LEVELS[id]),
    );
  });

  test("says something that stands alone, whatever is missing", () => {
    const bare = line(finding(id));
    expect(bare).toMatch(/^[A-Z`].*[.!]$/);
    expect(bare).not.toMatch(/undefined(?! *[.:])|``|\s{2}/);
    expect(what(finding(id))).toMatch(/\.$/);
  });

  test("fits the fields that GitHub reads of a SARIF rule", () => {
    const { title, about, markdown } = ruleHelp(id);
    expect(title.length).toBeLessThanOrEqual(255);
    expect(about.length).toBeLessThanOrEqual(1024);
    expect(markdown).toContain(RULES[id].example.reported);
  });
});

test("no words are left of a rule that is gone", () => {
  const files = readdirSync(new URL("../../../src/report/check/message/rules/", import.meta.url));
  expect(files.sort()).toEqual([...CHECK_RULE_IDS].map((id) => `${id}.ts`).sort());
});
