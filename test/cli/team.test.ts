/** As a team has it: several APIs, overrides, comments, a baseline, shards and changed files, in sixty combinations. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const document = (...paths: readonly string[]): string =>
  JSON.stringify({
    openapi: "3.0.3",
    info: { title: "Boats", version: "1" },
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: { "200": { description: "ok" } } } }])),
  });
const call = (host: string, path: string): string =>
  `export const it = () => fetch("https://${host}.example${path}");\n`;

const CONFIG = {
  apis: [
    {
      name: "boats",
      specs: { "1": "specs/boats-1.json", "2": "specs/boats-2.json" },
      servers: ["https://boats.example"],
    },
    {
      name: "trains",
      specs: { "1": "specs/trains-1.json", "2": "specs/trains-2.json" },
      servers: ["https://trains.example"],
    },
  ].map((api) => ({ ...api, from: "1", to: "2" })),
};

const FILES = {
  "package.json": "{}",
  "specs/boats-1.json": document("/boats", "/ports"),
  "specs/boats-2.json": document("/ports"),
  "specs/trains-1.json": document("/trains", "/stations"),
  "specs/trains-2.json": document("/stations"),
  "src/boats.ts": call("boats", "/boats"),
  "src/accepted.ts": `// lastcall-disable-next-line removed-endpoint -- known\n${call("boats", "/boats")}`,
  "src/trains/trains.ts": call("trains", "/trains"),
  "src/trains/stations.ts": call("trains", "/stations"),
  "src/nothing.ts": "export const nothing = 1;\n",
};

interface Team {
  readonly config?: object;
  /** beside the paths and the format */
  readonly args?: readonly string[];
  readonly paths?: readonly string[];
  /** a baseline of today's findings of these paths is written first, with these options */
  readonly baseline?: readonly string[];
  /** committed before, then written */
  readonly changes?: Readonly<Record<string, string>>;
  /** by a file of that name: written into the entry of the baseline, as a team does by hand */
  readonly decided?: { readonly file: string; readonly until: string };
}

interface Expected {
  readonly exit: 0 | 1 | 2;
  /** `file severity`, in the report's order */
  readonly told?: readonly string[];
}

const BOATS = "src/boats.ts error";
const TRAINS = "src/trains/trains.ts error";
const withOverride = (files: string, level: string): object => ({
  ...CONFIG,
  overrides: [{ files: [files], rules: { "removed-endpoint": level } }],
});
/** No entry is changed by hand, and no `--baseline` is given. */
const NOTHING = { file: "", until: "" };
const since = ["--changed-since", "HEAD"];

