/** Text of specs and code must stay text: no commands, no markup, no colours, in any format. */
import { marked, type Tokens } from "marked";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { render as renderCallsJson } from "../../src/report/calls/json.js";
import { render as renderCalls } from "../../src/report/calls/pretty.js";
import { FORMATS, type Format } from "../../src/report/check/index.js";
import { rendered } from "./render.js";
import { HOSTILE, hostileReport, hostileSource } from "./reports/hostile.js";
import { hostileInventory } from "./reports/inventory.js";

const hostile = (format: Format, color = false): Promise<string> =>
  rendered(format, hostileReport, {
    color,
    source: hostileSource,
    link: () => "javascript:alert(1)",
    key: HOSTILE.comment,
    documentation: undefined,
  });

// What a terminal, an editor or a browser obeys instead of showing; line feeds end our own lines.
const OBEYED =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const linesThatAreCommands = (text: string): readonly string[] =>
  text.split("\n").filter((line) => line.trimStart().startsWith("::"));
const tagsOf = (markup: string): readonly string[] =>
  [...new Set([...markup.matchAll(/<(\/?[a-z!][^\s>/]*)/gi)].map(([, tag]) => (tag ?? "").toLowerCase()))].sort();

describe.each(FORMATS)("%s", (format) => {
  test("holds nothing that a terminal obeys", async () => {
    expect(OBEYED.exec(await hostile(format))).toBeNull();
  });

  test("holds no command of a CI log but its own", async () => {
    const text = await hostile(format);
    expect(text.includes("##[")).toBe(false);
    const foreign = linesThatAreCommands(text).filter(
      (line) =>
        format !== "github" ||
        !/^::(?:(?:error|warning|notice) file=[^:]*,title=[A-Z][a-z ]*::|group::\d|endgroup::$)/.test(line),
    );
    expect(foreign).toEqual([]);
  });
});

test("pretty in colour shows the colours of others as text", async () => {
  const text = await hostile("pretty", true);
  const ours = text.replace(/\u001b\[(?:1|2|4|22|24|3[1-6]|39)m/g, "");
  expect(OBEYED.exec(ours)).toBeNull();
  expect(text.includes("\u001b[31mMARKER")).toBe(false);
  expect(text.includes("␛[31mMARKER")).toBe(true);
});

test("github sends as many annotations as it says, each on one line with its own end", async () => {
  const commands = linesThatAreCommands(await hostile("github"));
  expect(commands.filter((line) => line.startsWith("::error "))).toHaveLength(10);
  expect(commands.filter((line) => line.startsWith("::warning "))).toHaveLength(10);
  expect(commands.filter((line) => line.startsWith("::notice "))).toHaveLength(10);
  // A raw "%0A" of others would break the line in GitHub's view.
  expect(commands.filter((line) => line.includes("%0A"))).toEqual([]);
});

/** The formats whose text begins so, whoever adds one. */
const texts = await Promise.all(FORMATS.map(async (format) => [format, await hostile(format)] as const));
const beginningWith = (start: RegExp): readonly Format[] =>
  texts.flatMap(([format, text]) => (start.test(text) ? [format] : []));

test.each(beginningWith(/^\s*[[{]/))("%s gives hostile text back as it was", async (format) => {
  const text = await hostile(format);
  expect(/<\/script|<!--/.exec(text)).toBeNull();
  const strings: string[] = [];
  JSON.parse(text, (_, value: unknown) => {
    if (typeof value === "string") strings.push(value);
    return value;
  });
  const whole = strings.join("\n");
  expect(Object.values(HOSTILE).filter((value) => !whole.includes(value))).toEqual([]);
});

test.each(beginningWith(/^<\?xml/))("%s has no element that is not its own", async (format) => {
  const names = new Set<string>();
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => names.add(name));
  parser.write(await hostile(format)).close();
  const own: Readonly<Partial<Record<Format, readonly string[]>>> = {
    junit: ["failure", "skipped", "system-out", "testcase", "testsuite", "testsuites"],
    checkstyle: ["checkstyle", "error", "file"],
  };
  expect([...names].sort()).toEqual(own[format]);
});

describe("markdown", () => {
  test("as GitHub renders it has only our own tags, and neither links nor pictures", async () => {
    const page = await marked.parse(await hostile("markdown"), { gfm: true });
    const own = [
      "blockquote",
      "code",
      "details",
      "h2",
      "h3",
      "h4",
      "li",
      "p",
      "pre",
      "strong",
      "summary",
      "table",
      "tbody",
      "td",
      "th",
      "thead",
      "tr",
      "ul",
    ];
    expect(tagsOf(page).filter((tag) => !tag.startsWith("/") && !own.includes(tag))).toEqual(["!--"]);
    expect(page.match(/<!--/g)).toHaveLength(1);
  });

  test("mentions nobody and links no issue outside code", async () => {
    const page = await marked.parse(await hostile("markdown"), { gfm: true });
    const prose = page.replace(/<code[^>]*>[^]*?<\/code>/g, "");
    expect(/@MARKER|#1\b/.exec(prose)?.[0]).toBeUndefined();
  });

  test("keeps the marker a comment", async () => {
    const [first = ""] = (await hostile("markdown")).split("\n");
    expect(first).toMatch(/^<!-- lastcall:report:[\w.-]+ -->$/);
    expect(first.slice(4, -3)).not.toContain("--");
  });

  test("every row of a table has the cells of its head, and what a head lacks is not cut off", async () => {
    const tables = marked
      .lexer(await hostile("markdown"))
      .filter((token): token is Tokens.Table => token.type === "table");
    expect(new Set(tables.map((table) => table.header.map((cell) => cell.text).join(", ")))).toEqual(
      new Set(["Where, Time left, What, What to do", "Removed in, Kept through, SaaS until, Element, Findings"]),
    );
    const bars = (line: string) => (line.match(/(?<!\\)\|/g) ?? []).length;
    const uneven = tables.flatMap(({ raw, header }) =>
      raw
        .trimEnd()
        .split("\n")
        .filter((line) => bars(line) !== header.length + 1),
    );
    expect(uneven).toEqual([]);
  });
});

test("html has only our own tags and one script", async () => {
  const page = await hostile("html");
  expect(page.match(/<script/g)).toHaveLength(1);
  const own = [
    "!doctype",
    "a",
    "article",
    "body",
    "code",
    "dd",
    "details",
    "dl",
    "dt",
    "fieldset",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "html",
    "input",
    "kbd",
    "label",
    "legend",
    "li",
    "line",
    "main",
    "mark",
    "meta",
    "option",
    "p",
    "pre",
    "rect",
    "script",
    "section",
    "select",
    "span",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
  ];
  expect(tagsOf(page).filter((tag) => !tag.startsWith("/") && !own.includes(tag))).toEqual([]);
  const attributes = [...page.matchAll(/<[a-z][^>]*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, ""));
  expect(attributes.filter((tag) => /\son\w+=/.test(tag))).toEqual([]);
  expect(page.includes('href="javascript:')).toBe(false);
});

test("calls, as text and as JSON", () => {
  for (const text of [renderCalls(hostileInventory, { color: false, width: 80 }), renderCallsJson(hostileInventory)]) {
    expect(OBEYED.exec(text)).toBeNull();
    expect(linesThatAreCommands(text)).toEqual([]);
    expect(text.includes("##[")).toBe(false);
  }
});
