import { describe, expect, test } from "vitest";
import type { Element } from "../../../src/contract/element.js";
import { plain } from "../../../src/report/text/phrase.js";
import { elementName, partName, pathText, subject } from "../../../src/report/words/element.js";

const operation = "GET /pets" as const;
const detail = { kind: "none" } as const;

test.each([
  [[], ""],
  [["name"], "name"],
  [["workloads", "[]", "name"], "workloads[].name"],
  [["labels", "{}", "key"], "labels{}.key"],
  [["labels", "a.b"], 'labels["a.b"]'],
  [["a b"], '["a b"]'],
  [["[]", "name"], "[].name"],
  [["$type", "@id", "größe"], "$type.@id.größe"],
])("%j is written %s", (path, text) => {
  expect(pathText(path)).toBe(text);
});

describe("an element by its name, in a sentence, and as a part", () => {
  test.each<[Element, string, string, string]>([
    [{ kind: "operation", path: [] }, "GET /pets", "`GET /pets`", "operation "],
    [
      { kind: "enum-value", path: ["query", "kind", "cat"] },
      "cat",
      "value `cat` of `kind` in `GET /pets`",
      "value cat of query parameter kind",
    ],
    [{ kind: "request-body", path: [] }, "GET /pets", "the request body of `GET /pets`", "request body "],
    [
      { kind: "request-property", path: ["spec", "name"] },
      "spec.name",
      "request field `spec.name` of `GET /pets`",
      "request field spec.name",
    ],
    [{ kind: "query", path: ["sort"] }, "sort", "query parameter `sort` of `GET /pets`", "query parameter sort"],
  ])("%j", (element, name, sentence, part) => {
    expect(elementName({ element, operation })).toBe(name);
    expect(plain(subject({ element, operation, detail }))).toBe(sentence);
    expect(partName(element)).toBe(part);
  });

  test("an interface by its title, where that is known", () => {
    const element = { kind: "api", path: [] } as const;
    expect(plain(subject({ element, operation, detail: { kind: "interface", title: "the old API" } as never }))).toBe(
      "the old API",
    );
    expect(plain(subject({ element, operation, detail }))).toBe("`GET /pets`");
  });

  test("a value of what is no kind of element is named as it stands", () => {
    expect(partName({ kind: "enum-value", path: ["other", "a", "b"] })).toBe("value other.a.b");
    expect(partName({ kind: "enum-value", path: [] })).toBe("value ");
    expect(partName({ kind: "enum-value", path: ["toString", "a"] })).toBe("value toString.a");
  });
});
