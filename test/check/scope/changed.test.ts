/** `--changed-since`: every way in which a file can differ from a ref, for `check` and for `calls`. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CheckOptions, collectCalls, runCheck } from "../../../src/check/index.js";
import { changedSince } from "../../../src/check/scope/changed.js";
import { gitOf } from "../../../src/check/scope/git.js";

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

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "lastcall-changed-"));
  cpSync(bookshop, project, { recursive: true });
  write("package.json", "{}");
  for (const name of ["one", "two", "three"]) write(`src/${name}.ts`, REMOVED);
  write("src/fine.ts", KEPT);
  git("init", "-q", "-b", "main");
  commit();
  git("tag", "before");
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

describe("where the API moved, every file may hold something new", () => {
  const REMARK = "The config or the API's documents changed since before: findings of all files are reported.";
  const everywhere = ["src/one.ts", "src/three.ts", "src/two.ts"];

  test.each<readonly [string, () => void]>([
    ["a document", () => append(".lastcall/bookshop/2.0.yaml")],
    ["the provider's facts", () => append(".lastcall/bookshop/provider.json")],
    [
      "a document that git does not know yet",
      () => write(".lastcall/bookshop/latest.yaml", readFileSync(join(project, ".lastcall/bookshop/2.0.yaml"), "utf8")),
    ],
  ])("%s", async (_, change) => {
    change();
    const run = await runCheck(["src"], options());
    if (!run.ok) throw new Error(run.problem.message);
    expect([...new Set(run.value.report.findings.map(({ place }) => place.file))]).toEqual(everywhere);
    expect(run.value.report.remarks).toContain(REMARK);
    expect(await listed()).toHaveLength(4);
  });

  test("a document that lies above the project", async () => {
    write("docs/api.yaml", "one");
    commit();
    const root = join(project, "src");
    const changed = async () => changedSince("HEAD", root, ["../docs/api.yaml"], gitOf(process.env));
    expect(await changed()).toEqual({ ok: true, value: { files: new Set(), apiMoved: false } });
    write("docs/api.yaml", "another");
    expect(await changed()).toMatchObject({ ok: true, value: { apiMoved: true } });
  });

  const append = (file: string): void => write(file, `${readFileSync(join(project, file), "utf8")}\n`);
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
