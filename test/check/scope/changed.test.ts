/** `--changed-since`: every way in which a file can differ from a ref, for `check` and for `calls`. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CheckOptions, collectCalls, runCheck } from "../../../src/check/index.js";
import { changedSince } from "../../../src/check/scope/changed.js";
import { gitOf } from "../../../src/check/scope/git.js";
import type { Fetcher } from "../../../src/contract/index.js";

const bookshop = fileURLToPath(new URL("../../fixtures/check/bookshop", import.meta.url));
/** A call of an operation that 2.0 lacks, and one of an operation that it has. */
const REMOVED = 'export const customers = () => fetch("https://bookshop.example/customers");\n';
const KEPT = 'export const books = () => fetch("https://bookshop.example/books");\n';

let project: string;
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(project, file)), { recursive: true });
  writeFileSync(join(project, file), text);
};
const git = (...args: readonly string[]): string =>
  execFileSync(
    "git",
    ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", ...args],
    {
      cwd: project,
      encoding: "utf8",
    },
  );
const commit = (): void => {
  git("add", "-A");
  git("commit", "-q", "-m", "all");
};

/** The repository that each test begins with, made once. */
let committed: string;
beforeAll(() => {
  committed = project = mkdtempSync(join(tmpdir(), "lastcall-committed-"));
  cpSync(bookshop, project, { recursive: true });
  write("package.json", "{}");
  for (const name of ["one", "two", "three"]) write(`src/${name}.ts`, REMOVED);
  write("src/fine.ts", KEPT);
  git("init", "-q", "-b", "main");
  commit();
  git("tag", "before");
});
afterAll(() => rmSync(committed, { recursive: true }));
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "lastcall-changed-"));
  cpSync(committed, project, { recursive: true });
});
afterEach(() => rmSync(project, { recursive: true }));

const options = (rest: CheckOptions = {}) => ({
  cwd: project,
  today: "2026-03-01",
  cache: false as const,
  git: gitOf(process.env),
  changedSince: "before",
  ...rest,
});
async function found(rest: CheckOptions = {}): Promise<readonly string[]> {
  const run = await runCheck(["src"], options(rest));
  if (!run.ok) throw new Error(run.problem.message);
  return run.value.report.findings.map(({ place }) => place.file);
}
async function listed(rest: CheckOptions = {}): Promise<readonly string[]> {
  const calls = await collectCalls(["src"], options(rest), () => 0);
  if (!calls.ok) throw new Error(calls.problem.message);
  return calls.value.calls.map(({ file }) => file);
}

describe("what counts as changed", () => {
  test("nothing, where nothing differs", async () => {
    expect([await found(), await listed()]).toEqual([[], []]);
  });

  const edited = `${REMOVED}// edited\n`;
  test.each<readonly [string, () => void]>([
    ["committed", () => (write("src/one.ts", edited), commit())],
    ["staged", () => (write("src/one.ts", edited), git("add", "src/one.ts"))],
    ["edited and not staged", () => write("src/one.ts", edited)],
    [
      "staged, then taken back in the folder: the index still differs, the file does not",
      () => (write("src/one.ts", edited), git("add", "src/one.ts"), write("src/one.ts", edited)),
    ],
  ])("a file that is %s", async (_, change) => {
    change();
    expect([await found(), await listed()]).toEqual([["src/one.ts"], ["src/one.ts"]]);
  });

  test("a file that git does not know yet", async () => {
    write("src/new.ts", REMOVED);
    expect([await found(), await listed()]).toEqual([["src/new.ts"], ["src/new.ts"]]);
  });

  test("a file under a new name, and none that is gone", async () => {
    renameSync(join(project, "src/one.ts"), join(project, "src/other.ts"));
    rmSync(join(project, "src/two.ts"));
    commit();
    expect([await found(), await listed()]).toEqual([["src/other.ts"], ["src/other.ts"]]);
  });

  test("a name that is not ASCII, and one with a space", async () => {
    write("src/straße eins.ts", REMOVED);
    commit();
    expect(await found()).toEqual(["src/straße eins.ts"]);
  });

  test("what the ref's branch changed since is not ours", async () => {
    git("checkout", "-q", "-b", "ours");
    write("src/one.ts", edited);
    commit();
    git("checkout", "-q", "main");
    write("src/two.ts", edited);
    commit();
    git("checkout", "-q", "ours");
    expect(await found({ changedSince: "main" })).toEqual(["src/one.ts"]);
  });

  test("a project below the repository's root: names count from the project", async () => {
    const nested = join(project, "packages/shop");
    mkdirSync(join(nested, "src"), { recursive: true });
    cpSync(bookshop, nested, { recursive: true });
    writeFileSync(join(nested, "package.json"), "{}");
    writeFileSync(join(nested, "src/one.ts"), REMOVED);
    writeFileSync(join(nested, "src/two.ts"), REMOVED);
    commit();
    git("tag", "-f", "before");
    writeFileSync(join(nested, "src/two.ts"), edited);
    expect(await found({ cwd: nested } as CheckOptions)).toEqual(["src/two.ts"]);
  });
});

