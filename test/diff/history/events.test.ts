import { describe, expect, test } from "vitest";
import type { CalendarDate } from "../../../src/contract/calendar-date.js";
import { decodeProvider, type Notice } from "../../../src/contract/provider/index.js";
import { eventsOf, releaseLine } from "../../../src/diff/history/events.js";
import type { LifecycleEvent } from "../../../src/diff/history/lifecycle.js";
import type { ReleaseStatement } from "../../../src/diff/history/presence.js";
import { noticeOf } from "./story.js";

const definition = decodeProvider("story", {
  title: "Story",
  releases: [
    { version: "1.0" },
    { version: "1.1", date: "2025-04-15" },
    { version: "1.2", date: "2025-07" },
    { version: "2.0", date: "2025-10-15" },
  ],
  latest: { release: "2.0", capturedOn: "2025-11-01" },
});
const line = releaseLine(definition);

describe("the line of releases", () => {
  test.each<[release: string, place: number, date: CalendarDate | undefined]>([
    ["1.0", 0, undefined],
    ["1.1", 1, { precision: "day", date: "2025-04-15" }],
    ["1.2", 2, { precision: "month", month: "2025-07" }],
    ["2.0", 3, { precision: "day", date: "2025-10-15" }],
    ["latest", 3.5, { precision: "day", date: "2025-11-01" }],
    ["what nobody knows", 4, undefined],
  ])("%s", (release, place, date) => {
    expect([line.place(release), line.date(release)]).toEqual([place, date]);
  });

  test("latest is a release like others where it is listed, and has no day where nobody captured it", () => {
    const listed = releaseLine(
      decodeProvider("story", { title: "Story", releases: [{ version: "latest" }, { version: "1.0" }] }),
    );
    expect([listed.place("latest"), listed.place("1.0"), listed.date("latest")]).toEqual([0, 1, undefined]);
  });
});

/** `1.1 marked`, and what else the contract says */
const seen = (written: string, rest: Partial<ReleaseStatement> = {}): ReleaseStatement => {
  const [release = "", said = ""] = written.split(" ");
  return {
    release,
    state: said === "absent" ? "absent" : said === "unknown" ? "unknown" : "present",
    deprecated: said === "marked",
    maturity: "stable",
    replacement: [],
    sunset: undefined,
    since: undefined,
    ...rest,
  };
};
const hit = (notice: Partial<Notice>) => ({
  notice: noticeOf(notice),
  element: { path: "/pets", listed: true, replacement: [] } as never,
});
const told = ({ kind, release, orBefore, source, date }: LifecycleEvent): string =>
  [
    kind,
    release,
    ...(orBefore ? ["or before"] : []),
    ...(source.release === release ? [] : [`seen in ${source.release}`]),
    ...(source.kind === "contract" ? [] : [source.kind]),
    ...(date === undefined ? [] : Object.values(date).slice(1)),
  ].join(" ");

