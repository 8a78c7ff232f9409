/**
 * The whole pipeline against random changes: a document, code that names all that one of its operations has, one
 * change. What the code must be told is worked out from the raw document alone.
 *
 * `LASTCALL_MUTATIONS=10000 npx vitest run test/check/mutation` for the long run; `LASTCALL_SEED` repeats one,
 * `LASTCALL_DOCUMENT` takes another document than the shipped ones.
 */
import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCheck } from "../../../src/check/index.js";
import { folder } from "../../cli/folder.js";
import { breaksOf } from "./breaks.js";
import { list, pruned, type Raw, raw } from "./document.js";
import { type Program, programFor, STYLES } from "./program.js";
import { subjectOf } from "./uses.js";

const RUNS = Number(process.env["LASTCALL_MUTATIONS"] ?? 20);
const MOST_FAULTS = 30;
const SEED = Number(process.env["LASTCALL_SEED"] ?? 20_261_127);
const given = process.env["LASTCALL_DOCUMENT"];
const documents = (
  given === undefined
    ? ["2.18", "2.20", "2.22", "2.24"].map((version) =>
        join(import.meta.dirname, `../../../specs/runai/${version}.json`),
      )
    : [given]
).map((file) => JSON.parse(readFileSync(file, "utf8")) as Raw);

let root: string;
beforeAll(() => {
  root = folder({ "package.json": "{}", "src/used.ts": "" });
});
afterAll(() => rm(root, { recursive: true }));

const METHODS = ["get", "put", "post", "delete", "patch"];
const operations = documents.flatMap((document) =>
  Object.entries(raw(document["paths"])).flatMap(([path, item]) =>
    Object.keys(raw(item))
      .filter((method) => METHODS.includes(method))
      .map((method) => ({ document, path, method })),
  ),
);

interface Mutation {
  readonly which: number;
  readonly change: number;
  readonly branch: number;
  readonly style: (typeof STYLES)[number];
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  which: fc.nat(operations.length - 1),
  change: fc.nat(),
  branch: fc.nat(97),
  style: fc.constantFrom(...STYLES),
});

describe("a random break is told at every place that uses it, and nothing else is", () => {
  test(`${RUNS} changes, seed ${SEED}`, { timeout: 3_600_000 }, async () => {
    const faults: string[] = [];
    for (const one of fc.sample(mutation, { numRuns: RUNS, seed: SEED })) {
      const fault = await faultOf(one);
      if (fault !== undefined) faults.push(fault);
      if (faults.length >= MOST_FAULTS) break;
    }
    expect(faults.join("\n\n")).toBe("");
  });
});

/** What was told and what had to be, where the two differ. */
async function faultOf({ which, change, branch, style }: Mutation): Promise<string | undefined> {
  const chosen = operations[which];
  if (chosen === undefined) return undefined;
  const document = structuredClone(pruned(alone(chosen.document, chosen.path, chosen.method)));
  const subject = subjectOf(document, chosen.path, chosen.method, branch);
  const breaks = breaksOf(subject);
  const one = breaks[change % breaks.length];
  if (one === undefined) return undefined;
  const after = structuredClone(document);
  one.apply(after);
  const program = programFor(subject, style);
  const before = await findings(program, document, document);
  // below a part that is deprecated now, what was deprecated before is not told again: whole findings are compared
  const found = without(await findings(program, document, after), before).map((told) => told.split(" of ")[0] ?? told);
  const expected = [...program.named].flatMap(([line, named]) => {
    const words = one.said(named);
    return words === undefined ? [] : [`${line}: ${words}`];
  });
  const [missed, strays] = [without(expected, found), without(found, expected)];
  if (missed.length + strays.length === 0) return undefined;
  const shown = (said: string): string => `${said}  ${program.text.split("\n")[Number.parseInt(said, 10) - 1]?.trim()}`;
  return [
    `${chosen.method} ${chosen.path}, ${style}, branch ${branch}: ${one.name}`,
    ...missed.map((said) => `  missed ${shown(said)}`),
    ...strays.map((said) => `  stray  ${shown(said)}`),
  ].join("\n");
}

/** The operation and a deprecated neighbour that has nothing to do with it. */
function alone(document: Raw, path: string, method: string): Raw {
  const item = raw(raw(document["paths"])[path]);
  return {
    ...document,
    servers: [{ url: "https://api.mutated.example" }],
    paths: {
      [path]: {
        ...(list(item["parameters"]).length > 0 && { parameters: item["parameters"] }),
        [method]: item[method],
      },
      "/neighbours/kept": { get: { deprecated: true, responses: { "204": { description: "nothing" } } } },
    },
  };
}

async function findings(program: Program, base: Raw, target: Raw): Promise<readonly string[]> {
  await writeFile(
    `${root}/src/used.ts`,
    `${program.text}export const neighbour = () => fetch("https://api.mutated.example/neighbours/kept");\n`,
  );
  await writeFile(`${root}/base.json`, JSON.stringify(base));
  await writeFile(`${root}/target.json`, JSON.stringify(target));
  const outcome = await runCheck(["src"], {
    cwd: root,
    today: "2026-03-01",
    cache: false,
    base: "base.json",
    target: "target.json",
  });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value.report.findings.map(
    (one) => `${one.place.line}: ${one.severity} ${one.ruleId} of ${one.element.path.join(".")}`,
  );
}

function without(all: readonly string[], some: readonly string[]): readonly string[] {
  const left = [...some];
  return all.filter((one) => {
    const index = left.indexOf(one);
    if (index < 0) return true;
    left.splice(index, 1);
    return false;
  });
}
