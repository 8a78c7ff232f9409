/** The library holds its options as the command line holds its flags. */
import { expect, test } from "vitest";
import {
  check,
  diffContracts,
  explain,
  findCalls,
  fix,
  LastcallError,
  loadContract,
  renderCheck,
  renderDiff,
  timeline,
} from "../../src/index.js";
import { CHANGE_FORMATS } from "../../src/report/changes/index.js";
import { FORMATS } from "../../src/report/check/index.js";

const refusal = async (run: Promise<unknown>): Promise<{ message: string; hint: string | undefined }> => {
  const error: unknown = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof LastcallError)) throw new Error(`no LastcallError: ${String(error)}`);
  return { message: error.problem.message, hint: error.hint };
};

test.each<[options: object, message: string, hint: string | undefined]>([
  [
    { from: 2.22 },
    'the option "from" must be a text',
    "Put it in quotes: a version such as 2.20 is a text, as a number it would be 2.2.",
  ],
  [{ form: "2.22" }, 'unknown option "form"', 'Did you mean "from"?'],
  [{ include: "src/**" }, 'the option "include" must be a list of texts', undefined],
  [
    { rules: { "removed-endpint": "off" } },
    'the option "rules" names a rule that is none, "removed-endpint": did you mean "removed-endpoint"?',
    undefined,
  ],
  [
    { rules: { "removed-endpoint": "fatal" } },
    'the option "rules" must give "removed-endpoint" one of the levels off, info, warning, error',
    undefined,
  ],
  [
    { shard: { index: 3, total: 2 } },
    'the option "shard" must be { index, total } with index from 1 to total',
    undefined,
  ],
  [{ maxWarnings: -1 }, 'the option "maxWarnings" must be a whole number, 0 or more', undefined],
  [{ cache: "no" }, 'the option "cache" must be true or false', undefined],
  [{ failOn: "fatal" }, '"fatal" is no value of fail-on', "Known: error, warning, never"],
])("%j", async (options, message, hint) => {
  expect(await refusal(check("examples", options as never))).toEqual({ message, hint });
  if (!("failOn" in options)) expect(await refusal(findCalls("examples", options as never))).toEqual({ message, hint });
});

test("documents and their comparison, too", async () => {
  const options = { providr: "runai" } as never;
  const said = { message: 'unknown option "providr"', hint: 'Did you mean "provider"?' };
  expect(await refusal(loadContract("2.22", options))).toEqual(said);
  expect(await refusal(diffContracts("2.22", "2.24", options))).toEqual(said);
  expect((await refusal(diffContracts("2.22", "2.24", { match: 1 } as never))).message).toBe(
    'the option "match" must be a text',
  );
});

test.each<[what: string, run: () => Promise<unknown>, message: string, hint: string | undefined]>([
  ["a path that is a number", () => check(7 as never), "the paths must be a text or a list of texts", undefined],
  ["a path that is nothing", () => fix([null] as never), "the paths must be a text or a list of texts", undefined],
  [
    "a release as a number",
    () => loadContract(2.24 as never),
    "a document must be named by a text",
    "A file, a URL, or a release in quotes: a number such as 2.20 would be 2.2.",
  ],
  [
    "a document that is none",
    () => diffContracts("2.22", {} as never),
    "a document must be named by a text",
    "A file, a URL, or a release in quotes: a number such as 2.20 would be 2.2.",
  ],
  ["a subject that is none", () => explain(undefined as never), "what is to be explained must be a text", undefined],
  ["a filter that is none", () => timeline({ filter: true as never }), 'the option "filter" must be a text', undefined],
  [
    "a rule of fix that is none",
    () => fix("examples", { rules: ["removed-endpint"] }),
    'the option "rules" names a rule that is none, "removed-endpint": did you mean "removed-endpoint"?',
    undefined,
  ],
  [
    "a word for yes",
    () => fix("examples", { suggested: "yes" as never }),
    'the option "suggested" must be true or false',
    undefined,
  ],
  [
    "a format that is none",
    () => renderCheck({} as never, "plan" as never),
    'there is no format "plan"',
    `Known: ${FORMATS.join(", ")}`,
  ],
  [
    "a format of changes that is none",
    () => renderDiff({} as never, "text" as never),
    'there is no format "text"',
    `Known: ${CHANGE_FORMATS.join(", ")}`,
  ],
  [
    "a width that is none",
    () => renderDiff({} as never, "json", { width: "80" as never }),
    'the option "width" must be a whole number, 0 or more',
    undefined,
  ],
])("%s", async (_, run, message, hint) => {
  expect(await refusal(run())).toEqual({ message, hint });
});
