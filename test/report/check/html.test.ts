/** The page in a real browser. Skipped, and said so, where there is no Chromium. */
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rendered } from "../render.js";
import { cleanReport } from "../reports/build.js";
import { hostileReport, hostileSource } from "../reports/hostile.js";
import { manyReport, manySource } from "../reports/many.js";
import { portalReport } from "../reports/portal.js";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

describe.skipIf(CHROMIUM === undefined)(
  `html in a browser${CHROMIUM === undefined ? " (no Chromium here)" : ""}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
    });
    afterAll(() => browser.close());

    /** A page, with everything it complained of or asked the network for. */
    const open = async (
      html: string,
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
      await page.setContent(html, { waitUntil: "load" });
      return { page, troubles };
    };
    const shown = (page: Page): Promise<number> => page.locator(".finding:visible").count();

    test("shows every finding with its code, asks the network for nothing and complains of nothing", async () => {
      const { page, troubles } = await open(await rendered("html", portalReport));
      expect(await shown(page)).toBe(portalReport.findings.length);
      expect(await page.locator("h1").textContent()).toBe("6 errors, 6 warnings, 1 info");
      const users = page.locator(".finding", { hasText: "GET /v1/k8s/users" });
      expect(await users.locator("mark").textContent()).toBe('http.get<PortalUser[]>("/v1/k8s/users")');
      expect(troubles).toEqual([]);
      await page.close();
    });

    test("filters by severity, rule and text, and says how many are shown", async () => {
      const { page } = await open(await rendered("html", portalReport));
      await page.getByLabel("Warnings").uncheck();
      await page.getByLabel("Infos").uncheck();
      expect(await shown(page)).toBe(6);
      await page.getByRole("combobox", { name: "Rule" }).selectOption("removed-endpoint");
      expect(await page.getByRole("status").textContent()).toBe("2 of 13 shown");
      await page.getByLabel("Text").fill("k8s users.ts");
      expect(await page.locator(".finding:visible .what").allTextContents()).toEqual([
        "GET /v1/k8s/users was removed in 2.23: on 2.24 the call fails.",
      ]);
      expect(await page.locator(".file:visible").count()).toBe(1);
      await page.getByLabel("Text").fill("no such thing");
      expect(await page.getByText("No finding matches the filter.").isVisible()).toBe(true);
      await page.close();
    });

    test("keeps its filters in the address, and a link with them shows the same", async () => {
      const html = await rendered("html", portalReport);
      const { page } = await open(html);
      await page.getByLabel("Warnings").uncheck();
      await page.getByRole("combobox", { name: "Rule" }).selectOption("removed-endpoint");
      await page.getByLabel("Text").fill("users");
      const hash = String(await page.evaluate("location.hash"));
      expect(hash).toBe("#?text=users&rule=removed-endpoint&without=warning");
      await page.close();

      const again = await browser.newPage();
      await again.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: html }));
      await again.goto(`http://report.example/${hash}`);
      expect(await again.getByLabel("Text").inputValue()).toBe("users");
      expect(await again.getByLabel("Warnings").isChecked()).toBe(false);
      expect(await again.locator(".finding:visible").count()).toBe(1);
      await again.close();
    });

    test("leads from each row of the chart to its finding, and from there to itself", async () => {
      const { page } = await open(await rendered("html", portalReport));
      const rows = page.locator(".timeline tbody th a");
      expect(await rows.count()).toBeGreaterThan(4);
      for (const href of await rows.evaluateAll(HREFS)) {
        expect(await page.locator(`article${href}`).count()).toBe(1);
        expect(await page.locator(`article${href} h4`).count()).toBe(1);
      }
      await page.close();
    });

    test("has no stop of the Tab key inside a code block, and cuts no line of it", async () => {
      const { page } = await open(await rendered("html", portalReport), { viewport: { width: 360, height: 800 } });
      expect(await page.locator("pre[tabindex]").count()).toBe(0);
      expect(await page.evaluate(WIDE_CODE)).toBe(0);
      await page.close();
    });

    test("opens what is folded for print, where nothing can be opened", async () => {
      const { page } = await open(await rendered("html", { ...portalReport, remarks: ["a remark"] }));
      expect(await page.locator("details:not([open])").count()).toBeGreaterThan(0);
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      expect(await page.locator("details:not([open])").count()).toBe(0);
      await page.evaluate('dispatchEvent(new Event("afterprint"))');
      expect(await page.locator("details[open]").count()).toBe(0);
      await page.close();
    });

    test("is usable by keyboard: skip link, search, from finding to finding", async () => {
      const { page } = await open(await rendered("html", portalReport));
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the findings");
      await page.keyboard.press("/");
      await page.keyboard.type("session");
      await page.keyboard.press("Escape");
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      const rule = "document.activeElement.dataset.rule";
      expect(await page.evaluate(rule)).toBe("removed-endpoint");
      await page.keyboard.press("k");
      expect(await page.evaluate(rule)).toBe("deprecated-endpoint");
      await page.close();
    });

    test("draws the deadlines on the releases, and marks the target", async () => {
      const { page } = await open(await rendered("html", portalReport));
      expect(await page.locator(".timeline thead svg").getAttribute("aria-label")).toBe(
        "Releases 2.19, 2.20, 2.21, 2.22, 2.23, 2.24, 2.26; the target is 2.24",
      );
      expect(await page.evaluate(ROW_CLASSES)).toEqual([
        "over",
        "over",
        "over",
        "over",
        "over",
        "open",
        "open",
        "open",
      ]);
      expect(await page.evaluate(BAR_WIDTHS)).toEqual([29, 57, 57, 71, 71, 86, 100, 100]);
      await page.close();
    });

    test("draws the deadlines on dates for SaaS, today marked, a bracket as a span", async () => {
      const { page } = await open(
        await rendered("html", {
          ...portalReport,
          apis: [{ ...portalReport.apis[0], to: "latest", deployment: "saas" }],
        }),
      );
      expect(await page.locator(".timeline thead text").textContent()).toBe("2026-11-20");
      expect(await page.locator(".timeline .unsure").count()).toBe(2);
      expect(await page.evaluate(ROW_CLASSES)).toEqual([
        "over",
        "over",
        "over",
        "over",
        "over",
        "over",
        "over",
        "unknown",
      ]);
      await page.close();
    });

    test.each(["light", "dark"] as const)(
      "is legible in %s: text keeps a contrast of 4.5 to its ground",
      async (colorScheme) => {
        const { page } = await open(await rendered("html", portalReport), { colorScheme });
        expect(await page.evaluate(LOW_CONTRAST)).toEqual([]);
        await page.close();
      },
    );

    test("fits a telephone without scrolling sideways", async () => {
      const { page } = await open(await rendered("html", portalReport), { viewport: { width: 360, height: 800 } });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      await page.close();
    });

    test("shows everything without scripts", async () => {
      const { page } = await open(await rendered("html", portalReport), { javaScriptEnabled: false });
      expect(await shown(page)).toBe(portalReport.findings.length);
      expect(await page.locator("#filters").isVisible()).toBe(false);
      await page.close();
    });

    test("without findings says so and offers no filter", async () => {
      const { page, troubles } = await open(await rendered("html", cleanReport));
      expect(await page.locator("h1").textContent()).toBe("Nothing breaks on 2.24");
      expect(await page.locator("#filters").count()).toBe(0);
      expect(troubles).toEqual([]);
      await page.close();
    });

    test("with hostile text runs nothing, loads nothing and has no element of others", async () => {
      const { page, troubles } = await open(await rendered("html", hostileReport, { source: hostileSource }));
      expect(troubles).toEqual([]);
      expect(await page.locator("img, marker, iframe, object, embed").count()).toBe(0);
      expect(await page.locator("script").count()).toBe(1);
      expect(await page.locator('a[href]:not([href^="#"])').count()).toBe(0);
      expect(await shown(page)).toBe(hostileReport.findings.length);
      await page.close();
    });

    test("with 2,000 findings still filters", async () => {
      const { page } = await open(await rendered("html", manyReport(2000), { source: manySource }));
      await page.getByLabel("Text").fill("part-0007");
      expect(await page.getByRole("status").textContent()).toBe("10 of 2000 shown");
      await page.close();
    });
  },
);

// What runs in the page is text: the project is compiled without the types of a browser.
const ROW_CLASSES = `[...document.querySelectorAll(".timeline tbody tr")].map((row) => row.className)`;
/** in percent of the track */
const BAR_WIDTHS = `[...document.querySelectorAll(".timeline .bar")].map((bar) => Math.round((100 * bar.getBoundingClientRect().width) / bar.parentElement.getBoundingClientRect().width))`;

/** WCAG 2.2, 1.4.3, for every element that holds text of its own. */
const LOW_CONTRAST = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, alpha = 1] = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1 && r !== undefined) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const element of document.querySelectorAll("body *:not(script):not(option)")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "") || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [light, dark] = [luminance(parse(element.tagName === "text" ? style.fill : style.color)), luminance(ground(element))].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) low.push(element.className + " " + element.textContent.slice(0, 30) + " " + ratio.toFixed(2));
  }
  return [...new Set(low)];
})()`;

const HREFS = (links: { getAttribute(name: string): string | null }[]): string[] =>
  links.map((link) => link.getAttribute("href") ?? "");
/** Blocks whose code runs out of them. */
const WIDE_CODE = `[...document.querySelectorAll("pre")].filter((block) => block.scrollWidth > block.clientWidth + 1).length`;
