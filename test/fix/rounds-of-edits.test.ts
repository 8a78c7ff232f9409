/**
 * Which edits are taken, and which are refused, on texts of words: `a>b` has a fix that makes it `b`, `a?b` a suggestion
 * that does the same, `!` is a finding that nothing mends. `a:b` and `a;b` are such a fix and such a suggestion, once no
 * finding stands before them in their file.
 */
import { expect, test } from "vitest";
import type { CheckRun, Finding, Fix } from "../../src/check/index.js";
import { Overlay, type Texts } from "../../src/fix/apply/overlay.js";
import type { fixesOf } from "../../src/fix/index.js";
import { Rounds } from "../../src/fix/rounds.js";
import type { FixChoice, SettledFix } from "../../src/fix/run.js";
import { ok, problem } from "../../src/outcome.js";
import { finding } from "../report/reports/build.js";
import { memoryFileSystem } from "../scan/memory.js";
import { CHOICE } from "./project.js";

type Files = Readonly<Record<string, string>>;

interface Word {
  readonly file: string;
  readonly text: string;
  readonly start: number;
}

const wordsOf = (files: Files): readonly Word[] =>
  Object.entries(files).flatMap(([file, text]) =>
    [...text.matchAll(/[^\s]+/g)].map((match) => ({ file, text: match[0], start: match.index })),
  );

const findingsOf = (files: Files): readonly Finding[] =>
  wordsOf(files)
    .filter(({ text }) => /[>?!:;]/.test(text))
    .map(({ file, text }) =>
      finding({
        ruleId: text.startsWith("d") ? "deprecated-endpoint" : "removed-endpoint",
        severity: "error",
        place: { file, line: 1, column: 1, endLine: 1, endColumn: 1 },
        operation: text,
        inTest: file.includes("test"),
        fingerprint: text,
      }),
    );

const fixOf = (word: Word, before: string): Fix | undefined => {
  const [, , sign = "", to = ""] = /^(\w+)([>?:;])(.+)$/.exec(word.text) ?? [];
  if (sign === "" || (/[:;]/.test(sign) && /[>?!:;]/.test(before))) return undefined;
  const { file, start, text } = word;
  return {
    kind: /[>:]/.test(sign) ? "fix" : "suggestion",
    change: { kind: "operation", from: text, to },
    unproved: text.includes("#") ? [{ kind: "in-test" }] : [],
    edits: [{ file, start, end: start + text.length, before: text, text: to }],
    id: text.includes("~") ? "shared" : `${file} ${text}`,
  };
};

const fixes: typeof fixesOf = ({ findings, fileSystem }) => {
  const textOf = (file: string): string => {
    const read = fileSystem.read(`/root/${file}`);
    return read.ok ? read.text : "";
  };
  return new Map(
    findings.flatMap((one): [Finding, Fix][] => {
      const { file } = one.place;
      const text = textOf(file);
      const word = wordsOf({ [file]: text }).find((each) => each.text === one.operation);
      const fix = word === undefined ? undefined : fixOf(word, text.slice(0, word.start));
      return fix === undefined ? [] : [[one, fix]];
    }),
  );
};

async function roundsOn(files: Files, choice: Partial<FixChoice> = {}, troubleAt = Number.NaN) {
  let checks = 0;
  const run = (texts: Files) =>
    ({
      root: "/root/",
      judged: {},
      report: { findings: findingsOf(texts), unresolved: [], troubledFiles: [] },
    }) as unknown as CheckRun;
  const onDisk = Object.fromEntries(Object.entries(files).map(([file, text]) => [`/root/${file}`, text]));
  const check = (texts: Texts) => {
    checks += 1;
    if (checks === troubleAt) return Promise.resolve(problem("no more"));
    const now = Object.entries(files).map(([file, text]) => [file, texts.get(`/root/${file}`) ?? text] as const);
    return Promise.resolve(ok(run(Object.fromEntries(now))));
  };
  const rounds = new Rounds(run(files), new Overlay(memoryFileSystem(onDisk)), check, fixes);
  const trouble = await rounds.all({ ...CHOICE, ...choice });
  const told = (settled: readonly SettledFix[]): readonly string[] =>
    settled.map(
      ({ fix, findings }) =>
        `${findings.map(({ operation }) => operation).join()}: ${fix.edits
          .map(({ file, start, before, text }) => `${file} ${start} ${before} is ${text}`)
          .join()}`,
    );
  return {
    after: Object.fromEntries(rounds.files().map(({ file, after }) => [file, after])),
    edits: rounds
      .files()
      .flatMap(({ file, before, edits }) =>
        edits.map(({ start, end, text }) => `${file} ${before.slice(start, end)} is ${text}`),
      ),
    done: told(rounds.done),
    refused: told(rounds.refused),
    suggestions: told(rounds.suggestions),
    checks,
    left: rounds.run.report.findings.map(({ operation }) => operation),
    trouble,
  };
}

const nothing = {
  after: {},
  edits: [],
  done: [],
  refused: [],
  suggestions: [],
  checks: 0,
  left: [],
  trouble: undefined,
};

test("nothing to mend is not looked at again", async () => {
  expect(await roundsOn({ "a.ts": "x ! y" })).toEqual({ ...nothing, left: ["!"] });
});

