import { describe, expect, test } from "vitest";
import type { BaselineEntry } from "../../../src/check/baseline/file.js";
import { baselineReach } from "../../../src/check/baseline/reach.js";
import type { Finding } from "../../../src/check/finding.js";
import type { Workspace } from "../../../src/check/workspace.js";

type Kind = "flag" | "config" | "default";
const workspace = (paths: readonly string[], include: Kind = "default", exclude: Kind = "default") =>
  ({
    root: "/repository/web",
    paths,
    resolved: { origins: { include: { kind: include }, exclude: { kind: exclude } } },
  }) as unknown as Workspace;
const entry = (file: string, api = "story") => ({ file, api }) as BaselineEntry;

describe("entries that a run can judge", () => {
  test.each<[story: string, of: Workspace, entry: BaselineEntry, holds: boolean]>([
    ["a file that was looked at", workspace(["/repository/web"]), entry("web/src/a.ts"), true],
    ["one below any of the paths", workspace(["/repository/lib", "/repository/web/src"]), entry("web/src/a.ts"), true],
    ["one that was named", workspace(["/repository/web/src/a.ts"]), entry("web/src/a.ts"), true],
    ["one elsewhere", workspace(["/repository/web"]), entry("lib/a.ts"), false],
    ["one beside", workspace(["/repository/web"]), entry("website/a.ts"), false],
    ["one of another API", workspace(["/repository/web"]), entry("web/src/a.ts", "other"), false],
    ["one where a flag says which files count", workspace(["/repository/web"], "flag"), entry("web/src/a.ts"), false],
    [
      "one where a flag leaves files out",
      workspace(["/repository/web"], "config", "flag"),
      entry("web/src/a.ts"),
      false,
    ],
    ["one where the config says so", workspace(["/repository/web"], "config", "config"), entry("web/src/a.ts"), true],
  ])("%s", (_story, of, one, holds) => {
    expect(baselineReach(of, "/repository/baseline.json", ["story"]).holds(one)).toBe(holds);
  });

  test("a file is named from the folder of the baseline", () => {
    const fileOf = (file: string) =>
      baselineReach(workspace([]), file, []).fileOf({ place: { file: "src/a.ts" } } as Finding);
    expect([
      fileOf("/repository/baseline.json"),
      fileOf("/repository/web/baseline.json"),
      fileOf("/repository/etc/baseline.json"),
    ]).toEqual(["web/src/a.ts", "src/a.ts", "../web/src/a.ts"]);
  });
});