const TABLE: readonly (readonly [story: string, team: Team, expected: Expected])[] = [
  ["everything", {}, { exit: 1, told: [BOATS, TRAINS] }],
  ["one API", { args: ["--provider", "boats"] }, { exit: 1, told: [BOATS] }],
  ["the other", { args: ["--provider", "trains"] }, { exit: 1, told: [TRAINS] }],
  ["an API that nobody listed", { args: ["--provider", "planes"] }, { exit: 2 }],
  ["a release of one of two APIs", { args: ["--to", "2"] }, { exit: 2 }],
  ["the same, and the API named", { args: ["--provider", "boats", "--to", "2"] }, { exit: 1, told: [BOATS] }],
  ["nothing removed yet", { args: ["--provider", "boats", "--to", "1"] }, { exit: 0, told: [] }],
  ["a folder of one API", { paths: ["src/trains"] }, { exit: 1, told: [TRAINS] }],
  ["a file of one API", { paths: ["src/boats.ts"] }, { exit: 1, told: [BOATS] }],
  ["a clean file", { paths: ["src/trains/stations.ts"] }, { exit: 0, told: [] }],
  ["a file without calls", { paths: ["src/nothing.ts"] }, { exit: 2 }],
  ["the same, said to be no trouble", { paths: ["src/nothing.ts"], args: ["--allow-empty"] }, { exit: 0, told: [] }],
  ["a file that is suppressed", { paths: ["src/accepted.ts"] }, { exit: 0, told: [] }],
  ["two files", { paths: ["src/boats.ts", "src/trains/trains.ts"] }, { exit: 1, told: [BOATS, TRAINS] }],
  ["include", { args: ["--include", "src/trains/**"] }, { exit: 1, told: [TRAINS] }],
  ["exclude", { args: ["--exclude", "src/trains"] }, { exit: 1, told: [BOATS] }],
  ["include of the config", { config: { ...CONFIG, include: ["src/*.ts"] } }, { exit: 1, told: [BOATS] }],
  [
    "exclude of the config, named",
    { config: { ...CONFIG, exclude: ["src/boats.ts"] }, paths: ["src/boats.ts"], args: ["--allow-empty"] },
    { exit: 0, told: [] },
  ],
  [
    "code of an API",
    { config: { apis: CONFIG.apis.map((api) => ({ ...api, code: [`src/${api.name}/**`] })) } },
    { exit: 1, told: [TRAINS] },
  ],
  [
    "code of an API, a file outside of it named",
    {
      config: { apis: CONFIG.apis.map((api) => ({ ...api, code: ["src/trains/**"] })) },
      paths: ["src/boats.ts", "src/trains/trains.ts"],
    },
    { exit: 1, told: [TRAINS] },
  ],
  [
    "an override",
    { config: withOverride("src/trains/**", "warning") },
    { exit: 1, told: [BOATS, "src/trains/trains.ts warning"] },
  ],
  ["an override with ./", { config: withOverride("./src/boats.ts", "off") }, { exit: 1, told: [TRAINS] }],
  [
    "an override, and a flag above it",
    { config: withOverride("src/**", "off"), args: ["--rule", "removed-endpoint=error"] },
    { exit: 1, told: [BOATS, TRAINS] },
  ],
  [
    "an override for all",
    { config: withOverride("src/**", "warning") },
    { exit: 0, told: ["src/boats.ts warning", "src/trains/trains.ts warning"] },
  ],
  [
    "the same, failing on warnings",
    { config: withOverride("src/**", "warning"), args: ["--fail-on", "warning"] },
    { exit: 1, told: ["src/boats.ts warning", "src/trains/trains.ts warning"] },
  ],
  [
    "more warnings than allowed",
    { config: { ...withOverride("src/**", "warning"), maxWarnings: 1 } },
    { exit: 1, told: ["src/boats.ts warning", "src/trains/trains.ts warning"] },
  ],
  ["never failing", { args: ["--fail-on", "never"] }, { exit: 0, told: [BOATS, TRAINS] }],
  [
    "a rule of the config, a flag above it",
    { config: { ...CONFIG, rules: { "removed-endpoint": "off" } }, args: ["--rule", "removed-endpoint=warning"] },
    { exit: 0, told: ["src/boats.ts warning", "src/trains/trains.ts warning"] },
  ],
  ["a baseline of everything", { baseline: ["."] }, { exit: 0, told: [] }],
  ["a baseline of one folder", { baseline: ["src/trains"] }, { exit: 1, told: [BOATS] }],
  ["a baseline of one API", { baseline: [".", "--provider", "boats"] }, { exit: 1, told: [TRAINS] }],
  ["a baseline, then one API alone", { baseline: ["."], args: ["--provider", "trains"] }, { exit: 0, told: [] }],
  [
    "a baseline, and a new call",
    { baseline: ["."], changes: { "src/more.ts": call("boats", "/boats") } },
    { exit: 1, told: ["src/more.ts error"] },
  ],
  [
    "a baseline, and an override",
    { baseline: ["src/trains"], config: withOverride("src/boats.ts", "info") },
    { exit: 0, told: ["src/boats.ts info"] },
  ],
  ["nothing changed", { args: since }, { exit: 0, told: [] }],
  [
    "one file changed",
    { args: since, changes: { "src/boats.ts": `\n${call("boats", "/boats")}` } },
    { exit: 1, told: [BOATS] },
  ],
  [
    "a clean file changed",
    { args: since, changes: { "src/trains/stations.ts": `\n${call("trains", "/stations")}` } },
    { exit: 0, told: [] },
  ],
  [
    "a document changed, and says the same",
    { args: since, changes: { "specs/boats-2.json": `${document("/ports")}\n` } },
    { exit: 0, told: [] },
  ],
  [
    "a document lacks what it had",
    { args: since, changes: { "specs/trains-2.json": document("/tunnels") } },
    { exit: 1, told: ["src/trains/stations.ts error"] },
  ],
  [
    "one file changed, another asked",
    { args: since, paths: ["src/trains"], changes: { "src/boats.ts": call("boats", "/boats?a=1") } },
    { exit: 0, told: [] },
  ],
  [
    "changed, and in the baseline",
    { args: since, baseline: ["."], changes: { "src/boats.ts": `\n${call("boats", "/boats")}` } },
    { exit: 0, told: [] },
  ],
  [
    "a comment without a call",
    {
      changes: {
        "src/trains/stations.ts": `// lastcall-disable-next-line removed-endpoint -- gone\n${call("trains", "/stations")}`,
      },
    },
    { exit: 1, told: [BOATS, "src/trains/stations.ts warning", TRAINS] },
  ],
  [
    "code of one API, and a folder of the other",
    {
      config: {
        apis: CONFIG.apis.map((api) => ({ ...api, code: [api.name === "boats" ? "src/*.ts" : "src/trains/**"] })),
      },
      paths: ["src/trains"],
    },
    { exit: 1, told: [TRAINS] },
  ],
  [
    "code of both, and a folder of neither",
    { config: { apis: CONFIG.apis.map((api) => ({ ...api, code: ["lib"] })) } },
    { exit: 2 },
  ],
  [
    "a baseline that the config names",
    { config: { ...CONFIG, baseline: "lastcall-baseline.json" }, baseline: ["."], decided: NOTHING },
    { exit: 0, told: [] },
  ],
  [
    "an entry until a day that is over",
    { baseline: ["."], decided: { file: "src/boats.ts", until: "2026-11-20" } },
    { exit: 1, told: [BOATS] },
  ],
  [
    "an entry until a day that comes",
    { baseline: ["."], decided: { file: "src/boats.ts", until: "2026-11-22" } },
    { exit: 0, told: [] },
  ],
  [
    "an entry until the release that is planned",
    { baseline: ["."], decided: { file: "src/trains/trains.ts", until: "2" } },
    { exit: 1, told: [TRAINS] },
  ],
  [
    "an entry until nobody knows when",
    { baseline: ["."], decided: { file: "src/boats.ts", until: "soon" } },
    { exit: 2 },
  ],
  [
    "a baseline, of which the call is gone",
    { baseline: ["."], changes: { "src/boats.ts": call("boats", "/ports") } },
    { exit: 0, told: [] },
  ],
  [
    "a baseline, and code that moved",
    {
      baseline: ["."],
      changes: { "src/boats.ts": "export {};\n", "src/harbour/boats.ts": `\n\n${call("boats", "/boats")}` },
    },
    { exit: 0, told: [] },
  ],
  [
    "a comment until a day that is over",
    {
      paths: ["src/trains"],
      changes: {
        "src/trains/trains.ts": `// lastcall-disable-next-line removed-endpoint until 2026-11-20 -- soon\n${call("trains", "/trains")}`,
      },
    },
    { exit: 1, told: ["src/trains/trains.ts warning", TRAINS] },
  ],
  [
    "a comment and an override for the same",
    { paths: ["src/accepted.ts"], config: withOverride("src/accepted.ts", "warning"), args: ["--fail-on", "warning"] },
    { exit: 0, told: [] },
  ],
  [
    "a comment on what an override switches off",
    { paths: ["src/accepted.ts"], config: withOverride("src/accepted.ts", "off") },
    { exit: 0, told: [] },
  ],
  [
    "changed files, of one API",
    {
      args: [...since, "--provider", "trains"],
      changes: {
        "src/boats.ts": `\n${call("boats", "/boats")}`,
        "src/trains/trains.ts": `\n${call("trains", "/trains")}`,
      },
    },
    { exit: 1, told: [TRAINS] },
  ],
  [
    "changed files, and a glob",
    {
      args: [...since, "--include", "src/trains/**"],
      changes: {
        "src/boats.ts": `\n${call("boats", "/boats")}`,
        "src/trains/trains.ts": `\n${call("trains", "/trains")}`,
      },
    },
    { exit: 1, told: [TRAINS] },
  ],
  [
    "the config changed: all files",
    {
      args: since,
      changes: { "lastcall.config.json": JSON.stringify({ ...CONFIG, rules: { "removed-endpoint": "warning" } }) },
    },
    { exit: 0, told: ["src/boats.ts warning", "src/trains/trains.ts warning"] },
  ],
  [
    "as many warnings as allowed",
    { config: withOverride("src/**", "warning"), args: ["--max-warnings", "2"] },
    { exit: 0, told: ["src/boats.ts warning", "src/trains/trains.ts warning"] },
  ],
  [
    "more warnings than allowed, and never failing",
    { config: withOverride("src/**", "warning"), args: ["--max-warnings", "0", "--fail-on", "never"] },
    { exit: 0, told: ["src/boats.ts warning", "src/trains/trains.ts warning"] },
  ],
  ["a ref that is none", { args: ["--changed-since", "nowhere"] }, { exit: 2 }],
];

