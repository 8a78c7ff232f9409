/** Documents that call themselves by another release of the provider, or by a patch of one, and addresses that ask for one. */
import { expect, test } from "vitest";
import { calledOtherwise, otherRelease, type Taken } from "../../../src/contract/completeness.js";

const ofSite = { by: "sitemap", read: ["books"], without: [], refused: [] } as const;
const taken = (infoVersion: string, more: Partial<Taken> = {}): Taken => ({
  contract: { infoVersion } as unknown as Taken["contract"],
  version: "2.25",
  source: "https://docs.example.com/api",
  releases: ["2.23", "2.24"],
  assembly: ofSite,
  ...more,
});
const refused = (one: Taken): string | undefined => {
  const found = otherRelease(one);
  return found?.ok === false ? found.problem.message : undefined;
};

const SAID = [
  ["2.24", "2.24"],
  ["2.24.3", "2.24"],
  ["v2.24", "2.24"],
  ["2.25", undefined],
  ["2.25.1", undefined],
  ["1.0.0", undefined],
] as const;

test.each(SAID)("pages that say %s are of %s", (said, release) => {
  expect(refused(taken(said))).toBe(release && `https://docs.example.com/api is of release ${release}, not 2.25`);
});

test.each([...SAID, ["2.30", undefined] as const])("one document that says %s is called %s", (said, release) => {
  const one = taken(said, { source: "openapi.json", assembly: undefined });
  expect([refused(one), calledOtherwise(one)]).toEqual([undefined, release]);
  expect(calledOtherwise({ ...one, otherRelease: true })).toBeUndefined();
});

test.each([
  ["https://docs.example.com/openapi.json?version=2.24", undefined, "2.24"],
  ["https://docs.example.com/openapi.json?version=v2.20", undefined, "2.20"],
  ["https://docs.example.com/openapi.json?api-version=2.24", undefined, "2.24"],
  ["https://docs.example.com/docs", "https://docs.example.com/openapi.json?version=2.24", "2.24"],
  ["https://docs.example.com/docs", "https://docs.example.com/2.24/openapi.json", "2.24"],
  ["https://docs.example.com/docs", "https://docs.example.com/3.0/openapi.json", undefined],
  ["https://docs.example.com/docs", "https://docs.example.com/openapi.json?version=2.25", undefined],
  ["https://docs.example.com/openapi.json?version=latest", undefined, undefined],
  ["https://docs.example.com/openapi.json?format=3.0", undefined, undefined],
  ["https://docs.example.com/2.24/openapi.json?version=2.25", undefined, undefined],
])("%s, which shows %s, is of %s", (source, place, release) => {
  const one = taken("latest", { source, assembly: undefined, ...(place && { place: new URL(place) }) });
  expect(refused(one)).toBe(release && `${source} is of release ${release}, not 2.25`);
});
