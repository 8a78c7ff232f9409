/** Whole runs: scope, shards, baselines and the gate over the stories of all rules. */

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CheckReport } from "../../src/check/finding.js";
import {
  type CheckEnvironment,
  type CheckOptions,
  type CheckRun,
  collectCalls,
  pruneBaseline,
  runCheck,
  writeBaseline,
} from "../../src/check/index.js";
import { mergeReports } from "../../src/check/merge/index.js";
import { gitOf } from "../../src/check/scope/git.js";
import { toCheckJson } from "../../src/report/check/json.js";

const fixtures = fileURLToPath(new URL("../fixtures/check", import.meta.url));

/** A repository of its own: the stories as its code, the API beside its config. */
let project: string;
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "lastcall-run-"));
  await cp(join(fixtures, "bookshop"), project, { recursive: true });
  await cp(join(fixtures, "rules"), join(project, "src"), { recursive: true });
  await writeFile(join(project, "package.json"), "{}");
});
afterAll(() => rm(project, { recursive: true }));

const environment = (): CheckEnvironment & { readonly cache: false } => ({
  cwd: project,
  today: "2026-03-01",
  cache: false,
  git: gitOf(process.env),
});

async function run(options: CheckOptions = {}, paths: readonly string[] = ["src"]): Promise<CheckRun> {
  const outcome = await runCheck(paths, { ...environment(), ...options });
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.value;
}
const refused = async (options: CheckOptions, paths: readonly string[] = ["src"]) => {
  const outcome = await runCheck(paths, { ...environment(), ...options });
  return outcome.ok ? undefined : outcome.problem;
};
const lines = (report: CheckReport): readonly string[] =>
  report.findings.map(({ ruleId, place }) => `${place.file}:${place.line} ${ruleId}`);

describe("shards", () => {
  test("together are the run, byte for byte", async () => {
    const whole = await run();
    const parts = await Promise.all([1, 2, 3].map((index) => run({ shard: { index, total: 3 } })));
    const texts = parts.map(({ report }, at) => ({
      file: `shard-${at + 1}.json`,
      text: JSON.stringify(toCheckJson(report)),
    }));
    const merged = mergeReports([...texts].reverse());
    expect(merged.ok && JSON.stringify(toCheckJson(merged.value), undefined, 2)).toBe(
      JSON.stringify(toCheckJson(whole.report), undefined, 2),
    );
    // Each has something to do, or the test would prove little.
    expect(parts.every(({ report }) => report.findings.length > 0)).toBe(true);
  });

  test.each<readonly [string, (texts: readonly string[]) => readonly string[], string]>([
    ["a part is missing", ([first = ""]) => [first], "shard 2 of 2 is missing"],
    ["a part comes twice", ([first = ""]) => [first, first], "shard 1/2 is given twice"],
    [
      "a whole run",
      ([first = ""]) => [first.replace(/"shard":\{[^}]*\}/, '"shard":null')],
      "part-0.json is the report of a whole run, not of a shard",
    ],
    [
      "parts of different runs",
      ([first = "", second = ""]) => [first, second.replace('"to":"2.0"', '"to":"2.1"')],
      "part-0.json and part-1.json differ in the API, releases and day",
    ],
    ["something else", () => ["{}"], "part-0.json is no JSON report of `lastcall check`"],
    ["broken JSON", () => ["{"], "part-0.json is no JSON"],
    ["nothing", () => [], "there is no report to merge"],
    [
      "findings that are none",
      ([first = ""]) => [JSON.stringify({ ...JSON.parse(first), findings: null })],
      "part-0.json is a damaged report of `lastcall check`: it is not as its schema says at findings",
    ],
    [
      "a call that is none",
      ([first = ""]) => [JSON.stringify({ ...JSON.parse(first), unresolved: [7] })],
      "part-0.json is a damaged report of `lastcall check`: it is not as its schema says at unresolved.0",
    ],
    [
      "more shards than anybody runs",
      ([first = ""]) => [JSON.stringify({ ...JSON.parse(first), shard: { index: 1, total: 100_000_000 } })],
      `shard ${Array.from({ length: 20 }, (_, at) => at + 2).join(", ")}, … of 100000000 is missing`,
    ],
    [
      "a shard beyond the last",
      ([first = ""]) => [JSON.stringify({ ...JSON.parse(first), shard: { index: 3, total: 2 } })],
      "part-0.json calls itself shard 3 of 2",
    ],
  ])("%s", async (_, change, message) => {
    const parts = await Promise.all(
      [1, 2].map((index) => run({ shard: { index, total: 2 } }, ["src/removed-endpoint"])),
    );
    const texts = change(parts.map(({ report }) => JSON.stringify(toCheckJson(report))));
    expect(mergeReports(texts.map((text, at) => ({ file: `part-${at}.json`, text })))).toMatchObject({
      ok: false,
      problem: { message },
    });
  });
});