describe("what contracts tell, one after the other", () => {
  test.each<[story: string, statements: readonly ReleaseStatement[], events: readonly string[]]>([
    ["nothing known", [], []],
    ["never there", [seen("1.0 absent"), seen("1.1 absent")], []],
    ["always there", [seen("1.0 plain"), seen("1.1 plain")], ["introduced 1.0 or before"]],
    ["came, in the next release", [seen("1.0 absent"), seen("1.1 plain")], ["introduced 1.1 2025-04-15"]],
    ["came somewhere in a gap", [seen("1.0 absent"), seen("1.2 plain")], ["introduced 1.2 or before 2025-07"]],
    ["latest is no gap", [seen("2.0 absent"), seen("latest plain")], ["introduced latest 2025-11-01"]],
    [
      "the release before said nothing of it",
      [seen("1.0 absent", { unsaid: true }), seen("1.1 plain")],
      ["introduced 1.1 or before 2025-04-15"],
    ],
    [
      "what a release cannot tell is no gap",
      [seen("1.0 absent"), seen("1.1 unknown"), seen("1.2 plain")],
      ["introduced 1.2 2025-07"],
    ],
    [
      "went, and stayed away",
      [seen("1.0 plain"), seen("1.1 absent"), seen("1.2 absent")],
      ["introduced 1.0 or before", "removed 1.1 2025-04-15"],
    ],
    [
      "went and came back as it was",
      [seen("1.0 plain"), seen("1.1 absent"), seen("1.2 plain"), seen("2.0 plain")],
      ["introduced 1.0 or before", "removed 1.1 2025-04-15", "reintroduced 1.2 2025-07"],
    ],
    [
      "came back with its mark: that counts anew",
      [seen("1.0 marked"), seen("1.1 absent"), seen("1.2 marked")],
      [
        "introduced 1.0 or before",
        "deprecated 1.0 or before",
        "removed 1.1 2025-04-15",
        "reintroduced 1.2 2025-07",
        "deprecated 1.2 2025-07",
      ],
    ],
    [
      "marked once, kept",
      [seen("1.0 plain"), seen("1.1 marked"), seen("1.2 marked")],
      ["introduced 1.0 or before", "deprecated 1.1 2025-04-15"],
    ],
    [
      "marked somewhere in a gap",
      [seen("1.0 plain"), seen("1.2 marked")],
      ["introduced 1.0 or before", "deprecated 1.2 or before 2025-07"],
    ],
    [
      "marked, and the mark taken back",
      [seen("1.0 marked"), seen("1.1 plain"), seen("1.2 plain")],
      ["introduced 1.0 or before", "deprecated 1.0 or before", "undeprecated 1.1 2025-04-15"],
    ],
  ])("%s", (_story, statements, events) => {
    expect(eventsOf(statements, [], line).map(told)).toEqual(events);
  });

  test("an event says where it was read", () => {
    expect(eventsOf([seen("1.0 absent"), seen("1.1 marked")], [], line)).toEqual([
      {
        kind: "introduced",
        release: "1.1",
        date: { precision: "day", date: "2025-04-15" },
        source: { kind: "contract", release: "1.1" },
        orBefore: false,
      },
      {
        kind: "deprecated",
        release: "1.1",
        date: { precision: "day", date: "2025-04-15" },
        source: { kind: "contract", release: "1.1" },
        orBefore: false,
      },
    ]);
  });
});

describe("when a mark says that it began", () => {
  test.each<[since: string, release: string, event: string]>([
    ["1.1", "2.0", "deprecated 1.1 seen in 2.0 2025-04-15"],
    ["1.0", "1.1", "deprecated 1.0 seen in 1.1"],
    ["2.0", "2.0", "deprecated 2.0 2025-10-15"],
    ["2.0", "1.2", "deprecated 1.2 2025-07"],
    ["2025-10-14", "2.0", "deprecated 2.0 2025-10-14"],
    ["2025-10", "2.0", "deprecated 2.0 2025-10"],
    ["2025-10-16", "2.0", "deprecated 2.0 2025-10-15"],
    ["2025-07-01", "1.2", "deprecated 1.2 2025-07-01"],
    ["2025-07-02", "1.2", "deprecated 1.2 2025-07"],
    ["2025-01-01", "1.0", "deprecated 1.0 2025-01-01"],
    ["some day", "2.0", "deprecated 2.0 2025-10-15"],
  ])("since %s, in %s", (since, release, event) => {
    const events = eventsOf([seen(`${release} marked`, { since })], [], line);
    expect(events.filter(({ kind }) => kind === "deprecated").map((one) => told({ ...one, orBefore: false }))).toEqual([
      event,
    ]);
  });

  test("in the oldest contract known it may have been earlier", () => {
    expect(eventsOf([seen("1.1 marked", { since: "1.0" })], [], line).map(told)).toEqual([
      "deprecated 1.0 or before seen in 1.1",
      "introduced 1.1 or before 2025-04-15",
    ]);
  });
});

