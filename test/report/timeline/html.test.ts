/** The chart in a real browser. Skipped, and said so, where there is no Chromium. */
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Timeline } from "../../../src/policy/index.js";
import { renderTimeline } from "../../../src/report/timeline/index.js";
import { crowdedTimeline, hostileTimeline, storyTimeline } from "./story.js";

interface Label {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

describe.skipIf(CHROMIUM === undefined)(
  `the timeline's page in a browser${CHROMIUM === undefined ? " (no Chromium here)" : ""}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: CHROMIUM,
        args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
      });
    }, 60_000);
    afterAll(() => browser.close());

    const open = async (
      timeline: Timeline,
      options: Parameters<Browser["newPage"]>[0] = {},
    ): Promise<{ readonly page: Page; readonly troubles: readonly string[] }> => {
      const page = await browser.newPage(options);
      // the runner's clock is the only one: on a busy machine a page takes as long as it takes
      page.setDefaultTimeout(0);
      const troubles: string[] = [];
      page.on("console", (message) => troubles.push(message.text()));
      page.on("pageerror", (error) => troubles.push(error.message));
      page.on("dialog", (dialog) => {
        troubles.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.route("**/*", (route) => {
        troubles.push(`request: ${route.request().url()}`);
        return route.abort();
      });
      await page.setContent(await renderTimeline("html", timeline, { color: false, width: 80 }), { waitUntil: "load" });
      return { page, troubles };
    };
    const names = (page: Page) => page.locator(".row:visible th > code:first-child").allTextContents();
    const box = async (page: Page, row: string, part: string) => {
      const found = await page.locator(".row", { hasText: row }).locator(`svg ${part}`).first().boundingBox();
      if (found === null) throw new Error(`${row} has no ${part}`);
      return found;
    };

    test("shows every row, what the code uses first, and asks the network for nothing", async () => {
      const { page, troubles } = await open(await storyTimeline());
      expect(await names(page)).toEqual(["tag", "GET /old", "GET /trial", "GET /late", "GET /gone", "GET /noticed"]);
      expect(await page.locator(".group").allTextContents()).toEqual([
        "Used by this code 1",
        "In their window 2",
        "Past their window 1",
        "Gone 2",
      ]);
      expect(troubles).toEqual([]);
      await page.close();
    });

    test("bars start at the mark and end with the window; what is gone is crossed out where it went", async () => {
      const { page } = await open(await storyTimeline(), { viewport: { width: 1400, height: 900 } });
      const [tag, late, past, noticed, cross] = [
        await box(page, "tag", ".owed"),
        await box(page, "GET /late", ".owed"),
        await box(page, "GET /late", ".past"),
        await box(page, "GET /noticed", ".owed"),
        await box(page, "GET /noticed", ".gone"),
      ];
      expect(late.x).toBeLessThan(tag.x);
      // The window of what is past it ends where the time without a promise begins.
      expect(past.x).toBeCloseTo(late.x + late.width, 0);
      expect(cross.x + cross.width / 2).toBeCloseTo(noticed.x + noticed.width, -1);
      await page.close();
    });

    test("searches and filters, by mouse and by keyboard", async () => {
      const { page } = await open(await storyTimeline());
      await page.keyboard.press("/");
      await page.keyboard.type("/late");
      expect(await names(page)).toEqual(["GET /late"]);
      await page.keyboard.press("Escape");
      expect((await names(page)).length).toBe(6);
      await page.getByRole("checkbox", { name: "gone" }).uncheck();
      expect(await names(page)).toEqual(["tag", "GET /old", "GET /trial", "GET /late"]);
      await page.getByRole("searchbox").fill("nothing like it");
      expect(await page.getByText("Nothing matches.").isVisible()).toBe(true);
      await page.close();
    });

    test.each(["light", "dark"] as const)("is legible in %s", async (colorScheme) => {
      const { page } = await open(await storyTimeline(), { colorScheme });
      const [paper = "", ...inks] = await page.evaluate<string[]>(
        `[getComputedStyle(document.body).backgroundColor, ...[...document.querySelectorAll("h1, .api, .row code, .row .quiet, .row .state, .legend li")].map((element) => getComputedStyle(element).color)]`,
      );
      const ratios = inks.map((ink) => contrast(ink, paper));
      expect(ratios.length).toBeGreaterThan(10);
      // WCAG 2.2, 1.4.3: 4.5 to 1 for text.
      expect(ratios.filter((ratio) => ratio < 4.5)).toEqual([]);
      await page.close();
    });

    test.each([320, 430, 610, 800, 965, 1300, 1400])(
      "at %i pixels no label touches another, and nothing is wider than the window",
      async (width) => {
        const { page } = await open(await crowdedTimeline(), { viewport: { width, height: 800 } });
        expect(await page.evaluate<boolean>("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
        const labels = await page.evaluate<readonly Label[]>(
          `[...document.querySelectorAll(".axis text")].map((label) => ({ text: label.textContent, ...label.getBoundingClientRect().toJSON() })).filter((label) => label.width > 0)`,
        );
        const touching = labels.flatMap((one, at) =>
          labels
            .slice(at + 1)
            .filter(
              (other) => Math.abs(one.top - other.top) < 5 && one.left < other.right + 2 && other.left < one.right + 2,
            )
            .map((other) => `${one.text} ${other.text}`),
        );
        expect(touching).toEqual([]);
        expect(labels.filter((label) => label.left < 0 || label.right > width).map((label) => label.text)).toEqual([]);
        expect(labels.map((label) => label.text)).toContain("today");
        expect(labels.length).toBeGreaterThan(width < 500 ? 4 : 8);
        await page.close();
      },
    );

    test("a narrow window shows each row as a card: its bar between its name and its words", async () => {
      const { page } = await open(await storyTimeline(), { viewport: { width: 600, height: 800 } });
      const [name, bar, words] = await Promise.all(
        ["th", "td.track > svg", "td .state"].map((part) =>
          page.locator(".row", { hasText: "GET /late" }).locator(part).boundingBox(),
        ),
      );
      expect((name?.y ?? 0) < (bar?.y ?? 0) && (bar?.y ?? 0) < (words?.y ?? 0)).toBe(true);
      expect(bar?.width).toBeGreaterThan(500);
      await page.close();
    });

    test("hostile names do nothing", async () => {
      const { page, troubles } = await open(await hostileTimeline());
      expect(await page.locator(".chart img").count()).toBe(0);
      expect(troubles).toEqual([]);
      await page.close();
    });

    test("works without scripts", async () => {
      const { page } = await open(await storyTimeline(), { javaScriptEnabled: false });
      expect((await names(page)).length).toBe(6);
      await page.close();
    });
  },
);

/** Relative luminance and contrast as WCAG 2.2 defines them, of colours as a browser computes them: `rgb(29, 33, 38)`. */
function contrast(ink: string, paper: string): number {
  const [dark = 0, light = 0] = [luminance(ink), luminance(paper)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
    const value = Number(part) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
