/** What `npm run release` makes: a commit that the Action, npm and Docker run as it is, with nothing to be installed. */
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { globSync } from "tinyglobby";
import { beforeAll, describe, expect, test } from "vitest";
import { fakeGithub } from "./action/github.js";
import { type ActionRun, type KeptCaches, ROOT, runAction } from "./action/runner.js";
import { folder } from "./cli/folder.js";

interface Release {
  readonly releaseTree: (into: string, options: { repository: string; packed?: readonly string[] }) => Promise<void>;
  readonly releaseCommit: (tree: string, options: { version: string; repositoryFolder: string }) => string;
}

/** A checkout of the release, as a runner makes one of a commit that a workflow pins. */
const release = folder({});
const origin = folder({ "README.md": "before" });
let commit = "";
/** No package manager is to be asked for anything. */
const programs = folder({});
const path = [programs, process.env["PATH"]].join(delimiter);
const workspace = folder({});

const git = (...args: readonly string[]): string => execFileSync("git", args, { cwd: origin, encoding: "utf8" }).trim();

// tests of a shell's programs
describe.skipIf(process.platform === "win32")("a release commit", () => {
  beforeAll(async () => {
    for (const name of ["npm", "npx"]) {
      writeFileSync(join(programs, name), `#!/bin/sh\necho "${name} $*" >&2\nexit 9\n`);
      chmodSync(join(programs, name), 0o755);
    }
    cpSync(join(ROOT, "examples/workload-portal"), join(workspace, "portal"), { recursive: true });
    git("init", "--quiet");
    git("config", "user.name", "Release");
    git("config", "user.email", "release@example.com");
    git("add", ".");
    git("commit", "--quiet", "-m", "before");
    const { releaseTree, releaseCommit } = (await import(
      new URL("../scripts/release.mjs", import.meta.url).href
    )) as Release;
    const tree = folder({});
    await releaseTree(tree, { repository: "acme/lastcall", packed: ["--ignore-scripts"] });
    commit = releaseCommit(tree, { version: "9.8.7", repositoryFolder: origin });
    const archive = execFileSync("git", ["archive", commit], { cwd: origin, maxBuffer: 2 ** 28 });
    execFileSync("tar", ["-x", "-C", release], { input: archive });
  }, 60_000);

  test("lies beside the main line, under a tag", () => {
    expect([git("rev-parse", "v9.8.7"), git("rev-parse", "v9.8.7^")]).toEqual([commit, git("rev-parse", "HEAD")]);
    expect([git("status", "--porcelain"), readdirSync(origin).sort()]).toEqual(["", [".git", "README.md"]]);
  });

  test("is the package, with nothing left to build, and names where it comes from", () => {
    const manifest = JSON.parse(readFileSync(join(release, "package.json"), "utf8")) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      repository: { type: "git", url: "git+https://github.com/acme/lastcall.git" },
      bugs: { url: "https://github.com/acme/lastcall/issues" },
    });
    expect([manifest["scripts"], manifest["devDependencies"]]).toEqual([undefined, undefined]);
    expect(existsSync(join(release, "dist/index.js"))).toBe(true);
    const named = (text: string): readonly string[] =>
      globSync("**/*.{md,yml}", { cwd: release }).filter((file) =>
        readFileSync(join(release, file), "utf8").includes(text),
      );
    expect(named("OWNER/lastcall")).toEqual([]);
    expect(named("acme/lastcall")).toEqual(expect.arrayContaining(["docs/action.md", "docs/getting-started.md"]));
  });

  describe("as the Action", () => {
    const inputs = { paths: "portal", from: "2.22", to: "2.24" };
    const annotations = ({ log }: ActionRun): readonly string[] => log.match(/^::(?:error|warning) file=.*$/gm) ?? [];
    const onRunner = (more: Partial<Parameters<typeof runAction>[0]> = {}) =>
      runAction({ action: release, workspace, path, ...more, inputs: { ...inputs, ...more.inputs } });

    test("installs nothing, and finds what the project's own build finds", async () => {
      const own = await runAction({ workspace, inputs });
      const [first, second] = [await onRunner(), await onRunner()];
      expect(annotations(first)).toHaveLength(13);
      for (const run of [first, second]) {
        expect(run.log).not.toMatch(/^np[mx] /m);
        expect(run.firstAnnotation).toBeGreaterThan(0);
        expect({ exitCode: run.exitCode, annotations: annotations(run) }).toEqual({
          exitCode: 1,
          annotations: annotations(own),
        });
      }
    });

    test("keeps a comment for each key of a matrix", async () => {
      const github = await fakeGithub();
      const job = (key: string, paths: string) =>
        onRunner({
          inputs: { paths, comment: "true", "comment-key": key },
          event: { pull_request: { number: 7 } },
          token: "may-write",
          env: { GITHUB_API_URL: github.url },
        });
      await Promise.all([job("pages", "portal/src/pages"), job("runai", "portal/src/runai")]);
      await job("pages", "portal/src/pages");
      await github.close();
      expect(github.comments.map(({ body }) => body.split("\n")[1]).sort()).toEqual([
        "## lastcall (pages): 2 errors",
        "## lastcall (runai): 5 errors, 6 warnings",
      ]);
    });

    test("takes up what the run before it kept, with the secret alone", async () => {
      const caches: KeptCaches = new Map();
      const run = (runId: string, key: Readonly<Record<string, string>>) => onRunner({ caches, runId, inputs: key });
      const first = await run("1", { "cache-key": "the secret of trusted runs" });
      const second = await run("2", { "cache-key": "the secret of trusted runs" });
      await run("3", { "cache-key": "the secret of somebody else" });
      expect(annotations(first)).toHaveLength(13);
      expect(annotations(second)).toEqual(annotations(first));
      expect([...caches.keys()]).toEqual(["1", "2", "3"].map((id) => `lastcall-Linux-check--${id}-1`));
      // a result that was taken up is not written again
      const written = [...caches.values()].map((kept) =>
        globSync("**/scan-*", { cwd: kept, absolute: true }).map((file) => statSync(file).mtimeMs),
      );
      expect(written[0]).toHaveLength(1);
      expect(written[1]).toEqual(written[0]);
      expect(written[2]).not.toEqual(written[0]);
      await run("4", {});
      expect(caches.size).toBe(3);
    });
  });

  test("in the image: what its last stage copies is all that the program needs", () => {
    const file = readFileSync(join(ROOT, "Dockerfile"), "utf8");
    const image = folder({});
    for (const [, line = ""] of file.matchAll(/^COPY --from=build (.*)$/gm)) {
      const places = line.split(" ");
      const into = places.at(-1) ?? "";
      for (const from of places.slice(0, -1)) {
        const target = join(image, into.endsWith("/") ? `${into}${from.split("/").at(-1) ?? ""}` : into);
        mkdirSync(dirname(target), { recursive: true });
        cpSync(join(release, from.replace("/lastcall/", "")), target, { recursive: true });
      }
    }
    const [, script = ""] = /^ENTRYPOINT \["node", "(.*)"\]$/m.exec(file) ?? [];
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(image, script), ...args], { cwd: join(workspace, "portal"), encoding: "utf8" });
    expect(run("check", "src", "--from", "2.22", "--to", "2.24").stdout).toMatch(/^7 errors, 6 warnings\n/);
    expect(run("diff", "2.22", "2.24", "--format", "json").stderr).toBe("");
    expect(run("explain", "removed-endpoint")).toMatchObject({ status: 0, stderr: "" });
    const { status, stdout, stderr } = run("lsp", "--stdio");
    expect([status, stdout, stderr.split("\n")[0]]).toEqual([
      2,
      "",
      "error: this copy of lastcall has no language server",
    ]);
    // the build stage takes the sources, and no file of another machine's build
    expect(readFileSync(join(ROOT, ".dockerignore"), "utf8").split("\n")).toEqual(
      expect.arrayContaining(["**/node_modules", "dist"]),
    );
    expect(file).toContain("node scripts/build-standalone.mjs dist/standalone");
  });
});
