/** The order of releases, and faults in what a project says of them. */
import { describe, expect, it } from "vitest";
import { decodeNotice, decodeProvider } from "../../../src/contract/provider/decode.js";
import { mergeReleases } from "../../../src/contract/provider/extend.js";
import { noticeFaults } from "../../../src/contract/provider/notice-faults.js";
import { orderReleases } from "../../../src/contract/provider/order.js";
import { releaseFaults } from "../../../src/contract/provider/release-faults.js";
import type { RawNotice, RawProvider } from "../../../src/contract/provider/schema.js";

const definition = (raw: RawProvider) => decodeProvider("books", raw);
const named = (...versions: readonly string[]) => definition({ releases: versions.map((version) => ({ version })) });
const versions = (releases: readonly { readonly version: string }[]): string =>
  releases.map(({ version }) => version).join(" ");

describe("the order of releases", () => {
  it.each<[readonly string[], readonly string[], string]>([
    [["2.25", "2.26", "3.0"], [], "2.25 2.26 3.0"],
    [["2.26", "3.0"], ["3.1"], "2.26 3.0 3.1"],
    [["2.26", "3.0"], ["2.27", "2.1"], "2.1 2.26 2.27 3.0"],
    [["2.26", "3.0"], ["3.0"], "2.26 3.0"],
    [["3.0", "2.26"], ["2.27"], "3.0 2.26 2.27"],
    [[], ["v2", "v10", "v1"], "v1 v2 v10"],
  ])("%j with %j: %s", (listed, others, order) => {
    expect(versions(orderReleases(named(...listed).releases, others))).toBe(order);
  });

  it.each<[readonly string[], readonly string[], string]>([
    [["1", "2"], ["3"], "1 2 3"],
    [["1", "3"], ["1", "2"], "1 2 3"],
    [["1", "2"], ["2", "1"], "1 2"],
    [["1", "2"], ["1", "1.5", "1.7"], "1 1.5 1.7 2"],
  ])("%j and a project's %j: %s", (known, own, merged) => {
    expect(versions(mergeReleases(named(...known).releases, named(...own).releases))).toBe(merged);
  });
});

describe("a fault in releases", () => {
  const at = (raw: RawProvider, base: RawProvider = {}) =>
    releaseFaults(raw, definition(base)).map(({ path, message }) => `${path.join(".")}: ${message}`);
  it.each<[string, RawProvider, readonly string[]]>([
    [
      "none",
      {
        releases: [
          { version: "1", date: "2026-01-31" },
          { version: "2", date: "2026-01" },
        ],
      },
      [],
    ],
    ["listed twice", { releases: [{ version: "1" }, { version: "1" }] }, ["releases.1: release 1 is listed twice"]],
    ["no date", { releases: [{ version: "1", date: "2026-02-30" }] }, ["releases.0.date: there is no such date"]],
    [
      "no day of the capture",
      { latest: { release: "1", capturedOn: "2026-13" } },
      ["latest.capturedOn: there is no such date"],
    ],
    [
      "an empty policy",
      { policy: { experimental: "same" } },
      ["policy: a policy needs furtherReleases, months or both"],
    ],
    ["a policy of months", { policy: { months: 6 } }, []],
    ["a policy of releases", { policy: { furtherReleases: 2 } }, []],
    [
      "numbers backwards",
      { releases: [{ version: "2" }, { version: "1" }] },
      ["releases.1: releases out of order: 1 stands after 2"],
    ],
    ["names in any order", { releases: [{ version: "focal" }, { version: "bionic" }] }, []],
    ["a name after a number", { releases: [{ version: "2" }, { version: "bionic" }] }, []],
    [
      "dates on one day",
      {
        releases: [
          { version: "2", date: "2026-01-01" },
          { version: "1", date: "2026-01-01" },
        ],
      },
      [],
    ],
    [
      "a month that may be before",
      {
        releases: [
          { version: "1", date: "2026-01-31" },
          { version: "2", date: "2026-01" },
        ],
      },
      [],
    ],
    [
      "a bracket backwards",
      {
        releases: [
          { version: "1", date: { after: "2026-03" } },
          { version: "2", date: { before: "2026-01" } },
        ],
      },
      ["releases.1: releases out of order: 2 (… to 2026-01) stands after 1 (2026-03 to …)"],
    ],
  ])("%s", (_, raw, faults) => {
    expect(at(raw)).toEqual(faults);
  });

  it("stands where the project's own release is, and not among those that were known", () => {
    const base: RawProvider = { releases: [{ version: "2" }, { version: "1" }, { version: "3" }] };
    expect(at({ releases: [{ version: "4" }] }, base)).toEqual([]);
    expect(at({ releases: [{ version: "1" }, { version: "9" }] }, base)).toEqual([
      "releases.0: releases out of order: 1 stands after 2",
      "releases.1: releases out of order: 3 stands after 9",
    ]);
  });
});

