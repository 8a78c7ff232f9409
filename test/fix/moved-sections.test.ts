/** Which segments of a path become others, and what stands with them between two gaps. */
import { describe, expect, it } from "vitest";
import { changedSections, runsOf, segmentsOf } from "../../src/fix/kinds/moved-sections.js";

it.each<[string, readonly string[]]>([
  ["/", []],
  ["/apps", ["apps"]],
  ["/apps/", ["apps"]],
  ["/apps/{appId}/logs", ["apps", "{}", "logs"]],
  ["/apps/{appId}.json", ["apps", "{}.json"]],
])("the segments of %s: %j", (path, segments) => {
  expect(segmentsOf(path)).toEqual(segments);
});

describe("what becomes something else", () => {
  const shown = (before: string, after: string): readonly string[] => {
    const old = segmentsOf(before);
    return runsOf(old, segmentsOf(after)).map(
      ({ start, end, text }) => `${start}: ${old.slice(start, end).join("/")} → ${text.join("/")}`,
    );
  };
  it.each<[string, string, readonly string[]]>([
    ["/apps", "/apps", []],
    ["/apps/{id}", "/apps/{appId}", []],
    ["/", "/", []],
    ["/a", "/b", ["0: a → b"]],
    ["/a/x", "/b/x", ["0: a → b"]],
    ["/x/a", "/x/b", ["1: a → b"]],
    ["/x/a/y", "/x/b/y", ["1: a → b"]],
    ["/x/a/y", "/x/b/c/y", ["1: a → b/c"]],
    ["/x/a/b/y", "/x/c/y", ["1: a/b → c"]],
    ["/a/b/c", "/d/b/e", ["0: a/b/c → d/b/e"]],
    // nothing stands where the new segment goes: a neighbour is written again with it
    ["/x/y", "/x/b/y", ["1: y → b/y"]],
    ["/y", "/b/y", ["0: y → b/y"]],
    ["/x", "/x/b", ["0: x → x/b"]],
    ["/x/b/y", "/x/y", ["1: b/y → y"]],
    ["/x/b", "/x", ["0: x/b → x"]],
    ["/a/a", "/a", ["0: a/a → a"]],
    ["/a", "/a/a", ["0: a → a/a"]],
    ["/a/{}/b", "/c/{}/b", ["0: a → c"]],
    ["/a/{}/b", "/a/{}/c", ["2: b → c"]],
    ["/a/{}/b", "/c/{}/d", ["0: a → c", "2: b → d"]],
    ["/a/{}/b/{}", "/a/{}/c/{}", ["2: b → c"]],
    ["/a/{}/b", "/a/{}/b/c", ["2: b → b/c"]],
    ["/a/{}/{}/b", "/a/{}/{}/c", ["3: b → c"]],
    // no neighbour is there
    ["/a/{}", "/a/{}/b", ["2:  → b"]],
    ["/a/{}/b", "/a/{}", ["2: b → "]],
  ])("%s to %s: %j", (before, after, runs) => {
    expect(shown(before, after)).toEqual(runs);
  });
});

describe("what is looked for elsewhere", () => {
  const shown = (before: string, after: string, unwritten: number): readonly string[] =>
    changedSections(before, after, unwritten).map(
      ({ segments, changed, goesOn, belowBase }) =>
        `${segments.join("/")} from ${changed}${goesOn ? ", goes on" : ""}${belowBase ? ", below the base" : ""}`,
    );
  it.each<[string, string, number, readonly string[]]>([
    ["/apps", "/apps", 0, []],
    ["/apps", "/applications", 0, ["apps from 0"]],
    ["/v1/apps", "/v1/applications", 0, ["v1/apps from 1"]],
    ["/v1/apps/{}", "/v1/applications/{}", 0, ["v1/apps from 1, goes on"]],
    ["/v1/apps/{}/logs/all", "/v1/apps/{}/logs/each", 0, ["logs/all from 1"]],
    ["/v1/apps/{}/logs/{}", "/v1/apps/{}/lines/{}", 0, ["logs from 0, goes on"]],
    ["/a/{}/b", "/c/{}/d", 0, ["a from 0, goes on", "b from 0"]],
    ["/v1/apps", "/v1/applications", 1, ["v1/apps from 1", "apps from 0, below the base"]],
    ["/api/v1/apps/all", "/api/v1/apps/each", 2, ["api/v1/apps/all from 3", "apps/all from 1, below the base"]],
    // what changes stands in the base itself
    ["/v1/apps", "/v2/apps", 1, ["v1/apps from 0"]],
    ["/v1/apps", "/v1/applications", 2, ["v1/apps from 1"]],
    ["/v1/{}/logs", "/v1/{}/lines", 1, ["logs from 0"]],
    ["/v1/{}/logs/all", "/v1/{}/logs/each", 3, ["logs/all from 1", "all from 0, below the base"]],
    ["/v1/{}/logs/all", "/v1/{}/logs/each", 2, ["logs/all from 1"]],
  ])("%s to %s, of which %i stand in the base: %j", (before, after, unwritten, sections) => {
    expect(shown(before, after, unwritten)).toEqual(sections);
  });
});
