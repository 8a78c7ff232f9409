import { expect, test } from "vitest";
import { neighboursOf } from "../../../src/contract/provider/index.js";
import { providerOf } from "../../diff/history/story.js";

const RELEASES = ["1.0", "2.0", "3.0", "4.0"] as const;

/** What the document of a release is measured by, where these releases have one and those of `parts` only a part. */
async function nearest(kept: readonly string[], parts: readonly string[], version: string): Promise<readonly string[]> {
  const provider = providerOf({
    releases: RELEASES.map((release) => [release]),
    contracts: Object.fromEntries(kept.map((release) => [release, {}])),
    parts,
  });
  return (await neighboursOf(provider, version)).map((neighbour) => neighbour.version);
}

test.each<[story: string, kept: readonly string[], parts: readonly string[], version: string, nearest: string[]]>([
  ["the release itself", ["1.0", "2.0", "3.0"], [], "2.0", ["2.0"]],
  ["the one before, of a release without a document", ["1.0", "2.0", "4.0"], [], "3.0", ["2.0"]],
  ["the one before, of a release with a part", ["1.0", "2.0", "3.0"], ["2.0"], "2.0", ["1.0"]],
  ["one further before, where the nearer is a part", ["1.0", "2.0", "4.0"], ["2.0"], "3.0", ["1.0"]],
  ["the one after, where none is before", ["2.0", "3.0"], [], "1.0", ["2.0"]],
  ["the one after, where all before are parts", ["1.0", "2.0", "3.0"], ["1.0", "2.0"], "2.0", ["3.0"]],
  ["one further after, where the nearer is a part", ["2.0", "3.0"], ["2.0"], "1.0", ["3.0"]],
  ["the last, of a release that nobody lists", ["1.0", "2.0"], [], "9.0", ["2.0"]],
  ["none where all are parts", ["1.0", "2.0"], ["1.0", "2.0"], "2.0", []],
  ["none without a document", [], [], "2.0", []],
])("%s", async (_, kept, parts, version, expected) => {
  expect(await nearest(kept, parts, version)).toEqual(expected);
});
