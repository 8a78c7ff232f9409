import { describe, expect, test } from "vitest";
import {
  messagesOf,
  noticeOf,
  replacementSaid,
  sentences,
  sinceOf,
  sunsetOf,
} from "../../../src/contract/normalise/deprecation-words.js";

const raw = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe("when it ends", () => {
  test.each([
    "x-sunset",
    "x-sunset-date",
    "sunset",
    "x-removal-date",
    "x-removed-at",
    "x-deprecated-until",
    "x-end-of-life",
  ])("%s", (key) => {
    expect(sunsetOf({ [key]: "2027-01-31" })).toBe("2027-01-31");
  });

  test.each(["sunset", "sunsetDate", "removal", "removalDate", "removedAt", "until", "endOfLife"])(
    "%s in a group",
    (key) => {
      expect(sunsetOf({ "x-deprecated": { [key]: "2027-01-31" } })).toBe("2027-01-31");
      expect(sunsetOf({ "x-deprecation": { [key]: "2027-01-31" } })).toBe("2027-01-31");
      expect(sunsetOf({ "x-other": { [key]: "2027-01-31" } })).toBeUndefined();
    },
  );

  test.each<[raw: string, sunset: string | undefined]>([
    ["{}", undefined],
    ['{"x-sunset":""}', undefined],
    ['{"x-sunset":null}', undefined],
    ['{"x-sunset":false}', undefined],
    ['{"x-sunset":2027}', "2027"],
    // a sunset that is no date is not the absence of one
    ['{"x-sunset":true}', "true"],
    ['{"x-sunset":{"soon":true}}', '{"soon":true}'],
    ['{"x-sunset":[]}', "[]"],
    ['{"x-sunset-date":{"soon":true}}', undefined],
    ['{"x-sunset":"","x-removal-date":"2027-02-01"}', "2027-02-01"],
    ['{"x-removal-date":"2027-02-01","x-sunset":"2027-01-31"}', "2027-01-31"],
    ['{"x-deprecated":{"sunset":"2027-03-01"},"x-end-of-life":"2027-01-31"}', "2027-01-31"],
    ['{"x-deprecated":true,"x-deprecation":{"until":"2027-03-01"}}', "2027-03-01"],
    ['{"x-deprecated":{"since":"2026-03-01"},"x-deprecation":{"until":"2027-03-01"}}', "2027-03-01"],
    ['{"x-deprecated":{"until":{"soon":true}},"x-sunset":true}', "true"],
  ])("%s", (text, sunset) => {
    expect(sunsetOf(raw(text))).toBe(sunset);
  });
});

describe("since when", () => {
  test.each(["x-deprecated-since", "x-deprecated-at", "x-deprecation-date", "x-since-date", "x-deprecatedSince"])(
    "%s",
    (key) => {
      expect(sinceOf({ [key]: "2.23" })).toBe("2.23");
    },
  );
  test.each(["since", "date", "deprecatedSince"])("%s in a group", (key) => {
    expect(sinceOf({ "x-deprecation": { [key]: "2.23" } })).toBe("2.23");
  });
  test.each<[raw: string, since: string | undefined]>([
    ["{}", undefined],
    ['{"x-deprecated-since":2.5}', "2.5"],
    ['{"x-deprecated-since":true}', undefined],
    ['{"x-deprecated-since":"","x-deprecated":{"since":"2.23"}}', "2.23"],
  ])("%s", (text, since) => {
    expect(sinceOf(raw(text))).toBe(since);
  });
});

describe("what to use instead", () => {
  test.each(["x-replaced-by", "x-replacement", "x-deprecated-replacement", "x-superseded-by", "x-deprecated-use"])(
    "%s",
    (key) => {
      expect(replacementSaid({ [key]: "/v2/users" })).toEqual(["/v2/users"]);
    },
  );
  test.each(["replacement", "replacedBy", "use", "alternative"])("%s in a group", (key) => {
    expect(replacementSaid({ "x-deprecated": { [key]: "/v2/users" } })).toEqual(["/v2/users"]);
  });
  test.each<[raw: string, replacement: readonly string[] | undefined]>([
    ["{}", undefined],
    ['{"x-replaced-by":""}', undefined],
    ['{"x-replaced-by":["/v2/users","/v2/groups",3]}', ["/v2/users", "/v2/groups"]],
    // said to be none
    ['{"x-replaced-by":[],"x-replacement":"/v2/users"}', []],
    ['{"x-replaced-by":"","x-replacement":"/v2/users"}', ["/v2/users"]],
    ['{"x-replaced-by":{},"x-deprecation":{"use":"/v2/users"}}', ["/v2/users"]],
  ])("%s", (text, replacement) => {
    expect(replacementSaid(raw(text))).toEqual(replacement);
  });
});