describe("a fault in notices", () => {
  const FACTS = { ...named("1", "2", "3", "4"), policy: definition({ policy: { furtherReleases: 2 } }).policy };
  const notice = (own: Partial<RawNotice>): RawNotice => ({
    kind: "deprecated",
    announcedIn: "1",
    elements: [{ path: "/books/{id}" }],
    source: "notes",
    ...own,
  });
  const faults = (raws: readonly RawNotice[], known: readonly RawNotice[] = []): readonly string[] =>
    noticeFaults(
      raws,
      FACTS,
      known.map((raw) => decodeNotice(raw, "known.json", 1)),
      (index) => `own ${index}`,
    ).map(({ path, message }) => `${path.join(".")}: ${message}`);

  it.each<[string, Partial<RawNotice>, readonly string[]]>([
    ["none", {}, []],
    ["of a release", { announcedIn: "9" }, ["notices.0.announcedIn: unknown release 9"]],
    ["of an end", { endsIn: "9" }, ["notices.0.endsIn: unknown release 9"]],
    ["of what it repeats", { restates: "9" }, ["notices.0.restates: unknown release 9"]],
    ["of its date", { date: "2026-02-30" }, ["notices.0.date: there is no such date"]],
    ["of its other date", { date: "2026-02-28", saasDate: "2026-13" }, ["notices.0.saasDate: there is no such date"]],
    ["of a feature", { kind: "feature", elements: [] }, ["notices.0: a notice of kind feature names the feature"]],
    ["none of a feature", { kind: "feature", feature: "tokens", elements: [] }, []],
    ["of no element", { elements: [] }, ["notices.0: a notice names at least one element"]],
    [
      "of two kinds in one",
      { elements: [{ path: "/a" }, { path: "/b", query: "q", field: ["f"] }] },
      ["notices.0.elements.1: an element is one of query, header and field"],
    ],
    ["none of a header", { elements: [{ path: "/b", header: "h" }] }, []],
  ])("%s", (_, own, found) => {
    expect(faults([notice(own)])).toEqual(found);
  });

  const OVERLAPS =
    "notices.0: overlapping windows: 1 (known.json) already deprecates the same element, and that window still runs in";
  it.each<[string, Partial<RawNotice>, Partial<RawNotice>, readonly string[]]>([
    ["the same", {}, { announcedIn: "2" }, [`${OVERLAPS} 2`]],
    ["the last release of it", {}, { announcedIn: "3" }, [`${OVERLAPS} 3`]],
    ["after it", {}, { announcedIn: "4" }, []],
    ["that repeats it", {}, { announcedIn: "2", restates: "1" }, []],
    ["that removes", {}, { kind: "removed", announcedIn: "2" }, []],
    ["of what was introduced", { kind: "introduced" }, { announcedIn: "2" }, []],
    ["by another name of the variable", {}, { elements: [{ path: "/books/{isbn}" }] }, [`${OVERLAPS} 1`]],
    ["of another path", {}, { elements: [{ path: "/books" }] }, []],
    ["of a method of it", {}, { elements: [{ path: "/books/{id}", methods: ["GET"] }] }, [`${OVERLAPS} 1`]],
    [
      "of another method",
      { elements: [{ path: "/books/{id}", methods: ["PUT"] }] },
      {
        elements: [{ path: "/books/{id}", methods: ["GET"] }],
      },
      [],
    ],
    ["of its field", {}, { elements: [{ path: "/books/{id}", field: ["a"] }] }, []],
    ["of its parameter", {}, { elements: [{ path: "/books/{id}", query: "a" }] }, []],
    ["of its header", {}, { elements: [{ path: "/books/{id}", header: "a" }] }, []],
    ["of one side", {}, { elements: [{ path: "/books/{id}", side: "request" }] }, [`${OVERLAPS} 1`]],
    [
      "of the other side",
      { elements: [{ path: "/books/{id}", side: "response" }] },
      {
        elements: [{ path: "/books/{id}", side: "request" }],
      },
      [],
    ],
  ])("an announcement %s", (_, earlier, later, found) => {
    expect(faults([notice(later)], [notice(earlier)])).toEqual(found);
  });

  it("names the place of an earlier one of the same file", () => {
    expect(faults([notice({}), notice({ announcedIn: "2" })])).toEqual([
      "notices.1: overlapping windows: 1 (own 0) already deprecates the same element, and that window still runs in 2",
    ]);
  });
});

describe("what is left out", () => {
  it("of a notice means nothing out of the ordinary", () => {
    const raw: RawNotice = { kind: "removed", announcedIn: "1", source: "notes", replacement: ["/b"] };
    const { elements, orBefore, date, saasDate } = decodeNotice({ ...raw, elements: [{ path: "/a" }] }, "n.json", 3);
    expect({ elements, orBefore, date, saasDate }).toEqual({
      elements: [{ path: "/a", replacement: ["/b"], sameResource: false, listed: true }],
      orBefore: false,
    });
    expect(decodeNotice(raw, "n.json", 3).elements).toEqual([]);
    const own = decodeNotice(
      { ...raw, orBefore: true, elements: [{ path: "/a", replacement: [], sameResource: true, listed: false }] },
      "n.json",
      3,
    );
    expect([own.orBefore, own.elements]).toEqual([
      true,
      [{ path: "/a", replacement: [], sameResource: true, listed: false }],
    ]);
  });

  it("of a provider as well", () => {
    const plain = definition({ releases: [{ version: "1" }] });
    expect([plain.title, plain.policy.experimental, plain.releases[0]?.inferred]).toEqual(["books", "none", false]);
    expect([plain.latest, plain.capturedEarly]).toEqual([undefined, []]);
    const latest = { release: "2", capturedOn: "2026-01" };
    expect(definition({ latest }).capturedEarly).toEqual([]);
    expect(definition({ latest }).latest).toEqual({
      release: "2",
      capturedOn: { precision: "month", month: "2026-01" },
      beforeRelease: false,
    });
    expect(definition({ latest: { ...latest, beforeRelease: true } }).capturedEarly).toEqual(["2"]);
    expect(definition({ policy: { months: 6 } }).policy.experimental).toBe("none");
  });
});
