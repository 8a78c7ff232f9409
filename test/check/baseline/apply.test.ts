import { describe, expect, test } from "vitest";
import { applyBaseline } from "../../../src/check/baseline/apply.js";
import { unknownEnd } from "../../../src/check/baseline/ends.js";
import type { BaselineEntry } from "../../../src/check/baseline/file.js";
import type { Finding } from "../../../src/check/finding.js";
import { endsBy } from "../../../src/check/suppression/until.js";

const entry = (fingerprint: string, rest: Partial<BaselineEntry> = {}): BaselineEntry => ({
  fingerprint,
  api: "story",
  ruleId: "removed-endpoint",
  operation: "GET /pets",
  file: "a.ts",
  ...rest,
});
const finding = (fingerprint: string, ruleId: Finding["ruleId"] = "removed-endpoint"): Finding =>
  ({ fingerprint, ruleId, api: "story" }) as Finding;
const ends = endsBy({ asOf: "2026-11-28", position: 1, order: ["1.0", "1.1", "1.2"] });
const asked: string[] = [];
const endOf = (until: Parameters<typeof ends>[0], api: string) => {
  asked.push(api);
  return ends(until);
};

describe("findings that a baseline accepts", () => {
  type Entries = { readonly accepted?: readonly BaselineEntry[]; readonly findings?: readonly BaselineEntry[] };
  const applied = ({ accepted = [], findings = [] }: Entries, holds: (one: BaselineEntry) => boolean = () => true) => {
    const found = [finding("aaaa"), finding("bbbb"), finding("cccc", "unused-suppression")];
    const result = applyBaseline(found, { accepted, findings }, { reach: { holds, fileOf: () => "" }, endOf });
    return {
      open: result.open.map(({ fingerprint }) => fingerprint).join(" "),
      accepted: result.accepted.map((one) => `${one.finding.fingerprint} ${one.by} ${one.reason}`.trim()),
      stale: result.stale.map(({ fingerprint }) => fingerprint),
      ended: result.ended.map(({ fingerprint }) => fingerprint),
    };
  };

  test.each<[story: string, entries: Entries, expected: Partial<ReturnType<typeof applied>>]>([
    ["none", {}, { open: "aaaa bbbb cccc" }],
    ["as written", { findings: [entry("aaaa")] }, { open: "bbbb cccc", accepted: ["aaaa baseline"] }],
    [
      "by hand, which counts before what is written",
      { accepted: [entry("bbbb", { reason: "agreed" })], findings: [entry("bbbb", { reason: "written" })] },
      { open: "aaaa cccc", accepted: ["bbbb baseline agreed"] },
    ],
    [
      "none about a comment",
      { accepted: [entry("cccc")], findings: [entry("cccc")] },
      { open: "aaaa bbbb cccc", stale: ["cccc"] },
    ],
    [
      "until a release to come, and no longer",
      { findings: [entry("aaaa", { until: "1.2" }), entry("bbbb", { until: "1.1" })] },
      { open: "bbbb cccc", accepted: ["aaaa baseline"], ended: ["bbbb"] },
    ],
    [
      "until nobody knows when",
      { findings: [entry("aaaa", { until: "9.9" })] },
      { open: "aaaa bbbb cccc", ended: ["aaaa"] },
    ],
    [
      "written entries that nothing matches are stale, those by hand are not",
      { accepted: [entry("dddd")], findings: [entry("eeee"), entry("aaaa", { until: "1.0" })] },
      { open: "aaaa bbbb cccc", stale: ["eeee"], ended: ["aaaa"] },
    ],
  ])("%s", (_story, entries, expected) => {
    expect(applied(entries)).toEqual({ accepted: [], stale: [], ended: [], ...expected });
  });

  test("an entry of what was not looked at is not stale", () => {
    expect(
      applied({ findings: [entry("eeee"), entry("ffff", { file: "b.ts" })] }, ({ file }) => file === "b.ts").stale,
    ).toEqual(["ffff"]);
    const none = applyBaseline(
      [finding("aaaa")],
      { accepted: [], findings: [entry("eeee")] },
      { reach: undefined, endOf },
    );
    expect([none.stale, none.open.length]).toEqual([[], 1]);
  });

  test("an end is asked of the finding's own API", () => {
    expect(new Set(asked)).toEqual(new Set(["story"]));
  });
});

describe("an end that nobody knows", () => {
  const told = (entries: Partial<Record<"accepted" | "findings", readonly BaselineEntry[]>>) => {
    const outcome = unknownEnd(
      { accepted: [], findings: [], ...entries },
      "lastcall-baseline.json",
      new Map([["story", ends]]),
    );
    return outcome === undefined || outcome.ok ? undefined : outcome.problem;
  };
  test.each([[undefined], ["1.2"], ["1.0"], ["2026-01-01"]])("%s is one that somebody knows", (until) => {
    const one = entry("aaaa", until === undefined ? {} : { until });
    expect(told({ accepted: [one], findings: [one] })).toBeUndefined();
  });

  test("is a problem, in either list", () => {
    const expected = {
      message: 'lastcall-baseline.json: "until": "9.9" is no release of story that is known, and no day',
      file: "lastcall-baseline.json",
      hint: "It stands at removed-endpoint of GET /pets. Name a release, or a day such as 2027-01-31.",
    };
    const wrong = entry("aaaa", { until: "9.9" });
    expect(told({ accepted: [entry("bbbb"), wrong] })).toEqual(expected);
    expect(told({ findings: [wrong] })).toEqual(expected);
  });

  test("is none where the API has no releases that an end could name", () => {
    expect(told({ findings: [entry("aaaa", { api: "document", until: "9.9" })] })).toBeUndefined();
  });
});
