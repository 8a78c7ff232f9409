import { describe, expect, test } from "vitest";
import { type Change, diffRules } from "../../src/diff/index.js";
import { type AlikeChanges, alikeChanges, sentenceInGeneral, sentenceOf } from "../../src/report/changes/sentence.js";
import { code, plain } from "../../src/report/text/phrase.js";
import { inGeneral, isOfSeveral, partsOfSentence } from "../../src/sentence.js";

const context = {
  color: false,
  width: 80,
  documentation: undefined,
  rule: (id: string) => diffRules().get(id),
  operation: () => undefined,
};
const change = (
  ruleId: string,
  kind: Change["element"]["kind"],
  path: readonly string[],
  before: Change["before"] = null,
  after: Change["after"] = null,
): Change => ({
  ruleId,
  level: diffRules().get(ruleId)?.level ?? "breaking",
  element: { kind, path },
  before,
  after,
  announced: null,
  branch: [],
  affects: [{ method: "GET", path: "/pets" }],
  baseLocation: null,
  targetLocation: null,
  fingerprint: JSON.stringify([ruleId, path, before, after]),
});

describe("a sentence that is written once", () => {
  test.each([
    [
      "{A value was|Values were} removed from {a request property}.",
      "A value was removed from a request property.",
      true,
    ],
    ["{an operation} is new.", "An operation is new.", false],
    ["The minimum of {a parameter} is higher.", "The minimum of a parameter is higher.", false],
    ["Nothing is in braces.", "Nothing is in braces.", false],
  ])("%s", (written, general, several) => {
    expect(inGeneral(written)).toBe(general);
    expect(isOfSeveral(written)).toBe(several);
  });

  test("of several things, with what it is about", () => {
    expect(partsOfSentence("{A value|Values} of {x} {is|are} gone.", true)).toEqual([
      "Values",
      " of ",
      { about: "x" },
      " ",
      "are",
      " gone.",
    ]);
  });
});