describe("where a document moved", () => {
  const append = (file: string, text = "\n"): void =>
    write(file, `${readFileSync(join(project, file), "utf8")}${text}`);
  const run = async (rest: CheckOptions = {}) => {
    const checked = await runCheck(["src"], options(rest));
    if (!checked.ok) throw new Error(checked.problem.message);
    const { findings, remarks } = checked.value.report;
    return { findings: findings.map(({ place, ruleId }) => `${place.file} ${ruleId}`), remarks };
  };
  const NEW = "The API's documents changed since before: of unchanged files, what is new because of that is reported.";
  const TARGET = ".lastcall/bookshop/2.0.yaml";

  test("and says the same: what unchanged files hold was known", async () => {
    append(TARGET);
    expect(await run()).toMatchObject({ findings: [], remarks: expect.arrayContaining([NEW]) as string[] });
    expect(await listed()).toHaveLength(4);
  });

  test("and lacks an operation: its callers, and what changed files hold", async () => {
    append("src/one.ts", "// edited\n");
    const text = readFileSync(join(project, TARGET), "utf8");
    write(TARGET, text.replace("  /books:\n", "  /volumes:\n"));
    expect((await run()).findings).toEqual(["src/fine.ts removed-endpoint", "src/one.ts removed-endpoint"]);
  });

  test("and marks an operation as deprecated", async () => {
    const text = readFileSync(join(project, TARGET), "utf8");
    write(TARGET, text.replace("operationId: listBooks\n", "operationId: listBooks\n      deprecated: true\n"));
    expect((await run()).findings).toEqual(["src/fine.ts deprecated-endpoint"]);
  });

  test("documents that flags name, from another folder", async () => {
    write("old.yaml", readFileSync(join(project, ".lastcall/bookshop/1.1.yaml"), "utf8"));
    write("new.yaml", readFileSync(join(project, TARGET), "utf8"));
    rmSync(join(project, "lastcall.config.json"));
    commit();
    git("tag", "-f", "before");
    const named = { base: "old.yaml", target: "new.yaml", servers: ["https://bookshop.example"] };
    expect((await run(named)).findings).toEqual([]);
    write("new.yaml", readFileSync(join(project, "new.yaml"), "utf8").replace("  /books:\n", "  /volumes:\n"));
    expect((await run(named)).findings).toEqual(["src/fine.ts removed-endpoint"]);
  });

  const everywhere = ["src/one.ts", "src/three.ts", "src/two.ts"].map((file) => `${file} removed-endpoint`);

  test.each<readonly [string, () => void]>([
    ["refers to other files", () => append(TARGET, "\nx-more: { $ref: more.yaml }\n")],
    ["was no document then", () => append(TARGET, "\n: [")],
  ])("a document that %s: it cannot be told what is new, and all is reported", async (_, then) => {
    const now = readFileSync(join(project, TARGET), "utf8");
    then();
    commit();
    git("tag", "-f", "before");
    write(TARGET, now);
    expect(await run()).toMatchObject({
      findings: everywhere,
      remarks: expect.arrayContaining([
        "The API's documents changed since before: findings of all files are reported.",
      ]) as string[],
    });
  });

  test("the config: all is reported", async () => {
    append("lastcall.config.json");
    expect(await run()).toMatchObject({
      findings: everywhere,
      remarks: expect.arrayContaining([
        "The config changed since before: findings of all files are reported.",
      ]) as string[],
    });
  });

  test("a document behind an address: nothing tells what it said", async () => {
    rmSync(join(project, "lastcall.config.json"));
    commit();
    git("tag", "-f", "before");
    const document = readFileSync(join(project, TARGET));
    const fetcher: Fetcher = (url) =>
      Promise.resolve({ ok: true, value: { url, status: 200, headers: {}, body: document } });
    const checked = await runCheck(["src"], {
      ...options({ base: ".lastcall/bookshop/1.1.yaml", target: "https://docs.example/api.yaml" }),
      servers: ["https://bookshop.example"],
      fetcher,
    });
    expect(checked.ok ? checked.value.report.remarks : checked.problem).toContain(
      "What https://docs.example/api.yaml said at before is recorded nowhere: what is new through it is told of changed files alone. A copy in the repository tells more: lastcall spec add",
    );
  });

  test("a document that lies above the project", async () => {
    write("docs/api.yaml", "one");
    commit();
    const root = join(project, "src");
    const moved = async () => {
      const changed = await changedSince("HEAD", root, ["../docs/api.yaml"], gitOf(process.env));
      return changed.ok ? changed.value.moved : changed.problem;
    };
    expect(await moved()).toEqual([]);
    write("docs/api.yaml", "another");
    expect(await moved()).toEqual(["../docs/api.yaml"]);
  });
});