function write(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
}

const git = (cwd: string, ...args: readonly string[]): void =>
  void execFileSync("git", ["-c", "user.name=team", "-c", "user.email=team@boats.example", ...args], { cwd });

async function teamAt({ config = CONFIG, baseline, changes = {}, decided }: Team): Promise<string> {
  const cwd = folder({ ...FILES, "lastcall.config.json": JSON.stringify(config) });
  git(cwd, "init", "-q");
  if (baseline !== undefined) await lastcall(["baseline", "write", ...baseline, "--no-cache"], { cwd });
  if (decided !== undefined) decide(join(cwd, "lastcall-baseline.json"), decided);
  git(cwd, "add", "-A");
  git(cwd, "commit", "-qm", "start");
  write(cwd, changes);
  return cwd;
}

function decide(baseline: string, { file, until }: NonNullable<Team["decided"]>): void {
  const kept = JSON.parse(readFileSync(baseline, "utf8")) as { findings: { file: string }[] };
  const findings = kept.findings.map((entry) => (entry.file === file ? { ...entry, until, reason: "decided" } : entry));
  writeFileSync(baseline, JSON.stringify({ ...kept, findings }));
}

interface Report {
  readonly findings: readonly { readonly file: string; readonly severity: string; readonly fingerprint: string }[];
}

