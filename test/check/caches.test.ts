/** Where results lie, and whose count: a folder that CI restores proves nothing by itself. */
import { mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Caches, openCaches } from "../../src/check/caches.js";
import { folder } from "../cli/folder.js";
import { lastcall } from "../cli/run.js";

const SECRET = "a secret that only trusted runs have";
const open = (
  root: string,
  env: Readonly<Record<string, string>> | undefined,
  named?: string,
  cache?: boolean,
): Caches | string => {
  const opened = openCaches(root, named, { cwd: root, env, ...(cache === undefined ? {} : { cache }) });
  return opened.ok ? opened.value : opened.problem.message;
};
const results = (opened: Caches | string) => {
  if (typeof opened === "string" || opened.results === undefined) throw new Error("there is no cache of results");
  return opened.results;
};

describe("by default", () => {
  test("each project has its own, in the user's cache folder", () => {
    const [home, one, other] = [folder({}), folder({}), folder({})];
    const [first, second] = [results(open(one, { HOME: home })), results(open(other, { HOME: home }))];
    expect(first.directory.startsWith(join(home, ".cache/lastcall/results/"))).toBe(true);
    expect(first.directory).not.toBe(second.directory);
    expect(second.seal.open(first.seal.seal("x", "about"), "about")).toBe("x");
  });

  test.each<[name: string, env: (tree: string) => Readonly<Record<string, string>> | undefined, cache?: boolean]>([
    ["nobody says where the home is", () => ({})],
    ["no environment is given", () => undefined],
    ["the home is the checked tree", (tree) => ({ HOME: tree })],
    ["nothing shall be kept", () => ({ HOME: folder({}) }), false],
  ])("there is none where %s", (_, env, cache) => {
    const tree = folder({ "package.json": "{}" });
    expect(open(tree, env(tree), undefined, cache)).toMatchObject({ results: undefined });
    expect(readdirSync(tree)).toEqual(["package.json"]);
  });

  test("compiled code is kept unless Node's own variable says no", () => {
    const compiled = (env: Readonly<Record<string, string>>) => {
      const opened = open(folder({}), { HOME: folder({}), ...env }, undefined, false);
      return typeof opened === "string" ? opened : opened.compiled !== undefined;
    };
    expect([compiled({}), compiled({ NODE_DISABLE_COMPILE_CACHE: "1" })]).toEqual([true, false]);
  });
});

describe("a folder that was named", () => {
  const sealedBy = (env: Readonly<Record<string, string>>, named: string, root: string): Uint8Array =>
    results(open(root, env, named)).seal.seal("x", "about");
  const openedBy = (env: Readonly<Record<string, string>>, named: string, root: string, sealed: Uint8Array) =>
    results(open(root, env, named)).seal.open(sealed, "about");

  test("is made, in a folder of its own and for the user alone", () => {
    const named = join(folder({}), "restored");
    const { directory } = results(open(folder({}), { HOME: folder({}) }, named));
    expect(directory).toBe(join(named, "lastcall"));
    expect(statSync(directory).mode & 0o777).toBe(0o700);
  });

  test("counts on another machine only with the same secret", () => {
    const [root, named] = [folder({}), folder({})];
    const machine = (secret?: string) => ({
      HOME: folder({}),
      ...(secret === undefined ? {} : { LASTCALL_CACHE_KEY: secret }),
    });
    const sealed = sealedBy(machine(SECRET), named, root);
    expect(openedBy(machine(SECRET), named, root, sealed)).toBe("x");
    expect(openedBy(machine(`${SECRET}!`), named, root, sealed)).toBeUndefined();
    expect(openedBy(machine(), named, root, sealed)).toBeUndefined();
    expect(openedBy(machine(SECRET), named, root, sealedBy(machine(), named, root))).toBeUndefined();
  });

  test("of an empty secret, as a pull request of a stranger has it, each machine has its own", () => {
    const [root, named] = [folder({}), folder({})];
    const machine = () => ({ HOME: folder({}), LASTCALL_CACHE_KEY: "" });
    const own = machine();
    const sealed = sealedBy(own, named, root);
    expect(openedBy(own, named, root, sealed)).toBe("x");
    expect(openedBy(machine(), named, root, sealed)).toBeUndefined();
  });

  test.each<[name: string, make: (at: string) => void]>([
    ["a file", (at) => writeFileSync(at, "")],
    ["a link", (at) => symlinkSync(folder({}), at)],
    [
      "one with a link in it",
      (at) => {
        mkdirSync(at);
        symlinkSync(folder({}), join(at, "lastcall"));
      },
    ],
  ])("that is %s is refused with one line", async (_, make) => {
    const cwd = folder({ "package.json": "{}", "src/a.ts": 'fetch("https://x.run.ai/v1/k8s/users");\n' });
    make(join(cwd, "cache"));
    const args = ["check", "src", "--from", "2.22", "--to", "2.24", "--cache-folder", "cache"];
    const { exitCode, stderr } = await lastcall(args, { cwd, env: { HOME: folder({}) } });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr:
        "error: the cache folder cache cannot be used\n  hint: Name a folder that may be written and is no symbolic link.\n",
    });
  });

  test("and a secret that could be guessed is refused", () => {
    expect(open(folder({}), { HOME: folder({}), LASTCALL_CACHE_KEY: "short" })).toBe(
      "LASTCALL_CACHE_KEY is too short: it has fewer than 16 characters",
    );
  });
});

test("results of one run are taken up by the next: by flag or by variable", async () => {
  const cwd = folder({ "package.json": "{}", "src/a.ts": 'fetch("https://x.run.ai/v1/k8s/users");\n' });
  const kept = folder({});
  const env = { HOME: folder({}), LASTCALL_CACHE_KEY: SECRET };
  const check = ["check", "src", "--from", "2.22", "--to", "2.24"];
  const first = await lastcall([...check, "--cache-folder", kept], { cwd, env });
  const [file] = readdirSync(join(kept, "lastcall"));
  expect(file).toMatch(/^scan-\w+\.bin$/);
  const written = statSync(join(kept, "lastcall", file ?? "")).mtimeMs;
  expect(await lastcall(check, { cwd, env: { ...env, LASTCALL_CACHE_FOLDER: kept } })).toEqual(first);
  expect(readdirSync(join(kept, "lastcall"))).toEqual([file]);
  expect(statSync(join(kept, "lastcall", file ?? "")).mtimeMs).toBe(written);
});
