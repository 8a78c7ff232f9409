/** What a judgement makes of a finding: whether it is a forecast, and whether it is milder than its rule. */
import { describe, expect, test } from "vitest";
import type { Target } from "../../../src/check/api/knowledge.js";
import { isForecast, type Judgement, milderBy } from "../../../src/check/join/judgement.js";
import { type Contract, loadContract } from "../../../src/contract/index.js";
import type { Presence, Standing } from "../../../src/policy/standing.js";
import { life } from "./life.js";

const SUPPORTED: Standing = { state: "supported", experimental: false };
const DEPRECATED: Standing = { state: "deprecated", since: "1.0", keptThrough: undefined, experimental: false };
const EXPIRED: Standing = { state: "expired", since: "1.0", keptThrough: {}, servedAtTarget: "yes" };
const REMOVED: Standing = { state: "removed", in: "2.0", since: undefined, keptThrough: undefined };
const MAY_BE_GONE = { in: "2.0", from: undefined, by: undefined };

const loaded = await loadContract({
  kind: "text",
  file: "books.json",
  text: JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Books", version: "1" },
    paths: { "/books": { get: { responses: { "204": { description: "done" } } } } },
  }),
});
if (!loaded.ok) throw new Error(loaded.problem.message);
const lists = loaded.value;
const lacks: Contract = { ...lists, operations: new Map() };

const target = (contract: Contract | undefined, forecast: boolean): Target => ({
  release: { name: "2.0", position: 1, contract: "2.0", evidence: "2.0", forecast, rolling: false },
  contract,
});

const judgement = (standing: Standing, rest: Partial<Judgement> = {}): Judgement => {
  const place = life({});
  return {
    life: place,
    lifecycle: place.lifecycle,
    standing,
    target: target(lists, false),
    absentFromBaseOnly: false,
    mayStillCome: false,
    ...rest,
  };
};

describe("a forecast is", () => {
  const said = (release: string, state: Presence["state"]): Presence => ({ release, state, deprecated: false });
  const present = said("1.0", "present");
  const absent = said("2.0", "absent");
  const silent: Presence = { ...said("3.0", "unknown"), unsaid: true };

  test.each<[string, Standing, Target, readonly Presence[], boolean]>([
    ["nothing that a contract of the target tells", DEPRECATED, target(lists, false), [present], false],
    ["what is said of a release without a contract", DEPRECATED, target(undefined, true), [present], true],
    ["what is said of a release with an older one", DEPRECATED, target(lists, true), [present], true],
    ["not what a contract shows gone, however far ahead", REMOVED, target(undefined, true), [present, absent], false],
    [
      "not what a contract shows gone, though later ones are silent",
      REMOVED,
      target(undefined, true),
      [present, absent, silent],
      false,
    ],
    ["what only a notice says to be gone", REMOVED, target(undefined, true), [present], true],
    ["what is gone of a release that nobody can read", REMOVED, target(undefined, true), [], true],
    ["what was gone for a while and is there again", DEPRECATED, target(lists, true), [absent, present], true],
    ["what is absent, and said to stay", DEPRECATED, target(lists, true), [present, absent], true],
    [
      "what a part of the API leaves out",
      DEPRECATED,
      target({ ...lacks, partial: true }, false),
      [present, silent],
      true,
    ],
    ["not what a part of the API has", DEPRECATED, target({ ...lists, partial: true }, false), [present], false],
    [
      "what stands where the document could not be read",
      REMOVED,
      target({ ...lacks, unread: new Set(["/books"]) }, false),
      [present],
      true,
    ],
    ["not what a whole document leaves out", REMOVED, target(lacks, false), [present], false],
    ["not that of a target without a contract that is no forecast", DEPRECATED, target(undefined, false), [], false],
  ])("%s", (_, standing, at, presence, forecast) => {
    const { lifecycle } = life({ lifecycle: { presence } });
    expect(isForecast(judgement(standing, { lifecycle, target: at }))).toBe(forecast);
  });
});

describe("milder than its rule is", () => {
  test.each<[string, Judgement, ReturnType<typeof milderBy>]>([
    ["nothing that is gone", judgement(REMOVED), 0],
    ["nothing that is deprecated", judgement(DEPRECATED), 0],
    ["nothing that stays", judgement(SUPPORTED), 0],
    ["what is late and served", judgement(EXPIRED), 1],
    ["not what is late, and nobody knows", judgement({ ...EXPIRED, servedAtTarget: "unknown" }), 0],
    ["what may be gone and may be there", judgement({ ...SUPPORTED, mayBeGone: MAY_BE_GONE }), 1],
    ["not what is deprecated and may be gone", judgement({ ...DEPRECATED, mayBeGone: MAY_BE_GONE }), 0],
    ["what is described no more and may still come", judgement(REMOVED, { mayStillCome: true }), 1],
    [
      "what only the installed release lacks",
      judgement({ state: "not-yet", from: "2.0" }, { absentFromBaseOnly: true }),
      1,
    ],
    ["not what the target lacks, too", judgement({ state: "not-yet", from: "2.0" }), 0],
  ])("%s", (_, one, steps) => {
    expect(milderBy(one)).toBe(steps);
  });
});