describe("baseline", () => {
  const file = () => join(project, "lastcall-baseline.json");
  beforeEach(async () => {
    await rm(file(), { force: true });
    await writeBaseline(["src"], environment());
  });

  test("written, it accepts today's findings; complaints about comments stay", async () => {
    expect(await writeBaseline(["src"], environment())).toMatchObject({
      ok: true,
      value: { file: file(), dropped: 0 },
    });
    const { report, verdict } = await run({ baseline: "lastcall-baseline.json" });
    expect(lines(report)).toEqual([
      "src/expired-suppression/main.ts:3 expired-suppression",
      "src/unknown-suppression/main.ts:3 unknown-suppression",
      "src/unused-suppression/main.ts:3 unused-suppression",
    ]);
    expect(verdict).toBe("findings");
    expect(report.summary.baselined).toBe(report.accepted.length);
  });

  test("it is one finding a line, sorted, and the same when written again", async () => {
    const before = await readFile(file(), "utf8");
    await writeBaseline(["src"], environment());
    expect(await readFile(file(), "utf8")).toBe(before);
    const entries = before.split("\n").filter((line) => line.includes("fingerprint"));
    expect(
      entries.every((line) =>
        /^ {4}\{ "fingerprint": "[0-9a-f]{16}", "api": "bookshop", "ruleId": "[a-z-]+", "operation": ".*" \},?$/.test(
          line,
        ),
      ),
    ).toBe(true);
    expect(JSON.parse(before)).toMatchObject({ schemaVersion: 1, accepted: [] });
  });

  test("reasons and ends that a person wrote survive, and an end that has come brings the finding back", async () => {
    const text = await readFile(file(), "utf8");
    const entry = /(\{ "fingerprint": "[0-9a-f]+", "api": "bookshop", "ruleId": "removed-parameter".*) \}/;
    await writeFile(file(), text.replace(entry, '$1, "reason": "until the move", "until": "2.1" }'));
    await writeBaseline(["src"], environment());
    expect(await readFile(file(), "utf8")).toContain('"reason": "until the move", "until": "2.1"');
    const accepted = (await run({ baseline: "lastcall-baseline.json" })).report.accepted.find(
      (one) => one.finding.ruleId === "removed-parameter",
    );
    expect(accepted).toMatchObject({ by: "baseline", reason: "until the move" });
    const later = await run({ baseline: "lastcall-baseline.json", to: "2.1" });
    expect(lines(later.report)).toContain("src/removed-parameter/main.ts:3 removed-parameter");
    expect(later.report.remarks).toContain("1 entry of the baseline has reached the agreed end: reported again");
  });

  test("what got worse comes back", async () => {
    await writeBaseline(["src/removed-endpoint"], {
      ...environment(),
      from: "1.1",
      to: "1.1",
      baseline: "earlier.json",
    });
    expect(JSON.parse(await readFile(join(project, "earlier.json"), "utf8"))).toMatchObject({
      findings: [{ ruleId: "deprecated-endpoint", operation: "GET /customers" }],
    });
    expect(lines((await run({ baseline: "earlier.json" }, ["src/removed-endpoint"])).report)).toEqual([
      "src/removed-endpoint/main.ts:3 removed-endpoint",
    ]);
  });

  test("pruned, it drops what no longer occurs and takes in nothing", async () => {
    await writeBaseline(["src/removed-endpoint", "src/removed-parameter"], { ...environment(), baseline: "both.json" });
    const gone = { fingerprint: "0123456789abcdef", api: "bookshop", ruleId: "removed-endpoint", operation: "GET /x" };
    const both = JSON.parse(await readFile(join(project, "both.json"), "utf8")) as {
      findings: { ruleId: string }[];
    };
    both.findings = both.findings.filter(({ ruleId }) => ruleId === "removed-parameter");
    const findings = [...both.findings, { ...gone, file: "src/removed-parameter/old.ts" }];
    await writeFile(join(project, "both.json"), JSON.stringify({ ...both, findings }));
    const stale = await run({ baseline: "both.json" }, ["src/removed-parameter"]);
    expect(stale.report.remarks).toEqual([
      "1 entry of the baseline no longer occurs; drop with: lastcall baseline prune",
    ]);
    expect(
      await pruneBaseline(["src/removed-parameter", "src/deprecated-endpoint"], {
        ...environment(),
        baseline: "both.json",
      }),
    ).toMatchObject({ ok: true, value: { entries: 1, added: 0, dropped: 1 } });
    expect(JSON.parse(await readFile(join(project, "both.json"), "utf8"))).toMatchObject({
      findings: [{ ruleId: "removed-parameter" }],
    });
  });

  test("entries of folders that a run does not look at are neither stale nor pruned nor dropped", async () => {
    const options = { ...environment(), baseline: "parts.json" };
    await writeBaseline(["src/removed-endpoint", "src/removed-parameter"], options);
    const before = await readFile(join(project, "parts.json"), "utf8");
    expect((await run({ baseline: "parts.json" }, ["src/removed-parameter"])).report.remarks).toEqual([]);
    await pruneBaseline(["src/removed-parameter"], options);
    await writeBaseline(["src/removed-parameter"], options);
    expect(await readFile(join(project, "parts.json"), "utf8")).toBe(before);
  });

  test("a glob on the command line drops nothing that it leaves out", async () => {
    const options = { ...environment(), baseline: "globs.json" };
    await writeBaseline(["src"], options);
    const before = await readFile(join(project, "globs.json"), "utf8");
    await writeBaseline(["src"], { ...options, include: ["src/removed-parameter/**"] });
    expect(await readFile(join(project, "globs.json"), "utf8")).toBe(before);
  });

  test("entries of an API that nothing names are said to accept nothing; those of another API of the project are fine", async () => {
    const entry = {
      fingerprint: "0123456789abcdef",
      ruleId: "removed-endpoint",
      operation: "GET /x",
      file: "src/x.ts",
    };
    const of = (...apis: readonly string[]) =>
      apis.map((api, at) => ({ ...entry, api, fingerprint: `${at}`.repeat(16) }));
    const text = { schemaVersion: 1, accepted: of("runai"), findings: of("specs", "specs", "bookstore", "bookshop") };
    await writeFile(join(project, "others.json"), JSON.stringify(text));
    const { report } = await run({ baseline: "others.json" }, ["src/removed-parameter"]);
    expect(report.remarks).toEqual([
      "1 entry of the baseline is of bookstore, an API that nothing here names: it accepts nothing in this run; delete it, then: lastcall baseline write",
      "2 entries of the baseline are of a run with --base and --target: they accept nothing in this run; delete them, then: lastcall baseline write",
    ]);
  });

  test("hand-kept entries are neither rewritten nor pruned", async () => {
    const kept = {
      fingerprint: "0123456789abcdef",
      api: "bookshop",
      ruleId: "removed-endpoint",
      operation: "GET /x",
      file: "src/x.ts",
      reason: "a false alarm",
    };
    await writeFile(join(project, "kept.json"), JSON.stringify({ schemaVersion: 1, accepted: [kept], findings: [] }));
    await writeBaseline(["src/removed-endpoint"], { ...environment(), baseline: "kept.json" });
    await pruneBaseline(["src/deprecated-endpoint"], { ...environment(), baseline: "kept.json" });
    expect(JSON.parse(await readFile(join(project, "kept.json"), "utf8"))).toMatchObject({ accepted: [kept] });
  });

  test("entries of another API are not touched", async () => {
    const other = {
      fingerprint: "0123456789abcdef",
      api: "runai",
      ruleId: "removed-endpoint",
      operation: "GET /x",
      file: "src/x.ts",
    };
    await writeFile(join(project, "shared.json"), JSON.stringify({ schemaVersion: 1, findings: [other] }));
    expect((await run({ baseline: "shared.json" }, ["src/deprecated-endpoint"])).report.remarks).toEqual([]);
    await writeBaseline(["src/deprecated-endpoint"], { ...environment(), baseline: "shared.json" });
    await pruneBaseline(["src/removed-endpoint"], { ...environment(), baseline: "shared.json" });
    const { findings } = JSON.parse(await readFile(join(project, "shared.json"), "utf8")) as { findings: object[] };
    expect(findings).toContainEqual(other);
  });

  test("one that is not there is asked for in vain", async () => {
    expect(await refused({ baseline: "none.json" })).toMatchObject({
      message: "there is no baseline none.json, asked for by --baseline",
    });
  });
});

