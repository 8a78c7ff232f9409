/** Pages whose end gives away that they were cut, and pages that lead to others. */
import { describe, expect, test } from "vitest";
import { cutPages, type Ending, endingOf, standsAmong } from "../../../src/contract/sites/cut-pages.js";
import { ledAway } from "../../../src/contract/sites/led-away.js";
import { linesOf } from "../../../src/contract/sites/markdown.js";
import { documentsOnly } from "../../../src/contract/sites/page.js";
import type { VisitedPage } from "../../../src/contract/sites/page-walk.js";

const SITE = "https://docs.example";
const fragment = { page: "a", root: { openapi: "3.0.3" } };
interface Visit {
  readonly has?: boolean;
  readonly ending?: Ending | undefined;
  readonly at?: string;
}
const visited = (path: string, { has = true, ending, at = path }: Visit = {}): VisitedPage => ({
  page: new URL(path, SITE),
  read: { ...documentsOnly(has ? [fragment] : [], at === "" ? "" : new URL(at, SITE).href), ending },
});

describe("the end of a page", () => {
  test.each<[name: string, text: string, ofDocuments: readonly string[], ending: Ending]>([
    ["words below a heading", "# A\n\nWords.\n", [], { heading: "A", isOpen: false }],
    ["the last heading counts", "# A\n\nWords.\n\n## B\n\nWords.\n", [], { heading: "B", isOpen: false }],
    ["a heading", "# A\n\nWords.\n\n## B\n\n", [], { heading: "B", isOpen: true }],
    ["a quote below a heading", "# A\n\n## B\n\n> Words.\n", [], { heading: "B", isOpen: true }],
    ["the heading of a document", "# A\n", ["A"], { heading: undefined, isOpen: true }],
    ["words without a heading", "Words.\n", [], { heading: undefined, isOpen: false }],
    ["nothing", "\n", [], { heading: undefined, isOpen: false }],
  ])("%s", (_, text, ofDocuments, ending) => {
    expect(endingOf(text, linesOf(text), new Set(ofDocuments))).toEqual(ending);
  });
});

describe("pages that were cut", () => {
  const told = (pages: readonly VisitedPage[]) =>
    cutPages(pages).map((one) => `${one.page.pathname} ${one.kind === "unread" ? one.why : one.kind}`);
  const OPEN: Ending = { heading: "A", isOpen: true };
  const FOOTER: Ending = { heading: "Help", isOpen: false };
  const OTHER: Ending = { heading: undefined, isOpen: false };
  const pages = (count: number, ending: Ending) =>
    Array.from({ length: count }, (_, at) => visited(`/api/g/p${at}`, { ending }));
  const ends = "ends with a heading and nothing below it: it may be cut";
  const lacks = 'has no "Help" at its end, as the others have: it may be cut';

  test.each<[name: string, pages: readonly VisitedPage[], told: readonly string[]]>([
    ["none", [], []],
    ["one that breaks off", [visited("/api/g/a", { ending: OPEN })], [`/api/g/a ${ends}`]],
    ["one that is no Markdown", [visited("/api/g/a")], []],
    [
      "one without the footer of three others",
      [...pages(3, FOOTER), visited("/api/g/a", { ending: OTHER })],
      [`/api/g/a ${lacks}`],
    ],
    ["one without the footer of two others", [...pages(2, FOOTER), visited("/api/g/a", { ending: OTHER })], []],
    ["one with the footer", pages(4, FOOTER), []],
    [
      "two of ten without the footer: too many",
      [...pages(8, FOOTER), visited("/api/g/a", { ending: OTHER }), visited("/api/g/b", { ending: OTHER })],
      [],
    ],
    [
      "two of eleven without the footer",
      [...pages(9, FOOTER), visited("/api/g/a", { ending: OTHER }), visited("/api/g/b", { ending: OTHER })],
      [`/api/g/a ${lacks}`, `/api/g/b ${lacks}`],
    ],
    [
      "one that breaks off without the footer",
      [...pages(3, FOOTER), visited("/api/g/a", { ending: OPEN })],
      [`/api/g/a ${ends}`],
    ],
    [
      "one without a document, among the others",
      [...pages(3, FOOTER), visited("/api/g/a", { has: false, ending: OTHER })],
      [`/api/g/a ${lacks}`],
    ],
    ["one without a document, elsewhere", [...pages(3, FOOTER), visited("/guide/a", { has: false, ending: OPEN })], []],
    [
      "one without a document, above others",
      [...pages(3, FOOTER), visited("/api/g/a/b"), visited("/api/g/a", { has: false, ending: OPEN })],
      [],
    ],
  ])("%s", (_, given, expected) => {
    expect(told(given)).toEqual(expected);
  });
});

test.each<[page: string, others: readonly string[], stands: boolean]>([
  ["/api/a/x", ["/api/b/y"], true],
  ["/api/a/x", ["/api/a/x"], false],
  ["/api/a/x", ["/api/y"], false],
  ["/api/a/x", ["/docs/b/y"], false],
  ["/x", ["/y"], true],
  ["/a/x", ["/b/y"], true],
  ["/api/a/x", [], false],
])("%s stands among %j: %s", (page, others, stands) => {
  expect(
    standsAmong(
      new URL(page, SITE),
      others.map((one) => ({ page: new URL(one, SITE) })),
    ),
  ).toBe(stands);
});

describe("pages that lead to others", () => {
  const told = (...pages: readonly VisitedPage[]) =>
    ledAway(pages, new URL("/api", SITE)).map(
      (one) => `${one.page.pathname} ${one.kind === "unread" ? one.why : one.kind}`,
    );
  const b = visited("/api/b");
  const toList = "leads to b.md, which is another page of the list";
  test.each<[name: string, page: VisitedPage, told: readonly string[]]>([
    ["to itself", visited("/api/a"), []],
    ["to itself in Markdown", visited("/api/a", { at: "/api/a.md" }), []],
    ["to itself with a slash", visited("/api/a", { at: "/api/a/" }), []],
    ["to the first of its pages", visited("/api/a", { at: "/api/a/first.md" }), []],
    ["to one that is listed", visited("/api/a", { at: "/api/b.md" }), [`/api/a ${toList}`]],
    ["to one that is listed, by another query", visited("/api/a", { at: "/api/b?x=1" }), []],
    ["to one that is not listed", visited("/api/a", { at: "/api/c" }), []],
    [
      "to the like of one that is listed, on another host",
      visited("/api/a", { at: "https://other.example/api/b" }),
      [],
    ],
    [
      "to one without a document",
      visited("/api/a", { has: false, at: "/api/c" }),
      ["/api/a leads to c, which has no document"],
    ],
    ["to one without a document, from elsewhere", visited("/guide/x/a", { has: false, at: "/guide/x/c" }), []],
    [
      "to the one above it, without a document",
      visited("/guide/x/a", { has: false, at: "/guide/x" }),
      ["/guide/x/a leads to /guide/x, which has no document"],
    ],
    ["nowhere that can be told", visited("/api/a", { at: "" }), []],
  ])("%s", (_, page, expected) => {
    expect(told(b, page)).toEqual(expected);
  });
});
