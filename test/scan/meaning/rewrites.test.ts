import { Project, ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { openKnowledge } from "../call-shapes/score.js";
import { callsIn, type Files, programs, randomOf } from "./programs.js";
import { REWRITES } from "./rewrites.js";

/** By hand: `LASTCALL_CHAINS=2000 npx vitest run test/scan/meaning/rewrites.test.ts`; `LASTCALL_SEED=7` begins with that one. */
const CHAINS = Number(process.env["LASTCALL_CHAINS"] ?? 24);
const SEED = Number(process.env["LASTCALL_SEED"] ?? 1);
const LONGEST = 6;

const { surface } = await openKnowledge();

/** A program after some rewrites, and which. */
function rewritten(files: Files, random: () => number): { readonly files: Files; readonly steps: readonly string[] } {
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: { allowJs: true, noLib: true, target: ts.ScriptTarget.ESNext, jsx: ts.JsxEmit.Preserve },
  });
  const code = Object.entries(files).filter(([path]) => /\.[cm]?[jt]sx?$/.test(path));
  const sources = code.map(([path, text]) => ({ path, source: project.createSourceFile(`/${path}`, text) }));
  const names = Object.keys(REWRITES);
  const steps: string[] = [];
  for (let at = 0; at < LONGEST; at += 1) {
    const target = sources[Math.floor(random() * sources.length)];
    const name = names[Math.floor(random() * names.length)] ?? "";
    if (target !== undefined && REWRITES[name]?.(target.source, random) === true) steps.push(`${name} ${target.path}`);
  }
  return {
    files: { ...files, ...Object.fromEntries(sources.map(({ path, source }) => [path, source.getFullText()])) },
    steps,
  };
}

const told = async (files: Files): Promise<readonly string[]> =>
  (await callsIn(files, surface))
    .map(({ file, method, path, certainty }) => `${file} ${method} ${path} ${certainty}`)
    .sort();

describe("What means the same makes the same calls", () => {
  test(`${CHAINS} chains of rewrites, from seed ${SEED}`, { timeout: 20_000 + CHAINS * 2000 }, async () => {
    const faults: unknown[] = [];
    for (let seed = SEED; seed < SEED + CHAINS; seed += 1) {
      const random = randomOf(seed);
      const program = programs[Math.floor(random() * programs.length)];
      if (program === undefined) continue;
      const { files, steps } = rewritten(program.files, random);
      const [before, after] = [await told(program.files), await told(files)];
      if (JSON.stringify(before) !== JSON.stringify(after))
        faults.push({
          seed,
          program: program.name,
          steps,
          lost: before.filter((call) => !after.includes(call)),
          new: after.filter((call) => !before.includes(call)),
        });
    }
    expect(faults).toEqual([]);
  });
});