describe("what it says", () => {
  test.each([
    "x-deprecated-description",
    "x-deprecation-message",
    "x-deprecated-message",
    "x-deprecatedMessage",
    "x-deprecationMessage",
    "x-deprecation",
    "x-deprecated",
    "x-deprecation-reason",
  ])("%s", (key) => {
    expect(messagesOf({ [key]: "Gone soon." }, "Lists users.")).toEqual(["Lists users.", "Gone soon."]);
  });
  test.each<[raw: string, prose: string, messages: readonly string[]]>([
    ["{}", "", []],
    ["{}", "Lists users.", ["Lists users."]],
    ['{"x-deprecated":true,"x-deprecation-reason":""}', "", []],
    ['{"x-deprecated":{"message":"Gone soon."}}', "Lists users.", ["Lists users.", "Gone soon."]],
    ['{"x-deprecation":{"description":"Gone soon."}}', "", ["Gone soon."]],
    ['{"x-deprecation":{"reason":"Gone soon."}}', "", ["Gone soon."]],
    [
      '{"x-deprecation-reason":"Slow.","x-deprecated-message":"Gone soon.","x-deprecated":{"message":"Use v2."}}',
      "",
      ["Gone soon.", "Slow.", "Use v2."],
    ],
  ])("%s beside %j", (text, prose, messages) => {
    expect(messagesOf(raw(text), prose)).toEqual(messages);
  });
});

describe("the notice", () => {
  const word = "deprecated ";
  test.each<[story: string, raw: string, messages: readonly string[], notice: ReturnType<typeof noticeOf>]>([
    ["none without a text", "{}", [], undefined],
    ["none where the prose speaks of other things", "{}", ["Lists users."], undefined],
    ["none where it says what the flag says", "{}", ["Deprecated."], undefined],
    [
      "the sentence of the prose that speaks of it",
      "{}",
      ["Lists users. Will be removed."],
      { text: "Will be removed." },
    ],
    ["all of what an extension says", "{}", ["Removed.", "One. Two."], { text: "One. Two." }],
    [
      "without the marks of Markdown",
      "{}",
      ["**Use** [the\nnew one](/v2)\n instead."],
      { text: "Use the new one instead." },
    ],
    [
      "the link in the sentence",
      "{}",
      ["See http://a.example/a. Use https://b.example/b, instead."],
      { text: "Use https://b.example/b, instead.", url: "http://a.example/a" },
    ],
    ["a link in another sentence is no answer", "{}", ["It is https://a.example/a. Use v2."], { text: "Use v2." }],
    [
      "more of it elsewhere",
      "{}",
      ["Use v2. Read more: https://a.example/a!"],
      { text: "Use v2.", url: "https://a.example/a" },
    ],
    ["a link alone", "{}", ["See (https://a.example/a)."], { text: "", url: "https://a.example/a" }],
    [
      "the link that an extension names before that of the text",
      '{"x-deprecated":{"link":"https://b.example/b"}}',
      ["Use https://a.example/a"],
      { text: "Use https://a.example/a", url: "https://b.example/b" },
    ],
    ["as long as may be", "{}", ["x", `${word.repeat(27)}${"a".repeat(3)}`], { text: `${word.repeat(27)}aaa` }],
    ["cut at a word", "{}", ["x", `${word.repeat(27)}${"a".repeat(4)}`], { text: `${word.repeat(27).trim()} …` }],
  ])("%s", (_, text, messages, notice) => {
    expect(noticeOf(raw(text), messages)).toEqual(notice);
  });

  test.each([
    "deprecated",
    "sunset",
    "obsolete",
    "retired",
    "discontinued",
    "at its end of life",
    "at its end-of-life",
    "removed",
    "better done instead",
    "replaced",
    "superseded",
    "no longer kept",
    "dropped in favour of v2",
    "dropped in favor of v2",
    "to be migrated",
    "a reason to switch to v2",
    "a reason to use v2",
  ])("this is %s", (what) => {
    expect(noticeOf({}, [`This is ${what}. Lists users.`])).toEqual({ text: `This is ${what}.` });
  });

  test.each(["url", "link", "href"])("%s in a group", (key) => {
    expect(noticeOf({ "x-deprecation": { [key]: "https://a.example" } }, [])).toEqual({
      text: "",
      url: "https://a.example",
    });
  });
});

test.each([
  ["One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]],
  ["One\n\nTwo\nstill two", ["One", "Two\nstill two"]],
  ["Since v2.24 only", ["Since v2.24 only"]],
])("the sentences of %j", (prose, expected) => {
  expect(sentences(prose)).toEqual(expected);
});