test("the fixes of a round are taken together, files by name", async () => {
  expect(await roundsOn({ "b.ts": "x a>b y", "a.ts": "b>c d>e", "c.ts": "z" })).toEqual({
    ...nothing,
    after: { "a.ts": "c e", "b.ts": "x b y" },
    edits: ["a.ts b>c is c", "a.ts d>e is e", "b.ts a>b is b"],
    done: ["a>b: b.ts 2 a>b is b", "b>c: a.ts 0 b>c is c", "d>e: a.ts 4 d>e is e"],
    checks: 1,
  });
});

test("what a fix makes room for has the next round, and is told by its place on the disk", async () => {
  expect(await roundsOn({ "a.ts": "longer>k b:c" })).toEqual({
    ...nothing,
    after: { "a.ts": "k c" },
    edits: ["a.ts longer>k is k", "a.ts b:c is c"],
    done: ["longer>k: a.ts 0 longer>k is k", "b:c: a.ts 9 b:c is c"],
    checks: 2,
  });
});

test("a fix that brings another finding is refused once, and those beside it are taken", async () => {
  expect(await roundsOn({ "a.ts": "a>! b>c", "b.ts": "d>e" })).toEqual({
    ...nothing,
    after: { "a.ts": "a>! c", "b.ts": "e" },
    edits: ["a.ts b>c is c", "b.ts d>e is e"],
    done: ["d>e: b.ts 0 d>e is e", "b>c: a.ts 4 b>c is c"],
    refused: ["a>!: a.ts 0 a>! is !"],
    checks: 5,
    left: ["a>!"],
  });
});

test("all that bring findings are refused", async () => {
  const { after, done, refused } = await roundsOn({ "a.ts": "a>! b>! d>!" });
  expect([after, done, refused]).toEqual([
    {},
    [],
    ["a>!: a.ts 0 a>! is !", "b>!: a.ts 4 b>! is !", "d>!: a.ts 8 d>! is !"],
  ]);
});

test("a suggestion is offered, and taken only where that is asked for", async () => {
  const files = { "a.ts": "a?b b>c" };
  const fixed = { ...nothing, done: ["b>c: a.ts 4 b>c is c"], suggestions: ["a?b: a.ts 0 a?b is b"], checks: 1 };
  expect(await roundsOn(files)).toEqual({
    ...fixed,
    after: { "a.ts": "a?b c" },
    edits: ["a.ts b>c is c"],
    left: ["a?b"],
  });
  expect(await roundsOn(files, { suggested: true })).toEqual({
    ...fixed,
    after: { "a.ts": "b c" },
    edits: ["a.ts a?b is b", "a.ts b>c is c"],
    done: ["b>c: a.ts 4 b>c is c", "a?b: a.ts 0 a?b is b"],
    checks: 2,
  });
});

test("what a suggestion leaves to do is nobody's fault", async () => {
  const { after, done, refused, left } = await roundsOn({ "a.ts": "a?! b>c" }, { suggested: true });
  expect([after, done.length, refused, left]).toEqual([{ "a.ts": "! c" }, 2, [], ["!"]]);
});

test("suggestions of later rounds are not among those that were offered", async () => {
  const { suggestions, left } = await roundsOn({ "a.ts": "a>b b;c" });
  expect([suggestions, left]).toEqual([[], ["b;c"]]);
});

test.each<[string, Partial<FixChoice>, string]>([
  ["of all rules", {}, "b e ab>test"],
  ["of one rule", { rules: ["deprecated-endpoint"] }, "a>b e ab>test"],
  ["of several rules", { rules: ["deprecated-endpoint", "removed-endpoint"] }, "b e ab>test"],
  ["of a rule that is not there", { rules: ["other"] }, "a>b d>e ab>test"],
  ["of one finding", { fingerprints: ["a>b"] }, "b d>e ab>test"],
  [
    "of a finding that is not of the rule",
    { fingerprints: ["a>b"], rules: ["deprecated-endpoint"] },
    "a>b d>e ab>test",
  ],
])("only what was chosen: %s", async (_, choice, expected) => {
  const files = { "a.ts": "a>b d>e", "test.ts": "ab>test" };
  const { after } = await roundsOn(files, choice);
  const texts: Files = { ...files, ...after };
  expect(`${texts["a.ts"]} ${texts["test.ts"]}`).toBe(expected);
});

test("what stands in tests, and what tests read, is edited where that is asked for", async () => {
  const files = { "a.ts": "a>#b", "test.ts": "c>d" };
  expect((await roundsOn(files)).after).toEqual({});
  expect((await roundsOn(files, { tests: true })).after).toEqual({ "a.ts": "#b", "test.ts": "d" });
});

test("findings that the same edits settle are one fix", async () => {
  const { done, refused } = await roundsOn({ "a.ts": "a>~", "b.ts": "b>~" });
  // of edits that settle two findings one is gone only: they are no fix of both
  expect([done, refused]).toEqual([[], ["a>~,b>~: a.ts 0 a>~ is ~"]]);
});

test("a check that fails ends it", async () => {
  const failed = problem("no more");
  expect(await roundsOn({ "a.ts": "a>b" }, {}, 1)).toMatchObject({ trouble: failed, after: {}, done: [], checks: 1 });
  expect(await roundsOn({ "a.ts": "a>! b>c" }, {}, 2)).toMatchObject({ trouble: failed, done: [], checks: 2 });
});

test("rounds that never end are ended", async () => {
  const many = Array.from({ length: 30 }, (_, at) => `a${at}:b`).join(" ");
  const { checks, left } = await roundsOn({ "a.ts": many });
  expect([checks, left.length]).toEqual([20, 10]);
});
