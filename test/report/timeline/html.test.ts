/** The chart in a real browser. Skipped, and said so, where there is no Chromium. */
import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Timeline } from "../../../src/policy/index.js";
import { renderTimeline } from "../../../src/report/timeline/index.js";
import { hostileTimeline, storyTimeline } from "./story.js";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

describe.skipIf(CHROMIUM === undefined)(`the timeline's page in a browser${CHROMIUM === undefined ? " (no Chromium here)" : ""}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"] });
  }, 60_000);
  afterAll(() => browser.close());

  const open = async (timeline: Timeline, options: Parameters<Browser["newPage"]>[0] = {}): Promise<{ readonly page: Page; readonly troubles: readonly string[] }> => {
    const page = await browser.newPage(options);
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
    expect(await page.locator(".group").allTextContents()).toEqual(["Used by this code 1", "In their window 2", "Past their window 1", "Gone 2"]);
    expect(troubles).toEqual([]);
    await page.close();
  });

  test("bars start at the mark and end with the window; what is gone is crossed out where it went", async () => {
    const { page } = await open(await storyTimeline(), { viewport: { width: 1400, height: 900 } });
    const [tag, late, past, noticed, cross] = [await box(page, "tag", ".owed"), await box(page, "GET /late", ".owed"), await box(page, "GET /late", ".past"), await box(page, "GET /noticed", ".owed"), await box(page, "GET /noticed", ".gone")];
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

  test("narrow windows scroll the chart, not the page", async () => {
    const { page } = await open(await storyTimeline(), { viewport: { width: 480, height: 800 } });
    expect(await page.evaluate<boolean>("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
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
});

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
