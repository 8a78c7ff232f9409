import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type BaselineEntry, printBaseline } from "../../../src/check/baseline/file.js";
import { acceptChanges, writeAccepted } from "../../../src/check/compare/accepted.js";
import type { Change, Level } from "../../../src/diff/index.js";

const at = (file: string) => ({ file, line: 3, column: 1, pointer: [] }) as never;
const change = (fingerprint: string, level: Level = "breaking", rest: Partial<Change> = {}): Change => ({
  fingerprint,
  level,
  ruleId: "response-property-removed",
  element: { kind: "response-property", path: ["spec", "tag"] },
  before: "string",
  after: null,
  announced: null,
  branch: [],
  affects: [
    { method: "GET", path: "/pets" },
    { method: "GET", path: "/pets/{id}" },
  ],
  baseLocation: at("before.yaml"),
  targetLocation: at("after.yaml"),
  ...rest,
});
const entry = (fingerprint: string, rest: Partial<BaselineEntry> = {}): BaselineEntry => ({
  fingerprint,
  api: "after.yaml",
  ruleId: "response-property-removed",
  operation: "GET /pets",
  file: "after.yaml",
  ...rest,
});
const folder = (): string => mkdtempSync(join(tmpdir(), "lastcall-accepted-"));

function judged(
  changes: readonly Change[],
  {
    accepted = [],
    findings = [],
  }: { readonly accepted?: readonly BaselineEntry[]; readonly findings?: readonly BaselineEntry[] },
) {
  const cwd = folder();
  const file = join(cwd, "baseline.json");
  writeFileSync(file, printBaseline({ accepted, findings }));
  const outcome = acceptChanges(changes, file, { cwd, today: "2026-11-27" });
  if (!outcome.ok) return outcome.problem;
  const { open, accepted: taken, ended, stale } = outcome.value;
  return {
    open: open.map(({ fingerprint }) => fingerprint),
    accepted: taken.map((one) => [one.change.fingerprint, one.reason, one.until]),
    ended,
    stale,
  };
}

describe("changes that a baseline accepts", () => {
  test.each<[story: string, entries: Parameters<typeof judged>[1], expected: object]>([
    ["none", {}, { open: ["aaaa", "bbbb"], accepted: [], ended: 0, stale: 0 }],
    [
      "by hand, with a reason",
      { accepted: [entry("aaaa", { reason: "agreed" })] },
      { open: ["bbbb"], accepted: [["aaaa", "agreed", undefined]], ended: 0, stale: 0 },
    ],
    [
      "as written",
      { findings: [entry("bbbb")] },
      { open: ["aaaa"], accepted: [["bbbb", undefined, undefined]], ended: 0, stale: 0 },
    ],
    [
      "both: what is kept by hand counts",
      { accepted: [entry("aaaa", { reason: "by hand" })], findings: [entry("aaaa", { reason: "written" })] },
      { open: ["bbbb"], accepted: [["aaaa", "by hand", undefined]], ended: 0, stale: 0 },
    ],
    [
      "up to its day",
      { accepted: [entry("aaaa", { until: "2026-11-27" })] },
      { open: ["bbbb"], accepted: [["aaaa", undefined, "2026-11-27"]], ended: 0, stale: 0 },
    ],
    [
      "no longer",
      { accepted: [entry("aaaa", { until: "2026-11-26" })], findings: [entry("bbbb", { until: "2026-11-28" })] },
      { open: ["aaaa"], accepted: [["bbbb", undefined, "2026-11-28"]], ended: 1, stale: 0 },
    ],
    [
      "written entries that nothing matches are stale, those by hand are not",
      { accepted: [entry("cccc")], findings: [entry("dddd"), entry("eeee"), entry("aaaa", { until: "2026-01-01" })] },
      { open: ["aaaa", "bbbb"], accepted: [], ended: 1, stale: 2 },
    ],
    [
      "an end that is no day is a problem",
      { findings: [entry("aaaa", { until: "2.26" })] },
      {
        message: 'the baseline baseline.json accepts aaaa until "2.26", which is no day',
        hint: "Two documents have no order of releases: write a day such as 2027-01-31.",
      },
    ],
  ])("%s", (_story, entries, expected) => {
    expect(judged([change("aaaa"), change("bbbb")], entries)).toEqual(expected);
  });

  test("one change twice is one entry that ended", () => {
    const twice = [change("aaaa"), change("aaaa")];
    expect(judged(twice, { accepted: [entry("aaaa", { until: "2026-01-01" })] })).toMatchObject({
      open: ["aaaa", "aaaa"],
      ended: 1,
    });
  });

  test("without a file nothing is accepted; a file that is not there is a problem", () => {
    const moment = { cwd: folder(), today: "2026-11-27" };
    const changes = [change("aaaa")];
    expect(acceptChanges(changes, undefined, moment)).toEqual({
      ok: true,
      value: { open: changes, accepted: [], ended: 0, stale: 0 },
    });
    expect(acceptChanges(changes, join(moment.cwd, "none.json"), moment)).toMatchObject({
      ok: false,
      problem: { hint: "Write one with --write-baseline <file>." },
    });
  });
});

