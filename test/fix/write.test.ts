import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gitOf } from "../../src/check/scope/git.js";
import { writeFiles } from "../../src/fix/apply/write.js";
import type { EditedFile } from "../../src/fix/run.js";
import { ok, problem } from "../../src/outcome.js";
import { project, read } from "./project.js";

const git = gitOf({ PATH: process.env["PATH"] });
const edited = (file: string, before: string, after: string): EditedFile => ({ file, before, after, edits: [] });
const committed = (root: string): void => {
  const run = (...args: readonly string[]): void =>
    void execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: root });
  run("init", "-q");
  run("add", ".");
  run("commit", "-qm", "all");
};

describe("all files or none", () => {
  test("written as they are to be, the mark at the start kept", async () => {
    const root = project({ "a.ts": "\uFEFFone\r\n", "b.ts": "two" });
    committed(root);
    const files = [edited("a.ts", "one\r\n", "1\r\n"), edited("b.ts", "two", "2")];
    expect(await writeFiles({ root, files, git, allowDirty: false })).toEqual({
      ok: true,
      value: { files: 2, remarks: [] },
    });
    expect([read(root, "a.ts"), read(root, "b.ts")]).toEqual(["\uFEFF1\r\n", "2"]);
  });

  test.each([
    [
      "changed since it was read",
      (root: string) => writeFileSync(join(root, "b.ts"), "other"),
      "b.ts changed since it was checked",
    ],
    [
      "no UTF-8",
      (root: string) => writeFileSync(join(root, "b.ts"), Buffer.from([0xff, 0xfe, 0x61])),
      "b.ts is not UTF-8",
    ],
  ])("%s: nothing is written", async (_, happens, message) => {
    const root = project({ "a.ts": "one", "b.ts": "two" });
    committed(root);
    happens(root);
    const files = [edited("a.ts", "one", "1"), edited("b.ts", "two", "2")];
    const written = await writeFiles({ root, files, git, allowDirty: true });
    expect(written).toMatchObject({ ok: false, problem: { message } });
    expect(read(root, "a.ts")).toBe("one");
  });

  test("a link that leads out of the project", async () => {
    const root = project({ "a.ts": "one" });
    const outside = join(project({ "b.ts": "two" }), "b.ts");
    symlinkSync(outside, join(root, "b.ts"));
    const files = [edited("a.ts", "one", "1"), edited("b.ts", "two", "2")];
    const written = await writeFiles({ root, files, git, allowDirty: true });
    expect(written).toMatchObject({ ok: false, problem: { message: expect.stringContaining("outside") as string } });
    expect(read(root, "a.ts")).toBe("one");
  });

  test.skipIf(process.getuid?.() === 0)("a file that may not be written", async () => {
    const root = project({ "a.ts": "one", "b.ts": "two" });
    chmodSync(join(root, "b.ts"), 0o444);
    const files = [edited("a.ts", "one", "1"), edited("b.ts", "two", "2")];
    const written = await writeFiles({ root, files, git, allowDirty: true });
    expect(written).toMatchObject({ ok: false, problem: { message: "b.ts may not be written" } });
    expect(read(root, "a.ts")).toBe("one");
  });

  test("changes that are not committed, unless they may be", async () => {
    const root = project({ "a.ts": "one", "b.ts": "two" });
    committed(root);
    writeFileSync(join(root, "a.ts"), "uno");
    const files = [edited("a.ts", "uno", "1")];
    expect(await writeFiles({ root, files, git, allowDirty: false })).toMatchObject({
      ok: false,
      problem: { message: "a.ts has changes that are not committed" },
    });
    expect(await writeFiles({ root, files, git, allowDirty: true })).toMatchObject({ ok: true });
    expect(read(root, "a.ts")).toBe("1");
  });

  test("where git cannot tell, nothing is written unless that is allowed", async () => {
    const root = project({ "a.ts": "one" });
    committed(root);
    const files = [edited("a.ts", "one", "1")];
    const none = gitOf({ PATH: "" });
    expect(await writeFiles({ root, files, git: none, allowDirty: false })).toMatchObject({
      ok: false,
      problem: { message: "git cannot tell whether the files are committed: git is not installed" },
    });
    expect(read(root, "a.ts")).toBe("one");
    expect(await writeFiles({ root, files, git: none, allowDirty: true })).toMatchObject({ ok: true });
  });

  test.each<[string, string, string]>([
    ["one file", " M a.ts\0", "a.ts has changes that are not committed"],
    ["one that git does not know yet", "?? a.ts\0", "a.ts has changes that are not committed"],
    [
      "several, as they are to be written",
      " M lib/a.ts\0 M a.ts\0",
      "a.ts, lib/a.ts have changes that are not committed",
    ],
    ["one whose name ends like another", " M lib/a.ts\0", "lib/a.ts has changes that are not committed"],
    ["one whose name ends with another", " M extra.ts\0", "extra.ts has changes that are not committed"],
    ["one of a repository further up", " M apps/web/lib/a.ts\0", "lib/a.ts has changes that are not committed"],
    ["one that was renamed", "R  a.ts\0old.ts\0", "a.ts has changes that are not committed"],
  ])("of changes that are not committed it names %s", async (_, status, message) => {
    const root = project({ "a.ts": "one", "lib/a.ts": "two", "extra.ts": "three" });
    const files = [edited("a.ts", "one", "1"), edited("lib/a.ts", "two", "2"), edited("extra.ts", "three", "3")];
    const asked: unknown[] = [];
    const door = (...args: readonly unknown[]) => {
      asked.push(args);
      return Promise.resolve(ok(status));
    };
    expect(await writeFiles({ root, files, git: door, allowDirty: false })).toEqual(
      problem(message, {
        hint: "Commit or stash them, so that the edits can be told apart and taken back; or --allow-dirty.",
      }),
    );
    expect(asked).toEqual([
      [["status", "--porcelain", "-z", "--", ":(literal)a.ts", ":(literal)lib/a.ts", ":(literal)extra.ts"], root],
    ]);
    expect([read(root, "a.ts"), read(root, "lib/a.ts")]).toEqual(["one", "two"]);
  });

  const clean = () => Promise.resolve(ok(""));

  test("no files: nobody is asked", async () => {
    const door = () => Promise.reject(new Error("asked"));
    expect(await writeFiles({ root: project({}), files: [], git: door, allowDirty: false })).toEqual(
      ok({ files: 0, remarks: [] }),
    );
  });

  test("a file that is gone", async () => {
    const root = project({ "a.ts": "one" });
    const files = [edited("a.ts", "one", "1"), edited("b.ts", "two", "2")];
    expect(await writeFiles({ root, files, git: clean, allowDirty: false })).toEqual(
      problem("b.ts can no longer be read", { hint: "Nothing was changed." }),
    );
    expect(read(root, "a.ts")).toBe("one");
  });

  test("what was written before is taken back where a later one cannot be written", async () => {
    const root = project({ "a.ts": "one", "lib/b.ts": "two", "c.ts": "three" });
    const files = [edited("a.ts", "one", "1"), edited("lib/b.ts", "two", "2"), edited("c.ts", "three", "3")];
    // between the question and the answer somebody puts a folder in its place
    const door = () => {
      rmSync(join(root, "lib/b.ts"));
      mkdirSync(join(root, "lib/b.ts"));
      return Promise.resolve(ok(""));
    };
    const written = await writeFiles({ root, files, git: door, allowDirty: false });
    expect(written).toMatchObject({
      ok: false,
      problem: { hint: expect.stringMatching(/^What was written before was taken back\./) as string },
    });
    expect([read(root, "a.ts"), read(root, "c.ts")]).toEqual(["one", "three"]);
  });

  test("where the first cannot be written nothing was changed", async () => {
    const root = project({ "a.ts": "one", "b.ts": "two" });
    const door = () => {
      rmSync(join(root, "a.ts"));
      mkdirSync(join(root, "a.ts"));
      return Promise.resolve(ok(""));
    };
    const files = [edited("a.ts", "one", "1"), edited("b.ts", "two", "2")];
    expect(await writeFiles({ root, files, git: door, allowDirty: false })).toMatchObject({
      ok: false,
      problem: { hint: expect.stringMatching(/^Nothing was changed\./) as string },
    });
    expect(read(root, "b.ts")).toBe("two");
  });

  test("of what git says the first line is told", async () => {
    const root = project({ "a.ts": "one", ".git/HEAD": "" });
    const files = [edited("a.ts", "one", "1")];
    const door = () => Promise.resolve(problem("fatal: bad index\nmore of it"));
    expect(await writeFiles({ root, files, git: door, allowDirty: false })).toEqual(
      problem("git cannot tell whether the files are committed: fatal: bad index", {
        hint: "Mend that, so that the edits can be told apart and taken back; or --allow-dirty.",
      }),
    );
    expect(await writeFiles({ root, files, git: door, allowDirty: true })).toEqual(ok({ files: 1, remarks: [] }));
  });

  test.each([
    ["", git],
    [", where git is not installed either", gitOf({ PATH: "" })],
  ])("without a repository it says so%s", async (_, door) => {
    const root = project({ "a.ts": "one" });
    const written = await writeFiles({ root, files: [edited("a.ts", "one", "1")], git: door, allowDirty: false });
    expect(written).toMatchObject({ ok: true, value: { remarks: [expect.stringContaining("no git repository")] } });
  });
});
