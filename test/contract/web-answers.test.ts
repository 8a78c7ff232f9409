/** What an answer means: a page that is not there, a status, a site's own tool. */
import { describe, expect, it } from "vitest";
import { platformOf } from "../../src/contract/sites/platform.js";
import { refusalOf } from "../../src/contract/web/answer.js";
import { isMissingPage, missingTitle } from "../../src/contract/web/not-found.js";

describe("a page in Markdown", () => {
  it.each<[string, string, string | undefined, string?]>([
    ["that says so", "# Page Not Found\n\nWords.", "Page Not Found"],
    ["in bold", "**Page not found.**", "**Page not found.**"],
    ["with a status", "# 404: This page could not be found", "404: This page could not be found"],
    ["politely", "# Sorry, the page does not exist", "Sorry, the page does not exist"],
    ["in its front matter", '---\ntitle: "Page not found"\n---\n# Docs', "Page not found"],
    ["in an underlined title", "Page not found\n=====\nWords.", "Page not found"],
    ["in an underlined title further down", "Words.\n\nPage not found\n-----\n", undefined],
    ["in its second heading", "# Docs\n## Page not found", undefined],
    ["that says nothing else", "# 404", "404"],
    ["that says nothing but an error", "# Something went wrong", "Something went wrong"],
    ["that is long", `# 404\n${"word ".repeat(120)}`, undefined],
    ["that is nearly long", `# 404\n${"word ".repeat(110)}`, "404"],
    ["that describes it", "# 404\n```json\n{}\n```", undefined],
    ["among those of errors", "# Not found", undefined, "https://docs.example/errors/not-found"],
    ["among others", "# Not found", "Not found", "https://docs.example/books"],
    ["of another kind", "# Books not found by their author", undefined],
  ])("%s", (_, page, title, address = "") => {
    expect(missingTitle(page, address)).toBe(title);
    if (address === "") expect(isMissingPage(page)).toBe(title !== undefined);
  });
});

describe("a page in HTML", () => {
  it.each<[string, boolean]>([
    ["<title>Page not found</title>", true],
    ['<html><title data-a="b">404 | Docs</title>', true],
    ["<h2 class='a'>Error 404</h2>", true],
    ["<h3>It doesn't exist</h3>", true],
    ["<h4>Not found</h4>", false],
    ["<title>Status 404</title><h1>Statuses</h1>", false],
    ["<title>Books</title><p>Not found</p>", false],
    [`<p>${" ".repeat(20_000)}</p><h1>Not found</h1>`, false],
  ])("%j", (page, isMissing) => {
    expect(isMissingPage(page)).toBe(isMissing);
  });
});

describe("a status", () => {
  const said = (status: number, hasToken = false, by: "user" | "config" = "user") => {
    const refusal = refusalOf("https://api.example/a.json", status, { hasToken, by });
    return refusal?.ok === false ? `${refusal.problem.message} ${refusal.problem.hint ?? ""}` : undefined;
  };
  it.each<[number, RegExp | undefined]>([
    [199, /answered with status 199/],
    [200, undefined],
    [204, undefined],
    [206, /a part of itself/],
    [299, undefined],
    [300, /answered with status 300/],
    [401, /refused access with status 401 It wants a sign-in.*try again/],
    [403, /refused access with status 403/],
    [404, /answered with status 404 Open the address/],
    [429, /takes no more requests/],
    [430, /answered with status 430 Open/],
  ])("%d", (status, message) => {
    if (message === undefined) expect(said(status)).toBeUndefined();
    else expect(said(status)).toMatch(message);
  });

  it("without access depends on who asked, and with what", () => {
    expect(said(403, true)).toMatch(/The token was sent and refused/);
    expect(said(403, false, "config")).toMatch(/--allow-host api\.example\./);
    expect(said(403, false)).not.toMatch(/--allow-host/);
  });
});

describe("the tool of a site", () => {
  const generated = (name: string): string => `<html><meta name="Generator" content="${name}">`;
  it.each<[string, Readonly<Record<string, string>>, string, string | undefined]>([
    ["by a header", { "x-gitbook-route-type": "static" }, "", "gitbook"],
    ["by another header", { "x-gitbook-route-site": "a" }, "", "gitbook"],
    ["by its list", { "x-llms-txt": "/llms.txt" }, "", "mintlify"],
    ["GitBook", {}, generated("GitBook (1a)"), "gitbook"],
    ["not within another name", {}, generated("not GitBook"), undefined],
    ["Mintlify", {}, generated("Mintlify"), "mintlify"],
    ["Fern", {}, generated("buildwithfern.com"), "fern"],
    ["Docusaurus", {}, generated("Docusaurus v3"), "docusaurus"],
    ["ReadMe", {}, generated("readme.io"), "readme"],
    ["Bump", {}, generated("Bump.sh"), "bump.sh"],
    ["Zudoku", {}, generated("Zudoku"), "zudoku"],
    ["by another meta", {}, '<meta name="description" content="Docusaurus">', undefined],
    ["without a content", {}, '<meta name="generator">', undefined],
    ["Postman by its page", {}, '<a href="https://documenter.getpostman.com/view/1">', "postman"],
    ["Postman by its gateway", {}, '<a href="https://documenter.gw.getpostman.com/view/1">', "postman"],
    ["Postman by its button", {}, '<div class="postman-run-button">', "postman"],
    ["the generator before a button", {}, `${generated("Zudoku")}<div class="postman-run-button">`, "zudoku"],
    ["of a text", {}, "The postman-run-button", undefined],
  ])("%s", (_, headers, text, platform) => {
    expect(platformOf({ headers, text })).toBe(platform);
  });
});
