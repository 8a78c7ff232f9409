import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { BaselineEntry } from "../../../src/check/baseline/file.js";
import { remarksOnBaseline, unusedBaseline } from "../../../src/check/baseline/remarks.js";
import type { Workspace } from "../../../src/check/workspace.js";

const folder = mkdtempSync(join(tmpdir(), "lastcall-remarks-"));
const workspace = (project: string, ...apis: readonly string[]) =>
  ({ project, resolved: { apis: apis.map((name) => ({ name })) } }) as unknown as Workspace;
const entry = (api: string): BaselineEntry => ({ api, fingerprint: "a", ruleId: "r", operation: "o", file: "f" });

describe("what a report says of its baseline", () => {
  const told = (
    { stale = 0, ended = 0 }: { readonly stale?: number; readonly ended?: number },
    {
      accepted = [],
      findings = [],
    }: { readonly accepted?: readonly string[]; readonly findings?: readonly string[] } = {},
  ) =>
    remarksOnBaseline(
      { accepted: accepted.map(entry), findings: findings.map(entry) },
      {
        open: [],
        accepted: [],
        stale: Array.from({ length: stale }, () => entry("story")),
        ended: Array.from({ length: ended }, () => entry("story")),
      },
      workspace(folder, "configured"),
      ["story"],
    );

  test.each<[found: Parameters<typeof told>[0], entries: Parameters<typeof told>[1], expected: readonly string[]]>([
    [{}, {}, []],
    [{ stale: 1 }, {}, ["1 entry of the baseline no longer occurs; drop with: lastcall baseline prune"]],
    [{ stale: 2 }, {}, ["2 entries of the baseline no longer occur; drop with: lastcall baseline prune"]],
    [{ ended: 1 }, {}, ["1 entry of the baseline has reached the agreed end: reported again"]],
    [{ ended: 3 }, {}, ["3 entries of the baseline have reached the agreed end: reported again"]],
    [{}, { accepted: ["story", "configured", "runai"] }, []],
    [
      {},
      { findings: ["elsewhere"] },
      [
        "1 entry of the baseline is of elsewhere, an API that nothing here names: it accepts nothing in this run; delete it, then: lastcall baseline write",
      ],
    ],
    [
      { stale: 1 },
      { accepted: ["zoo", "ark"], findings: ["zoo"] },
      [
        "1 entry of the baseline is of ark, an API that nothing here names: it accepts nothing in this run; delete it, then: lastcall baseline write",
        "2 entries of the baseline are of zoo, an API that nothing here names: they accept nothing in this run; delete them, then: lastcall baseline write",
        "1 entry of the baseline no longer occurs; drop with: lastcall baseline prune",
      ],
    ],
  ])("%j of %j", (found, entries, expected) => {
    expect(told(found, entries)).toEqual(expected);
  });
});

test("a baseline that lies there and is not named is no baseline, which an editor is not told at each key", () => {
  const there = mkdtempSync(join(tmpdir(), "lastcall-remarks-"));
  expect(unusedBaseline(workspace(there), { cwd: there, engine: undefined })).toEqual([]);
  writeFileSync(join(there, "lastcall-baseline.json"), "{}");
  expect(unusedBaseline(workspace(there), { cwd: there, engine: undefined })).toEqual([
    'lastcall-baseline.json is not used: name it with --baseline, or as "baseline" in the config',
  ]);
  expect(unusedBaseline(workspace(there), { cwd: there, engine: {} as never })).toEqual([]);
});
