import { expect, test } from "vitest";
import { folder } from "./folder.js";
import { lastcall } from "./run.js";

const CALL = 'export const users = () => fetch("https://app.run.ai/v1/k8s/users");\n';
const OPENAPI =
  'openapi: 3.0.3\ninfo: { title: t, version: "1" }\npaths:\n  /a:\n    get: { responses: { "200": { description: ok } } }\n';

interface Case {
  readonly name: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly error: string | RegExp;
  readonly hint: string | RegExp | undefined;
}

const cases: readonly Case[] = [
  {
    name: "an unknown version lists the known ones",
    files: { "a.ts": CALL },
    args: ["check", "--from", "2.22", "--to", "2.99"],
    error: "unknown version 2.99 of runai, asked for by --to",
    hint: /^Known: .*2\.22, 2\.23, 2\.24.*3\.0/,
  },
  {
    name: "one of the config is named with its place",
    files: { "a.ts": CALL, "lastcall.config.json": '{\n  "from": "2.22",\n  "to": "latst"\n}\n' },
    args: ["check"],
    error: 'lastcall.config.json:3:3: unknown version latst of runai, asked for by "to"',
    hint: /^Did you mean latest\? Known: .*2\.24/,
  },
  {
    name: "one that an API of the config asks for, too",
    files: { "a.ts": CALL, "lastcall.config.yaml": 'apis:\n  - name: runai\n    from: "2.22"\n    to: "2.99"\n' },
    args: ["check"],
    error: 'lastcall.config.yaml:4:5: unknown version 2.99 of runai, asked for by "to"',
    hint: /^Known: /,
  },
  {
    name: "a range of the package's own config that no release lies in",
    files: { "a.ts": CALL, "package.json": '{\n  "lastcall": { "supports": ">=7" }\n}\n' },
    args: ["check"],
    error: 'package.json:2:17: no release of runai lies in >=7, asked for by "supports"',
    hint: /^Known: /,
  },
  {
    name: "a document in YAML that was cut off",
    files: { "old.yaml": OPENAPI, "new.yaml": "openapi: 3.0.3\npaths: { /a: [\n", "a.ts": CALL },
    args: ["check", "--base", "old.yaml", "--target", "new.yaml"],
    error: /^new\.yaml:\d+:\d+ is not valid YAML: /,
    hint: /^Look at that place/,
  },
  {
    name: "the lives of a release that is none",
    args: ["explain", "GET /api/v1/users", "--to", "2.99"],
    error: "unknown version 2.99 of runai, asked for by --to",
    hint: /^Known: /,
  },
  {
    name: "a word that is no rule but one of a path",
    args: ["explain", "worklods"],
    error: 'there is no rule "worklods"',
    hint: /^Did you mean "GET \/api\/v1\/workloads"/,
  },
  {
    name: "a word that is nothing",
    args: ["explain", "xyzzy"],
    error: 'there is no rule "xyzzy"',
    hint: /rules lists them; an operation is named as/,
  },
  {
    name: "the same for a diff",
    args: ["diff", "2.22", "2.99"],
    error: "unknown version 2.99 of runai",
    hint: /^Known: .*2\.24/,
  },
  {
    name: "an upgrade goes forward",
    files: { "a.ts": CALL },
    args: ["check", "--from", "2.24", "--to", "2.22"],
    error: "--from 2.24 is newer than --to 2.22",
    hint: "An upgrade goes forward: --from 2.22 and --to 2.24.",
  },
  {
    name: "an upgrade that a config has backward",
    files: { "a.ts": CALL, "lastcall.config.json": '{\n  "to": "2.22",\n  "from": "2.24"\n}\n' },
    args: ["check"],
    error: 'lastcall.config.json:3:3: "from" 2.24 is newer than "to" 2.22',
    hint: 'An upgrade goes forward: "from" 2.22 and "to" 2.24.',
  },
  {
    name: "one that an API of the config has backward",
    files: { "a.ts": CALL, "lastcall.config.yaml": 'apis:\n  - name: runai\n    from: "2.24"\n    to: "2.22"\n' },
    args: ["check"],
    error: 'lastcall.config.yaml:3:5: "from" 2.24 is newer than "to" 2.22',
    hint: 'An upgrade goes forward: "from" 2.22 and "to" 2.24.',
  },
  {
    name: "a flag that is older than what the config says",
    files: { "a.ts": CALL, "lastcall.config.json": '{\n  "from": "2.24"\n}\n' },
    args: ["check", "--to", "2.22"],
    error: 'lastcall.config.json:2:3: "from" 2.24 is newer than --to 2.22',
    hint: 'An upgrade goes forward: "from" 2.22 and --to 2.24.',
  },
  {
    name: "what runs is newer than the newest document",
    files: { "a.ts": CALL },
    args: ["check", "--from", "2.25"],
    error: "--from 2.25 is newer than the newest that is known, 2.24",
    hint: "An upgrade goes forward: say what is planned, 2.25 or a later one.",
  },
  {
    name: "a range beside a release, in one config",
    files: { "a.ts": CALL, "lastcall.config.json": '{\n  "from": "2.22",\n  "supports": ">=2.22"\n}\n' },
    args: ["check"],
    error: 'lastcall.config.json:3:3: supports: asks about a whole range; it cannot stand beside "from"',
    hint: 'Leave out "from", or "supports".',
  },
  {
    name: "a day that no calendar has",
    files: { "a.ts": CALL, "lastcall.config.json": '{\n  "asOf": "2027-02-30"\n}\n' },
    args: ["check"],
    error: "lastcall.config.json:2:3: asOf: must be a day such as 2027-01-31",
    hint: undefined,
  },
  {
    name: "two APIs of one name",
    files: {
      "a.ts": CALL,
      "lastcall.config.json": '{ "apis": [\n  { "name": "runai" },\n  { "name": "runai" }\n] }\n',
    },
    args: ["check"],
    error: 'lastcall.config.json:3:5: apis[1].name: another API of this config is called "runai" already',
    hint: "Give each its own name.",
  },
  {
    name: "a provider of the config that nobody knows",
    files: { "a.ts": CALL, "lastcall.config.json": '{ "apis": [\n  { "name": "runia" }\n] }\n' },
    args: ["check"],
    error: 'lastcall.config.json:2:5: unknown provider runia, asked for by "name"',
    hint: /runai/,
  },
  {
    name: "a baseline of the config that is not there",
    files: { "a.ts": CALL, "lastcall.config.json": '{\n  "baseline": "accepted.json"\n}\n' },
    args: ["check"],
    error: 'lastcall.config.json:2:3: there is no baseline accepted.json, asked for by "baseline"',
    hint: "Write one with `lastcall baseline write`.",
  },
  {
    name: "variables are named as such",
    files: { "a.ts": CALL },
    args: ["check"],
    env: { LASTCALL_FROM: "2.24", LASTCALL_TO: "2.22" },
    error: "LASTCALL_FROM 2.24 is newer than LASTCALL_TO 2.22",
    hint: "An upgrade goes forward: LASTCALL_FROM 2.22 and LASTCALL_TO 2.24.",
  },
  {
    name: "a missing folder",
    args: ["check", "nowhere", "--from", "2.22"],
    error: "there is no nowhere",
    hint: /^Looked in \//,
  },
  {
    name: "a folder without TypeScript",
    files: { "docs/readme.txt": "hello" },
    args: ["check", "docs", "--from", "2.22"],
    error: /^no TypeScript or JavaScript|^nothing was checked/,
    hint: /.+/,
  },
  {
    name: "an unknown provider",
    files: { "a.ts": CALL },
    args: ["check", "--provider", "runia"],
    error: "unknown provider runia, asked for by --provider",
    hint: /runai/,
  },
  {
    name: "a document that is missing",
    files: { "a.ts": CALL, "old.yaml": OPENAPI },
    args: ["check", "--base", "old.yaml", "--target", "new.yaml"],
    error: /new\.yaml is not there$/,
    hint: /Check the path/,
  },
  {
    name: "--base without --target",
    files: { "a.ts": CALL },
    args: ["check", "--base", "old.yaml"],
    error: "--base and --target go together; --target is missing",
    hint: /Name both OpenAPI documents/,
  },
  {
    name: "a file that is no OpenAPI document",
    files: { "package.json": '{\n  "name": "x"\n}\n', "old.yaml": OPENAPI },
    args: ["diff", "old.yaml", "./package.json"],
    error: /package\.json:1 is not an OpenAPI document/,
    hint: /Accepted: OpenAPI 2\.0/,
  },
  {
    name: "a text that is no document at all",
    files: { "notes.yaml": "just some words\n", "old.yaml": OPENAPI },
    args: ["diff", "notes.yaml", "old.yaml"],
    error: /^notes\.yaml:1/,
    hint: /.+/,
  },
  {
    name: "broken YAML, with the line",
    files: { "old.yaml": OPENAPI, "broken.yaml": "openapi: 3.0.3\npaths:\n  /a: { get: [\n" },
    args: ["diff", "old.yaml", "broken.yaml"],
    error: /^broken\.yaml:[34](:\d+)?\b/,
    hint: undefined,
  },
  {
    name: "broken JSON, with the line",
    files: { "old.yaml": OPENAPI, "broken.json": '{\n  "openapi": "3.0.3",\n  "paths": {,}\n}\n' },
    args: ["diff", "old.yaml", "broken.json"],
    error: /^broken\.json:3(:\d+)?\b/,
    hint: undefined,
  },
  {
    name: "an unknown key of the config, with the line and what was meant",
    files: { "a.ts": CALL, "lastcall.config.json": '{\n  "form": "2.22"\n}\n' },
    args: ["check"],
    error: /^lastcall\.config\.json:2(:\d+)?\b.*form/,
    hint: /from/,
  },
  {
    name: "two configs",
    files: { "a.ts": CALL, "lastcall.config.json": "{}", "lastcall.config.yaml": "{}" },
    args: ["check"],
    error: "two configs in one folder: lastcall.config.json and lastcall.config.yaml",
    hint: "Keep one of them, or name it with --config.",
  },
  {
    name: "a baseline that is missing",
    files: { "a.ts": CALL },
    args: ["check", "--from", "2.22", "--baseline", "accepted.json"],
    error: /accepted\.json/,
    hint: /baseline write/,
  },
  {
    name: "a report that cannot be written",
    files: { "a.ts": CALL, taken: "" },
    args: ["check", "--from", "2.22", "--format", "json=taken/report.json"],
    error: "the report taken/report.json cannot be written: a part of its path is a file",
    hint: "Name a file in a folder that may be written.",
  },
  {
    name: "a report that is a folder",
    files: { "a.ts": CALL, "out/x": "" },
    args: ["check", "--from", "2.22", "--format", "json=out"],
    error: "the report out cannot be written: it is a folder",
    hint: "Name a file in a folder that may be written.",
  },
  {
    name: "a snapshot that cannot be written",
    files: { "new.yaml": OPENAPI, taken: "" },
    args: ["spec", "add", "2.25", "new.yaml", "--whole", "--folder", "taken"],
    error: "taken/2.25.json cannot be written: a part of its path is a file",
    hint: "Name a file in a folder that may be written.",
  },
  {
    name: "a baseline that cannot be written",
    files: { "a.ts": CALL, taken: "" },
    args: ["baseline", "write", "--from", "2.22", "--baseline", "taken/base.json"],
    error: /taken\/base\.json/,
    hint: /.+/,
  },
  {
    name: "a workflow that cannot be written leaves nothing half done",
    files: { "a.ts": CALL, ".git/HEAD": "", ".github": "" },
    args: ["init", "--from", "2.22"],
    error: ".github/workflows/lastcall.yml cannot be written: a part of its path is a file",
    hint: "Name a file in a folder that may be written.",
  },
  {
    name: "a config for a release that is none",
    files: { ".git/HEAD": "" },
    args: ["init", "--from", "2.99"],
    error: "unknown version 2.99 of runai",
    hint: /^Known: .*2\.22/,
  },
  {
    name: "a config for an API that is none",
    args: ["init", "--provider", "runia"],
    error: "unknown provider runia, asked for by --provider",
    hint: /runai/,
  },
  {
    name: "an empty path",
    files: { "a.ts": CALL },
    args: ["check", "", "--from", "2.22"],
    error: "a path is empty",
    hint: "Name folders and files, or . for the current folder.",
  },
  {
    name: "a variable of a script that is not set",
    files: { "a.ts": CALL },
    args: ["check", "--from", ""],
    error: "option '--from <version>' argument is empty",
    hint: "See lastcall check --help",
  },
  {
    name: "the same for a repeatable option",
    files: { "a.ts": CALL },
    args: ["check", "--server", "https://a.example", "--server", ""],
    error: "option '--server <url or prefix>' argument is empty",
    hint: "See lastcall check --help",
  },
  {
    name: "a glob as a Windows path",
    files: { "src/a.ts": CALL },
    args: ["check", "--from", "2.22", "--include", "src\\**\\*.ts"],
    error: '"src\\**\\*.ts" is no glob: its folders are parted by backslashes',
    hint: "Write it with forward slashes, on every system: src/**/*.ts",
  },
  {
    name: "help about nothing",
    args: ["help", "chekc"],
    error: "unknown command 'chekc'",
    hint: "Did you mean check? See lastcall --help",
  },
  {
    name: "a git reference that is none",
    files: { "a.ts": CALL },
    args: ["check", "--from", "2.22", "--changed-since", "--output=x"],
    error: /.+/,
    hint: /.+/,
  },
];

