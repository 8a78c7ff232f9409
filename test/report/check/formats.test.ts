import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { FORMATS, type Format, formats } from "../../../src/report/check/index.js";
import { rendered } from "../render.js";
import { cleanReport } from "../reports/build.js";
import { portalReport, portalSource } from "../reports/portal.js";

const FILES: Readonly<Record<Format, string>> = {
  pretty: "pretty.txt",
  agent: "agent.txt",
  json: "json",
  sarif: "sarif",
  github: "github.txt",
  gitlab: "gitlab.json",
  junit: "junit.xml",
  checkstyle: "checkstyle.xml",
  rdjson: "rdjson.json",
  markdown: "md",
  html: "html",
};
const golden = (format: Format, story: string) =>
  new URL(`../../fixtures/report/golden/${story}.${FILES[format]}`, import.meta.url).pathname;

describe.each(FORMATS)("%s", (format) => {
  test("shows the portal's findings as its golden file does", async () => {
    await expect(await rendered(format, portalReport)).toMatchFileSnapshot(golden(format, "portal"));
  });

  test("shows a report without findings as its golden file does", async () => {
    await expect(await rendered(format, cleanReport)).toMatchFileSnapshot(golden(format, "clean"));
  });

  test("gives the same bytes for the same report", async () => {
    expect(await rendered(format, portalReport)).toBe(await rendered(format, structuredClone(portalReport)));
  });

  test("never shows a hole in its words", async () => {
    // The help of some rules speaks of what a program reads then.
    const hole = format === "html" || format === "sarif" ? /\[object |\bNaN\b/ : /\bundefined\b|\[object |\bNaN\b/;
    for (const source of [portalSource, () => undefined]) {
      expect(await rendered(format, portalReport, { source })).not.toMatch(hole);
      expect(await rendered(format, cleanReport, { source })).not.toMatch(hole);
    }
  });

  test("has a page in docs/formats that says its name", () => {
    const page = readFileSync(new URL(`../../../docs/formats/${format}.md`, import.meta.url), "utf8");
    expect(page).toContain(`--format ${format}`);
  });

  test("has a row in docs/formats/README.md that says what is known of it", () => {
    const page = readFileSync(new URL("../../../docs/formats/README.md", import.meta.url), "utf8");
    const row = page.split("\n").find((line) => line.startsWith(`| [${format}](${format}.md) |`));
    const { files, remarks, edits } = formats[format];
    expect(
      row
        ?.split("|")
        .map((cell) => cell.trim())
        .slice(3, -1),
    ).toEqual([files, remarks ? "yes" : "", edits ? "yes" : ""]);
  });
});

test("every format is one file of its name, and docs/formats has no page of a format that is gone", () => {
  const files = readdirSync(new URL("../../../src/report/check/", import.meta.url));
  expect(FORMATS.filter((format) => !files.includes(`${format}.ts`))).toEqual([]);
  const pages = readdirSync(new URL("../../../docs/formats/", import.meta.url)).filter((page) => page !== "README.md");
  expect(pages.sort()).toEqual([...FORMATS].map((format) => `${format}.md`).sort());
});

test("colour is only there when it is asked for, and changes nothing else", async () => {
  const coloured = await rendered("pretty", portalReport, { color: true });
  const bare = coloured.replace(/\u001b\[\d+m/g, "");
  expect(coloured).not.toBe(bare);
  // Names stand in backticks where there is no colour, which moves line breaks.
  const words = (text: string) => text.replaceAll("`", "").split(/\s+/);
  expect(words(bare)).toEqual(words(await rendered("pretty", portalReport)));
});

test("pretty keeps to 80 columns, but for names that cannot be broken", async () => {
  const long = (await rendered("pretty", portalReport)).split("\n").filter((line) => line.length > 80);
  expect(long).toEqual([]);
});
