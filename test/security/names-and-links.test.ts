/** Names and links that came with the code do not lead the writing anywhere else. */
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { folder } from "../cli/folder.js";
import { lastcall } from "../cli/run.js";

const DOCUMENT = `openapi: 3.0.3
info: { title: Orders, version: "1" }
paths: { /orders: { get: { responses: { "200": { description: ok } } } } }
`;
const PRECIOUS = "what must stay\n";

/** `tree` is what somebody else sent; `home` lies beside it. */
function strangers(files: Readonly<Record<string, string>> = {}): { readonly tree: string; readonly home: string } {
  const root = folder({
    "home/.profile": PRECIOUS,
    "tree/.git/HEAD": "",
    "tree/package.json": "{}",
    "tree/orders.yaml": DOCUMENT,
    "tree/src/users.ts": 'fetch("https://x.run.ai/v1/k8s/users");\n',
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`tree/${name}`, text])),
  });
  return { tree: join(root, "tree"), home: join(root, "home") };
}

function link(tree: string, name: string, target: string): void {
  mkdirSync(dirname(join(tree, name)), { recursive: true });
  symlinkSync(target, join(tree, name));
}

/** Everything below a folder with its text, so that nothing can come or change unseen. */
const contentsOf = (at: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(at, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), "utf8")]),
  );

const ADD = ["spec", "add", "2.25", "orders.yaml", "--whole"];
const CHECK = ["check", "src", "--from", "2.22", "--to", "2.24", "--no-cache"];

describe("names", () => {
  test.each<[name: string, args: readonly string[], env: Readonly<Record<string, string>>]>([
    ["a provider of the command line", [...ADD, "--provider", "../../evil"], {}],
    ["an absolute one", [...ADD, "--provider", "/elsewhere/evil"], {}],
    ["one of dots", [...ADD, "--provider", ".."], {}],
    ["one of the environment", ADD, { LASTCALL_PROVIDER: "../../evil" }],
    ["a provider to check", [...CHECK, "--provider", "../../evil"], {}],
    ["a provider to start with", ["init", "--provider", "../../evil"], {}],
    ["a provider to look up", ["timeline", "--provider", "../../evil"], {}],
  ])("%s that leads elsewhere is no name", async (_, args, env) => {
    const { tree } = strangers();
    const before = contentsOf(dirname(tree));
    const { exitCode, stdout, stderr } = await lastcall(args, { cwd: tree, env });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain("cannot be the name of a provider");
    expect(contentsOf(dirname(tree))).toEqual(before);
  });

  test.each<[name: string, config: object, complaint: string]>([
    ["the provider", { provider: "../../evil" }, "provider: may hold letters, digits, dots, dashes and underscores"],
    ["an API", { apis: [{ name: "../evil", specs: { "1": "orders.yaml" } }] }, "apis[0].name: may hold letters"],
    [
      "a release",
      { apis: [{ name: "orders", specs: { "../evil": "orders.yaml" } }] },
      'apis[0].specs: the name "../evil" must start with a letter or digit and hold no slashes',
    ],
  ])("%s of a config that leads elsewhere is no name", async (_, config, complaint) => {
    const { tree } = strangers({ "lastcall.config.json": JSON.stringify(config) });
    const { exitCode, stderr } = await lastcall(["check", "src"], { cwd: tree });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(complaint);
  });

  test.each(["../2.25", "..", "2.25/../../evil", "provider"])("%s is no name of a snapshot", async (version) => {
    const { tree } = strangers();
    const before = contentsOf(dirname(tree));
    expect((await lastcall(["spec", "add", version, "orders.yaml", "--whole"], { cwd: tree })).exitCode).toBe(2);
    expect(contentsOf(dirname(tree))).toEqual(before);
  });
});