describe("what notices tell beside contracts", () => {
  const plain = [seen("1.0 plain"), seen("1.1 plain"), seen("1.2 plain")];
  const gone = [seen("1.0 plain"), seen("1.1 plain"), seen("1.2 absent")];
  const never = [seen("1.0 absent"), seen("1.1 absent"), seen("1.2 absent")];
  test.each<
    [story: string, statements: readonly ReleaseStatement[], notice: Partial<Notice>, events: readonly string[]]
  >([
    ["of a feature says nothing of when", plain, { kind: "feature", announcedIn: "1.1" }, []],
    ["nor does the end of a trial", plain, { kind: "stable", announcedIn: "1.1" }, []],
    ["a deprecation", plain, { announcedIn: "1.1" }, ["deprecated 1.1 notice 2025-04-15"]],
    ["of a release without a date", plain, { announcedIn: "1.0" }, ["deprecated 1.0 notice"]],
    [
      "its own date counts",
      plain,
      { announcedIn: "1.1", date: { precision: "day", date: "2025-05-01" } },
      ["deprecated 1.1 notice 2025-05-01"],
    ],
    ["of what it lists in that release, a removal is wrong", plain, { kind: "removed", announcedIn: "1.2" }, []],
    ["and in a later one", plain, { kind: "removed", announcedIn: "1.0" }, []],
    ["not in an earlier one", plain, { kind: "removed", announcedIn: "2.0" }, ["removed 2.0 notice 2025-10-15"]],
    ["where no later one has it", gone, { kind: "removed", announcedIn: "1.2" }, ["removed 1.2 notice 2025-07"]],
    ["known before it came by a notice", plain, { kind: "introduced", announcedIn: "2.0" }, []],
    ["known from that release", plain, { kind: "introduced", announcedIn: "1.0" }, []],
    [
      "known only from a later release",
      [seen("1.1 plain")],
      { kind: "introduced", announcedIn: "1.0" },
      ["introduced 1.0 notice"],
    ],
    ["which no contract has", never, { kind: "introduced", announcedIn: "1.1" }, ["introduced 1.1 notice 2025-04-15"]],
    ["documented, of whatever release, without a contract", [], { kind: "documented", announcedIn: "1.1" }, []],
    ["documented, of a release with a contract", never, { kind: "documented", announcedIn: "1.2" }, []],
    ["of an older one", never, { kind: "documented", announcedIn: "1.1" }, []],
    [
      "of a newer one",
      never,
      { kind: "documented", announcedIn: "2.0" },
      ["introduced 2.0 or before documentation 2025-10-15"],
    ],
    [
      "newer, and without a date",
      [seen("1.0 absent")],
      { kind: "documented", announcedIn: "3.0" },
      ["introduced 3.0 or before documentation"],
    ],
    ["of a newer one, of what contracts have", plain, { kind: "documented", announcedIn: "2.0" }, []],
    ["or had", gone, { kind: "documented", announcedIn: "2.0" }, []],
  ])("%s", (_story, statements, notice, events) => {
    const own = eventsOf(statements, [], line);
    const all = eventsOf(statements, [hit(notice)], line);
    expect(all.filter((event) => event.source.kind !== "contract").map(told)).toEqual(events);
    expect(all.filter((event) => event.source.kind === "contract")).toEqual(own);
  });

  test("an event of a notice says which, and when users of the rolling API were told", () => {
    const saasDate = { precision: "day", date: "2025-04-20" } as const;
    expect(eventsOf([], [hit({ announcedIn: "1.0", saasDate, source: "notes of April" })], line)).toEqual([
      {
        kind: "deprecated",
        release: "1.0",
        saasDate,
        source: { kind: "notice", release: "1.0", reference: "notes of April" },
        orBefore: false,
      },
    ]);
    expect(
      eventsOf([seen("1.0 absent")], [hit({ kind: "documented", announcedIn: "1.1", source: "the manual" })], line),
    ).toEqual([
      {
        kind: "introduced",
        release: "1.1",
        date: { precision: "day", date: "2025-04-15" },
        source: { kind: "documentation", release: "1.1", reference: "the manual" },
        orBefore: true,
      },
    ]);
  });

  test("within a release, what comes back does so before a new mark counts, and contracts speak first", () => {
    const statements = [seen("1.0 plain"), seen("1.1 absent"), seen("1.2 marked")];
    const notices = [
      hit({ announcedIn: "1.2" }),
      hit({ kind: "removed", announcedIn: "2.0" }),
      hit({ announcedIn: "2.0" }),
    ];
    expect(eventsOf(statements, notices, line).map(told)).toEqual([
      "introduced 1.0 or before",
      "removed 1.1 2025-04-15",
      "reintroduced 1.2 2025-07",
      "deprecated 1.2 2025-07",
      "deprecated 1.2 notice 2025-07",
      "deprecated 2.0 notice 2025-10-15",
      "removed 2.0 notice 2025-10-15",
    ]);
  });

  test("a mark that ends does so before one that a notice announces in that release", () => {
    const events = eventsOf([seen("1.0 marked"), seen("1.1 plain")], [hit({ announcedIn: "1.1" })], line);
    expect(events.map(told)).toEqual([
      "introduced 1.0 or before",
      "deprecated 1.0 or before",
      "undeprecated 1.1 2025-04-15",
      "deprecated 1.1 notice 2025-04-15",
    ]);
  });
});
