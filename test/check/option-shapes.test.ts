import { describe, expect, test } from "vitest";
import {
  CHECK_SHAPES,
  DIFF_SHAPES,
  FIX_SHAPES,
  RENDER_SHAPES,
  SURROUNDING_SHAPES,
  wrongArgument,
  wrongOption,
} from "../../src/check/option-shapes.js";
import type { Outcome } from "../../src/outcome.js";

const ALL = { ...CHECK_SHAPES, ...RENDER_SHAPES, ...SURROUNDING_SHAPES };
const told = (outcome: Outcome<never> | undefined): readonly (string | undefined)[] | undefined =>
  outcome === undefined || outcome.ok ? undefined : [outcome.problem.message, outcome.problem.hint];
const SHARD = "must be { index, total } with index from 1 to total";
const COUNT = "must be a whole number, 0 or more";
const TEXTS = "must be a list of texts";
const LEVELS = "must be an object of rules and their levels";

describe("options of a run", () => {
  test.each<[options: Readonly<Record<string, unknown>>, wrong: string | undefined]>([
    [{}, undefined],
    [{ from: undefined, unheardOf: undefined }, undefined],
    [{ from: "2.20", to: "latest" }, undefined],
    [{ from: true }, "must be a text"],
    [{ from: null }, "must be a text"],
    [{ offline: false }, undefined],
    [{ offline: "no" }, "must be true or false"],
    [{ include: [] }, undefined],
    [{ include: ["a", "b"] }, undefined],
    [{ include: "a" }, TEXTS],
    [{ include: ["a", 1] }, TEXTS],
    [{ maxWarnings: 0 }, undefined],
    [{ maxWarnings: 7 }, undefined],
    [{ maxWarnings: -1 }, COUNT],
    [{ maxWarnings: 1.5 }, COUNT],
    [{ maxWarnings: "1" }, COUNT],
    [{ shard: { index: 1, total: 1 } }, undefined],
    [{ shard: { index: 2, total: 3 } }, undefined],
    [{ shard: { index: 0, total: 3 } }, SHARD],
    [{ shard: { index: 4, total: 3 } }, SHARD],
    [{ shard: { index: 1.5, total: 3 } }, SHARD],
    [{ shard: { index: 1, total: 2.5 } }, SHARD],
    [{ shard: { index: 1 } }, SHARD],
    [{ shard: { total: 1 } }, SHARD],
    [{ shard: "1/3" }, SHARD],
    [{ shard: [1, 3] }, SHARD],
    [{ rules: {} }, undefined],
    [{ rules: { "removed-endpoint": "off", "deprecated-endpoint": "error" } }, undefined],
    [
      { rules: { "removed-endpoint": "warn" } },
      'must give "removed-endpoint" one of the levels off, info, warning, error',
    ],
    [
      { rules: { "removed-endpiont": "off" } },
      'names a rule that is none, "removed-endpiont": did you mean "removed-endpoint"?',
    ],
    [{ rules: { x: "off" } }, 'names a rule that is none, "x"'],
    [{ rules: ["removed-endpoint"] }, LEVELS],
    [{ rules: null }, LEVELS],
    [{ rules: "off" }, LEVELS],
    [{ env: {} }, undefined],
    [{ env: [] }, "must be an object"],
    [{ env: null }, "must be an object"],
    [{ git: () => undefined }, undefined],
    [{ git: {} }, "must be a function"],
    [{ fileSystem: 1, engine: null }, undefined],
  ])("%j", (options, wrong) => {
    const [name = ""] = Object.keys(options);
    expect(told(wrongOption(options, ALL))).toEqual(
      wrong === undefined ? undefined : [`the option "${name}" ${wrong}`, undefined],
    );
  });

  test("a version that is a number is told how it is written; other numbers are not", () => {
    expect(told(wrongOption({ from: 2.2 }, CHECK_SHAPES))).toEqual([
      'the option "from" must be a text',
      "Put it in quotes: a version such as 2.20 is a text, as a number it would be 2.2.",
    ]);
    expect(told(wrongOption({ offline: 1 }, CHECK_SHAPES))).toEqual([
      'the option "offline" must be true or false',
      undefined,
    ]);
  });

  test.each<[options: object, problem: readonly unknown[]]>([
    [{ form: "2.22" }, ['unknown option "form"', 'Did you mean "from"?']],
    [{ zzzzzzz: 1 }, ['unknown option "zzzzzzz"', "Known: suggested, rules, fingerprints, tests"]],
    [{ toString: 1 }, ['unknown option "toString"', "Known: suggested, rules, fingerprints, tests"]],
    [{ tests: true, suggested: 1, rules: 1 }, ['the option "suggested" must be true or false', undefined]],
  ])("%j is not taken", (options, problem) => {
    expect(told(wrongOption(options, "form" in options ? CHECK_SHAPES : FIX_SHAPES))).toEqual(problem);
  });

  test.each([["a text"], [7], [null], [undefined], [["from"]], [true]])("no options: %j", (options) => {
    expect(told(wrongOption(options, CHECK_SHAPES))).toEqual(["the options must be an object", undefined]);
  });
});

describe("options of diff and of fix", () => {
  test.each<[options: object, wrong: string | undefined]>([
    [{ noticeDays: 30 }, undefined],
    [{ noticeDays: { stable: 30 } }, undefined],
    [{ noticeDays: "30" }, 'the option "noticeDays" must be a number of days, or one per maturity'],
    [{ levels: {} }, undefined],
    [{ levels: "x" }, 'the option "levels" must be an object'],
    [{ rules: ["removed-endpoint"] }, undefined],
    [{ rules: "removed-endpoint" }, 'the option "rules" must be a list of texts'],
    [{ rules: ["x"] }, 'the option "rules" names a rule that is none, "x"'],
    [{ fingerprints: ["a"], tests: false }, undefined],
  ])("%j", (options, wrong) => {
    const shapes = "rules" in options || "tests" in options ? FIX_SHAPES : DIFF_SHAPES;
    expect(told(wrongOption(options, shapes))?.[0]).toBe(wrong);
  });
});

describe("what stands before the options", () => {
  test.each<[argument: Parameters<typeof wrongArgument>[0], problem: readonly unknown[] | undefined]>([
    [{ paths: "src" }, undefined],
    [{ paths: ["src", "lib"] }, undefined],
    [{ paths: [] }, undefined],
    [{ paths: 1 }, ["the paths must be a text or a list of texts", undefined]],
    [{ paths: ["src", 1] }, ["the paths must be a text or a list of texts", undefined]],
    [{ spec: "2.20" }, undefined],
    [
      { spec: 2.2 },
      [
        "a document must be named by a text",
        "A file, a URL, or a release in quotes: a number such as 2.20 would be 2.2.",
      ],
    ],
    [{ subject: "GET /users" }, undefined],
    [{ subject: ["GET /users"] }, ["what is to be explained must be a text", undefined]],
    [{ format: "json", known: ["text", "json"] }, undefined],
    [{ format: "xml", known: ["text", "json"] }, ['there is no format "xml"', "Known: text, json"]],
    [{ format: 7, known: ["text", "json"] }, ['there is no format "7"', "Known: text, json"]],
  ])("%j", (argument, problem) => {
    expect(told(wrongArgument(argument))).toEqual(problem);
  });
});
