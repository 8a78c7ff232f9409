/** Every rule in a story of its own: code, and all that is found in it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { CHECK_RULE_IDS } from "../../src/check/finding.js";
import { check } from "../../src/check/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const stories = join(root, "test/fixtures/check/rules");

describe.each(CHECK_RULE_IDS)("%s", (rule) => {
  const folder = join(stories, rule);

  test("is found where it should be, and nothing else is", async () => {
    const report = await check([folder], {
      cwd: root,
      today: "2026-03-01",
      config: "test/fixtures/check/bookshop/lastcall.config.json",
      cache: false,
    });
    const found = report.ok
      ? report.value.findings.map(
          ({ severity, ruleId, operation, element, place }) =>
            `${place.file.split(`rules/${rule}/`)[1] ?? place.file}:${place.line}:${place.column} ${severity} ${[ruleId, operation, element.path.join(".")].filter((part) => part !== "").join(" ")}`,
        )
      : [report.problem.message];
    const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as readonly string[];
    expect(found).toEqual(expected);
    expect(expected.some((line) => line.includes(` ${rule}`))).toBe(true);
  });

  test("has a page", () => {
    expect(existsSync(join(root, "docs/rules", `${rule}.md`))).toBe(true);
  });
});

test("every story is about a rule", () => {
  expect(readdirSync(stories).sort()).toEqual([...CHECK_RULE_IDS].sort());
});
