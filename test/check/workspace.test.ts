import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openWorkspace } from "../../src/check/workspace.js";

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "lastcall-workspace-")));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (file: string, text = ""): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};
/** Root and code, below the folder of the test. */
async function opened(paths: readonly string[], cwd = "."): Promise<unknown> {
  const workspace = await openWorkspace(paths, {}, { cwd: join(folder, cwd), today: "2026-03-01" });
  if (!workspace.ok) return workspace.problem;
  const below = (path: string): string => path.slice(folder.length + 1);
  return { root: below(workspace.value.root), paths: workspace.value.paths.map(below) };
}

describe("the root, which files are named from", () => {
  test("is the nearest folder with a package", async () => {
    write("package.json", "{}");
    write("app/package.json", "{}");
    write("app/src/lib/a.ts");
    expect(await opened(["app/src/lib"])).toEqual({ root: "app", paths: ["app/src/lib"] });
  });

  test("or with a repository, which may be a file", async () => {
    write("package.json", "{}");
    write("app/.git", "gitdir: elsewhere");
    write("app/src/a.ts");
    expect(await opened(["app/src"])).toEqual({ root: "app", paths: ["app/src"] });
  });

  test("or with the config, wherever its packages are", async () => {
    write("package.json", "{}");
    write("app/lastcall.config.json", "{}");
    write("app/src/a.ts");
    expect(await opened(["app/src"])).toEqual({ root: "app", paths: ["app/src"] });
  });

  test("is that of all paths together", async () => {
    write("package.json", "{}");
    write("one/package.json", "{}");
    write("one/src/a.ts");
    write("two/src/b.ts");
    expect(await opened(["one/src/a.ts", "two/src"])).toEqual({ root: "", paths: ["one/src/a.ts", "two/src"] });
  });

  test("without a path it is that of the working folder", async () => {
    write("app/package.json", "{}");
    write("app/src/a.ts");
    expect(await opened([], "app/src")).toEqual({ root: "app", paths: ["app/src"] });
  });
});

test("a path that is not there, and one that is empty", async () => {
  expect(await opened(["nowhere"])).toEqual({ message: "there is no nowhere", hint: `Looked in ${folder}.` });
  expect(await opened([""])).toEqual({
    message: "a path is empty",
    hint: "Name folders and files, or . for the current folder.",
  });
});
