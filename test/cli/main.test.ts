import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands/index.js";
import { main } from "../../src/cli/main.js";
import { VERSION } from "../../src/version.js";
import { lastcall } from "./run.js";

test("--version prints the version and nothing else", async () => {
  expect(await lastcall(["--version"])).toEqual({ exitCode: 0, stdout: `${VERSION}\n`, stderr: "" });
});

test("without a command the help goes to stderr and the exit code is 2", async () => {
  const { exitCode, stdout, stderr } = await lastcall([]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/^Usage: lastcall /);
});

describe("help", () => {
  test.each(
    [
      ["--help"],
      ...commands.map(({ name }) => name),
      ...["spec add", "baseline write"].filter((name) =>
        commands.some((command) => command.name === name.split(" ")[0]),
      ),
    ].flat(),
  )("%s: stdout, exit code 0, examples before the options, exit codes at the end, 80 columns", async (name) => {
    const { exitCode, stdout, stderr } = await lastcall([
      ...name.split(" ").filter((word) => word !== "--help"),
      "--help",
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const headings = [...stdout.matchAll(/^([A-Z][\w ]*):$/gm)].map(([, heading]) => heading);
    expect(headings[0]).toBe("Examples");
    expect(headings.at(-1)).toBe("Exit codes");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test.each([
    [["check"], "findings at or above --fail-on"],
    [["diff"], "changes at or above --fail-on"],
    [["fix"], "edits are offered and not written"],
    [["spec", "verify"], "a document has drifted from its source"],
    [["calls"], undefined],
    [["baseline"], undefined],
  ])("%s: what exit code 1 says, where there is one", async (names, one) => {
    const { stdout } = await lastcall([...names, "--help"]);
    expect(/^ {2}1 {2}(.*)$/m.exec(stdout)?.[1]).toBe(one);
  });

  test("every example of the help is a command line that the parser accepts", async () => {
    for (const { name } of commands) {
      const { stdout } = await lastcall([name, "--help"]);
      const examples = [...stdout.matchAll(/^ {2}lastcall (\S+)/gm)].map(([, command]) => command);
      expect(examples.length, name).toBeGreaterThan(0);
      expect(new Set(examples), name).toEqual(new Set([name]));
    }
  });
});

describe("a command line that cannot be understood: one line, a hint, exit code 2, nothing on stdout", () => {
  test.each([
    { args: ["chekc"], stderr: "error: unknown command 'chekc'\n  hint: Did you mean check? See lastcall --help\n" },
    {
      args: ["check", "--form", "2.22"],
      stderr: "error: unknown option '--form'\n  hint: Did you mean --from? See lastcall check --help\n",
    },
    {
      args: ["check", "--from"],
      stderr: "error: option '--from <version>' argument missing\n  hint: See lastcall check --help\n",
    },
    { args: ["check", "--expand"], stderr: "error: unknown option '--expand'\n  hint: See lastcall check --help\n" },
    {
      args: ["check", "--format", "sarfi"],
      stderr:
        /^error: option '-f, --format <name\[=file\]>' argument 'sarfi' is invalid\. Known formats: pretty, .* Did you mean sarif\?\n {2}hint: See lastcall check --help\n$/,
    },
    { args: ["check", "--format", "sarif="], stderr: /Name a file after "="/ },
    {
      args: ["check", "--format", "json", "--format", "sarif"],
      stderr:
        "error: the formats json and sarif cannot share stdout\n  hint: Send one to a file: --format sarif=report\n",
    },
    { args: ["check", "--fail-on", "info"], stderr: /Allowed choices are error, warning, never\./ },
    { args: ["check", "--max-warnings", "few"], stderr: /It must be a whole number, 0 or more\./ },
    { args: ["check", "--as-of", "2027-02-30"], stderr: /It must be a day such as 2027-01-31\./ },
    { args: ["check", "--shard", "3/2"], stderr: /It must be i\/n with i from 1 to n/ },
    {
      args: ["check", "--rule", "removed-endpoints=off"],
      stderr: /There is no rule "removed-endpoints"\. Did you mean removed-endpoint\?/,
    },
    {
      args: ["check", "--rule", "removed-endpoint=fatal"],
      stderr: /After "removed-endpoint=" comes one of off, info, warning, error\./,
    },
    { args: ["diff", "2.22"], stderr: "error: missing required argument 'target'\n  hint: See lastcall diff --help\n" },
    { args: ["diff", "2.22", "2.23", "2.24"], stderr: /error: too many arguments for 'diff'/ },
    {
      args: ["spec", "ad"],
      stderr: /error: unknown command 'ad'\n {2}hint: Did you mean add\? See lastcall spec --help\n/,
    },
  ])("$args", async ({ args, stderr }) => {
    const ended = await lastcall(args);
    expect(ended).toMatchObject({ exitCode: 2, stdout: "" });
    if (typeof stderr === "string") expect(ended.stderr).toBe(stderr);
    else expect(ended.stderr).toMatch(stderr);
    expect(ended.stderr.split("\n")).toHaveLength(3);
  });
});

test("an exception is a bug: it is told as one, with exit code 2", async () => {
  let stderr = "";
  const exitCode = await main({
    args: ["init"],
    cwd: "/",
    env: {},
    stdout: { write: () => true },
    stderr: { write: (text) => (stderr += text) },
    now: () => {
      throw new Error("the clock is broken");
    },
  });
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^error: lastcall \S+ hit a bug, which is not your fault\. .*\nError: the clock is broken\n {4}at /,
  );
});
