/** Pages that call themselves by another release of the provider, or by a patch of one. */
import { expect, test } from "vitest";
import { otherRelease, type Taken } from "../../../src/contract/completeness.js";

const taken = (infoVersion: string): Taken => ({
  contract: { infoVersion } as unknown as Taken["contract"],
  version: "2.25",
  source: "https://docs.example.com/api",
  releases: ["2.23", "2.24"],
  assembly: { by: "sitemap", read: ["books"], without: [], refused: [] },
});

test.each([
  ["2.24", "2.24"],
  ["2.24.3", "2.24"],
  ["2.25", undefined],
  ["2.25.1", undefined],
  ["1.0.0", undefined],
])("pages that say %s are of %s", (said, release) => {
  const found = otherRelease(taken(said));
  expect(found?.ok === false ? found.problem.message : undefined).toBe(
    release && `https://docs.example.com/api is of release ${release}, not 2.25`,
  );
});