describe("one change as a person would tell it", () => {
  test.each<[Change, string]>([
    [
      change("request-property-removed", "request-property", ["spec", "ports", "[]", "name"]),
      "Request property `spec.ports[].name` was removed.",
    ],
    [
      change("response-property-became-nullable", "response-property", ["name"], false, true),
      "Response property `name` may be null now.",
    ],
    [
      change("request-parameter-became-required", "query", ["limit"], false, true),
      "Query parameter `limit` must be given now.",
    ],
    [
      change("request-property-max-length-decreased", "request-property", ["name"], 10, 5),
      "The maximum length of request property `name` is lower: `10` → `5`",
    ],
    [
      change("request-property-max-length-unset", "request-property", ["name"], 10, null),
      "Request property `name` no longer has a maximum length (was `10`).",
    ],
    [
      change("request-property-pattern-added", "request-property", ["name"], null, "^a+$"),
      "Request property `name` must match a pattern now: `^a+$`",
    ],
    [
      change("request-body-type-changed", "request-body", [], "object", "array"),
      "The type of the request body changed: `object` → `array`",
    ],
    [change("response-body-became-nullable", "response", [], false, true), "The response body may be null now."],
    [
      change("response-success-status-removed", "response", ["200"], "200", null),
      "Status `200`, which meant success, is no longer answered.",
    ],
    [
      change("request-body-media-type-removed", "request-media-type", ["text/csv"]),
      "Media type `text/csv` of the request body was removed.",
    ],
    [
      change("response-media-type-removed", "response-media-type", ["200", "text/csv"]),
      "Media type `text/csv` of response `200` was removed.",
    ],
    [
      change("api-path-removed-without-deprecation", "operation", []),
      "This operation was removed without having been deprecated, and its path with it.",
    ],
    [change("webhook-removed", "operation", []), "This webhook was removed."],
    [
      change("callback-removed", "operation", ["done", "{$request.body#/url}"]),
      "Callback `done {$request.body#/url}` was removed.",
    ],
    [change("api-tag-added", "operation", [], null, "Pets"), "A tag was added to this operation: `Pets`"],
    [
      change("api-security-scope-added", "security", ["token"], null, "write"),
      "This operation asks for a further scope now: `write`",
    ],
    [
      change("api-security-added", "security", ["token", "key"], null, { token: ["read", "write"], key: [] }),
      "A way to authenticate was added to this operation: `token (read, write) + key`",
    ],
    [
      change("api-server-removed", "server", ["https://pets.example/v1"]),
      "Server `https://pets.example/v1` is no longer listed.",
    ],
    [
      change("response-property-enum-value-deprecated", "response-property", ["kind"], "cat", "cat"),
      "A value of response property `kind` is deprecated now: `cat`",
    ],
  ])("$ruleId", (one, expected) => {
    expect(plain(sentenceOf([one], context))).toBe(expected);
  });

  test("outside of its operation's heading it names the operation", () => {
    const where = { whole: [code("GET /pets")], of: [" of ", code("GET /pets")] };
    expect(plain(sentenceOf([change("endpoint-added", "operation", [])], context, where))).toBe("`GET /pets` is new.");
    expect(
      plain(sentenceOf([change("response-optional-property-removed", "response-property", ["name"])], context, where)),
    ).toBe("Response property `name` of `GET /pets` was removed.");
  });

  test("values of one element that came together are told together, each once", () => {
    const values = ["cat", "dog", "cat"].map((value) =>
      change("response-property-enum-value-added", "response-property", ["kind"], null, value),
    );
    const other = change("response-property-enum-value-added", "response-property", ["size"], null, "big");
    const told = alikeChanges([...values, other], context);
    expect(told.map((alike) => plain(sentenceOf(alike, context)))).toEqual([
      "Values were added to response property `kind`: `cat`, `dog`",
      "A value was added to response property `size`: `big`",
    ]);
  });

  test("two causes that read the same are both told: each names other operations", () => {
    const [one, other] = ["/pets", "/owners"].map((path) => ({
      ...change("response-optional-property-added", "response-property", ["name"]),
      affects: [
        { method: "GET" as const, path: "/all" },
        { method: "GET" as const, path },
      ],
    }));
    if (one === undefined || other === undefined) throw new Error("there are two");
    expect(one.fingerprint).toBe(other.fingerprint);
    expect(alikeChanges([one, other], context)).toEqual([[one], [other]]);
  });

  test("of many values the rest is counted", () => {
    const values = Array.from({ length: 25 }, (_, at) =>
      change("response-property-enum-value-added", "response-property", ["kind"], null, `v${at}`),
    );
    expect(plain(sentenceOf(values as unknown as AlikeChanges, context))).toMatch(/`v0`, .*`v19` and 5 more$/);
  });

  test("of two long values the part that differs is shown", () => {
    const names = (more: string) =>
      `^(${Array.from({ length: 30 }, (_, at) => `name${at}`).join("|")}${more}|last)(==|!=).+$`;
    expect(
      plain(
        sentenceOf(
          [change("request-parameter-pattern-changed", "query", ["filter"], names(""), names("|zone"))],
          context,
        ),
      ),
    ).toBe(
      "Query parameter `filter` must match another pattern: `…26|name27|name28|name29|last)(==|!=).+$` → `…26|name27|name28|name29|zone|last)(==|!=).+$`",
    );
  });

  test("in general it names nothing", () => {
    expect(
      plain(
        sentenceInGeneral(
          change("request-property-one-of-removed", "request-property", ["config"], "Slack", null),
          context,
        ),
      ),
    ).toBe("A branch was removed from the `oneOf` of a request property.");
  });
});

test("every rule tells a case and stands on its page in whole sentences", () => {
  for (const rule of diffRules().values()) {
    const told = plain(sentenceOf([change(rule.id, "request-property", ["x"], 1, 2)], context));
    expect(told, rule.id).toMatch(/^[A-Z`]/);
    expect(told, rule.id).not.toMatch(/[{}]|\ba (?=[aeiou])(?!one|uni)|  /);
    expect(inGeneral(rule.what), rule.id).not.toMatch(/[{}]|\ba (?=[aeiou])(?!one|uni)|  /);
  }
});
