/** What a standing makes of an element: the rule, the life that a finding tells, how sure it is. */
import { describe, expect, test } from "vitest";
import type { CheckRuleId, FindingLifecycle } from "../../../src/check/finding.js";
import {
  findingLifecycle,
  leastCertain,
  lessCertain,
  placeOf,
  ruleFor,
  subjectOf,
} from "../../../src/check/join/draft.js";
import type { ElementKind } from "../../../src/contract/element.js";
import type { Standing } from "../../../src/policy/standing.js";
import type { Certainty } from "../../../src/scan/call.js";
import { call } from "./bookshop.js";
import { life } from "./life.js";

describe("what rules call an element", () => {
  test.each<[ElementKind, ReturnType<typeof subjectOf>]>([
    ["operation", "endpoint"],
    ["query", "parameter"],
    ["header", "parameter"],
    ["cookie", "parameter"],
    ["path-parameter", "parameter"],
    ["request-property", "request-field"],
    ["response-property", "response-field"],
    ["enum-value", "enum-value"],
    ["api", undefined],
    ["request-body", undefined],
    ["request-media-type", undefined],
    ["response", undefined],
    ["response-media-type", undefined],
    ["response-header", undefined],
    ["security", undefined],
    ["server", undefined],
  ])("%s: %s", (kind, subject) => {
    expect(subjectOf(kind)).toBe(subject);
  });
});

const mayBeGone = { in: "3.0", from: "2026-01-01", by: undefined };
const kept = { release: "2.5" };
const supported: Standing = { state: "supported", experimental: false };
const fading: Standing = { ...supported, mayBeGone };
const deprecated: Standing = { state: "deprecated", since: "2.0", keptThrough: kept, experimental: false };
const expired: Standing = { state: "expired", since: "2.0", keptThrough: kept, servedAtTarget: "yes" };
const removed: Standing = { state: "removed", in: "3.0", since: "2.0", keptThrough: kept };
const unmarked: Standing = { state: "removed", in: "3.0", since: undefined, keptThrough: undefined };
const unlisted: Standing = { state: "unlisted" };
const notYet: Standing = { state: "not-yet", from: "4.0" };

describe("the rule of a standing", () => {
  test.each<[string, Standing, Parameters<typeof ruleFor>[1], CheckRuleId | undefined]>([
    ["what stays has none", supported, "endpoint", undefined],
    ["what may be gone counts as gone", fading, "endpoint", "removed-endpoint"],
    ["deprecated", deprecated, "parameter", "deprecated-parameter"],
    ["expired", expired, "request-field", "expired-request-field"],
    ["removed", removed, "response-field", "removed-response-field"],
    ["a value that is gone", removed, "enum-value", "removed-enum-value"],
    ["what is to come, whatever it is", notYet, "enum-value", "not-yet-available"],
    ["what nobody knows", unlisted, "parameter", "unlisted-parameter"],
    ["a value that nobody knows is for a type checker", unlisted, "enum-value", undefined],
  ])("%s", (_, standing, subject, rule) => {
    expect(ruleFor(standing, subject)).toBe(rule);
  });
});

describe("the life that a finding tells", () => {
  const marked = life({
    lifecycle: { introduced: "1.0" },
    since: { kind: "deprecated", release: "2.1" },
    removed: { kind: "removed", release: "5.0" },
    owed: { release: "2.6" },
  });
  const plain: FindingLifecycle = {
    introduced: "1.0",
    deprecated: "2.1",
    removed: "5.0",
    keptThrough: { release: "2.6" },
    experimental: false,
    served: undefined,
    mayBeGone: undefined,
    undated: undefined,
    documented: [],
    full: marked.lifecycle,
  };
  const told = { ...plain, deprecated: "2.0", keptThrough: kept };

  test.each<[string, Standing, FindingLifecycle]>([
    ["supported: what the life knows of later releases", supported, plain],
    ["unlisted: the same", unlisted, plain],
    ["not there yet: the same", notYet, plain],
    ["supported and maybe gone", fading, { ...plain, mayBeGone }],
    ["deprecated: by the mark of the standing", deprecated, told],
    ["deprecated and maybe gone", { ...deprecated, mayBeGone }, { ...told, mayBeGone }],
    ["deprecated on no known day", { ...deprecated, undated: "2.0" }, { ...told, undated: "2.0" }],
    ["deprecated without a promise", { ...deprecated, keptThrough: undefined }, { ...told, keptThrough: undefined }],
    ["expired and served", expired, { ...told, served: "yes" }],
    ["expired, and nobody knows", { ...expired, servedAtTarget: "unknown" }, { ...told, served: "unknown" }],
    ["expired and maybe gone", { ...expired, mayBeGone }, { ...told, served: "yes", mayBeGone }],
    ["removed: by the standing", removed, { ...told, removed: "3.0" }],
    [
      "removed without a mark: no mark of the life is put in",
      unmarked,
      { ...plain, deprecated: undefined, removed: "3.0", keptThrough: undefined },
    ],
  ])("%s", (_, standing, expected) => {
    expect(findingLifecycle({ life: marked, standing })).toEqual(expected);
  });

  test("what is only described no more may still be served", () => {
    expect(findingLifecycle({ life: marked, standing: removed, mayStillCome: true }).served).toBe("unknown");
    expect(findingLifecycle({ life: marked, standing: expired, mayStillCome: true }).served).toBe("unknown");
  });

  test("a life without marks", () => {
    const bare = life({});
    expect(findingLifecycle({ life: bare, standing: supported })).toEqual({
      introduced: undefined,
      deprecated: undefined,
      removed: undefined,
      keptThrough: undefined,
      experimental: false,
      served: undefined,
      mayBeGone: undefined,
      undated: undefined,
      documented: [],
      full: bare.lifecycle,
    });
  });
});

describe("certainty", () => {
  test.each<[readonly Certainty[], Certainty]>([
    [[], "certain"],
    [["certain"], "certain"],
    [["certain", "likely"], "likely"],
    [["likely", "certain", "likely"], "likely"],
    [["certain", "possible", "likely"], "possible"],
    [["possible"], "possible"],
  ])("of %j the least is %s", (all, least) => {
    expect(leastCertain(...all)).toBe(least);
  });

  test.each<[Certainty, Certainty]>([
    ["certain", "likely"],
    ["likely", "possible"],
    ["possible", "possible"],
  ])("one step below %s is %s", (certainty, less) => {
    expect(lessCertain(certainty)).toBe(less);
  });
});

test("of a call only its place is kept", () => {
  expect(placeOf(call("GET /books", { line: 2, column: 3, endLine: 4, endColumn: 5 }))).toEqual({
    file: "src/shop.ts",
    line: 2,
    column: 3,
    endLine: 4,
    endColumn: 5,
  });
});
