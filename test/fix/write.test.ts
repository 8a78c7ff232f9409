import { execFileSync } from "node:child_process";
import { chmodSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gitOf } from "../../src/check/scope/git.js";
import { writeFiles } from "../../src/fix/apply/write.js";
import type { EditedFile } from "../../src/fix/run.js";
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

  test.each([
    ["", git],
    [", where git is not installed either", gitOf({ PATH: "" })],
  ])("without a repository it says so%s", async (_, door) => {
    const root = project({ "a.ts": "one" });
    const written = await writeFiles({ root, files: [edited("a.ts", "one", "1")], git: door, allowDirty: false });
    expect(written).toMatchObject({ ok: true, value: { remarks: [expect.stringContaining("no git repository")] } });
  });
});
