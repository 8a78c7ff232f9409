import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { operationKey } from "../../../src/contract/normalise/path.js";
import { openProvider, resolveVersion } from "../../../src/contract/provider/index.js";
import { lifecycleOf, OPERATION, openHistory } from "../../../src/diff/history/index.js";

let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "lastcall-provider-"));
});
afterEach(() => {
  rmSync(project, { recursive: true });
});

const own = (provider: string, files: Readonly<Record<string, unknown>>): void => {
  const folder = join(project, ".lastcall", provider);
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of Object.entries(files))
    writeFileSync(join(folder, file), typeof content === "string" ? content : JSON.stringify(content, null, 2));
};
const contract = (paths: object) => ({ openapi: "3.0.3", info: { title: "Own", version: "x" }, paths });
const get = (extra: object = {}) => ({ get: { responses: { "200": { description: "ok" } }, ...extra } });

describe("a project's own folder", () => {
  test("adds a contract of a release that had none, and lifecycles grow by it", async () => {
    own("runai", { "2.25.json": contract({ "/api/v1/users": get() }) });
    const opened = await openProvider("runai", { project });
    if (!opened.ok) throw new Error(opened.problem.message);
    expect(opened.value.versions.slice(-2)).toEqual(["2.24", "2.25"]);
    expect(opened.value.latest).toBe("2.25");
    const history = await openHistory(opened.value);
    if (!history.ok) throw new Error(history.problem.message);
    expect(lifecycleOf(history.value, operationKey("GET", "/api/v1/nodes"), OPERATION).removed).toBe("2.25");
    expect(lifecycleOf(history.value, operationKey("GET", "/api/v1/users"), OPERATION).removed).toBeUndefined();
  });

  test("puts releases nobody listed where SemVer puts them, undated", async () => {
    own("runai", { "3.1.json": contract({}), "2.24.1.json": contract({}) });
    const opened = await openProvider("runai", { project });
    if (!opened.ok) throw new Error(opened.problem.message);
    const releases = opened.value.definition.releases;
    expect(releases.map((release) => release.version).slice(-6)).toEqual([
      "2.24",
      "2.24.1",
      "2.25",
      "2.26",
      "3.0",
      "3.1",
    ]);
    expect(releases.at(-1)?.date).toBeUndefined();
  });

  test("a latest.json is the rolling API, later than all releases", async () => {
    own("runai", { "latest.json": contract({}) });
    const opened = await openProvider("runai", { project });
    if (!opened.ok) throw new Error(opened.problem.message);
    expect([opened.value.latest, opened.value.versions.at(-1)]).toEqual(["latest", "latest"]);
  });

  test("the contract that answers for latest brings its own capture date, or none", async () => {
    const latestOf = async () => {
      const opened = await openProvider("runai", { project });
      if (!opened.ok) throw new Error(opened.problem.message);
      return opened.value.definition.latest;
    };
    own("runai", { "latest.json": contract({}) });
    expect(await latestOf()).toBeUndefined();
    const mark = JSON.stringify({
      provider: "runai",
      source: "https://control.example/api/docs",
      captured: "2026-11-02",
      sha256: "0".repeat(64),
    });
    own("runai", { "latest.json": `{\n"x-lastcall":${mark},\n${JSON.stringify(contract({})).slice(1)}` });
    expect(await latestOf()).toEqual({
      release: "latest",
      capturedOn: { precision: "day", date: "2026-11-02" },
      beforeRelease: false,
    });
  });

  test("makes a provider of its own", async () => {
    own("kennel", {
      "provider.json": {
        title: "Kennel",
        releases: [{ version: "1", date: "2026-01-31" }],
        policy: { furtherReleases: 1 },
      },
      "1.json": contract({ "/pets": get() }),
    });
    const opened = await openProvider("kennel", { project });
    expect(opened).toMatchObject({
      ok: true,
      value: { title: "Kennel", versions: ["1"], definition: { policy: { furtherReleases: 1, months: undefined } } },
    });
  });

  test("a provider that nobody knows is named with the known ones", async () => {
    expect(await openProvider("runia", { project })).toEqual({
      ok: false,
      problem: {
        message: "unknown provider runia",
        hint: expect.stringMatching(/^Did you mean "runai"\? Known: .*\brunai\b/) as string,
      },
    });
  });

  test("adds notices, at their own line", async () => {
    own("runai", {
      "notices.json": {
        notices: [
          {
            kind: "deprecated",
            announcedIn: "2.26",
            elements: [{ path: "/api/v1/nodes", replacement: ["GET /api/v1/users"] }],
            source: "mail of the vendor",
          },
        ],
      },
    });
    const opened = await openProvider("runai", { project });
    if (!opened.ok) throw new Error(opened.problem.message);
    const history = await openHistory(opened.value);
    if (!history.ok) throw new Error(history.problem.message);
    const [nodes] = [...history.value.operations.values()].filter((operation) => operation.path === "/api/v1/nodes");
    expect(nodes && lifecycleOf(history.value, nodes.key, OPERATION)).toMatchObject({
      deprecated: "2.26",
      replacement: [{ target: "GET /api/v1/users" }],
    });
  });
});

