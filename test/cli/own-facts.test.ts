/** What is known of an API of one's own comes from its config and from the files beside it: none of it is dropped. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const document = (deprecated: boolean): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "quay", version: "any" },
    paths: {
      "/boats": { get: { deprecated, responses: { 200: { description: "fine" } } } },
      "/piers": { get: { responses: { 200: { description: "fine" } } } },
    },
  });
const SPECS = { "1": "quay-1.json", "2": "quay-2.json" };
const RELEASES = [{ version: "1", date: "2026-01-31" }, { version: "2", date: "2026-03-01" }, { version: "3" }];
const NOTICES = {
  notices: [{ kind: "removed", announcedIn: "3", elements: [{ path: "/piers" }], source: "mail" }],
};

const quay = (api: object, beside: Readonly<Record<string, unknown>> = {}): string =>
  folder({
    "package.json": "{}",
    "lastcall.config.json": JSON.stringify({
      apis: [{ name: "quay", servers: ["https://quay.example"], from: "1", ...api }],
    }),
    "quay-1.json": document(false),
    "quay-2.json": document(true),
    "src/a.ts":
      'export const all = () => [fetch("https://quay.example/boats"), fetch("https://quay.example/piers")];\n',
    ...Object.fromEntries(
      Object.entries(beside).map(([name, content]) => [
        `.lastcall/quay/${name}`,
        typeof content === "string" ? content : JSON.stringify(content),
      ]),
    ),
  });

const rulesOf = async (cwd: string, to: string): Promise<readonly string[]> => {
  const { stdout, stderr } = await lastcall(["check", "src", "--to", to, "--format", "json"], { cwd });
  if (stdout === "") throw new Error(stderr);
  const { findings } = JSON.parse(stdout) as {
    findings: readonly {
      ruleId: string;
      operation: string;
      lifecycle: { keptThrough: { release?: string; date?: string } | null };
    }[];
  };
  return findings.map(({ ruleId, operation, lifecycle: { keptThrough } }) =>
    [ruleId, operation, ...(keptThrough === null ? [] : [keptThrough.release ?? "-", keptThrough.date ?? "-"])].join(
      " ",
    ),
  );
};

describe("notices beside an API whose documents the config lists", () => {
  test("count in check, timeline and explain", async () => {
    const cwd = quay({ specs: SPECS, releases: RELEASES }, { "notices.json": NOTICES });
    expect(await rulesOf(cwd, "3")).toContain("removed-endpoint GET /piers");
    expect((await lastcall(["timeline", "--to", "3"], { cwd })).stdout).toContain("Gone in 3 (1)\n  GET /piers");
    expect((await lastcall(["explain", "GET /piers", "--to", "3"], { cwd })).stdout).toMatch(/gone since 3/);
  });

  test("may speak of a release that is known by its document alone", async () => {
    const notices = { notices: [{ ...NOTICES.notices[0], kind: "deprecated", announcedIn: "2" }] };
    const cwd = quay({ specs: SPECS }, { "notices.json": notices });
    expect(await rulesOf(cwd, "2")).toContain("deprecated-endpoint GET /piers");
  });

  test("are named with their line where they are wrong", async () => {
    const cwd = quay(
      { specs: SPECS, releases: RELEASES },
      { "notices.json": JSON.stringify({ notices: [{ ...NOTICES.notices[0], announcedIn: "9" }] }, null, 1) },
    );
    const { exitCode, stderr } = await lastcall(["check", "src"], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^error: .*notices\.json:5:4: notices\.0\.announcedIn: unknown release 9\n {2}hint: /);
  });

  test("so does provider.json, after what the config says itself", async () => {
    const beside = {
      "provider.json": { policy: { months: 1, furtherReleases: 1 }, releases: [{ version: "2", date: "2026-02-28" }] },
    };
    expect(await rulesOf(quay({ specs: SPECS }, beside), "2")).toEqual([
      "deprecated-endpoint GET /boats the release after 2 2026-03-28",
    ]);
    expect(await rulesOf(quay({ specs: SPECS, releases: RELEASES, policy: { months: 6 } }, beside), "2")).toEqual([
      "expired-endpoint GET /boats - 2026-09-01",
    ]);
  });
});

describe("what the config says of an API whose documents lie in .lastcall", () => {
  const beside = { "1.json": document(false), "2.json": document(true), "notices.json": NOTICES };

  test("releases and policy count", async () => {
    const cwd = quay({ releases: RELEASES, policy: { furtherReleases: 1, months: 3 } }, beside);
    expect(await rulesOf(cwd, "2")).toEqual(["deprecated-endpoint GET /boats 3 2026-06-01"]);
    expect(await rulesOf(cwd, "3")).toContain("removed-endpoint GET /piers");
  });

  test("title and names count", async () => {
    const { stdout } = await lastcall(["timeline"], {
      cwd: quay({ title: "Quay of Dover", releases: RELEASES }, beside),
    });
    expect(stdout).toMatch(/^Quay of Dover\n/);
  });
});

test("of the built-in API, a policy of the config goes before the shipped one, and releases keep their dates", async () => {
  const cwd = folder({
    "package.json": "{}",
    "lastcall.config.json": JSON.stringify({
      apis: [{ name: "runai", releases: ["2.24", "2.25"], policy: { furtherReleases: 1 } }],
    }),
  });
  const { stdout } = await lastcall(["explain", "GET /api/v1/apps", "--to", "2.24"], { cwd });
  expect(stdout).toMatch(/through 2\.25; 2\.26 is the first that may/);
  expect(stdout).toContain("2.24, 2026-01-18");
});

test.each([
  {
    fault: "a day that is not in the calendar",
    releases: [{ version: "1", date: "2025-02-30" }, "2"],
    said: "apis[0].releases[0].date: there is no such date\n  hint: Write a day of the calendar, such as 2026-01-31.",
  },
  {
    fault: "dates that run backwards",
    releases: [
      { version: "1", date: "2026-05-01" },
      { version: "2", date: "2026-03" },
    ],
    said: "releases out of order: 2 (2026-03) stands after 1 (2026-05-01)\n  hint: List releases oldest first, in the order they were released.",
  },
  {
    fault: "a release twice",
    releases: ["1", "2", "2"],
    said: "apis[0].releases[2]: release 2 is listed twice\n  hint: Leave one of the two out.",
  },
  { fault: "numbers that run backwards", releases: ["2", "1"], said: "releases out of order: 1 stands after 2" },
])("releases of the config are held as those of provider.json: $fault", async ({ releases, said }) => {
  const { exitCode, stderr } = await lastcall(["check", "src"], { cwd: quay({ specs: SPECS, releases }) });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(said);
});

test("releases that are called by names alone have the order of the list", async () => {
  const cwd = quay({
    specs: { focal: "quay-1.json", bionic: "quay-2.json" },
    releases: ["focal", "bionic"],
    from: "focal",
  });
  expect(await rulesOf(cwd, "bionic")).toEqual(["deprecated-endpoint GET /boats"]);
});

test("explain goes release by release in their order, also where one without a document lies between", async () => {
  const cwd = quay({ specs: { "1": "quay-1.json", "3": "quay-2.json" }, releases: ["1", "2", "3"] });
  expect((await lastcall(["explain", "GET /boats"], { cwd })).stdout).toMatch(/by release {3}1 ok +2 ok\? +3 dep/);
});

describe("documents that the config names are spoken of from where one stands", () => {
  test("where one is missing, and what its path starts from", async () => {
    const cwd = quay({ specs: { ...SPECS, "2": "quay-3.json" } });
    for (const [below, file] of [
      ["", "quay-3.json"],
      ["src", "../quay-3.json"],
    ] as const)
      expect(await lastcall(["diff", "1", "2"], { cwd: join(cwd, below) })).toMatchObject({
        exitCode: 2,
        stderr: `error: ${file} is not there\n  hint: Check the path; it starts from the folder of the config, which names it.\n`,
      });
  });

  test("in the places of what differs", async () => {
    const { stdout } = await lastcall(["diff", "1", "2", "--format", "json"], { cwd: quay({ specs: SPECS }) });
    const { changes } = JSON.parse(stdout) as { changes: readonly { targetLocation: { file: string } | null }[] };
    expect(new Set(changes.flatMap(({ targetLocation: at }) => (at === null ? [] : [at.file])))).toEqual(
      new Set(["quay-2.json"]),
    );
  });
});

describe("a list of releases that leaves one out", () => {
  const noteOf = async (facts: object, beside: Readonly<Record<string, unknown>> = {}, to = "3") => {
    const cwd = quay(facts, beside);
    const { stdout } = await lastcall(["check", "src", "--to", to, "--format", "json"], { cwd });
    return (JSON.parse(stdout) as { remarks: readonly string[] }).remarks.filter((note) => note.includes("document"));
  };
  const NOTE =
    "2 has a document, and the releases of the config leave it out: by its number it counts as one after 1 and before 3";

  test("whose document lies there says where it was put", async () => {
    expect(await noteOf({ specs: SPECS, releases: ["1", "3"] })).toEqual([NOTE]);
  });

  test("is complete where `.lastcall` lists it, or where no list was asked for", async () => {
    const listed = { releases: [{ version: "1" }, { version: "2", date: "2026-03-01" }, { version: "3" }] };
    expect(await noteOf({ specs: SPECS, releases: ["1", "3"] }, { "provider.json": listed })).toEqual([]);
    expect(await noteOf({ specs: SPECS }, {}, "2")).toEqual([]);
  });
});
