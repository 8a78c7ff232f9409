import { readdirSync } from "node:fs";
import { expect, it } from "vitest";

import { openProvider } from "../../src/contract/provider/index.js";
import { notWrittenDown } from "../../src/contract/provider/open.js";
import { missingFrom } from "../../src/shipped/files.js";
import { differences } from "../contract/differences.js";

const RELEASES = readdirSync("specs").flatMap((name) =>
  readdirSync(`specs/${name}`).flatMap((file) => {
    const version = /^(latest|v?\d.*)\.json$/.exec(file)?.[1];
    return version === undefined ? [] : [[name, version] as const];
  }),
);

it.each(RELEASES)(
  "the contract of %s %s is the same whether it comes with the package or from a folder",
  async (name, release) => {
    const [shipped, given] = await Promise.all(
      [{}, { builtIn: "specs" }].map(async (environment) => {
        const provider = await openProvider(name, environment);
        const contract = provider.ok ? await provider.value.contract(release) : provider;
        if (!contract.ok) throw new Error(contract.problem.message);
        return contract.value;
      }),
    );
    if (shipped === undefined || given === undefined) throw new Error("there are two");
    expect(differences(shipped, given)).toEqual([]);
  },
);

it("contracts of which nothing is written down are a message that says how to write it", () => {
  const missing = missingFrom(["1.json", "digests.json", "provider.json"]);
  expect(notWrittenDown("billing", missing)).toEqual({
    ok: false,
    problem: {
      message: "specs/billing lacks statements.json, parts.json beside its contracts",
      hint: "in a copy of the project, write it with: npm run specs:digest; otherwise install the package anew",
    },
  });
});
