/** Which files lie below the folders that are named: through links, past what cannot be read. */
import { describe, expect, test } from "vitest";
import type { FileSystem } from "../../../src/scan/discover/file-system.js";
import { compareText, relativeTo, walk } from "../../../src/scan/discover/walk.js";
import { memoryFileSystem } from "../memory.js";

/** Folders and files in memory with links among them, and folders that cannot be listed. */
function withLinks(
  files: Readonly<Record<string, string | null>>,
  links: Readonly<Record<string, string>> = {},
  closed: readonly string[] = [],
): FileSystem {
  const memory = memoryFileSystem(files);
  const real = (path: string): string => {
    for (const [from, to] of Object.entries(links))
      if (path === from || path.startsWith(`${from}/`)) return real(to + path.slice(from.length));
    return path;
  };
  return {
    ...memory,
    list: (folder) =>
      closed.includes(folder)
        ? undefined
        : [
            ...(memory.list(real(folder)) ?? []),
            ...Object.keys(links)
              .filter((link) => link.slice(0, link.lastIndexOf("/")) === folder)
              .map((link) => ({ name: link.slice(link.lastIndexOf("/") + 1), kind: "link" as const })),
          ],
    kind: (path) => memory.kind(real(path)),
    read: (path) => memory.read(real(path)),
    stamp: (path) => (path.includes("\uFFFD") ? undefined : memory.stamp(real(path))),
    realPath: real,
  };
}

function walked(fileSystem: FileSystem, starts: readonly string[] = ["/r/p"], root = "/r/p") {
  const { files, unreadable, packages } = walk({
    fileSystem,
    root,
    starts,
    wanted: (file) => !file.includes("unwanted"),
  });
  return [
    ...files.map(({ file }) => file),
    ...unreadable.map(({ file, reason }) => `${file}: ${reason}`),
    ...packages.map((folder) => `package ${folder}`),
  ];
}

const AWAY = "a link leads out of the repository; name what it leads to, to have it scanned";
const MISNAMED = "its name is not UTF-8, so it cannot be opened; rename it to have it scanned";

test.each<readonly [what: string, files: readonly string[], found: readonly string[]]>([
  ["nothing", [], []],
  ["code, in order", ["b.ts", "a.tsx", "c.vue", "deep/d.js"], ["a.tsx", "b.ts", "c.vue", "deep/d.js"]],
  ["what is no code", ["a.md", "b.json", "c.png"], []],
  ["packages", ["package.json", "deep/package.json", "deep/a.ts"], ["deep/a.ts", "package /r/p", "package /r/p/deep"]],
  ["what is not wanted", ["unwanted.ts", "a.ts"], ["a.ts"]],
  ["what tools wrote", ["dist/a.ts", "node_modules/a/b.ts", "src/a.ts"], ["src/a.ts"]],
  ["a name that is no text", ["a\uFFFD.ts", "b\uFFFD.md"], [`a\uFFFD.ts: ${MISNAMED}`]],
])("%s", (_what, files, found) => {
  expect(walked(withLinks(Object.fromEntries(files.map((file) => [`/r/p/${file}`, ""]))))).toEqual(found);
});

describe("what is named", () => {
  const files = {
    "/r/p/a.ts": "",
    "/r/p/deep/b.ts": "",
    "/r/p/.gitignore": "deep/\nb.ts\n",
    "/r/.git/HEAD": "",
    "/r/o/c.ts": "",
  };
  test.each<readonly [starts: readonly string[], found: readonly string[]]>([
    [["/r/p"], ["a.ts"]],
    [["/r/p/a.ts"], ["a.ts"]],
    [["/r/p/deep"], ["deep/b.ts"]],
    [["/r/p/deep/b.ts"], ["deep/b.ts"]],
    [["/r/p/a.ts", "/r/p/a.ts", "/r/p"], ["a.ts"]],
    [["/r/o"], ["../o/c.ts"]],
    [["/r/p/nowhere"], []],
    [["/r/p/.gitignore"], []],
  ])("%j", (starts, found) => {
    expect(walked(withLinks(files), starts)).toEqual(found);
  });

  test("a folder that cannot be listed is told, a file too whose name is no text", () => {
    expect(walked(withLinks({ "/r/p/a.ts": "", "/r/p/shut/b.ts": "" }, {}, ["/r/p/shut"]))).toEqual([
      "a.ts",
      "shut: folder cannot be read",
    ]);
    expect(walked(withLinks({ "/r/p/a.ts": "", "/r/p/s\uFFFD/b.ts": "" }, {}, ["/r/p/s\uFFFD"]))).toEqual([
      "a.ts",
      `s\uFFFD: ${MISNAMED}`,
    ]);
  });
});