describe("a ref that git does not take", () => {
  const refused = async (ref: string) => {
    const run = await runCheck(["src"], options({ changedSince: ref }));
    return run.ok ? undefined : run.problem;
  };

  test("an unknown name: what git says, and what CI usually lacks", async () => {
    expect(await refused("nowhere")).toMatchObject({
      message: expect.stringMatching(/^git cannot tell what changed since "nowhere": .*nowhere/) as string,
      hint: expect.stringContaining("fetch-depth: 0") as string,
    });
  });

  test("one without a common commit, as of a clone without history: that it is so, not how git was called", async () => {
    git("checkout", "-q", "--orphan", "alone");
    write("src/alone.ts", KEPT);
    commit();
    expect(await refused("before")).toMatchObject({
      message: 'git cannot tell what changed since "before": it has no commit in common with HEAD',
      hint: expect.stringContaining("fetch-depth: 0") as string,
    });
  });

  test("without a repository or a git, the history of CI is no advice", async () => {
    const alone = mkdtempSync(join(tmpdir(), "lastcall-alone-"));
    const hintOf = async (env: Readonly<Record<string, string | undefined>>) => {
      const changed = await changedSince("main", alone, [], gitOf(env));
      return changed.ok ? undefined : changed.problem.hint;
    };
    expect(await hintOf(process.env)).toBe("Only a git repository knows what was committed: stand in one.");
    expect(await hintOf({ PATH: "" })).toBe("Install it; nothing else tells what was committed.");
    rmSync(alone, { recursive: true });
  });

  test.each(["--output=stolen.txt", "-x", " ", ""])("%j is refused before git is asked", async (ref) => {
    let asked = 0;
    const changed = await changedSince(ref, project, [], () => {
      asked += 1;
      return Promise.resolve({ ok: true, value: "" });
    });
    expect(changed).toEqual({
      ok: false,
      problem: {
        message: `"${ref}" is no git ref`,
        hint: "Name a branch, a tag or a commit: --changed-since origin/main",
      },
    });
    expect(asked).toBe(0);
  });
});