describe("links", () => {
  const LINKED = "a symbolic link leads from there to another folder";

  test.each<[name: string, args: readonly string[], place: string, target: (home: string) => string]>([
    ["a snapshot", ADD, ".lastcall/runai/2.25.json", (home) => join(home, ".profile")],
    ["the folder of a provider", ADD, ".lastcall/runai", (home) => home],
    ["the folder of all providers", ADD, ".lastcall", (home) => home],
    ["a snapshot that is not there yet", ADD, ".lastcall/runai/2.25.json", (home) => join(home, "new")],
    ["a named folder", [...ADD, "--folder", "documents"], "documents", (home) => home],
    [
      "a baseline",
      ["baseline", "write", "src", "--no-cache"],
      "lastcall-baseline.json",
      (home) => join(home, "new.json"),
    ],
    ["a report", [...CHECK, "--format", "json=report.json"], "report.json", (home) => join(home, ".profile")],
    ["the folder of a report", [...CHECK, "--format", "json=out/report.json"], "out", (home) => home],
    ["the folder of workflows", ["init", "--from", "2.22"], ".github", (home) => home],
    ["a config", ["init", "--from", "2.22", "--no-workflow"], "lastcall.config.json", (home) => join(home, "new")],
  ])("%s is not written through one", async (_, args, place, target) => {
    const { tree, home } = strangers();
    link(tree, place, target(home));
    const before = contentsOf(home);
    const { exitCode, stderr } = await lastcall(args, { cwd: tree });
    expect(contentsOf(home)).toEqual(before);
    expect(lstatSync(join(tree, place)).isSymbolicLink()).toBe(true);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/symbolic link|there is a config already/)]);
  });

  test("that stay in the tree are followed", async () => {
    const { tree } = strangers({ "reports/today.json": "{}" });
    link(tree, "report.json", "reports/today.json");
    const { stderr } = await lastcall([...CHECK, "--format", "json=report.json"], { cwd: tree });
    expect(stderr).not.toContain(LINKED);
    expect(readFileSync(join(tree, "reports/today.json"), "utf8")).toContain('"removed-endpoint"');
  });

  test("in a folder that is shared do not lead a report out of it", async () => {
    const { tree, home } = strangers();
    const shared = folder({});
    symlinkSync(join(home, ".profile"), join(shared, "report.json"));
    const { exitCode, stderr } = await lastcall([...CHECK, "--format", `json=${join(shared, "report.json")}`], {
      cwd: tree,
    });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(LINKED)]);
    expect(readFileSync(join(home, ".profile"), "utf8")).toBe(PRECIOUS);
  });
});

describe("a baseline of the config", () => {
  const config = (baseline: string) => ({
    "lastcall.config.json": JSON.stringify({ from: "2.22", to: "2.24", baseline }),
  });

  test("is not written outside of the repository", async () => {
    const { tree, home } = strangers(config("../home/baseline.json"));
    const { exitCode, stderr } = await lastcall(["baseline", "write", "src", "--no-cache"], { cwd: tree });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("the config names a file outside of")]);
    expect(existsSync(join(home, "baseline.json"))).toBe(false);
  });

  test("is where the command line says", async () => {
    const { tree, home } = strangers(config("../home/baseline.json"));
    const named = join(home, "baseline.json");
    expect(
      (await lastcall(["baseline", "write", "src", "--no-cache", "--baseline", named], { cwd: tree })).exitCode,
    ).toBe(0);
    expect(existsSync(named)).toBe(true);
  });

  test("may lie above the config in a repository of several packages", async () => {
    const { tree } = strangers({ "packages/app/src/users.ts": 'fetch("https://x.run.ai/v1/k8s/users");\n' });
    writeFileSync(
      join(tree, "packages/app/lastcall.config.json"),
      config("../../accepted.json")["lastcall.config.json"],
    );
    const cwd = join(tree, "packages/app");
    expect((await lastcall(["baseline", "write", "src", "--no-cache"], { cwd })).exitCode).toBe(0);
    expect(existsSync(join(tree, "accepted.json"))).toBe(true);
  });
});

describe("imports", () => {
  test.each([
    "../../home/base.ts",
    "../../home/base.js",
    "/src/../../home/base.ts",
    "/@/../../home/base.ts",
    "script:../home/base.ts",
    "script:src/../../home/base.ts",
  ])("%s reads nothing that lies beside the tree", async (specifier) => {
    const { tree, home } = strangers({
      "src/users.ts": `import { BASE } from "${specifier}";\nfetch(BASE + "/users");\n`,
      // a page of classic scripts, whose links are told apart from imports that somebody writes
      "src/page.js": "function load(path) { return fetch('https://x.run.ai' + path); }\n",
      "src/start.js": "load('/v1/k8s/users');\n",
    });
    writeFileSync(join(home, "base.ts"), 'export const BASE = "https://x.run.ai/v1/k8s";\n');
    const { stdout } = await lastcall(["calls", "src", "--no-cache", "--format", "json"], { cwd: tree });
    const { calls } = JSON.parse(stdout) as { readonly calls: readonly { readonly file: string }[] };
    expect([...new Set(calls.map(({ file }) => file))]).toEqual(["src/start.js"]);
  });
});