describe("gate", () => {
  const of = async (story: string, options: CheckOptions = {}) => (await run(options, [`src/${story}`])).verdict;

  test.each<readonly [string, CheckOptions, string]>([
    ["removed-endpoint", {}, "findings"],
    ["removed-endpoint", { failOn: "never" }, "pass"],
    ["removed-endpoint", { rules: { "removed-endpoint": "warning" } }, "pass"],
    ["removed-endpoint", { rules: { "removed-endpoint": "off" }, failOn: "warning" }, "pass"],
    ["deprecated-endpoint", {}, "pass"],
    ["deprecated-endpoint", { failOn: "warning" }, "findings"],
    ["deprecated-endpoint", { maxWarnings: 0 }, "too-many-warnings"],
    ["deprecated-endpoint", { maxWarnings: 1 }, "pass"],
    ["deprecated-endpoint", { maxWarnings: 0, failOn: "never" }, "pass"],
    ["unlisted-parameter", { failOn: "warning", maxWarnings: 0 }, "pass"],
  ])("%s %j", async (story, options, verdict) => {
    expect(await of(story, options)).toBe(verdict);
  });

  test("nothing to look at", async () => {
    expect(await refused({ exclude: ["**"] })).toMatchObject({
      message: expect.stringContaining("no TypeScript") as string,
    });
    expect((await run({ exclude: ["**"], allowEmpty: true })).verdict).toBe("pass");
  });
});