describe("as the documentation says", () => {
  test.each(TABLE)("%s", async (_, team, { exit, told = [] }) => {
    const cwd = await teamAt(team);
    const { args = [], paths = ["."], baseline, decided } = team;
    const accepted = baseline === undefined || decided === NOTHING ? [] : ["--baseline", "lastcall-baseline.json"];
    const line = ["check", ...paths, ...args, ...accepted, "--no-cache"];
    const env = { PATH: process.env["PATH"] ?? "" };
    const { exitCode, stdout, stderr } = await lastcall([...line, "--format", "json"], { cwd, env });
    expect([exitCode, /^error: /m.test(stderr)]).toEqual([exit, exit === 2]);
    if (exit === 2) return;
    const { findings } = JSON.parse(stdout) as Report;
    expect(findings.map(({ file, severity }) => `${file} ${severity}`)).toEqual(told);

    // Cut in parts and joined it is the same, whatever the combination.
    for (const part of ["1", "2"])
      await lastcall([...line, "--shard", `${part}/2`, "--format", `json=part-${part}.json`], { cwd, env });
    const merged = await lastcall(["merge", "part-1.json", "part-2.json", "--format", "json"], { cwd, env });
    expect((JSON.parse(merged.stdout) as Report).findings).toEqual(findings);
    expect(readFileSync(join(cwd, "part-1.json"), "utf8")).toContain('"shard"');
  });
});
