/** The page of `diff` in a real browser. Skipped, and said so, where there is no Chromium. */
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lastcall } from "../../cli/run.js";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

describe.skipIf(CHROMIUM === undefined)(
  `the page of changes in a browser${CHROMIUM === undefined ? " (no Chromium here)" : ""}`,
  () => {
    let browser: Browser;
    let text = "";
    beforeAll(async () => {
      const [launched, { stdout }] = await Promise.all([
        chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] }),
        lastcall(["diff", "2.22", "2.24", "--format", "html"]),
      ]);
      [browser, text] = [launched, stdout];
    }, 60_000);
    afterAll(() => browser.close());

    const open = async (
      options: Parameters<Browser["newPage"]>[0] = {},
      hash = "",
    ): Promise<{ readonly page: Page; readonly troubles: readonly string[] }> => {
      const page = await browser.newPage(options);
      // the runner's clock is the only one: on a busy machine a page takes as long as it takes
      page.setDefaultTimeout(0);
      const troubles: string[] = [];
      page.on("console", (message) => troubles.push(message.text()));
      page.on("pageerror", (error) => troubles.push(error.message));
      await page.route("**/*", (route) =>
        route.request().url() === "http://changes.example/"
          ? route.fulfill({ contentType: "text/html", body: text })
          : (troubles.push(`request: ${route.request().url()}`), route.abort()),
      );
      await page.goto(`http://changes.example/${hash}`);
      return { page, troubles };
    };
    const active = (page: Page, what: string): Promise<unknown> => page.evaluate(`document.activeElement.${what}`);

    test("runs its own script and style alone, asks for nothing and complains of nothing", async () => {
      const { page, troubles } = await open();
      expect(await page.locator("#filters").isVisible()).toBe(true);
      expect(await page.locator(".group[open]").count()).toBe(await page.locator(".breaking .group").count());
      await page.evaluate(FOREIGN_SCRIPT);
      expect(await page.evaluate("window.foreign")).toBeUndefined();
      expect(troubles.filter((trouble) => !trouble.includes("Content Security Policy"))).toEqual([]);
      expect(troubles).toHaveLength(1);
      await page.close();
    });

    test("is usable by keyboard: past the contents, from change to change, to what is searched", async () => {
      const { page } = await open();
      await page.keyboard.press("Tab");
      expect(await active(page, "textContent")).toBe("Skip to the changes");
      await page.keyboard.press("Enter");
      await page.keyboard.press("j");
      const ids = (await page.locator(".change").evaluateAll(IDS)).slice(0, 3);
      expect(await active(page, "id")).toBe(ids[0]);
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      expect(await active(page, "id")).toBe(ids[2]);
      await page.keyboard.press("k");
      expect(await active(page, "id")).toBe(ids[1]);
      // the next stop of the Tab key is inside the change, and none of the changes is a stop itself
      await page.keyboard.press("Tab");
      expect(await active(page, "closest('.change').id")).toBe(ids[1]);
      expect(await page.locator('.change:not([tabindex="-1"])').count()).toBe(0);

      await page.keyboard.press("/");
      await page.keyboard.type("removed k8s users");
      await page.keyboard.press("Escape");
      await page.keyboard.press("j");
      expect(await active(page, "textContent")).toContain("removed");
      expect(await page.locator(".change:visible").count()).toBeLessThan(20);
      await page.close();
    });

    test("goes on into what is folded away", async () => {
      const { page } = await open();
      await page.getByLabel("breaking").uncheck();
      await page.keyboard.press("j");
      expect(await page.locator(".group[open]:visible").count()).toBe(1);
      expect(await page.locator(".change:focus").isVisible()).toBe(true);
      await page.close();
    });

    test("opens what an address leads to, and shows what its filters say", async () => {
      const { page } = await open();
      const folded = (await page.locator(".compatible .change").evaluateAll(IDS))[0] ?? "";
      await page.close();
      const { page: led } = await open({}, `#${folded}`);
      expect(await led.locator(`[id="${folded}"]`).isVisible()).toBe(true);
      await led.close();
      const { page: filtered } = await open({}, "#?text=k8s&without=compatible,dangerous");
      expect(await filtered.locator("section.level:visible").count()).toBe(1);
      expect(await filtered.getByRole("status").textContent()).toMatch(/^\d+ of \d+ shown$/);
      await filtered.close();
    });

    test("opens everything for print, and keeps a change with its operation", async () => {
      const { page } = await open();
      await page.emulateMedia({ media: "print" });
      await page.evaluate('dispatchEvent(new Event("beforeprint"))');
      expect(await page.locator("main section details:not([open])").count()).toBe(0);
      expect(await page.locator("nav, #filters").filter({ visible: true }).count()).toBe(0);
      expect(await page.evaluate(BREAKS)).toEqual(["avoid", "avoid"]);
      await page.evaluate('dispatchEvent(new Event("afterprint"))');
      expect(await page.locator(".compatible .group[open]").count()).toBe(0);
      await page.close();
    });

    test.each([360, 768, 1280, 1600])(
      "at %i px nothing runs out of the page, and no word is cut into letters",
      async (width) => {
        const { page } = await open({ viewport: { width, height: 800 } });
        await page.getByRole("button", { name: "Open all" }).click();
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
        expect(await page.evaluate(TALL_LABELS)).toEqual([]);
        await page.close();
      },
    );

    test("shows everything without scripts, and no filters that would do nothing", async () => {
      const { page } = await open({ javaScriptEnabled: false });
      expect(await page.locator("#filters").isVisible()).toBe(false);
      expect(await page.locator(".group").filter({ visible: true }).count()).toBe(await page.locator(".group").count());
      await page.close();
    });
  },
);

// What runs in the page is text: the project is compiled without the types of a browser.
const IDS = (elements: { id: string }[]): string[] => elements.map(({ id }) => id);
const FOREIGN_SCRIPT = `(() => { const one = document.createElement("script"); one.textContent = "window.foreign = 1"; document.body.append(one); })()`;
const BREAKS = `[getComputedStyle(document.querySelector(".change")).breakInside, getComputedStyle(document.querySelector(".group > summary")).breakAfter]`;
/** "Before" and "After" take one line. */
const TALL_LABELS = `[...document.querySelectorAll("dt")].filter((label) => label.checkVisibility() && label.getClientRects()[0].height > 40).map((label) => label.textContent)`;