describe("bad files are named with their line, and nothing in them is dropped", () => {
  const provider = (content: unknown) => async () => {
    own("runai", { "provider.json": content });
    return openProvider("runai", { project });
  };
  const notices =
    (...list: readonly object[]) =>
    async () => {
      own("runai", { "notices.json": { notices: list } });
      const opened = await openProvider("runai", { project });
      return opened.ok ? openHistory(opened.value) : opened;
    };
  const about = (path: string, rest: object = {}) => ({
    kind: "deprecated",
    announcedIn: "2.24",
    elements: [{ path }],
    source: "mail",
    ...rest,
  });

  test.each([
    ["broken JSON", provider('{\n  "title": "x",\n  "names": [\n}'), /not valid JSON/, 4],
    ["an unknown field", provider({ titel: "x" }), /titel: unknown field/, 2],
    [
      "an unknown field deep inside",
      provider({ policy: { furtherReleases: 2, month: 6 } }),
      /policy\.month: unknown field/,
      4,
    ],
    ["a field of another kind", provider({ title: 5 }), /title: a text is expected here, not a number/, 2],
    [
      "one thing in the place of a list",
      provider({ releases: { version: "3.1" } }),
      /releases: a list is expected here, not an object/,
      2,
    ],
    [
      "a field that must be there",
      provider({ releases: [{ date: "2027-01-18" }] }),
      /releases\.0\.version: a text is missing here/,
      3,
    ],
    [
      "a policy of zero releases",
      provider({ policy: { furtherReleases: 0 } }),
      /policy\.furtherReleases: .*promises nothing/,
      3,
    ],
    ["a policy of zero months", provider({ policy: { months: 0 } }), /policy\.months: .*promises nothing/, 3],
    ["a policy without a window", provider({ policy: {} }), /needs furtherReleases, months or both/, 2],
    [
      "releases out of order by date",
      provider({
        releases: [
          { version: "3.1", date: "2027-01" },
          { version: "3.2", date: "2026-12-01" },
        ],
      }),
      /out of order: 3\.2 \(2026-12-01\) stands after 3\.1 \(2027-01\)/,
      7,
    ],
    [
      "a release older than the known ones it follows",
      provider({ releases: [{ version: "3.1", date: "2025-01-01" }] }),
      /out of order: 3\.1/,
      3,
    ],
    [
      "undated releases out of order by number",
      provider({ releases: [{ version: "3.2" }, { version: "3.1" }] }),
      /out of order: 3\.1 stands after 3\.2/,
      6,
    ],
    [
      "a release listed twice",
      provider({ releases: [{ version: "3.1" }, { version: "3.1" }] }),
      /3\.1 is listed twice/,
      6,
    ],
    [
      "a day that is in no calendar",
      provider({ releases: [{ version: "3.1", date: "2027-02-30" }] }),
      /no such date/,
      5,
    ],
    [
      "a date in another form",
      provider({ releases: [{ version: "3.1", date: "30 January 2027" }] }),
      /a date is written 2026-01-18/,
      5,
    ],
    [
      "a notice about an unknown release",
      notices(about("/api/v1/users", { announcedIn: "2.42" })),
      /unknown release 2\.42/,
      5,
    ],
    ["a notice about an unknown path", notices(about("/api/v1/user")), /no contract lists \/api\/v1\/user/, 3],
    [
      "a notice about a method that the path lacks",
      notices(about("/api/v1/nodes", { elements: [{ path: "/api/v1/nodes", methods: ["DELETE"] }] })),
      /no contract lists DELETE \/api\/v1\/nodes/,
      3,
    ],
    [
      "a notice without elements",
      notices({ kind: "removed", announcedIn: "2.24", source: "mail" }),
      /names at least one element/,
      3,
    ],
    [
      "two notices whose windows overlap",
      notices(about("/api/v1/nodes"), about("/api/v1/nodes", { announcedIn: "2.25" })),
      /overlapping windows: 2\.24 \(.*notices\.json:3\)/,
      13,
    ],
    [
      "a window that overlaps a shipped one",
      notices(about("/api/v1/token", { announcedIn: "2.26" })),
      /overlapping windows: 2\.25 \(runai notices\.json\)/,
      3,
    ],
    ["a path without a slash", notices(about("api/v1/me")), /a path starts with a slash/, 8],
  ])("%s", async (_, open, message, line) => {
    const outcome = await open();
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(outcome.problem.message).toMatch(message);
    expect(outcome.problem.file).toMatch(/\.lastcall.runai.(provider|notices)\.json$/);
    expect(outcome.problem.line).toBe(line);
  });

  test("several faults are counted", async () => {
    const outcome = await provider({ titel: "x", polcy: {}, releases: [{ version: 3 }] })();
    expect(outcome).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/and 1 more|and 2 more/) as string },
    });
  });

  test("a path that is known to be in no contract is said to be so", async () => {
    expect(
      await notices(about("/api/v1/user", { elements: [{ path: "/api/v1/user", listed: false }] }))(),
    ).toMatchObject({ ok: true });
  });

  test("a later notice that repeats an earlier one says so", async () => {
    expect(
      await notices(about("/api/v1/nodes"), about("/api/v1/nodes", { announcedIn: "2.25", restates: "2.24" }))(),
    ).toMatchObject({ ok: true });
  });
});

describe("versions as users write them", () => {
  test.each([
    ["2.24", "2.24"],
    ["v2.24", "2.24"],
    ["2.24.7", "2.24"],
    ["latest", "latest"],
  ])("%s is %s", async (asked, version) => {
    const opened = await openProvider("runai");
    expect(opened.ok && resolveVersion(opened.value, asked)).toEqual({ ok: true, value: version });
  });

  test("an unknown one is named with the known ones, and a release without contract says how to add it", async () => {
    const opened = await openProvider("runai");
    if (!opened.ok) throw new Error(opened.problem.message);
    expect(resolveVersion(opened.value, "2.42")).toMatchObject({
      ok: false,
      problem: { message: "unknown version 2.42 of runai" },
    });
    expect(await opened.value.contract("2.25")).toMatchObject({
      ok: false,
      problem: { hint: expect.stringContaining("lastcall spec add 2.25") as string },
    });
    expect(await opened.value.contract("2.42")).toMatchObject({
      ok: false,
      problem: { hint: "known: 2.18, 2.19, 2.20, 2.21, 2.22, 2.23, 2.24" },
    });
  });
});
