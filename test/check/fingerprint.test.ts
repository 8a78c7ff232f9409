import { describe, expect, test } from "vitest";
import type { FindingDetail } from "../../src/check/finding.js";
import { withFingerprints } from "../../src/check/fingerprint.js";

type Subject = Parameters<typeof withFingerprints>[0][number];
const subject = (rest: Partial<Subject> = {}): Subject => ({
  ruleId: "removed-response-field",
  operation: "GET /pets",
  element: { kind: "response-property", path: ["a", "b"] },
  detail: { kind: "none" },
  place: { file: "src/a.ts", line: 1, column: 1, endLine: 1, endColumn: 2 },
  symbol: "load",
  ...rest,
});
const of = (
  subjects: readonly Subject[],
  api = "story",
  packageOf: (file: string) => string = () => "",
): readonly string[] => withFingerprints(subjects, api, packageOf).map(({ fingerprint }) => fingerprint);
const one = (rest: Partial<Subject> = {}): string | undefined => of([subject(rest)])[0];
const SAME = one();

describe("a fingerprint", () => {
  test("is sixteen characters, and the finding stays as it is", () => {
    expect(SAME).toMatch(/^[0-9a-f]{16}$/);
    expect(withFingerprints([subject()], "story", () => "")).toEqual([{ ...subject(), fingerprint: SAME }]);
  });

  test.each<[story: string, rest: Partial<Subject>]>([
    ["line and column", { place: { file: "src/a.ts", line: 7, column: 3 } as never }],
    ["the file", { place: { file: "lib/b.ts", line: 1, column: 1 } as never }],
    ["words of a name in another letter case", { detail: { kind: "spelling", written: "A" } }],
    ["the first release that has it", { detail: { kind: "not-yet", firstRelease: "9.9" } }],
  ])("does not hold %s", (_story, rest) => {
    expect(one(rest)).toBe(SAME);
  });

  const suppression = (rule: string, text: string): FindingDetail => ({
    kind: "suppression",
    rule,
    text,
    reason: undefined,
    until: undefined,
  });
  const changed = (ruleId: string, before = "a"): FindingDetail => ({ kind: "changed", ruleId, before, after: "b" });
  const used = (signature: string, text: string): FindingDetail => ({ kind: "interface", signature, text, title: "t" });
  test("tells apart rule, operation, element, symbol and what is particular", () => {
    const others: readonly Partial<Subject>[] = [
      {},
      { ruleId: "expired-response-field" },
      { operation: "GET /dogs" },
      { element: { kind: "request-property", path: ["a", "b"] } },
      { element: { kind: "response-property", path: ["a,b"] } },
      { symbol: "save" },
      { symbol: "" },
      { detail: changed("x") },
      { detail: changed("y") },
      { detail: used("s", "text") },
      { detail: used("s", "other") },
      { detail: used("t", "text") },
      { detail: { kind: "retargeted", symbol: "list", was: "a", becomes: "b" } },
      { detail: { kind: "retargeted", symbol: "get", was: "a", becomes: "b" } },
      { detail: suppression("r", "t") },
      { detail: suppression("q", "t") },
      { detail: suppression("r", "u") },
    ];
    expect(new Set(others.map(one)).size).toBe(others.length);
    expect(one({ detail: changed("x", "other") })).toBe(one({ detail: changed("x") }));
  });

  test("is of one API and of one package", () => {
    const all = [
      of([subject()]),
      of([subject()], "other"),
      of([subject()], "story", () => "web"),
      of([subject()], "story", () => "api"),
    ];
    expect(new Set(all.flat()).size).toBe(4);
    expect(of([subject()], "story", (file) => (file === "src/a.ts" ? "web" : ""))).toEqual(all[2]);
  });

  test("is numbered where several are about the same thing, in their order", () => {
    const [first, second, third] = of([subject(), subject(), subject()]);
    expect(new Set([first, second, third]).size).toBe(3);
    expect(first).toBe(SAME);
    expect(of([subject(), subject({ symbol: "save" }), subject()])).toEqual([first, one({ symbol: "save" }), second]);
  });

  test("without anything named around it is that of an empty name", () => {
    const { symbol: _, ...bare } = subject();
    expect(of([bare])).toEqual([one({ symbol: "" })]);
  });
});
