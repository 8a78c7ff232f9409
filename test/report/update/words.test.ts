/** What became of each document, and what of it concerns the code. */
import { describe, expect, test } from "vitest";
import type { Drift } from "../../../src/contract/folder.js";
import { renderUpdate, type UpdatedDocument, type UpdateReport } from "../../../src/report/update/index.js";
import { besideText, changedText, headline } from "../../../src/report/update/words.js";
import { api, finding } from "../reports/build.js";

const document = (drift: Drift, more: object = {}): UpdatedDocument =>
  ({
    ...{ spec: { version: "1.0", file: "/p/.lastcall/acme/1.0.json" }, drift, written: undefined, changes: [] },
    ...more,
  }) as unknown as UpdatedDocument;
const changed = (added: number, removed: number, differing: number): Drift => {
  const some = (count: number, name: string) => Array.from({ length: count }, (_, at) => `GET /${name}${at}`);
  return { kind: "changed", added: some(added, "new"), removed: some(removed, "old"), differing: some(differing, "x") };
};
const levels = (...all: readonly string[]) => ({ changes: all.map((level) => ({ level })) });

describe("of one document", () => {
  test.each<[UpdatedDocument, string]>([
    [document({ kind: "unchanged" }), "the source is the same"],
    [document({ kind: "same-facts" }), "other words, the same contract"],
    [document({ kind: "no-source" }), "nothing says where it came from"],
    [document({ kind: "superseded", by: "1.1" }), "stays as it was: 1.1 is a later document of the same source"],
    [document({ kind: "unreadable", problem: { message: "gone" } }), "could not be read again: gone"],
    [
      document({ kind: "unreadable", problem: { message: "gone", hint: "Look." } }),
      "could not be read again: gone (Look)",
    ],
    [document(changed(0, 0, 0)), "changed, in no operation that both hold; no change is breaking"],
    [
      document(changed(1, 2, 1), levels("breaking", "compatible")),
      "changed: 1 operation came, 2 operations went, 1 part says otherwise; 1 change is breaking",
    ],
    [
      document(changed(2, 0, 3), levels("breaking", "breaking")),
      "changed: 2 operations came, 3 parts say otherwise; 2 changes are breaking",
    ],
    [document(changed(0, 1, 0), levels("compatible")), "changed: 1 operation went; no change is breaking"],
  ])("%j", (one, expected) => {
    expect(changedText(one)).toBe(expected);
  });
});

const place = (line: number) => ({ file: "src/a.ts", line, column: 5, endLine: line, endColumn: 9 });
const found = (line: number) =>
  finding({ ruleId: "removed-endpoint", severity: "error", operation: "GET /old0", place: place(line) });
const touched = (...lines: readonly number[]) => [{ version: "1.0", api, findings: lines.map(found) }];
const report = (documents: readonly UpdatedDocument[], of: UpdateReport["touched"]): UpdateReport => ({
  ...{ provider: "acme", dryRun: false, documents, touched: of },
});
const gone = document(changed(0, 1, 0));

test.each<[string, UpdateReport, string]>([
  ["nothing changed", report([document({ kind: "unchanged" })], []), "acme: no document changed"],
  ["nobody asked about code", report([gone, gone], undefined), "acme: 1.0, 1.0 changed"],
  ["nothing is used", report([gone], touched()), "acme: 1.0 changed; nothing that this code uses"],
  ["one place", report([gone], touched(1)), "acme: 1.0 changed; 1 place in this code"],
  ["several places", report([gone], [...touched(1), ...touched(2, 3)]), "acme: 1.0 changed; 3 places in this code"],
])("a headline: %s", (_, of, expected) => {
  expect(headline(of)).toBe(expected);
});

describe("at a terminal", () => {
  const lines = async (of: UpdateReport): Promise<readonly string[]> =>
    (await renderUpdate("text", of, { color: false, cwd: "/p" })).split("\n");

  test("what the code uses stands below, with its places", async () => {
    const text = await lines(report([gone], touched(3)));
    const at = text.indexOf("1.0  what of it this code uses:");
    expect(text[at - 1]).toBe("");
    expect(text[at + 1]).toBe("  src/a.ts:3:5  removed-endpoint");
    expect(text[at + 2]).toMatch(/^ {4}`?GET \/old0`? is removed in 2\.24/);
    expect(text.join("\n")).not.toContain("nothing that this code uses");
  });

  test("that the code uses nothing of it is said, where somebody asked", async () => {
    expect((await lines(report([gone], touched()))).slice(-2)).toEqual([
      "",
      "acme: 1.0 changed; nothing that this code uses",
    ]);
    expect((await lines(report([gone], touched()))).join("\n")).not.toContain("what of it this code uses");
    expect((await lines(report([gone], undefined))).join("\n")).not.toContain("this code");
  });

  test("where it was written, and what stays beside it", async () => {
    const own = document(changed(0, 1, 0), { written: "/p/.lastcall/acme/1.0.json" });
    expect((await lines(report([own], undefined))).slice(-1)).toEqual(["  wrote .lastcall/acme/1.0.json"]);
    const beside = document(changed(0, 1, 0), { written: "/p/.lastcall/acme/1.1.json" });
    expect((await lines(report([beside], undefined))).slice(-2)).toEqual([
      "  wrote .lastcall/acme/1.1.json",
      `  ${besideText("1.0", "1.1")}`,
    ]);
  });
});

describe("in an issue", () => {
  const text = (of: UpdateReport): Promise<string> => renderUpdate("markdown", of, { color: false, cwd: "/p" });

  test("thirty lines of a document are shown, and the others counted", async () => {
    const bullets = async (count: number): Promise<readonly string[]> =>
      (await text(report([document(changed(count, 0, 0))], undefined)))
        .split("\n")
        .filter((line) => line.startsWith("- "));
    expect(await bullets(30)).toHaveLength(30);
    expect((await bullets(33)).slice(-2)).toEqual(["- came: `GET /new29`", "- … and 3 more"]);
  });

  test("what the code uses comes first, a document that stays has its one line", async () => {
    const said = await text(report([gone, document({ kind: "unchanged" })], [...touched(3), ...touched()]));
    expect(said.match(/what of it this code uses/g)).toHaveLength(1);
    expect(said).toMatch(/- `src\/a\.ts:3` removed-endpoint: `GET \/old0` is removed in 2\.24[^]*- went: `GET \/old0`/);
    expect(said.endsWith("### 1.0\n\nthe source is the same.\n")).toBe(true);
  });
});
