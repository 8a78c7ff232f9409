import { readdirSync } from "node:fs";
import { expect, it } from "vitest";

import { openProvider } from "../../src/contract/provider/index.js";
import { differences } from "../contract/differences.js";

const RELEASES = readdirSync("specs/runai").flatMap((file) => /^(\d.*)\.json$/.exec(file)?.[1] ?? []);

it.each(RELEASES)(
  "the contract of %s is the same whether it comes with the package or from a folder",
  async (release) => {
    const [shipped, given] = await Promise.all(
      [{}, { builtIn: "specs" }].map(async (environment) => {
        const provider = await openProvider("runai", environment);
        const contract = provider.ok ? await provider.value.contract(release) : provider;
        if (!contract.ok) throw new Error(contract.problem.message);
        return contract.value;
      }),
    );
    if (shipped === undefined || given === undefined) throw new Error("there are two");
    expect(differences(shipped, given)).toEqual([]);
  },
);
