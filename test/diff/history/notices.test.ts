import { describe, expect, test } from "vitest";
import type { Element } from "../../../src/contract/element.js";
import { OPERATION } from "../../../src/diff/history/index.js";
import { indexNotices, noticesOn } from "../../../src/diff/history/notices.js";
import { noticeOf } from "./story.js";

const about = (element: object, source = "notes") =>
  noticeOf({ source, elements: [{ path: "/pets", ...element } as never] });
const query = (name: string): Element => ({ kind: "query", path: [name] });
const header = (name: string): Element => ({ kind: "header", path: [name] });
const sent = (...path: string[]): Element => ({ kind: "request-property", path });
const read = (...path: string[]): Element => ({ kind: "response-property", path });

describe("whether a notice speaks of an element", () => {
  test.each<[said: object, element: Element, expected: boolean]>([
    [{}, OPERATION, true],
    [{ query: "q" }, OPERATION, false],
    [{ header: "H" }, OPERATION, false],
    [{ field: ["f"] }, OPERATION, false],
    [{ query: "q" }, query("q"), true],
    [{ query: "q" }, query("r"), false],
    [{}, query("q"), false],
    [{ header: "q" }, query("q"), false],
    [{ query: "q" }, { kind: "query", path: ["r", "q"] }, false],
    [{ header: "X-Trace" }, header("x-trace"), true],
    [{ header: "x-trace" }, header("X-Trace"), true],
    [{ header: "X-Trace" }, header("X-Span"), false],
    [{}, header("X-Trace"), false],
    [{ query: "X-Trace" }, header("X-Trace"), false],
    [{ header: "X-Trace" }, { kind: "header", path: ["X-Span", "X-Trace"] }, false],
    [{ field: ["f"] }, sent("f"), true],
    [{ field: ["f"] }, read("f"), true],
    [{ field: ["f"], side: "request" }, sent("f"), true],
    [{ field: ["f"], side: "request" }, read("f"), false],
    [{ field: ["f"], side: "response" }, read("f"), true],
    [{ field: ["f"], side: "response" }, sent("f"), false],
    [{}, sent("f"), false],
    [{}, read("f"), false],
    [{ field: ["f"] }, sent("g"), false],
    [{ field: ["f"] }, { kind: "cookie", path: ["f"] }, false],
    [{ query: "f" }, { kind: "path-parameter", path: ["f"] }, false],
  ])("%j of %j: %s", (said, element, expected) => {
    const index = indexNotices([about(said)]);
    expect(noticesOn(index, "GET", "/pets", element).length).toBe(expected ? 1 : 0);
  });
});

describe("a field of the resource, bare or wrapped as lists are", () => {
  test.each<[path: readonly string[], expected: boolean]>([
    [["spec", "urls"], true],
    [["[]", "spec", "urls"], true],
    [["items", "[]", "spec", "urls"], true],
    [["data", "items", "[]", "spec", "urls"], false],
    [["items", "spec", "urls"], false],
    [["status", "items", "spec", "urls"], false],
    [["spec", "urls", "[]"], false],
    [["urls"], false],
    [["spec"], false],
    [["status", "urls"], false],
    [["[]", "spec", "names"], false],
  ])("%j: %s", (path, expected) => {
    const index = indexNotices([about({ field: ["spec", "urls"] })]);
    expect(noticesOn(index, "GET", "/pets", read(...path)).length).toBe(expected ? 1 : 0);
  });
});

describe("of which methods", () => {
  test.each<[methods: readonly string[] | undefined, method: "GET" | undefined, expected: boolean]>([
    [undefined, "GET", true],
    [undefined, undefined, true],
    [["GET"], "GET", true],
    [["PUT", "GET"], "GET", true],
    [["PUT"], "GET", false],
    [["GET"], undefined, false],
  ])("%j, asked of %s: %s", (methods, method, expected) => {
    const index = indexNotices([about({ methods })]);
    expect(noticesOn(index, method, "/pets", OPERATION).length).toBe(expected ? 1 : 0);
  });
});

test("notices stand by their path, whatever its parameters are called, in their order", () => {
  const index = indexNotices([
    about({ path: "/pets/{id}" }, "one"),
    about({ path: "/owners" }, "two"),
    about({ path: "/pets/{petId}" }, "three"),
  ]);
  expect([...index].map(([path, hits]) => [path, ...hits.map(({ notice }) => notice.source)])).toEqual([
    ["/pets/{}", "one", "three"],
    ["/owners", "two"],
  ]);
  expect(noticesOn(index, "GET", "/nowhere", OPERATION)).toEqual([]);
});