test.each(cases)(
  "$name: one line, a hint, exit code 2, nothing on stdout",
  async ({ files = {}, args, env = {}, error, hint }) => {
    const ended = await lastcall(args, { cwd: folder(files), env });
    const [first = "", second, ...more] = ended.stderr.trimEnd().split("\n");
    expect({ exitCode: ended.exitCode, stdout: ended.stdout, more }).toEqual({ exitCode: 2, stdout: "", more: [] });
    expect(first).toMatch(/^error: /);
    if (typeof error === "string") expect(first).toBe(`error: ${error}`);
    else expect(first.slice("error: ".length)).toMatch(error);
    if (hint !== undefined) {
      expect(second).toMatch(/^ {2}hint: /);
      if (typeof hint === "string") expect(second).toBe(`  hint: ${hint}`);
      else expect(second?.slice("  hint: ".length)).toMatch(hint);
    }
  },
);

test("a file with a syntax error is scanned as far as it goes, and named", async () => {
  const cwd = folder({ "a.ts": `${CALL}const broken = {;\n` });
  const { exitCode, stdout, stderr } = await lastcall(["check", "--from", "2.22", "--to", "2.24", "--format", "json"], {
    cwd,
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: "" });
  const report = JSON.parse(stdout) as {
    findings: { ruleId: string }[];
    troubledFiles: { file: string; line: number }[];
  };
  expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(["removed-endpoint"]);
  expect(report.troubledFiles).toMatchObject([{ file: "a.ts", line: 2 }]);
});

test("a backslash that says a sign is no glob's is no Windows path", async () => {
  const cwd = folder({ "app/[id]/page.ts": CALL, "app/b.ts": CALL });
  const { stdout } = await lastcall(
    ["check", "--from", "2.22", "--include", "app/\\[id\\]/*.ts", "--format", "agent"],
    { cwd },
  );
  expect(stdout).toMatch(/^app\/\[id\]\/page\.ts:1:28: error [^\n]*\n$/);
});

test("a word that nothing has is told", async () => {
  expect((await lastcall(["spec", "show", "2.24", "nosuchword"])).stdout).toBe(
    '2.24  OpenAPI 3.0, 391 operations, 47 deprecated\nNo operation has "nosuchword" in its method and path.\n',
  );
  expect((await lastcall(["spec", "show", "2.24", "get /api/v1/users"])).stdout).toContain("GET    /api/v1/users\n");
  expect(await lastcall(["timeline", "nosuchword"])).toMatchObject({
    exitCode: 0,
    stderr: 'Nothing that is deprecated or gone has "nosuchword" in its path or name.\n',
  });
});
