import * as fc from "fast-check";
import { marked } from "marked";
import { describe, expect, test } from "vitest";
import { COMMENT_LIMIT } from "../../../src/report/check/markdown.js";
import { markdownBlock, markdownCode, markdownText } from "../../../src/report/text/markdown.js";
import { rendered } from "../render.js";
import { cleanReport } from "../reports/build.js";
import { manyReport, manySource } from "../reports/many.js";
import { portalReport } from "../reports/portal.js";

const bytes = (text: string): number => Buffer.byteLength(text, "utf8");

describe("markdown", () => {
  test("leads with call sites and time left", async () => {
    const text = await rendered("markdown", portalReport);
    expect(text.indexOf("| Where | Time left |")).toBeLessThan(text.indexOf("<details>"));
    expect(text).toContain("| `src/users.ts:9` | gone in 2.23 |");
  });

  test("starts with a marker by which a later run finds it", async () => {
    const first = async (key?: string) =>
      (await rendered("markdown", cleanReport, key === undefined ? {} : { key })).split("\n")[0];
    expect(await first()).toBe("<!-- lastcall:report:runai -->");
    expect(await first("billing")).toBe("<!-- lastcall:report:billing -->");
    expect(await first("a--b > c")).not.toMatch(/--.*--.*-->/);
  });

  test.each([COMMENT_LIMIT, 1024 * 1024, 20_000, 3000])(
    "stays under %i bytes with 2,000 findings, and counts what it leaves out",
    async (limit) => {
      const text = await rendered("markdown", manyReport(2000), { limit, source: manySource });
      expect(bytes(text)).toBeLessThanOrEqual(limit);
      expect(text).toContain("500 errors, 1000 warnings, 500 infos");
      const rows = text.match(/^\| `src/gm)?.length ?? 0;
      const left = [...text.matchAll(/^(\d+) (?:error|warning|info)s? (?:is|are) left out/gm)].reduce(
        (sum, [, count]) => sum + Number(count),
        0,
      );
      expect(rows + left).toBe(2000);
      expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    },
  );

  test("uses the room of a job summary: every finding is in its table", async () => {
    const text = await rendered("markdown", manyReport(2000), { limit: 1024 * 1024, source: manySource });
    expect(text.match(/^\| `src/gm)).toHaveLength(2000);
    expect(text).toContain("Every finding with its code");
  });

  test("links places where the caller can, and only over http", async () => {
    const linked = await rendered("markdown", portalReport, {
      link: (file, line) => `https://example.invalid/blob/${file}#L${line}`,
    });
    expect(linked).toContain("| [`src/users.ts:9`](https://example.invalid/blob/src/users.ts#L9) |");
    expect(await rendered("markdown", portalReport, { link: () => "javascript:alert(1)" })).toBe(
      await rendered("markdown", portalReport),
    );
  });
});

/** What a reader sees of inline Markdown. */
const seen = (markdown: string): string => {
  const page = marked.parseInline(markdown, { gfm: true, async: false });
  return page
    .replace(/<\/?code>/g, "")
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&")
    .replaceAll("\u200b", "");
};

describe("text in markdown", () => {
  const printable = fc.stringMatching(/^[ -~]{0,40}$/);

  test("is read as it was written, in prose and in code", () => {
    fc.assert(
      fc.property(printable, (text) => {
        fc.pre(!/##\[|^\s*::|^\s|\s$|\s\s/.test(text));
        expect(seen(markdownText(`x${text}`))).toBe(`x${text}`);
        if (text !== "") expect(seen(markdownCode(`x${text}`))).toBe(`x${text}`);
      }),
      { numRuns: 500 },
    );
  });

  test("never makes more than one paragraph or block", () => {
    fc.assert(
      fc.property(printable, (text) => {
        fc.pre(text.trim() !== "");
        expect(
          marked
            .lexer(markdownText(text))
            .filter((token) => token.type !== "space")
            .map((token) => token.type),
        ).toEqual(["paragraph"]);
        expect(marked.lexer(markdownBlock([text, "```", text], "text")).map((token) => token.type)).toEqual(["code"]);
      }),
      { numRuns: 500 },
    );
  });
});