describe("links", () => {
  const files = { "/r/p/src/a.ts": "", "/r/o/b.ts": "", "/r/o/c.md": "", "/elsewhere/d.ts": "", "/elsewhere/e.md": "" };
  const repository = { ...files, "/r/.git/HEAD": "" };
  test.each<
    readonly [
      what: string,
      files: Readonly<Record<string, string>>,
      links: Readonly<Record<string, string>>,
      found: readonly string[],
    ]
  >([
    ["to a folder of the repository", repository, { "/r/p/o": "/r/o" }, ["o/b.ts", "src/a.ts"]],
    ["to a file of the repository", repository, { "/r/p/b.ts": "/r/o/b.ts" }, ["b.ts", "src/a.ts"]],
    ["to a file that is there", repository, { "/r/p/b.ts": "/r/p/src/a.ts" }, ["src/a.ts"]],
    ["to a folder that is there", repository, { "/r/p/b": "/r/p/src" }, ["src/a.ts"]],
    ["to the folder around it", repository, { "/r/p/src/b": "/r/p" }, ["src/a.ts"]],
    ["to what is no code", repository, { "/r/p/c.md": "/r/o/c.md" }, ["src/a.ts"]],
    ["to nothing", repository, { "/r/p/n.ts": "/r/nowhere" }, ["src/a.ts"]],
    [
      "to nothing, under a name that is no text",
      repository,
      { "/r/p/n\uFFFD": "/r/nowhere" },
      ["src/a.ts", `n\uFFFD: ${MISNAMED}`],
    ],
    ["of what tools wrote", repository, { "/r/p/node_modules": "/r/o" }, ["src/a.ts"]],
    ["that git ignores", { ...repository, "/r/p/.gitignore": "o\n" }, { "/r/p/o": "/r/o" }, ["src/a.ts"]],
    ["out of the repository", repository, { "/r/p/x": "/elsewhere" }, ["src/a.ts", `x: ${AWAY}`]],
    ["to a file out of it", repository, { "/r/p/x.ts": "/elsewhere/d.ts" }, ["src/a.ts", `x.ts: ${AWAY}`]],
    ["to a file out of it that is no code", repository, { "/r/p/x.md": "/elsewhere/e.md" }, ["src/a.ts"]],
    ["to the repository itself", repository, { "/r/p/r": "/r" }, ["r/o/b.ts", "src/a.ts"]],
    ["around the repository", { ...repository, "/r2/f.ts": "" }, { "/r/p/x": "/r2" }, ["src/a.ts", `x: ${AWAY}`]],
    ["anywhere where there is no repository", files, { "/r/p/x": "/elsewhere" }, ["src/a.ts", "x/d.ts"]],
    ["to a folder around the root where there is no repository", files, { "/r/p/x": "/r" }, ["src/a.ts", `x: ${AWAY}`]],
    ["to the root where there is no repository", files, { "/r/p/src/x": "/r/p" }, ["src/a.ts"]],
  ])("%s", (_what, given, links, found) => {
    expect(walked(withLinks(given, links))).toEqual(found);
  });

  test("out of the repository into what the user named", () => {
    expect(walked(withLinks(repository, { "/r/p/x": "/elsewhere" }), ["/r/p", "/elsewhere"])).toEqual([
      "../../elsewhere/d.ts",
      "src/a.ts",
    ]);
  });

  test("a repository at the root of the disk", () => {
    expect(walked(withLinks({ ...files, "/.git/HEAD": "" }, { "/r/p/x": "/elsewhere" }))).toEqual([
      "src/a.ts",
      "x/d.ts",
    ]);
  });
});

test.each<readonly [root: string, path: string, relative: string]>([
  ["/r", "/r/src/a.ts", "src/a.ts"],
  ["/r", "/r", ""],
  ["/r", "/other/a.ts", "../other/a.ts"],
  ["/r/p", "/r/a.ts", "../a.ts"],
  ["/r/p", "/r", ".."],
  ["/r/p", "/r/people/a.ts", "../people/a.ts"],
  ["/a/b/c", "/a/x/c", "../../x/c"],
])("from %s, %s is %s", (root, path, relative) => {
  expect(relativeTo(root, path)).toBe(relative);
});

test("names are in the order of their code units", () => {
  expect(["b", "a", "B", "ä", "a"].sort(compareText)).toEqual(["B", "a", "a", "b", "ä"]);
});
