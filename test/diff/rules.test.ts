import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { aspects } from "../../src/diff/aspects/index.js";
import { ruleIdOf, ruleOf } from "../../src/diff/rules/family-rules.js";
import {
  diffRules,
  partRules,
  type RuleFamily,
  rulePages,
  SUBJECTS,
  type Subject,
} from "../../src/diff/rules/index.js";
import { inGeneral } from "../../src/sentence.js";
import { diffDocuments, exampleDocument, TODAY } from "./documents.js";

const root = join(import.meta.dirname, "../..");
const families = aspects.flatMap((aspect) => aspect.families);

/** A demand for a sunset date is an option; only with it do these speak. */
const optionsFor = (id: string) => ({ today: TODAY, ...(id.includes("sunset-missing") && { noticeDays: 90 }) });

describe("every rule fires on its own example, with its level", () => {
  const cases = families.flatMap((family) =>
    (family.subjects ?? SUBJECTS).map((subject): [string, RuleFamily, Subject] => [
      ruleIdOf(family, subject),
      family,
      subject,
    ]),
  );
  test.each(cases)("%s", async (id, family, subject) => {
    const [before, after] = [family.example.before, family.example.after].map((text) => exampleDocument(text, subject));
    const changes = await diffDocuments(before ?? {}, after ?? {}, optionsFor(id));
    expect(changes.map((change) => change.ruleId)).toContain(id);
    expect(changes.find((change) => change.ruleId === id)?.level).toBe(ruleOf(family, subject).level);
  });

  test.each(partRules.map((rule) => [rule.id, rule] as const))("%s", async (id, rule) => {
    const changes = await diffDocuments(
      exampleDocument(rule.example.before, undefined),
      exampleDocument(rule.example.after, undefined),
      optionsFor(id),
    );
    expect(changes.find((change) => change.ruleId === id)?.level).toBe(rule.level);
  });
});

test("an example compared with itself says nothing", async () => {
  const silent = await Promise.all(
    families.flatMap((family) =>
      [family.example.before, family.example.after].map(async (text) => {
        const document = exampleDocument(text, (family.subjects ?? SUBJECTS)[0]);
        return [family.name, await diffDocuments(document, document)] as const;
      }),
    ),
  );
  expect(silent.filter(([, changes]) => changes.length > 0)).toEqual([]);
});

test("an aspect is a file of its name", () => {
  // shared by several aspects, no aspect themselves
  const shared = new Set(["index", "limit", "marks", "misplaced", "open-children"]);
  const files = readdirSync(join(root, "src/diff/aspects")).map((file) => file.replace(/\.ts$/, ""));
  expect(files.filter((file) => !shared.has(file)).sort()).toEqual(aspects.map((aspect) => aspect.name).sort());
});

test("an id means one rule", () => {
  const byId = new Map<string, string>();
  for (const family of families)
    for (const subject of family.subjects ?? SUBJECTS) {
      const { level, what } = ruleOf(family, subject);
      const id = ruleIdOf(family, subject);
      expect(byId.get(id) ?? `${level} ${what}`, id).toBe(`${level} ${what}`);
      byId.set(id, `${level} ${what}`);
    }
  for (const rule of partRules) {
    expect(byId.has(rule.id), rule.id).toBe(false);
    byId.set(rule.id, rule.what);
  }
  expect([...diffRules().keys()].sort()).toEqual([...byId.keys()].sort());
});

test("rules speak in whole sentences", () => {
  for (const rule of diffRules().values())
    for (const sentence of [inGeneral(rule.what), rule.why, rule.action])
      expect(sentence, rule.id).toMatch(/^[A-Z`][^{}]*\.$/);
});

it("has a documentation page for every rule, made from the rule (npm run docs:diff-rules)", () => {
  const folder = join(root, "docs/rules/diff");
  const pages = rulePages(diffRules().values());
  expect(readdirSync(folder).sort()).toEqual([...pages.keys()].sort());
  for (const [file, text] of pages) expect(readFileSync(join(folder, file), "utf8"), file).toBe(text);
});
