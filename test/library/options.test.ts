/** The library holds its options as the command line holds its flags. */
import { expect, test } from "vitest";
import { check, diffContracts, findCalls, LastcallError, loadContract } from "../../src/index.js";

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