describe("writing what is accepted", () => {
  async function written(changes: readonly Change[], before?: Parameters<typeof judged>[1]) {
    const cwd = folder();
    const file = join(cwd, "baseline.json");
    if (before !== undefined) writeFileSync(file, printBaseline({ accepted: [], findings: [], ...before }));
    const outcome = await writeAccepted(changes, file, { cwd, target: "after.yaml" });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const { accepted, findings } = JSON.parse(readFileSync(file, "utf8")) as Record<string, readonly BaselineEntry[]>;
    return { accepted, findings, entries: outcome.value.entries };
  }
  const OF_AAAA = entry("aaaa", { element: "spec/tag" });

  test("what breaks or may break, and nothing that is compatible", async () => {
    expect(await written([change("aaaa"), change("bbbb", "dangerous"), change("cccc", "compatible")])).toEqual({
      accepted: [],
      findings: [OF_AAAA, { ...OF_AAAA, fingerprint: "bbbb" }],
      entries: 2,
    });
  });

  test.each<[story: string, rest: Partial<Change>, expected: Partial<BaselineEntry>]>([
    ["of a whole operation", { element: { kind: "operation", path: [] } }, {}],
    ["of no operation", { affects: [] }, { operation: "" }],
    ["of what is gone", { targetLocation: null }, { file: "before.yaml" }],
    ["of no place", { targetLocation: null, baseLocation: null }, { file: "after.yaml" }],
    ["of another place", { targetLocation: at("part.yaml") }, { file: "part.yaml" }],
  ])("%s", async (_story, rest, expected) => {
    const whole = rest.element === undefined ? OF_AAAA : entry("aaaa");
    expect((await written([change("aaaa", "breaking", rest)])).findings).toEqual([{ ...whole, ...expected }]);
  });

  test("reasons and days stay, entries that no longer occur go, and what is kept by hand stays as it is", async () => {
    const accepted = [entry("cccc"), entry("dddd", { reason: "by hand" })];
    const findings = [entry("aaaa", { reason: "later", until: "2027-01-31" }), entry("eeee")];
    expect(await written([change("aaaa"), change("cccc")], { accepted, findings })).toEqual({
      accepted,
      findings: [{ ...OF_AAAA, reason: "later", until: "2027-01-31" }],
      entries: 3,
    });
  });

  test("over a file that is no baseline nothing is written", async () => {
    const cwd = folder();
    const file = join(cwd, "baseline.json");
    writeFileSync(file, "not a baseline");
    expect(await writeAccepted([change("aaaa")], file, { cwd, target: "after.yaml" })).toMatchObject({ ok: false });
    expect(readFileSync(file, "utf8")).toBe("not a baseline");
  });
});