describe("severity by folder", () => {
  test("later overrides win, flags win over all", async () => {
    const config = {
      provider: "bookshop",
      from: "1.1",
      to: "2.0",
      rules: { "removed-endpoint": "warning" },
      overrides: [{ files: ["src/removed-endpoint/**"], rules: { "removed-endpoint": "info" } }],
    };
    await writeFile(join(project, "by-folder.json"), JSON.stringify(config));
    const severities = async (options: CheckOptions = {}) =>
      (
        await run({ config: "by-folder.json", ...options }, ["src/removed-endpoint", "src/expired-suppression"])
      ).report.findings
        .filter((finding) => finding.ruleId === "removed-endpoint")
        .map(({ place, severity }) => `${place.file} ${severity}`);
    expect(await severities()).toEqual([
      "src/expired-suppression/main.ts warning",
      "src/removed-endpoint/main.ts info",
    ]);
    expect(await severities({ rules: { "removed-endpoint": "error" } })).toEqual([
      "src/expired-suppression/main.ts error",
      "src/removed-endpoint/main.ts error",
    ]);
  });
});

describe("which API", () => {
  const specs = { "1.1": ".lastcall/bookshop/1.1.yaml", "2.0": ".lastcall/bookshop/2.0.yaml" };

  test("two documents, without a config", async () => {
    await writeFile(join(project, "empty.json"), "{}");
    const { report } = await run({ config: "empty.json", base: specs["1.1"], target: specs["2.0"] }, [
      "src/removed-request-field",
    ]);
    expect(report.apis[0]).toMatchObject({
      provider: "specs",
      title: undefined,
      hasPolicy: false,
      from: "1.1.yaml",
      to: "2.0.yaml",
      forecast: false,
    });
    expect(report.findings).toMatchObject([
      {
        ruleId: "removed-request-field",
        contract: {
          base: { file: specs["1.1"], pointer: ["components", "schemas", "NewBook", "properties", "isbn10"] },
          target: undefined,
        },
      },
    ]);
  });

  test("documents named from elsewhere are placed from the project's root, and their releases called by their own names", async () => {
    await writeFile(join(project, "empty.json"), "{}");
    const { report } = await run(
      {
        config: "../empty.json",
        cwd: join(project, "src"),
        base: join(project, specs["1.1"]),
        target: `../${specs["2.0"]}`,
      } as CheckOptions,
      ["removed-request-field"],
    );
    expect(report.apis[0]).toMatchObject({ from: "1.1.yaml", to: "2.0.yaml" });
    expect(report.findings).toMatchObject([
      { lifecycle: { removed: "2.0.yaml" }, contract: { base: { file: specs["1.1"] } } },
    ]);
  });

  test("an API of the config, with its own policy and part of the code", async () => {
    const api = {
      name: "shop",
      specs,
      releases: ["1.1", { version: "2.0", date: "2026-02-10" }, "2.1"],
      policy: { furtherReleases: 1 },
      code: ["src/deprecated-endpoint/**"],
      from: "1.1",
      to: "2.0",
    };
    await writeFile(join(project, "apis.json"), JSON.stringify({ apis: [api] }));
    const { report } = await run({ config: "apis.json" });
    expect(report.findings).toMatchObject([
      {
        ruleId: "deprecated-endpoint",
        operation: "GET /carts",
        lifecycle: { deprecated: "2.0", keptThrough: { release: "2.1" } },
      },
    ]);
    expect(report.apis[0]).toMatchObject({ provider: "shop", title: "shop", hasPolicy: true });
    expect(report.findings[0]?.contract.base?.file).toBe(specs["1.1"]);
  });

  describe("several in one config", () => {
    const apis = [
      { name: "shop", title: "Our shop", specs, code: ["src/removed-endpoint/**"] },
      { name: "bookshop", from: "1.1", code: ["src/removed-request-field/**"] },
    ];
    beforeAll(() => writeFile(join(project, "several.json"), JSON.stringify({ apis })));

    test("one run covers all of them, each finding by its own API", async () => {
      const { report, verdict } = await run({ config: "several.json" });
      expect(report.apis).toMatchObject([
        { provider: "shop", title: "Our shop", from: "1.1", to: "2.0", hasPolicy: false },
        { provider: "bookshop", title: "bookshop", from: "1.1", to: "2.0", hasPolicy: true },
      ]);
      const { report: shop } = await run({ config: "several.json", provider: "shop" });
      const { report: bookshop } = await run({ config: "several.json", provider: "bookshop" });
      expect(shop.findings.length * bookshop.findings.length).toBeGreaterThan(0);
      expect(report.findings).toEqual([...shop.findings, ...bookshop.findings]);
      expect([report.summary.files, report.summary.calls]).toEqual([
        shop.summary.files + bookshop.summary.files,
        shop.summary.calls + bookshop.summary.calls,
      ]);
      expect(verdict).toBe("findings");
    });

    test("code that is common to them is counted once, and a comment is judged by all", async () => {
      await writeFile(
        join(project, "shared.json"),
        JSON.stringify({
          apis: apis.map(({ name, title, from }) => ({ name, title, from, ...(name === "shop" ? { specs } : {}) })),
        }),
      );
      const { report } = await run({ config: "shared.json" }, ["src/removed-endpoint", "src/unused-suppression"]);
      expect(report.summary.files).toBe(
        (await run({ config: "shared.json", provider: "shop" }, ["src/removed-endpoint", "src/unused-suppression"]))
          .report.summary.files,
      );
      expect(
        report.findings
          .filter(({ ruleId }) => ruleId === "unused-suppression")
          .map(({ place }) => `${place.file}:${place.line}`),
      ).toEqual(["src/unused-suppression/main.ts:3"]);
      expect(report.findings.filter(({ ruleId }) => ruleId === "removed-endpoint").map(({ api }) => api)).toEqual([
        "bookshop",
        "shop",
      ]);
    });

    test("shards of it together are the run", async () => {
      const whole = await run({ config: "several.json" });
      const parts = await Promise.all(
        [1, 2].map((index) => run({ config: "several.json", shard: { index, total: 2 } })),
      );
      const merged = mergeReports(
        parts.map(({ report }, at) => ({ file: `${at}.json`, text: JSON.stringify(toCheckJson(report)) })),
      );
      expect(merged.ok && JSON.stringify(toCheckJson(merged.value))).toBe(JSON.stringify(toCheckJson(whole.report)));
    });

    test("a baseline of it names each finding's API, and holds for each alone", async () => {
      const baseline = "several-baseline.json";
      expect(await writeBaseline(["src"], { ...environment(), config: "several.json", baseline })).toMatchObject({
        ok: true,
      });
      const written = JSON.parse(await readFile(join(project, baseline), "utf8")) as {
        readonly findings: readonly { readonly api: string }[];
      };
      expect(new Set(written.findings.map(({ api }) => api))).toEqual(new Set(["shop", "bookshop"]));
      const { report, baseline: left } = await run({ config: "several.json", baseline });
      expect([report.findings, left.stale, left.ended]).toEqual([[], [], []]);
      expect((await run({ config: "several.json", baseline, provider: "shop" })).baseline.stale).toEqual([]);
    });

    test("what speaks of one API needs one to be picked", async () => {
      const hint = "Pick one with --provider, or write it beside its API in the config.";
      expect(await refused({ config: "several.json", to: "2.0" })).toEqual({
        message: '"to" speaks of one API, and the config lists several: shop, bookshop',
        hint,
      });
      expect(await refused({ config: "several.json", servers: ["https://x.example"] })).toMatchObject({ hint });
      expect(
        (await run({ config: "several.json", provider: "bookshop", to: "2.0" }, ["src/removed-request-field"])).report
          .apis,
      ).toMatchObject([{ provider: "bookshop", to: "2.0" }]);
      expect(await refused({ config: "several.json", provider: "shoop" })).toMatchObject({
        message: "unknown provider shoop, asked for by --provider",
        hint: 'Did you mean "shop"? Known: bookshop, runai, shop',
      });
      expect(await refused({ config: "several.json", provider: "payments" })).toMatchObject({
        message: "unknown provider payments, asked for by --provider",
        hint: "Known: bookshop, runai, shop",
      });
    });

    test("every call is listed with its API", async () => {
      const listed = await collectCalls(["src"], { ...environment(), config: "several.json" }, () => 0);
      expect(
        listed.ok && new Set(listed.value.calls.map(({ api, file }) => `${api} ${file.split("/")[1] ?? ""}`)),
      ).toEqual(new Set(["bookshop removed-request-field", "shop removed-endpoint"]));
    });
  });

  test.each<readonly [CheckOptions, string]>([
    [{ from: "9.9" }, "unknown version 9.9 of bookshop, asked for by --from"],
    [{ from: "2.0", to: "1.1" }, "--from 2.0 is newer than --to 1.1"],
    [{ supports: "about two" }, "about two is not a range of versions, asked for by --supports"],
    [{ base: "no.yaml", target: "none.yaml" }, "no.yaml is not there"],
    [{ base: "2.22", target: "2.24" }, "2.22 is a release, not an OpenAPI document"],
    [{ provider: "nobody" }, "unknown provider nobody, asked for by --provider"],
  ])("%j", async (options, message) => {
    expect(await refused(options)).toMatchObject({ message });
  });

  test("a path that is not there", async () => {
    expect(await refused({}, ["sources"])).toMatchObject({ message: "there is no sources" });
  });
});
