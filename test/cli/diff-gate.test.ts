/** `diff` in the API's own repository: what a branch does to the document, judged and accepted there. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChangeReport } from "../../src/diff/index.js";
import { errorsBy, sarifSchema } from "../report/sarif-schema.js";
import { lastcall } from "./run.js";

const document = (paths: object): string =>
  `${JSON.stringify({ openapi: "3.0.3", info: { title: "Dogs", version: "1" }, paths }, undefined, 2)}\n`;
const answer = (properties: object) => ({
  get: {
    responses: {
      "200": { description: "OK", content: { "application/json": { schema: { type: "object", properties } } } },
    },
  },
});
const OLD = document({
  "/dogs": answer({ name: { type: "string" }, age: { type: "string" } }),
  "/cats": answer({ name: { type: "string" } }),
});
const NEW = document({ "/dogs": answer({ name: { type: "string" }, age: { type: "integer" } }) });

let folder: string;
const git = (...args: readonly string[]): void => {
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd: folder,
    stdio: "ignore",
  });
};
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lastcall-gate-"));
  git("init", "-q", "-b", "main");
  await mkdir(file("api/parts"), { recursive: true });
  await writeFile(file("api/openapi.json"), OLD);
  await writeFile(file("api/parts/error.json"), '{ "type": "object" }');
  git("add", ".");
  git("commit", "-qm", "the API");
  await writeFile(file("api/openapi.json"), NEW);
});
afterAll(() => rmSync(folder, { recursive: true }));

const diff = (args: readonly string[], options: Parameters<typeof lastcall>[1] = {}) =>
  lastcall(["diff", ...args], { cwd: folder, env: { PATH: process.env["PATH"] ?? "" }, ...options });
const changesOf = (stdout: string): readonly string[] =>
  (JSON.parse(stdout) as ChangeReport).changes.map(({ ruleId, affects: [first] }) => `${ruleId} ${first?.path ?? ""}`);
const BOTH = ["api-path-removed-without-deprecation /cats", "response-property-type-changed /dogs"];
const SIDES = ["git:main:api/openapi.json", "api/openapi.json"];

describe("a side can be", () => {
  test("a state in git, and the exit code is a gate", async () => {
    const run = await diff([...SIDES, "--format", "json", "--fail-on", "breaking"]);
    expect(run.stderr).toBe("");
    expect(changesOf(run.stdout).toSorted()).toEqual(BOTH);
    expect(run.exitCode).toBe(1);
  });

  test("a path in git from where one stands", async () => {
    const run = await diff(["git:HEAD:./openapi.json", "openapi.json", "--format", "json"], { cwd: file("api") });
    expect(changesOf(run.stdout).toSorted()).toEqual(BOTH);
  });

  test("standard input", async () => {
    const run = await diff(["api/openapi.json", "-", "--format", "json"], { stdin: OLD });
    expect(changesOf(run.stdout)).toContain("endpoint-added /cats");
  });

  test.each([
    ["git:main:api", "api"],
    ["git:main:api", "copy"],
  ])("a folder of documents: %s and %s", async (base, target) => {
    if (target === "copy") {
      await mkdir(file("copy"), { recursive: true });
      await writeFile(file("copy/renamed.json"), NEW);
    }
    const run = await diff([base, target, "--format", "json"]);
    const changes = changesOf(run.stdout);
    if (target === "api") expect(changes.toSorted()).toEqual(BOTH);
    else {
      // Of a document that one side lacks everything is gone, or new.
      expect(changes).toContain("api-path-removed-without-deprecation /dogs");
      expect(changes).toContain("endpoint-added /dogs");
    }
  });

  test.each([
    ["", "git:main:.", ".", "git:main:./api/openapi.json"],
    ["", "git:main:", ".", "git:main:api/openapi.json"],
    ["", "git:main:api/", "api/", "git:main:api/openapi.json"],
    ["api", "git:main:.", ".", "git:main:./openapi.json"],
    ["api", "git:main:api", ".", "git:main:api/openapi.json"],
    ["api/parts", "git:main:..", "..", "git:main:../openapi.json"],
  ])("seen from %j the folder %s", async (at, base, target, name) => {
    const cwd = file(at);
    rmSync(file("copy"), { recursive: true, force: true });
    const run = await diff([base, target, "--format", "json"], { cwd });
    expect(run.stderr).toBe("");
    expect(changesOf(run.stdout).toSorted()).toEqual(BOTH);
    const { changes } = JSON.parse(run.stdout) as ChangeReport;
    expect(changes.map(({ baseLocation }) => baseLocation?.file)).toEqual([name, name]);
  });

  test.each<readonly [readonly string[], RegExp]>([
    [
      ["git:nowhere:api/openapi.json", "api/openapi.json"],
      /^error: git has no api\/openapi\.json in nowhere: .*\n {2}hint: In CI, fetch/,
    ],
    [["git:--output=x:a.json", "api/openapi.json"], /is not git:<ref>:<path>/],
    [["git:main", "api/openapi.json"], /is not git:<ref>:<path>/],
    [["-", "-"], /both sides cannot come from standard input\n {2}hint: /],
    [["git:main:nowhere", "."], /^error: git has no nowhere in main: /],
    [["-", "api/openapi.json"], /nothing came in on standard input/],
    [
      ["git:main:api/openapi.json", "api/openapi.json", "--cross-check"],
      /^error: --cross-check compares releases, files and URLs alone\n {2}hint: /,
    ],
    [["api", "api/openapi.json"], /api is a folder, api\/openapi\.json is a document: they cannot be compared/],
    [["api/parts", "api"], /api\/parts holds no OpenAPI document/],
  ])("and not %j", async (args, message) => {
    const run = await diff(args);
    expect(run.stderr).toMatch(message);
    expect([run.exitCode, run.stdout]).toEqual([2, ""]);
  });
});

describe("judgement", () => {
  test("of a rule is the user's", async () => {
    const rules = [
      "--rule",
      "api-path-removed-without-deprecation=off",
      "--rule",
      "response-property-type-changed=compatible",
    ];
    const run = await diff([...SIDES, "--format", "json", "--fail-on", "dangerous", ...rules]);
    expect(changesOf(run.stdout)).toEqual(["response-property-type-changed /dogs"]);
    expect(run.exitCode).toBe(0);
  });

  test.each([
    [
      "response-property-type-chnaged=off",
      /no rule "response-property-type-chnaged".*\n.*Did you mean response-property-type-changed/,
    ],
    ["response-property-type-changed=error", /comes one of off, compatible, dangerous, breaking/],
  ])("%s is refused", async (rule, message) => {
    const run = await diff([...SIDES, "--rule", rule]);
    expect([run.exitCode, run.stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe("the baseline", () => {
  const BASELINE = "accepted.json";
  const entries = (): { accepted: object[]; findings: { fingerprint: string; ruleId: string }[] } =>
    JSON.parse(readFileSync(file(BASELINE), "utf8")) as never;
  const gate = (today = "2026-11-21") =>
    diff([...SIDES, "--fail-on", "breaking", "--baseline", BASELINE, "--as-of", today, "--format", "json"]);

  test("accepts today's changes, one of them decided on until a day, and lets nothing else pass", async () => {
    const written = await diff([...SIDES, "--write-baseline", BASELINE, "--fail-on", "breaking"]);
    expect([written.exitCode, written.stderr]).toEqual([
      0,
      expect.stringContaining("accepted.json: 2 accepted changes."),
    ]);
    const { findings } = entries();
    const removed = findings.find(({ ruleId }) => ruleId === BOTH[0]?.split(" ")[0]);
    const kept = { ...removed, reason: "nobody calls it", until: "2026-12-31" };
    await writeFile(file(BASELINE), JSON.stringify({ schemaVersion: 1, accepted: [kept], findings: [] }));

    const open = await gate();
    expect(changesOf(open.stdout)).toEqual([BOTH[1]]);
    expect((JSON.parse(open.stdout) as ChangeReport).accepted).toMatchObject([
      { change: { fingerprint: removed?.fingerprint }, reason: "nobody calls it", until: "2026-12-31" },
    ]);
    expect(open.exitCode).toBe(1);

    const later = await gate("2027-01-01");
    expect(changesOf(later.stdout).toSorted()).toEqual(BOTH);
    expect(later.stderr).toContain("past the agreed day: reported again");

    // Writing it again keeps what is kept by hand, and takes in the other.
    await diff([...SIDES, "--write-baseline", BASELINE]);
    expect(entries()).toMatchObject({ accepted: [kept], findings: [{ ruleId: "response-property-type-changed" }] });
    expect((await gate()).exitCode).toBe(0);
  });

  test("is told of entries that no longer occur", async () => {
    const run = await diff(["api/openapi.json", "api/openapi.json", "--baseline", BASELINE]);
    expect(run.stderr).toContain("1 accepted change of accepted.json no longer occurs; drop with --write-baseline");
  });

  test("is refused where its end is no day, or where it is not there", async () => {
    const [entry] = entries().findings;
    await writeFile(
      file("wrong.json"),
      JSON.stringify({ schemaVersion: 1, accepted: [{ ...entry, until: "2.26" }], findings: [] }),
    );
    expect((await diff([...SIDES, "--baseline", "wrong.json"])).stderr).toContain('until "2.26", which is no day');
    expect(await diff([...SIDES, "--baseline", "absent.json"])).toMatchObject({
      exitCode: 2,
      stderr: "error: there is no baseline absent.json\n  hint: Write one with --write-baseline <file>.\n",
    });
  });
});

describe("machine formats", () => {
  const rendered = async (format: string, args: readonly string[] = []) =>
    (await diff([...SIDES, "--format", format, ...args], { cwd: folder })).stdout;

  test("sarif follows its schema; what is gone is placed at the top of the document in front of the reader", async () => {
    const log = JSON.parse(await rendered("sarif")) as {
      runs: { results: { ruleId: string; level: string; locations: { physicalLocation: object }[] }[] }[];
    };
    expect(errorsBy(sarifSchema(), log)).toEqual([]);
    const results = log.runs[0]?.results.map(({ ruleId, level, locations: [place] }) => ({
      ruleId,
      level,
      ...place?.physicalLocation,
    }));
    expect(results).toContainEqual({
      ruleId: "api-path-removed-without-deprecation",
      level: "error",
      artifactLocation: { uri: "api/openapi.json", uriBaseId: "SRCROOT" },
      region: { startLine: 1, startColumn: 1 },
    });
    expect(results).toContainEqual(
      expect.objectContaining({ ruleId: "response-property-type-changed", region: { startLine: 21, startColumn: 21 } }),
    );
  });

  test("github annotates the lines", async () => {
    const text = await rendered("github");
    expect(text).toMatch(/^::error file=api\/openapi\.json,line=1,col=1,title=api-path-removed-without-deprecation::/m);
    expect(text).toMatch(/^::error file=api\/openapi\.json,line=21,col=21,title=response-property-type-changed::/m);
    expect(text.trimEnd()).toMatch(/2 breaking, 0 dangerous, 0 compatible\.$/);
  });

  test("gitlab has a fingerprint for each", async () => {
    const issues = JSON.parse(await rendered("gitlab")) as { fingerprint: string; location: { path: string } }[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(2);
    expect(issues.map(({ location }) => location.path)).toEqual(["api/openapi.json", "api/openapi.json"]);
  });

  test("html leads to the line of the checked out document, and of an old state nowhere", async () => {
    const env = {
      PATH: process.env["PATH"] ?? "",
      GITHUB_SERVER_URL: "https://git.example",
      GITHUB_REPOSITORY: "cats/api",
      GITHUB_SHA: "c0ffee",
    };
    const { stdout } = await diff(["git:main:./openapi.json", "openapi.json", "--format", "html"], {
      cwd: file("api"),
      env,
    });
    const places = [...stdout.matchAll(/<dt>(\w+)<\/dt><dd>[^]*?<span class="quiet">([^]*?)<\/span>/g)].map(
      ([, side, place]) => `${side}: ${place}`,
    );
    expect(places).toEqual([
      expect.stringMatching(/^Before: git:main:\.\/openapi\.json:\d+:\d+$/),
      expect.stringMatching(/^Before: git:main:\.\/openapi\.json:\d+:\d+$/),
      expect.stringMatching(
        /^After: <a href="https:\/\/git\.example\/cats\/api\/blob\/c0ffee\/api\/openapi\.json#L(\d+)">openapi\.json:\1:\d+<\/a>$/,
      ),
    ]);
  });

  test("junit fails what is open and skips what is accepted", async () => {
    const text = await rendered("junit", ["--baseline", "accepted.json"]);
    expect(text).toContain('<testsuites name="lastcall diff" tests="2" failures="0" errors="0">');
    expect(text).toContain("accepted by baseline: nobody calls it");
    expect(await rendered("junit")).toContain('failures="2"');
  });

  test.each(["junit", "checkstyle"])("%s is well-formed, also where nothing changed", async (format) => {
    for (const text of [
      await rendered(format),
      (await diff(["api/openapi.json", "api/openapi.json", "--format", format])).stdout,
    ]) {
      expect(() => new SaxesParser().write(text).close()).not.toThrow();
      expect(text.startsWith("<?xml")).toBe(true);
    }
  });
});

test("the document may lie under another name by then", async () => {
  await rename(file("api/openapi.json"), file("api/dogs.json"));
  const run = await diff(["git:main:api/openapi.json", "api/dogs.json", "--format", "json"]);
  expect(changesOf(run.stdout).toSorted()).toEqual(BOTH);
});
