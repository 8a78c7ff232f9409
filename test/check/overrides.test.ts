import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { ResolvedSettings } from "../../src/check/config/settings.js";
import { levelsByFile, remarksOnOverrides } from "../../src/check/overrides.js";
import type { RuleLevels } from "../../src/check/severity.js";

const BASE: RuleLevels = { "removed-endpoint": "error", "deprecated-endpoint": "info" };
const override = (rules: RuleLevels, ...files: readonly string[]) => ({ files, rules });
const resolved = (overrides: readonly ReturnType<typeof override>[], folder?: string) =>
  ({
    overrides,
    settings: { rules: BASE },
    config: folder === undefined ? undefined : { folder, file: join(folder, "lastcall.config.json") },
  }) as unknown as ResolvedSettings;

describe("the levels of a file", () => {
  const off: RuleLevels = { "removed-endpoint": "off" };
  const warning: RuleLevels = { "removed-endpoint": "warning" };
  test.each<
    [story: string, overrides: readonly ReturnType<typeof override>[], flags: RuleLevels, expected: RuleLevels]
  >([
    ["those of the config", [], {}, BASE],
    ["of another folder", [override(off, "lib/**")], {}, BASE],
    ["of its folder", [override(off, "src/**")], {}, { ...BASE, ...off }],
    ["of its folder, written from here", [override(off, "./src/")], {}, { ...BASE, ...off }],
    ["of one of several globs", [override(off, "lib/", "*.ts")], {}, { ...BASE, ...off }],
    ["taken back", [override(off, "src/**", "!src/a.ts")], {}, BASE],
    ["the later of two", [override(off, "src/"), override(warning, "*.ts")], {}, { ...BASE, ...warning }],
    ["a flag counts most", [override(off, "src/")], warning, { ...BASE, ...warning }],
  ])("%s", (_story, overrides, flags, expected) => {
    expect(levelsByFile(resolved(overrides, "/repository"), "/repository", flags)("src/a.ts")).toEqual(expected);
  });

  test("globs count from the folder of the config, and reach nothing outside of it", () => {
    const levels = levelsByFile(resolved([override(off, "src/", "a.ts")], "/repository/web"), "/repository", {});
    expect(
      ["web/src/b.ts", "web/a.ts", "src/b.ts", "lib/a.ts"].map((file) => levels(file)["removed-endpoint"]),
    ).toEqual(["off", "off", "error", "error"]);
    expect(levelsByFile(resolved([override(off, "src/")]), "/repository", {})("src/b.ts")).toEqual({ ...BASE, ...off });
  });
});

describe("globs that fit no code", () => {
  const folder = mkdtempSync(join(tmpdir(), "lastcall-overrides-"));
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "src", "a.ts"), "");
  const remark = (glob: string): string =>
    `The override of "${glob}" fits no code and changes nothing: globs count from the folder of lastcall.config.json`;
  test.each<[globs: readonly string[], expected: readonly string[]]>([
    [[], []],
    [["src/**"], []],
    [["./src/"], []],
    [["lib/"], [remark("lib/")]],
    [
      ["lib/", "lib/", "src/a.ts", "*.tsx"],
      [remark("lib/"), remark("*.tsx")],
    ],
    [["!lib/"], []],
  ])("%j", (globs, expected) => {
    expect(remarksOnOverrides(resolved([override({}, ...globs)], folder), folder)).toEqual(expected);
  });

  test("without a config there is none to tell of", () => {
    expect(remarksOnOverrides(resolved([override({}, "lib/")]), folder)).toEqual([]);
  });
});
